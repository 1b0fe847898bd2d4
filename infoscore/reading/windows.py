"""Which windows of a document hold which slots.

For every slot and kind of window there is one integer whose bits are the windows, so a question
about slots is answered for all windows of a document at once, by a handful of ``&`` and ``|``.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from infoscore.ruleset.slots import SlotTest
    from infoscore.text.document import Document

SHORT = 512
"""Below so many windows setting bits one by one is quickest; above, its cost would grow."""


_SHORT_BITS = 1 << SHORT


@cache
def slots_in(bits: int) -> tuple[int, ...]:
    """The numbers of the slots in a set of slots that the rules name."""
    return tuple(members(bits))


def members(bits: int) -> list[int]:
    """The numbers of the bits that are set, from the lowest. Linear in the length of ``bits``."""
    if bits < _SHORT_BITS:
        numbers: list[int] = []
        while bits:
            lowest_bit = bits & -bits
            numbers.append(lowest_bit.bit_length() - 1)
            bits ^= lowest_bit
        return numbers
    digits = f"{bits:b}"[::-1]
    found: list[int] = []
    at = digits.find("1")
    while at >= 0:
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
    """The windows (bits) of one kind that hold a slot, worked out when first asked for; by what
    does not know :class:`Windows`, so that these go as soon as nobody needs them.
    """

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

    __slots__ = ("_document", "_held", "_sentence_of", "everything", "title")

    def __init__(self, document: Document, found: Mapping[int, list[int]], title: int) -> None:
        """``found`` gives sets of slots (bits) with the numbers of the clauses that hold them."""
        self._document = document
        self._sentence_of = sentence_of = [sentence for _, _, sentence in document.clauses]
        in_sentences: defaultdict[int, int] = defaultdict(int)
        in_clauses: defaultdict[int, int] = defaultdict(int)
        self._held: dict[str, dict[int, int]] = {
            "sentence": in_sentences,
            "clause": in_clauses,
            "pair": _Held(partial(_pairs, document, in_sentences)),
            "paragraph": _Held(partial(_paragraphs, document, in_sentences)),
            "lead": _Held(partial(_lead, document, in_sentences)),
        }
        self.title = everything = title
        clauses, sentences = len(document.clauses), len(document.sentences)
        for bits, numbers in found.items():
            everything |= bits
            holding = saying = 0
            if clauses < SHORT:
                for number in numbers:
                    holding |= 1 << number
                    saying |= 1 << sentence_of[number]
            else:
                holding = gathered(numbers, clauses)
                saying = gathered([sentence_of[number] for number in numbers], sentences)
            for slot in slots_in(bits):
                in_clauses[slot] |= holding
                in_sentences[slot] |= saying
        self.everything = everything
        self._held["title"] = _Held(partial(_whole, title))
        self._held["document"] = _Held(partial(_whole, everything))

    def count(self, within: str) -> int:
        """How many windows of a kind there are."""
        document = self._document
        if within == "clause":
            return len(document.clauses)
        if within == "sentence":
            return len(document.sentences)
        if within == "pair":
            return max(len(document.sentences) - 1, 0)
        return len(document.paragraphs) if within == "paragraph" else 1

    def of(self, slot: int, within: str) -> int:
        """The windows (bits) that hold ``slot``."""
        return self._held[within][slot]

    def any_of(self, slots: int, within: str) -> int:
        """The windows (bits) that hold one of ``slots`` or more."""
        held, found = self._held[within], 0
        for slot in slots_in(slots):
            found |= held[slot]
        return found

    def holding(self, test: SlotTest) -> int:
        """The windows (bits) that hold all slots of ``test.all``, one of ``test.any`` if it names
        any, and none of ``test.none``. One of the first two must name a slot.
        """
        need, some, bar = test.all, test.any, test.none
        everything, within = self.everything, test.within
        if everything & need != need or (some and not everything & some):
            return 0
        if within == "document":
            return 0 if everything & bar else 1
        held, found = self._held[within], -1
        for slot in slots_in(need):
            found &= held[slot]
        if some:
            chosen = 0
            for slot in slots_in(some):
                chosen |= held[slot]
            found &= chosen
        if bar and found:
            for slot in slots_in(bar):
                found &= ~held[slot]
        return found

    def held_by(self, within: str, windows: int, asked: int) -> int:
        """The slots of ``asked`` (bits) that one of the ``windows`` (bits) holds, or more."""
        held, found = self._held[within], 0
        for slot in slots_in(asked):
            if held[slot] & windows:
                found |= 1 << slot
        return found

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
        held = self._held
        held[within][slot] |= windows
        if within == "clause":
            numbers = [self._sentence_of[clause] for clause in members(windows)]
            held["sentence"][slot] |= gathered(numbers, self.count("sentence"))
        paragraphs = held["paragraph"]
        if within != "paragraph" and slot in paragraphs:
            paragraphs[slot] |= _paragraphs(self._document, held["sentence"], slot)
        for level in ("pair", "lead"):
            held[level].pop(slot, None)
        held["document"][slot] = 1
        self.everything |= 1 << slot

    def add_title(self, slot: int) -> None:
        """Set a slot in the title."""
        self.title |= 1 << slot
        self.everything |= 1 << slot
        for level in ("title", "document"):
            self._held[level][slot] = 1


def _pairs(document: Document, in_sentences: Mapping[int, int], slot: int) -> int:
    said = in_sentences[slot]
    return (said | said >> 1) & ((1 << max(len(document.sentences) - 1, 0)) - 1)


def _paragraphs(document: Document, in_sentences: Mapping[int, int], slot: int) -> int:
    said = members(in_sentences[slot])
    numbers = [document.sentences[number][2] for number in said]
    return gathered(numbers, len(document.paragraphs))


def _lead(document: Document, in_sentences: Mapping[int, int], slot: int) -> int:
    first = min(2, document.paragraphs[0].last) if document.paragraphs else 0
    return int(bool(in_sentences[slot] & ((1 << first) - 1)))


def _whole(bits: int, slot: int) -> int:
    return bits >> slot & 1
