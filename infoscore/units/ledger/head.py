"""Where a table begins: its head of one row or two, and what each column stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from infoscore.units.ledger.columns import field_of
from infoscore.units.ledger.values import name_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from infoscore.units.ledger.grid import Sheet

_SEARCHED = 20
_LEAST = 2
_EMPTY = ("", None)
_TOTAL = re.compile(r"(本页|本月|本季|全年|总)?(合计|总计|小计|累计|共计)[:：]?")
_REMARK = re.compile(
    r"(填表|填报|制表|审核|复核|审签|统计|联系|报表|打印)(人|单位|时间|日期|电话)|说明|备注|注[:：\d]|附[:：注]"
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its place, what it stands for, and the words over it (group, name)."""

    index: int
    field: str | None
    name: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a table: ``first`` is the row after it; ``above`` the words before it."""

    row: int
    first: int
    columns: tuple[Column, ...]
    above: str
    by_field: Mapping[str, Column]
    names: frozenset[str] = frozenset()

    def column(self, field: str) -> Column | None:
        """The first column of ``field``."""
        return self.by_field.get(field)

    @property
    def fields(self) -> frozenset[str]:
        """What the table has columns for."""
        return frozenset(each.field for each in self.columns if each.field)


def head_of(sheet: Sheet) -> Head | None:
    """The head of ``sheet``, or None if no row names two columns that are known."""
    for number, row in enumerate(sheet.rows[:_SEARCHED]):
        names = [name_of(cell) for cell in row]
        known = {field_of(name) for name in names if name} - {None}
        if len(known) >= _LEAST and not _is_banner(sheet, number):
            depth = _depth(sheet, number)
            above = " ".join(
                dict.fromkeys(
                    text_of(cell) for each in sheet.rows[:number] for cell in each if cell
                )
            )
            columns = tuple(_columns(sheet, number, depth))
            fields = {each.field: each for each in reversed(columns) if each.field}
            words = frozenset(word for each in columns for word in (each.name, each.group) if word)
            return Head(number, number + depth, columns, above, fields, words)
    return None


def _is_banner(sheet: Sheet, number: int) -> bool:
    """Whether one merged cell fills the row from side to side."""
    width = len(sheet.rows[number])
    return any(a == number and d - b + 1 >= width > 1 for a, b, _, d in sheet.spans)


def _depth(sheet: Sheet, number: int) -> int:
    """Rows of the head: two where a cell of the first is merged, or the second only adds names."""
    if number + 1 >= len(sheet.rows) or sheet.lines:
        return 1
    tall = [c - a + 1 for a, _, c, _ in sheet.spans if a == number and c > a]
    if tall:
        return max(tall)
    upper = [name_of(cell) for cell in sheet.rows[number]]
    lower = [name_of(cell) for cell in sheet.rows[number + 1]]
    wide = any(a == number and d > b for a, b, _, d in sheet.spans)
    known = [i for i, name in enumerate(upper) if field_of(name) and i < len(lower)]
    under = [i for i, name in enumerate(lower) if name and (i >= len(upper) or not upper[i])]
    alone = bool(known) and all(not lower[i] for i in known[:_LEAST])
    return 2 if wide or (alone and under) else 1


def _columns(sheet: Sheet, number: int, depth: int) -> Iterator[Column]:
    rows = [[name_of(cell) for cell in row] for row in sheet.rows[number : number + depth]]
    width = max(map(len, rows))
    group = ""
    seen: set[str] = set()
    for index in range(width):
        words = [row[index] if index < len(row) else "" for row in rows]
        name = next((word for word in reversed(words) if word), "")
        if not name:
            continue
        group = words[0] or (group if depth > 1 else "")
        over = group if group != name else ""
        field = field_of(name)
        if over and field is None and len({w for w in words if w}) == 1:
            over = ""
        if field in seen and field != "note":
            field = None
        if field:
            seen.add(field)
        yield Column(index, field, name, over)


def is_filler(row: tuple[object, ...], head: Head) -> bool:
    """Whether a row holds no record: blank, a total, a remark below the table, the head again."""
    filled = [cell for cell in row if cell not in _EMPTY]
    first = [text for text in map(name_of, filled[:4]) if text]
    if not first and not any(map(name_of, filled)):
        return True
    if any(_TOTAL.fullmatch(text) for text in first[:2]):
        return True
    if first and _REMARK.match(first[0]):
        texts = dict.fromkeys(filter(None, map(name_of, filled)))
        if len(texts) <= _LEAST or all(map(_REMARK.match, texts)):
            return True
    # most rows are told apart from a repeated head by their first words
    if not any(text in head.names for text in first):
        return False
    named = [(each, name_of(row[each.index])) for each in head.columns if each.index < len(row)]
    same = sum(text in (each.name, each.group) for each, text in named if text)
    return same >= _LEAST and same * 2 >= sum(1 for cell in filled if name_of(cell))
