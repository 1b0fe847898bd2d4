"""Rows turned into facts: one function for each kind of table."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from infoscore.units.facts import (
    FINDINGS,
    Adoption,
    Discretion,
    Fact,
    GroundCheck,
    Instruction,
    Item,
    Request,
    Share,
    Unit,
    UnitEvent,
)
from infoscore.units.ledger import words
from infoscore.units.ledger.values import NO, YES, moment_of, name_of, number_of, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date, datetime

    from infoscore.units.ledger.head import Column
    from infoscore.units.ledger.rows import Row

_ISSUE = re.compile(r"第?\s*\d+\s*期")
_USE = re.compile(r"《?(?P<venue>[^《》()]+?)》?(?:\((?P<form>[^()]+)\))?")
_MARKS = re.compile(r"[、;|\n]|,(?!\d)")
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


class Link(NamedTuple):
    """What a fact says about the item it belongs to, before the items are known."""

    id: str
    title: str
    row: Row


class Found(NamedTuple):
    """A fact as read, with what it is tied to (None where it stands by itself)."""

    fact: Fact
    link: Link | None


def item_facts(row: Row) -> Iterator[Found]:
    """An item, and its uses where the same row tells them."""
    day = row.day("sent", needed=row.table.day is None and row.at("used") is None)
    if day is None and row.at("sent") is None:
        day = row.table.day or row.day("used")
    units = row.units()
    title, said = row.title(), row.text("kind")
    if not title and row.at("title") is not None and row.at("count") is None:
        row.refuse(row.at("title"), "ledger.no_value")
    name = row.text("id") or str(row.place())
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
    yield from _beside(row, item)


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


def _beside(row: Row, item: Item) -> Iterator[Found]:
    """What the columns beside an item say of its uses and instructions."""
    used = row.day("used")
    listed = row.at("venue")
    if listed is not None:
        for venue, form in uses_listed(text_of(row.raw(listed))):
            day = used or _use_day(row, item)
            yield Found(
                Adoption(
                    item=item.id,
                    venue=venue,
                    used=day,
                    level=row.word("level"),
                    form=_form(row, form) or row.word("form"),
                    stage=row.word("stage") or "used",
                    importance=row.text("importance"),
                    place=row.place(listed),
                ),
                None,
            )
    for column in row.table.head.columns:
        if column.field is None and is_venue(column, row.desk.venues):
            yield from _cell(row, column, item, used)


def _use_day(row: Row, item: Item) -> date | None:
    """The day a use falls on if the row does not say: the month's last, else when it was sent."""
    day, sheet = row.table.day, row.table.sheet
    where = f"{sheet.path}[{sheet.name}]" if sheet.name else sheet.path
    if day is None or (item.sent is not None and item.sent > day):
        day = item.sent
        row.desk.note(where, "ledger.used_as_sent")
    else:
        row.desk.note(where, "ledger.used_as_month", day=day)
    return day


def is_venue(column: Column, venues: frozenset[str]) -> bool:
    """Whether a column that is no field stands for a place where items are used."""
    if column.name in venues or "批示" in column.name:
        return True
    over = column.group
    return bool(over) and bool(words.level_in(over) or re.search("采用|刊用|录用|上报", over))


def _cell(row: Row, column: Column, item: Item, used: date | None) -> Iterator[Found]:
    """What one cell of a venue's column says: a tick, a number, a day, a form."""
    raw = row.raw(column)
    text = text_of(raw)
    if text.lower() in NO or words.NOT_USED.fullmatch(text):
        return
    count, form = 1, ""
    number = None if isinstance(raw, bool) else number_of(raw)
    try:
        moment = moment_of(raw, row.table.year)
    except LookupError:
        row.refuse(column, "ledger.no_year", value=text)
        return
    if number is not None and number == int(number) and 0 <= number < 1000:
        count = int(number)
    elif moment is not None:
        used = moment[0].date()
    elif number is not None:
        row.refuse(column, "ledger.bad_count", value=text)
        return
    elif text.lower() not in YES and not _ISSUE.search(text):
        form = text
    if not count:
        return
    day = used or _use_day(row, item)
    level = _level(row, column.group) or _level(row, column.name)
    if "批示" not in column.name and column.name in row.desk.venues:
        level = ""  # the method knows it better
    if "批示" in column.name:
        rank = words.rank(column.name)
        for _ in range(count):
            yield Found(
                Instruction(
                    item=item.id,
                    used=day,
                    level=level,
                    rank=rank if rank in ("main", "other") else "",
                    place=row.place(column),
                ),
                None,
            )
        return
    place = row.place(column)
    form = _form(row, form)
    use = Adoption(item.id, column.name, day, level=level, form=form, count=count, place=place)
    yield Found(use, None)


def _level(row: Row, text: str) -> str:
    """The level that words over a column name, as the method calls it."""
    return words.word("level", text, row.desk.words) if words.level_in(text) else ""


def _form(row: Row, text: str) -> str:
    return words.word("form", text, row.desk.words)


def uses_listed(text: str) -> Iterator[tuple[str, str]]:
    """The venues a cell lists, each with its form: 《每日要情》（综合）、市级专报."""
    for part in _MARKS.split(text):
        plain = part.strip()
        if words.NOT_USED.fullmatch(plain):
            continue
        found = _USE.fullmatch(plain)
        if found:
            yield name_of(found["venue"]), name_of(found["form"] or "")
        else:
            yield name_of(plain), ""


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
            form=_form(row, form) or row.word("form"),
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
    fact = Instruction(
        item=row.text("id"),
        used=_day(row, "date", "used"),
        units=row.units(needed=False),
        level=row.word("level") or _level(row, leader),
        rank=words.rank(leader),
        body=row.text("body"),
        leader=leader,
        authors=row.marks("authors"),
        registered=row.day("registered"),
        title=row.title(),
        points=row.number_at("points"),
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
