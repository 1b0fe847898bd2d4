"""Unit reports as a workbook: a sheet a class with a merged head of two rows, then the rest."""

from __future__ import annotations

import io
import re
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from infoscore.render.units.explained import explain_sections
from infoscore.render.units.layout import period_words
from infoscore.render.units.sections import (
    class_tables,
    head_lines,
    sections,
    summary_line,
    titles_section,
)
from infoscore.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from infoscore.render.units.section import Cells, Section
    from infoscore.units.report import UnitReport

# Workbooks carry a time of making; a fixed one keeps the bytes the same on every run.
MADE = datetime(2026, 1, 1)
HEAD_FONT, BODY_FONT, TITLE_FONT = "黑体", "仿宋_GB2312", "方正小标宋简体"
_SHEET_NAME = 31
_HEIGHT = 15
# Notes below a narrow table go on over empty columns of the usual width.
_READABLE, _COLUMN = 90, 9
_TITLE_CELL = 1.7  # width of a character of the title, in characters of the body
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_NUMBERS = {"points": "0.####", "share": "0.0%", "count": "0", "rank": "0"}


def as_xlsx(report: UnitReport, layout: str, unit: str | None, lang: str) -> bytes:
    """The workbook's bytes, the same on every run."""
    import xlsxwriter  # noqa: PLC0415 - only where a workbook is written

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(out, options)
    title = say("unit.title", lang)
    book.set_properties({"created": MADE, "author": f"infoscore {report.tool}", "title": title})
    sheets = _Sheets(book, report, lang)
    if unit is not None:
        for section in explain_sections(report, unit, lang):
            sheets.add(section)
    else:
        classes = tuple(class_tables(report, layout, lang))
        for section in classes:
            sheets.add(section)
        rest = [s for s in sections(report, layout, lang) if not s.id.startswith("class:")]
        sheets.lists(say("unit.sec_notes", lang), [s for s in rest if s.table is None])
        for section in rest:
            if section.table is not None:
                sheets.add(section)
        sheets.add(titles_section(report, lang))
    book.close()
    return out.getvalue()


