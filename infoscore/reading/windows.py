"""Which windows of a document hold which slots.

For every slot and kind of window there is one integer whose bits are the windows, so a question
about slots is answered for all windows of a document at once, by a handful of ``&`` and ``|``.
"""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from infoscore.text.document import Document

SHORT = 512
"""Below so many windows setting bits one by one is quickest; above, its cost would grow."""


@cache
def slots_in(bits: int) -> tuple[int, ...]:
    """The numbers of the slots in a set of slots that the rules name."""
    return tuple(members(bits))


def members(bits: int) -> Iterator[int]:
    """The numbers of the bits that are set, from the lowest. Linear in the length of ``bits``."""
    digits = f"{bits:b}"[::-1]
    at = digits.find("1")
    while at >= 0:
        yield at
        at = digits.find("1", at + 1)


def lowest(bits: int) -> int:
    """The number of the lowest bit that is set; −1 where none is."""
    return (bits & -bits).bit_length() - 1


class Windows:
    """The slots of every clause, sentence, pair of sentences, paragraph, title, lead, document.

    ``title`` and ``everything`` are the slots (bits) of the title and of the whole document.
    Built by :meth:`place`; :meth:`add` sets a slot that a window earns by what it holds.
    """

    __slots__ = ("_counts", "_document", "_found", "_held", "_lead", "_sentences", "everything",
                 "title")  # fmt: skip

    def __init__(self, document: Document) -> None:
        self._document = document
        self._sentences = [sentence for _, _, sentence in document.clauses]
        sentences = len(document.sentences)
        self._lead = (1 << min(2, document.paragraphs[0].last)) - 1 if sentences else 0
        self._counts = {
            "clause": len(document.clauses),
            "sentence": sentences,
            "pair": max(sentences - 1, 0),
            "paragraph": len(document.paragraphs),
            "title": 1,
            "lead": 1,
            "document": 1,
        }
        self._found: dict[int, list[list[int]]] = {}
        self._held: dict[str, dict[int, int]] = {"clause": {}, "sentence": {}, "paragraph": {}}
        self.title = 0
        self.everything = 0

    def count(self, within: str) -> int:
        """How many windows of a kind there are."""
        return self._counts[within]

    def place(self, found: Mapping[int, list[int]]) -> None:
        """Set slots in clauses, and so in all that holds them: sets of slots with the numbers of
        their clauses. Before anything is asked."""
        for bits, clauses in found.items():
            self.everything |= bits
            for slot in slots_in(bits):
                self._found.setdefault(slot, []).append(clauses)

    def add(self, slot: int, within: str, windows: int) -> None:
        """Set ``slot`` in clauses, sentences or paragraphs (bits), and in all that holds them."""
        for level in ("clause", "sentence", "paragraph"):
            if within == level:
                self._held[level][slot] = self.of(slot, level) | windows
                if level == "clause":
                    within = "sentence"
                    windows = self._gather(within, (self._sentences[c] for c in members(windows)))
                elif level == "sentence":
                    within, sentences = "paragraph", self._document.sentences
                    windows = self._gather(within, (sentences[s][2] for s in members(windows)))
        self.everything |= 1 << slot

    def add_title(self, bits: int) -> None:
        """Set slots (bits) in the title."""
        self.title |= bits
        self.everything |= bits

    def of(self, slot: int, within: str) -> int:
        """The windows (bits) that hold ``slot``."""
        held = self._held.get(within)
        if held is not None:
            windows = held.get(slot)
            if windows is None:
                windows = held[slot] = self._look(slot, within)
            return windows
        if within == "pair":
            said = self.of(slot, "sentence")
            return (said | said >> 1) & ((1 << self._counts["pair"]) - 1)
        if within == "lead":
            return int(bool(self.of(slot, "sentence") & self._lead))
        return (self.title if within == "title" else self.everything) >> slot & 1

    def _look(self, slot: int, within: str) -> int:
        clauses = chain.from_iterable(self._found.get(slot, ()))
        if within == "clause":
            return self._gather(within, clauses)
        said = {self._sentences[clause] for clause in clauses}
        if within == "paragraph":
            sentences = self._document.sentences
            said = {sentences[sentence][2] for sentence in said}
        return self._gather(within, said)

    def _gather(self, within: str, numbers: Iterable[int]) -> int:
        """The integer whose bits are ``numbers`` of windows. Linear in their count."""
        count = self._counts[within]
        if count < SHORT:
            windows = 0
            for number in numbers:
                windows |= 1 << number
            return windows
        held = bytearray((count >> 3) + 1)
        for number in numbers:
            held[number >> 3] |= 1 << (number & 7)
        return int.from_bytes(held, "little")

    def any_of(self, slots: int, within: str) -> int:
        """The windows (bits) that hold one of ``slots`` or more."""
        found = 0
        for slot in slots_in(slots):
            found |= self.of(slot, within)
        return found

    def holding(self, within: str, need: int, some: int, bar: int) -> int:
        """The windows (bits) that hold all slots of ``need``, one of ``some`` if it names any, and
        none of ``bar``. One of the first two must name a slot.
        """
        found = -1
        for slot in slots_in(need):
            found &= self.of(slot, within)
            if not found:
                return 0
        if some:
            found &= self.any_of(some, within)
        return found & ~self.any_of(bar, within) if found and bar else found

    def held(self, within: str, asked: int, first: int, behind: int) -> list[int]:
        """The slots of ``asked`` (bits) that each window from ``first`` to ``behind`` holds."""
        held = [0] * (behind - first)
        shown = (1 << len(held)) - 1
        for slot in slots_in(asked):
            windows = self.of(slot, within) >> first & shown
            if windows:
                for index in members(windows):
                    held[index] |= 1 << slot
        return held
