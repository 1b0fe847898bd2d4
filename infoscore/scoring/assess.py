"""From findings to an item's score: every point with its reason, every gain with its advice."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from infoscore.judging.audit import Audit, audit
from infoscore.judging.clock import Lag, lag_of
from infoscore.judging.conditions import Outcome, judge
from infoscore.judging.frames import FrameFinding, judge_criterion
from infoscore.judging.kinds import rank_kinds
from infoscore.judging.measures import Measures
from infoscore.judging.principles import MeritFinding, judge_principle
from infoscore.judging.topics import TopicFinding, find_topic
from infoscore.ruleset.model import Words
from infoscore.scoring import audited
from infoscore.scoring.item import (
    ZERO,
    band_of,
    principle_points,
    rounded,
    total_of,
    value_of,
)
from infoscore.scoring.quotes import quote_at, quotes_of
from infoscore.scoring.values import (
    Advice,
    Advisory,
    CriterionScore,
    Evidence,
    GateHit,
    ItemScore,
    KindGuess,
    NearMiss,
    PrincipleScore,
    Reason,
)
from infoscore.wording import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from infoscore.judging.conditions import Window
    from infoscore.reading.read import Reading
    from infoscore.ruleset.model import Criterion, Gate, Kind, Principle, Priority, RuleSet
    from infoscore.scoring.values import Quote

ACCURATE = "accurate"
FOCUSED = "focused"
TIMELY = "timely"
ROLES = ("none", "secondary", "primary")


class Judged(NamedTuple):
    """Everything that was found about one draft for one kind."""

    kind: Kind
    frames: Mapping[str, list[FrameFinding]]
    grades: Mapping[str, Decimal]
    merits: Mapping[str, list[MeritFinding]]
    topic: TopicFinding | None
    lag: Lag | None
    audit: Audit


class Assessor:
    """Scores readings by one rule set; ``topics`` are the priorities in force."""

    def __init__(self, rules: RuleSet, topics: Sequence[Priority], kind: str | None) -> None:
        self.rules, self.topics, self.kind = rules, topics, kind
        self.declared = {m.id: m for m in rules.slots.measures}
        solid = (slot for slot in ("fact", "plain", "D", "Z", "V") if slot in rules.slots.ids)
        self.filled = sum(rules.slots.bit(slot) for slot in solid)
        self.follow_up = rules.slots.bit("follow_up") if "follow_up" in rules.slots.ids else 0
        self.kinds = {k.card.id: k for k in rules.kinds}

    def assess(self, reading: Reading) -> ItemScore:
        """Judge and score one reading."""
        measures = Measures(reading, self.declared, audit(reading, self.rules.audit))
        judged, guess = self._judge(reading, measures)
        return self._score(reading, measures, judged, guess)

    # —— judging ——

    def _judge(self, reading: Reading, measures: Measures) -> tuple[Judged, KindGuess]:
        """Take the kind whose required parts fit best; of kinds that fit about as well, the one
        that values the draft most.
        """
        meta = reading.document.draft.meta
        ranked = rank_kinds(self.rules.kinds, reading, measures)
        forced = self.kind or (meta.kind if meta.kind in self.kinds else None)
        everything = self._frames(reading, measures)
        if forced is not None:
            kind = self.kinds[forced]
        else:
            near = [k for w, k in ranked if w >= ranked[0][0] - self.rules.scoring.kind_margin]
            worth = {
                k.card.id: value_of(self._grades(everything, k), k, self.rules.scoring)
                for k in near
            }
            kind = max(near, key=lambda k: worth[k.card.id])
        runner_up = next((k.card.id for _, k in ranked if k is not kind), None)
        guess = KindGuess(kind.card.id, kind.card.name, runner_up, forced is not None)
        return self._judged(kind, everything, reading, measures), guess

    def _frames(self, reading: Reading, measures: Measures) -> dict[str, list[FrameFinding]]:
        return {c.id: judge_criterion(c, reading, measures) for c in self.rules.criteria}

    def _grades(self, frames: Mapping[str, list[FrameFinding]], kind: Kind) -> dict[str, Decimal]:
        scoring = self.rules.scoring
        steps = (ZERO, scoring.present, scoring.concrete, scoring.actionable)
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
        frames: Mapping[str, list[FrameFinding]],
        reading: Reading,
        measures: Measures,
    ) -> Judged:
        name = kind.card.id
        own = {c: [f for f in found if name not in f.frame.kinds_na] for c, found in frames.items()}
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
        return Judged(kind, own, self._grades(frames, kind), merits, topic, lag, found)

    # —— scoring ——

    def _score(
        self, reading: Reading, measures: Measures, judged: Judged, guess: KindGuess
    ) -> ItemScore:
        rules, kind = self.rules, judged.kind
        draft = reading.document.draft
        points = {p.id: self._points(p, judged) for p in rules.principles}
        value = value_of(judged.grades, kind, rules.scoring)
        total = total_of(value, points.values(), rules.scoring.value_max)
        gates = [
            (gate, outcome)
            for gate in rules.gates
            if kind.card.id not in gate.kinds_na
            and (outcome := judge(gate.when, reading, measures)).holds
        ]
        stale = self._stale(judged, reading)
        limits = [_limit(gate, total) for gate, _ in gates] + [hit.cap for hit in stale]
        capped = min([total, *limits])
        score = rounded(capped)
        levels = [gate.level for gate, _ in gates]
        if stale and rules.timeliness.stale is not None:
            levels.append(rules.timeliness.stale.level)
        band = band_of(score, rules.scoring.bands)
        return ItemScore(
            path=draft.path,
            unit=draft.meta.unit,
            title=self._title(reading),
            encoding=draft.encoding,
            kind=guess,
            score=score,
            band=band.id,
            band_name=band.name,
            level=min([band.level, *levels]),
            value=rounded(value),
            value_max=rules.scoring.value_max,
            criteria=tuple(self._criterion(c, judged, reading) for c in rules.criteria),
            principles=tuple(
                self._principle(p, points[p.id], judged, reading) for p in rules.principles
            ),
            gates=(
                *(self._gate(gate, outcome, judged, reading) for gate, outcome in gates),
                *stale,
            ),
            advice=self._advice(judged, points, value, gates, total, reading),
            advisories=self._advisories(reading, measures),
            problem_item=kind.problem,
            on_time=judged.lag.on_time if judged.lag else None,
            han=reading.document.han,
            audit=audited.report(judged.audit, reading) if rules.audit.checks else None,
        )

    def _points(self, principle: Principle, judged: Judged) -> tuple[Decimal, Decimal]:
        """Points and maximum of a principle."""
        if principle.id == FOCUSED:
            if not self.topics:
                return ZERO, ZERO
            return self._topic_points(principle, judged.topic), principle.max
        merits = [f.points for f in judged.merits[principle.id]]
        merits += self._losses(principle, judged)
        return principle_points(merits, principle.max), principle.max

    def _losses(self, principle: Principle, judged: Judged) -> list[Decimal]:
        """What a principle loses besides its merits: for lateness, for what the audit found."""
        if principle.id == TIMELY and judged.lag is not None and not judged.lag.on_time:
            return [-principle.max * self.rules.scoring.late_share]
        if principle.id == ACCURATE:
            return audited.losses(judged.audit, self.rules.audit)
        return []

    def _topic_points(self, principle: Principle, topic: TopicFinding | None) -> Decimal:
        if topic is None:
            return ZERO
        share = Decimal(1) if topic.leading else self.rules.scoring.topic_body_share
        return principle.max * topic.priority.weight * share

    def _title(self, reading: Reading) -> str | None:
        document = reading.document
        if document.title is None:
            return document.draft.meta.title
        return quote_at(reading, *document.title).text

    def _quotes(self, reading: Reading, windows: Sequence[Window]) -> tuple[Quote, ...]:
        return quotes_of(reading, windows, self.rules.scoring.quotes_max)

    def _criterion(self, criterion: Criterion, judged: Judged, reading: Reading) -> CriterionScore:
        kind, slots = judged.kind, self.rules.slots
        scoring = self.rules.scoring
        steps = (ZERO, scoring.present, scoring.concrete, scoring.actionable)
        evidence, near = [], []
        for found in judged.frames[criterion.id]:
            filled = _asked(found.windows)
            if found.step:
                quotes = self._quotes(reading, found.windows)
                card = found.frame.card
                evidence.append(Evidence(card.id, steps[found.step], slots.of(filled), quotes))
            elif found.lacks:
                quotes = self._quotes(reading, [found.nearest] if found.nearest else [])
                held = reading.everything & found.frame.anchors
                near.append(
                    NearMiss(found.frame.card.id, slots.of(held), slots.of(found.lacks), quotes)
                )
        role = ROLES[
            2 if criterion.id in kind.primary else 1 if criterion.id in kind.secondary else 0
        ]
        grade = judged.grades[criterion.id]
        return CriterionScore(criterion.id, grade, role, tuple(evidence), tuple(near))

    def _principle(
        self,
        principle: Principle,
        points: tuple[Decimal, Decimal],
        judged: Judged,
        reading: Reading,
    ) -> PrincipleScore:
        reasons = [
            Reason(
                f.merit.card.id,
                f.merit.card.name,
                rounded(f.points),
                self._quotes(reading, f.windows),
            )
            for f in judged.merits[principle.id]
            if rounded(f.points)
        ]
        if principle.id == FOCUSED and judged.topic is not None:
            topic = judged.topic
            quotes = self._quotes(reading, [topic.window])
            name = f"topic-{topic.priority.id}"
            reasons.append(Reason(name, topic.priority.name, rounded(points[0]), quotes))
        if principle.id == TIMELY and judged.lag is not None:
            reasons.append(self._lag_reason(judged.lag, principle, reading))
        if principle.id == ACCURATE:
            reasons += audited.reasons(judged.audit, self.rules.audit, reading)
        return PrincipleScore(principle.id, rounded(points[0]), points[1], tuple(reasons))

    def _lag_reason(self, lag: Lag, principle: Principle, reading: Reading) -> Reason:
        minutes = lag.limit.minutes is not None
        key = "judging.lag_minutes" if minutes else "judging.lag_workdays"
        if not lag.published:
            key = "judging.lag_estimated"
        blanks = {"taken": lag.taken, "allowed": lag.allowed, "source": lag.limit.source}
        text = Words(say(key, "zh", **blanks), say(key, "en", **blanks))
        share = ZERO if lag.on_time else self.rules.scoring.late_share
        lost = rounded(-principle.max * share)
        return Reason(lag.limit.id, text, lost, (quote_at(reading, *lag.start),))

    def _gate(self, gate: Gate, outcome: Outcome, judged: Judged, reading: Reading) -> GateHit:
        quotes = self._quotes(reading, outcome.windows)
        if not quotes and getattr(gate.when, "measure", "").startswith("audit_"):
            most = self.rules.scoring.quotes_max
            quotes = audited.hard_quotes(judged.audit, reading, gate, most)
        return GateHit(gate.card.id, gate.card.name, gate.cap, gate.card.why, quotes)

    def _stale(self, judged: Judged, reading: Reading) -> list[GateHit]:
        """The gate for drafts sent long after the limit."""
        rule, lag = self.rules.timeliness.stale, judged.lag
        if rule is None or lag is None or lag.taken <= rule.factor * lag.allowed:
            return []
        if rule.kinds and judged.kind.card.id not in rule.kinds:
            return []
        return [GateHit(rule.id, rule.name, rule.cap, rule.why, (quote_at(reading, *lag.start),))]

    def _advisories(self, reading: Reading, measures: Measures) -> tuple[Advisory, ...]:
        told = []
        for notice in self.rules.notices:
            outcome = judge(notice.when, reading, measures)
            if outcome.holds:
                text = Words(
                    f"{notice.card.name.zh}：{notice.card.why.zh}",
                    f"{notice.card.name.say('en')}: {notice.card.why.say('en')}",
                )
                quotes = self._quotes(reading, outcome.windows)
                told.append(Advisory(notice.card.id, text, quotes))
        return tuple(told)

    # —— advice ——

    def _advice(
        self,
        judged: Judged,
        points: Mapping[str, tuple[Decimal, Decimal]],
        value: Decimal,
        gates: Sequence[tuple[Gate, Outcome]],
        total: Decimal,
        reading: Reading,
    ) -> tuple[Advice, ...]:
        """What would raise the total most; gains are counted before any gate's cap."""
        del gates
        told = [
            *self._frame_advice(judged, points, value, total, reading),
            *self._merit_advice(judged, points, value, total, reading),
            *self._audit_advice(judged, points, value, total, reading),
        ]
        told.sort(key=lambda a: (-a.gain, a.rule))
        unique: dict[str, Advice] = {}
        for advice in told:
            if advice.gain > 0:
                unique.setdefault(advice.text.zh, advice)
        return tuple(unique.values())[: self.rules.scoring.advice_max]

    def _frame_advice(
        self,
        judged: Judged,
        points: Mapping[str, tuple[Decimal, Decimal]],
        value: Decimal,
        total: Decimal,
        reading: Reading,
    ) -> list[Advice]:
        scoring, told = self.rules.scoring, []
        steps = (ZERO, scoring.present, scoring.concrete, scoring.actionable)
        for name, findings in judged.frames.items():
            if not findings or findings[0].step == len(steps) - 1 or not findings[0].lacks:
                continue
            found = findings[0]
            grades = {**judged.grades, name: max(judged.grades[name], steps[found.step + 1])}
            better = value_of(grades, judged.kind, scoring)
            gain = total_of(better, points.values(), scoring.value_max) - total
            lacks = [self._hint(slot) for slot in self.rules.slots.of(found.lacks)[:3]]
            zh = "、".join(hint.zh for hint in lacks)
            en = ", ".join(hint.say("en") for hint in lacks)
            words = found.frame.advice
            text = Words(
                words.zh.replace("{missing}", zh), words.say("en").replace("{missing}", en)
            )
            quotes = self._quotes(reading, [found.nearest] if found.nearest else [])
            quote = quotes[0] if quotes else None
            told.append(Advice(found.frame.card.id, name, text, rounded(gain), quote))
        del value
        return told

    def _hint(self, slot: str) -> Words:
        """What to add where a slot is missing."""
        slots = self.rules.slots
        return slots.hints.get(slot, slots.names[slot])

    def _merit_advice(
        self,
        judged: Judged,
        points: Mapping[str, tuple[Decimal, Decimal]],
        value: Decimal,
        total: Decimal,
        reading: Reading,
    ) -> list[Advice]:
        told = []
        for principle in self.rules.principles:
            merits = judged.merits[principle.id]
            for found in merits:
                if found.open <= 0 or found.merit.advice is None:
                    continue
                mended = [f.points + found.open if f is found else f.points for f in merits]
                mended += self._losses(principle, judged)
                better = dict(points)
                most = points[principle.id][1]
                better[principle.id] = (principle_points(mended, most), most)
                gain = total_of(value, better.values(), self.rules.scoring.value_max) - total
                quotes = self._quotes(reading, found.windows)
                quote = quotes[0] if quotes else None
                told.append(
                    Advice(
                        found.merit.card.id,
                        principle.id,
                        found.merit.advice,
                        rounded(gain),
                        quote,
                    )
                )
        return told

    def _audit_advice(
        self,
        judged: Judged,
        points: Mapping[str, tuple[Decimal, Decimal]],
        value: Decimal,
        total: Decimal,
        reading: Reading,
    ) -> list[Advice]:
        """Mend what does not add up: each finding on its own."""
        told = []
        for at, finding in enumerate(judged.audit.findings[: self.rules.scoring.advice_max]):
            merits = [f.points for f in judged.merits[ACCURATE]]
            merits += audited.restored(judged.audit, self.rules.audit, at)
            better = dict(points)
            most = points[ACCURATE][1]
            better[ACCURATE] = (principle_points(merits, most), most)
            gain = total_of(value, better.values(), self.rules.scoring.value_max) - total
            quote = audited.quotes(finding, reading)[0]
            told.append(Advice(finding.check, ACCURATE, finding.message, rounded(gain), quote))
        return told


def _limit(gate: Gate, total: Decimal) -> Decimal:
    return gate.cap * total / 100 if gate.scaled else gate.cap


def _asked(windows: Sequence[Window]) -> int:
    bits = 0
    for _, _, asked in windows:
        bits |= asked
    return bits
