"""Sheets of cells, whatever file they come from, each cell with its place."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from infoscore.errors import InputError, Location, fault, refuse
from infoscore.intake.decode import decode
from infoscore.intake.sources import os_fault, shown
from infoscore.units.ledger.values import MOST_NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".et", ".ods"})
# A year of 200 units is 3 MB; what unpacks to more than this is no ledger.
CELL_LIMIT = 5_000_000  # of a sheet laid out from A1 to its last cell
UNPACKED_LIMIT = 512 * 1024 * 1024
FILE_LIMIT = 64 * 1024 * 1024
_ERROR_CELL = re.compile(rb'<c\s(?=[^>]*\bt="e")[^>]*\br="([A-Z]+\d+)"')
# a cell that holds something: one that is only coloured makes no sheet larger
_CELL = re.compile(rb'<(?:\w+:)?c\s(?=[^>]*\br="([A-Z]+)(\d+)")[^>]*(?<!/)>')
_SHEET = re.compile(rb"<sheet\s[^>]*>")
_ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: ``rows`` of raw values, merged cells filled in; ``spans`` as they were merged.

    ``spans`` are (first row, first column, last row, last column), from 0. ``broken`` are cells
    that hold a formula error.  ``lines`` is set where the rows are lines of a text file.
    """

    path: str
    name: str
    rows: tuple[tuple[object, ...], ...]
    spans: tuple[tuple[int, int, int, int], ...] = ()
    broken: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    lines: bool = False

    @property
    def shown(self) -> str:
        """The sheet as the user finds it: ``台账.xlsx[10月]``."""
        return f"{self.path}[{self.name}]" if self.name else self.path

    def place(self, row: int, column: int = 0) -> Location:
        """Where the cell is, as the user finds it: ``台账.xlsx[10月!C14]``."""
        if self.lines:
            return Location(f"{self.path}[第{row}行]")
        cell = f"{letters(column)}{row + 1}"
        return Location(f"{self.path}[{self.name}!{cell}]" if self.name else f"{self.path}[{cell}]")


