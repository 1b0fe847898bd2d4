"""A ledger file in, its facts out; every row that cannot be used is named with its cell."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from infoscore.errors import Fault, InputError, fault
from infoscore.units.facts import Item, Ledger, Unit
from infoscore.units.ledger.beside import is_venue
from infoscore.units.ledger.columns import kind_of
from infoscore.units.ledger.grid import Sheet, open_sheets
from infoscore.units.ledger.head import head_of, is_filler
from infoscore.units.ledger.links import Links
from infoscore.units.ledger.records import READERS, unit_of
from infoscore.units.ledger.rows import Desk, Found, Row, Table, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from infoscore.units.ledger.head import Head

_GUIDE = "填表说明"  # the template's own sheet of help
_LIST = "词表"  # the sheet behind the template's drop-downs
_YEAR_MONTH = re.compile(r"(20\d\d)\s*[年./-]\s*(\d{1,2})(?:\s*月|(?!\d))")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_MONTH = re.compile(r"(?<!\d)(\d{1,2})\s*月份?")
_NEEDED: dict[str, tuple[frozenset[str], ...]] = {
    "units": (frozenset({"unit"}),),
    "items": (frozenset({"unit"}), frozenset({"title", "id", "count", "sent"})),
    "uses": (frozenset({"venue"}), frozenset({"id", "title", "unit"})),
    "instructions": (frozenset({"id", "title", "unit"}), frozenset({"rank", "level", "date"})),
    "requests": (frozenset({"unit"}), frozenset({"due"})),
    "events": (frozenset({"unit"}), frozenset({"event_kind", "kind"})),
    "checks": (frozenset({"unit"}), frozenset({"check"})),
    "points": (frozenset({"unit"}), frozenset({"points"})),
}
_BY_FIELDS = (
    ("requests", {"unit", "due", "title"}),
    ("events", {"unit", "event_kind"}),
    ("checks", {"unit", "check"}),
    ("instructions", {"rank"}),
    ("items", {"unit", "title", "sent"}),
    ("uses", {"venue"}),
    ("items", {"unit", "title"}),
    ("points", {"unit", "points", "reason"}),
    ("units", {"unit", "class"}),
    ("units", {"unit", "aliases"}),
)


@dataclass(frozen=True, slots=True)
class Known:
    """What the method and the user know beforehand: units, venues' names, words, the year.

    ``units``: names the method's classes list; others may report too, but are perhaps misspelt.
    ``credit``: unit → the unit that gets its points.
    """

    roster: tuple[Unit, ...] = ()
    venues: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    year: int | None = None
    units: frozenset[str] = frozenset()
    credit: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a ledger: facts to use only where there are no ``faults``; ``notes`` to tell.

    ``tables`` are (sheet, kind, rows taken).
    """

    ledger: Ledger
    faults: tuple[Fault, ...]
    notes: tuple[Fault, ...]
    tables: tuple[tuple[str, str, int], ...]


def load_ledger(files: Sequence[Path], known: Known | None = None) -> Reading:
    """Read a ledger that must be whole; InputError with every fault where it is not."""
    reading = read_ledger(files, known)
    if reading.faults:
        raise InputError(*reading.faults)
    return reading


def read_ledger(files: Sequence[Path], known: Known | None = None) -> Reading:
    """Read the files of one ledger, roster first, uses after the items they belong to.

    InputError where a file cannot be opened; what is wrong inside is in the reading.
    """
    return _Reader(known or Known()).read(files)


