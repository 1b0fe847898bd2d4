"""The six principles: which reasons for points hold, and where."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from infoscore.judging.conditions import Window, judge

if TYPE_CHECKING:
    from infoscore.judging.measures import Measures
    from infoscore.reading.read import Reading
    from infoscore.ruleset.model import Merit, Principle


class MeritFinding(NamedTuple):
    """One reason: points earned or lost, points still open (0 for deductions that do not hold)."""

    merit: Merit
    points: Decimal
    windows: tuple[Window, ...]

    @property
    def open(self) -> Decimal:
        """Points that mending this would bring."""
        return self.merit.points - self.points if self.merit.points > 0 else -self.points


def judge_principle(
    principle: Principle, kind: str, reading: Reading, measures: Measures
) -> list[MeritFinding]:
    """Every reason that applies to the kind, with the points it gives."""
    found = []
    for merit in principle.merits:
        if kind in merit.kinds_na or (merit.kinds and kind not in merit.kinds):
            continue
        points, windows = judge_merit(merit, reading, measures)
        found.append(MeritFinding(merit, points, windows))
    return found


def judge_merit(
    merit: Merit, reading: Reading, measures: Measures
) -> tuple[Decimal, tuple[Window, ...]]:
    """The points that one reason gives, and where."""
    windows: tuple[Window, ...] = ()
    share = Decimal(1)
    if merit.when is not None:
        outcome = judge(merit.when, reading, measures)
        share, windows = Decimal(outcome.holds), outcome.windows
    if share and merit.measure is not None:
        value = measures.decimal(merit.measure)
        share = min(max((value - merit.low) / (merit.high - merit.low), Decimal(0)), Decimal(1))
    return merit.points * share, windows
