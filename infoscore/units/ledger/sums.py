"""Do the columns of a published table add up?  A check of sums before a notice goes out.

Every row that begins with 合计, 总计, 小计 … is compared with the rows above it: a subtotal with
those since the last total, a total with all of them.  A column called 合计 within a group of
columns is compared with the others of its group.  Nothing is corrected.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from infoscore.units.ledger.grid import open_sheets
from infoscore.units.ledger.values import name_of, number_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from infoscore.errors import Location
    from infoscore.units.ledger.grid import Sheet

_TOTAL = re.compile(r"(本页|本月|本季|全年|总)?(合计|总计|共计|累计)[:：]?|[Tt]otal")
_SUBTOTAL = re.compile(r"小计[:：]?|[Ss]ubtotal")
_PERCENT = re.compile(r"[%％]")
_RANK = re.compile(r"排名|名次|位次|序号|^序$|率$|比例|占比|平均|均分|rank|^no\.?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sum:
    """One comparison: where the total stands, its column, what is printed and what it comes to."""

    place: Location
    column: str
    printed: Decimal
    added: Decimal

    @property
    def right(self) -> bool:
        """Whether the printed total is the sum."""
        return self.printed == self.added


def sums_of(file: Path) -> tuple[Sum, ...]:
    """Every total of the file with the sum of what is above or beside it.

    InputError where the file cannot be read.  Empty where the file has no totals.
    """
    sheets, _ = open_sheets(file)
    return tuple(each for sheet in sheets for each in (*_down(sheet), *_across(sheet)))


def _number(cell: object) -> Decimal | None:
    if isinstance(cell, str) and (not cell.strip() or _PERCENT.search(cell)):
        return None
    return number_of(cell)


def _said(row: tuple[object, ...]) -> str:
    """The words a row of totals begins with, wherever its first words stand."""
    for cell in row[:3]:
        text = name_of(cell) if text_of(cell) else ""
        if text and _number(cell) is None and (_TOTAL.fullmatch(text) or _SUBTOTAL.fullmatch(text)):
            return text
    return ""


def _head(sheet: Sheet) -> tuple[list[str], int]:
    """The words over each column, and the first row below them."""
    names: list[list[str]] = [[] for _ in range(max(map(len, sheet.rows), default=0))]
    for number, row in enumerate(sheet.rows):
        filled = [cell for cell in row if text_of(cell)]
        if len(filled) > 1 and any(_number(cell) is not None for cell in filled):
            return [" ".join(dict.fromkeys(each)) for each in names], number
        if len(set(map(text_of, filled))) > 1:
            for index, cell in enumerate(row):
                if text_of(cell):
                    names[index].append(name_of(cell))
    return [" ".join(dict.fromkeys(each)) for each in names], len(sheet.rows)


def _down(sheet: Sheet) -> Iterator[Sum]:
    names, first = _head(sheet)
    rows: list[tuple[object, ...]] = []
    since: list[tuple[object, ...]] = []
    for number in range(first, len(sheet.rows)):
        row = sheet.rows[number]
        said = _said(row)
        if not said:
            rows.append(row)
            since.append(row)
            continue
        above = since if _SUBTOTAL.fullmatch(said) else rows
        yield from _columns(sheet, number, names, above)
        since = []
        if above is rows:
            rows = []


def _columns(
    sheet: Sheet, number: int, names: list[str], above: list[tuple[object, ...]]
) -> Iterator[Sum]:
    for index, cell in enumerate(sheet.rows[number]):
        printed, name = _number(cell), names[index]
        if printed is None or _RANK.search(name):
            continue
        values = [_number(row[index]) for row in above if index < len(row)]
        if any(value is not None for value in values):
            added = sum((value for value in values if value is not None), Decimal(0))
            yield Sum(sheet.place(number, index), name, printed, added)


def _across(sheet: Sheet) -> Iterator[Sum]:
    names, first = _head(sheet)
    pairs = [name.rpartition(" ") for name in names]
    groups: dict[str, list[int]] = {}
    for index, (group, _, _) in enumerate(pairs):
        if group:
            groups.setdefault(group, []).append(index)
    for group, indexes in groups.items():
        totals = [i for i in indexes if pairs[i][2] in ("合计", "小计", "总计")]
        others = [i for i in indexes if i not in totals and not _RANK.search(pairs[i][2])]
        if len(totals) != 1 or len(others) < 2:
            continue
        for number in range(first, len(sheet.rows)):
            row = sheet.rows[number]
            printed = _number(row[totals[0]]) if totals[0] < len(row) else None
            values = [_number(row[i]) for i in others if i < len(row)]
            if printed is not None and any(value is not None for value in values):
                added = sum((value for value in values if value is not None), Decimal(0))
                yield Sum(
                    sheet.place(number, totals[0]), f"{group} {pairs[totals[0]][2]}", printed, added
                )
