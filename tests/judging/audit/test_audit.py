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
