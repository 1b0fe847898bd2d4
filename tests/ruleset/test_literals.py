"""Patterns that match only a few texts are written out as those texts; of others it is known
which texts they need.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoscore.ruleset.literals import (
    DEEPEST,
    LONGEST_NEEDED,
    MOST,
    MOST_NEEDED,
    needed_by,
    split,
)
from infoscore.ruleset.patterns import Pattern, PatternSet

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
        (r"\d+(公里|亩)", ["0 1 2 3 4 5 6 7 8 9", "公里 亩"]),
        ("比(上年|去年)[^，]{0,9}多", ["比上年 比去年", "多"]),
        ("截至?[^，]+底部", ["截", "底部"]),
        ("(?:死亡|遇难)+", ["死亡 遇难"]),
        ("(增长){2,}", ["增长", "增长"]),
        ("(增长|下降|持平){9}", ["增长 下降 持平"] * MOST_NEEDED),
        ("同比(增|减)?[^，]", ["同比"]),
        (
            r"(^|[，。])(一|二)?要[^\d]",
            ["\n要 \n一要 \n二要 ，要 ，一要 ，二要 。要 。一要 。二要"],
        ),
        ("^[^，]{2,9}通知(如下|$)", ["通知如 通知\n"]),
        ("^^[两\\d]月$", [" ".join(f"\n{n}月" for n in "两0123456789")]),
        ("市场监管部门.", ["市场监"]),
        (r"[上本]\p{Han}月", ["上 本", "月"]),
        (r"\*{2}\x{6761}", ["*", "*"]),
        (r"(?P<n>盼|望)[\]）]", ["盼 望"]),
        (r"甲.乙.(丙\D|丁.戊)", ["甲", "乙", "丙 丁"]),
        ("甲.乙.丙.丁丁", ["甲", "乙", "丁丁"]),
        (f"([{MANY}][{MANY}])+", [" ".join(MANY)]),
        (f"甲.[{MANY}].乙", ["甲", "乙"]),
    ],
)
def test_of_what_every_match_holds_the_most_telling_is_needed(
    source: str, texts: list[str]
) -> None:
    needed = [set(each) for each, _ in needed_by(source)]
    assert needed == [set(each.split(" ")) for each in texts]


@pytest.mark.parametrize(
    ("source", "marks"),
    [
        ("由[^，。；]{0,9}降", "。，；"),
        ("由[^。；]{0,9}降", "。；"),
        (r"由\d+(?:的|，)?降", "。；"),
        (r"由[\d.]*\p{Han}+降", "。，；"),
        ("由[^，。]{0,9}(?:[^。]降|升；)", "。"),
        ("由(?:[^。；]多)?[^，。；]降", "。；"),
        ("由[^，。；]到，降?", "。；"),
        ("由.降", ""),
        (r"由\D降", ""),
        ("由[一-；]降", ""),
        (r"由\x{FF0C}?降", ""),
    ],
)
def test_the_marks_that_part_what_a_pattern_needs_are_known(source: str, marks: str) -> None:
    assert needed_by(source)[-1][1] == marks


@pytest.mark.parametrize(
    "source",
    [
        r"\D+",
        "^.+$",
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
        st.sampled_from(
            [
                "甲",
                "乙乙",
                "[丙丁]",
                "[^甲，]",
                ".",
                r"\p{Han}",
                r"\.",
                "^",
                "$",
                r"\d",
                "，",
                "[。；]",
            ]
        ),
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=3).map(lambda x: "(?:" + "|".join(x) + ")"),
            st.lists(inner, min_size=1, max_size=3).map("".join),
            st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "{0,2}", "{1,}", "+?"])).map(
                lambda x: f"(?:{x[0]}){x[1]}"
            ),
        ),
        max_leaves=8,
    ),
    st.text("甲乙丙丁.5，。；\n", max_size=12),
)
def test_what_is_needed_stands_in_every_match_in_order_and_with_no_mark_between(
    source: str, text: str
) -> None:
    needed = needed_by(source)
    assert len(needed) <= MOST_NEEDED
    spans = Pattern(source).spans(text) if needed else []
    found = PatternSet([Pattern(source)]).find(text) if needed else {}
    assert found == ({0: spans} if spans else {})
