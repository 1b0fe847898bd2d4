"""Rows turned into facts: one function for each kind of table."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from infoscore.units.facts import (
    FINDINGS,
    Adoption,
    Discretion,
    GroundCheck,
    Instruction,
    Item,
    Request,
    Share,
    Unit,
    UnitEvent,
)
from infoscore.units.ledger import words
from infoscore.units.ledger.beside import beside, form_of, level_of, uses_listed
from infoscore.units.ledger.rows import Found, Link
from infoscore.units.ledger.values import name_of, number_of, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date, datetime

    from infoscore.units.ledger.rows import Row

_FLAGS = {
    "已签发": "signed",
    "有图": "pictures",
    "图片": "pictures",
    "视频": "pictures",
    "敷衍": "perfunctory",
    "不达标": "below_standard",
    "负面": "negative",
    "改写": "rewritten",
}


def item_facts(row: Row) -> Iterator[Found]:
    """An item, and its uses where the same row tells them."""
    name = row.text("id") or str(row.place())
    day = row.day("sent", needed=row.table.day is None and row.at("used") is None)
    if day is None and row.at("sent") is None:
        day = row.table.day or row.day("used")
        row.desk.undated.add(name)
    units = row.units()
    title, said = row.title(), row.text("kind")
    if not title and row.at("title") is not None and row.at("count") is None:
        row.refuse(row.at("title"), "ledger.no_value")
    happened, deadline = row.moment("event"), row.moment("due", last=True)
    item = Item(
        id=name,
        units=units,
        sent=day,
        title=title,
        kind=row.word("kind"),
        status=row.text("status"),
        flags=_flags(row),
        authors=row.marks("authors"),
        shares=_shares(row),
        relation=words.relation(row.text("relation") or said),
        parent=row.text("parent"),
        chars=row.count(row.at("chars"), default=-1) if row.text("chars") else None,
        grade=row.word("grade"),
        happened=happened,
        known=row.moment("known"),
        phoned=row.moment("phoned"),
        written=row.moment("written") or _written(row),
        deadline=deadline,
        registered=row.day("registered"),
        points=row.number_at("points"),
        draft=text_of(row.raw(row.at("file"))),
        count=row.count(row.at("count")),
        place=row.place(),
    )
    yield Found(item, None)
    yield from beside(row, item)


def _written(row: Row) -> datetime | None:
    """The hour an item was sent, where the ledger gives it."""
    if row.at("sent") is None or not row.ok:
        return None
    sent = row.moment("sent")
    return sent if sent is not None and (sent.hour or sent.minute) else None


def _flags(row: Row) -> frozenset[str]:
    return frozenset(_FLAGS.get(each, each) for each in row.marks("flags"))


def _shares(row: Row) -> tuple[Share, ...]:
    """The agreed parts of a joint item, such as 甲局:0.6、乙局:0.4."""
    found = []
    for each in row.marks("share"):
        name, _, part = each.replace("=", ":").partition(":")
        value = number_of(part.rstrip("%"))
        unit = row.desk.units.get(name_of(name))
        if value is None or unit is None:
            row.refuse(row.at("share"), "ledger.bad_share", value=each)
            continue
        found.append(Share(unit, value / 100 if part.endswith("%") else value))
    if found and sum(each.part for each in found) != 1:
        row.refuse(row.at("share"), "ledger.shares_sum", value=sum(each.part for each in found))
    return tuple(found)


def use_facts(row: Row) -> Iterator[Found]:
    """One use of an item."""
    if not row.text("venue"):
        row.refuse(row.at("venue"), "ledger.no_value")
    for venue, form in uses_listed(row.text("venue")):
        use = Adoption(
            item=row.text("id"),
            venue=venue,
            used=_day(row, "used"),
            units=row.units(needed=False),
            level=row.word("level"),
            form=form_of(row, form) or row.word("form"),
            importance=row.text("importance"),
            stage=row.word("stage") or "used",
            kind=row.word("kind"),
            title=row.title(),
            flags=_flags(row),
            authors=row.marks("authors"),
            registered=row.day("registered"),
            points=row.number_at("points"),
            count=row.count(row.at("count")),
            place=row.place(),
        )
        yield Found(use, Link(use.item, use.title, row))


def _day(row: Row, *names: str) -> date | None:
    """The first day that the row gives in one of the fields, else the sheet's."""
    for name in (*names, "date", "sent"):
        if row.at(name) is not None:
            return row.day(name, needed=True)
    if row.table.day is None:
        row.refuse(None, "ledger.no_column", field=names[0])
    return row.table.day


