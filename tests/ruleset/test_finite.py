"""Patterns that match only a few texts are written out as those texts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoscore.ruleset.finite import MOST, split, words_of


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("建议", {"建议"}),
        ("(建议|提案)", {"建议", "提案"}),
        ("应当?", {"应", "应当"}),
        (
            "[上本]个?(周|月)",
            {"上周", "上月", "上个周", "上个月", "本周", "本月", "本个周", "本个月"},
        ),
        ("(?:请予?审议|请审查)", {"请审议", "请予审议", "请审查"}),
    ],
)
def test_literals_groups_classes_and_options_are_written_out(source: str, words: set[str]) -> None:
    assert set(words_of(source) or ()) == words


@pytest.mark.parametrize(
    "source",
    [
        "建议.",
        r"\d+%",
        "建议+",
        "建{2}",
        "^建议",
        "[^，]建议",
        "[a-z]",
        "(建议",
        "建议)",
        "建议?|",
        "a??",
    ],
)
def test_what_matches_more_than_can_be_listed_is_left_to_the_engine(source: str) -> None:
    assert words_of(source) is None


def test_a_list_too_long_is_left_to_the_engine() -> None:
    many = "[" + "".join(chr(0x4E00 + n) for n in range(30)) + "]"
    assert words_of(many) is not None
    assert MOST < 30 * 30
    assert words_of(many + many) is None


def test_only_the_finite_alternatives_are_taken_out() -> None:
    assert split(r"(限行|绕道|禁止[^，。]{0,12}通行|[差缺]\d)") == (
        ("绕道", "限行"),
        r"禁止[^，。]{0,12}通行|[差缺]\d",
    )
    assert split("(限行|绕道)") == (("绕道", "限行"), None)
    assert split(r"(统计|监测)[^。]{0,9}\d") == ((), r"(统计|监测)[^。]{0,9}\d")
    assert split(r"据(统计)|(监测)表") == (("据统计", "监测表"), None)


@given(
    st.recursive(
        st.text("甲乙丙", min_size=1, max_size=2),
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=3).map(lambda x: "(" + "|".join(x) + ")"),
            st.lists(inner, min_size=1, max_size=2).map("".join),
            inner.map(lambda x: f"甲({x})?"),
        ),
        max_leaves=6,
    ),
    st.text("甲乙丙", max_size=4),
)
def test_a_text_is_listed_just_when_the_pattern_matches_it(source: str, text: str) -> None:
    words = words_of(source)
    assert words is not None
    assert (text in words) == bool(re.fullmatch(source, text))
