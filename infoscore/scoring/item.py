"""Points: from grades and merits to an item's total. Exact decimals throughout."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from infoscore.ruleset.model import Band, Kind, Scoring

TENTH = Decimal("0.1")
ZERO = Decimal(0)


def rounded(points: Decimal) -> Decimal:
    """Points to one decimal, half up."""
    return points.quantize(TENTH, ROUND_HALF_UP)


def value_of(grades: Mapping[str, Decimal], kind: Kind, scoring: Scoring) -> Decimal:
    """Points for the ten criteria: the best few that apply to the kind, by their weights.

    More than the weighted few pays nothing, so filling every criterion is never needed.
    """
    apply = kind.primary | kind.secondary
    best = sorted((grade for name, grade in grades.items() if name in apply), reverse=True)
    share = sum((w * g for w, g in zip(kind.weights, best, strict=False)), ZERO)
    points = scoring.value_max * share
    return min(points, kind.value_cap) if kind.value_cap is not None else points


def principle_points(merits: Iterable[Decimal], most: Decimal) -> Decimal:
    """Points of a principle: what was earned, up to ``most``, less what was lost, never below 0."""
    earned = lost = ZERO
    for points in merits:
        if points > 0:
            earned += points
        else:
            lost -= points
    return max(min(earned, most) - lost, ZERO)


def total_of(
    value: Decimal, principles: Iterable[tuple[Decimal, Decimal]], value_max: Decimal
) -> Decimal:
    """The total of 100. Principles that do not apply (max 0) leave their points to the others."""
    scored, possible = value, value_max
    for points, most in principles:
        scored += points
        possible += most
    return scored * 100 / possible if possible else ZERO


def band_of(total: Decimal, bands: Iterable[Band], level: int) -> Band:
    """The highest band that ``total`` reaches and that is not above ``level``."""
    return max((b for b in bands if total >= b.low and b.level <= level), key=lambda b: b.level)
