"""The text of a Word part in reading order, as the page shows it with all changes accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from infoscore.intake.numbering import Numbering, child, local, value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DEEPEST = 200  # elements within elements; real drafts stay below fifty
_LONG_CELL = 40  # a cell that holds more characters holds prose

# Never read: deletions, the old place of moved text, notes on text, pictures' data, properties.
_DELETED = {"del", "moveFrom", "delText", "delInstrText"}
_PROPERTIES = {"pPr", "rPr", "tblPr", "tblPrEx", "trPr", "tcPr", "sdtPr", "sdtEndPr", "sectPr"}
_ASIDE = {"instrText", "rt", "rubyPr", "commentReference", "annotationRef", "binData", "tblGrid"}
_SKIPPED = frozenset(_DELETED | _PROPERTIES | _ASIDE)
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_PICTURES = frozenset({"pic", "imagedata", "chart", "relIds"})
_EMBEDDED = frozenset({"OLEObject", "altChunk"})
_NOTES = frozenset({"footnoteReference", "endnoteReference"})
_TRACKED = frozenset({"ins", "del", "moveFrom", "moveTo"})


class TooDeepError(Exception):
    """Elements nested beyond reason."""


class Body:
    """Reads one part. ``pictures`` and the notes say what was passed over."""

    def __init__(self, numbering: Numbering) -> None:
        self.pictures = 0
        self._numbering = numbering
        self._fields: list[bool] = []  # open fields; True once the result has begun
        self._carried = ""  # text of paragraphs whose mark is a tracked deletion
        self._told: set[str] = set()

    def read(self, root: Element) -> str:
        """All text below ``root``, a line a paragraph or table row. Raises TooDeepError."""
        lines = list(self._blocks(root, 0))
        if self._carried:
            lines.append(self._carried)
            self._carried = ""
        return "\n".join(lines)

    def notes(self) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
        """Phrase keys with their blanks, in fixed order."""
        for name in ("tracked", "hidden", "embedded", "footnotes"):
            if name in self._told:
                yield f"intake.note.{name}", ()
        if self.pictures:
            yield "intake.note.pictures", (("count", str(self.pictures)),)

    def _blocks(self, element: Element, depth: int) -> Iterator[str]:
        """Lines of the paragraphs and tables directly or indirectly in ``element``."""
        if depth > _DEEPEST:
            raise TooDeepError
        for inner in element:
            name = local(inner)
            if name == "p":
                yield from self._paragraph(inner, depth + 1)
            elif name == "tbl":
                yield from self._table(inner, depth + 1)
            elif name in _EMBEDDED:
                self._told.add("embedded")
            elif name == "AlternateContent":
                yield from self._blocks(_chosen(inner), depth + 1)
            elif name not in _SKIPPED and not (name == "sdt" and _is_placeholder(inner)):
                if name in _TRACKED:
                    self._told.add("tracked")
                yield from self._blocks(inner, depth + 1)

    def _paragraph(self, element: Element, depth: int) -> Iterator[str]:
        properties = child(element, "pPr")
        boxes: list[Element] = []
        text = "".join(self._inline(element, boxes, depth))
        # a field whose result has not begun cannot run on into other paragraphs
        self._fields = [begun for begun in self._fields if begun]
        marks = child(properties, "rPr")
        if child(marks, "del") is not None or child(marks, "moveFrom") is not None:
            self._told.add("tracked")
            self._carried += text
        else:
            text, self._carried = self._carried + text, ""
            label = self._numbering.label(properties)
            yield label + text if text.strip() else text
        for box in boxes:
            yield from self._blocks(box, depth + 1)

    def _inline(self, element: Element, boxes: list[Element], depth: int) -> Iterator[str]:
        """Pieces of text in a paragraph; text boxes are put aside in ``boxes``."""
        if depth > _DEEPEST:
            raise TooDeepError
        for inner in element:
            name = local(inner)
            if name in _TRACKED:
                self._told.add("tracked")
            if name in _SIGNS:
                yield _SIGNS[name]
            elif name == "t":
                if all(self._fields):
                    yield (inner.text or "").replace("\n", " ")
            elif name == "fldChar":
                self._field(value(inner, "fldCharType"))
            elif name == "txbxContent":
                boxes.append(inner)
            elif name == "AlternateContent":
                yield from self._inline(_chosen(inner), boxes, depth + 1)
            elif name not in _SKIPPED and not self._is_unseen(inner, name):
                self._notice(name)
                yield from self._inline(inner, boxes, depth + 1)

    def _is_unseen(self, element: Element, name: str) -> bool:
        """Whether the page does not show ``element``: a hidden run, a prompt to fill in."""
        if name == "r" and _is_hidden(element):
            self._told.add("hidden")
            return True
        return name == "sdt" and _is_placeholder(element)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _notice(self, name: str) -> None:
        if name in _PICTURES:
            self.pictures += 1
        elif name in _EMBEDDED:
            self._told.add("embedded")
        elif name in _NOTES:
            self._told.add("footnotes")

    def _table(self, element: Element, depth: int) -> Iterator[str]:
        """A line a row, tabs between cells; a cell of prose keeps its paragraphs."""
        for row in _rows(element, depth):
            if child(child(row, "trPr"), "del") is not None:
                self._told.add("tracked")
                continue
            cells = []
            for cell in _cells(row, depth):
                if child(child(cell, "tcPr"), "cellDel") is not None:
                    self._told.add("tracked")
                    continue
                lines = [line for line in self._blocks(cell, depth + 1) if line.strip()]
                long = sum(map(len, lines)) > _LONG_CELL
                cells.append(("\n" if long else " ").join(lines))
            if any(cells):
                yield "\t".join(cells)


def _rows(element: Element, depth: int) -> Iterable[Element]:
    return _wrapped(element, "tr", depth)


def _cells(element: Element, depth: int) -> Iterable[Element]:
    return _wrapped(element, "tc", depth)


def _wrapped(element: Element, name: str, depth: int) -> Iterator[Element]:
    """Children called ``name``, also inside content controls and the like."""
    if depth > _DEEPEST:
        raise TooDeepError
    for inner in element:
        if local(inner) == name:
            yield inner
        elif local(inner) not in _SKIPPED:
            yield from _wrapped(inner, name, depth + 1)


def _chosen(element: Element) -> Element:
    """The first choice of alternatives that are the same thing for older and newer programs."""
    return next(iter(element), Element("none"))


def _is_hidden(run: Element) -> bool:
    vanish = child(child(run, "rPr"), "vanish")
    return vanish is not None and value(vanish) not in ("0", "false", "off")


def _is_placeholder(control: Element) -> bool:
    """Whether a content control shows only its prompt, such as 单击此处输入文字."""
    return child(child(control, "sdtPr"), "showingPlcHdr") is not None
