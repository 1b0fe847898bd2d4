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
    from infoscore.scoring.values import NearMiss

MOST_MISSING = 3
PLACES = ("clause", "sentence", "pair", "paragraph", "lead", "title")


class Lacking(NamedTuple):
    """Slots to be written; where the draft has each of them already, ``within`` which window they
    must stand together, or in how many ``more`` places.
    """

    slots: tuple[str, ...]
    within: str | None
    more: int = 0


def lacking(found: FrameFinding | MeritFinding, reading: Reading, slots: Slots) -> Lacking:
    """What to write. What stands somewhere in the text is not called missing: either something
    else is, or it stands apart from what it belongs to.
    """
    windows, lack = reading.windows, found.lack
    if lack.more:
        return Lacking(slots.of(lack.slots)[:MOST_MISSING], None, lack.more)
    absent = 0
    for slot in slots_in(lack.slots):
        if not windows.of(slot, "sentence"):
            absent |= 1 << slot
    within, index, asked = lack.nearest or ("", 0, 0)
    if absent or within not in PLACES or lack.slots & ~asked:
        return Lacking(slots.of(absent or lack.slots)[:MOST_MISSING], None)
    held = windows.held_by(within, 1 << index, asked)
    beside = slots.of(held) if within not in {"lead", "title"} else ()
    missing = slots.of(lack.slots)[:MOST_MISSING]
    return Lacking((*beside[: MOST_MISSING - len(missing)], *missing), within)


def wanted(lacks: Lacking, slots: Slots) -> Words:
    """What to write, in words a writer can act on."""
    hints = [slots.hints.get(slot, slots.names[slot]) for slot in lacks.slots]
    return Words(*(joined([hint.say(lang) for hint in hints], lacks, lang) for lang in LANGUAGES))


def joined(hints: list[str], lacks: Lacking | NearMiss, lang: str) -> str:
    """Several things to be written and, if so, where they must stand together or how often."""
    told = say("judging.and", lang).join(hints)
    if lacks.more:
        return say("judging.more", lang, slots=told, count=lacks.more)
    return (
        told if lacks.within is None else say(f"judging.together_{lacks.within}", lang, slots=told)
    )
