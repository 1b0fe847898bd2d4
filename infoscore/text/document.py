"""A draft cut into title, paragraphs, sentences, clauses and layers; every span leads home."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from infoscore.lazily import lazily
from infoscore.text.normalise import View, view_of
from infoscore.text.pairs import pairs_in

if TYPE_CHECKING:
    from infoscore.intake.draft import Draft

_LINE = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r"[^。！？；]+(?:[。！？；]+[”）]*)?|[。！？；]+[”）]*")
_CLAUSE = re.compile(r"[^，：。！？；]+[，：。！？；”）]*|[，：。！？；”）]+")
HAN_RUN = re.compile(r"[㐀-䶿一-鿿]+")
_LAYER = re.compile(
    r"(?P<hash>#{1,4} )"
    r"|(?P<chapter>[一二三四五六七八九十]{1,3}、)"
    r"|(?P<section>（[一二三四五六七八九十]{1,3}）)"
    r"|(?P<item>\d{1,2}[.、](?!\d))"
    r"|(?P<paren>（\d{1,2}）)"
    r"|(?P<circle>[①-⑳])"
    r"|(?P<is>[一二三四五六七八九十]{1,2}(?:是|要|来)(?!否))"
    r"|(?P<ordinal>第[一二三四五六七八九十]{1,2}[，、：,])"
    r"|(?P<first>首先|其次|再次|最后)(?=[，是要])"
)
_LAYER_OPENS = frozenset("#（第首其再最0123456789一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_HAN_DIGITS = {char: value for value, char in enumerate("一二三四五六七八九十", 1)}
_RANKS = {"hash": 1, "chapter": 1, "section": 2, "item": 3, "paren": 4, "circle": 4}
_FIRSTS = {"首先": 1, "其次": 2, "再次": 3, "最后": 0}

_SUBTITLE = ("——", "—", "--")  # a second line of the title: ——柳河镇的做法
_Span = tuple[int, int]

TITLE_MAX, TITLE_AT_ALL = 45, 150
"""A longer first line is a title only where no mark parts it, and a paragraph beyond that."""
_NTH = r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})"
_SERIES = re.compile(
    r"(?:# )?[（【〔]?(?:(?:突发事件|紧急|应急|值班)?(?:信息|情况|专报)?)[（【]?"
    rf"(?:第{_NTH}[次份期号])?(?:首报|初报|续报|终报|结报)"
    rf"(?:之|第|（第?|[ ·])?(?:{_NTH}[次份期号]?)?[）】〕]*"
)
_BRACKETS = lazily(r"【[^】\n]{6,40}】(?=[^。\n]{6,}。)")
_PROSE = lazily("[，。；：]|(?:、[^、\\n]+){3}")


class Sentence(NamedTuple):
    """Half-open range of the view and index of its paragraph; ends at 。！？； or a line end."""

    start: int
    end: int
    paragraph: int


class Paragraph(NamedTuple):
    """One line of the draft: range of the view, and its sentences as a half-open index range."""

    start: int
    end: int
    first: int
    last: int


class Layer(NamedTuple):
    """An enumeration mark (一、（一）1.① 一是 首先): its range, style, number (0: last), sentence;
    ``rank`` is 1–4 for headings that open a line, 9 for marks in running text.
    """

    start: int
    end: int
    style: str
    number: int
    sentence: int
    rank: int


@dataclass(frozen=True)
class Document:
    """A draft as rules see it. All ranges are of ``view.text``; :meth:`place` leads back.

    ``series`` is a line beside the title that tells only which report of an emergency this is
    (续报二); it is neither title nor paragraph.
    """

    draft: Draft
    view: View
    title: tuple[int, int] | None
    series: tuple[int, int] | None
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    clauses: tuple[tuple[int, int, int], ...]
    layers: tuple[Layer, ...]
    han: int

    @cached_property
    def text(self) -> str:
        return self.view.text

    @property
    def body_han(self) -> int:
        """Han characters outside the title."""
        if self.title is None:
            return self.han
        return self.han - sum(map(len, HAN_RUN.findall(self.text, *self.title)))

    @cached_property
    def _line_starts(self) -> list[int]:
        text = self.draft.text
        return [0, *(m.end() for m in re.finditer("\n", text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of an offset of the user's text."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    @cached_property
    def sentence_pairs(self) -> list[frozenset[str]]:
        """The pairs of Han characters of each sentence; none reaches into the next."""
        return [pairs_in(self.text[start:end]) for start, end, _ in self.sentences]

    @cached_property
    def sentence_starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    @cached_property
    def clause_starts(self) -> list[int]:
        return [c[0] for c in self.clauses]

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds ``offset`` of the view (the nearest one before)."""
        return max(bisect_right(self.sentence_starts, offset) - 1, 0)

    def opening(self, offset: int) -> int:
        """Where the clause that holds ``offset`` begins, or the title."""
        if self.title is not None and offset < self.title[1]:
            return self.title[0]
        return self.clauses[self.clause_at(offset)][0] if self.clauses else 0

    def clause_at(self, offset: int) -> int:
        """Index of the clause that holds ``offset`` of the view."""
        return max(bisect_right(self.clause_starts, offset) - 1, 0)


