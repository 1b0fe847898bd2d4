"""Points of one item: never less for more, never out of 0–100, and no need to fill all ten."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoscore.ruleset.load import load_rules
from infoscore.scoring.item import band_of, principle_points, rounded, total_of, value_of

RULES = load_rules()
SCORING = RULES.scoring
NAMES = [c.id for c in RULES.criteria]
STEPS = [Decimal(0), SCORING.present, SCORING.concrete, SCORING.actionable]
KINDS = {k.card.id: k for k in RULES.kinds}

kinds = st.sampled_from(RULES.kinds)
grades = st.fixed_dictionaries({name: st.sampled_from(STEPS) for name in NAMES})
points = st.decimals(-20, 20, places=2)
most = st.decimals(0, 40, places=1)


@given(kinds, grades, st.sampled_from(NAMES))
def test_filling_a_criterion_never_lowers_the_value(kind, said, name):
    better = {**said, name: Decimal(1)}
    assert value_of(better, kind, SCORING) >= value_of(said, kind, SCORING)


@given(kinds, grades)
def test_the_value_lies_between_nothing_and_its_maximum(kind, said):
    assert 0 <= value_of(said, kind, SCORING) <= SCORING.value_max


@given(kinds, grades)
def test_criteria_that_do_not_apply_to_the_kind_count_for_nothing(kind, said):
    apply = kind.primary | kind.secondary
    others = {name: grade if name in apply else Decimal(1) for name, grade in said.items()}
    assert value_of(others, kind, SCORING) == value_of(said, kind, SCORING)


@pytest.mark.parametrize("kind", RULES.kinds, ids=lambda k: k.card.id)
def test_the_best_few_are_enough_for_full_value(kind):
    apply = sorted(kind.primary | kind.secondary)[: len(kind.weights)]
    few = {name: Decimal(name in apply) for name in NAMES}
    full = kind.value_cap if kind.value_cap is not None else SCORING.value_max
    assert (
        value_of(few, kind, SCORING)
        == full
        == value_of(dict.fromkeys(NAMES, Decimal(1)), kind, SCORING)
    )


def test_a_cap_on_a_kind_holds():
    capped = replace(KINDS["dynamic"], value_cap=Decimal(20))
    assert value_of(dict.fromkeys(NAMES, Decimal(1)), capped, SCORING) == 20


@pytest.mark.parametrize("kind", RULES.kinds, ids=lambda k: k.card.id)
def test_the_weights_of_a_kind_sum_to_one_and_fall(kind):
    assert sum(kind.weights) == 1
    assert list(kind.weights) == sorted(kind.weights, reverse=True)


@given(st.lists(points), most, points)
def test_one_more_merit_never_lowers_and_one_more_loss_never_raises(merits, high, change):
    before, after = principle_points(merits, high), principle_points([*merits, change], high)
    assert after >= before if change > 0 else after <= before


@given(st.lists(points), most)
def test_a_principle_stays_between_nothing_and_its_maximum(merits, high):
    assert 0 <= principle_points(merits, high) <= high


@given(st.permutations([Decimal(2), Decimal(-1), Decimal(3), Decimal("-0.5")]))
def test_the_order_of_merits_makes_no_difference(merits):
    assert principle_points(merits, Decimal(4)) == Decimal("2.5")


def test_losses_are_taken_from_what_was_earned_within_the_maximum():
    assert principle_points([Decimal(5), Decimal(5), Decimal(-3)], Decimal(8)) == 5


@given(st.decimals(0, 40, places=1), st.lists(st.tuples(most, most), min_size=1))
def test_the_total_lies_between_0_and_100(value, pairs):
    said = [(min(a, b), b) for a, b in pairs]
    assert 0 <= total_of(value, said, Decimal(40)) <= 100


@given(st.decimals(0, 39, places=1), st.lists(st.tuples(most, most), min_size=1))
def test_the_total_rises_with_the_value(value, pairs):
    said = [(min(a, b), b) for a, b in pairs]
    assert total_of(value + 1, said, Decimal(40)) > total_of(value, said, Decimal(40))


def test_a_principle_that_does_not_apply_leaves_its_points_to_the_others():
    half = [(Decimal(30), Decimal(60))]
    assert total_of(Decimal(20), half, Decimal(40)) == 50
    assert total_of(Decimal(20), [*half, (Decimal(0), Decimal(0))], Decimal(40)) == 50


def test_the_built_in_points_sum_to_100():
    assert SCORING.value_max + sum(p.max for p in RULES.principles) == 100


@pytest.mark.parametrize("band", SCORING.bands, ids=lambda b: b.id)
def test_a_band_begins_at_its_own_points(band):
    assert band_of(band.low, SCORING.bands, band.level) == band
    if band.low:
        assert band_of(band.low - Decimal("0.1"), SCORING.bands, 4).level == band.level - 1


@pytest.mark.parametrize(
    ("exact", "shown"), [("64.25", "64.3"), ("64.24", "64.2"), ("0.05", "0.1")]
)
def test_points_are_rounded_half_up(exact, shown):
    assert rounded(Decimal(exact)) == Decimal(shown)