def instruction_facts(row: Row) -> Iterator[Found]:
    """A leader's written instruction on an item."""
    leader = row.text("rank")
    level = row.word("level") or level_of(row, leader)
    fact = Instruction(
        item=row.text("id"),
        used=_day(row, "date", "used"),
        units=row.units(needed=False),
        level=level,
        rank=words.rank(leader),
        body=row.text("body"),
        leader=leader,
        authors=row.marks("authors"),
        registered=row.day("registered"),
        title=row.title(),
        points=row.number_at("points"),
        level_said=words.level_said(row.text("level") or leader, level),
        place=row.place(),
    )
    yield Found(fact, Link(fact.item, fact.title, row))


def request_facts(row: Row) -> Iterator[Found]:
    """An item that was asked for, or feedback an instruction asked for."""
    title = row.title()
    fact = Request(
        units=row.units(),
        due=row.moment("due", needed=True, last=True),
        done=row.moment("done"),
        kind="feedback" if "反馈" in row.text("kind") else "request",
        id=row.text("id"),
        title=title,
        good=row.flag("good"),
        points=row.number_at("points"),
        place=row.place(),
    )
    yield Found(fact, None)


def event_facts(row: Row) -> Iterator[Found]:
    """Something held against a unit; findings need the person who made them."""
    column = row.at("event_kind") or row.at("kind")
    kind = words.event_kind(name_of(row.raw(column)))
    if not kind:
        row.refuse(column, "ledger.no_value")
    by = row.text("recorder")
    if kind in FINDINGS and not by:
        row.refuse(row.at("recorder"), "ledger.no_finder", kind=name_of(row.raw(column)))
    fact = UnitEvent(
        units=row.units(),
        kind=kind,
        when=_day(row, "date"),
        item=row.text("id"),
        gravity=row.text("gravity") or row.text("level"),
        points=row.number_at("points"),
        found_by=by,
        note=text_of(row.raw(row.at("reason"))),
        place=row.place(),
    )
    yield Found(fact, Link(fact.item, row.title(), row) if fact.item or row.title() else None)


def check_facts(row: Row) -> Iterator[Found]:
    """A groundwork check."""
    name = row.text("check")
    if not name:
        row.refuse(row.at("check"), "ledger.no_value")
    points = row.number_at("points")
    passed = row.flag("met")
    if points is None and passed is None:
        row.refuse(row.at("met") or row.at("points"), "ledger.no_value")
    when = _day(row, "date")
    note = text_of(row.raw(row.at("reason")))
    yield Found(GroundCheck(row.units(), name, when, passed, points, note, row.place()), None)


def point_facts(row: Row) -> Iterator[Found]:
    """Points a person gave, with the reason."""
    points = row.number_at("points", needed=True) or Decimal(0)
    reason = text_of(row.raw(row.at("reason")))
    if not reason:
        row.refuse(row.at("reason"), "ledger.no_reason")
    fact = Discretion(
        units=row.units(),
        name=row.text("check") or row.text("kind"),
        points=points,
        when=_day(row, "date"),
        reason=reason,
        by=row.text("recorder"),
        item=row.text("id"),
        place=row.place(),
    )
    yield Found(fact, None)


def unit_of(row: Row) -> Unit | None:
    """A unit of the roster."""
    name = row.text("unit")
    if not name:
        row.refuse(row.at("unit"), "ledger.no_value")
        return None
    aliases = re.split(r"[、,;|/\s]+", text_of(row.raw(row.at("aliases"))))
    heads = row.number_at("people")
    return Unit(
        name=name,
        group=row.text("class") or row.text("kind"),
        aliases=tuple(each for each in aliases if each),
        heads=None if heads is None else int(heads),
        credit_to=row.text("credit_to"),
        hidden=bool(row.flag("excluded")),
        place=row.place(),
    )


READERS: Mapping[str, Callable[[Row], Iterator[Found]]] = {
    "items": item_facts,
    "uses": use_facts,
    "instructions": instruction_facts,
    "requests": request_facts,
    "events": event_facts,
    "checks": check_facts,
    "points": point_facts,
}
