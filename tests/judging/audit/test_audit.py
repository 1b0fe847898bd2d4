"""The audit as a whole: what it promises of its findings, its ledger, and the score."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.audit import Bench, accuracy
from hypothesis import given
from hypothesis import strategies as st

from infoscore.grading import Grader
from infoscore.intake.draft import Draft
from infoscore.intake.reader import read_text
from infoscore.ruleset.load import load_rules

BENCH = Bench()
GRADER = Grader(load_rules(), ledger=True)
SOUND = """青山县夏旱核查情况
截至7月20日，县水利局核查12个乡镇，全县受旱农田8600亩，其中轻旱5200亩、重旱3400亩。
抽查农户120户，其中43户补种，占35.8%。村集体收入由46万元增加到52万元，增长13.0%。
主要原因是提灌站年久失修、管护人员不足。建议县财政局8月底前安排资金80万元修复9座提灌站。"""


def test_a_sound_draft_has_nothing_to_mend() -> None:
    item = GRADER.grade(read_text(SOUND))
    assert item.audit is not None
    assert [f.check for f in item.audit.findings] == []
    assert [g.id for g in item.gates if g.id.startswith("G4")] == []


def test_the_ledger_says_what_agrees_and_what_stands_alone() -> None:
    item = GRADER.grade(read_text(SOUND))
    assert item.audit is not None
    states = {row.quote.text: row.state for row in item.audit.quantities}
    assert states["8600亩"] == states["35.8%"] == states["13.0%"] == "checked"
    assert states["80万元"] == "open"


def test_a_wrong_sum_in_the_lead_costs_points_and_caps_the_draft() -> None:
    sound = GRADER.grade(read_text(SOUND))
    item = GRADER.grade(read_text(SOUND.replace("重旱3400亩", "重旱3900亩")))
    accurate = {p.id: p.score for p in item.principles}["accurate"]
    assert accurate < {p.id: p.score for p in sound.principles}["accurate"]
    assert "G4-headline" in {g.id for g in item.gates}
    assert item.score <= Decimal(64)
    assert item.level <= 2


def test_two_contradictions_leave_the_draft_at_level_one() -> None:
    text = SOUND.replace("重旱3400亩", "重旱3900亩").replace("增加到52万元", "增加到42万元")
    item = GRADER.grade(read_text(text))
    assert item.level <= 1
    assert item.score <= Decimal(40)


def test_what_is_quoted_stays_as_written_in_english_too() -> None:
    claim = "所有厂房与道路均已开工"
    item = GRADER.grade(read_text(f"{SOUND}\n截至7月20日，柳河镇项目未开工1个，{claim}。"))
    assert item.audit is not None
    (finding,) = [f for f in item.audit.findings if f.check == "A10"]
    assert f"“{claim}”" in finding.message.say("en")


def test_a_finding_names_both_sums_and_quotes_every_figure() -> None:
    item = GRADER.grade(read_text(SOUND.replace("重旱3400亩", "重旱3900亩")))
    assert item.audit is not None
    finding = item.audit.findings[0]
    assert "5,200 + 3,900 = 9,100 ≠ 8,600" in finding.message.zh
    assert finding.values == ("8600亩", "5200亩", "3900亩")
    quoted = " ".join(quote.text for quote in finding.quotes)
    assert all(value in quoted for value in finding.values)


def test_mending_a_finding_is_advised_with_the_points_it_brings_back() -> None:
    item = GRADER.grade(read_text(SOUND.replace("重旱3400亩", "重旱3900亩")))
    assert any(a.rule == "A1" and a.gain > 0 for a in item.advice)


def test_broken_figures_are_found_and_sound_ones_left_alone() -> None:
    recall, alarms = accuracy(300, 11)
    assert recall >= 0.95
    assert alarms <= 0.01


@given(
    st.text(
        alphabet="0123456789.,万亿户人元%占其中由到增长下降比约，、；。（）至月日年一三十分之成倍番\n",
        max_size=300,
    )
)
def test_any_figures_are_audited_without_a_fault_and_point_into_the_text(text: str) -> None:
    found = BENCH.audited(text)
    for finding in found.findings:
        assert all(0 <= start < end <= len(text) for start, end in finding.spans)
        assert finding.severity in "HML"


def test_the_audit_of_one_text_is_the_same_twice() -> None:
    text = SOUND.replace("3400", "3900") * 3
    draft = Draft("<test>", text, "str")
    assert GRADER.grade(draft) == GRADER.grade(draft)


def figures_of(text: str) -> list[str]:
    """The arithmetic of every finding."""
    item = GRADER.grade(read_text(text))
    assert item.audit is not None
    return [each.message.say("zh") for each in item.audit.findings]


FRUIT = """青山县脐橙销路
截至12月5日，据县供销社统计，全县收购脐橙5160吨，其中合作社收购2810吨，电商收购2600吨。
往年这个时候客商已经订走大半，今年上门的少了，果农把果子存在自家窖里。"""
STAFF = """青山县选派驻村干部
3月，县委组织部选派驻村干部90人，其中女性60人，党员50人，平均年龄36岁。
他们分到12个乡镇的46个村，每人联系农户，帮着跑手续、找销路，逢圩日到村部坐班。"""


def test_arithmetic_is_shown_in_the_units_as_written() -> None:
    assert "2,810 + 2,600 = 5,410 ≠ 5,160" in figures_of(FRUIT)[0]
    money = FRUIT.replace("5160吨", "1.2亿元").replace("2810吨", "6000万元")
    text = money.replace("2600吨", "11000万元")
    assert "6,000 + 11,000 = 17,000 ≠ 12,000" in figures_of(text)[0]


LIFTS = """翠湾小区电梯更新估价
8月14日，市特检院评估，小区12部电梯中3部应当更换、5部应当大修。
厂家报价，换一部23万元，大修一部8.5万元，合计111.5万元。维修基金账上是零，物业费收缴率六成。"""


def test_the_price_of_one_is_no_part_of_a_sum() -> None:
    assert figures_of(LIFTS) == []
    wrong = figures_of(LIFTS.replace("换一部23万元，大修一部8.5万元", "更换23万元，大修8.5万元"))
    assert "23 + 8.5 = 31.5 ≠ 111.5" in wrong[0]


def test_shares_of_one_deed_may_not_exceed_the_whole_what_overlaps_may() -> None:
    assert figures_of(FRUIT.replace("2600吨", "2350吨")) == []
    assert figures_of(STAFF) == []


def test_an_hour_that_says_its_half_twice_is_written_out_in_the_message() -> None:
    item = GRADER.grade(read_text(f"{SOUND}\n县水利局7月20日下午15时通报。"))
    assert item.audit is not None
    (finding,) = item.audit.findings
    assert "“下午15时”，宜写作“下午3时”" in finding.message.zh
