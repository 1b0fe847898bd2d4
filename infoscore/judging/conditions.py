"""Does a condition hold, where, and if not, what is missing?"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from infoscore.reading.windows import lowest, members, slots_in
from infoscore.ruleset.slots import AllOf, AnyOf, Condition, MeasureTest, Not, Shared, SlotTest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from infoscore.judging.measures import Measures
    from infoscore.reading.read import Reading

Window = tuple[str, int, int]
"""Name of the window, its index, and the slots (bits) that were asked of it."""

MAX_WINDOWS = 6
MOST_MORE = 2
"""So many more windows of a kind can be asked for; what lacks more lacks another draft."""


class Outcome(NamedTuple):
    """Whether a condition holds, and what shows it: kinds of window, their numbers (bits), and
    the slots (bits) that were asked of them.
    """

    holds: bool
    shown: tuple[tuple[str, int, int], ...] = ()

    @property
    def windows(self) -> tuple[Window, ...]:
        """The first windows that show it."""
        return tuple(islice(self.each(), MAX_WINDOWS))

    def each(self) -> Iterator[Window]:
        """The windows that show it, one after another."""
        for within, numbers, asked in self.shown:
            rest = numbers
            while rest:
                yield within, lowest(rest), asked
                rest &= rest - 1


class Lack(NamedTuple):
    """What keeps a condition from holding: slots (bits), the window that comes nearest to it, and
    where one such window stands already, how many ``more`` of them are asked for.
    """

    slots: int = 0
    nearest: Window | None = None
    more: int = 0


NOTHING = Lack()
NO, YES = Outcome(holds=False), Outcome(holds=True)


def judge(condition: Condition, reading: Reading, measures: Measures) -> Outcome:
    """Evaluate a condition over a reading."""
    return _JUDGES[type(condition)](condition, reading, measures)


def _slots(test: SlotTest, reading: Reading, _: Measures) -> Outcome:
    found = reading.windows.holding(test)
    if not found or (test.at_least > 1 and found.bit_count() < test.at_least):
        return NO
    return Outcome(True, ((test.within, found, test.all | test.any),))


def _measure(test: MeasureTest, _: Reading, measures: Measures) -> Outcome:
    value, low, high = measures.decimal(test.measure), test.min, test.max
    if (low is not None and value < low) or (high is not None and value > high):
        return NO
    place = measures.place(test.measure)
    return YES if place is None else Outcome(True, ((place[0], 1 << place[1], 0),))


def _all(condition: AllOf, reading: Reading, measures: Measures) -> Outcome:
    shown: tuple[tuple[str, int, int], ...] = ()
    for part in condition.conditions:
        outcome = judge(part, reading, measures)
        if not outcome.holds:
            return NO
        shown += outcome.shown
    return Outcome(holds=True, shown=shown)


def _any(condition: AnyOf, reading: Reading, measures: Measures) -> Outcome:
    for part in condition.conditions:
        outcome = judge(part, reading, measures)
        if outcome.holds:
            return outcome
    return NO


def _not(condition: Not, reading: Reading, measures: Measures) -> Outcome:
    return NO if judge(condition.condition, reading, measures).holds else YES


def _shared(condition: Shared, reading: Reading, measures: Measures) -> Outcome:
    return judge(condition.when, reading, measures)


_JUDGES: Mapping[type, Callable[[Any, Reading, Measures], Outcome]] = {
    SlotTest: _slots,
    MeasureTest: _measure,
    AllOf: _all,
    AnyOf: _any,
    Not: _not,
    Shared: _shared,
}


def missing(condition: Condition, reading: Reading, measures: Measures) -> Lack:
    """What keeps a condition from holding.

    Of several missing parts the first is told; of alternatives the one that lacks least. What a
    title would have to say is none of them: a title tells what is in the draft.
    """
    if isinstance(condition, SlotTest):
        return NOTHING if condition.within == "title" else _nearest(condition, reading)
    if isinstance(condition, Shared):
        return missing(condition.when, reading, measures)
    if isinstance(condition, AllOf):
        for part in condition.conditions:
            if not judge(part, reading, measures).holds:
                return missing(part, reading, measures)
        return NOTHING
    if isinstance(condition, AnyOf):
        lacks = [missing(part, reading, measures) for part in condition.conditions]
        return min((each for each in lacks if each.slots), key=_size, default=NOTHING)
    return NOTHING


def _size(lack: Lack) -> tuple[int, int]:
    """How much is lacking: windows that are not there at all before those to add."""
    return lack.more, lack.slots.bit_count()


def _nearest(test: SlotTest, reading: Reading) -> Lack:
    windows, within = reading.windows, test.within
    if test.at_least > 1 and (found := windows.holding(test)):
        asked = test.all | (test.any & -test.any)
        more = test.at_least - found.bit_count()
        shown = (within, lowest(found), test.all | test.any)
        return Lack(asked, shown, more) if more <= MOST_MORE else NOTHING
    have: dict[int, int] = {}
    for slot in slots_in(test.all):
        for index in members(windows.of(slot, within)):
            have[index] = have.get(index, 0) + 3
    for index in members(windows.any_of(test.any, within)):
        have[index] = have.get(index, 0) + 2  # of those that lack as much, what all ask for weighs
    if not have:
        return Lack(test.all or (test.any & -test.any))
    best = max(have, key=lambda index: (have[index], -index))
    held = windows.held_by(within, 1 << best, test.all | test.any)
    lack = test.all & ~held
    if not held & test.any:
        lack |= test.any & -test.any  # name one of the alternatives: the first
    return Lack(lack, (within, best, test.all | test.any))
