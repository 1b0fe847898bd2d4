"""Uses and instructions told beside an item, in the columns of its own row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from infoscore.units.facts import Adoption, Instruction
from infoscore.units.ledger import words
from infoscore.units.ledger.rows import Found
from infoscore.units.ledger.values import (
    NO,
    YES,
    figure_of,
    moment_of,
    name_of,
    number_of,
    text_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from infoscore.units.facts import Item
    from infoscore.units.ledger.head import Column
    from infoscore.units.ledger.rows import Row

_ISSUE = re.compile(r"第?\s*\d+\s*期")
_USE = re.compile(r"《?(?P<venue>[^《》()]+?)》?(?:\((?P<form>[^()]+)\))?")
_MARKS = re.compile(r"[、;|\n]|,(?!\d)")


def beside(row: Row, item: Item) -> Iterator[Found]:
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
                    form=form_of(row, form) or row.word("form"),
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
    day, where = row.table.day, row.table.sheet.shown
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
    said = _said(row, column)
    if said is None or not said.times:
        return
    day = said.used or used or _use_day(row, item)
    level = level_of(row, column.group) or level_of(row, column.name)
    place = row.place(column)
    if "批示" in column.name:
        rank = words.rank(column.name)
        told = words.level_said(column.group, level) or words.level_said(column.name, level)
        for _ in range(said.times):
            note = Instruction(
                item=item.id,
                used=day,
                level=level,
                rank=rank if rank in ("main", "other") else "",
                level_said=told,
                place=place,
            )
            yield Found(note, None)
        return
    if column.name in row.desk.venues:
        level = ""  # the method knows it better
    form = form_of(row, said.form)
    use = Adoption(item.id, column.name, day, level=level, form=form, count=said.times, place=place)
    yield Found(use, None)


class _Said(NamedTuple):
    """How often an item was used, on which day and in which form, as far as a cell tells."""

    times: int = 1
    used: date | None = None
    form: str = ""


def _said(row: Row, column: Column) -> _Said | None:
    """A tick, a number, a day or a form; None, and a fault where it is none of them."""
    raw = row.raw(column)
    text = text_of(raw)
    if text.lower() in NO or words.NOT_USED.fullmatch(text):
        return None
    number = None if isinstance(raw, bool) else number_of(raw)
    try:
        moment = moment_of(raw, row.table.year)
    except LookupError:
        row.refuse(column, "ledger.no_year", value=text)
        return None
    if number is not None and number == int(number) and 0 <= number < 1000:
        return _Said(int(number))
    if moment is not None:
        return _Said(used=moment[0].date())
    if figure_of(raw) is not None:
        row.refuse(column, "ledger.bad_count", value=text)
        return None
    ticked = text.lower() in YES or _ISSUE.search(text)
    return _Said() if ticked else _Said(form=text)


def level_of(row: Row, text: str) -> str:
    """The level that words over a column name, as the method calls it."""
    return words.word("level", text, row.desk.words) if words.level_in(text) else ""


def form_of(row: Row, text: str) -> str:
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
