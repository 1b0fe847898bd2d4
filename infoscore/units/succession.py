"""One method after another inside a year: each fact by the method in force on its day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from infoscore.errors import RuleError, fault
from infoscore.units.engine import score
from infoscore.units.result import ComponentScore, MethodResult, Trail, UnitResult
from infoscore.units.seeing import Case
from infoscore.units.standing import stand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from infoscore.ruleset.workdays import Calendar as Workdays
    from infoscore.units.facts import Ledger
    from infoscore.units.method import Method
    from infoscore.units.periods import Period


def score_in_force(
    ledger: Ledger,
    methods: Sequence[Method],
    period: Period,
    workdays: Workdays | None = None,
) -> MethodResult:
    """The sum of what each method gives for the days it is in force; RuleError if two overlap.

    Tasks, rates and uses by venue are those of the last method, rank and tier by its rules.
    """
    ordered = sorted(methods, key=lambda m: m.valid_from or date.min)
    for one, two in pairwise(ordered):
        if one.valid_to is None or two.valid_from is None or one.valid_to >= two.valid_from:
            raise RuleError(fault(two.id, "units.overlap", first=one.id, entry=two.id))
    results = [score(ledger, method, period, workdays) for method in ordered]
    last = results[-1]
    units = sorted({unit.unit for result in results for unit in result.results})
    merged = []
    for name in units:
        parts = [found for result in results if (found := result.unit(name)) is not None]
        merged.append(_sum(parts, last.unit(name) or parts[-1]))
    open_ = tuple(o for r in results for o in r.open if o.phrase != "units.open_force")
    return replace(
        last,
        results=stand(merged, Case(ledger, ordered[-1], period, workdays)),
        open=open_,
        notices=tuple(dict.fromkeys(n for r in results for n in r.notices)),
    )


def _sum(parts: Sequence[UnitResult], last: UnitResult) -> UnitResult:
    points = tuple(p for part in parts for p in part.trail.points)
    points_total = tuple(p for part in parts for p in part.trail_total.points)
    total = sum((part.points for part in parts), Decimal(0))
    whole = sum((part.points_total for part in parts), Decimal(0))
    return replace(
        last,
        score=sum((part.score for part in parts), Decimal(0)),
        score_total=sum((part.score_total for part in parts), Decimal(0)),
        points=total,
        points_total=whole,
        components=_components(parts),
        submitted=sum(part.submitted for part in parts),
        submitted_total=sum(part.submitted_total for part in parts),
        used=sum(part.used for part in parts),
        used_total=sum(part.used_total for part in parts),
        deductions=tuple(p for part in parts for p in part.deductions),
        trail=Trail(points, total),
        trail_total=Trail(points_total, whole),
        barred=tuple(sorted({b for part in parts for b in part.barred})),
        named=tuple(sorted({n for part in parts for n in part.named})),
    )


def _components(parts: Sequence[UnitResult]) -> tuple[ComponentScore, ...]:
    """Components of one id go together."""
    sums: dict[str, ComponentScore] = {}
    for part in parts:
        for each in part.components:
            had = sums.get(each.id, ComponentScore(each.id, Decimal(0), Decimal(0)))
            total = had.total + each.total
            sums[each.id] = ComponentScore(each.id, had.period + each.period, total)
    return tuple(sums.values())
