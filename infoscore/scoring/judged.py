"""Everything that was found about one draft, for the kind of item it is taken for."""

from __future__ import annotations

from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from infoscore.judging.audit import Audit
from infoscore.judging.clock import Lag, lag_of
from infoscore.judging.frames import FrameFinding, judge_criterion, unbegun
from infoscore.judging.kinds import rank_kinds
from infoscore.judging.principles import MeritFinding, judge_principle
from infoscore.judging.topics import TopicFinding, find_topic
from infoscore.scoring.item import ZERO, value_of
from infoscore.scoring.values import KindGuess

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from infoscore.judging.measures import Measures
    from infoscore.reading.read import Reading
    from infoscore.ruleset.model import Kind, Priority, RuleSet, Scoring


class Judged(NamedTuple):
    """What was found about one draft for one kind: frames and grades by criterion, reasons by
    principle, the priority it touches, how long it took, what does not add up. ``names`` are the
    kinds whose gates hold: a draft that says its kind itself keeps those of what it reads as.
    """

    kind: Kind
    names: frozenset[str]
    frames: Mapping[str, list[FrameFinding]]
    grades: Mapping[str, Decimal]
    merits: Mapping[str, list[MeritFinding]]
    topic: TopicFinding | None
    lag: Lag | None
    audit: Audit


def steps_of(scoring: Scoring) -> tuple[Decimal, ...]:
    """The grade of a frame by how many steps it has climbed, 0–3."""
    return ZERO, scoring.present, scoring.concrete, scoring.actionable


class Judge:
    """Finds what the rules ask for; ``topics`` are the priorities in force."""

    def __init__(self, rules: RuleSet, topics: Sequence[Priority], kind: str | None) -> None:
        self.rules, self.topics, self.kind = rules, topics, kind
        solid = (slot for slot in ("fact", "plain", "D", "Z", "V") if slot in rules.slots.ids)
        self.filled = sum(rules.slots.bit(slot) for slot in solid)
        self.follow_up = rules.slots.bit_if_any("follow_up")
        self.kinds = {k.card.id: k for k in rules.kinds}

    def judge(self, reading: Reading, measures: Measures) -> tuple[Judged, KindGuess]:
        """Take the kind whose required parts fit best; of kinds that fit about as well, the one
        that values the draft most.
        """
        meta = reading.document.draft.meta
        ranked = rank_kinds(self.rules.kinds, reading, measures)
        said = meta.kind if meta.kind in self.kinds else None
        forced = self.kind or said
        everything = self._frames(reading, measures)
        near = [k for w, k in ranked if w >= ranked[0][0] - self.rules.scoring.kind_margin]
        read = max(near, key=lambda k: self._worth(everything, k))
        kind = read if forced is None else self.kinds[forced]
        names = {kind.card.id} if self.kind else {kind.card.id, read.card.id}
        runner_up = next((k.card.id for _, k in ranked if k is not kind), None)
        guess = KindGuess(kind.card.id, kind.card.name, runner_up, forced is not None)
        return self._judged(kind, frozenset(names), everything, reading, measures), guess

    def _worth(self, frames: Mapping[str, list[FrameFinding]], kind: Kind) -> Decimal:
        """What a draft is worth as an item of a kind."""
        return value_of(self._grades(frames, kind), kind, self.rules.scoring)

    def _frames(self, reading: Reading, measures: Measures) -> dict[str, list[FrameFinding]]:
        return {c.id: judge_criterion(c, reading, measures) for c in self.rules.criteria}

    def _grades(self, frames: Mapping[str, list[FrameFinding]], kind: Kind) -> dict[str, Decimal]:
        scoring = self.rules.scoring
        steps = steps_of(scoring)
        grades = {}
        for name, findings in frames.items():
            own = [f for f in findings if kind.card.id not in f.frame.kinds_na]
            grade = steps[own[0].step] if own else ZERO
            if sum(1 for f in own if f.step >= 2) > 1:
                grade = min(grade + scoring.second_frame, Decimal(1))
            grades[name] = grade
        return grades

    def _judged(
        self,
        kind: Kind,
        names: frozenset[str],
        frames: Mapping[str, list[FrameFinding]],
        reading: Reading,
        measures: Measures,
    ) -> Judged:
        name = kind.card.id
        own = {c: [f for f in found if name not in f.frame.kinds_na] for c, found in frames.items()}
        for criterion in self.rules.criteria:
            if criterion.id in kind.primary and not own[criterion.id]:
                asked = (f for f in criterion.frames if name not in f.kinds_na | f.unasked)
                own[criterion.id] = [unbegun(f, reading, measures) for f in islice(asked, 1)]
        merits = {p.id: judge_principle(p, name, reading, measures) for p in self.rules.principles}
        meta = reading.document.draft.meta
        follows = reading.everything & self.follow_up
        lag = (
            None
            if follows
            else lag_of(meta, kind, reading, self.rules.timeliness, self.rules.calendar)
        )
        topic = find_topic(self.topics, reading, self.filled)
        found = measures.audit or Audit((), ())
        return Judged(kind, names, own, self._grades(frames, kind), merits, topic, lag, found)
