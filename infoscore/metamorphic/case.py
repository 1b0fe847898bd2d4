"""A draft to be edited: its text, what it says and what it scored; and how a change is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from infoscore.reading.windows import members

if TYPE_CHECKING:
    from collections.abc import Iterable

    from infoscore.reading.read import Reading
    from infoscore.ruleset.slots import Slots
    from infoscore.scoring.values import ItemScore

Span = tuple[int, int]


class Variant(NamedTuple):
    """An edited draft: its text, or the bytes of a file, and how it is to be graded: ``kind``
    forced, ``topics`` (ids of the priorities in force; None: those of the rules), ``turned``
    (by the same rules in another order), ``anew`` (in a process of its own).
    """

    text: str
    data: bytes | None = None
    kind: str | None = None
    topics: tuple[str, ...] | None = None
    turned: bool = False
    anew: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """A draft before any edit. ``text`` is what rules see, title first, without blank lines;
    ``reading`` is of it; ``other`` is the text of another draft that is no better.
    """

    name: str
    text: str
    reading: Reading
    score: ItemScore
    slots: Slots
    other: str | None

    @property
    def figures(self) -> list[Span]:
        """Every quantity with its unit."""
        return [(q.start, q.end) for q in self.reading.quantities]

    def bits(self, *names: str) -> int:
        """The slots of these names that the rules have."""
        bits = 0
        for name in names:
            if name in self.slots.ids:
                bits |= self.slots.bit(name)
        return bits

    def marks(self, *names: str) -> list[Span]:
        """The places where one of the slots stands, none inside another."""
        bits = self.bits(*names)
        found: list[Span] = []
        for start, end, held in self.reading.marks:
            if held & bits and (not found or start >= found[-1][1]):
                found.append((start, end))
        return found

    def sentences(self, *names: str) -> list[Span]:
        """The sentences that hold one of the slots."""
        held = self.reading.windows.any_of(self.bits(*names), "sentence")
        return [self.reading.span("sentence", number) for number in members(held)]

    def clauses(self, *names: str) -> list[Span]:
        """The clauses that hold one of the slots."""
        held = self.reading.windows.any_of(self.bits(*names), "clause")
        return [self.reading.span("clause", number) for number in members(held)]

    def within(self, spans: Iterable[Span], outer: Iterable[Span]) -> list[Span]:
        """Those of ``spans`` that lie in one of ``outer``."""
        rooms = list(outer)
        return [s for s in spans if any(a <= s[0] and s[1] <= b for a, b in rooms)]

    def put(self, spans: Iterable[Span], new: str) -> str | None:
        """The text with ``new`` in place of each span; None where there is none."""
        chosen = sorted(set(spans))
        if not chosen:
            return None
        parts, at = [], 0
        for start, end in chosen:
            if start >= at:
                parts += [self.text[at:start], new]
                at = end
        return "".join([*parts, self.text[at:]])

    def without(self, spans: Iterable[Span]) -> str | None:
        """The text without the spans, and without lines of which nothing is left."""
        left = self.put(spans, "")
        if left is None:
            return None
        return "\n".join(line for line in left.split("\n") if line.strip("　 ，。；：、"))

    def appended(self, words: str) -> str:
        """The text with a paragraph behind it."""
        return f"{self.text}\n{words}"

    def opened(self, words: str) -> str:
        """The text with a paragraph between title and lead."""
        if self.reading.document.title is None:
            return f"{words}\n{self.text}"
        title, _, body = self.text.partition("\n")
        return f"{title}\n{words}\n{body}"