class _Reader:
    """Reads one ledger."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.desk = Desk({}, known.venues, known.words)
        self.roster: list[Unit] = list(known.roster)
        self.found: list[Found] = []
        self.lost: list[Item] = []
        self.year = known.year
        self.counts: dict[tuple[str, str], int] = {}

    def read(self, files: Sequence[Path]) -> Reading:
        tables = [table for file in files for table in self._tables(file)]
        self._read_roster([each for each in tables if each.kind == "units"])
        for table in tables:
            if table.kind != "units":
                self._read_table(table)
        self._look_alike()
        facts = tuple(Links(self.found, self.lost, self._credit(), self.desk).facts())
        desk = self.desk
        if not facts and not desk.faults:
            names = " ".join(each.as_posix() for each in files)
            desk.faults.append(fault(names, "ledger.nothing"))
        taken = tuple((sheet, kind, rows) for (sheet, kind), rows in self.counts.items())
        ledger = Ledger(facts, tuple(self.roster), tuple(each.as_posix() for each in files))
        return Reading(ledger, tuple(desk.faults), tuple(desk.notes), taken)

    def _credit(self) -> dict[str, str]:
        """Unit → the unit that gets its points, by the method before the roster."""
        names = self.desk.units
        said = {unit.name: unit.credit_to for unit in self.roster if unit.credit_to}
        return said | {names.get(a, a): names.get(b, b) for a, b in self.known.credit.items()}

    def _look_alike(self) -> None:
        """Without a roster, tell of names that are nearly one of the method's."""
        if self.desk.closed or not self.known.units:
            return
        listed = {name: name for name in self.known.units}
        told = set(self.known.units)
        for fact, _ in self.found:
            for unit in fact.units:
                near = "" if unit in told else nearest(unit, listed)
                told.add(unit)
                if near:
                    self.desk.note(fact.place.shown, "ledger.unit_like", value=unit, near=near)

    def _tables(self, file: Path) -> Iterator[Table]:
        sheets, hidden = open_sheets(file)
        heads = [(sheet, head_of(sheet)) for sheet in sheets]
        said = {
            _time((sheet.name, head.above if head else "", file.stem), None)[0]
            for sheet, head in heads
        } - {None}
        self.year = said.pop() if len(said) == 1 else self.known.year
        for name in hidden:
            if name != _LIST:
                self.desk.note(f"{sheets[0].path if sheets else file}[{name}]", "ledger.hidden")
        for sheet, head in heads:
            if any(cell not in (None, "") for row in sheet.rows for cell in row):
                table = self._table(sheet, head, file)
                if table is not None:
                    yield table

    def _table(self, sheet: Sheet, head: Head | None, file: Path) -> Table | None:
        named = kind_of(sheet.name or file.stem)
        where = sheet.shown
        if head is None:
            if named != "skip":
                self.desk.faults.append(fault(where, "ledger.no_head"))
            elif sheet.name != _GUIDE:
                self.desk.note(where, "ledger.sheet_skipped")
            return None
        kind = _kind(named, head.fields)
        if kind is None:
            if named == "skip":
                self.desk.note(where, "ledger.sheet_skipped")
            else:
                seen = " ".join(each.name for each in head.columns)
                self.desk.faults.append(
                    fault(sheet.place(head.row), "ledger.unclear_sheet", columns=seen)
                )
            return None
        unused = [
            each.name
            for each in head.columns
            if each.field is None and not (kind == "items" and is_venue(each, self.desk.venues))
        ]
        if unused:
            self.desk.note(where, "ledger.unused_columns", columns=" ".join(unused))
        year, day = _time((sheet.name, head.above, file.stem), self.year)
        return Table(sheet, head, kind, year, day)

    def _rows(self, table: Table) -> Iterator[Row]:
        for number in range(table.head.first, len(table.sheet.rows)):
            if not is_filler(table.sheet.rows[number], table.head):
                yield Row(table, number, self.desk)

    def _read_roster(self, tables: Iterable[Table]) -> None:
        said: dict[str, str] = {}
        for table in tables:
            for row in self._rows(table):
                unit = unit_of(row)
                row.settle()
                if unit is None:
                    continue
                for name in dict.fromkeys((unit.name, *unit.aliases)):
                    if said.setdefault(name, unit.name) != unit.name or (
                        name == unit.name
                        and any(each.name == name for each in self.roster if each.place.file)
                    ):
                        row.refuse(row.at("unit"), "ledger.name_twice", value=name)
                row.settle()
                self._add(unit)
                self._count(table)
        names = {each.name for each in self.roster}
        for unit in self.roster:
            for name in (unit.name, *unit.aliases):
                self.desk.units.setdefault(name, unit.name)
            if unit.credit_to and unit.credit_to not in names:
                self.desk.faults.append(
                    fault(unit.place.shown, "ledger.credit_unknown", value=unit.credit_to)
                )
        self.desk.closed = bool(self.roster)

    def _add(self, unit: Unit) -> None:
        """Add a unit; what the ledger says of one goes before what the method says."""
        for index, each in enumerate(self.roster):
            if each.name == unit.name:
                self.roster[index] = replace(
                    unit,
                    group=unit.group or each.group,
                    aliases=(*unit.aliases, *each.aliases),
                    heads=each.heads if unit.heads is None else unit.heads,
                    credit_to=unit.credit_to or each.credit_to,
                    hidden=unit.hidden or each.hidden,
                )
                return
        self.roster.append(unit)

    def _read_table(self, table: Table) -> None:
        reader = READERS[table.kind]
        for row in self._rows(table):
            facts = list(reader(row))
            row.settle()
            if row.ok:
                self.found += facts
            else:
                self.lost += [each for each, _ in facts if isinstance(each, Item)]
            self._count(table)

    def _count(self, table: Table) -> None:
        key = table.sheet.shown, table.kind
        self.counts[key] = self.counts.get(key, 0) + 1


def _kind(named: str | None, fields: frozenset[str]) -> str | None:
    """The kind of a table by its sheet's name if its columns allow it, else by its columns."""
    if named == "uses" and {"unit", "title", "sent"} <= fields:
        return "items"
    allowed = named in _NEEDED and all(each & fields for each in _NEEDED[named or ""])
    if allowed and (named != "units" or not {"title", "sent"} & fields):
        return named
    found = next((kind for kind, least in _BY_FIELDS if least <= fields), None)
    if found == "units" and named == "skip":
        return None
    return found


def _time(words: Iterable[str], year: int | None) -> tuple[int | None, date | None]:
    """The year of a sheet, and the last day of its month where its name or title gives one."""
    text = " ".join(words)
    both = _YEAR_MONTH.search(text)
    if both and 1 <= int(both[2]) <= 12:
        return int(both[1]), _last(int(both[1]), int(both[2]))
    years = set(map(int, _YEAR.findall(text)))
    if len(years) == 1:
        year = years.pop()
    month = _MONTH.search(text)
    if year is not None and month and 1 <= int(month[1]) <= 12:
        return year, _last(year, int(month[1]))
    return year, None


def _last(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
