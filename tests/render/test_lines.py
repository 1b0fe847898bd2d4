"""Lines: pieces are harmless, folded text fits, bars tell the truth."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make_scores import quote

from infoscore.render.cells import width
from infoscore.render.lines import bar, fold, line, points, quoted, spread, text_of


def test_a_line_is_made_harmless_and_keeps_its_styles():
    made = line("分 ", ("\x1b[2J", "bad"))
    assert text_of(made) == "分 \\x1b[2J"
    assert [piece.style for piece in made] == ["", "bad"]


@given(st.text(max_size=80), st.integers(20, 90))
def test_folded_text_fits(text, cells):
    for each in fold(line("  1. 预计 +3 分  "), text, cells):
        assert width(text_of(each)) <= cells


def test_folded_text_hangs_below_its_beginning():
    made = [text_of(each) for each in fold(line("  - "), "甲乙丙丁戊己", 10)]
    assert made == ["  - 甲乙丙", "    丁戊己"]


def test_parts_go_on_to_the_next_line_whole():
    made = [text_of(each) for each in spread(["类型 问题类", "单位 甲", "正文 8 字"], 20)]
    assert made == ["类型 问题类  单位 甲", "正文 8 字"]


def test_a_long_quote_is_cut_within_its_frame():
    assert quoted(quote("甲" * 30, 12), "zh", 28) == "第12行「甲甲甲甲甲甲甲甲..」"
    assert width(quoted(quote("甲" * 300), "zh")) <= 120
    assert quoted(quote("短", 2), "en") == "line 2 「短」"


@pytest.mark.parametrize(
    ("value", "shown"), [("8.00", "8"), ("12.50", "12.5"), ("0", "0"), ("-0.00", "0"), ("10", "10")]
)
def test_points_have_no_needless_zeros(value, shown):
    assert points(Decimal(value)) == shown


@pytest.mark.parametrize(
    ("part", "shown"),
    [
        ("0", "[..........]"),
        ("0.01", "[#.........]"),
        ("0.59", "[#####.....]"),
        ("0.99", "[#########.]"),
        ("1", "[##########]"),
    ],
)
def test_only_the_whole_fills_a_bar(part, shown):
    assert bar(Decimal(part), Decimal(1), 10) == shown


def test_a_bar_without_a_whole_is_empty():
    assert bar(Decimal(0), Decimal(0), 5) == "[.....]"
