"""One row of a table, asked for its fields; what cannot be used becomes a fault with its cell."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from infoscore.errors import Fault, fault
from infoscore.units.facts import Place
from infoscore.units.ledger.grid import letters
from infoscore.units.ledger.values import (
    moment_of,
    name_of,
    number_of,
    text_of,
    title_of,
    yes_or_no,
)
from infoscore.units.ledger.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from decimal import Decimal

    from infoscore.units.facts import Fact
    from infoscore.units.ledger.grid import Sheet
    from infoscore.units.ledger.head import Column, Head

_SEVERAL = re.compile(r"[、,;|\n/]+")
_LARGEST = 10_000
_TRIED = 5  # the names most like another that are looked at
_SHORT = 2  # of a name so short, one letter is half


@dataclass(slots=True)
class Desk:
    """What the reading of one ledger shares: known units, what went wrong, what to tell.

    ``undated``: numbers of items whose own day the ledger does not say.
    """

    units: dict[str, str]
    venues: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    closed: bool = False
    faults: list[Fault] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)
    told: set[tuple[str, str]] = field(default_factory=set)
    guessed: dict[str, str] = field(default_factory=dict)
    undated: set[str] = field(default_factory=set)

    def note(self, place: str, phrase: str, **details: object) -> None:
        """Tell something once."""
        if (place, phrase) not in self.told:
            self.told.add((place, phrase))
            self.notes.append(fault(place, phrase, **details))

    def near(self, name: str) -> str:
        """The unit that ``name`` was probably meant to be, or an empty text."""
        if name not in self.guessed:
            self.guessed[name] = nearest(name, self.units)
        return self.guessed[name]


def nearest(name: str, known: Mapping[str, str]) -> str:
    """The known unit whose name or alias is most like ``name``; empty where none is."""
    inside = [each for each in known if len(name) > 1 and (name in each or each in name)]
    found = difflib.get_close_matches(name, inside or list(known), n=_TRIED, cutoff=0.5)
    likely = next((each for each in found if inside or _slip(name, each)), None)
    if likely is not None:
        return known[likely]
    owners = {known[each] for each in inside}
    return owners.pop() if len(owners) == 1 else ""


def _slip(name: str, other: str) -> bool:
    """Whether two names differ by a slip or an omission: 县水力局, but not 县公安局, for 县水利局.

    What all names of a place share says nothing, so the rest between must be alike as well.
    """
    start = _shared(name, other)
    rest, more = sorted((name[start:], other[start:]), key=len)
    end = _shared(rest[::-1], more[::-1])
    rest, more = rest[: len(rest) - end], more[: len(more) - end]
    if len(more) <= 1:
        return max(len(name), len(other)) > _SHORT
    if not rest:
        return len(more) < start + end
    same = difflib.SequenceMatcher(None, rest, more).get_matching_blocks()
    return sum(block.size for block in same) * 2 >= len(rest)


def _shared(one: str, two: str) -> int:
    """How many letters two texts begin with alike."""
    pairs = enumerate(zip(one, two, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(two)))


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet with its head, and the year and day its name or title gives."""

    sheet: Sheet
    head: Head
    kind: str
    year: int | None
    day: date | None


