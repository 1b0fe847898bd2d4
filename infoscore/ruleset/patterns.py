r"""Patterns written in rule files: RE2 only, so time grows with the text and no faster.

A match stays within one paragraph (it never takes ``\\n``); ``^`` and ``$`` are the ends of a
paragraph.  ``not_after`` and ``not_before`` stand in for lookaround: a match that directly
follows one of the literal texts of ``not_after``, or is directly followed by one of
``not_before``, is dropped whole, and the search goes on behind it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

Span: TypeAlias = tuple[int, int]

PIECE = 4000
WARM_UP = 24
PREFIX = "(?m)"
SENTINEL = b"<!infoscore!>"
_SENTENCE_ENDS = "。！？；!?;"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A checked pattern; ``source`` is its RE2 form. Plain data: hashable, picklable."""

    source: str
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()

    def spans(self, text: str | Encoded) -> list[Span]:
        """Every match in ``text``, left to right, as half-open ranges of code points."""
        encoded = Encoded(text) if isinstance(text, str) else text
        data, search = encoded.data, engine_of(self.source).finditer
        guarded = self.not_before or self.not_after
        spans: list[Span] = []
        last_byte = last_char = 0
        for start, end in encoded.pieces:
            for match in search(data, start, end):
                first, behind = match.span()
                head = last_char + len(data[last_byte:first].decode())
                last_byte, last_char = behind, head + len(data[first:behind].decode())
                if not guarded or self._stands(encoded.text, head, last_char):
                    spans.append((head, last_char))
        return spans

    def _stands(self, text: str, start: int, end: int) -> bool:
        if self.not_after and text.endswith(self.not_after, 0, start):
            return False
        return not (self.not_before and text.startswith(self.not_before, end))


class Encoded:
    """A text made ready for many patterns: encoded once, and cut so that no search runs far.

    ``pieces`` are byte ranges of some thousand characters that end at a paragraph's end, or,
    in a longer paragraph, at the end of a sentence.
    """

    __slots__ = ("data", "pieces", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.data = text.encode("utf-8", "replace")
        self.pieces = [(0, len(self.data))]
        if len(text) > PIECE:
            self.pieces = []
            at = 0
            for piece in _cut(text):
                end = at + len(piece.encode("utf-8", "replace"))
                self.pieces.append((at, end))
                at = end


class PatternSet:
    """Many patterns over one text: an RE2 filter tells in one pass which of them match at all.

    The filter (``FilteredRE2``) finds with one RE2 set the literals that the patterns need, and
    tries only those patterns whose literals stand in the text. Building it costs more than a few
    texts give back, so it is built after the first ``WARM_UP`` texts; the result is the same with
    and without it.
    """

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self.patterns = tuple(patterns)
        self._texts = 0
        self._filter: Any = None

    def __reduce__(self) -> tuple[type[PatternSet], tuple[tuple[Pattern, ...]]]:
        return PatternSet, (self.patterns,)

    def find(self, text: str | Encoded) -> dict[int, list[Span]]:
        """The matches by index of the pattern; patterns without a match are left out."""
        encoded = Encoded(text) if isinstance(text, str) else text
        found: dict[int, list[Span]] = {}
        for index in self._candidates(encoded):
            spans = self.patterns[index].spans(encoded)
            if spans:
                found[index] = spans
        return found

    def _candidates(self, encoded: Encoded) -> Sequence[int]:
        if self._texts < WARM_UP or not self.patterns:
            self._texts += 1
            return range(len(self.patterns))
        if self._filter is None:
            self._filter = _filter_of(self.patterns)
        hits = self._filter and self._filter.Match(encoded.data + b"\n" + SENTINEL)
        # The sentinel is always there; if it was not found, the set ran out of memory.
        if not hits or hits[-1] != len(self.patterns):
            return range(len(self.patterns))
        return hits[:-1]  # type: ignore[no-any-return]


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


def _filter_of(patterns: Sequence[Pattern]) -> Any:
    """The RE2 filter of ``patterns`` and, last, one that finds the sentinel; False if too big."""
    import re2  # noqa: PLC0415

    options, members = _options(), re2.Filter()
    try:
        for pattern in patterns:
            members.Add((PREFIX + pattern.source).encode(), options)
        members.Add(SENTINEL, options)
        members.Compile()
    except re2.error:
        return False
    return members


def _cut(text: str) -> list[str]:
    """``text`` in pieces of at most PIECE characters, cut where a paragraph or sentence ends."""
    pieces: list[str] = []
    start = 0
    while len(text) - start > PIECE:
        limit = start + PIECE
        end = text.rfind("\n", start, limit) + 1
        if not end:
            end = 1 + max(text.rfind(sign, start, limit) for sign in _SENTENCE_ENDS)
        end = end or limit
        pieces.append(text[start:end])
        start = end
    pieces.append(text[start:])
    return pieces
