"""Unit reports as text: whole for files and pipes, narrow columns for the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoscore.render.cells import clip, pad, pad_left, plain, width, wrap
from infoscore.render.units.explained import explain_sections
from infoscore.render.units.layout import shown
from infoscore.render.units.sections import head_lines, sections, summary_line
from infoscore.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infoscore.render.units.section import Cells, Section
    from infoscore.units.report import UnitReport

_GAP = "  "
_WIDEST = 40
_RIGHT = ("count", "points", "share", "rank")


def report_lines(
    report: UnitReport, layout: str, unit: str | None, lang: str, room: int | None
) -> Iterator[str]:
    """The report line by line; ``room``: cells of a screen line, None for as wide as it takes."""
    yield from _wrapped(say("unit.title", lang), room)
    for each in head_lines(report, lang):
        yield from _wrapped(each, room)
    yield ""
    if unit is None:
        yield from _wrapped(summary_line(report, lang), room)
        found = sections(report, layout, lang)
    else:
        found = explain_sections(report, unit, lang)
    for section in found:
        yield ""
        yield from section_lines(section, room)


def section_lines(section: Section, room: int | None) -> Iterator[str]:
    """One section with its title."""
    yield f"【{plain(section.title)}】"
    for each in section.lines:
        yield from _wrapped("  " + plain(each), room)
    if section.table is not None:
        yield from table_lines(section.table, room)


def table_lines(table: Cells, room: int | None) -> Iterator[str]:
    """A table in columns; where it is too wide for the room, its last columns go below."""
    rows = [
        [shown(v, k) for v, (_, _, k) in zip(row, table.heads, strict=True)] for row in table.rows
    ]
    if table.total:
        rows.append([shown(v, k) for v, (_, _, k) in zip(table.total, table.heads, strict=True)])
    names = [name for _, name, _ in table.heads]
    cells = [
        min(_WIDEST if room else 1000, max([width(names[i])] + [width(row[i]) for row in rows]))
        for i in range(len(names))
    ]
    _make_room(table, cells)
    for block in _blocks(table, cells, room):
        if table.deep:
            head = _groups(table, cells, block)
            yield head if room is None else clip(head, room).rstrip()
        yield _row(names, table, cells, block)
        for row in rows:
            yield _row(row, table, cells, block)
        if block[-1] != len(names) - 1:
            yield ""


def _make_room(table: Cells, cells: list[int]) -> None:
    """Widen the last column of a group whose words are wider than its columns."""
    first = 0
    for index, (group, _, _) in enumerate(table.heads):
        if index + 1 < len(cells) and group and table.heads[index + 1][0] == group:
            continue
        taken = sum(cells[first : index + 1]) + len(_GAP) * (index - first)
        cells[index] += max(0, width(group) - taken)
        first = index + 1


def _blocks(table: Cells, cells: list[int], room: int | None) -> Iterator[list[int]]:
    """Columns that fit side by side; the unit's name is repeated at the left of each block."""
    if room is None:
        yield list(range(len(cells)))
        return
    key = next((i for i, head in enumerate(table.heads) if head[2] == "text"), 0)
    block: list[int] = []
    for group in _together(table):
        wide = sum(cells[i] + len(_GAP) for i in group) - len(_GAP)
        left = cells[key] + len(_GAP)
        parts = [group] if wide <= room - left else [[index] for index in group]
        for part in parts:
            used = sum(cells[i] + len(_GAP) for i in (*block, *part)) - len(_GAP)
            if block and used > room:
                yield block
                block = [key] if key not in part else []
            block += part
    yield block


def _together(table: Cells) -> Iterator[list[int]]:
    """Columns under one group of the head; a column without a group stands alone."""
    group: list[int] = []
    for index, (name, _, _) in enumerate(table.heads):
        if group and (not name or name != table.heads[group[-1]][0]):
            yield group
            group = []
        group.append(index)
    yield group


def _groups(table: Cells, cells: list[int], block: list[int]) -> str:
    """The upper row of a head: each group over the first of its columns."""
    line, last = "", ""
    start = 0
    for index in block:
        group = table.heads[index][0]
        if group and group != last and width(line) <= start:
            line = line + " " * (start - width(line)) + group
        last = group
        start += cells[index] + len(_GAP)
    return line


def _row(values: list[str], table: Cells, cells: list[int], block: list[int]) -> str:
    made = []
    for index in block:
        text = clip(values[index], cells[index])
        right = table.heads[index][2] in _RIGHT
        made.append(pad_left(text, cells[index]) if right else pad(text, cells[index]))
    return _GAP.join(made).rstrip()


def _wrapped(text: str, room: int | None) -> list[str]:
    return [text] if room is None else wrap(text, room, room)
