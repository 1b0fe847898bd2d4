"""How figures are read: a table of what is written and what it says."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from infoscore.reading.numerals import han_number
from infoscore.reading.quantities import Units, numbers_of
from infoscore.ruleset.load import load_rules
from infoscore.text.normalise import view_of

SLOTS = load_rules().slots
TABLE = yaml.safe_load(Path(__file__).with_name("quantities.yaml").read_text("utf-8"))
CASES = [case.split(" |") for _, cases in TABLE for case in cases]
Read = list[tuple[Decimal, Decimal, str]]


def read(text: str) -> Read:
    quantities, _, _ = numbers_of(view_of(text).text, Units(SLOTS.units), SLOTS.hollow)
    return [(q.value, q.high, q.unit) for q in quantities]


def said(wanted: str) -> Read:
    found = []
    for each in filter(None, map(str.strip, wanted.split(";"))):
        number, unit = each.split(" ")
        low, _, high = number.partition("~")
        found.append((Decimal(low), Decimal(high or low), unit))
    return found


def test_the_table_is_large_enough() -> None:
    assert len(CASES) >= 150


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_reads(text: str, wanted: str) -> None:
    assert read(text) == said(wanted)


def in_words(number: int) -> str:
    """A number below ten thousand in plain Chinese numerals."""
    digits, out, gap = "零一二三四五六七八九", "", False
    for worth, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // worth % 10
        if digit:
            out += ("零" if gap else "") + digits[digit] + name
            gap = False
        elif out:
            gap = True
    return out


@given(st.integers(1, 9999))
def test_numerals_say_their_number(number: int) -> None:
    assert han_number(in_words(number)) == number


@given(st.integers(1, 9999), st.integers(0, 9999))
def test_numerals_with_ten_thousands_say_their_number(high: int, low: int) -> None:
    tail = ("零" if 0 < low < 1000 else "") + in_words(low) if low else ""
    assert han_number(f"{in_words(high)}万{tail}") == high * 10_000 + low


@given(st.integers(2, 10**7))
def test_groups_of_digits_change_nothing(number: int) -> None:
    assert read(f"{number:,}户") == read(f"{number}户") == [(number, number, "户")]


def test_a_figure_that_ends_the_text_ends_with_it() -> None:
    quantities, _, _ = numbers_of("降低10%", Units({"%": "rate"}), frozenset())
    assert [(q.start, q.end) for q in quantities] == [(2, 5)]


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("城乡收入比由1.91缩小到1.88。", 0),
        ("价格指数为103.2，比上月的102.8高0.4。", 2),
        ("零售总额67.3，比去年同期的64.2净增5.9。", 3),
        ("零售总额67.3亿元，比去年同期的64.2亿元净增3.1亿元。", 0),
        ("公交3路、11路改线，12345热线接到来电，2号楼4楼406室开会。", 0),
        ("一单挣4块2，采工每斤4块5。", 0),
        ("“6·21”山体滑坡，“1”是安全，按6：4分担。", 0),
        ("片区 长度（公里） 完好（公里）\n上游片 140 98\n下游片 120 32", 0),
    ],
)
def test_numbers_without_a_unit_are_counted_but_marks_are_none(text: str, bare: int) -> None:
    assert numbers_of(view_of(text).text, Units(SLOTS.units), SLOTS.hollow)[2] == bare
