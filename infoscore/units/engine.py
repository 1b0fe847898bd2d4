"""Facts + method + period → results, every point with its clause and its fact. Pure."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from infoscore.units import capping
from infoscore.units.chains import incomplete
from infoscore.units.combining import combine, cut_items
from infoscore.units.earning import ZERO, Draft, Earner
from infoscore.units.facts import Adoption, Instruction, Item
from infoscore.units.matching import rounded
from infoscore.units.quotas import Quotas
from infoscore.units.rates import Counts
from infoscore.units.result import (
    ComponentScore,
    MethodResult,
    Point,
    Task,
    Trail,
    UnitResult,
    VenueCount,
)
from infoscore.units.seeing import Case
from infoscore.units.standing import stand

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from infoscore.ruleset.workdays import Calendar as Workdays
    from infoscore.units.facts import Ledger
    from infoscore.units.method import Clause, Method
    from infoscore.units.periods import Period


def score(
    ledger: Ledger, method: Method, period: Period, workdays: Workdays | None = None
) -> MethodResult:
    """Every unit's score by ``method`` in ``period`` and from the year's start to its end.

    Facts after the period's end are not looked at; the order of rows makes no difference.
    ``workdays`` is the calendar for limits in working days (only weekends are free without it).
    """
    return _Scoring(ledger, method, period, workdays).result()


class _Scoring:
    def __init__(
        self, ledger: Ledger, method: Method, period: Period, workdays: Workdays | None
    ) -> None:
        self.case = Case(ledger, method, period, workdays)
        self.method, self.period, self.whole = method, period, self.case.whole
        self._suggest()
        self.counts = Counts(self.case)
        self.earner = Earner(self.case)
        drafts = self.earner.run()
        combine(drafts, method.combine)
        drafts += cut_items(drafts, self.earner, self.case)
        self.quotas = Quotas(self.case, drafts)
        self.by_unit: dict[str, list[Draft]] = {}
        for draft in drafts:
            self.by_unit.setdefault(draft.unit, []).append(draft)
        self.uses = _uses(self.case)
        self.not_counting = {part.id for part in method.components if not part.counts}

    def _suggest(self) -> None:
        """What people should look at: chains without a last report, perhaps omitted facts."""
        case = self.case
        for first in case.chains.unfinished(self.period.end):
            if first.sent in self.whole:
                self._hint("units.open_no_final", first)
        if self.method.limits:
            facts = (d.fact for d in case.facts)
            for each in incomplete(f for f in facts if isinstance(f, Item)):
                if each.sent in self.period:
                    self._hint("units.open_omitted", each)

    def _hint(self, phrase: str, item: Item) -> None:
        unit = item.units[0] if item.units else ""
        self.case.note(phrase, self.case.names.get(unit, unit), "", item)

    def result(self) -> MethodResult:
        subjects = [u for u in self.case.subjects if self.case.credited(u) == u]
        results = [self._unit(unit) for unit in sorted({*subjects, *self.by_unit})]
        shown = stand(results, self.case)
        visible = [r for r in shown if not r.hidden]
        return MethodResult(
            self.method.id,
            self.period,
            self.whole,
            tuple(group.id for group in self.method.groups),
            shown,
            tuple(sorted(r.unit for r in visible if not r.submitted)),
            tuple(sorted(r.unit for r in visible if not r.used)),
            tuple(sorted(self.case.open, key=lambda o: (o.phrase, o.unit, o.clause, str(o.fact)))),
            tuple(sorted(self.earner.unscored, key=str)),
            self._notices(),
        )

    def _unit(self, unit: str) -> UnitResult:
        group = self.case.group(unit)
        drafts = self._drafts(unit)
        whole = self._points(unit, drafts, self.whole, charged=True)
        now = self._points(unit, drafts, self.period, charged=False)
        count, total = self.counts.over(unit, self.period), self.counts.over(unit, self.whole)
        tasks = self.quotas.tasks(unit)
        points, points_total = self._sum(now), self._sum(whole)
        return UnitResult(
            unit=unit,
            group=group.id if group else "",
            hidden=self.case.hidden(unit),
            score=self._score(points, now, tasks),
            score_total=self._score_total(unit, points_total, whole, drafts, tasks),
            points=points,
            points_total=points_total,
            components=self._components(now, whole),
            submitted=count.submitted,
            submitted_total=total.submitted,
            used=count.used,
            used_total=total.used,
            venues=self._venues(unit, now, whole),
            tasks=tasks,
            rates=tuple(
                (rate.id, self.counts.rate(rate, unit, self.period)) for rate in self.method.rates
            ),
            deductions=tuple(p for p in now if p.value < 0),
            trail=Trail(now, points),
            trail_total=Trail(whole, points_total),
            barred=self._marked(unit, drafts, "veto"),
            named=self._marked(unit, drafts, "named"),
        )

    # points

    def _drafts(self, unit: str) -> list[Draft]:
        """All that counts for a unit since the year began, capped."""
        drafts = self.by_unit.get(unit, [])
        drafts = [*drafts, *capping.bases(self.case, unit), *self.quotas.points(unit)]
        if self.case.tasked(unit):
            drafts += self._by_rate(unit)
        drafts = capping.cap(drafts, self.case)
        return capping.zero(drafts, self.case)

    def _by_rate(self, unit: str) -> list[Draft]:
        """Clauses that act when a rate is too low or too high in a window that is over."""
        rates = {rate.id: rate for rate in self.method.rates}
        made = []
        for clause in self.earner.by_on.get("rate", ()):
            for window in self.case.windows(clause.every):
                if window.end > self.period.end:
                    continue
                rate = self.counts.rate(rates[clause.rate], unit, window)
                if rate is None or not _beyond(rate, clause) or clause.value is None:
                    continue
                worth = (clause.value.points or ZERO) * clause.value.times
                about = f"{rounded(rate, 4, 'half_up'):f}"
                draft = Draft(
                    unit, clause.id, clause.component, window.end, worth, about=about,
                    charged=clause.charge,
                )  # fmt: skip
                draft.rule = clause
                made.append(draft)
        return made

    def _points(
        self, unit: str, drafts: Iterable[Draft], period: Period, *, charged: bool
    ) -> tuple[Point, ...]:
        points = [
            Point(
                d.unit, d.clause, d.component, d.when, d.worth, d.value, d.cap, d.charged, d.fact,
                d.about, d.credited,
            )
            for d in drafts
            if d.when in period
            and (charged or d.charged == "period")
            and (d.worth or d.value or d.cap)
        ]  # fmt: skip
        points += self._measured(unit, period)
        floor = self.method.settings.total_floor
        if floor is not None and (short := floor - self._sum(points)) > 0:
            part = self.method.components[0].id
            points.append(Point(unit, "total_floor", part, period.end, short, short, "total_floor"))
        return tuple(points)

    def _measured(self, unit: str, period: Period) -> list[Point]:
        made: list[Point] = []
        held = self.case.part_in_force(period)
        if held is None:
            return made
        for part in self.method.components:
            if part.measure:
                value, about = self.counts.measure(part.measure, part.measure_every, unit, held)
                worth = self._round(value * part.times)
                made.append(Point(unit, part.id, part.id, held.end, worth, worth, about=about))
        return made

    def _sum(self, points: Iterable[Point]) -> Decimal:
        skip = self.not_counting
        return sum((p.value for p in points if p.component not in skip), ZERO)

    def _components(
        self, now: tuple[Point, ...], whole: tuple[Point, ...]
    ) -> tuple[ComponentScore, ...]:
        sums: dict[str, list[Decimal]] = {part.id: [ZERO, ZERO] for part in self.method.components}
        for column, points in enumerate((now, whole)):
            for point in points:
                sums[point.component][column] += point.value
        return tuple(ComponentScore(name, *pair) for name, pair in sums.items())

    # the result

    def _round(self, value: Decimal) -> Decimal:
        return rounded(value, self.method.settings.places, self.method.settings.rounding)

    def _score(self, points: Decimal, trail: Iterable[Point], tasks: tuple[Task, ...]) -> Decimal:
        settings = self.method.settings
        value = points
        if settings.total == "mean_per_item":
            number = len(_scored(trail))
            value = points / number if number else ZERO
        elif settings.total == "percent_of_task":
            task = next((t for t in tasks if t.quota == settings.total_quota), None)
            value = points / task.asked * 100 if task and task.asked else ZERO
        return self._round(value * settings.total_weight)

    def _score_total(
        self,
        unit: str,
        points: Decimal,
        trail: tuple[Point, ...],
        drafts: list[Draft],
        tasks: tuple[Task, ...],
    ) -> Decimal:
        if self.method.settings.year == "own":
            return self._score(points, trail, tasks)
        total = ZERO
        for window in self.case.calendar.windows(self.whole, "month"):
            part = self._points(unit, drafts, window, charged=True)
            total += self._score(self._sum(part), part, tasks)
        return total

    def _venues(
        self, unit: str, now: tuple[Point, ...], whole: tuple[Point, ...]
    ) -> tuple[VenueCount, ...]:
        uses: Counter[str] = Counter()
        uses_total: Counter[str] = Counter()
        earned: dict[str, Decimal] = {}
        earned_total: dict[str, Decimal] = {}
        for venue, when, count in self.uses.get(unit, ()):
            if when in self.whole:
                uses_total[venue] += count
            if when in self.period:
                uses[venue] += count
        for points, sums in ((now, earned), (whole, earned_total)):
            for point in points:
                if isinstance(point.fact, Adoption):
                    name = _venue(self.case, point.fact)
                    sums[name] = sums.get(name, ZERO) + point.value
        return tuple(
            VenueCount(v, uses[v], uses_total[v], earned.get(v, ZERO), earned_total.get(v, ZERO))
            for v in sorted(uses_total)
        )

    def _marked(self, unit: str, drafts: list[Draft], what: str) -> tuple[str, ...]:
        found = {d.rule.id for d in drafts if d.rule is not None and getattr(d.rule, what)}
        for quota in self.method.quotas:
            missed, run = self.quotas.missed(quota, unit)
            if what == "veto" and quota.veto and missed:
                found.add(quota.id)
            if what == "named" and quota.named_after and run >= quota.named_after:
                found.add(quota.id)
        return tuple(sorted(found))

    def _notices(self) -> tuple[str, ...]:
        settings, made = self.method.settings, []
        if settings.rank:
            made.append("units.notice_rank")
        counts = any(clause.on == "instruction" for clause in self.method.clauses)
        if settings.instructions and counts:
            made.append("units.notice_instructions")
        elif any(isinstance(d.fact, Instruction) for d in self.case.facts):
            made.append("units.notice_instructions_off")
        if self.method.not_seen:
            made.append("units.notice_not_seen")
        if self.method.derived:
            made.append("units.notice_derived")
        return tuple(made)


def _beyond(rate: Decimal, clause: Clause) -> bool:
    low = clause.below is not None and rate < clause.below
    return low or (clause.above is not None and rate > clause.above)


def _scored(trail: Iterable[Point]) -> set[str]:
    """The items that earned or lost anything."""
    found = set()
    for point in trail:
        if isinstance(point.fact, Item):
            found.add(point.fact.id)
        elif isinstance(point.fact, (Adoption, Instruction)):
            found.add(point.fact.item or str(point.fact.place) + point.fact.title)
    return found


def _venue(case: Case, fact: Adoption) -> str:
    known = case.venues.get(fact.venue)
    return known.name if known else fact.venue


def _uses(case: Case) -> dict[str, list[tuple[str, date, int]]]:
    found: dict[str, list[tuple[str, date, int]]] = {}
    for dated in case.facts:
        if isinstance(dated.fact, Adoption):
            for unit in dict.fromkeys(case.credited(u) for u in dated.units):
                row = (_venue(case, dated.fact), dated.when, dated.fact.count)
                found.setdefault(unit, []).append(row)
    return found
