"""Half-open ranges of code points."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Range = tuple[int, int]


def merged(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """``ranges`` sorted, empty ones dropped, those that touch or overlap made one."""
    result: list[Range] = []
    for start, end in sorted(ranges):
        if start >= end:
            continue
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)


def outside(text: str, ranges: Iterable[Range]) -> str:
    """What remains of ``text`` without ``ranges``, which are sorted and disjoint."""
    pieces, last = [], 0
    for start, end in ranges:
        pieces.append(text[last:start])
        last = end
    pieces.append(text[last:])
    return "".join(pieces)


def lines_of(text: str, start: int = 0) -> Iterator[Range]:
    """The lines of ``text`` from ``start`` on that are not empty, without their line ends."""
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if start < end:
            yield start, end
        start = end + 1


def closed_up(ranges: Iterable[Range], cuts: Sequence[Range]) -> tuple[Range, ...]:
    """``ranges`` of a text as ranges of what remains of it without ``cuts``."""
    starts = [start for start, _ in cuts]
    taken = [0, *accumulate(end - start for start, end in cuts)]

    def moved(at: int) -> int:
        before = bisect_right(starts, at)
        beyond = max(cuts[before - 1][1] - at, 0) if before else 0
        return at - taken[before] + beyond

    return merged((moved(start), moved(end)) for start, end in ranges)


def spread_out(ranges: Iterable[Range], cuts: Sequence[Range]) -> tuple[Range, ...]:
    """``ranges`` of what remains of a text without ``cuts`` as ranges of the text."""
    taken = [0, *accumulate(end - start for start, end in cuts)]
    seams = [start - taken[number] for number, (start, _) in enumerate(cuts)]

    def moved(at: int) -> int:
        return at + taken[bisect_right(seams, at)]

    return merged((moved(start), moved(end - 1) + 1) for start, end in ranges if start < end)