def letters(column: int) -> str:
    """The name of a column: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def open_sheets(file: Path) -> tuple[tuple[Sheet, ...], tuple[str, ...]]:
    """The visible sheets of ``file`` and the names of hidden ones.

    InputError where the file cannot be read; its bytes decide, the suffix only between texts.
    """
    path = shown(file.as_posix())
    if file.is_dir():
        refuse(path, "ledger.is_folder")
    try:
        if file.stat().st_size > FILE_LIMIT:
            refuse(path, "ledger.too_large", limit=FILE_LIMIT // 1024 // 1024)
        data = file.read_bytes()
    except (OSError, ValueError) as error:
        raise InputError(os_fault(path, error)) from None
    if not data.strip():
        refuse(path, "ledger.empty_file")
    if data[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        return _workbook(data, path)
    if file.suffix.lower() in WORKBOOKS:
        refuse(path, "ledger.no_workbook")
    text, _ = decode(data, path)
    if file.suffix.lower() in (".jsonl", ".ndjson"):
        return (_lines(text, path),), ()
    return (_comma(text, path),), ()


def _workbook(data: bytes, path: str) -> tuple[tuple[Sheet, ...], tuple[str, ...]]:
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum  # noqa: PLC0415

    errors = _error_cells(data, path)
    if b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e" in data:
        refuse(path, "ledger.locked")
    sheets: list[Sheet] = []
    hidden: list[str] = []
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for each in book.sheets_metadata:
            if each.visible != SheetVisibleEnum.Visible:
                hidden.append(each.name)
                continue
            table = book.get_sheet_by_name(each.name)
            rows = table.to_python(skip_empty_area=False)
            spans = tuple((*a, *b) for a, b in table.merged_cell_ranges or ())
            broken = frozenset(errors.get(each.name, ()))
            sheets.append(Sheet(path, each.name, _filled(rows, spans), spans, broken))
    except CalamineError:
        refuse(path, "ledger.no_workbook")
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # the reader gave up, no one pressed Ctrl-C
            raise
        refuse(path, "ledger.no_workbook")
    return tuple(sheets), tuple(hidden)


def _filled(
    rows: list[list[Any]], spans: tuple[tuple[int, int, int, int], ...]
) -> tuple[tuple[object, ...], ...]:
    """The rows with the value of each merged range in all its cells."""
    for top, left, bottom, right in spans:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        value = rows[top][left]
        for row in rows[top : bottom + 1]:
            last = min(right + 1, len(row))
            row[left:last] = [value] * (last - left)
    return tuple(map(tuple, rows))


def _error_cells(data: bytes, path: str) -> dict[str, list[tuple[int, int]]]:
    """Cells with a formula error by sheet: the reader shows them as empty. A sheet that the reader
    could not lay out in memory is refused on the way.
    """
    found: dict[str, list[tuple[int, int]]] = {}
    if not data.startswith(b"PK"):
        return found
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(each.file_size for each in archive.infolist()) > UNPACKED_LIMIT:
                refuse(path, "ledger.too_large", limit=UNPACKED_LIMIT // 1024 // 1024)
            if "xl/workbook.xml" not in archive.namelist():
                return found
            for name, part in _parts(archive):
                sheet = archive.read(part)
                _bound(sheet, name, path)
                cells = _ERROR_CELL.findall(sheet)
                if cells:
                    found[name] = [_position(each.decode()) for each in cells]
    except (zipfile.BadZipFile, OSError, KeyError, ValueError, RuntimeError, EOFError):
        refuse(path, "ledger.no_workbook")
    return found


def _bound(sheet: bytes, name: str, path: str) -> None:
    """Refuse a sheet with a cell so far from A1 that all cells before it would fill the memory."""
    cells = set(_CELL.findall(sheet))
    row = max((int(digits[:12]) for _, digits in cells), default=0)
    letters = max((letters for letters, _ in cells), key=lambda x: (len(x), x), default=b"")
    if row and row * (_position(f"{letters[:6].decode()}1")[1] + 1) > CELL_LIMIT:
        place = f"{letters[:6].decode()}{row}"
        refuse(path, "ledger.too_far", sheet=name, cell=place)


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The name of each sheet with its part of the archive."""
    import html  # noqa: PLC0415

    relations = {}
    for each in re.findall(rb"<Relationship\s[^>]*>", archive.read("xl/_rels/workbook.xml.rels")):
        given = dict(_ATTRIBUTE.findall(each))
        relations[given.get(b"Id")] = given.get(b"Target", b"").decode()
    names = set(archive.namelist())
    for each in _SHEET.findall(archive.read("xl/workbook.xml")):
        given = dict(_ATTRIBUTE.findall(each))
        target = relations.get(given.get(b"r:id"), "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in names:
            yield html.unescape(given.get(b"name", b"").decode()), part


def _position(cell: str) -> tuple[int, int]:
    name = cell.rstrip("0123456789")
    column = 0
    for letter in name:
        column = column * 26 + ord(letter) - 64
    return int(cell[len(name) :]) - 1, column - 1


def _comma(text: str, path: str) -> Sheet:
    head = text.split("\n", maxsplit=1)[0]
    mark = max(",\t;，", key=head.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True))
    except csv.Error:
        refuse(path, "ledger.bad_csv")
    return Sheet(path, "", tuple(map(tuple, rows)))


def _lines(text: str, path: str) -> Sheet:
    """JSON objects, a line each, as a sheet: row 0 has the names, row N what line N says."""
    names: dict[str, int] = {}
    objects: list[dict[str, object]] = []
    faults = []
    for number, each in enumerate(text.split("\n"), 1):
        value = _object(each) if each.strip() else {}
        if value is None:
            faults.append(fault(Location(f"{path}[第{number}行]"), "ledger.bad_jsonl"))
            continue
        for name in value:
            names.setdefault(name, len(names))
        objects.append(value)
    if faults:
        raise InputError(*faults)
    rows = [tuple(names), *(tuple(_flat(each.get(name)) for name in names) for each in objects)]
    return Sheet(path, "", tuple(rows), lines=True)


def _object(line: str) -> dict[str, object] | None:
    """The object of a line; None for what is none, and for values that no ledger holds: numbers
    without end, half a character, thousands of brackets.
    """
    try:
        value = json.loads(line, parse_constant=_number, parse_float=_number, parse_int=_number)
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _number(said: str) -> int | float:
    number = float(said)
    if not abs(number) < MOST_NUMBER:
        raise ValueError(said)
    return int(said) if number.is_integer() and said.lstrip("-").isdecimal() else number


def _flat(value: object) -> object:
    if isinstance(value, list):
        return "、".join(map(str, value))
    return "" if value is None else value
