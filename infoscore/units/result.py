"""What the engine hands on: each unit's figures with the reason for every point."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from infoscore.units.facts import Fact
    from infoscore.units.periods import Period


@dataclass(frozen=True, slots=True)
class Point:
    """One step of a score.  ``clause`` is the id of a clause, quota or component of the method;
    ``worth`` what the clause says, ``value`` what counted; ``cap`` the id of what made the
    difference (a cap, floor, combination, split or zeroing), empty if none.  ``charged`` is period,
    or year for what counts only in the cumulative total.  ``fact`` is None for what follows from
    many facts (a task met, a base score); ``about`` then says from what, e.g. ``8/10``.
    ``credited`` names the unit the fact is of, where its points go to another; ``version`` which of
    several methods that replaced one another, in order, the clause is of.
    """

    unit: str
    clause: str
    component: str
    when: date
    worth: Decimal
    value: Decimal
    cap: str = ""
    charged: str = "period"
    fact: Fact | None = None
    about: str = ""
    credited: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Trail:
    """The points in order of date; their values add up to the total."""

    points: tuple[Point, ...]
    total: Decimal


@dataclass(frozen=True, slots=True)
class ComponentScore:
    """One component's points in the period and cumulative."""

    id: str
    period: Decimal
    total: Decimal


@dataclass(frozen=True, slots=True)
class Task:
    """A quota at the end of the period: ``window`` it runs over, what was asked (``most``: upper
    end of a range task) and done; ``completion`` done/asked, None when nothing was asked; ``met``
    None while the window runs and is not yet met.
    """

    quota: str
    window: Period
    asked: Decimal
    done: Decimal
    completion: Decimal | None
    met: bool | None
    most: Decimal | None = None


@dataclass(frozen=True, slots=True)
class VenueCount:
    """How often a unit was used by a venue: in the period, cumulative; and the points."""

    venue: str
    period: int
    total: int
    points: Decimal
    points_total: Decimal


@dataclass(frozen=True, slots=True)
class UnitResult:
    """One unit (or person) by one method.

    ``score`` and ``score_total`` are what the method calls the result (a sum, mean per item or
    percent), rounded; ``points`` and ``points_total`` the exact sums of the trails.  ``rates``:
    rate id → value or None for 0/0.  ``rank`` is None unless the method ranks.  ``tier`` is the id
    of the grade band, ``award`` whether the unit stands among the best and nothing bars it (None
    without awards), ``barred`` the clauses that bar it.
    """

    unit: str
    group: str
    hidden: bool
    score: Decimal
    score_total: Decimal
    points: Decimal
    points_total: Decimal
    components: tuple[ComponentScore, ...]
    submitted: int
    submitted_total: int
    used: int
    used_total: int
    venues: tuple[VenueCount, ...]
    tasks: tuple[Task, ...]
    rates: tuple[tuple[str, Decimal | None], ...]
    deductions: tuple[Point, ...]
    trail: Trail
    trail_total: Trail
    rank: int | None = None
    tier: str = ""
    award: bool | None = None
    barred: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    @property
    def task(self) -> Task | None:
        """The method's main quota."""
        return self.tasks[0] if self.tasks else None


@dataclass(frozen=True, slots=True)
class Open:
    """What a person must still decide; it counted nothing.  ``phrase`` is a wording key."""

    phrase: str
    unit: str
    clause: str
    fact: Fact | None


@dataclass(frozen=True, slots=True)
class MethodResult:
    """All units by one method over one period.

    ``groups`` are the classes in order; ``results`` by class, then score where the method ranks,
    else by name.  ``silent`` sent nothing in the period, ``unused`` had nothing used.  ``notices``
    are wording keys to print.  ``unscored`` are facts that no clause speaks of.
    """

    method: str
    period: Period
    cumulative: Period
    groups: tuple[str, ...]
    results: tuple[UnitResult, ...]
    silent: tuple[str, ...]
    unused: tuple[str, ...]
    open: tuple[Open, ...]
    unscored: tuple[Fact, ...]
    notices: tuple[str, ...]

    def unit(self, name: str) -> UnitResult | None:
        """The result of one unit."""
        return next((r for r in self.results if r.unit == name), None)
