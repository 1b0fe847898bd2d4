"""What a change to a draft must do to its score, whatever the rules' numbers are.

The numbers in the names of the tests are those of the plan of tests that the rules were written
to. The good samples and the texts that the criteria carry are rewritten.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

import pytest
import rewrites as rw
import yaml

from infoscore.grading import Grader
from infoscore.intake import Source, read, read_text
from infoscore.ruleset.load import load_rules
from infoscore.ruleset.locate import builtin_rules

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from infoscore.scoring.values import ItemScore

    Edit = Callable[[str], str]

DAY = date(2024, 4, 1)
NOISE = Decimal("0.5")
GRADER = Grader(load_rules(), as_of=DAY)
SAMPLES, FRAMES = rw.good_samples(), rw.frame_texts()
EVERY = {**SAMPLES, **FRAMES}
MATTER, LINE, SCENE, ITEM, GAP, CASE = (FRAMES[f"C{n:02}"] for n in (1, 3, 6, 9, 10, 5))


@cache
def grade(text: str) -> ItemScore:
    return GRADER.grade(read_text(text))


def grades(score: ItemScore) -> dict[str, Decimal]:
    return {c.id: c.grade for c in score.criteria}


def points(score: ItemScore, principle: str) -> Decimal:
    return next(p.score for p in score.principles if p.id == principle)


def over(texts: dict[str, str], *without: str) -> pytest.MarkDecorator:
    """One case a text; ``without``: texts to which the change does not apply."""
    names = [name for name in texts if not name.startswith(without or "-")]
    return pytest.mark.parametrize("text", [texts[n] for n in names], ids=names)


def changed(text: str, *pairs: tuple[str, str]) -> str:
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return text


def opened(text: str, paragraph: str) -> str:
    """``paragraph`` between the title and the lead."""
    title, _, body = text.partition("\n")
    return f"{title}\n{paragraph}\n{body}"


# —— facts taken away ——


@over(EVERY, "19-")
@pytest.mark.parametrize("word", ["", "若干"], ids=["1-deleted", "2-vague"])
def test_1_2_without_figures_accuracy_value_and_total_fall(text: str, word: str) -> None:
    base, bare = grade(text), grade(rw.figures_to(word)(text))
    assert points(bare, "accurate") < points(base, "accurate")
    assert bare.value < base.value
    assert base.score - bare.score >= 15


@over(EVERY)
def test_3_dates_made_vague_cost_timeliness_and_earn_nothing(text: str) -> None:
    base, vague = grade(text), grade(rw.dates_to_recently(text))
    assert points(vague, "timely") < points(base, "timely")
    assert all(grade_ <= grades(base)[name] for name, grade_ in grades(vague).items())


SOURCES = {
    "figures": (MATTER, ("据县统计局、县供电公司统计，截至3月31日，", ""), ("据此测算，", "")),
    "forecast": (CASE, ("据县农业农村局对12个乡镇36家农资门店监测，截至3月20日，", "")),
}


@pytest.mark.parametrize("case", SOURCES.values(), ids=SOURCES)
def test_5_without_sources_accuracy_falls(case: tuple) -> None:
    text, *pairs = case
    assert points(grade(changed(text, *pairs)), "accurate") < points(grade(text), "accurate")


@pytest.mark.parametrize("case", SOURCES.values(), ids=SOURCES)
def test_6_it_is_said_is_no_source(case: tuple) -> None:
    text, (old, _), *rest = case
    said = grade(changed(text, (old, "据悉，"), *rest))
    assert points(said, "accurate") < points(grade(text), "accurate")


ASKS = {"C03": (LINE, "恳请"), "C09": (ITEM, "建议：")}
EMPTY_ASK = "建议有关部门高度重视，切实加强管理。"


def without_ask(text: str, head: str) -> str:
    return text[: text.index(head)].rstrip()


@pytest.mark.parametrize("name", ASKS)
def test_7_without_its_proposals_the_criterion_falls(name: str) -> None:
    base, bare = grade(ASKS[name][0]), grade(without_ask(*ASKS[name]))
    assert grades(bare)[name] < grades(base)[name]
    assert bare.score < base.score


def test_7_an_emergency_report_needs_no_request() -> None:
    bare = changed(SCENE, ("请市应急局调派25吨吊车1台。", ""))
    assert grades(grade(bare))["C06"] == grades(grade(SCENE))["C06"]


@pytest.mark.parametrize("name", ASKS)
def test_8_an_empty_proposal_is_worth_none(name: str) -> None:
    bare = without_ask(*ASKS[name])
    empty = grade(f"{bare}\n{EMPTY_ASK}")
    assert grades(empty)[name] == grades(grade(bare))[name]
    assert empty.score <= grade(bare).score


NAMELESS = {
    "C03": changed(
        LINE, ("恳请市水务集团4月10日", "恳请4月10日"), ("请市交通局15日内", "请15日内")
    ),
    "C09": changed(
        ITEM,
        ("由城东街道4月底前与", "4月底前与"),
        ("由县住建局5月底前", "5月底前"),
        ("由县交警大队在", "在"),
    ),
}


@pytest.mark.parametrize("name", ASKS)
def test_9_a_proposal_to_nobody_falls_but_less_than_none_at_all(name: str) -> None:
    base, nameless = grade(ASKS[name][0]), grade(NAMELESS[name])
    assert grades(nameless)[name] < grades(base)[name]
    assert grade(without_ask(*ASKS[name])).score < nameless.score < base.score


UNTIMED = {
    "C09": changed(
        ITEM,
        ("4月底前与3家单位签订错时停车协议，每晚19时至次日7时开放260个车位", "与周边单位签订协议"),
        ("5月底前组织", "组织"),
        ("调整到120元", "调低"),
        ("限时车位180个，年内建成200个车位的停车楼", "限时车位，建设停车楼"),
    ),
    "C10": changed(
        GAP,
        ("10月20日前召集", "召集"),
        ("11月底前拨付配套资金590万元，对未开工的9个小区", "拨付配套资金，对未开工的小区"),
    ),
}


@pytest.mark.parametrize("name", UNTIMED)
def test_10_without_deadline_and_amount_the_criterion_loses_its_last_step(name: str) -> None:
    assert grades(grade(UNTIMED[name]))[name] < grades(grade(FRAMES[name]))[name]


def test_19_a_progress_item_that_hides_its_problems_is_neither_balanced_nor_a_gap() -> None:
    title, decision, _, _, ask = GAP.split("\n")
    decision = decision.replace("，完成年度任务的50%，欠进度9个", "")
    base, hidden = grade(GAP), grade("\n".join([title, decision, ask]))
    assert points(hidden, "balanced") < points(base, "balanced")
    assert grades(hidden)["C10"] < grades(base)["C10"]


@over(FRAMES, "C03")
def test_20_without_title_only_expression_falls(text: str) -> None:
    base, bare = grade(text), grade(rw.without_title(text))
    assert points(bare, "expression") < points(base, "expression")
    assert bare.value == base.value


# —— words added that say nothing ——


@over(EVERY)
def test_25_an_opening_of_stock_phrases_costs_expression_and_earns_nothing(text: str) -> None:
    base, padded = grade(text), grade(opened(text, rw.STOCK))
    assert points(padded, "expression") < points(base, "expression")
    assert points(padded, "balanced") <= points(base, "balanced")
    assert padded.value == base.value


@over(EVERY, "07-", "14-", "C03")
def test_26_a_paragraph_of_praise_costs_expression_and_earns_nothing(text: str) -> None:
    base, praised = grade(text), grade(f"{text}\n{rw.PRAISE}")
    assert points(praised, "expression") < points(base, "expression")
    assert points(praised, "balanced") <= points(base, "balanced")
    assert praised.value == base.value


@over(EVERY)
def test_27_intensifiers_cost_expression_and_nothing_else(text: str) -> None:
    base, padded = grade(text), grade(rw.sprinkled(text))
    assert points(padded, "expression") < points(base, "expression")
    assert padded.value == base.value


@over(EVERY)
def test_34_a_footer_changes_no_value_and_costs_nothing(text: str) -> None:
    base, signed = grade(text), grade(f"{text}\n{rw.FOOTER}")
    assert points(signed, "expression") >= points(base, "expression")
    assert signed.value == base.value


@over(EVERY)
def test_35_every_paragraph_twice_never_pays(text: str) -> None:
    assert grade(rw.doubled(text)).score <= grade(text).score


@over(EVERY)
def test_35_36_what_is_said_twice_counts_once(text: str) -> None:
    last = text.rstrip().split("\n")[-1]
    for repeated in (rw.doubled(text), f"{text}\n{last}"):
        assert grade(repeated).value == grade(text).value


@over(EVERY)
@pytest.mark.parametrize("words", [rw.KEYWORDS, rw.CRITERIA], ids=["23-list", "24-paragraph"])
def test_23_24_the_words_of_the_criteria_earn_nothing(text: str, words: str) -> None:
    base, stuffed = grade(text), grade(f"{text}\n{words}")
    assert stuffed.score <= base.score
    for before, after in zip(base.criteria, stuffed.criteria, strict=True):
        assert after.grade <= before.grade


@over(EVERY)
def test_54_the_same_facts_as_a_speech_are_worth_less(text: str) -> None:
    assert grade(rw.as_speech(text)).score < grade(text).score


# —— items that only look like something else ——

ORDERS = """副县长在青龙灌区现场办公 定下三件事
3月12日，副县长周某到青龙灌区现场办公，要求3月31日前修复渠道3.6公里，由县财政局拨付120万元，由县水利局4月5日前完成12处闸门更换。
截至3月15日，已到位资金80万元，修复渠道1.2公里。"""
OWN_TRADE = """县政府信息采用率下降 基层报送质量待提高
据县政府办统计，2024年一季度全县报送政务信息642条，被市里采用37条，采用率5.8%，比上年同期低2.1个百分点。
主要原因：一是46名信息员中有29名身兼3职以上；二是退稿的118条中有71条没有数据，占60%。
建议由县政府办4月底前对46名信息员轮训一次，按月通报采用情况。"""
QUOTED = changed(LINE, ("目前镇里", "村支书周某说：“同志们，再不修就误了春耕。”目前镇里"))


@pytest.mark.parametrize(
    "text", [ORDERS, OWN_TRADE, QUOTED], ids=["57-orders", "58-own-trade", "59-quoted"]
)
def test_57_58_59_facts_are_not_gated_for_their_words(text: str) -> None:
    assert grade(text).gates == ()


# —— the same draft in another dress ——

DRESS = {
    "64-traditional": rw.traditional,
    "65-full-width": rw.full_width,
    "67-percents-in-han": rw.percents_in_han,
    "68-half-width-marks": rw.half_width_marks,
    "69-crlf": rw.crlf,
    "69-odd-blanks": rw.odd_blanks,
    "70-renamed": rw.renamed,
    "71-brackets": rw.layers_as("（一） （二） （三） （四）"),
    "71-circles": rw.layers_as("① ② ③ ④"),
}


@over(EVERY)
@pytest.mark.parametrize("edit", DRESS.values(), ids=DRESS)
def test_64_to_71_dress_makes_no_difference(text: str, edit: Edit) -> None:
    assert abs(grade(edit(text)).score - grade(text).score) <= NOISE


@over(FRAMES)
def test_67_numbers_of_people_in_han_make_no_difference(text: str) -> None:
    edited = rw.households_in_han(text)
    assert abs(grade(edited).score - grade(text).score) <= 1


@over(FRAMES)
def test_69_hard_wraps_make_no_difference(text: str) -> None:
    assert abs(grade(rw.hard_wrapped(text)).score - grade(text).score) <= NOISE


@over(FRAMES, "C05")
def test_73_other_words_for_the_same_make_little_difference(text: str) -> None:
    assert abs(grade(rw.same_words(text)).score - grade(text).score) <= 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_66_encodings_make_no_difference(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "draft.txt"
    file.write_bytes(MATTER.encode(encoding))
    score = GRADER.grade(read(Source("draft.txt", file)))
    assert (score.score, grades(score)) == (grade(MATTER).score, grades(grade(MATTER)))


DATED = """柳河镇东沟村断水26天 请协调更换主管
2024年3月5日，青山县柳河镇东沟村断水，206户吃水困难，其中独居老人31人靠邻居挑水。原因是输水主管用了23年，漏损率61%。
2024年3月8日，镇政府安排送水车2辆，每天送水2车次。恳请市水务集团2024年4月10日前更换1.8公里主管。"""


def _in_han(found: re.Match[str]) -> str:
    month, day = (rw.in_han(int(n)).replace("一十", "十") for n in (found[1], found[2]))
    return f"二〇二四年{month}月{day}日"


@pytest.mark.parametrize(
    "say",
    [lambda m: f"2024-{int(m[1]):02}-{int(m[2]):02}", _in_han],
    ids=["with-hyphens", "in-han"],
)
def test_72_dates_in_other_forms_make_no_difference(say: Callable[[re.Match[str]], str]) -> None:
    text = re.sub(r"2024年(\d+)月(\d+)日", say, DATED)
    assert text != DATED
    assert abs(grade(text).score - grade(DATED).score) <= NOISE


# —— the same rules, the same machine ——


def test_81_the_order_of_rule_files_and_terms_makes_no_difference(tmp_path: Path) -> None:
    root = builtin_rules()
    files = [file for file in root.rglob("*.yaml") if file.parent.name != "methods"]
    for number, file in enumerate(sorted(files, reverse=True)):
        said = yaml.safe_load(file.read_text(encoding="utf-8"))
        for lexicon in said.get("lexicons", ()):
            lexicon["terms"].reverse()
        for section in ("criteria", "gates", "notices", "lexicons"):
            if section in said:
                said[section].reverse()
        copy = tmp_path / f"{number:03}.yaml"
        copy.write_text(yaml.safe_dump(said, allow_unicode=True), encoding="utf-8")
    other = Grader(load_rules(tmp_path), as_of=DAY)
    for text in FRAMES.values():
        score, base = other.grade(read_text(text)), grade(text)
        assert (score.score, grades(score), score.kind) == (base.score, grades(base), base.kind)


def test_82_locale_and_hash_seed_make_no_difference(tmp_path: Path) -> None:
    file = tmp_path / "draft.txt"
    file.write_text(ITEM, encoding="utf-8")
    order = [sys.executable, "-m", "infoscore", "grade", str(file), "--format", "json"]
    order += ["--as-of", "2024-04-01"]
    runs = [
        subprocess.run(
            order,
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale},
        ).stdout
        for seed, locale in (("0", "C"), ("1", "C.UTF-8"), ("77", "POSIX"))
    ]
    assert runs[0]
    assert runs[0] == runs[1] == runs[2]