class Row:
    """Row ``number`` (from 0) of a table."""

    __slots__ = ("_fields", "_refused", "_waiting", "cells", "desk", "number", "ok", "table")

    def __init__(self, table: Table, number: int, desk: Desk) -> None:
        self.table, self.number, self.desk = table, number, desk
        self.cells = table.sheet.rows[number]
        self._fields = table.head.by_field
        self.ok = True
        self._refused: set[int] = set()
        self._waiting: list[tuple[int, Fault]] = []
        for each in table.head.columns if table.sheet.broken else ():
            if (number, each.index) in table.sheet.broken:
                self.refuse(each, "ledger.formula_error")

    def place(self, column: Column | None = None) -> Place:
        """Where the row, or one of its cells, is."""
        sheet = self.table.sheet
        row = self.number if sheet.lines else self.number + 1
        cell = f"{letters(column.index)}{row}" if column is not None and not sheet.lines else ""
        return Place(sheet.path, sheet.name, row, cell)

    def refuse(self, column: Column | None, phrase: str, **details: object) -> None:
        """The row cannot be used; ``column`` is where."""
        index = column.index if column is not None else 0
        where = self.table.sheet.place(self.number, index)
        said = {"column": column.name if column is not None else "", **details}
        if index not in self._refused:
            self._refused.add(index)
            self._waiting.append((index, fault(where, phrase, **said)))
        self.ok = False

    def settle(self) -> None:
        """Tell what is wrong with the row, from left to right, each cell once."""
        self.desk.faults += [each for _, each in sorted(self._waiting, key=lambda each: each[0])]
        self._waiting.clear()

    def raw(self, column: Column | None) -> object:
        """The value in a column; an empty text where there is none."""
        if column is None or column.index >= len(self.cells):
            return ""
        return self.cells[column.index]

    def at(self, name: str) -> Column | None:
        """The column of a field."""
        return self._fields.get(name)

    def text(self, name: str) -> str:
        """The plain text of a field."""
        column = self._fields.get(name)
        if column is None or column.index >= len(self.cells):
            return ""
        value = self.cells[column.index]
        return name_of(value) if value != "" else ""

    def word(self, name: str) -> str:
        """The text of a field as methods name it: 简讯 becomes brief where the method says so."""
        return word(name, self.text(name), self.desk.words)

    def marks(self, name: str) -> tuple[str, ...]:
        """The words a field lists."""
        value = self.raw(self.at(name))
        if value == "":
            return ()
        parts = _SEVERAL.split(text_of(value))
        return tuple(part.strip() for part in parts if part.strip())

    def title(self) -> str:
        """The title as it was written."""
        return title_of(self.raw(self.at("title")))

    def day(self, name: str, *, needed: bool = False) -> date | None:
        """The day of a field."""
        found = self.moment(name, needed=needed)
        return None if found is None else found.date()

    def moment(self, name: str, *, needed: bool = False, last: bool = False) -> datetime | None:
        """The moment of a field; a bare day is its midnight, or with ``last`` its last minute."""
        column = self.at(name)
        value = self.raw(column)
        if value == "" or (isinstance(value, str) and text_of(value) == ""):
            if needed:
                self._missing(name, column)
            return None
        try:
            found = moment_of(value, self.table.year)
        except LookupError:
            self.refuse(column, "ledger.no_year", value=text_of(value))
            return None
        if found is None:
            phrase = "ledger.bad_day"
            if isinstance(value, float) and 1 <= value < 13:
                phrase = "ledger.day_as_number"
            self.refuse(column, phrase, value=text_of(value))
            return None
        moment, hour = found
        return moment.replace(hour=23, minute=59) if last and not hour else moment

    def _missing(self, name: str, column: Column | None) -> None:
        if column is not None:
            self.refuse(column, "ledger.no_value")
            return
        self.refuse(None, "ledger.no_column", field=name)

    def number_at(self, name: str, *, needed: bool = False) -> Decimal | None:
        """The number of a field."""
        column = self.at(name)
        value = self.raw(column)
        if text_of(value) == "":
            if needed:
                self._missing(name, column)
            return None
        found = number_of(value)
        if found is None:
            self.refuse(column, "ledger.bad_number", value=text_of(value))
        return found

    def count(self, column: Column | None, *, default: int = 1) -> int:
        """A whole number from 0; ``default`` where the cell is empty."""
        value = self.raw(column)
        if text_of(value) == "":
            return default
        found = number_of(value)
        if found is None or found != int(found) or not 0 <= found <= _LARGEST:
            self.refuse(column, "ledger.bad_count", value=text_of(value))
            return default
        return int(found)

    def flag(self, name: str) -> bool | None:
        """Whether a field says yes; None where it is empty."""
        column = self.at(name)
        value = self.raw(column)
        if text_of(value) == "":
            return None
        found = yes_or_no(value)
        if found is None:
            self.refuse(column, "ledger.bad_flag", value=text_of(value))
        return found

    def units(self, name: str = "unit", *, needed: bool = True) -> tuple[str, ...]:
        """The units named in a field, by the roster's names."""
        column = self.at(name)
        text = text_of(self.raw(column))
        if not text:
            if needed:
                self._missing(name, column)
            return ()
        whole = name_of(text)
        if whole in self.desk.units:
            return (self.desk.units[whole],)
        found: list[str] = []
        raw = str(self.raw(column)).strip()
        for part in _SEVERAL.split(raw if "\n" in raw else text.replace("，", ",")):
            unit = name_of(part)
            if unit:
                found += self._unit(unit, column)
        if len(set(found)) < len(found):
            self.refuse(column, "ledger.unit_twice", value=text)
        return tuple(found)

    def _unit(self, name: str, column: Column | None) -> tuple[str, ...]:
        known = self.desk.units.get(name)
        if known is not None:
            return (known,)
        if not self.desk.closed:
            self.desk.units[name] = name
            return (name,)
        guess = self.desk.near(name)
        phrase = "ledger.unknown_unit_near" if guess else "ledger.unknown_unit"
        self.refuse(column, phrase, value=name, near=guess)
        return ()


class Link(NamedTuple):
    """What a fact says about the item it belongs to, before the items are known."""

    id: str
    title: str
    row: Row


class Found(NamedTuple):
    """A fact as read, with what it is tied to (None where it stands by itself)."""

    fact: Fact
    link: Link | None