class _Sheets:
    """Writes sections on sheets of one workbook."""

    def __init__(self, book: Any, report: UnitReport, lang: str) -> None:
        self.book, self.report, self.lang = book, report, lang
        self.names: set[str] = set()
        self.period = period_words(report.scored.result.period, lang)
        edge = {"border": 1, "valign": "vcenter"}
        add = book.add_format
        self.title = add(
            {
                "font_name": TITLE_FONT,
                "font_size": 18,
                "align": "center",
                "valign": "vcenter",
                "text_wrap": True,
            }
        )
        self.note = add(
            {"font_name": BODY_FONT, "font_size": 10, "text_wrap": True, "valign": "top"}
        )
        self.head = add({**edge, "font_name": HEAD_FONT, "align": "center", "text_wrap": True})
        self.text = add({**edge, "font_name": BODY_FONT, "text_wrap": True, "indent": 1})
        self.part = add({"font_name": HEAD_FONT, "font_size": 12, "valign": "vcenter"})
        self.total_text = add({**edge, "font_name": HEAD_FONT, "align": "center"})
        self.numbers = {
            kind: add({**edge, "font_name": BODY_FONT, "num_format": form, "align": "center"})
            for kind, form in _NUMBERS.items()
        }
        self.totals = {
            kind: add({**edge, "font_name": HEAD_FONT, "num_format": form, "align": "center"})
            for kind, form in _NUMBERS.items()
        }  # fmt: skip

    def name(self, title: str) -> str:
        """A name no other sheet has, short enough and without signs Excel refuses."""
        plain = _FORBIDDEN.sub(" ", title).strip()[:_SHEET_NAME] or "1"
        made, number = plain, 2
        while made.lower() in self.names:
            made = f"{plain[: _SHEET_NAME - 4]}({number})"
            number += 1
        self.names.add(made.lower())
        return made

    def add(self, section: Section) -> None:
        """One section on a sheet of its own: title, period, head, rows, totals, notes."""
        sheet = self.book.add_worksheet(self.name(section.title))
        self._page(sheet)
        width = max(len(section.table.heads) if section.table else 1, 1)
        result = self.report.scored.result
        span = f"{result.period.start} — {result.period.end}"
        title = say("unit.sheet_title", self.lang, period=self.period, name=section.title)
        row, room = 2, 110
        if section.table is not None:
            row, room = self._table(sheet, section.table, row)
            sheet.freeze_panes(4 if section.table.deep else 3, 0)
        else:
            sheet.set_column(0, 0, room)
        self._across(sheet, 0, width, title, self.title)
        sheet.set_row(0, 30 * _lines(title, int(room / _TITLE_CELL)))
        self._across(sheet, 1, width, span, self.note)
        more = max(0, -(-(_READABLE - room) // _COLUMN))
        width, room = width + more, room + more * _COLUMN
        row = self._notes(sheet, row, width, room, section.lines)
        self._notes(sheet, row, width, room, head_lines(self.report, self.lang))

    def lists(self, title: str, found: Sequence[Section]) -> None:
        """All sections that are only lines, on one sheet."""
        sheet = self.book.add_worksheet(self.name(title))
        self._page(sheet)
        sheet.set_column(0, 0, 110)
        sheet.write_string(0, 0, say("unit.title", self.lang), self.title)
        sheet.set_row(0, 30)
        sheet.write_string(1, 0, summary_line(self.report, self.lang), self.note)
        row = 2
        for section in found:
            row += 1
            sheet.write_string(row, 0, section.title, self.part)
            for line in section.lines:
                row += 1
                sheet.write_string(row, 0, line, self.note)
                sheet.set_row(row, _HEIGHT * _lines(line, 110))
            row += 1
        self._notes(sheet, row, 1, 110, head_lines(self.report, self.lang))

    def _page(self, sheet: Any) -> None:
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.set_footer(f"&L{self.report.scored.hash[:12]}&C&P / &N")

    def _across(self, sheet: Any, row: int, width: int, text: str, form: Any) -> None:
        if width > 1:
            sheet.merge_range(row, 0, row, width - 1, text, form)
        else:
            sheet.write_string(row, 0, text, form)

    def _table(self, sheet: Any, table: Cells, row: int) -> tuple[int, int]:
        """The table from ``row`` on: the row after it, and how wide it is in characters."""
        deep = 2 if table.deep else 1
        first = row
        self._heads(sheet, table, row, deep)
        sheet.repeat_rows(row, row + deep - 1)
        row += deep
        for values in table.rows:
            self._row(sheet, row, values, table, total=False)
            row += 1
        if table.total:
            self._row(sheet, row, table.total, table, total=True)
            row += 1
        room, lines = 0, 1
        for index, (_, name, kind) in enumerate(table.heads):
            longest = max([_cells(name), *(_cells(r[index]) for r in table.rows)])
            number = min(max(_cells(name) + 2, 9), 14)
            wide = number if kind != "text" else min(max(longest + 4, 12), 46)
            sheet.set_column(index, index, wide)
            room += wide
            lines = max(lines, _lines(name, wide - 2))
        if lines > deep:  # the lower row of the head grows to hold the longest name
            sheet.set_row(first + deep - 1, _HEIGHT * lines)
        return row, room

    def _heads(self, sheet: Any, table: Cells, row: int, deep: int) -> None:
        index = 0
        while index < len(table.heads):
            group, name, _ = table.heads[index]
            last = index
            while group and last + 1 < len(table.heads) and table.heads[last + 1][0] == group:
                last += 1
            if not group and deep > 1:
                sheet.merge_range(row, index, row + 1, index, name, self.head)
            elif not group:
                sheet.write_string(row, index, name, self.head)
            else:
                if last > index:
                    sheet.merge_range(row, index, row, last, group, self.head)
                else:
                    sheet.write_string(row, index, group, self.head)
                for each in range(index, last + 1):
                    sheet.write_string(row + 1, each, table.heads[each][1], self.head)
            index = last + 1

    def _row(
        self, sheet: Any, row: int, values: Iterable[object], table: Cells, *, total: bool
    ) -> None:
        forms = self.totals if total else self.numbers
        for column, (value, (_, _, kind)) in enumerate(zip(values, table.heads, strict=True)):
            form = forms.get(kind, self.total_text if total else self.text)
            if value is None or value == "":
                sheet.write_blank(row, column, None, form)
            elif isinstance(value, (int, Decimal)):
                whole = value == int(value) and kind == "points"
                sheet.write_number(row, column, float(value), forms["count"] if whole else form)
            else:
                sheet.write_string(row, column, str(value), form)

    def _notes(self, sheet: Any, row: int, width: int, room: int, lines: Sequence[str]) -> int:
        """Lines across the table below a blank row, each as high as it needs: the last row."""
        for line in lines:
            row += 1
            self._across(sheet, row, width, line, self.note)
            sheet.set_row(row, _HEIGHT * _lines(line, room))
        return row + 1


def _lines(text: str, room: int) -> int:
    """How many lines of ``room`` characters a text takes."""
    return max(1, -(-_cells(text) // max(room, 1)))


def _cells(value: object) -> int:
    return sum(2 if ord(each) > 0x7F else 1 for each in str(value or ""))
