"""Which windows of a document hold which slots.

For every slot and kind of window there is one integer whose bits are the windows, so a question
about slots is answered for all windows of a document at once, by a handful of ``&`` and ``|``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from infoscore.text.document import Document

SHORT = 512
"""Below so many windows setting bits one by one is quickest; above, its cost would grow."""


@cache
def slots_in(bits: int) -> tuple[int, ...]:
    """The numbers of the slots in a set of slots that the rules name."""
    return tuple(members(bits))


def members(bits: int, most: int | None = None) -> list[int]:
    """The numbers of the (first ``most``) bits that are set, from the lowest. Linear in the
    length of ``bits``.
    """
    digits = f"{bits:b}"[::-1]
    found: list[int] = []
    at = digits.find("1")
    while at >= 0 and (most is None or len(found) < most):
        found.append(at)
        at = digits.find("1", at + 1)
    return found


def gathered(numbers: Iterable[int], count: int) -> int:
    """The integer whose bits are ``numbers``, all below ``count``. Linear in both."""
    bits = 0
    if count < SHORT:
        for number in numbers:
            bits |= 1 << number
        return bits
    held = bytearray((count >> 3) + 1)
    for number in numbers:
        held[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(held, "little")


def lowest(bits: int) -> int:
    """The number of the lowest bit that is set; −1 where none is."""
    return (bits & -bits).bit_length() - 1


class _Held(dict[int, int]):
    """The windows (bits) of one kind that hold a slot, worked out when first asked for."""

    __slots__ = ("_work_out",)

    def __init__(self, work_out: Callable[[int], int]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, slot: int) -> int:
        windows = self[slot] = self._work_out(slot)
        return windows


class Windows:
    """The slots of every clause, sentence, pair of sentences, paragraph, title, lead, document.

    ``title`` and ``everything`` are the slots (bits) of the title and of the whole document.
    """

    __slots__ = ("_counts", "_document", "_found", "_held", "_sentence_of", "everything", "title")

    def __init__(self, document: Document, found: Mapping[int, list[int]], title: int) -> None:
        """``found`` gives sets of slots (bits) with the numbers of the clauses that hold them."""
        self._document = document
        self._sentence_of = [sentence for _, _, sentence in document.clauses]
        sentences = len(document.sentences)
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
        said = _Held(lambda _: 0)
        self._held = {
            "sentence": said,
            "clause": _Held(self._clauses),
            "pair": _Held(self._pairs),
            "paragraph": _Held(self._paragraphs),
            "title": _Held(lambda slot: self.title >> slot & 1),
            "lead": _Held(self._lead),
            "document": _Held(lambda slot: self.everything >> slot & 1),
        }
        self.title = self.everything = title
        for bits, clauses in found.items():
            windows = gathered({self._sentence_of[clause] for clause in clauses}, sentences)
            self.everything |= bits
            for slot in slots_in(bits):
                said[slot] |= windows
                self._found.setdefault(slot, []).append(clauses)

    def count(self, within: str) -> int:
        """How many windows of a kind there are."""
        return self._counts[within]

    def of(self, slot: int, within: str) -> int:
        """The windows (bits) that hold ``slot``."""
        return self._held[within][slot]

    def any_of(self, slots: int, within: str) -> int:
        """The windows (bits) that hold one of ``slots`` or more."""
        held, found = self._held[within], 0
        for slot in slots_in(slots):
            found |= held[slot]
        return found

    def holding(self, within: str, need: int, some: int, bar: int) -> int:
        """The windows (bits) that hold all slots of ``need``, one of ``some`` if it names any, and
        none of ``bar``. One of the first two must name a slot.
        """
        held, found = self._held[within], -1
        for slot in slots_in(need):
            found &= held[slot]
            if not found:
                return 0
        if some:
            found &= self.any_of(some, within)
        return found & ~self.any_of(bar, within) if found and bar else found

    def each(self, within: str, asked: int, first: int, behind: int) -> list[int]:
        """The slots of ``asked`` (bits) that each window from ``first`` to ``behind`` holds."""
        held, found = self._held[within], [0] * (behind - first)
        shown = (1 << len(found)) - 1
        for slot in slots_in(asked):
            windows = held[slot] >> first & shown
            if windows:
                for index in members(windows):
                    found[index] |= 1 << slot
        return found

    def add(self, slot: int, within: str, windows: int) -> None:
        """Set a slot in clauses, sentences or paragraphs (bits), and in all that holds them."""
        said = windows
        if within == "clause":
            said = gathered(
                [self._sentence_of[c] for c in members(windows)], self.count("sentence")
            )
        if within != "paragraph":
            self._held["sentence"][slot] |= said
            paragraphs = self._held["paragraph"]
            if slot in paragraphs:
                paragraphs[slot] |= self._paragraphs(slot)
            for level in ("pair", "lead"):
                self._held[level].pop(slot, None)
        if within != "sentence":
            self._held[within][slot] |= windows
        self.everything |= 1 << slot
        self._held["document"].pop(slot, None)

    def add_title(self, slot: int) -> None:
        """Set a slot in the title."""
        self.title |= 1 << slot
        self.everything |= 1 << slot
        for level in ("title", "document"):
            self._held[level].pop(slot, None)

    def _clauses(self, slot: int) -> int:
        numbers = [clause for clauses in self._found.get(slot, ()) for clause in clauses]
        return gathered(numbers, self.count("clause"))

    def _pairs(self, slot: int) -> int:
        said = self._held["sentence"][slot]
        return (said | said >> 1) & ((1 << self.count("pair")) - 1)

    def _paragraphs(self, slot: int) -> int:
        sentences = self._document.sentences
        said = members(self._held["sentence"][slot])
        return gathered([sentences[number][2] for number in said], self.count("paragraph"))

    def _lead(self, slot: int) -> int:
        paragraphs = self._document.paragraphs
        first = min(2, paragraphs[0].last) if paragraphs else 0
        return int(bool(self._held["sentence"][slot] & ((1 << first) - 1)))
