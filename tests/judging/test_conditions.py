"""Conditions over windows: what holds, where, and what is missing."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace

import pytest

from infoscore.intake import read_text
from infoscore.judging.conditions import MOST_MORE, judge, missing
from infoscore.judging.measures import BUILTIN, Measures, yardsticks_of
from infoscore.reading.read import Reader
from infoscore.ruleset.load import BUILTIN_MEASURES, load_rules
from infoscore.ruleset.slots import AllOf, AnyOf, Condition, MeasureTest, Not, SlotTest
from infoscore.text.document import document_of

SLOTS = load_rules().slots
READER = Reader(SLOTS)
TEXT = """柳河镇两村断水26天
自2月11日起，东沟、西沟两村412户断水。镇里安排送水车2辆。
恳请市水务集团更换主管。"""


def bits(*names: str) -> int:
    return sum(SLOTS.bit(name) for name in names)


def ask(within: str, all_: int = 0, any_: int = 0, none: int = 0, least: int = 1) -> SlotTest:
    return SlotTest(within, all_, any_, none, least)


def read(text: str = TEXT) -> SimpleNamespace:
    reading = READER.read(document_of(read_text(text)))
    return SimpleNamespace(reading=reading, measures=Measures(reading, yardsticks_of(SLOTS)))


def holds(condition: Condition, text: str = TEXT) -> bool:
    said = read(text)
    return judge(condition, said.reading, said.measures).holds


def test_rules_may_name_the_measures_that_are_taken_and_no_others() -> None:
    assert frozenset(BUILTIN) == BUILTIN_MEASURES


def test_all_slots_must_stand_in_one_window() -> None:
    both = bits("N_household", "ask")
    assert not holds(ask("sentence", both))
    assert holds(ask("document", both))


def test_one_of_any_is_enough() -> None:
    assert holds(ask("sentence", bits("N_household"), bits("N_energy", "problem")))
    assert not holds(ask("sentence", bits("N_household"), bits("N_energy", "forecast")))


def test_a_window_with_a_barred_slot_does_not_count() -> None:
    assert holds(ask("sentence", bits("number")))
    assert holds(ask("sentence", bits("number"), none=bits("problem")))
    assert not holds(ask("sentence", bits("ask"), none=bits("A")))


def test_at_least_counts_windows() -> None:
    assert holds(ask("sentence", bits("number"), least=2))
    assert not holds(ask("sentence", bits("number"), least=3))


@pytest.mark.parametrize(
    ("within", "expected"),
    [("clause", False), ("sentence", False), ("pair", True), ("paragraph", True), ("lead", True)],
)
def test_windows_grow_from_clause_to_lead(within: str, expected: bool) -> None:
    assert holds(ask(within, bits("N_household", "N_count")), TEXT) is expected


def test_a_title_is_a_window_of_its_own() -> None:
    assert holds(ask("title", bits("problem")))
    assert not holds(ask("title", bits("N_household")))


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [("3", "3", True), ("4", None, False), (None, "2", False), (None, None, True)],
)
def test_a_measure_lies_between_its_bounds_both_inclusive(
    low: str | None, high: str | None, expected: bool
) -> None:
    bounds = (None if x is None else Decimal(x) for x in (low, high))
    assert holds(MeasureTest("sentences", *bounds)) is expected


def test_conditions_join_by_all_any_and_not() -> None:
    yes, no = ask("document", bits("problem")), ask("document", bits("N_energy"))
    assert holds(AllOf((yes, yes)))
    assert not holds(AllOf((yes, no)))
    assert holds(AnyOf((no, yes)))
    assert not holds(AnyOf((no, no)))
    assert holds(Not(no))
    assert not holds(Not(yes))


def test_the_window_that_shows_it_is_told() -> None:
    said = read()
    outcome = judge(ask("sentence", bits("ask")), said.reading, said.measures)
    within, index, asked = outcome.windows[0]
    start, end = said.reading.span(within, index)
    assert said.reading.document.text[start:end] == "恳请市水务集团更换主管。"
    assert asked == bits("ask")


def lacks(condition: Condition, text: str = TEXT) -> tuple[str, ...]:
    said = read(text)
    return SLOTS.of(missing(condition, said.reading, said.measures).slots)


def test_what_is_missing_is_told_for_the_nearest_window() -> None:
    said = read()
    condition = ask("sentence", bits("ask", "A", "T_until"))
    lack, window, more = missing(condition, said.reading, said.measures)
    assert SLOTS.of(lack) == ("T_until",)
    assert more == 0
    assert window is not None
    start, end = said.reading.span(*window[:2])
    assert said.reading.document.text[start:end].startswith("恳请")


def test_of_several_parts_the_first_that_fails_is_told() -> None:
    held = ask("document", bits("problem"))
    assert lacks(AllOf((held, ask("document", bits("N_energy"))))) == ("N_energy",)


def test_of_alternatives_the_one_that_lacks_least_is_told() -> None:
    far = ask("sentence", bits("N_energy", "forecast", "harm"))
    near = ask("sentence", bits("ask", "T_until"))
    assert lacks(AnyOf((far, near))) == ("T_until",)


def test_where_one_window_holds_it_more_are_asked_for() -> None:
    said = read()
    lack = missing(ask("sentence", bits("ask", "A"), least=3), said.reading, said.measures)
    assert SLOTS.of(lack.slots) == ("A", "ask")
    assert lack.more == 2
    assert said.reading.document.text[slice(*said.reading.span(*lack.nearest[:2]))][:2] == "恳请"


def test_many_more_windows_are_not_asked_for() -> None:
    assert not lacks(ask("sentence", bits("ask", "A"), least=MOST_MORE + 2))


def test_of_alternatives_what_is_written_once_comes_after_what_lacks_a_slot() -> None:
    again = ask("sentence", bits("ask"), least=2)
    assert lacks(AnyOf((again, ask("sentence", bits("ask", "T_until"))))) == ("T_until",)
    assert lacks(AnyOf((again, Not(again)))) == ("ask",)


def test_of_any_only_one_is_asked_for() -> None:
    assert len(lacks(ask("sentence", bits("ask"), bits("N_energy", "forecast")))) == 1
