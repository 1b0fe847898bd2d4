"""Unit reports as a notice (通报): addressees, text, titles used, then the tables."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

from infoscore.render.cells import width
from infoscore.render.units.layout import period_words, shown
from infoscore.render.units.notice import addressees, written
from infoscore.render.units.sections import head_lines, sections
from infoscore.wording import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from infoscore.render.units.layout import Value
    from infoscore.render.units.section import Cells
    from infoscore.units.report import UnitReport

# Files carry a time of making; a fixed one keeps the bytes the same on every run.
MADE = datetime(2026, 1, 1)
_STAMP = (2026, 1, 1, 0, 0, 0)
TITLE, HEAD, KAI, BODY = "方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312"
_IN_TEXT = ("deductions",)
_NUMERALS = "一二三四五六七八九十"
_WIDE = 6  # columns that still fit a page upright


def as_docx(report: UnitReport, layout: str, lang: str, to: str | None) -> bytes:
    """The notice's bytes, the same on every run; ``to`` is whom it is addressed to."""
    from docx import Document  # noqa: PLC0415 - only where a notice is written

    document = Document()
    title = say("unit.notice_title", lang, period=period_words(report.scored.result.period, lang))
    _Notice(document, lang).write(report, layout, title, to)
    core = document.core_properties
    core.author = core.last_modified_by = f"infoscore {report.tool}"
    core.title = title
    core.created = core.modified = MADE
    core.comments = ""
    out = io.BytesIO()
    document.save(out)
    return _still(out.getvalue())


