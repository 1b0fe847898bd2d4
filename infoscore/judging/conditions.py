"""Does a condition hold, where, and if not, what is missing?"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from infoscore.reading.windows import members, slots_in
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
    everything = reading.everything
    if everything & need != need or not everything & some:
        return NO
    found = reading.windows.holding(test.within, need, test.any, bar)
    if found.bit_count() < test.at_least:
        return NO
    asked = need | test.any
    first = islice(members(found), MAX_WINDOWS)
    return Outcome(True, tuple([(test.within, index, asked) for index in first]))


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
    windows, within = reading.windows, test.within
    have: dict[int, int] = {}
    for slot in slots_in(test.all):
        for index in members(windows.of(slot, within)):
            have[index] = have.get(index, 0) + 1
    for index in members(windows.any_of(test.any, within)):
        have[index] = have.get(index, 0) + 2
    if not have:
        return test.all or (test.any & -test.any), None
    best = max(have, key=lambda index: (have[index], -index))
    (held,) = windows.held(within, test.all | test.any, best, best + 1)
    lack = test.all & ~held
    if not held & test.any:
        lack |= test.any & -test.any  # name one of the alternatives: the first
    return lack, (within, best, test.all | test.any)
