"""What a frame or a merit lacks: something that the draft has nowhere, or a combination."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from infoscore.reading.windows import slots_in
from infoscore.ruleset.model import Words
from infoscore.wording import LANGUAGES, say

if TYPE_CHECKING:
    from infoscore.judging.frames import FrameFinding
    from infoscore.judging.principles import MeritFinding
    from infoscore.reading.read import Reading
    from infoscore.ruleset.slots import Slots

MOST_MISSING = 3
PLACES = ("clause", "sentence", "pair", "paragraph", "lead", "title")


class Lacking(NamedTuple):
    """Slots to be written; where the draft has each of them already, ``within`` which window they
    must stand together.
    """

    slots: tuple[str, ...]
    within: str | None


def lacking(found: FrameFinding | MeritFinding, reading: Reading, slots: Slots) -> Lacking:
    """What to write. What stands somewhere in the text is not called missing: either something
    else is, or it stands apart from what it belongs to.
    """
    windows = reading.windows
    absent = 0
    for slot in slots_in(found.lacks):
        if not windows.of(slot, "sentence"):
            absent |= 1 << slot
    within, index, asked = found.nearest or ("", 0, 0)
    if absent or within not in PLACES or found.lacks & ~asked:
        return Lacking(slots.of(absent or found.lacks)[:MOST_MISSING], None)
    held = windows.held_by(within, 1 << index, asked)
    beside = slots.of(held) if within not in {"lead", "title"} else ()
    missing = slots.of(found.lacks)[:MOST_MISSING]
    return Lacking((*beside[: MOST_MISSING - len(missing)], *missing), within)


def wanted(lacks: Lacking, slots: Slots) -> Words:
    """What to write, in words a writer can act on."""
    hints = [slots.hints.get(slot, slots.names[slot]) for slot in lacks.slots]
    return Words(
        *(joined([hint.say(lang) for hint in hints], lacks.within, lang) for lang in LANGUAGES)
    )


def joined(hints: list[str], within: str | None, lang: str) -> str:
    """Several things to be written and, if so, where they must stand together."""
    told = say("judging.and", lang).join(hints)
    return told if within is None else say(f"judging.together_{within}", lang, slots=told)
