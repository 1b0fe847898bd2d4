"""What would lift the caps that hold a total down, told before all else that could be mended."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from infoscore.ruleset.model import Words
from infoscore.scoring import audited
from infoscore.scoring.caps import Caps, about_figures, limit
from infoscore.scoring.item import ZERO, rounded
from infoscore.scoring.tally import ACCURATE, Tally
from infoscore.scoring.values import Advice
from infoscore.wording import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from infoscore.reading.read import Reading
    from infoscore.ruleset.model import Gate
    from infoscore.scoring.values import Quote

MOST_ERRORS = 3


class Lifted(NamedTuple):
    """The advice that lifts the caps, what is counted and what still holds after it, and the cap
    that swallows every other gain before it (None: no cap takes anything).
    """

    advice: tuple[Advice, ...]
    tally: Tally
    caps: Caps
    held: Decimal | None


class _Step(NamedTuple):
    rule: str
    target: str
    text: Words
    quote: Quote | None


def lift(tally: Tally, caps: Caps, reading: Reading, ahead: Decimal = ZERO) -> Lifted:
    """Lift the caps, the strictest first, each gain counted after those before it and after what
    gains ``ahead``. Gates with the same cap are one piece of advice: lifting one of them gains
    nothing.
    """
    total = tally.total + ahead
    binding = caps.binding(total)
    told: list[Advice] = []
    held = None
    for cap, sharing in groupby(binding, key=lambda gate: limit(gate, total)):
        gates = caps.among(sharing)
        if not gates:  # all contradictions are mended at once, whatever their gates
            continue
        before = caps.held(tally.total + ahead)
        steps = [_step(gate, tally, reading) for gate in gates]
        if any(map(about_figures, gates)):
            caps, tally = caps.without(caps.figures), tally.mended
        caps = caps.without(gates)
        gain = rounded(caps.held(tally.total + ahead) - before)
        if gain > 0:
            told.append(_joined(steps, cap, gain, held))
            held = told[0].held or limit(binding[0], total)
    return Lifted(tuple(told), tally, caps, held)


def _joined(steps: Sequence[_Step], cap: Decimal, gain: Decimal, held: Decimal | None) -> Advice:
    first = steps[0]
    texts = {step.text.zh: step.text for step in steps}.values()
    shown = f"{rounded(cap).normalize():f}"
    zh, en = (
        say("judging.lift", lang, cap=shown, what=sign.join(text.say(lang) for text in texts))
        for lang, sign in (("zh", "；"), ("en", "; "))
    )
    return Advice(first.rule, first.target, Words(zh, en), gain, first.quote, held)


def _step(gate: Gate, tally: Tally, reading: Reading) -> _Step:
    """What lifts one gate: its own advice, or to mend what does not add up."""
    findings = tally.judged.audit.findings if about_figures(gate) else ()
    errors = [each for each in findings if each.severity == audited.HARD]
    if not errors:
        return _Step(gate.card.id, "gate", gate.advice or gate.card.why, None)
    quote = audited.quotes(errors[0], reading)[0]
    target = ACCURATE if ACCURATE in tally.points else "gate"  # a rule set may do without it
    if len(errors) == 1:
        return _Step(errors[0].check, target, errors[0].message, quote)
    zh, en = (_errors([each.message.say(lang) for each in errors], lang) for lang in ("zh", "en"))
    return _Step(gate.card.id, target, Words(zh, en), quote)


def _errors(messages: Sequence[str], lang: str) -> str:
    told = (
        say("judging.lift_error", lang, mark=chr(ord("①") + number - 1), error=message)
        for number, message in enumerate(messages[:MOST_ERRORS], 1)
    )
    sign = "；" if lang == "zh" else ";"
    return say("judging.lift_errors", lang, count=len(messages)) + sign.join(told)
