"""The attacks put in what they say, where they say, in the dose they say, the same every time."""

from __future__ import annotations

import pytest
import rewrites as rw

from gaming.attacks import DOSES, PLACES, attacks_of, placed, scene_of, terms_of
from infoscore.ruleset.load import load_rules

RULES = load_rules()
TERMS = terms_of(RULES)
TEXT, OTHER = rw.frame_texts()["C09"], rw.frame_texts()["C03"]
LINES = TEXT.split("\n")
each = pytest.mark.parametrize("attack", attacks_of(RULES), ids=lambda attack: attack.id)
each_dose = pytest.mark.parametrize("dose", DOSES)


def variants(attack, dose):
    return dict(attack.variants(scene_of(TEXT, OTHER, TERMS), dose))


@each
@each_dose
def test_an_attack_is_the_same_every_time_and_changes_the_draft(attack, dose):
    first = variants(attack, dose)
    assert first == variants(attack, dose)
    assert TEXT not in first.values()


@each
@each_dose
def test_pieces_leave_the_draft_whole_and_reach_the_dose(attack, dose):
    if attack.pieces is None:
        pytest.skip("rewrites the draft")
    for attacked in variants(attack, dose).values():
        rest = iter(attacked.split("\n"))
        assert all(line in rest for line in LINES)
        assert len(attacked) - len(TEXT) >= dose * len(TEXT)


@pytest.mark.parametrize(
    ("place", "lines"),
    [
        ("end", ["题", "甲。", "乙。", "丙。", "一。二。"]),
        ("start", ["题", "一。二。", "甲。", "乙。", "丙。"]),
        ("spread", ["题", "甲。", "一。", "乙。", "二。", "丙。"]),
    ],
)
def test_pieces_stand_where_they_are_put(place, lines):
    assert placed("题\n甲。\n乙。\n丙。", ["一。", "二。"], place).split("\n") == lines
    assert place in PLACES


def test_many_pieces_are_spread_over_all_paragraphs():
    pieces = [f"{n}。" for n in range(5)]
    assert placed("题\n甲。\n乙。", pieces, "spread") == "题\n甲。\n0。1。2。\n乙。\n3。4。"


def test_the_terms_are_those_of_the_rules_and_no_units_or_endings_of_names():
    assert {"热点难点", "建议"} <= set(TERMS)
    assert not {"万元", "农业农村局", "公里"} & set(TERMS)
