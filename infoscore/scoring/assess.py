"""From findings to an item's score: every point with its reason, every finding with its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoscore.judging.audit import audit
from infoscore.judging.conditions import Outcome, judge
from infoscore.judging.measures import Measures, yardsticks_of
from infoscore.judging.timeline import timeline_of
from infoscore.ruleset.model import TOPIC, Words
from infoscore.scoring import audited
from infoscore.scoring.advice import advise
from infoscore.scoring.caps import Caps, about_figures
from infoscore.scoring.chained import report_of
from infoscore.scoring.item import ZERO, band_of, rounded
from infoscore.scoring.judged import Judge, steps_of
from infoscore.scoring.lacking import lacking
from infoscore.scoring.quotes import best_quote, quote_at, quotes_of, telling_quotes
from infoscore.scoring.tally import ACCURATE, FOCUSED, TIMELY, Tally
from infoscore.scoring.timed import lag_words, time_reasons, time_steps
from infoscore.scoring.values import (
    Advisory,
    CriterionScore,
    Evidence,
    GateHit,
    ItemScore,
    NearMiss,
    PrincipleScore,
    Reason,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from infoscore.judging.clock import Lag
    from infoscore.judging.conditions import Window
    from infoscore.reading.read import Reading
    from infoscore.ruleset.model import Criterion, Gate, Principle, Priority, RuleSet
    from infoscore.scoring.judged import Judged
    from infoscore.scoring.values import KindGuess, Quote, TimeStep

ROLES = ("none", "secondary", "primary")
MOST_LEVEL = 4
RECENT = "recent_time"


class Assessor:
    """Scores readings by one rule set; ``topics`` are the priorities in force; ``ledger``: list
    every figure.
    """

    def __init__(
        self,
        rules: RuleSet,
        topics: Sequence[Priority],
        kind: str | None,
        *,
        ledger: bool = False,
    ) -> None:
        self.rules, self.topics, self.ledger = rules, topics, ledger
        self._yardsticks = yardsticks_of(rules.slots)
        self._judge = Judge(rules, topics, kind)
        self._recent = rules.slots.bit_if_any(RECENT)

    def assess(self, reading: Reading) -> ItemScore:
        """Judge and score one reading."""
        measures = Measures(reading, self._yardsticks, audit(reading, self.rules.audit))
        judged, guess = self._judge.judge(reading, measures)
        return self._score(reading, measures, judged, guess)

    def _score(
        self, reading: Reading, measures: Measures, judged: Judged, guess: KindGuess
    ) -> ItemScore:
        rules, kind = self.rules, judged.kind
        draft = reading.document.draft
        tally = Tally(rules, judged, bool(self.topics))
        steps = self._times(judged, reading)
        gates = _strictest(
            (gate, outcome)
            for gate in rules.gates
            if judged.names - gate.kinds_na
            and (outcome := judge(gate.when, reading, measures)).holds
        )
        stale = self._stale(judged, reading)
        caps = Caps(tuple(gate for gate, _ in gates), tuple(hit.cap for hit in stale))
        score = rounded(caps.held(tally.total))
        levels = [gate.level for gate, _ in gates]
        if stale and rules.timeliness.stale is not None:
            levels.append(rules.timeliness.stale.level)
        band = band_of(score, rules.scoring.bands, min([MOST_LEVEL, *levels]))
        return ItemScore(
            path=draft.path,
            unit=draft.meta.unit,
            title=_title(reading),
            encoding=draft.encoding,
            kind=guess,
            score=score,
            band=band.id,
            band_name=band.name,
            level=band.level,
            value=rounded(tally.value),
            value_max=rules.scoring.value_max,
            criteria=tuple(self._criterion(c, judged, reading) for c in rules.criteria),
            principles=tuple(
                self._principle(p, tally.points[p.id], judged, reading, steps)
                for p in rules.principles
            ),
            gates=(
                *(self._gate(gate, outcome, judged, reading) for gate, outcome in gates),
                *stale,
            ),
            advice=advise(tally, caps, reading),
            advisories=self._advisories(reading, measures),
            problem_item=kind.problem,
            on_time=judged.lag.on_time if judged.lag else None,
            han=reading.document.han,
            audit=(
                audited.report(judged.audit, reading, steps, ledger=self.ledger)
                if rules.audit.checks
                else None
            ),
            report=report_of(reading, rules.series, urgent=kind.urgent, title=_title(reading)),
        )

    def _times(self, judged: Judged, reading: Reading) -> tuple[TimeStep, ...]:
        """From the event to the reports, where the draft and its head tell."""
        timeliness = self.rules.timeliness
        steps = timeline_of(reading, judged.kind, timeliness, judged.lag, self._recent)
        return time_steps(steps, reading)

    def _quotes(self, reading: Reading, windows: Sequence[Window]) -> tuple[Quote, ...]:
        return quotes_of(reading, windows, self.rules.scoring.quotes_max)

    def _criterion(self, criterion: Criterion, judged: Judged, reading: Reading) -> CriterionScore:
        kind, slots = judged.kind, self.rules.slots
        steps = steps_of(self.rules.scoring)
        evidence, near = [], []
        for found in judged.frames[criterion.id]:
            if found.step:
                filled = _held(reading, found.windows)
                most = self.rules.scoring.quotes_max
                quotes = telling_quotes(reading, found.windows, most)
                card = found.frame.card
                evidence.append(Evidence(card.id, steps[found.step], slots.of(filled), quotes))
            elif found.lack.slots and kind.card.id not in found.frame.unasked:
                nearest = found.lack.nearest
                quotes = self._quotes(reading, [nearest] if nearest else [])
                held = reading.everything & found.frame.anchors
                lacks = lacking(found, reading, slots)
                card = found.frame.card
                told = slots.of(held), lacks.slots, quotes
                near.append(NearMiss(card.id, *told, lacks.within, lacks.more))
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
        steps: Sequence[TimeStep],
    ) -> PrincipleScore:
        reasons = [
            Reason(
                f.merit.card.id,
                f.merit.card.name,
                given,
                best_quote(reading, f.windows())
                if given > 0
                else quotes_of(reading, f.windows(), 1),
            )
            for f in judged.merits[principle.id]
            if (given := rounded(f.points))
        ]
        if principle.id == FOCUSED and judged.topic is not None:
            topic = judged.topic
            quotes = self._quotes(reading, [topic.window])
            name = f"{TOPIC}{topic.priority.id}"
            reasons.append(Reason(name, topic.priority.name, rounded(points[0]), quotes))
        if principle.id == TIMELY and judged.lag is not None:
            reasons.append(self._lag_reason(judged.lag, principle, reading))
        if principle.id == TIMELY:
            reasons += time_reasons(steps)
        if principle.id == ACCURATE:
            reasons += audited.reasons(judged.audit, self.rules.audit, reading)
        return PrincipleScore(principle.id, rounded(points[0]), points[1], tuple(reasons))

    def _lag_reason(self, lag: Lag, principle: Principle, reading: Reading) -> Reason:
        text = lag_words(lag)
        share = ZERO if lag.on_time else self.rules.scoring.late_share
        lost = rounded(-principle.max * share)
        return Reason(lag.limit.id, text, lost, (quote_at(reading, *lag.start),))

    def _gate(self, gate: Gate, outcome: Outcome, judged: Judged, reading: Reading) -> GateHit:
        quotes = self._quotes(reading, outcome.windows)
        if not quotes and about_figures(gate):
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


def _title(reading: Reading) -> str | None:
    document = reading.document
    if document.title is None:
        return document.draft.meta.title
    said = quote_at(reading, *document.title).text
    return "".join(line.strip() for line in said.splitlines())


def _strictest(hits: Iterable[tuple[Gate, Outcome]]) -> list[tuple[Gate, Outcome]]:
    """The gates that fired, of each group only the one with the lowest cap."""
    kept: dict[str, tuple[Gate, Outcome]] = {}
    for gate, outcome in hits:
        name = gate.group or gate.card.id
        if name not in kept or gate.cap < kept[name][0].cap:
            kept[name] = gate, outcome
    return list(kept.values())


def _held(reading: Reading, windows: Sequence[Window]) -> int:
    """The slots (bits) that were asked of some windows and stand there: of alternatives only
    those that the draft has.
    """
    asked: dict[tuple[str, int], int] = {}
    for within, index, slots in windows:
        asked[within, slots] = asked.get((within, slots), 0) | 1 << index
    bits = 0
    for (within, slots), numbers in asked.items():
        bits |= reading.windows.held_by(within, numbers, slots)
    return bits