def document_of(draft: Draft) -> Document:
    """Cut a draft up. The title is the first line where it reads like one, apart from a line that
    only tells which report of a series this is.
    """
    view = view_of(draft.text, draft.skipped, draft.cut)
    text = view.text
    lines = [_trim(text, *m.span()) for m in _LINE.finditer(text)]
    lines = [(a, b) for a, b in lines if a < b]
    title, series, lines = _head(text, _bracketed(text, lines))
    if title and lines and text.startswith(_SUBTITLE, lines[0][0]) and _is_short(*lines[0]):
        title, lines = (title[0], lines[0][1]), lines[1:]
    paragraphs: list[Paragraph] = []
    sentences: list[Sentence] = []
    clauses: list[tuple[int, int, int]] = []
    for number, (start, end) in enumerate(lines):
        first = len(sentences)
        for match in _SENTENCE.finditer(text, start, end):
            at, behind = match.span()
            index = len(sentences)
            clauses += [(*clause.span(), index) for clause in _CLAUSE.finditer(text, at, behind)]
            sentences.append(Sentence(at, behind, number))
        paragraphs.append(Paragraph(start, end, first, len(sentences)))
    layers = _layers(text, paragraphs, clauses)
    han = sum(map(len, HAN_RUN.findall(text)))
    return Document(
        draft,
        view,
        title,
        series,
        tuple(paragraphs),
        tuple(sentences),
        tuple(clauses),
        layers,
        han,
    )


def _bracketed(text: str, lines: list[_Span]) -> list[_Span]:
    """The lines, the first parted from a title in brackets before it: 【春播进度】截至……."""
    found = _BRACKETS.match(text, *lines[0]) if lines else None
    if found is None:
        return lines
    return [found.span(), (found.end(), lines[0][1]), *lines[1:]]


def _is_short(start: int, end: int) -> bool:
    return end - start <= TITLE_MAX


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    return start, end


def _head(text: str, lines: list[_Span]) -> tuple[_Span | None, _Span | None, list[_Span]]:
    """Title, mark of a series above or below it, and the lines of the text proper. Such a mark is
    the title itself where the next line is none.
    """
    if len(lines) > 1 and _SERIES.fullmatch(text, *lines[0]):
        title = _title(text, lines[1:])
        if title:
            return title, lines[0], lines[2:]
    title = _title(text, lines)
    if title is None:
        return None, None, lines
    if len(lines) > 2 and _SERIES.fullmatch(text, *lines[1]):
        return title, lines[1], lines[2:]
    return title, None, lines[1:]


def _title(text: str, lines: list[_Span]) -> _Span | None:
    if not lines:
        return None
    start, end = lines[0]
    if text.startswith("# ", start):
        start += 2
    if text[end - 1] in "。；，：、" or _LAYER.match(text, start):
        return None
    if end - start > TITLE_MAX and (end - start > TITLE_AT_ALL or _PROSE.search(text, start, end)):
        return None
    return (start, end) if HAN_RUN.search(text, start, end) else None


def _layers(
    text: str, paragraphs: list[Paragraph], clauses: list[tuple[int, int, int]]
) -> tuple[Layer, ...]:
    """Marks that open a line or a clause."""
    opens_line = {p.start for p in paragraphs}
    found = []
    for start, end, sentence in clauses:
        match = _LAYER.match(text, start, end) if text[start] in _LAYER_OPENS else None
        if match is None:
            continue
        style = str(match.lastgroup)
        rank = _RANKS.get(style, 9) if start in opens_line else 9
        found.append(Layer(start, match.end(), style, _number(match.group()), sentence, rank))
    return tuple(found)


def _number(mark: str) -> int:
    if mark in _FIRSTS:
        return _FIRSTS[mark]
    digits = "".join(char for char in mark if char.isdecimal())
    if digits:
        return int(digits)
    if "①" <= mark[0] <= "⑳":
        return ord(mark[0]) - ord("①") + 1
    han = [char for char in mark if char in _HAN_DIGITS]
    if han == ["十"] or not han:
        return 10 if han else 0
    if han[0] == "十":
        return 10 + _HAN_DIGITS[han[1]]
    if len(han) > 1 and han[1] == "十":
        return _HAN_DIGITS[han[0]] * 10 + (_HAN_DIGITS[han[2]] if len(han) > 2 else 0)
    return _HAN_DIGITS[han[0]]
