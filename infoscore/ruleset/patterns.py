r"""Patterns written in rule files: RE2 only, so time grows with the text and no faster.

A match stays within one paragraph (it never takes ``\\n``); ``^`` and ``$`` are the ends of a
paragraph.  ``not_after`` and ``not_before`` stand in for lookaround: a match that directly
follows one of the literal texts of ``not_after``, or is directly followed by one of
``not_before``, is dropped whole, and the search goes on behind it.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache, cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from infoscore.ruleset.literals import MARKS, Listed, needed_by
from infoscore.ruleset.terms import TermSet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Span: TypeAlias = tuple[int, int]

PIECE = 4000
GAP = 500  # bytes that are searched along sooner than a search is begun anew behind them
PREFIX = "(?m)"
_SENTENCE_ENDS = "。！？；!?;"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A checked pattern; ``source`` is its RE2 form, and every match holds one text of each list in
    ``needed``, one behind the other and none of the list's marks between. Plain data: hashable,
    picklable.
    """

    source: str
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    needed: tuple[Listed, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "needed", needed_by(self.source))

    def spans(self, text: str) -> list[Span]:
        """Every match in ``text``, left to right, as half-open ranges of code points."""
        data = _encoded(text)
        return [span for piece in _pieces(text) for span in self.spans_in(piece, text, data)]

    def spans_in(self, piece: Piece, text: str, data: bytes) -> list[Span]:
        """The matches in one piece of ``text``, of which ``data`` is the encoding."""
        char, byte, end = piece
        spans: list[Span] = []
        for match in engine_of(self.source).finditer(data, byte, end):
            first, behind = match.span()
            start = char + len(data[byte:first].decode())
            byte, char = behind, start + len(data[first:behind].decode())
            spans.append((start, char))
        if spans and (self.not_before or self.not_after):
            return [span for span in spans if self._stands(text, *span)]
        return spans

    def _stands(self, text: str, start: int, end: int) -> bool:
        if self.not_after and text.endswith(self.not_after, 0, start):
            return False
        return not (self.not_before and text.startswith(self.not_before, end))


class Piece(NamedTuple):
    """A stretch of a text that no match leaves: where it starts, in characters and in bytes of its
    encoding, and where it ends, in bytes.
    """

    char: int
    byte: int
    end: int


class PatternSet:
    """Many patterns over one text: each is searched where the texts stand that it needs.

    One pass over the text finds those texts; where a paragraph lacks what a pattern needs, or has
    it in another order or parted by marks, it cannot match: the result is the same as without.
    """

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self.patterns = tuple(patterns)

    def __reduce__(self) -> tuple[type[PatternSet], tuple[tuple[Pattern, ...]]]:
        return PatternSet, (self.patterns,)

    @cached_property
    def _needed(self) -> _Needed:
        return _Needed([pattern.needed for pattern in self.patterns])

    def find(self, text: str) -> dict[int, list[Span]]:
        """The matches by index of the pattern; patterns without a match are left out."""
        data, pieces = _encoded(text), _pieces(text)
        wanted: dict[int, list[Piece]] = {}
        for piece, numbers in zip(pieces, self._needed.held(text, pieces), strict=True):
            for number in numbers:
                _reach(wanted.setdefault(number, []), piece)
        found: dict[int, list[Span]] = {}
        for number in sorted(wanted):
            pattern, spans = self.patterns[number], list[Span]()
            for piece in wanted[number]:
                spans += pattern.spans_in(piece, text, data)
            if spans:
                found[number] = spans
        return found


class _Needed:
    """Which of many rows of lists a text holds: one text of each list, one behind the other and
    none of the list's marks between.

    All rows are followed at once. Each has a run of bits, one more than lists: the lowest is always
    set, a text that stands in a list moves the bit before that list on, and a mark of the list
    takes that bit back.
    """

    def __init__(self, rows: Sequence[Sequence[Listed]]) -> None:
        self._begun = self._done = 0
        self._row_of: dict[int, int] = {}
        steps, parted = dict.fromkeys(MARKS, 0), dict.fromkeys(MARKS, 0)
        bit = 1
        for number, lists in enumerate(rows):
            self._begun |= bit
            for at, (texts, marks) in enumerate(lists):
                for mark in marks if at else "":
                    parted[mark] |= bit
                bit <<= 1
                for text in texts:
                    steps[text] = steps.get(text, 0) | bit
            self._done |= bit
            self._row_of[bit] = number
            bit <<= 1
        self._terms = TermSet({"": steps})
        self._steps = [steps[term] for term in self._terms.terms]
        self._parted = {self._terms.terms.index(mark): ~bits for mark, bits in parted.items()}

    def held(self, text: str, pieces: Sequence[Piece]) -> Iterator[list[int]]:
        """The numbers of the rows that each piece of ``text`` holds, in order."""
        terms, steps, parted = self._terms.find(f"\n{text}\n"), self._steps, self._parted
        first = 0
        for behind in [*(piece.char for piece in pieces[1:]), len(text) + 1][: len(pieces)]:
            last = bisect_right(terms, behind + 1, first, key=_END)
            state = self._begun
            for term, _, _ in terms[first:last]:
                state |= state << 1 & steps[term]
                if term in parted:
                    state &= parted[term]
            first = last
            yield self._rows(state & self._done)

    def _rows(self, bits: int) -> list[int]:
        rows: list[int] = []
        while bits:
            lowest = bits & -bits
            rows.append(self._row_of[lowest])
            bits ^= lowest
        return rows


_END = itemgetter(2)


def _reach(stretches: list[Piece], piece: Piece) -> None:
    """Add a piece to what is to be searched: one search for paragraphs that stand together."""
    if stretches:
        last = stretches[-1]
        if last.end >= piece.end:
            return
        if 0 < piece.byte - last.end <= GAP and piece.end - last.byte <= PIECE:
            stretches[-1] = Piece(last.char, last.byte, piece.end)
            return
    stretches.append(piece)


def _options() -> Any:
    import re2  # noqa: PLC0415

    options = re2.Options()
    options.never_capture = True
    options.never_nl = True
    options.log_errors = False
    return options


@cache
def engine_of(source: str) -> Any:
    """The RE2 object for ``source``; re2.error when RE2 refuses it."""
    import re2  # noqa: PLC0415

    return re2.compile((PREFIX + source).encode(), _options())


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _pieces(text: str) -> list[Piece]:
    """The paragraphs of ``text``, the long ones cut so that no search runs far."""
    pieces: list[Piece] = []
    char = byte = 0
    for line in text.split("\n"):
        for part in _cut(line):
            end = byte + len(_encoded(part))
            if part:
                pieces.append(Piece(char, byte, end))
            char, byte = char + len(part), end
        char, byte = char + 1, byte + 1
    return pieces


def _cut(line: str) -> list[str]:
    """A paragraph in parts of at most PIECE characters, cut where sentences end."""
    parts: list[str] = []
    start = 0
    while len(line) - start > PIECE:
        limit = start + PIECE
        end = 1 + max(line.rfind(sign, start, limit) for sign in _SENTENCE_ENDS)
        end = end or limit
        parts.append(line[start:end])
        start = end
    parts.append(line[start:])
    return parts
