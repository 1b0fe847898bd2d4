"""Ranges of a text, and of what remains of it without some of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoscore.intake.ranges import closed_up, lines_of, merged, outside, spread_out

TEXT = "".join(chr(0x4E00 + n) for n in range(40))
PAIRS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: tuple(sorted(pair)))
RANGES = st.lists(PAIRS, max_size=6).map(merged)


@pytest.mark.parametrize(
    ("ranges", "told"),
    [
        ([(3, 5), (0, 2)], ((0, 2), (3, 5))),
        ([(0, 2), (2, 4)], ((0, 4),)),
        ([(0, 9), (2, 4)], ((0, 9),)),
        ([(4, 4), (5, 3)], ()),
    ],
)
def test_ranges_that_touch_are_one_and_empty_ones_none(ranges, told):
    assert merged(ranges) == told


def test_lines_come_without_their_ends_and_empty_ones_not_at_all():
    assert list(lines_of("甲\n\n乙丙")) == [(0, 1), (3, 5)]
    assert list(lines_of("甲\n乙", 2)) == [(2, 3)]


@given(RANGES, RANGES)
def test_a_range_holds_the_same_characters_when_the_cuts_are_closed_up(ranges, cuts):
    rest = outside(TEXT, cuts)
    kept = {char for start, end in closed_up(ranges, cuts) for char in rest[start:end]}
    assert kept == {char for a, b in ranges for char in TEXT[a:b]} - set(_within(cuts))


@given(RANGES, RANGES)
def test_a_range_of_what_remains_covers_the_same_characters_and_only_cuts_besides(ranges, cuts):
    rest = outside(TEXT, cuts)
    ranges = merged((a, min(b, len(rest))) for a, b in ranges)
    wanted = {char for a, b in ranges for char in rest[a:b]}
    got = {char for a, b in spread_out(ranges, cuts) for char in TEXT[a:b]}
    assert got - set(_within(cuts)) == wanted


def _within(ranges):
    return "".join(TEXT[a:b] for a, b in ranges)
