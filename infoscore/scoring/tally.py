"""The points of one draft, and what they would be if one thing were mended."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from infoscore.scoring import audited
from infoscore.scoring.item import ZERO, principle_points, total_of, value_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from infoscore.ruleset.model import Principle, RuleSet
    from infoscore.scoring.judged import Judged

FOCUSED, TIMELY, ACCURATE = "focused", "timely", "accurate"


@dataclass(frozen=True)
class Tally:
    """Value and total before any gate, from what was judged; ``focus`` tells whether any
    priority is in force.
    """

    rules: RuleSet
    judged: Judged
    focus: bool

    @cached_property
    def value(self) -> Decimal:
        """Points for the ten criteria."""
        return value_of(self.judged.grades, self.judged.kind, self.rules.scoring)

    @cached_property
    def points(self) -> Mapping[str, tuple[Decimal, Decimal]]:
        """Points and maximum of each principle."""
        return {p.id: self._points(p) for p in self.rules.principles}

    @cached_property
    def total(self) -> Decimal:
        """The total of 100 before any gate."""
        return total_of(self.value, self.points.values(), self.rules.scoring.value_max)

    @cached_property
    def mended(self) -> Tally:
        """The tally with every proven error of the audit mended."""
        audit = self.judged.audit
        milder = tuple(f for f in audit.findings if f.severity != audited.HARD)
        judged = self.judged._replace(audit=replace(audit, findings=milder))
        return Tally(self.rules, judged, self.focus)

    def gain_of_grades(self, reached: Mapping[str, Decimal]) -> Decimal:
        """How much the total would rise if some criteria reached these grades."""
        own = self.judged.grades
        grades = {**own, **{name: max(own[name], grade) for name, grade in reached.items()}}
        better = value_of(grades, self.judged.kind, self.rules.scoring)
        return total_of(better, self.points.values(), self.rules.scoring.value_max) - self.total

    def gain_of_reasons(self, principle: str, reasons: list[Decimal]) -> Decimal:
        """How much the total would rise if a principle had these reasons for points instead."""
        most = self.points[principle][1]
        better = {**self.points, principle: (principle_points(reasons, most), most)}
        return total_of(self.value, better.values(), self.rules.scoring.value_max) - self.total

    def losses(self, principle: Principle) -> list[Decimal]:
        """What a principle loses besides its merits: for lateness, for what the audit found."""
        lag = self.judged.lag
        if principle.id == TIMELY and lag is not None and not lag.on_time:
            return [-principle.max * self.rules.scoring.late_share]
        if principle.id == ACCURATE:
            return audited.losses(self.judged.audit, self.rules.audit)
        return []

    def _points(self, principle: Principle) -> tuple[Decimal, Decimal]:
        if principle.id == FOCUSED:
            return self._topic_points(principle)
        reasons = [f.points for f in self.judged.merits[principle.id]] + self.losses(principle)
        return principle_points(reasons, principle.max), principle.max

    def _topic_points(self, principle: Principle) -> tuple[Decimal, Decimal]:
        topic = self.judged.topic
        if not self.focus:
            return ZERO, ZERO
        if topic is None:
            return ZERO, principle.max
        share = Decimal(1) if topic.leading else self.rules.scoring.topic_body_share
        return principle.max * topic.priority.weight * share, principle.max
