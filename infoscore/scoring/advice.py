"""What would raise the total, ranked by how much: gains are what is left of them under the caps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from infoscore.ruleset.model import MISSING, Words
from infoscore.scoring import audited
from infoscore.scoring.item import ZERO, rounded
from infoscore.scoring.judged import steps_of
from infoscore.scoring.lacking import lacking, wanted
from infoscore.scoring.lifting import lift
from infoscore.scoring.quotes import quotes_of
from infoscore.scoring.tally import ACCURATE
from infoscore.scoring.values import Advice
from infoscore.wording import LANGUAGES, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from infoscore.judging.conditions import Window
    from infoscore.judging.frames import FrameFinding
    from infoscore.judging.principles import MeritFinding
    from infoscore.reading.read import Reading
    from infoscore.ruleset.model import Gate
    from infoscore.scoring.caps import Caps
    from infoscore.scoring.lifting import Lifted
    from infoscore.scoring.tally import Tally
    from infoscore.scoring.values import Quote


def advise(tally: Tally, caps: Caps, reading: Reading) -> tuple[Advice, ...]:
    """The few things that gain most; what is no item at all is first told to become one, and what
    lifts a cap, even one that only the best of the rest would reach, stands before all that the
    cap would swallow.
    """
    most = tally.rules.scoring.advice_max
    remedies = [gate for gate in caps.gates if gate.level == 0 and gate.advice is not None]
    if remedies:
        gain = rounded(caps.without(remedies).held(tally.total) - caps.held(tally.total))
        return tuple(_remedy(gate, gain) for gate in remedies)[:most]
    lifted = lift(tally, caps, reading)
    pieces = _pieces(lifted, reading)
    if caps.gates and not lifted.advice:
        ahead = max((piece.gain for piece in pieces), default=ZERO)
        beyond = lift(tally, caps, reading, ahead)
        if sum(advice.gain for advice in beyond.advice) > tally.rules.scoring.advice_least:
            lifted, pieces = beyond, _pieces(beyond, reading)
    return (*lifted.advice, *_ranked(pieces, lifted))[:most]


def _remedy(gate: Gate, gain: Decimal) -> Advice:
    return Advice(gate.card.id, "gate", gate.advice or gate.card.why, gain, None)


class _Piece(NamedTuple):
    """Advice with all that it gains before any cap, and the caps that are left once followed."""

    advice: Advice
    gain: Decimal
    caps: Caps


def _pieces(lifted: Lifted, reading: Reading) -> list[_Piece]:
    """All that could be mended; what stands in the same words is one piece."""
    alike: dict[str, list[tuple[Advice, Caps]]] = {}
    for advice, caps in _all(lifted, reading):
        alike.setdefault(advice.text.zh, []).append((advice, caps))
    pieces = []
    for several in alike.values():
        first, caps = max(several, key=lambda each: each[0].gain)
        pieces.append(_Piece(first, sum((advice.gain for advice, _ in several), ZERO), caps))
    return pieces


def _ranked(pieces: Iterable[_Piece], lifted: Lifted) -> list[Advice]:
    """By what is gained under the caps that are left; what gains next to nothing is not told."""
    total = lifted.tally.total
    least = lifted.tally.rules.scoring.advice_least
    before = lifted.caps.held(total)
    told = []
    for advice, gained, caps in pieces:
        gain = rounded(caps.held(total + gained) - before)
        if gain > 0 and gain >= least:
            told.append(replace(advice, gain=gain, held=lifted.held))
    return sorted(told, key=lambda advice: (-advice.gain, advice.rule))


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
    """The next step of the best frame of each criterion; criteria that lack the same thing are
    told together, for it needs to be written only once.
    """
    steps = steps_of(tally.rules.scoring)
    asked: dict[tuple[str, Quote | None], list[_Next]] = {}
    for criterion, findings in tally.judged.frames.items():
        if not findings or findings[0].step == len(steps) - 1 or not findings[0].lack.slots:
            continue
        found = findings[0]
        if tally.judged.kind.card.id in found.frame.unasked:
            continue
        grade = steps[found.step + 1]
        gain = tally.gain_of_grades({criterion: grade})
        if gain <= 0:
            continue
        lacks = lacking(found, reading, tally.rules.slots)
        missing = wanted(lacks, tally.rules.slots)
        quote = _first(reading, [found.lack.nearest] if found.lack.nearest else [])
        key = missing.zh, quote if lacks.within else None
        asked.setdefault(key, []).append(_Next(criterion, found, grade, gain, missing, quote))
    for several in asked.values():
        yield _step(several, tally)


class _Next(NamedTuple):
    """The next step of a criterion: the grade it reaches, what that alone gains, what to write."""

    criterion: str
    found: FrameFinding
    grade: Decimal
    gain: Decimal
    missing: Words
    quote: Quote | None


def _step(several: list[_Next], tally: Tally) -> Advice:
    """One piece of advice for the steps that lack the same, in the words of the one that gains
    most, of those that gain as much of one that matters for the kind.
    """
    primary = tally.judged.kind.primary
    first = max(several, key=lambda each: (each.gain, each.criterion in primary))
    frame = first.found.frame
    text = _filled(frame.advice, first.missing)
    if len(several) > 1:
        others = [each.criterion for each in several if each is not first]
        names = [
            Words(f"{c.id} {c.short.zh}", f"{c.id} {c.short.say('en')}")
            for c in tally.rules.criteria
            if c.id in others
        ]
        text = Words(*(_serves(text, names, lang) for lang in LANGUAGES))
    gain = tally.gain_of_grades({each.criterion: each.grade for each in several})
    return Advice(frame.card.id, first.criterion, text, gain, first.quote)


def _filled(advice: Words, missing: Words) -> Words:
    return Words(*(advice.say(lang).replace(MISSING, missing.say(lang)) for lang in LANGUAGES))


def _serves(text: Words, names: list[Words], lang: str) -> str:
    told = say("judging.and", lang).join(name.say(lang) for name in names)
    return say("judging.serves", lang, text=text.say(lang), names=told)


def _merits(tally: Tally, reading: Reading) -> Iterator[Advice]:
    """Reasons for points that are still open, and those that cost some; what the same words mend
    is mended together.
    """
    for principle in tally.rules.principles:
        merits = tally.judged.merits[principle.id]
        alike: dict[Words, list[MeritFinding]] = {}
        for found in merits:
            if found.merit.advice is not None and _asked(found, tally.judged.kind.card.id):
                alike.setdefault(found.merit.advice, []).append(found)
        for words, several in alike.items():
            first = max(several, key=lambda found: found.open)
            mended = [f.points + f.open if f in several else f.points for f in merits]
            gain = tally.gain_of_reasons(principle.id, mended + tally.losses(principle))
            quote = _first(reading, first.to_mend())
            slots = tally.rules.slots
            text = _filled(words, wanted(lacking(first, reading, slots), slots))
            yield Advice(first.merit.card.id, principle.id, text, gain, quote)


def _asked(found: MeritFinding, kind: str) -> bool:
    """Whether a kind is asked for a reason that is open, and something can be told of it."""
    if found.open <= 0 or not found.blamed.holds or kind in found.merit.unasked:
        return False
    return found.lack.slots > 0 or not found.merit.tells_missing


def _audit(tally: Tally, reading: Reading) -> Iterator[Advice]:
    """Mend what does not add up: each finding on its own."""
    judged, rules = tally.judged, tally.rules
    if ACCURATE not in judged.merits:  # switched off: nothing was lost by it
        return
    for at, finding in enumerate(judged.audit.findings[: rules.scoring.advice_max]):
        reasons = [f.points for f in judged.merits[ACCURATE]]
        reasons += audited.restored(judged.audit, rules.audit, at)
        gain = tally.gain_of_reasons(ACCURATE, reasons)
        quote = audited.quotes(finding, reading)[0]
        yield Advice(finding.check, ACCURATE, finding.message, gain, quote)


def _first(reading: Reading, windows: Iterable[Window]) -> Quote | None:
    quotes = quotes_of(reading, windows, 1)
    return quotes[0] if quotes else None
