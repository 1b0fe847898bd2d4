"""One item used several times; items of several units; every test names its document."""

from __future__ import annotations

from decimal import Decimal

from unit_facts import FEB, JAN, USE, item, use

from infoscore.units.facts import (
    Instruction,
    Share,
)

LEVELS = (
    "clauses:\n"
    "- {id: a, text: 县, fact: adoption, levels: [县], component: p, points: 5}\n"
    "- {id: b, text: 省, fact: adoption, levels: [省], component: p, points: 20}\n"
)
TWICE = [
    item("x"),
    use("x", level="县"),
    use("x", level="县", day=FEB),
    use("x", level="省", day=FEB),
]


def test_p33_uses_add(points):
    """连云港, 北仑."""
    assert points(LEVELS, *TWICE, period="2026Q1") == {"甲": "30"}


def test_p33_highest_only_without_taking_back_what_was_told(scored):
    """象山, 乌海: January was told 5; February brings the 15 that are more."""
    text = LEVELS + "combine: [{id: high, groups: [adoption], how: highest}]\n"
    january, february = (scored(text, *TWICE, period=p).unit("甲") for p in ("2026-01", "2026-02"))
    assert (january.score, february.score, february.score_total) == (5, 15, 20)
    assert {p.cap for p in february.trail.points} == {"high"}


def test_p33_highest_within_a_level_adding_across(points):
    text = (
        LEVELS + "combine: [{id: high, groups: [adoption], within: [item, level], how: highest}]\n"
    )
    assert points(text, *TWICE, period="2026Q1") == {"甲": "25"}


def test_p33_once_per_kind_of_media(points):
    """常山教育."""
    text = (
        "venues: [{name: 甲网, media: 网站}, {name: 乙网, media: 网站},"
        " {name: 丙报, media: 报纸}]\n"
        + USE
        + "combine: [{id: once, groups: [adoption], within: [item, media], how: first}]\n"
    )
    facts = [use("x", venue=venue) for venue in ("甲网", "乙网", "丙报")]
    assert points(text, item("x"), *facts) == {"甲": "10"}


def test_p34_instructions_of_one_level_count_once(points):
    """湖州."""
    text = (
        "settings: {instructions: true}\n"
        "clauses: [{id: n, text: 批示, fact: instruction, component: p, points: 10}]\n"
        "combine: [{id: once, groups: [instruction], within: [item, level], how: first}]\n"
    )
    notes = [Instruction("x", JAN, level=level) for level in ("市", "市", "省")]
    assert points(text, item("x"), *notes) == {"甲": "20"}


def test_p35_duplicates_and_follow_ups(scored):
    """常山教育, 梅州."""
    one = "clauses: [{id: s, text: 报送, fact: item, component: p, points: 1}]\n"
    facts = (
        item("a"),
        item("b", parent="a", relation="duplicate"),
        item("c", parent="a", relation="follow_up"),
    )
    assert scored(one, *facts).unit("甲").score == 2
    assert scored(one, *facts).unit("甲").submitted == 2
    tied = "settings: {follow_up: not_counted}\n" + one
    assert scored(tied, *facts).unit("甲").score == 1


def test_p36_equal_full_fixed_shares_and_taking_part(points, scored):
    """兖州 1/n; full to each; another bureau 3 to each; 天台 shares; 姚江镇 by taking part."""
    shares = Share("甲", Decimal("0.7")), Share("乙", Decimal("0.3"))
    joint = item("x", "甲", "乙", "丙", shares=shares)

    def by(how):
        return points(f"settings: {{joint: {how}, places: 2}}\n" + USE, joint, use("x"))

    assert by("equal") == {"甲": "1.67", "乙": "1.67", "丙": "1.67"}
    assert by("full") == {"甲": "5", "乙": "5", "丙": "5"}
    assert by("shares") == {"甲": "3.5", "乙": "1.5", "丙": "0"}
    assert by("taking_part") == {"甲": "5", "乙": "5", "丙": "0"}
    fixed = USE.replace("points: 5", "points: 5, joint_points: 3")
    assert points(fixed, joint, use("x")) == {"甲": "3", "乙": "3", "丙": "3"}
    unsaid = scored("settings: {joint: shares}\n" + USE, item("x", "甲", "乙"), use("x"))
    assert {o.phrase for o in unsaid.open} == {"units.open_shares"}
