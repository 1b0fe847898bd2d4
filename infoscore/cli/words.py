"""click in the user's language: help, and faults in the command itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from infoscore.cli.streams import cells
from infoscore.cli.values import OneOf, Text
from infoscore.render.cells import width, wrap
from infoscore.wording import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_WIDEST, _COLUMN = 80, 24


class Command(click.Command):
    """A command whose help is in ``lang``; ``operands`` are shown in its usage line."""

    def __init__(
        self,
        name: str,
        lang: str,
        callback: Callable[..., int],
        params: Sequence[click.Parameter] = (),
    ) -> None:
        self.lang = lang
        super().__init__(
            name,
            callback=callback,
            params=[*params, lang_option(lang)],
            help=say(f"cli.{name}", lang),
            context_settings={
                "help_option_names": ["-h", "--help"],
                "allow_extra_args": True,  # so that it is ours to refuse them
            },
        )
        for each in self.params:
            if each.type is click.STRING:
                each.type = Text()

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does; what is too much is refused in the user's words."""
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise click.UsageError(say("cli.too_much", self.lang, extra=" ".join(rest)), ctx)
        return rest

    def get_help(self, ctx: click.Context) -> str:
        """The help text."""
        operands = [each.metavar or "" for each in self.params if isinstance(each, click.Argument)]
        usage = " ".join([ctx.command_path, say("cli.arguments", self.lang), *operands])
        return help_text(usage, self.help or "", (option_table(self, ctx, self.lang),), self.lang)


def help_text(
    usage: str, about: str, tables: Iterable[tuple[str, list[tuple[str, str]]]], lang: str
) -> str:
    """A help text that fits the terminal, whatever the width of its characters."""
    room = min(cells(), _WIDEST)
    lines = [say("cli.usage", lang) + usage, ""]
    lines += ["  " + each for each in wrap(about, room - 2, room - 2)]
    for heading, rows in tables:
        lines += ["", heading]
        for row in rows:
            lines += _row(*row, room)
    return "\n".join(lines)


def _row(name: str, text: str, room: int) -> Iterator[str]:
    """One entry of a table: its name, and its text beside or below."""
    head = f"  {name}"
    first, *rest = wrap(text, room - _COLUMN, room - _COLUMN)
    if width(head) + 2 <= _COLUMN:
        yield head + " " * (_COLUMN - width(head)) + first
    else:
        yield head
        rest = [first, *rest]
    for each in rest:
        yield " " * _COLUMN + each


def option_table(
    command: click.Command, ctx: click.Context, lang: str
) -> tuple[str, list[tuple[str, str]]]:
    """The options of ``command`` with a heading."""
    rows = []
    for each in command.get_params(ctx):
        if not isinstance(each, click.Option):
            continue
        names = ", ".join(sorted(each.opts, key=len))
        text = say("cli.help_help", lang) if "--help" in each.opts else each.help or ""
        rows.append((f"{names} {'' if each.is_flag else each.metavar or ''}".rstrip(), text))
    return say("cli.options", lang), rows


def lang_option(lang: str) -> click.Option:
    """``--lang``; its value was looked up before the command was built."""
    return click.Option(
        ["--lang"],
        type=OneOf(lang, ("zh", "en")),
        metavar="zh|en",
        expose_value=False,
        help=say("cli.help_lang", lang),
    )


def near(entry: str, known: Iterable[str]) -> str | None:
    """The known name that ``entry`` was probably meant to be."""
    import difflib  # noqa: PLC0415 - spared where nothing is mistyped

    found = difflib.get_close_matches(entry, sorted(known), n=1)
    return found[0] if found else None


def usage_fault(error: click.UsageError, lang: str) -> str:
    """What is wrong with the command, on one line, with the way out."""
    if isinstance(error, click.NoSuchOption):
        close = near(error.option_name, _options(error))
        if close:
            return say("cli.no_option_near", lang, name=error.option_name, near=close)
        return say("cli.no_option", lang, name=error.option_name)
    if isinstance(error, click.MissingParameter):
        return say("cli.missing", lang, name=_operand(error))
    if isinstance(error, click.BadParameter):
        name = error.param.opts[0] if error.param else str(error.param_hint)
        if isinstance(error.param, click.Argument) and error.ctx is not None:
            name = error.ctx.info_name or name
        return say("cli.bad_value", lang, name=name, message=error.message)
    if isinstance(error, click.BadOptionUsage):
        return say("cli.no_value", lang, name=error.option_name)
    return error.message


def _options(error: click.UsageError) -> list[str]:
    if error.ctx is None:
        return []
    return [name for each in error.ctx.command.get_params(error.ctx) for name in each.opts]


def _operand(error: click.MissingParameter) -> str:
    """What is missing: an argument as the usage shows it, an option with an example."""
    if error.param is None:
        return str(error.param_hint or "?")
    shown = error.param.metavar or ""
    if isinstance(error.param, click.Option):
        return f"{error.param.opts[0]} {shown}".rstrip()
    return shown or str(error.param_hint or "?")