def _still(data: bytes) -> bytes:
    """The same archive with every part in order of name and of one time."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        names = sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            part = zipfile.ZipInfo(name, _STAMP)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return out.getvalue()


class _Notice:
    """Writes one notice: page and fonts as official documents have them, no character grid."""

    def __init__(self, document: Any, lang: str) -> None:
        from docx.enum.section import WD_ORIENT  # noqa: PLC0415
        from docx.shared import Mm, Pt  # noqa: PLC0415

        self.document, self.lang, self.pt = document, lang, Pt
        self.mm, self.landscape = Mm, WD_ORIENT.LANDSCAPE
        page = document.sections[0]
        page.page_width, page.page_height = Mm(210), Mm(297)
        self._margins(page)
        style = document.styles["Normal"]
        style.font.size = Pt(16)
        _fonts(style.element.get_or_add_rPr(), BODY)

    def _margins(self, page: Any) -> None:
        page.top_margin, page.bottom_margin = self.mm(37), self.mm(35)
        page.left_margin, page.right_margin = self.mm(28), self.mm(26)

    def write(self, report: UnitReport, layout: str, title: str, to: str | None) -> None:
        """The whole notice: text first, tables after it, wide ones on pages that lie."""
        self._title(title)
        self._line(addressees(report, self.lang, to), indent=False)
        first = second = 0
        for level, section in written(report, self.lang):
            if level == 1:
                first, second = first + 1, 0
                self._heading(self._numbered(_numeral(first), "、", section.title))
            else:
                second += 1
                self._heading(self._numbered(f"（{_numeral(second)}）", "", section.title), KAI)
            for line in section.lines:
                self._line(line)
            if section.table is not None:
                self._table(section.table)
        self._heading(say("unit.sec_how", self.lang))
        for line in head_lines(report, self.lang):
            self._line(line, size=12)
        self._appendices(report, layout)

    def _numbered(self, number: str, mark: str, title: str) -> str:
        return f"{number}{mark}{title}" if self.lang == "zh" else title

    def _appendices(self, report: UnitReport, layout: str) -> None:
        """Every table, upright ones before wide ones."""
        found = [s for s in sections(report, layout, self.lang) if s.id not in _IN_TEXT]
        tables = [(s, s.table) for s in found if s.table is not None]
        tables.sort(key=lambda pair: len(pair[1].heads) > _WIDE)
        wide: bool | None = None
        for number, (section, table) in enumerate(tables, 1):
            if wide != (wide := len(table.heads) > _WIDE):
                self._turn(wide=wide)
            else:
                self._line("", indent=False)
            self._heading(say("unit.appendix", self.lang, number=number, name=section.title))
            for line in section.lines:
                self._line(line, size=12)
            self._table(table)

    def _turn(self, *, wide: bool) -> None:
        """A new page section, lying or upright."""
        from docx.enum.section import WD_ORIENT, WD_SECTION  # noqa: PLC0415

        page = self.document.add_section(WD_SECTION.NEW_PAGE)
        page.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        sides = (297, 210) if wide else (210, 297)
        page.page_width, page.page_height = (self.mm(each) for each in sides)
        self._margins(page)
        if wide:
            page.top_margin, page.bottom_margin = self.mm(28), self.mm(26)

    def _title(self, text: str) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415

        paragraph = self._paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self._run(paragraph, text, TITLE, 22)

    def _heading(self, text: str, font: str = HEAD) -> None:
        paragraph = self._paragraph()
        paragraph.paragraph_format.keep_with_next = True
        paragraph.paragraph_format.first_line_indent = self.pt(32)
        self._run(paragraph, text, font, 16)

    def _line(
        self, text: str, *, center: bool = False, indent: bool = True, size: int = 16
    ) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415

        paragraph = self._paragraph()
        if center:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if indent:
            paragraph.paragraph_format.first_line_indent = self.pt(2 * size)
        self._run(paragraph, text, BODY, size)

    def _paragraph(self) -> Any:
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.line_spacing = self.pt(28)
        paragraph.paragraph_format.space_after = self.pt(0)
        return paragraph

    def _run(self, paragraph: Any, text: str, font: str, size: int) -> None:
        run = paragraph.add_run(_legal(text))
        run.font.size = self.pt(size)
        _fonts(run._element.get_or_add_rPr(), font)  # noqa: SLF001 - there is no public way

    def _table(self, table: Cells) -> None:
        from docx.enum.table import WD_TABLE_ALIGNMENT  # noqa: PLC0415

        deep = 2 if table.deep else 1
        rows = [*table.rows, table.total] if table.total else list(table.rows)
        made = self.document.add_table(deep, len(table.heads), style="Table Grid")
        made.alignment = WD_TABLE_ALIGNMENT.CENTER
        self._heads(made, table, deep)
        for row in made.rows:
            _repeat(row)
        for values in rows:
            cells = made.add_row().cells
            for cell, value, (_, _, kind) in zip(cells, values, table.heads, strict=True):
                self._cell(cell, shown(value, kind), BODY, center=kind != "text")
        wide = self.document.sections[-1].orientation == self.landscape
        made.autofit = False
        for row in made.rows:
            _whole(row)
        for index, share in enumerate(_shares(table, rows)):
            made.columns[index].width = self.mm((243 if wide else 156) * share)
            for row in made.rows:
                row.cells[index].width = self.mm((243 if wide else 156) * share)

    def _heads(self, made: Any, table: Cells, deep: int) -> None:
        index = 0
        heads: Sequence[tuple[str, str, str]] = table.heads
        while index < len(heads):
            group, name, _ = heads[index]
            last = index
            while group and last + 1 < len(heads) and heads[last + 1][0] == group:
                last += 1
            upper = made.cell(0, index)
            if not group:
                whole = upper.merge(made.cell(deep - 1, index)) if deep > 1 else upper
                self._cell(whole, name, HEAD, center=True)
            else:
                whole = upper.merge(made.cell(0, last)) if last > index else upper
                self._cell(whole, group, HEAD, center=True)
                for each in range(index, last + 1):
                    self._cell(made.cell(1, each), heads[each][1], HEAD, center=True)
            index = last + 1

    def _cell(self, cell: Any, text: str, font: str, *, center: bool) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415

        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = self.pt(0)
        paragraph.paragraph_format.line_spacing = self.pt(15)
        if center:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self._run(paragraph, text, font, 10)


def _fonts(properties: Any, name: str) -> None:
    """Name the font for every script; fonts are named, never bundled."""
    from docx.oxml.ns import qn  # noqa: PLC0415

    fonts = properties.get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia"):
        fonts.set(qn(script), name)


def _repeat(row: Any) -> None:
    """Print the row again at the head of every page."""
    from docx.oxml import OxmlElement  # noqa: PLC0415

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - as above


def _whole(row: Any) -> None:
    """Keep a row on one page."""
    from docx.oxml import OxmlElement  # noqa: PLC0415

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - as above


def _shares(table: Cells, rows: Sequence[Sequence[Value]]) -> list[float]:
    """The part of the page's width for each column, by what its head and cells hold."""
    kinds = [kind for _, _, kind in table.heads]
    weights = []
    for index, (_, name, _) in enumerate(table.heads):
        longest = max((width(shown(row[index], kinds[index])) for row in rows), default=0)
        least = 8 if kinds[index] == "share" else 5
        weights.append(max(min(longest, 26), min(width(name), 8), least) + 2)
    return [each / sum(weights) for each in weights]


def _legal(text: str) -> str:
    """``text`` without what XML cannot hold."""
    return "".join(c if c.isprintable() or c == "\u3000" else " " for c in text)


def _numeral(number: int) -> str:
    if number <= len(_NUMERALS):
        return _NUMERALS[number - 1]
    return f"十{_NUMERALS[number - 11]}" if number < 20 else str(number)
