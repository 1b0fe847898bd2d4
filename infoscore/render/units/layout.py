"""The columns of a unit table: four layouts, each a head of two rows over the same results."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, TypeAlias

from infoscore.wording import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from infoscore.units.periods import Period
    from infoscore.units.report import UnitReport
    from infoscore.units.result import UnitResult, VenueCount

_LEVELS = {"国家": "state", "省": "province", "市": "city", "县": "county", "区": "district"}
LAYOUTS = ("full", "monthly", "submission", "levels")

Value: TypeAlias = "str | int | Decimal | None"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the words over it, what its cells are (text, count, points, share, rank), how
    to get one; ``total``: its values can be added up.
    """

    group: str
    name: str
    kind: str
    get: Callable[[UnitResult], Value]
    total: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """The units of one class, in the order of the result."""

    id: str
    name: str
    rows: tuple[UnitResult, ...]


def parts(report: UnitReport, lang: str) -> tuple[Part, ...]:
    """The classes with their units; units without a class come under a name of their own."""
    result = report.scored.result
    names = {group.id: group.name.say(lang) for group in report.scored.method.groups}
    ranked = any(each.rank is not None for each in result.results)
    kept = {} if ranked else {unit.name: unit.group for unit in report.ledger.roster}
    of = {each.unit: each.group or kept.get(each.unit, "") for each in result.results}
    order = list(dict.fromkeys([*result.groups, *kept.values(), *of.values()]))
    found = []
    for group in order:
        rows = tuple(each for each in result.results if of[each.unit] == group)
        if rows:
            name = names.get(group) or group or say("unit.all_units", lang)
            found.append(Part(group, name, rows))
    return tuple(found)


def columns(report: UnitReport, layout: str, lang: str) -> tuple[Column, ...]:
    """The columns of a layout; only those the result has anything for."""
    makers = {"full": _full, "monthly": _monthly, "submission": _submission, "levels": _levels}
    return tuple(makers[layout](report, lang))


