"""Half-open ranges of code points."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LINE = re.compile(r"[^\n]+")

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
    return (found.span() for found in _LINE.finditer(text, start))
