"""The times from the event to the reports in words, with their limits and where these come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoscore.judging.timeline import EVENT, FOLLOW_UP, PHONE
from infoscore.ruleset.model import Words
from infoscore.scoring.item import ZERO
from infoscore.scoring.quotes import quote_at
from infoscore.scoring.values import Reason, TimeStep
from infoscore.wording import duration, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from infoscore.judging.clock import Lag
    from infoscore.judging.timeline import Step
    from infoscore.reading.read import Reading


def time_steps(steps: Sequence[Step], reading: Reading) -> tuple[TimeStep, ...]:
    """The steps as the report tells them."""
    return tuple(_told(step, reading) for step in steps)


def time_reasons(steps: Sequence[TimeStep]) -> list[Reason]:
    """The telephone report and the promised one as reasons; they earn and cost nothing."""
    return [
        Reason(f"time-{step.stage}", step.text, ZERO, (step.quote,) if step.quote else ())
        for step in steps
        if step.stage in {PHONE, FOLLOW_UP}
    ]


def lag_words(lag: Lag) -> Words:
    """How long the draft took from the event to its report, and how long it may."""
    return Words(*(_lag_words(lag, lang) for lang in ("zh", "en")))


def _lag_words(lag: Lag, lang: str) -> str:
    if lag.limit.minutes is not None:
        key = "judging.lag_minutes" if lag.exact else "judging.lag_least"
        taken, allowed = duration(lag.taken, lang), duration(lag.allowed, lang)
        return say(key, lang, taken=taken, allowed=allowed, source=lag.limit.source)
    key = "judging.lag_workdays" if lag.published else "judging.lag_estimated"
    return say(key, lang, taken=lag.taken, allowed=lag.allowed, source=lag.limit.source)


def _told(step: Step, reading: Reading) -> TimeStep:
    quote = None if step.span is None else quote_at(reading, *step.span)
    when = None
    if step.when is not None:
        when = step.when.replace(tzinfo=None).isoformat(timespec="minutes")
        when = when if step.exact else when[:10]
    minutes = step.limit is None or step.limit.minutes is not None
    text = Words(*(_words(step, when, quote.text if quote else "", lang) for lang in ("zh", "en")))
    unit = "minutes" if minutes else "workdays"
    taken, allowed = step.taken, step.allowed
    return TimeStep(step.stage, text, when, taken, allowed, unit, step.on_time, quote)


def _words(step: Step, when: str | None, said: str, lang: str) -> str:
    if step.stage == EVENT and when is None:
        return say("judging.time_unknown", lang, said=said)
    shown = said if when is None else when.replace("T", " ")
    parts = [say(f"judging.time_{step.stage}", lang, when=shown)]
    unit = "minutes" if step.limit is None or step.limit.minutes is not None else "workdays"
    if step.taken is not None:
        key = "next" if step.stage == FOLLOW_UP else unit
        taken = duration(step.taken, lang) if unit == "minutes" else step.taken
        parts.append(say(f"judging.time_{key}", lang, taken=taken))
    if step.limit is not None:
        allowed = step.allowed if step.limit.minutes is None else duration(step.limit.minutes, lang)
        blanks = {"allowed": allowed, "source": step.limit.source}
        parts.append(say(f"judging.time_limit_{unit}", lang, **blanks))
    if step.on_time is False:
        parts.append(say("judging.time_late", lang))
    return "".join(parts)
