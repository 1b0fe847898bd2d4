"""Users' patterns: Chinese is understood, what cannot be linear is refused, time stays linear."""

from __future__ import annotations

import pickle
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoscore.errors import Fault, Location
from infoscore.ruleset.dialect import MAX_REPEAT, alternation, quote
from infoscore.ruleset.fields import Context
from infoscore.ruleset.patterns import (
    GAP,
    PIECE,
    Pattern,
    PatternSet,
)
from infoscore.ruleset.regex import PATTERN, PatternSpec, compile_pattern
from infoscore.ruleset.yamlnode import parse

HERE = Location("r.yaml", 3, 9)
LEXICONS = {"rise": ("增", "增长", "上升"), "odd": ("C++", "(试行)"), "none": ()}


def made(pattern: str, **fields: tuple[str, ...]) -> Pattern:
    faults: list[Fault] = []
    compiled = compile_pattern(pattern, HERE, faults, lexicons=LEXICONS, **fields)
    assert faults == []
    assert compiled is not None
    return compiled


def found(pattern: str, text: str, **fields: tuple[str, ...]) -> list[str]:
    return [text[start:end] for start, end in made(pattern, **fields).spans(text)]


def refused(pattern: str) -> list[str]:
    faults: list[Fault] = []
    assert compile_pattern(pattern, HERE, faults, lexicons=LEXICONS) is None
    assert {f.where for f in faults} == {HERE}
    return [f.phrase.removeprefix("ruleset.") for f in faults]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        (r"\w+率", "的完成率 98", ["的完成率"]),
        (r"[\w%]+", "完成98%，好", ["完成98%", "好"]),
        (r"\W", "一，二", ["，"]),
        (r"一\s二", "一\u3000二", ["一\u3000二"]),
        (r"一[\s、]二", "一、二一 二", ["一、二", "一 二"]),
        (r"\S+", "一 二", ["一", "二"]),
        (r"\d+", "共12个", ["12"]),
        (r"\bGDP\b", "加强GDP增长，GDPR", ["GDP"]),
        (r"[A-Z]+\b", "增长GDP和CPI", ["GDP", "CPI"]),
        (r"\b\d{4}年", "在2026年", ["2026年"]),
        (r"\u589e[\u4e00-\u9fa5]", "增长", ["增长"]),
        (r"\p{Han}{2}厅", "省财政厅", ["财政厅"]),
        (r"(?P<n>增|减)(?:长|少)", "增长减少", ["增长", "减少"]),
        (r"(?i)gdp", "GDP", ["GDP"]),
        (r"增.+?长", "增加长长", ["增加长"]),
        (r"{lexicon:rise}\d+", "增长5，上升3，增2", ["增长5", "上升3", "增2"]),
        (r"{lexicon:odd}", "C++和(试行)", ["C++", "(试行)"]),
        (r"[]一]+", "]一", ["]一"]),
        (r"一\{二", "一{二", ["一{二"]),
    ],
)
def test_patterns_mean_in_chinese_what_their_writer_means(
    pattern: str, text: str, expected: list[str]
) -> None:
    assert found(pattern, text) == expected


