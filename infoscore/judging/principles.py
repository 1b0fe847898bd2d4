"""The six principles: which reasons for points hold, and where."""

from __future__ import annotations

from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from infoscore.judging.conditions import (
    MAX_WINDOWS,
    NOTHING,
    YES,
    Lack,
    Outcome,
    judge,
    missing,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infoscore.judging.conditions import Window
    from infoscore.judging.measures import Measures
    from infoscore.reading.read import Reading
    from infoscore.ruleset.model import Merit, Principle


ZERO, ONE = Decimal(0), Decimal(1)


class MeritFinding(NamedTuple):
    """One reason: points earned or lost, points still open (0 for deductions that do not hold);
    ``blamed`` tells whether and where the draft has what its advice is about, ``lack`` what the
    advice names as missing.
    """

    merit: Merit
    points: Decimal
    outcome: Outcome = YES
    blamed: Outcome = YES
    lack: Lack = NOTHING

    def windows(self) -> Iterator[Window]:
        """Where it shows."""
        return islice(self.outcome.each(), MAX_WINDOWS)

    def to_mend(self) -> Iterator[Window]:
        """Where what its advice is about shows."""
        shown = self.outcome if self.merit.advised_where is None else self.blamed
        return islice(shown.each(), MAX_WINDOWS)

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
        points, outcome = judge_merit(merit, reading, measures)
        where = merit.advised_where
        blamed = YES if where is None else judge(where, reading, measures)
        lack = _lack(merit, reading, measures)
        found.append(MeritFinding(merit, points, outcome, blamed, lack))
    return found


def _lack(merit: Merit, reading: Reading, measures: Measures) -> Lack:
    if merit.when is None or not merit.tells_missing:
        return NOTHING
    return missing(merit.when, reading, measures)


def judge_merit(merit: Merit, reading: Reading, measures: Measures) -> tuple[Decimal, Outcome]:
    """The points that one reason gives, and where."""
    outcome = YES if merit.when is None else judge(merit.when, reading, measures)
    share = ONE if outcome.holds else ZERO
    if share and merit.measure is not None:
        value = measures.decimal(merit.measure)
        share = min(max((value - merit.low) / (merit.high - merit.low), ZERO), ONE)
    return merit.points * share, outcome
