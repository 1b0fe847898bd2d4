"""What would raise the total, ranked by how much; gains are counted before any gate's cap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoscore.ruleset.model import Words
from infoscore.scoring import audited
from infoscore.scoring.item import rounded
from infoscore.scoring.judged import steps_of
from infoscore.scoring.quotes import quotes_of
from infoscore.scoring.tally import ACCURATE
from infoscore.scoring.values import Advice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from infoscore.judging.conditions import Window
    from infoscore.reading.read import Reading
    from infoscore.ruleset.model import Gate, Slots
    from infoscore.scoring.tally import Tally
    from infoscore.scoring.values import Quote

MOST_MISSING = 3


def advise(
    tally: Tally, gates: Sequence[Gate], capped: Decimal, reading: Reading
) -> tuple[Advice, ...]:
    """The few things that gain most; what is no item at all is first told to become one."""
    most = tally.rules.scoring.advice_max
    remedies = [gate for gate in gates if gate.level == 0 and gate.advice is not None]
    if remedies:
        gain = rounded(tally.total - capped)
        return tuple(_remedy(gate, gain) for gate in remedies)[:most]
    told = [
        *_frames(tally, reading),
        *_merits(tally, reading),
        *_audit(tally, reading),
    ]
    told.sort(key=lambda advice: (-advice.gain, advice.rule))
    unique: dict[str, Advice] = {}
    for advice in told:
        if advice.gain > 0:
            unique.setdefault(advice.text.zh, advice)
    return tuple(unique.values())[:most]


def _remedy(gate: Gate, gain: Decimal) -> Advice:
    return Advice(gate.card.id, "gate", gate.advice or gate.card.why, gain, None)


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
        yield Advice(found.frame.card.id, criterion, text, rounded(gain), quote)


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
            if found.open <= 0 or found.merit.advice is None:
                continue
            if tally.judged.kind.card.id in found.merit.unasked:
                continue
            mended = [f.points + found.open if f is found else f.points for f in merits]
            gain = tally.gain_of_reasons(principle.id, mended + tally.losses(principle))
            quote = _first(reading, found.windows())
            advice = found.merit.advice
            yield Advice(found.merit.card.id, principle.id, advice, rounded(gain), quote)


def _audit(tally: Tally, reading: Reading) -> Iterator[Advice]:
    """Mend what does not add up: each finding on its own."""
    judged, rules = tally.judged, tally.rules
    for at, finding in enumerate(judged.audit.findings[: rules.scoring.advice_max]):
        reasons = [f.points for f in judged.merits[ACCURATE]]
        reasons += audited.restored(judged.audit, rules.audit, at)
        gain = tally.gain_of_reasons(ACCURATE, reasons)
        quote = audited.quotes(finding, reading)[0]
        yield Advice(finding.check, ACCURATE, finding.message, rounded(gain), quote)


def _first(reading: Reading, windows: Iterable[Window]) -> Quote | None:
    quotes = quotes_of(reading, windows, 1)
    return quotes[0] if quotes else None
