"""Fields of one scalar: text, names, numbers, dates, times."""

from __future__ import annotations

import re
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING

from infoscore.ruleset.field import (
    MISSING,
    Context,
    Field,
    Mapped,
    Missing,
    Reference,
    Schema,
    as_written,
    scalar,
    unknown,
)
from infoscore.ruleset.yamlnode import clip

if TYPE_CHECKING:
    from infoscore.ruleset.yamlnode import Node

ID = r"[A-Za-z][A-Za-z0-9_-]*"
_INTEGER = r"-?(0|[1-9][0-9]{0,14})"
_DECIMAL = r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?"
_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_CLOCK = r"([01][0-9]|2[0-3]):[0-5][0-9]"
_MINUTES = r"([1-9][0-9]{0,5})(m|h|d|分钟|小时|天)"
_BRACES = re.compile(r"\{[^{}]*\}?|\}")
_UNITS = {"m": 1, "分钟": 1, "h": 60, "小时": 60, "d": 1440, "天": 1440}


class Text(Field[str]):
    """Any scalar as the text it was written as, outer spaces removed.

    ``min`` and ``max`` count characters; ``pattern`` must fit the whole text.
    """

    def __init__(
        self,
        *,
        min: int = 1,  # noqa: A002 - reads as it is written in JSON Schema
        max: int | None = None,  # noqa: A002
        pattern: str | None = None,
        example: str = "文字",
    ) -> None:
        self.min, self.max, self.pattern, self.example = min, max, pattern, example

    def read(self, node: Node, ctx: Context) -> str | Missing:
        got = scalar(node, ctx, "ruleset.want_text", self.example)
        if got is None:
            return MISSING
        text = got.text.strip()
        if len(text) < self.min:
            ctx.note(node.where, "ruleset.text_short", min=self.min, got=clip(text))
        elif self.max is not None and len(text) > self.max:
            ctx.note(node.where, "ruleset.text_long", max=self.max, length=len(text))
        elif self.pattern and not re.fullmatch(self.pattern, text):
            ctx.note(node.where, "ruleset.text_form", got=clip(text), example=self.example)
        else:
            return text
        return MISSING

    def schema(self, _defs: Schema) -> Schema:
        made: Schema = {"type": ["string", "number", "boolean"]}
        if self.min:
            made["pattern"] = r"\S"
        if self.pattern:
            made = {"type": "string", "pattern": rf"^\s*(?:{self.pattern})\s*$"}
        if self.min > 1:
            made["minLength"] = self.min
        if self.max is not None:
            made["maxLength"] = self.max
        return made


class Filled(Text):
    """Text with blanks in braces, such as ``{missing}``: only ``blanks`` are ever filled."""

    def __init__(self, *blanks: str) -> None:
        super().__init__()
        self.blanks = frozenset(f"{{{name}}}" for name in blanks)

    def read(self, node: Node, ctx: Context) -> str | Missing:
        text = super().read(node, ctx)
        if text is MISSING:
            return MISSING
        odd = [each for each in _BRACES.findall(text) if each not in self.blanks]
        for each in odd:
            ctx.faults.append(unknown(node.where, "ruleset.unknown_blank", each, self.blanks))
        return MISSING if odd else text


class Id(Text):
    """A name by which a thing is referred to; by default letters, digits, ``-`` and ``_``."""

    def __init__(self, pattern: str = ID, example: str = "C01") -> None:
        super().__init__(pattern=pattern, example=example, max=64)


class Ref(Id):
    """The id of a thing of ``kind``; noted in the context, to be resolved when all is read."""

    def __init__(self, kind: str, pattern: str = ID, example: str = "name") -> None:
        super().__init__(pattern, example)
        self.kind = kind

    def read(self, node: Node, ctx: Context) -> str | Missing:
        name = super().read(node, ctx)
        if name is not MISSING:
            ctx.refs.append(Reference(node.where, self.kind, name))
        return name


