"""Patterns that match only a few texts are written out as those texts; of others it is known
which texts they need.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoscore.ruleset.literals import DEEPEST, LONGEST_NEEDED, MOST, MOST_NEEDED, needed_by, split
from infoscore.ruleset.patterns import Pattern

MANY = "".join(map(chr, range(0x4E00, 0x4E00 + LONGEST_NEEDED + 1)))


def words_of(source: str) -> set[str] | None:
    """What a pattern matches, None where it is left to the engine."""
    words, rest = split(source)
    return None if rest else set(words)


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
    assert words_of(source) == words


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
        "(?i)gdp",
        "建议?|",
        "(?:建议)??",
        "(" * (DEEPEST + 2) + "建议" + ")" * (DEEPEST + 2),
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
        (r"禁止[^，。]{0,12}通行", r"[差缺]\d"),
    )
    assert split("(限行|绕道)") == (("绕道", "限行"), ())
    assert split(r"(统计|监测)[^。]{0,9}\d") == ((), (r"(统计|监测)[^。]{0,9}\d",))
    assert split(r"据(统计)|(监测)表") == (("据统计", "监测表"), ())
    assert split(r"[|)]\d|\(|\|甲") == (("(", "|甲"), (r"[|)]\d",))


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


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("建议.+处理", ["建议", "处理"]),
        (r"\d+(公里|亩)", ["公里 亩"]),
        ("比(上年|去年)[^，]{0,9}多", ["比上年 比去年", "多"]),
        ("截至?[^，]+底部", ["截", "底部"]),
        ("(?:死亡|遇难)+", ["死亡 遇难"]),
        ("(增长){2,}", ["增长"]),
        ("同比(增|减)?[^，]", ["同比"]),
        (r"(^|[，。])(一|二)?要[^\d]", ["要"]),
        (r"[上本]\p{Han}月", ["上 本", "月"]),
        (r"\*{2}\x{6761}", ["*"]),
        (r"(?P<n>盼|望)[\]）]", ["盼 望"]),
        (r"甲.乙.(丙\d|丁.戊)", ["甲", "乙", "丙 丁"]),
        ("甲.乙.丙.丁丁", ["甲", "乙", "丁丁"]),
        (f"([{MANY}][{MANY}])+", [" ".join(MANY), " ".join(MANY)]),
        (f"甲.[{MANY}].乙", ["甲", "乙"]),
    ],
)
def test_of_what_every_match_holds_the_most_telling_is_needed(
    source: str, texts: list[str]
) -> None:
    assert [set(each) for each in needed_by(source)] == [set(each.split()) for each in texts]


@pytest.mark.parametrize(
    "source",
    [
        r"\d+",
        "(建议)*.",
        "(建议){0,2}.",
        "(建议)?.",
        "建议|.",
        "(?i)gdp.",
        "(?i:gdp).",
        "[a-z]+",
        "(" * (DEEPEST + 2) + "建议." + ")" * (DEEPEST + 2),
    ],
)
def test_what_can_match_without_any_text_needs_none(source: str) -> None:
    assert needed_by(source) == ()


@given(
    st.recursive(
        st.sampled_from(["甲", "乙乙", "[丙丁]", "[^甲]", ".", r"\p{Han}", r"\.", "^", r"\d"]),
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=3).map(lambda x: "(?:" + "|".join(x) + ")"),
            st.lists(inner, min_size=1, max_size=3).map("".join),
            st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "{0,2}", "{1,}", "+?"])).map(
                lambda x: f"(?:{x[0]}){x[1]}"
            ),
        ),
        max_leaves=8,
    ),
    st.text("甲乙丙丁.5", max_size=12),
)
def test_texts_that_are_needed_stand_in_every_match_in_order(source: str, text: str) -> None:
    needed = needed_by(source)
    assert len(needed) <= MOST_NEEDED
    for start, end in Pattern(source).spans(text) if needed else ():
        at = start
        for texts in needed:
            found = [(text.find(each, at, end), each) for each in texts]
            at = min((place + len(each) for place, each in found if place >= 0), default=-1)
            assert at > 0
