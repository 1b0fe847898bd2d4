"""Sentences that would stand as well in any other draft: 建议加强组织领导，完善工作机制。

They name nobody and tell of no survey, and most of their pairs of Han characters are those of the
words of any item (lexicons that tell ``part`` or ``form``).  Figures and times make them tell of
the draft's matter only if one of their other pairs comes back in the rest of it:
群众投诉26件，希望加快办理.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from infoscore.reading.foreign import holds
from infoscore.text.pairs import pairs_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from infoscore.ruleset.slots import Slots
    from infoscore.text.document import Document

Range = tuple[int, int]

FEWEST = 9  # shorter sentences have too few pairs to tell
LONGEST = 60  # characters: what says nothing says it briefly
REST = 20  # pairs of the rest: fewer have too little in which one could come back
_LEADS = "：:"  # a sentence that leads to what follows tells by it


class Canned(NamedTuple):
    """The ranges of canned sentences in order: ``bare`` of figures and times, and ``counted``."""

    bare: tuple[Range, ...]
    counted: tuple[Range, ...]


def canned_in(document: Document, slots: Slots, told: Sequence[int], tied: Sequence[int]) -> Canned:
    """Find them; none with figures in a text full of facts.  ``told`` are the places of figures and
    times, ``tied`` those of names and surveys, both in order.  Linear in the length of the text.
    """
    text, common = document.text, slots.common
    share, many = float(slots.filler.canned_share), slots.filler.canned_figures
    many = many if len(told) < slots.filler.canned_facts else 0
    bare, doubted = list[Range](), dict[int, frozenset[str]]()
    for number, (start, end, _) in enumerate(document.sentences):
        if end - start > LONGEST or holds(tied, start, end) or text[end - 1] in _LEADS:
            continue
        pairs = document.sentence_pairs[number]
        own = pairs - common
        if len(pairs) < FEWEST or len(pairs) - len(own) < share * len(pairs):
            continue
        figures = bisect_left(told, end) - bisect_left(told, start)
        if not figures:
            bare.append((start, end))
        elif figures < many:
            doubted[number] = own
    counted = _unconnected(document, doubted) if doubted else ()
    return Canned(tuple(bare), tuple(_alone(document, counted, bare)) if counted else ())


def _alone(document: Document, counted: Sequence[Range], bare: Sequence[Range]) -> Iterator[Range]:
    """Those that no 「；」 joins to a clause of the matter: 办结86件；平均由34分钟缩短到12分钟."""
    spans, empty = [s[:2] for s in document.sentences], {*counted, *bare}
    for where in counted:
        at = bisect_left(spans, where)
        joined = []
        if at and document.text[where[0] - 1] == "；":
            joined.append(spans[at - 1])
        if document.text[where[1] - 1] == "；" and at + 1 < len(spans):
            joined.append(spans[at + 1])
        if empty.issuperset(joined):
            yield where


def _unconnected(document: Document, doubted: Mapping[int, frozenset[str]]) -> list[Range]:
    """The sentences, with pairs of their own, of which none stands in the rest of the text."""
    sentences, pairs = document.sentences, document.sentence_pairs
    others = (each for number, each in enumerate(pairs) if number not in doubted)
    rest = pairs_in(document.text[: sentences[0].start]).union(*others)
    if len(rest) < REST:
        return []
    return [sentences[number][:2] for number, own in doubted.items() if not own & rest]
