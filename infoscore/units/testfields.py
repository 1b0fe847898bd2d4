"""The worked examples a method file carries: a few facts, and what they must come to."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from infoscore.ruleset.fields import (
    MISSING,
    Choice,
    DateField,
    Dec,
    Field,
    Flag,
    Integer,
    ListOf,
    MapOf,
    Missing,
    Record,
    Text,
    optional,
    required,
)
from infoscore.units.facts import (
    Adoption,
    Discretion,
    Fact,
    GroundCheck,
    Instruction,
    Item,
    Ledger,
    Request,
    Share,
    Unit,
    UnitEvent,
)
from infoscore.units.method import MethodTest

if TYPE_CHECKING:
    from infoscore.ruleset.field import Context, Schema
    from infoscore.ruleset.yamlnode import Node

DAY = date(2026, 1, 15)


class Moment(Field[datetime]):
    """A day with its time: ``2026-01-15 09:30``; a day alone means its end."""

    form = Text(pattern=r"\d{4}-\d\d-\d\d( \d\d:\d\d)?", example="2026-01-15 09:30")

    def read(self, node: Node, ctx: Context) -> datetime | Missing:
        text = self.form.read(node, ctx)
        if text is MISSING:
            return MISSING
        try:
            made = datetime.fromisoformat(text)
        except ValueError:
            ctx.note(node.where, "ruleset.text_form", got=text, example=self.form.example)
            return MISSING
        return made if " " in text else made + timedelta(hours=23, minutes=59)

    def schema(self, defs: Schema) -> Schema:
        return self.form.schema(defs)


def _units(said: dict[str, Any]) -> tuple[str, ...]:
    return said["units"] or ((said["unit"],) if said["unit"] else ())


def _item(v: dict[str, Any], number: int) -> Fact:
    shares = tuple(Share(unit, part) for unit, part in v["shares"].items())
    return Item(
        v["item"] or f"t{number}", _units(v), v["sent"] or v["date"], kind=v["kind"],
        title=v["title"], status=v["status"], flags=frozenset(v["flags"]),
        authors=v["authors"], shares=shares, parent=v["parent"], relation=v["relation"],
        chars=v["chars"], grade=v["grade"], happened=v["happened"], known=v["known"],
        phoned=v["phoned"], written=v["written"], deadline=v["due"], points=v["points"],
        score=v["score"], problem=v["problem"], count=v["count"],
    )  # fmt: skip


def _adoption(v: dict[str, Any], _number: int) -> Fact:
    return Adoption(
        v["item"], v["venue"], v["date"], _units(v), v["level"], v["form"], v["importance"],
        v["stage"], v["kind"], v["title"], frozenset(v["flags"]), v["authors"], v["sent"],
        points=v["points"], count=v["count"],
    )  # fmt: skip


def _instruction(v: dict[str, Any], _number: int) -> Fact:
    return Instruction(
        v["item"], v["date"], _units(v), v["level"], v["rank"], v["body"],
        authors=v["authors"], sent=v["sent"], points=v["points"],
    )  # fmt: skip


def _request(v: dict[str, Any], number: int) -> Fact:
    due = v["due"] or datetime.combine(v["date"], time(18))
    return Request(
        _units(v), due, v["done"], v["kind"] or "request", f"t{number}", v["title"], v["item"],
        v["good"], v["points"],
    )  # fmt: skip


def _event(v: dict[str, Any], _number: int) -> Fact:
    return UnitEvent(
        _units(v), v["event"], v["date"], v["item"], v["gravity"], v["points"], v["found_by"]
    )


def _check(v: dict[str, Any], _number: int) -> Fact:
    return GroundCheck(_units(v), v["name"], v["date"], v["passed"], v["points"])


def _discretion(v: dict[str, Any], _number: int) -> Fact:
    return Discretion(_units(v), v["name"], v["points"] or Decimal(0), v["date"], item=v["item"])


_MAKE = {
    "item": _item,
    "adoption": _adoption,
    "instruction": _instruction,
    "request": _request,
    "event": _event,
    "check": _check,
    "discretion": _discretion,
}
_WORD = optional(Text(), "")
_NAMES = optional(ListOf(Text()), ())
_TIME = optional(Moment())

_WORDS = (
    *("unit", "item", "title", "kind", "status", "parent", "relation", "grade", "venue"),
    *("level", "form", "importance", "rank", "body", "event", "gravity", "found_by", "name"),
)

FACT: Record[dict[str, Any]] = Record(
    dict,
    {
        "fact": required(Choice(*_MAKE)),
        **dict.fromkeys(_WORDS, _WORD),
        "stage": optional(Text(), "used"),
        **dict.fromkeys(("units", "flags", "authors"), _NAMES),
        **dict.fromkeys(("happened", "known", "phoned", "written", "due", "done"), _TIME),
        "shares": optional(MapOf(Text(), Dec(0, 1)), {}),
        "date": optional(DateField(), DAY),
        "sent": optional(DateField()),
        "chars": optional(Integer(0)),
        "count": optional(Integer(0), 1),
        "points": optional(Dec()),
        "score": optional(Dec(0, 100)),
        "problem": optional(Flag()),
        "good": optional(Flag()),
        "passed": optional(Flag()),
    },
)  # fmt: skip

UNIT: Record[Unit] = Record(
    lambda **v: Unit(v["name"], v["class"], heads=v["heads"], credit_to=v["credit_to"]),
    {
        "name": required(Text()),
        "class": _WORD,
        "heads": optional(Integer(0)),
        "credit_to": _WORD,
    },
)


def _test(facts: tuple[dict[str, Any], ...], units: tuple[Unit, ...], **rest: Any) -> MethodTest:
    made = tuple(_MAKE[said["fact"]](said, number) for number, said in enumerate(facts, 1))
    return MethodTest(ledger=Ledger(made, units), **rest)


TEST: Record[MethodTest] = Record(
    _test,
    {
        "name": required(Text()),
        "units": optional(ListOf(UNIT, by=lambda unit: unit.name), ()),
        "facts": required(ListOf(FACT)),
        "period": optional(Text(), "2026-01"),
        "expect": required(MapOf(Text(), Dec()), "单位得分"),
        "components": optional(MapOf(Text(), MapOf(Text(), Dec())), {}),
        "rates": optional(MapOf(Text(), MapOf(Text(), Dec())), {}),
        "ranks": optional(MapOf(Text(), Dec()), {}),
    },
)
