"""Do the rules do what they say? Every rule is tried on the texts it carries.

A rule must fire on each of its ``fires`` texts and stay silent on each of its ``silent`` ones.
For the frames of the criteria, coverage also asks that some text reach each of the three steps.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from infoscore.intake.draft import Draft
from infoscore.intake.reader import read_text
from infoscore.judging.audit import audit
from infoscore.judging.chains import findings, link
from infoscore.judging.conditions import judge
from infoscore.judging.frames import STEPS, judge_frame
from infoscore.judging.kinds import rank_kinds
from infoscore.judging.measures import Measures, yardsticks_of
from infoscore.judging.principles import judge_merit
from infoscore.judging.trace import trace_of
from infoscore.reading.read import Reader
from infoscore.text.document import document_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from infoscore.reading.read import Reading
    from infoscore.ruleset.model import Card, Frame, Kind, Merit, RuleSet
    from infoscore.ruleset.series import ChainRule
    from infoscore.ruleset.slots import Condition

    Try = Callable[[Reading, Measures], bool]

_PARTED = re.compile(r"\n-{4,}\n")


@dataclass(frozen=True, slots=True)
class Failure:
    """A text on which a rule did not do what it should: ``expected`` is fires or silent."""

    expected: str
    text: str


@dataclass(frozen=True, slots=True)
class RuleResult:
    """How one rule did on its own texts; ``unreached`` are steps of a frame that none reached."""

    rule: str
    section: str
    tried: int
    failures: tuple[Failure, ...]
    unreached: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether every text came out as it should."""
        return not self.failures


def try_rules(rules: RuleSet) -> Iterator[RuleResult]:
    """Try every rule that carries tests, in the order of the rules."""
    reader = Reader(rules.slots)
    yardsticks = yardsticks_of(rules.slots)

    def read(text: str) -> tuple[Reading, Measures]:
        reading = reader.read(document_of(Draft("<test>", text, "str")))
        return reading, Measures(reading, yardsticks, audit(reading, rules.audit))

    for section, card, fires in _trials(rules):
        failures = [
            Failure(expected, text)
            for expected, texts in (("fires", card.tests.fires), ("silent", card.tests.silent))
            for text in texts
            if fires(*read(text)) != (expected == "fires")
        ]
        tried = len(card.tests.fires) + len(card.tests.silent)
        yield RuleResult(card.id, section, tried, tuple(failures), ())
    for chain in rules.chains:
        yield _try_chain(chain, rules, reader)
    for criterion in rules.criteria:
        for frame in criterion.frames:
            yield _try_frame(frame, read)


def _try_frame(frame: Frame, read: Callable[[str], tuple[Reading, Measures]]) -> RuleResult:
    tests = frame.card.tests
    steps = {text: judge_frame(frame, *read(text)).step for text in (*tests.fires, *tests.silent)}
    failures = [Failure("fires", text) for text in tests.fires if not steps[text]]
    failures += [Failure("silent", text) for text in tests.silent if steps[text]]
    highest = max((steps[text] for text in tests.fires), default=0)
    unreached = tuple(name for number, name in enumerate(STEPS, 1) if number > highest)
    return RuleResult(frame.card.id, "criteria", len(steps), tuple(failures), unreached)


def _try_chain(rule: ChainRule, rules: RuleSet, reader: Reader) -> RuleResult:
    """Each text is several drafts parted by lines of ----; the day is the last there is."""
    tests = rule.card.tests
    failures = [
        Failure(expected, text)
        for expected, texts in (("fires", tests.fires), ("silent", tests.silent))
        for text in texts
        if _chained(rule, rules, reader, text) != (expected == "fires")
    ]
    tried = len(tests.fires) + len(tests.silent)
    return RuleResult(rule.card.id, "chains", tried, tuple(failures), ())


def _chained(rule: ChainRule, rules: RuleSet, reader: Reader, text: str) -> bool:
    if rules.series is None:
        return False
    found = []
    for number, own in enumerate(_PARTED.split(text)):
        reading = reader.read(document_of(read_text(own, f"<test>/{number}")))
        trace = trace_of(reading, rules.series, urgent=True)
        found += [trace] if trace is not None else []
    return any(
        findings([found[at] for at in chain], rules.series, [rule], date.max)
        for chain in link(found)
    )


def _trials(rules: RuleSet) -> Iterator[tuple[str, Card, Try]]:
    for principle in rules.principles:
        for merit in principle.merits:
            yield "principles", merit.card, partial(_gives, merit)
    for kind in rules.kinds:
        yield "kinds", kind.card, partial(_is_taken, rules, kind)
    for gate in rules.gates:
        yield "gates", gate.card, partial(_holds, gate.when)
    for check in rules.audit.checks:
        yield "audit", rules.audit.checks[check].card, partial(_told, check)
    for notice in rules.notices:
        yield "notices", notice.card, partial(_holds, notice.when)


def _gives(merit: Merit, reading: Reading, measures: Measures) -> bool:
    return judge_merit(merit, reading, measures)[0] != 0


def _holds(when: Condition, reading: Reading, measures: Measures) -> bool:
    return judge(when, reading, measures).holds


def _told(check: str, _: Reading, measures: Measures) -> bool:
    return measures.audit is not None and any(f.check == check for f in measures.audit.findings)


def _is_taken(rules: RuleSet, kind: Kind, reading: Reading, measures: Measures) -> bool:
    """Whether the kind's signals weigh most."""
    weight, best = rank_kinds(rules.kinds, reading, measures)[0]
    return best is kind and weight > 0