class Dec(Field[Decimal]):
    """A plain decimal number, exact."""

    form, phrase, kind = re.compile(_DECIMAL), "ruleset.want_decimal", "number"

    def __init__(
        self,
        min: int | str | None = None,  # noqa: A002
        max: int | str | None = None,  # noqa: A002
    ) -> None:
        self.min = None if min is None else Decimal(min)
        self.max = None if max is None else Decimal(max)

    def read(self, node: Node, ctx: Context) -> Decimal | Missing:
        example = str(self.max if self.max is not None else self.min or 1)
        got = scalar(node, ctx, self.phrase, example)
        if got is None:
            return MISSING
        if got.style or not self.form.fullmatch(got.text):
            ctx.note(node.where, self.phrase, example=example, got=as_written(got))
            return MISSING
        value = Decimal(got.text)
        if self.min is not None and value < self.min:
            ctx.note(node.where, "ruleset.number_small", got=got.text, min=self.min)
            return MISSING
        if self.max is not None and value > self.max:
            ctx.note(node.where, "ruleset.number_big", got=got.text, max=self.max)
            return MISSING
        return value

    def schema(self, _defs: Schema) -> Schema:
        made: Schema = {"type": self.kind}
        for name, limit in (("minimum", self.min), ("maximum", self.max)):
            if limit is not None:
                made[name] = int(limit) if limit == int(limit) else float(limit)
        return made


class Integer(Mapped[Decimal, int]):
    """A plain whole number."""

    def __init__(self, min: int | None = None, max: int | None = None) -> None:  # noqa: A002
        super().__init__(_Whole(min, max), int)


class _Whole(Dec):
    form, phrase, kind = re.compile(_INTEGER), "ruleset.want_integer", "integer"


class Flag(Field[bool]):
    """``true`` or ``false``, nothing else."""

    def read(self, node: Node, ctx: Context) -> bool | Missing:
        got = scalar(node, ctx, "ruleset.want_flag", "true")
        if got is None:
            return MISSING
        if got.style or got.text not in ("true", "false"):
            ctx.note(node.where, "ruleset.want_flag", got=as_written(got), example="true")
            return MISSING
        return got.text == "true"

    def schema(self, _defs: Schema) -> Schema:
        return {"type": "boolean"}


class Choice(Field[str]):
    """One word out of a few."""

    def __init__(self, *words: str) -> None:
        self.words = words

    def read(self, node: Node, ctx: Context) -> str | Missing:
        got = scalar(node, ctx, "ruleset.want_text", self.words[0])
        if got is None:
            return MISSING
        if got.text not in self.words:
            ctx.faults.append(unknown(node.where, "ruleset.unknown_choice", got.text, self.words))
            return MISSING
        return got.text

    def schema(self, _defs: Schema) -> Schema:
        return {"enum": list(self.words)}


class _Formed(Text):
    """A text of one form; ``phrase`` says which."""

    def __init__(self, phrase: str, pattern: str, example: str) -> None:
        super().__init__(pattern=pattern, example=example)
        self.phrase = phrase

    def read(self, node: Node, ctx: Context) -> str | Missing:
        got = scalar(node, ctx, self.phrase, self.example)
        if got is None:
            return MISSING
        if not re.fullmatch(self.pattern or "", got.text.strip()):
            return self.refuse(got.text, node, ctx)
        return got.text.strip()

    def refuse(self, text: str, node: Node, ctx: Context) -> Missing:
        ctx.note(node.where, self.phrase, example=self.example, got=clip(text))
        return MISSING


class DateField(Field[date]):
    """A day, ``YYYY-MM-DD``."""

    form = _Formed("ruleset.want_date", _DATE, "2026-01-31")

    def read(self, node: Node, ctx: Context) -> date | Missing:
        text = self.form.read(node, ctx)
        if text is MISSING:
            return MISSING
        try:
            return date.fromisoformat(text)
        except ValueError:
            return self.form.refuse(text, node, ctx)

    def schema(self, _defs: Schema) -> Schema:
        return {**self.form.schema(_defs), "format": "date"}


class Clock(Mapped[str, time]):
    """A time of day, ``HH:MM``."""

    def __init__(self) -> None:
        super().__init__(_Formed("ruleset.want_clock", _CLOCK, "09:30"), time.fromisoformat)


class Minutes(Mapped[str, int]):
    """A length of time in minutes, written with its unit: ``30m``, ``2h``, ``1d``, ``2小时``."""

    def __init__(self) -> None:
        form = _Formed("ruleset.want_minutes", _MINUTES, "30m、2h、1d、2小时")
        super().__init__(form, _minutes)


def _minutes(text: str) -> int:
    number = text.rstrip("mhd分钟小时天")
    return int(number) * _UNITS[text[len(number) :]]
