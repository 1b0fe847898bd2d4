"""Paragraphs that tell of something else: hardly anything of theirs stands elsewhere in the draft.

What a draft is about comes back in its title and in paragraph after paragraph; what was put in to
fill it does not, and names nobody. Pairs of Han characters are compared, which takes no dictionary;
numerals do not count, for they come back in any text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from infoscore.text.document import Document

FEWEST_PARAGRAPHS = 3  # shorter drafts have too little around a paragraph
LEAST = 10  # a line of fewer pairs tells too little to judge, unless it is a sentence of figures
SHARED = 2  # so many pairs must come back
MOST = 200  # among the first so many of a paragraph
AROUND = 2000  # within so many characters from the head of the draft on
_ENDS = "。！？；"


def _han_but(numerals: str) -> str:
    """A character class of all Han characters but some."""
    marks = sorted(map(ord, numerals))
    starts = [0x4E00, *(mark + 1 for mark in marks)]
    ends = [*(mark - 1 for mark in marks), 0x9FFF]
    spans = (f"{chr(a)}-{chr(b)}" for a, b in zip(starts, ends, strict=True) if a <= b)
    return f"[{''.join(spans)}]"


_RUN = re.compile(_han_but("一二三四五六七八九十百千万亿两几多") + "{2,}")


def foreign_ranges(
    document: Document, facts: Sequence[int], names: Sequence[int]
) -> tuple[tuple[int, int], ...]:
    """The ranges of the paragraphs with figures or dates (``facts``: where they begin) that share
    fewer than SHARED pairs with the rest and name no place or body (``names``): what another body
    did in the same matter is told in words of its own.
    """
    paragraphs = document.paragraphs
    if len(paragraphs) < FEWEST_PARAGRAPHS:
        return ()
    return tuple(
        (start, end)
        for start, end, *_ in paragraphs
        if _holds(facts, start, end)
        and not _holds(names, start, end)
        and _is_foreign(document.text, start, end)
    )


def _holds(places: Sequence[int], start: int, end: int) -> bool:
    """Whether one of the places, which are in order, lies in a range."""
    return bisect_left(places, start) < bisect_left(places, end)


def _is_foreign(text: str, start: int, end: int) -> bool:
    rest = text[: min(start, AROUND)] + text[end : end + max(AROUND - start, 0)]
    back: set[str] = set()
    tried = 0
    for run in _RUN.findall(text, start, min(end, start + 2 * MOST)):
        for at in range(len(run) - 1):
            pair = run[at : at + 2]
            if pair in rest:
                back.add(pair)
                if len(back) == SHARED:
                    return False
            tried += 1
    if tried >= LEAST:
        return text[end - 1] != "："  # a lead-in tells by what it leads to
    digits = sum(map(str.isdecimal, text[start : min(end, start + 2 * MOST)]))
    return digits > tried and text[end - 1] in _ENDS


def inside(at: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    """Whether a place lies in one of the ranges, which are in order."""
    before = bisect_right(ranges, (at, len(ranges) and ranges[-1][1]))
    return before > 0 and at < ranges[before - 1][1]