@pytest.mark.parametrize(
    ("pattern", "phrases"),
    [
        (r"增(?=长)", ["pattern_lookaround"]),
        (r"增(?!长)", ["pattern_lookaround"]),
        (r"(?<=不)增", ["pattern_lookaround"]),
        (r"(?<!不)增", ["pattern_lookaround"]),
        (r"(.)\1", ["pattern_reference"]),
        (r"(?P<a>.)(?P=a)", ["pattern_reference"]),
        (r"(?1)", ["pattern_reference"]),
        (r"增++", ["pattern_possessive"]),
        (r"增{2}+", ["pattern_possessive"]),
        (r"(?>增)", ["pattern_possessive"]),
        (r"增*", ["pattern_empty"]),
        (r"^", ["pattern_empty"]),
        (r"增|", ["pattern_empty"]),
        (r"(?:中)?", ["pattern_empty"]),
        (r"$", ["pattern_empty"]),
        (rf"增{{0,{MAX_REPEAT + 1}}}长", ["pattern_repeat"]),
        (r"增{9999}", ["pattern_repeat"]),
        (r"(a{100}){100}", ["pattern_syntax"]),
        (r"增{,3}", ["pattern_brace"]),
        (r"{lexcon:rise}", ["pattern_brace"]),
        (r"{lexicon:rize}", ["unknown_reference_near"]),
        (r"{lexicon:none}", ["lexicon_empty"]),
        (r"[{lexicon:rise}]", ["pattern_class"]),
        (r"[\W]", ["pattern_class"]),
        (r"[\b]", ["pattern_class"]),
        (r"\b增长", ["pattern_boundary"]),
        (r"(?:GDP|增长)\b", ["pattern_boundary"]),
        (r"增\B", ["pattern_boundary"]),
        (r"增\n长", ["pattern_newline"]),
        ("增\n长", ["pattern_newline"]),
        (r"[\n。]", ["pattern_newline"]),
        (r"\A增", ["pattern_anchor"]),
        (r"增\Z", ["pattern_anchor"]),
        (r"\C", ["pattern_escape"]),
        (r"\Q增\E", ["pattern_escape", "pattern_escape"]),
        ("增\\", ["pattern_escape"]),
        (r"\h", ["pattern_syntax"]),
        (r"增(", ["pattern_syntax"]),
        (r"增)", ["pattern_syntax"]),
        (r"[增", ["pattern_syntax"]),
        (r"*增", ["pattern_syntax"]),
        (r"(?#注)增", ["pattern_syntax"]),
        (r"\p{Hanzi}", ["pattern_syntax"]),
        ("增" * 4001, ["pattern_long"]),
        (r"(?=增)\b长\1", ["pattern_lookaround", "pattern_reference", "pattern_boundary"]),
    ],
)
def test_patterns_refused_say_why(pattern: str, phrases: list[str]) -> None:
    assert refused(pattern) == phrases


def test_a_refusal_of_lookaround_names_the_way_out() -> None:
    faults: list[Fault] = []
    compile_pattern("(?<!不)增长", HERE, faults)
    assert "not_before" in faults[0].text()
    assert "not_after" in faults[0].message("en")


def test_not_after_and_not_before_drop_the_whole_match() -> None:
    assert made("增长", not_after=("不", "负")).spans("负增长，增长，不增长") == [(4, 6)]
    assert made("增长", not_before=("率", "极")).spans("增长率增长") == [(3, 5)]
    assert made(r"\d+", not_before=("%",)).spans("12%和13个") == [(4, 6)]


def test_a_match_stays_within_its_paragraph_and_anchors_are_its_ends() -> None:
    text = "一是增长\n二是下降，一是"
    assert found("[^。]+", text) == ["一是增长", "二是下降，一是"]
    assert made("^一是").spans(text) == [(0, 2)]
    assert made("一是$").spans(text) == [(10, 12)]


def test_offsets_count_code_points() -> None:
    text = "𠮷增长a增长"
    assert made("增长").spans(text) == [(1, 3), (4, 6)]


@given(st.text(alphabet="增长率不𠮷a1。\n", max_size=40))
def test_spans_are_those_of_the_standard_library(text: str) -> None:
    for pattern in ("增长", "[增长]+率", "不.", "a|1+", "[^。\n]+"):
        theirs = [match.span() for match in re.finditer(pattern, text)]
        assert made(pattern).spans(text) == theirs


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8))
def test_a_quoted_term_matches_itself_and_only_itself(term: str) -> None:
    if "\n" not in term:
        assert Pattern(quote(term)).spans(term) == [(0, len(term))]
        assert Pattern(f"^{quote(term)}$").spans(f"{term}x") == []


def test_the_longest_term_of_a_lexicon_comes_first() -> None:
    assert alternation(["增", "增长", "上升", "增"]) == "(?:上升|增长|增)"


def test_long_texts_are_searched_in_pieces_and_nothing_is_lost() -> None:
    line = "今年增长5%。" * 20
    text = "\n".join([line] * 200) + "。" + "增长9%，" * PIECE
    pattern = made(r"增长\d%")
    assert pattern.spans(text) == [match.span() for match in re.finditer(r"增长\d%", text)]


def test_a_pattern_is_plain_data() -> None:
    pattern = made("增长", not_before=("率",))
    assert pickle.loads(pickle.dumps(pattern)) == pattern
    assert hash(pattern) == hash(made("增长", not_before=("率",)))


# sets


def pattern_set() -> PatternSet:
    return PatternSet([made("增长"), made(r"\d+%"), made("下降"), made("增", not_before=("长",))])


def test_a_set_gives_the_matches_of_each_pattern_that_matches() -> None:
    expected = {0: [(2, 4)], 1: [(4, 6)]}
    patterns = pattern_set()
    assert patterns.find("粮食增长5%") == expected
    assert pickle.loads(pickle.dumps(patterns)).find("粮食增长5%") == expected
    assert patterns.find("") == {}
    assert PatternSet([]).find("增长") == {}


