"""From facts to points, before anything is combined or capped."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from infoscore.units.facts import (
    FINDINGS,
    Adoption,
    Discretion,
    GroundCheck,
    Instruction,
    Item,
    Request,
    UnitEvent,
)
from infoscore.units.matching import Seen, fits, rounded
from infoscore.units.seeing import ON, Case, Dated

if TYPE_CHECKING:
    from datetime import date

    from infoscore.units.facts import Fact
    from infoscore.units.method import Clause, Value

# What an office records because it should count: none of it may be passed over in silence.
SPOKEN_OF = (Adoption, Instruction, UnitEvent, GroundCheck, Discretion)
FAILED = ("missed", "late", "poor")  # a request that was met needs no clause
ZERO, ONE = Decimal(0), Decimal(1)


class Draft:
    """A point in the making."""

    __slots__ = (
        "about",
        "cap",
        "charged",
        "clause",
        "component",
        "credited",
        "fact",
        "group",
        "item",
        "rule",
        "seen",
        "unit",
        "value",
        "when",
        "worth",
    )

    def __init__(
        self,
        unit: str,
        clause: str,
        component: str,
        when: date,
        worth: Decimal,
        *,
        fact: Fact | None = None,
        about: str = "",
        charged: str = "period",
    ) -> None:
        self.unit, self.clause, self.component, self.when = unit, clause, component, when
        self.worth = self.value = worth
        self.fact, self.about, self.charged = fact, about, charged
        self.cap = self.credited = self.item = self.group = ""
        self.seen: Seen | None = None
        self.rule: Clause | None = None

    def order(self) -> tuple[date, Decimal, str, str, str, str]:
        """By day; what adds before what takes; then so that rows may come in any order."""
        title = getattr(self.fact, "title", "")
        return self.when, -self.value, self.clause, self.unit, self.item, title


class Earner:
    """Applies the clauses of a method to facts; like facts are judged once."""

    def __init__(self, case: Case) -> None:
        self.case, self.method = case, case.method
        self.by_on: dict[str, list[Clause]] = {}
        for clause in case.method.clauses:
            self.by_on.setdefault(clause.on, []).append(clause)
        self.by_id = {clause.id: clause for clause in case.method.clauses}
        self.known: dict[tuple[str, Seen], tuple[tuple[Clause, Decimal | None], ...]] = {}
        self.unscored: list[Fact] = []
        self.drafts: list[Draft] = []
        self.cuts: list[tuple[Clause, Dated, str]] = []

    def run(self) -> list[Draft]:
        """Every point that single facts bring, in order."""
        for dated in (*self.case.facts, *self.case.events):
            self._fact(dated)
        self.drafts.sort(key=Draft.order)
        return self._counted(self.drafts)

    def _fact(self, dated: Dated) -> None:
        fact, on = dated.fact, ON[type(dated.fact)]
        if on == "instruction" and not self.method.settings.instructions:
            return
        if on == "item" and isinstance(fact, Item) and not self.case.eligible(fact):
            return
        if isinstance(fact, UnitEvent) and fact.kind in FINDINGS and not fact.found_by.strip():
            self.case.note("units.open_finding", dated.units[0], "", fact)
            return
        found = False
        for unit in dated.units:
            seen = self.case.seen(dated, unit)
            for clause, worth in self._clauses(on, seen):
                found = True
                self._apply(clause, worth, dated, unit, seen)
        failed = isinstance(fact, Request) and self.case.state(fact) in FAILED
        if not found and (failed or isinstance(fact, SPOKEN_OF)):
            self.unscored.append(fact)

    def _clauses(self, on: str, seen: Seen) -> tuple[tuple[Clause, Decimal | None], ...]:
        """The first clause of each group that fits, with its worth where the fact adds nothing."""
        key = (on, seen)
        if key not in self.known:
            taken: dict[str, tuple[Clause, Decimal | None]] = {}
            for clause in self.by_on.get(on, ()):
                if clause.group not in taken and fits(clause.match, seen):
                    value = clause.value
                    taken[clause.group] = clause, self._worth(value, seen) if value else ZERO
            self.known[key] = tuple(taken.values())
        return self.known[key]

    def _worth(self, value: Value, seen: Seen) -> Decimal | None:
        """What a value comes to; None where it depends on the single fact."""
        if value.points is not None:
            return value.points * value.times
        if value.of:
            other = self.by_id[value.of].value
            base = self._worth(other, seen) if other else ZERO
            return None if base is None else base * value.times
        if value.table:
            rows = self.method.tables[value.table].rows
            row = next((points for match, points in rows if fits(match, seen)), None)
            return None if row is None else row * value.times
        return ZERO if value.steps else None

    def _apply(
        self, clause: Clause, worth: Decimal | None, dated: Dated, unit: str, seen: Seen
    ) -> None:
        if clause.item_percent is not None or clause.zero == "item":
            self.cuts.append((clause, dated, unit))
        if worth is None:
            worth = self._given(clause, dated, unit)
            if worth is None:
                return
        if clause.value is None and not (clause.zero or clause.veto or clause.named):
            return
        draft = self._draft(clause, worth, dated, unit)
        draft.seen = seen
        many = len(dated.units) > 1
        if many and clause.joint_points is not None:
            draft.value, draft.cap = clause.joint_points, "joint"
        elif many:
            self._share(draft, clause, dated, unit)
        count = getattr(dated.fact, "count", 1)
        if count != 1:
            draft.value *= count
            draft.worth *= count
            draft.about = f"×{count}"
        self.drafts.append(draft)

    def _draft(self, clause: Clause, worth: Decimal, dated: Dated, unit: str) -> Draft:
        to = self.case.credited(unit)
        draft = Draft(
            to, clause.id, clause.component, dated.when, worth, fact=dated.fact,
            charged=clause.charge,
        )  # fmt: skip
        draft.credited = unit if to != unit else ""
        draft.item, draft.group, draft.rule = dated.item, clause.group, clause
        return draft

    def _given(self, clause: Clause, dated: Dated, unit: str) -> Decimal | None:
        """Points that a person fixed within the clause's range."""
        value, said = clause.value, getattr(dated.fact, "points", None)
        while value is not None and value.of:
            value = self.by_id[value.of].value
        if value is not None and value.table:
            self.case.note("units.open_table", unit, clause.id, dated.fact)
            return None
        low = value.low if value else None
        high = value.high if value else None
        if said is None or low is None or high is None or not _within(said, low, high):
            self.case.note("units.open_range", unit, clause.id, dated.fact)
            return None
        times = clause.value.times if clause.value else ONE
        return Decimal(said) * times

    def _share(self, draft: Draft, clause: Clause, dated: Dated, unit: str) -> None:
        """The unit's part of a joint item."""
        how = clause.joint or self.method.settings.joint
        if how == "full" or clause.on in ("event", "check", "request", "discretion"):
            return
        draft.cap = "joint"
        places, mode = self.method.settings.split_places, self.method.settings.rounding
        if how == "equal":
            part = rounded(draft.worth / len(dated.units), places, mode)
            rest = draft.worth - part * len(dated.units)
            draft.value = part + (rest if unit == self._rest_to(dated.units) else ZERO)
            return
        item = self.case.items.get(getattr(dated.fact, "item", "") or getattr(dated.fact, "id", ""))
        shares = {self.case.names.get(u, u): p for u, p in item.shares} if item else {}
        if not shares:
            self.case.note("units.open_shares", unit, clause.id, dated.fact)
            draft.value = ZERO
        elif how == "shares":
            cut = {u: rounded(draft.worth * p, places, mode) for u, p in shares.items()}
            rest = draft.worth - sum(cut.values()) if sum(shares.values()) == 1 else ZERO
            draft.value = cut.get(unit, ZERO)
            if unit == self._rest_to(tuple(shares)):
                draft.value += rest
        elif not shares.get(unit):
            draft.value = ZERO
        else:
            draft.cap = ""

    def _rest_to(self, units: tuple[str, ...]) -> str:
        """The unit that what is left by rounding goes to; empty where it goes to nobody."""
        at = {"first": 0, "last": -1}.get(self.method.settings.split_rest)
        return units[at] if units and at is not None else ""

    def _counted(self, drafts: list[Draft]) -> list[Draft]:
        """Clauses that act by how often: steps, and those that begin with the n-th time."""
        times: dict[tuple[str, str, date], int] = {}
        kept = []
        for draft in drafts:
            rule = draft.rule
            steps = rule.value.steps if rule and rule.value else ()
            if rule is not None and (steps or rule.from_count > 1):
                key = (draft.unit, rule.id, self.case.start(draft.when, rule.count_in))
                times[key] = times.get(key, 0) + 1
                if times[key] < rule.from_count:
                    continue
                if steps:
                    step = steps[min(times[key] - rule.from_count, len(steps) - 1)]
                    draft.worth = draft.value = step
                draft.about = f"第{times[key]}次"
            kept.append(draft)
        return kept


def _within(said: Decimal, low: Decimal, high: Decimal) -> bool:
    return said.is_finite() and low <= said <= high
