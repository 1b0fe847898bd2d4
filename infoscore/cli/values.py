"""What options take, refused in the user's language where it makes no sense."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from infoscore.wording import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from click.shell_completion import CompletionItem

    Given = click.Parameter | None
    Context = click.Context | None
    Type = click.ParamType[Any]
else:
    Type = click.ParamType


class OneOf(Type):
    """One of a few words."""

    name = "word"

    def __init__(self, lang: str, choices: Sequence[str]) -> None:
        self._lang, self.choices = lang, tuple(choices)

    def convert(self, value: Any, param: Given, ctx: Context) -> Any:
        """``value`` if it is a choice."""
        if value in self.choices:
            return value
        known = " ".join(self.choices)
        return self.fail(say("cli.bad_choice", self._lang, value=value, known=known), param, ctx)

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> list[CompletionItem]:
        """The choices that begin so."""
        return _words(self.choices, incomplete)


class Text(Type):
    """Any text, but some. Most of it names files, so shells complete it as such; ``words`` may come
    first.
    """

    name = "text"

    def __init__(self, words: Sequence[str] = ()) -> None:
        self._first = tuple(words)

    def convert(self, value: Any, param: Given, ctx: Context) -> Any:
        """``value``; an empty one says nothing, and would read as if the option were not there.

        Where several drafts or ledgers may be named, whoever reads them tells of it.
        """
        if value or param is None or (isinstance(param, click.Argument) and param.nargs < 0):
            return value
        if isinstance(param, click.Argument):
            raise click.MissingParameter(ctx=ctx, param=param)
        raise click.BadOptionUsage(param.opts[0], "", ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Leave files to the shell; the words that begin so where nothing was given yet."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415

        first = () if ctx.params.get(param.name or "") else self._first
        return [CompletionItem(incomplete, type="file"), *_words(first, incomplete)]


def _words(known: Sequence[str], incomplete: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem  # noqa: PLC0415

    return [CompletionItem(each) for each in known if each.startswith(incomplete)]


class Day(Type):
    """A day like 2026-03-08."""

    name = "day"

    def __init__(self, lang: str) -> None:
        self._lang = lang

    def convert(self, value: Any, param: Given, ctx: Context) -> Any:
        """The date ``value``."""
        if isinstance(value, date):
            return value
        try:
            day = date.fromisoformat(value)
        except ValueError:
            day = None
        if day is None or day.isoformat() != value:
            self.fail(say("cli.bad_day", self._lang, value=value), param, ctx)
        return day


class Number(Type):
    """A whole number, or with ``places`` a decimal one, between two limits."""

    name = "number"

    def __init__(self, lang: str, low: int, high: int, *, decimal: bool = False) -> None:
        self._lang, self._low, self._high, self._decimal = lang, low, high, decimal

    def convert(self, value: Any, param: Given, ctx: Context) -> Any:
        """The number ``value``; as Decimal where decimals are allowed."""
        from decimal import Decimal, InvalidOperation  # noqa: PLC0415

        try:
            number = Decimal(value) if self._decimal else int(value)
            within = self._low <= number <= self._high
        except (ValueError, InvalidOperation):
            within = False
        if not within:
            blanks = {"value": value, "low": self._low, "high": self._high}
            self.fail(say("cli.bad_number", self._lang, **blanks), param, ctx)
        return number
