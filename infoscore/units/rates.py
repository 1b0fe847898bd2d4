"""Counts and rates of a unit over any stretch of days."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from infoscore.units.earning import ZERO
from infoscore.units.facts import TAKEN, Adoption, Item, Request, UnitEvent

if TYPE_CHECKING:
    from infoscore.units.method import Rate
    from infoscore.units.periods import Period
    from infoscore.units.seeing import Case, Dated

_EMPTY = {"none": None, "zero": Decimal(0), "one": Decimal(1)}


@dataclass(slots=True)
class Count:
    """What a unit sent and what was used; ``timed`` items are those whose limit can be told."""

    submitted: int = 0
    used: int = 0
    uses: int = 0
    timed: int = 0
    late: int = 0
    missed: int = 0
    asked: int = 0


class Counts:
    """The facts by unit, so that every window is counted without going through all of them."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.facts: dict[str, list[Dated]] = {}
        for dated in (*case.facts, *case.events):
            for unit in dict.fromkeys(case.credited(u) for u in dated.units):
                self.facts.setdefault(unit, []).append(dated)

    def over(self, unit: str, period: Period) -> Count:
        """The unit's counts in a stretch of days."""
        made, taken = Count(), set()
        case = self.case
        for dated in self.facts.get(unit, ()):
            fact = dated.fact
            if dated.when not in period:
                continue
            if isinstance(fact, Item):
                if case.eligible(fact):
                    made.submitted += fact.count
                known = case.times.get(fact.id)
                made.timed += known is not None
                made.late += known is False
            elif isinstance(fact, Adoption) and fact.stage in TAKEN:
                made.uses += fact.count
                if not dated.item:
                    made.used += fact.count
                elif dated.item not in taken:
                    taken.add(dated.item)
                    made.used += 1
            elif isinstance(fact, UnitEvent):
                made.missed += fact.kind == "missed"
            elif isinstance(fact, Request):
                made.asked += 1
        return made

    def rate(self, rate: Rate, unit: str, period: Period) -> Decimal | None:
        """The rate, 0–1; what 0/0 is, the method says."""
        count = self.over(unit, period)
        part, whole = {
            "adoption": (count.used if rate.count == "items" else count.uses, count.submitted),
            "late": (count.late, count.timed),
            "on_time": (count.timed - count.late, count.timed),
            "missed": (count.missed, count.submitted + count.missed),
        }[rate.measure]
        return Decimal(part) / whole if whole else _EMPTY[rate.empty]

    def measure(self, name: str, every: str, unit: str, period: Period) -> tuple[Decimal, str]:
        """Quality (mean score 0–100), timeliness and coverage (shares 0–1), and from what."""
        if name == "timeliness":
            count = self.over(unit, period)
            kept = count.timed - count.late
            return _share(kept, count.timed), f"{kept}/{count.timed}"
        items = [
            d
            for d in self.facts.get(unit, ())
            if isinstance(d.fact, Item) and d.when in period and self.case.counted(d.fact)
        ]
        if name == "coverage":
            windows = self.case.calendar.windows(period, every)
            held = sum(any(d.when in window for d in items) for window in windows)
            return _share(held, len(windows)), f"{held}/{len(windows)}"
        scores = [
            d.fact.score for d in items if isinstance(d.fact, Item) and d.fact.score is not None
        ]
        total = sum(scores, ZERO)
        return (total / len(scores) if scores else ZERO), f"{total:f}/{len(scores)}"


def _share(part: int, whole: int) -> Decimal:
    return Decimal(part) / whole if whole else ZERO
