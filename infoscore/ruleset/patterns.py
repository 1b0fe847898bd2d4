r"""Patterns written in rule files: RE2 only, so time grows with the text and no faster.

A match stays within one paragraph (it never takes ``\\n``); ``^`` and ``$`` are the ends of a
paragraph.  ``not_after`` and ``not_before`` stand in for lookaround: a match that directly
follows one of the literal texts of ``not_after``, or is directly followed by one of
``not_before``, is dropped whole, and the search goes on behind it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

Span: TypeAlias = tuple[int, int]

PIECE = 4000
WARM_UP = 24
SET_MEMORY = 32 * 1024 * 1024
SET_SPREAD = 250
PREFIX = "(?m)"
_WIDE_REPEAT = re.compile(r"(?:\]|\\p\{\w+\}|\\[DWS]|\.)\{(\d+)(?:,(\d*))?\}")
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
        engine = engine_of(self.source)
        spans: list[Span] = []
        last_byte = last_char = 0
        for start, end in encoded.pieces:
            for match in engine.finditer(encoded.data, start, end):
                first, behind = match.span()
                head = last_char + len(encoded.data[last_byte:first].decode())
                tail = head + len(encoded.data[first:behind].decode())
                last_byte, last_char = behind, tail
                if self._stands(encoded.text, head, tail):
                    spans.append((head, tail))
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
    """Many patterns over one text: RE2 sets tell which of them match at all.

    Building the sets costs more than a few texts give back, so they are built after the first
    ``WARM_UP`` texts. They only filter: the result is the same with and without them.
    """

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self.patterns = tuple(patterns)
        self._texts = 0
        self._filters: list[tuple[tuple[int, ...], Any]] | None = None

    def __reduce__(self) -> tuple[type[PatternSet], tuple[tuple[Pattern, ...]]]:
        return PatternSet, (self.patterns,)

    def find(self, text: str | Encoded) -> dict[int, list[Span]]:
        """The matches by index of the pattern; patterns without a match are left out."""
        encoded = Encoded(text) if isinstance(text, str) else text
        found = (
            (index, self.patterns[index].spans(encoded)) for index in self._candidates(encoded)
        )
        return {index: spans for index, spans in found if spans}

    def _candidates(self, encoded: Encoded) -> Sequence[int]:
        if self._texts < WARM_UP:
            self._texts += 1
            return range(len(self.patterns))
        if self._filters is None:
            self._filters = [
                (group, _build_filter([self.patterns[index] for index in group]))
                for group in _groups(self.patterns)
            ]
        candidates: list[int] = []
        for group, members in self._filters:
            hits = members.Match(encoded.data) or () if members else ()
            # The last member matches every text; if it did not, the set ran out of memory.
            if len(group) in hits:
                candidates += [group[hit] for hit in hits if hit < len(group)]
            else:
                candidates += group
        return sorted(candidates)


def _groups(patterns: Sequence[Pattern]) -> list[tuple[int, ...]]:
    """Patterns that may share a set. One automaton for many patterns with long counted repeats
    of wide classes needs more states than fit, so such patterns are spread over several sets.
    """
    groups: list[tuple[int, ...]] = []
    group: tuple[int, ...] = ()
    spread = 0
    for own, index in sorted((_spread(p.source), index) for index, p in enumerate(patterns)):
        if group and spread + own > SET_SPREAD:
            groups.append(group)
            group, spread = (), 0
        group += (index,)
        spread += own
    return [*groups, group] if group else groups


def _spread(source: str) -> int:
    """How far the counted repeats of wide classes in a pattern reach, added up."""
    return sum(int(most or least) for least, most in _WIDE_REPEAT.findall(source))


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


def _build_filter(patterns: Sequence[Pattern]) -> Any:
    """The RE2 set of ``patterns`` and, last, one that always matches; False if too big for one."""
    import re2  # noqa: PLC0415

    options = _options()
    options.max_mem = SET_MEMORY
    members = re2.Set.SearchSet(options)
    try:
        for pattern in patterns:
            members.Add((PREFIX + pattern.source).encode())
        members.Add(b"")
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
