"""Does a condition hold, where, and if not, what is missing?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from infoscore.ruleset.model import AllOf, AnyOf, Condition, MeasureTest, SlotTest

if TYPE_CHECKING:
    from infoscore.judging.measures import Measures
    from infoscore.reading.read import Reading

Window = tuple[str, int, int]
"""Name of the window, its index, and the slots (bits) that were asked of it."""

MAX_WINDOWS = 6


class Outcome(NamedTuple):
    """Whether a condition holds, and the first windows that show it."""

    holds: bool
    windows: tuple[Window, ...] = ()


NO = Outcome(holds=False)


def judge(condition: Condition, reading: Reading, measures: Measures) -> Outcome:
    """Evaluate a condition over a reading."""
    if isinstance(condition, SlotTest):
        return _slots(condition, reading)
    if isinstance(condition, MeasureTest):
        value = measures.decimal(condition.measure)
        low, high = condition.min, condition.max
        return Outcome((low is None or value >= low) and (high is None or value <= high))
    if isinstance(condition, AllOf):
        windows: tuple[Window, ...] = ()
        for part in condition.conditions:
            outcome = judge(part, reading, measures)
            if not outcome.holds:
                return NO
            windows += outcome.windows
        return Outcome(True, windows[:MAX_WINDOWS])
    if isinstance(condition, AnyOf):
        for part in condition.conditions:
            outcome = judge(part, reading, measures)
            if outcome.holds:
                return outcome
        return NO
    return Outcome(not judge(condition.condition, reading, measures).holds)


def _slots(test: SlotTest, reading: Reading) -> Outcome:
    need, bar = test.all, test.none
    some = test.any or -1
    everything = reading.windows["document"][0]
    if everything & need != need or not everything & some:
        return NO
    asked = need | test.any
    found = [
        (test.within, index, asked)
        for index, bits in enumerate(reading.windows[test.within])
        if bits & need == need and bits & some and not bits & bar
    ]
    if len(found) < test.at_least:
        return NO
    return Outcome(True, tuple(found[:MAX_WINDOWS]))


def missing(
    condition: Condition, reading: Reading, measures: Measures
) -> tuple[int, Window | None]:
    """The slots that keep a condition from holding, and the window that comes nearest to it.

    Of several missing parts the first is told; of alternatives the one that lacks least.
    """
    if isinstance(condition, SlotTest):
        return _nearest(condition, reading)
    if isinstance(condition, AllOf):
        for part in condition.conditions:
            if not judge(part, reading, measures).holds:
                return missing(part, reading, measures)
        return 0, None
    if isinstance(condition, AnyOf):
        best: tuple[int, Window | None] = (0, None)
        for part in condition.conditions:
            lack = missing(part, reading, measures)
            if lack[0] and (not best[0] or lack[0].bit_count() < best[0].bit_count()):
                best = lack
        return best
    return 0, None


def _nearest(test: SlotTest, reading: Reading) -> tuple[int, Window | None]:
    best_lack, best_index, best_have = 0, -1, -1
    for index, bits in enumerate(reading.windows[test.within]):
        have = (bits & test.all).bit_count() + (2 if test.any and bits & test.any else 0)
        if have > best_have:
            lack = test.all & ~bits
            if test.any and not bits & test.any:
                lack |= test.any & -test.any  # name one of the alternatives: the first
            best_lack, best_index, best_have = lack, index, have
    if best_index < 0 or best_have <= 0:
        return test.all or (test.any & -test.any), None
    return best_lack, (test.within, best_index, test.all | test.any)
