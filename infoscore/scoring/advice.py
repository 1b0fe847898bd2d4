"""What would raise the total, ranked by how much: gains are what is left of them under the caps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from infoscore.ruleset.model import Words
from infoscore.scoring import audited
from infoscore.scoring.item import rounded
from infoscore.scoring.judged import steps_of
from infoscore.scoring.lifting import lift
from infoscore.scoring.quotes import quotes_of
from infoscore.scoring.tally import ACCURATE
from infoscore.scoring.values import Advice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from infoscore.judging.conditions import Window
    from infoscore.reading.read import Reading
    from infoscore.ruleset.model import Gate, Slots
    from infoscore.scoring.caps import Caps
    from infoscore.scoring.lifting import Lifted
    from infoscore.scoring.tally import Tally
    from infoscore.scoring.values import Quote

MOST_MISSING = 3


def advise(tally: Tally, caps: Caps, reading: Reading) -> tuple[Advice, ...]:
    """The few things that gain most; what is no item at all is first told to become one, and what
    lifts a cap stands before all that the cap would swallow.
    """
    most = tally.rules.scoring.advice_max
    remedies = [gate for gate in caps.gates if gate.level == 0 and gate.advice is not None]
    if remedies:
        gain = rounded(caps.without(remedies).held(tally.total) - caps.held(tally.total))
        return tuple(_remedy(gate, gain) for gate in remedies)[:most]
    lifted = lift(tally, caps, reading)
    return (*lifted.advice, *_ranked(lifted, reading))[:most]


def _remedy(gate: Gate, gain: Decimal) -> Advice:
    return Advice(gate.card.id, "gate", gate.advice or gate.card.why, gain, None)


def _ranked(lifted: Lifted, reading: Reading) -> list[Advice]:
    """All else, by what it gains under the caps that are left; what gains nothing is not told."""
    tally = lifted.tally
    before = lifted.caps.held(tally.total)
    told = []
    for advice, caps in _all(lifted, reading):
        gain = rounded(caps.held(tally.total + advice.gain) - before)
        if gain > 0:
            told.append(replace(advice, gain=gain, held=lifted.held))
    told.sort(key=lambda advice: (-advice.gain, advice.rule))
    return list({advice.text.zh: advice for advice in reversed(told)}.values())[::-1]


def _all(lifted: Lifted, reading: Reading) -> Iterator[tuple[Advice, Caps]]:
    """Everything that could be mended with its gain before any cap, and the caps that are left."""
    tally, caps = lifted.tally, lifted.caps
    for advice in (*_frames(tally, reading), *_merits(tally, reading)):
        yield advice, caps
    findings = tally.judged.audit.findings
    alone = sum(1 for each in findings if each.severity == audited.HARD) == 1
    for finding, advice in zip(findings, _audit(tally, reading), strict=False):
        mended = alone and finding.severity == audited.HARD
        yield advice, caps.without(caps.figures) if mended else caps


def _frames(tally: Tally, reading: Reading) -> Iterator[Advice]:
    """The next step of the best frame of each criterion."""
    steps = steps_of(tally.rules.scoring)
    for criterion, findings in tally.judged.frames.items():
        if not findings or findings[0].step == len(steps) - 1 or not findings[0].lacks:
            continue
        found = findings[0]
        gain = tally.gain_of_grade(criterion, steps[found.step + 1])
        text = _fill(found.frame.advice, found.lacks, tally.rules.slots)
        quote = _first(reading, [found.nearest] if found.nearest else [])
        yield Advice(found.frame.card.id, criterion, text, gain, quote)


def _fill(words: Words, lacks: int, slots: Slots) -> Words:
    """The advice of a frame with what is missing, in words a writer can act on."""
    hints = [slots.hints.get(slot, slots.names[slot]) for slot in slots.of(lacks)[:MOST_MISSING]]
    zh = "、".join(hint.zh for hint in hints)
    en = ", ".join(hint.say("en") for hint in hints)
    return Words(words.zh.replace("{missing}", zh), words.say("en").replace("{missing}", en))


def _merits(tally: Tally, reading: Reading) -> Iterator[Advice]:
    """Reasons for points that are still open, and those that cost some."""
    for principle in tally.rules.principles:
        merits = tally.judged.merits[principle.id]
        for found in merits:
            if found.open <= 0 or found.merit.advice is None or not found.blamed.holds:
                continue
            if tally.judged.kind.card.id in found.merit.unasked:
                continue
            mended = [f.points + found.open if f is found else f.points for f in merits]
            gain = tally.gain_of_reasons(principle.id, mended + tally.losses(principle))
            quote = _first(reading, found.to_mend())
            advice = found.merit.advice
            yield Advice(found.merit.card.id, principle.id, advice, gain, quote)


def _audit(tally: Tally, reading: Reading) -> Iterator[Advice]:
    """Mend what does not add up: each finding on its own."""
    judged, rules = tally.judged, tally.rules
    for at, finding in enumerate(judged.audit.findings[: rules.scoring.advice_max]):
        reasons = [f.points for f in judged.merits[ACCURATE]]
        reasons += audited.restored(judged.audit, rules.audit, at)
        gain = tally.gain_of_reasons(ACCURATE, reasons)
        quote = audited.quotes(finding, reading)[0]
        yield Advice(finding.check, ACCURATE, finding.message, gain, quote)


def _first(reading: Reading, windows: Iterable[Window]) -> Quote | None:
    quotes = quotes_of(reading, windows, 1)
    return quotes[0] if quotes else None