LINES = st.lists(
    st.one_of(
        st.text(alphabet="增长下降5%率。𠮷", max_size=12),
        st.sampled_from(["", "增长5%。" * 700, "降" * (PIECE + 9) + "增5%"]),
    ),
    max_size=8,
)


@given(LINES.map("\n".join))
def test_searching_only_where_a_needed_text_stands_loses_nothing(text: str) -> None:
    patterns = PatternSet(
        [
            *pattern_set().patterns,
            *(made(each) for each in (r"^\D", "率.*降", "[^增]{3}$", "(增长|下降)+5", "%。")),
        ]
    )
    each = {number: pattern.spans(text) for number, pattern in enumerate(patterns.patterns)}
    assert patterns.find(text) == {number: spans for number, spans in each.items() if spans}


def test_a_pattern_is_not_searched_where_what_it_needs_is_missing(monkeypatch) -> None:
    searched: list[str] = []
    real = Pattern.spans_in

    def spy(self, piece, text, data):
        searched.append(data[piece.byte : piece.end].decode())
        return real(self, piece, text, data)

    monkeypatch.setattr(Pattern, "spans_in", spy)
    patterns = PatternSet([made(r"增长\d")])
    apart = "无" * GAP
    text = f"粮食增长\n{apart}\n增长5%\n无\n增长8%\n{apart}\n增长9%"
    assert [text[a:b] for a, b in patterns.find(text)[0]] == ["增长5", "增长8", "增长9"]
    assert searched == ["增长5%\n无\n增长8%", "增长9%"]
    assert patterns.find("下降") == {}
    assert len(searched) == 2


def test_a_pattern_is_not_searched_where_what_it_needs_stands_in_another_order(monkeypatch) -> None:
    monkeypatch.delattr(Pattern, "spans_in")
    assert PatternSet([made("由.+降到?")]).find("降由\n降\n由") == {}


def test_a_pattern_is_not_searched_where_a_mark_parts_what_it_needs(monkeypatch) -> None:
    monkeypatch.delattr(Pattern, "spans_in")
    patterns = PatternSet([made("由[^，。]{0,9}降"), made("^由|降$")])
    assert patterns.find("会由甲，乙降。") == {}


def test_the_ends_of_a_text_stay_ends_in_a_set() -> None:
    patterns = PatternSet([made("^通知"), made("通知$")])
    assert patterns.find("通知") == {0: [(0, 2)], 1: [(0, 2)]}
    assert patterns.find("的通知\n通知如下\n") == {0: [(4, 6)], 1: [(1, 3)]}


# time


EVIL = [
    (r"(a+)+b", "a"),
    (r"(a|aa)+b", "a"),
    (r"(?:[增长]+)+率", "增长"),
    (r"(.*)(.*)(.*)(.*)率", "增长"),
    (r"增.*长.*增.*率|增", "增长"),
    (r"(?:\w{1,20}){1,8}率", "增长"),
]


def seconds(pattern: Pattern, text: str) -> float:
    best = 9.0
    for _ in range(3):
        started = time.process_time()
        pattern.spans(text)
        best = min(best, time.process_time() - started)
    return best


@pytest.mark.parametrize(("pattern", "unit"), EVIL)
def test_patterns_that_kill_backtracking_engines_stay_linear(pattern: str, unit: str) -> None:
    compiled = made(pattern)
    size = 4 * PIECE // len(unit)
    seconds(compiled, unit * size)
    once, four_times = seconds(compiled, unit * size), seconds(compiled, unit * size * 4)
    assert four_times < 10 * once + 0.005


# the field


def test_a_rule_file_gives_a_pattern_as_text_or_with_its_exceptions() -> None:
    ctx = Context()
    plain = parse("增长\n", "r.yaml", ctx.faults)
    full = parse("regex: 增长\nnot_before: [率]\nnot_after: [负, 不]\n", "r.yaml", ctx.faults)
    assert plain is not None
    assert full is not None
    assert PATTERN.read(plain, ctx) == PatternSpec("增长", Location("r.yaml", 1, 1))
    spec = PATTERN.read(full, ctx)
    assert spec == PatternSpec("增长", Location("r.yaml", 1, 8), ("率",), ("负", "不"))
    assert isinstance(spec, PatternSpec)
    assert spec.compile(ctx.faults) == Pattern("增长", ("率",), ("负", "不"))
    assert PatternSpec("(?=x)", HERE).compile(ctx.faults) is None
    assert [f.where for f in ctx.faults] == [HERE]
