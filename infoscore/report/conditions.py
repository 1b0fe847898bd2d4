"""A rule's condition in plain words, one line a test, indented as it is nested."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoscore.ruleset.slots import AnyOf, MeasureTest, Not, Shared, SlotTest
from infoscore.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infoscore.ruleset.slots import Condition, Slots

_STEP = "  "


def condition_words(condition: Condition, slots: Slots, lang: str) -> tuple[str, ...]:
    """The lines that say when ``condition`` holds."""
    return tuple(_lines(condition, slots, lang, ""))


def slot_words(bits: int, slots: Slots, lang: str, *, either: bool = False) -> str:
    """The names of a set of slots, joined by ``and`` or ``or``."""
    names = [slots.names[slot].say(lang) for slot in slots.of(bits)]
    return say("report.or" if either else "report.and", lang).join(names)


def measure_words(measure: str, slots: Slots, lang: str) -> str:
    """What a measure is called, by the rule file that declares it or by the program."""
    for declared in slots.measures:
        if declared.id == measure:
            return declared.name.say(lang)
    return say(f"report.measure_{measure}", lang)


def _lines(condition: Condition, slots: Slots, lang: str, indent: str) -> Iterator[str]:
    if isinstance(condition, SlotTest):
        yield indent + _slot_test(condition, slots, lang)
    elif isinstance(condition, MeasureTest):
        yield indent + _measure_test(condition, slots, lang)
    elif isinstance(condition, Not):
        yield indent + say("report.cond_not", lang)
        yield from _lines(condition.condition, slots, lang, indent + _STEP)
    elif isinstance(condition, Shared):
        yield indent + say("report.cond_shared", lang, name=condition.name.say(lang))
        yield from _lines(condition.when, slots, lang, indent + _STEP)
    elif len(condition.conditions) == 1:
        yield from _lines(condition.conditions[0], slots, lang, indent)
    else:
        key = "report.cond_any" if isinstance(condition, AnyOf) else "report.cond_all"
        yield indent + say(key, lang)
        for each in condition.conditions:
            yield from _lines(each, slots, lang, indent + _STEP)


def _slot_test(test: SlotTest, slots: Slots, lang: str) -> str:
    parts = []
    if test.all:
        parts.append(say("report.cond_has", lang, slots=slot_words(test.all, slots, lang)))
    if test.any:
        several = slot_words(test.any, slots, lang, either=True)
        parts.append(say("report.cond_has", lang, slots=several))
    if test.none:
        parts.append(say("report.cond_lacks", lang, slots=slot_words(test.none, slots, lang)))
    within = say(f"report.within_{test.within}", lang)
    text = within + say("report.cond_join", lang).join(parts)
    if test.at_least > 1:
        text += say("report.cond_times", lang, count=test.at_least)
    return text


def _measure_test(test: MeasureTest, slots: Slots, lang: str) -> str:
    measure = measure_words(test.measure, slots, lang)
    if test.min is not None and test.max is not None:
        return say("report.cond_between", lang, measure=measure, min=test.min, max=test.max)
    if test.min is not None:
        return say("report.cond_min", lang, measure=measure, min=test.min)
    return say("report.cond_max", lang, measure=measure, max=test.max)
