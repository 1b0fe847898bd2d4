"""One method after another inside a year: each fact by the method in force on its day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from infoscore.errors import RuleError, fault
from infoscore.units.engine import score
from infoscore.units.result import (
    ComponentScore,
    MethodResult,
    Open,
    Point,
    Trail,
    UnitResult,
    VenueCount,
)
from infoscore.units.seeing import Case
from infoscore.units.standing import stand

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from infoscore.ruleset.workdays import Calendar as Workdays
    from infoscore.units.facts import Ledger
    from infoscore.units.method import Method
    from infoscore.units.periods import Period

ZERO = Decimal(0)


def in_order(methods: Sequence[Method]) -> list[Method]:
    """The methods by the days they are in force; RuleError if two overlap."""
    ordered = sorted(methods, key=lambda m: m.valid_from or date.min)
    for one, two in pairwise(ordered):
        if one.valid_to is None or two.valid_from is None or one.valid_to >= two.valid_from:
            raise RuleError(fault(two.id, "units.overlap", first=one.id, entry=two.id))
    return ordered


def score_in_force(
    ledger: Ledger,
    methods: Sequence[Method],
    period: Period,
    workdays: Workdays | None = None,
) -> MethodResult:
    """The sum of what each method gives for the days it is in force; RuleError if two overlap.

    Points say by ``version`` which of the methods, in order, they are of.  Tasks and rates are
    those of the last method, rank and tier by its rules.
    """
    ordered = in_order(methods)
    if len(ordered) == 1:
        return score(ledger, ordered[0], period, workdays)
    results = [score(ledger, method, period, workdays) for method in ordered]
    last = results[-1]
    by_unit = [{each.unit: each for each in result.results} for result in results]
    merged = []
    for name in sorted({unit for known in by_unit for unit in known}):
        parts = [(number, known[name]) for number, known in enumerate(by_unit) if name in known]
        merged.append(_sum(parts, by_unit[-1].get(name) or parts[-1][1]))
    notices = dict.fromkeys(n for r in results for n in r.notices)
    shown = stand(merged, Case(ledger, ordered[-1], period, workdays))
    visible = [each for each in shown if not each.hidden]
    return replace(
        last,
        results=shown,
        silent=tuple(sorted(r.unit for r in visible if not r.submitted)),
        unused=tuple(sorted(r.unit for r in visible if not r.used)),
        open=tuple(_open(results)),
        unscored=tuple(fact for r in results for fact in r.unscored),
        notices=("units.notice_versions", *notices),
    )


def _open(results: Sequence[MethodResult]) -> Iterable[Open]:
    """What people must decide, each once; out of force is only what no method was in force for."""
    outside = [
        {str(each.fact) for each in result.open if each.phrase == "units.open_force"}
        for result in results
    ]
    never = set.intersection(*outside)
    told: set[tuple[str, str, str, str]] = set()
    for each in (each for result in results for each in result.open):
        key = (each.phrase, each.unit, each.clause, str(each.fact))
        if key in told or (each.phrase == "units.open_force" and str(each.fact) not in never):
            continue
        told.add(key)
        yield each


def _sum(numbered: Sequence[tuple[int, UnitResult]], last: UnitResult) -> UnitResult:
    parts = [part for _, part in numbered]
    points = _points((number, part.trail.points) for number, part in numbered)
    points_total = _points((number, part.trail_total.points) for number, part in numbered)
    total = sum((part.points for part in parts), ZERO)
    whole = sum((part.points_total for part in parts), ZERO)
    return replace(
        last,
        score=sum((part.score for part in parts), ZERO),
        score_total=sum((part.score_total for part in parts), ZERO),
        points=total,
        points_total=whole,
        components=_components(parts),
        submitted=sum(part.submitted for part in parts),
        submitted_total=sum(part.submitted_total for part in parts),
        used=sum(part.used for part in parts),
        used_total=sum(part.used_total for part in parts),
        venues=_venues(parts),
        deductions=tuple(p for p in points if p.value < 0),
        trail=Trail(points, total),
        trail_total=Trail(points_total, whole),
        barred=tuple(sorted({b for part in parts for b in part.barred})),
        named=tuple(sorted({n for part in parts for n in part.named})),
    )


def _points(numbered: Iterable[tuple[int, tuple[Point, ...]]]) -> tuple[Point, ...]:
    return tuple(replace(p, version=number) for number, points in numbered for p in points)


def _components(parts: Sequence[UnitResult]) -> tuple[ComponentScore, ...]:
    """Components of one id go together."""
    sums: dict[str, ComponentScore] = {}
    for each in (each for part in parts for each in part.components):
        had = sums.get(each.id, ComponentScore(each.id, ZERO, ZERO))
        total = had.total + each.total
        sums[each.id] = ComponentScore(each.id, had.period + each.period, total)
    return tuple(sums.values())


def _venues(parts: Sequence[UnitResult]) -> tuple[VenueCount, ...]:
    """Venues of one name go together."""
    sums: dict[str, VenueCount] = {}
    for each in (each for part in parts for each in part.venues):
        had = sums.get(each.venue, VenueCount(each.venue, 0, 0, ZERO, ZERO))
        sums[each.venue] = VenueCount(
            each.venue,
            had.period + each.period,
            had.total + each.total,
            had.points + each.points,
            had.points_total + each.points_total,
        )
    return tuple(sums[name] for name in sorted(sums))
