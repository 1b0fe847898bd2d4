"""Rank, tier and award: only what the method turns on."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infoscore.units.method import Method
    from infoscore.units.result import MethodResult, UnitResult
    from infoscore.units.seeing import Case


def stand(results: list[UnitResult], case: Case) -> tuple[UnitResult, ...]:
    """The results with rank, tier and award, in the order to print them."""
    method = case.method
    ranks = _ranks(results, case) if method.settings.rank else {}
    order = {group.id: number for number, group in enumerate(method.groups)}
    made = [
        replace(r, rank=ranks.get(r.unit), tier=_tier(r, method), award=_award(r, results, case))
        for r in results
    ]
    return tuple(
        sorted(
            made,
            key=lambda r: (
                r.hidden,
                order.get(r.group, len(order)),
                r.rank if r.rank is not None else len(made) + 1,
                r.unit,
            ),
        )
    )


def _ranked(result: UnitResult, case: Case) -> bool:
    group = case.group(result.unit)
    return not result.hidden and (group is None or group.ranked)


def _key(result: UnitResult, method: Method) -> tuple[Decimal, ...]:
    whole = method.settings.rank_over == "cumulative"
    known: dict[str, Decimal] = {
        "score": result.score_total if whole else result.score,
        "used": Decimal(result.used_total if whole else result.used),
        "submitted": Decimal(result.submitted_total if whole else result.submitted),
    }
    return tuple(-known[name] for name in method.settings.rank_by)


def _ranks(results: list[UnitResult], case: Case) -> dict[str, int]:
    method = case.method
    within: dict[str, list[UnitResult]] = {}
    for result in results:
        if _ranked(result, case):
            key = result.group if method.settings.rank_within == "class" else ""
            within.setdefault(key, []).append(result)
    ranks = {}
    for rivals in within.values():
        keys = sorted(_key(r, method) for r in rivals)
        if method.settings.ties == "dense":
            keys = sorted(set(keys))
        first = {key: number for number, key in reversed(list(enumerate(keys, 1)))}
        ranks.update({r.unit: first[_key(r, method)] for r in rivals})
    return ranks


def _tier(result: UnitResult, method: Method) -> str:
    whole = method.settings.bands_over == "cumulative"
    score = result.score_total if whole else result.score
    bands = sorted(method.bands, key=lambda band: band.low, reverse=True)
    return next((band.id for band in bands if score >= band.low), "")


def _award(result: UnitResult, results: list[UnitResult], case: Case) -> bool | None:
    awards = case.method.awards
    if awards is None or result.hidden:
        return None
    if result.barred:
        return False
    if awards.task_met and any(task.met is False for task in result.tasks):
        return False
    rivals = [
        r for r in results if not r.hidden and (awards.within == "all" or r.group == result.group)
    ]
    top = awards.by_class.get(result.group, awards.top)
    mine = _key(result, case.method)
    return sum(_key(r, case.method) < mine for r in rivals) < top


def best(
    result: MethodResult, by: str = "score", top: int = 3, within: str = "class"
) -> dict[str, tuple[UnitResult, ...]]:
    """The first ``top`` of each class (or of all, under the key ``""``) by score, submitted or used
    in the period; all that tie for the last place are listed, nothing at 0 is.
    """
    rivals: dict[str, list[UnitResult]] = {}
    for each in result.results:
        if not each.hidden and getattr(each, by) > 0:
            rivals.setdefault(each.group if within == "class" else "", []).append(each)
    found = {}
    for group, units in rivals.items():
        ordered = sorted(units, key=lambda r: (-getattr(r, by), r.unit))
        last = getattr(ordered[min(top, len(ordered)) - 1], by)
        found[group] = tuple(r for r in ordered if getattr(r, by) >= last)
    return found
