"""Agreement of two lists of judgements, with nothing but the standard library."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def qwk(ours: Sequence[int], theirs: Sequence[int]) -> float:
    """Quadratically weighted kappa: 1 same, 0 as good as chance; NaN where nothing varies."""
    low, high = min(*ours, *theirs), max(*ours, *theirs)
    if low == high:
        return math.nan
    seen = sum((a - b) ** 2 for a, b in zip(ours, theirs, strict=True))
    here, there = Counter(ours), Counter(theirs)
    chance = sum(
        n * m * (a - b) ** 2 for a, n in here.items() for b, m in there.items()
    ) / len(ours)  # fmt: skip
    return 1 - seen / chance if chance else math.nan


def ranks(values: Sequence[float]) -> list[float]:
    """Ranks from 1; equal values share the mean of their ranks."""
    order = sorted(range(len(values)), key=lambda i: values[i])
    found = [0.0] * len(values)
    at = 0
    while at < len(order):
        end = at
        while end < len(order) and values[order[end]] == values[order[at]]:
            end += 1
        for place in order[at:end]:
            found[place] = (at + end + 1) / 2
        at = end
    return found


def spearman(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """Rank correlation; NaN where one side does not vary."""
    a, b = ranks(ours), ranks(theirs)
    mean = (len(a) + 1) / 2
    spread = math.sqrt(sum((x - mean) ** 2 for x in a) * sum((y - mean) ** 2 for y in b))
    if not spread:
        return math.nan
    return sum((x - mean) * (y - mean) for x, y in zip(a, b, strict=True)) / spread


def auc(inside: Sequence[float], outside: Sequence[float]) -> float:
    """How often one of ``inside`` lies above one of ``outside``; ties count half."""
    if not (inside and outside):
        return math.nan
    above = sum((a > b) + (a == b) / 2 for a in inside for b in outside)
    return above / (len(inside) * len(outside))


def shared_out(values: Sequence[float], labels: Sequence[int]) -> list[int]:
    """Values made labels with the frequencies of ``labels``, the lowest values the lowest label.

    The kindest cut there is, so that a baseline cannot be said to be badly cut.
    """
    order = sorted(range(len(values)), key=lambda i: (values[i], i))
    found = [0] * len(values)
    for place, label in zip(order, sorted(labels), strict=True):
        found[place] = label
    return found
