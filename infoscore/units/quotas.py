"""Tasks: what was asked, what was done, and what follows when the window is over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from infoscore.units.earning import ONE, ZERO, Draft
from infoscore.units.facts import TAKEN, Adoption, Item
from infoscore.units.matching import fits, rounded
from infoscore.units.periods import Period
from infoscore.units.result import Task

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from infoscore.units.method import Amount, Quota
    from infoscore.units.seeing import Case, Dated


@dataclass(frozen=True, slots=True)
class State:
    """One quota of one unit in one window."""

    window: Period
    asked: Decimal
    most: Decimal | None
    done: Decimal

    @property
    def met(self) -> bool:
        return self.done >= self.asked


class Quotas:
    """All quotas of a method over one case; ``drafts`` are the points before any quota's own."""

    def __init__(self, case: Case, drafts: list[Draft]) -> None:
        self.case, self.drafts = case, drafts
        self.by_id = {quota.id: quota for quota in case.method.quotas}
        self.windows = {quota.id: case.windows(quota.every) for quota in case.method.quotas}
        self.done = {quota.id: self._count(quota) for quota in case.method.quotas}
        self.kept: dict[tuple[str, str], tuple[State, ...]] = {}
        self.noted: set[tuple[str, str]] = set()

    # counting

    def _count(self, quota: Quota) -> dict[tuple[str, date], Decimal]:
        done: dict[tuple[str, date], Decimal] = {}
        if quota.measure == "points":
            for draft in self.drafts:
                if not quota.components or draft.component in quota.components:
                    self._add(done, draft.unit, draft.when, quota.every, draft.value)
            return done
        taken: set[tuple[str, str]] = set()
        for dated in self._facts(quota):
            for unit in dated.units:
                seen = self.case.seen(dated, unit)
                if not fits(quota.match, seen):
                    continue
                to = self.case.credited(unit)
                if quota.measure == "used" and dated.item:
                    if (to, dated.item) in taken:
                        continue
                    taken.add((to, dated.item))
                worth = next((as_ for match, as_ in quota.convert if fits(match, seen)), ONE)
                count = getattr(dated.fact, "count", 1)
                self._add(done, to, dated.when, quota.every, worth * count)
        return done

    def _facts(self, quota: Quota) -> list[Dated]:
        case = self.case
        if quota.measure == "submitted":
            return [d for d in case.facts if isinstance(d.fact, Item) and case.eligible(d.fact)]
        uses = [d for d in case.facts if isinstance(d.fact, Adoption) and d.fact.stage in TAKEN]
        return sorted(uses, key=lambda d: d.when)

    def _add(
        self, done: dict[tuple[str, date], Decimal], unit: str, when: date, every: str, n: Decimal
    ) -> None:
        start = self.case.start(when, every)
        done[unit, start] = done.get((unit, start), ZERO) + n

    # asking

    def states(self, quota: Quota, unit: str) -> tuple[State, ...]:
        """Every window so far; empty where nothing is asked of the unit."""
        key = (quota.id, unit)
        if key not in self.kept:
            self.kept[key] = self._states(quota, unit)
        return self.kept[key]

    def _states(self, quota: Quota, unit: str) -> tuple[State, ...]:
        if not self.case.tasked(unit):
            return ()
        found: list[State] = []
        owed = ZERO
        for window in self.windows[quota.id]:
            amount = self._amount(quota, unit, window)
            if amount is None:
                continue
            asked, most = amount.least + owed, amount.most
            state = State(window, asked, most, self.done[quota.id].get((unit, window.start), ZERO))
            found.append(state)
            owed = max(ZERO, asked - state.done) if quota.carry else ZERO
        return tuple(found)

    def _amount(self, quota: Quota, unit: str, window: Period) -> Amount | None:
        group = self.case.group(unit)
        amount = quota.by_unit.get(unit)
        if amount is None and group is not None:
            amount = quota.by_class.get(group.id)
        if amount is None:
            amount = quota.default
        if amount is None:
            return None
        day = f"{window.start:%m-%d}"
        for other in quota.exceptions:
            inside = other.first <= day <= other.last
            if inside or (other.first > other.last and not other.last < day < other.first):
                amount = other.amount
        if not quota.per_head:
            return amount
        heads = self.case.heads(unit)
        if heads is None:
            if (quota.id, unit) not in self.noted:
                self.noted.add((quota.id, unit))
                self.case.note("units.open_heads", unit, quota.id, None)
            return None
        most = None if amount.most is None else amount.most * heads
        return type(amount)(amount.least * heads, most)

    def met(self, quota: Quota, unit: str, state: State) -> bool | None:
        """Met together with the quotas it goes with; None while one of them still runs."""
        answers: list[bool | None] = [self._alone(state)]
        for name in quota.together:
            others = self.states(self.by_id[name], unit)
            answers += [
                self._alone(o)
                for o in others
                if o.window.start <= state.window.end and o.window.end >= state.window.end
            ]
        if quota.need == "any":
            return True if True in answers else (None if None in answers else False)
        return False if False in answers else (None if None in answers else True)

    def _alone(self, state: State) -> bool | None:
        over = state.window.end <= self.case.period.end
        return state.met if over else None

    # telling

    def tasks(self, unit: str) -> tuple[Task, ...]:
        """Each quota over the windows that touch the period."""
        told = []
        for quota in self.case.method.quotas:
            period = self.case.period
            states = [
                s
                for s in self.states(quota, unit)
                if s.window.end >= period.start and s.window.start <= period.end
            ]
            if states:
                told.append(self._task(quota, unit, states))
        return tuple(told)

    def _task(self, quota: Quota, unit: str, states: list[State]) -> Task:
        asked = sum((s.asked for s in states), ZERO)
        done = sum((s.done for s in states), ZERO)
        answers = [
            True if s.met and not quota.together else self.met(quota, unit, s) for s in states
        ]
        met = False if False in answers else (None if None in answers else True)
        most = [s.most for s in states if s.most is not None]
        window = Period(states[0].window.start, states[-1].window.end, states[0].window.label)
        return Task(
            quota.id, window, asked, done, done / asked if asked else None, met,
            sum(most, ZERO) if most else None,
        )  # fmt: skip

    def missed(self, quota: Quota, unit: str) -> tuple[int, int]:
        """How many windows were missed, and how many of them in a row at the end."""
        answers = [self.met(quota, unit, s) for s in self.states(quota, unit)]
        over = [answer for answer in answers if answer is not None]
        run = 0
        for answer in reversed(over):
            if answer:
                break
            run += 1
        return over.count(False), run

    def points(self, unit: str) -> list[Draft]:
        """What the quotas bring or cost, dated the last day of their window."""
        made: list[Draft] = []
        for quota in self.case.method.quotas:
            misses = 0
            for state in self.states(quota, unit):
                met = self.met(quota, unit, state)
                if met is None or state.window.end > self.case.period.end:
                    continue
                misses += not met
                made += self._effects(quota, unit, state, met=met, misses=misses)
        return made

    def _effects(
        self, quota: Quota, unit: str, state: State, *, met: bool, misses: int
    ) -> list[Draft]:
        values: list[Decimal] = []
        short = max(ZERO, state.asked - state.done)
        if quota.proportion is not None:
            share = state.done / state.asked if state.asked else ONE
            share = share if quota.over else min(ONE, share)
            settings = self.case.settings
            values.append(
                rounded(quota.proportion * share, settings.split_places, settings.rounding)
            )
        if met:
            values.append(quota.met or ZERO)
            values.append((quota.extra or ZERO) * max(ZERO, state.done - state.asked))
        else:
            values += [(quota.short_each or ZERO) * short, quota.short_fixed or ZERO]
            steps = quota.short_steps
            values.append(steps[min(misses, len(steps)) - 1] if steps else ZERO)
        about = f"{state.done:f}/{state.asked:f}"
        made = [
            self._draft(quota, unit, state, quota.component, value, about)
            for value in values
            if value
        ]
        if quota.lose and not met:
            lost = sum(
                d.value
                for d in self.drafts
                if d.unit == unit and d.component == quota.lose and d.when in state.window
            )
            base = self._base(quota.lose, state.window)
            if lost + base > 0:
                made.append(self._draft(quota, unit, state, quota.lose, -(lost + base), about))
        return made

    def _base(self, component: str, window: Period) -> Decimal:
        part = next(c for c in self.case.method.components if c.id == component)
        fits_in = part.base and self.case.calendar.window(window.start, part.base_every) == window
        return part.base if fits_in else ZERO

    def _draft(
        self, quota: Quota, unit: str, state: State, component: str, value: Decimal, about: str
    ) -> Draft:
        day = state.window.end
        return Draft(unit, quota.id, component, day, value, about=about, charged=quota.charge)