def period_words(period: Period, lang: str) -> str:
    """A period as a notice calls it: a month, months, quarter or year, else from day to day."""
    start, end = period.start, period.end
    whole = start.day == 1 and (end + timedelta(days=1)).day == 1 and start.year == end.year
    if not whole:
        return say("unit.days", lang, start=start, end=end)
    first, last = start.month, end.month
    if first == last:
        return say("unit.month", lang, year=start.year, month=first)
    if (first, last) == (1, 12):
        return say("unit.year", lang, year=start.year)
    if last - first == 2 and last % 3 == 0:
        return say("unit.quarter", lang, year=start.year, quarter=last // 3)
    return say("unit.months", lang, year=start.year, first=first, last=last)


def total_of(column: Column, rows: Sequence[UnitResult]) -> Value:
    """The sum of a column, None where adding up makes no sense."""
    if not column.total:
        return None
    values = [value for value in map(column.get, rows) if isinstance(value, (int, Decimal))]
    return sum(values, Decimal(0) if column.kind == "points" else 0)


def shown(value: Value, kind: str) -> str:
    """A value as a text table prints it."""
    if value is None or value == "":
        return ""
    if kind == "share" and not isinstance(value, str):
        return f"{(Decimal(value) * 100).quantize(Decimal('0.1'), ROUND_HALF_UP)}%"
    if kind == "points" and not isinstance(value, str):
        return number(Decimal(value))
    return str(value)


def number(value: Decimal, places: int = 4) -> str:
    """A number rounded to ``places`` at most, without needless noughts."""
    text = f"{value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _say(key: str, lang: str) -> str:
    return say(f"unit.col_{key}", lang)


def _rank(report: UnitReport, lang: str) -> Iterator[Column]:
    if any(each.rank is not None for each in report.scored.result.results):
        yield Column("", _say("rank", lang), "rank", lambda r: r.rank)


def _unit(lang: str) -> Column:
    return Column("", _say("unit", lang), "text", lambda r: r.unit)


def _count(group: str, name: str, get: Callable[[UnitResult], int]) -> Column:
    return Column(group, name, "count", get, total=True)


def _points(group: str, name: str, get: Callable[[UnitResult], Decimal]) -> Column:
    return Column(group, name, "points", get, total=True)


def _submitted(lang: str) -> Iterator[Column]:
    group = _say("submitted", lang)
    yield _count(group, _say("period", lang), lambda r: r.submitted)
    yield _count(group, _say("total", lang), lambda r: r.submitted_total)


def _score(report: UnitReport, lang: str) -> Iterator[Column]:
    group = _say("score", lang)
    sums = _adds_up(report)
    yield Column(group, _say("period", lang), "points", lambda r: r.score, sums)
    yield Column(group, _say("total", lang), "points", lambda r: r.score_total, sums)


def _adds_up(report: UnitReport) -> bool:
    """Whether scores are sums of points: means, shares and measures cannot be added."""
    method = report.scored.method
    return method.settings.total == "sum" and not any(c.measure for c in method.components)


def by_level(report: UnitReport, lang: str) -> list[tuple[str, list[str]]]:
    """Levels with the venues that were used in the results, in the method's order."""
    method = report.scored.method
    level_of = {venue.name: venue.level for venue in method.venues}
    order = {venue.name: place for place, venue in enumerate(method.venues)}
    seen = {v.venue for each in report.scored.result.results for v in each.venues}
    levels: dict[str, list[str]] = {level: [] for level in method.levels}
    for venue in sorted(seen, key=lambda name: (order.get(name, len(order)), name)):
        level = level_of.get(venue, "") or say("unit.col_other_venues", lang)
        levels.setdefault(level, []).append(venue)
    return [(level, venues) for level, venues in levels.items() if venues]


def _uses(venue: str) -> Callable[[UnitResult], int]:
    return lambda r: sum(each.period for each in r.venues if each.venue == venue)


def _venue_columns(report: UnitReport, lang: str) -> Iterator[Column]:
    for level, venues in by_level(report, lang):
        for venue in venues:
            yield _count(_level(level, lang), venue, _uses(venue))


def _level(level: str, lang: str) -> str:
    """The words over a level's columns: the method's own, or the usual ones for its ids."""
    key = _LEVELS.get(level)
    return say(f"unit.level_{key}", lang) if key else level


def _full(report: UnitReport, lang: str) -> Iterator[Column]:
    results = report.scored.result.results
    yield from _rank(report, lang)
    yield _unit(lang)
    yield from _submitted(lang)
    yield from _venue_columns(report, lang)
    yield from _component_columns(report, lang)
    yield from _score(report, lang)
    yield from _task_columns(results, lang)
    yield from _rate_columns(report, lang)
    yield from _tier(report, lang)


def _component_columns(report: UnitReport, lang: str) -> Iterator[Column]:
    results = report.scored.result.results
    for each in report.scored.method.components:
        if any(c.id == each.id for r in results for c in r.components):
            yield _points(_say("components", lang), each.name.say(lang), _component(each.id))


def _component(name: str) -> Callable[[UnitResult], Decimal]:
    return lambda r: next((each.period for each in r.components if each.id == name), Decimal(0))


def _task_columns(results: Sequence[UnitResult], lang: str) -> Iterator[Column]:
    if any(each.task is not None for each in results):
        group = _say("task", lang)
        yield Column(group, _say("asked", lang), "points", _task("asked"))
        yield Column(group, _say("done", lang), "points", _task("done"))
        yield Column(group, _say("completion", lang), "share", _task("completion"))


def _task(name: str) -> Callable[[UnitResult], Value]:
    return lambda r: None if r.task is None else getattr(r.task, name)


def _rate_columns(report: UnitReport, lang: str) -> Iterator[Column]:
    for rate in report.scored.method.rates:
        yield Column(_say("rates", lang), rate.name.say(lang), "share", _rate(rate.id))


def _rate(name: str) -> Callable[[UnitResult], Decimal | None]:
    return lambda r: dict(r.rates).get(name)


def _tier(report: UnitReport, lang: str) -> Iterator[Column]:
    names = {band.id: band.name.say(lang) for band in report.scored.method.bands}
    if any(each.tier for each in report.scored.result.results):
        yield Column("", _say("tier", lang), "text", lambda r: names.get(r.tier, r.tier))


def _monthly(report: UnitReport, lang: str) -> Iterator[Column]:
    """Uses by level, points of the period, up to the period before, cumulative, rank."""
    yield _unit(lang)
    yield from _venue_columns(report, lang)
    sums = _adds_up(report)
    if sums:
        yield _points(
            "",
            _say("extra", lang),
            lambda r: sum((p.value for p in r.trail.points if _is_extra(p)), Decimal(0)),
        )
    yield Column("", _say("score_period", lang), "points", lambda r: r.score, sums)
    if sums:
        yield _points("", _say("score_before", lang), lambda r: r.score_total - r.score)
    yield Column("", _say("score_total", lang), "points", lambda r: r.score_total, sums)
    yield from _rank(report, lang)


def _is_extra(point: object) -> bool:
    from infoscore.units.facts import Adoption, Item  # noqa: PLC0415

    return not isinstance(getattr(point, "fact", None), (Adoption, Item))


def _submission(report: UnitReport, lang: str) -> Iterator[Column]:
    """Items sent, then each level with its venues and points."""
    yield _unit(lang)
    yield _count("", _say("sent_period", lang), lambda r: r.submitted)
    yield _count("", _say("sent_total", lang), lambda r: r.submitted_total)
    for level, venues in by_level(report, lang):
        group = _level(level, lang)
        for venue in venues:
            yield _count(group, venue, _uses(venue))
        yield _points(group, _say("points_total", lang), _level_points(venues, total=True))
    yield from _rest(report, lang, total=True)
    sums = _adds_up(report)
    yield Column("", _say("score_period", lang), "points", lambda r: r.score, sums)
    yield Column("", _say("score_total", lang), "points", lambda r: r.score_total, sums)


def _levels(report: UnitReport, lang: str) -> Iterator[Column]:
    """Rank, then count and points of each level, then the sum."""
    yield from _rank(report, lang)
    yield _unit(lang)
    for level, venues in by_level(report, lang):
        group = _level(level, lang)
        yield _count(group, _say("uses", lang), _level_uses(venues))
        yield _points(group, _say("points", lang), _level_points(venues, total=False))
    yield from _rest(report, lang, total=False)
    yield Column("", _say("sum", lang), "points", lambda r: r.score, _adds_up(report))


def _rest(report: UnitReport, lang: str, *, total: bool) -> Iterator[Column]:
    """Points that are of no venue, where there are any, so that every row adds up."""
    if not _adds_up(report):
        return
    venues = [venue for _, found in by_level(report, lang) for venue in found]
    of_venues = _level_points(venues, total=total)

    def value(r: UnitResult) -> Decimal:
        return (r.points_total if total else r.points) - of_venues(r)

    if any(map(value, report.scored.result.results)):
        yield _points("", _say("rest", lang), value)


def _level_uses(venues: Sequence[str]) -> Callable[[UnitResult], int]:
    return lambda r: sum(each.period for each in r.venues if each.venue in venues)


def _level_points(venues: Sequence[str], *, total: bool) -> Callable[[UnitResult], Decimal]:
    def value(each: VenueCount) -> Decimal:
        return each.points_total if total else each.points

    return lambda r: sum((value(each) for each in r.venues if each.venue in venues), Decimal(0))
