"""What a draft is said to have is what stands in it, not what the rule would also have taken."""

from __future__ import annotations

import pytest

from infoscore.grading import Grader
from infoscore.intake import read_text
from infoscore.report.catalog import catalog
from infoscore.ruleset.load import load_rules

RULES = load_rules()
GRADER = Grader(RULES)

FIRE = (
    "柳河镇一仓库起火 2人受伤\n3月8日14时20分，柳河镇一仓库起火，2人受伤，已送县医院。"
    "县消防救援大队3车15人到场扑救，15时10分明火扑灭。原因正在调查。"
)
SUBSIDY = (
    "柳河镇农机补贴 46户未到账\n截至3月8日，柳河镇农机购置补贴申领86户，46户未到账，缺口31万元。"
    "原因是县级配套36万元没有列入预算。建议县财政局4月10日前拨付配套资金。"
)
FAULTS = ("placeholder", "vague_time", "vague_people", "vague_source", "vague_body")


def filled(text: str) -> set[str]:
    item = GRADER.grade(read_text(text))
    return {slot for c in item.criteria for e in c.evidence for slot in e.filled}


VOICES = "农户老周说：“机子买了半年，钱没到，贷款先到期了。”农户老李说：“找了两回，都说等预算。”"


def test_of_alternatives_only_those_that_the_draft_has_are_told() -> None:
    told = filled(SUBSIDY)
    assert "trouble_hard" in told
    assert not {"doc_title", "quoted_speech", "petition", "survey_method"} & told
    assert "quoted_speech" in filled(SUBSIDY + VOICES)


@pytest.mark.parametrize("text", [FIRE, SUBSIDY])
def test_no_draft_is_said_to_have_faults(text: str) -> None:
    assert not filled(text) & set(FAULTS)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_step_of_a_criterion_asks_for_faults(lang: str) -> None:
    names = [RULES.slots.names[fault].say(lang) for fault in FAULTS]
    frames = [each for each in catalog(RULES, lang) if each.section == "criteria" and each.parent]
    assert frames
    for entry in frames:
        steps = [line for _, lines in entry.facts[1:5] for line in lines]
        asked = [line.split("没有「")[0].split("; no ")[0] for line in steps]
        assert not [name for name in names for line in asked if name in line], entry.id


def test_quotes_show_trouble_and_way_out_rather_than_the_first_sentences() -> None:
    """Each shows something that those before it do not: three of the same would tell no more."""
    more = "".join(f"3月{day}日，柳河镇又有{day}户未到账，缺口{day}万元。" for day in range(2, 7))
    item = GRADER.grade(read_text(SUBSIDY.replace("原因是", f"{more}原因是")))
    quoted = {c.id: [q.text for e in c.evidence for q in e.quotes] for c in item.criteria}
    assert any("未到账" in said for said in quoted["C02"])
    assert any("建议县财政局" in said for said in quoted["C02"])
