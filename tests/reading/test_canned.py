"""Sentences that would fit any draft: told by their words, and counted for nothing."""

from __future__ import annotations

import pytest

from infoscore.intake import read_text
from infoscore.reading.read import Reader
from infoscore.ruleset.load import load_rules
from infoscore.text.document import document_of

RULES = load_rules()
READER = Reader(RULES.slots)
OWN = (
    "白水镇两村断水26天 412户等水吃\n"
    "白水镇东沟、西沟两村412户断水26天，输水主管用了23年，漏损率61%。镇里每天送水2车次，"
    "12名村民反映送水不够吃，盼主管早日更换。更换主管需48万元，镇里请市水务集团4月10日前施工。"
)


def held(slot: str, text: str) -> list[str]:
    """The sentences of a draft that hold a slot."""
    document = document_of(read_text(text))
    windows = READER.read(document).windows.of(RULES.slots.ids.index(slot), "sentence")
    return [
        document.text[each.start : each.end]
        for number, each in enumerate(document.sentences)
        if windows >> number & 1
    ]


@pytest.mark.parametrize(
    "said",
    [
        "建议有关部门进一步加强组织领导，完善工作机制。",
        "主要原因是思想认识不到位、工作机制不健全。",
        "预计今后一段时间将持续向好。",
        "目前各项工作正在有序推进，取得了明显成效。",
    ],
)
def test_a_sentence_of_common_words_alone_is_canned(said: str) -> None:
    assert held("canned", f"{OWN}{said}") == [said]


@pytest.mark.parametrize(
    "said",
    [
        "原因是饲料涨价、能繁母猪存栏偏高。",
        "建议更换老化的输水主管，先修东沟一段。",
        "建议县水利局进一步加强组织领导，完善工作机制。",
        "原因有三个方面：",
        "后续情况续报。",
    ],
    ids=["matter", "matter comes back", "a body is named", "leads to what follows", "short"],
)
def test_a_sentence_of_the_matter_is_not(said: str) -> None:
    assert held("canned", f"{OWN}{said}") == []


def test_figures_tell_of_the_matter_only_where_a_word_of_it_comes_back() -> None:
    empty = "群众反映问题突出，累计投诉36件，涉及412户。"
    told = "群众反映送水问题突出，累计投诉36件，涉及412户。"
    assert empty in held("canned", f"{OWN}{empty}")
    assert empty not in held("number", f"{OWN}{empty}")
    assert held("canned", f"{OWN}{told}") == []
    assert told in held("number", f"{OWN}{told}")


def test_a_clause_of_common_words_joined_to_one_of_the_matter_is_of_it() -> None:
    said = "平均等候时间由34分钟缩短到12分钟"
    assert held("canned", f"{OWN}共办事8640件。{said}。") == [f"{said}。"]
    assert held("canned", f"{OWN}共办送水8640车；{said}。") == []


def test_a_sentence_of_two_hours_is_of_the_matter() -> None:
    said = "截至当日10时，故障已排除，正在调试，预计{}恢复营业。"
    assert held("canned", OWN + said.format("当日")) == [said.format("当日")]
    assert held("canned", OWN + said.format("18时")) == []


def test_how_a_survey_was_made_is_of_the_matter_whatever_its_words() -> None:
    said = "发放问卷412份，收回有效问卷398份，有效率96.6%。"
    assert held("canned", f"{OWN}{said}") == []


def test_in_a_short_text_there_is_too_little_to_come_back() -> None:
    assert held("canned", "群众反映问题突出，累计投诉36件，涉及412户。") == []


def test_a_canned_proposal_fills_no_slot() -> None:
    assert held("D", f"{OWN}建议有关部门进一步加强组织领导，完善工作机制。") == held("D", OWN)


def test_what_a_chronicle_tells_with_its_hour_is_of_the_matter() -> None:
    said = "13日7时50分，明火全部扑灭，从发现到扑灭共18小时30分钟。"
    assert held("canned", f"{OWN}{said}") == [said]
    hours = "东沟村12日13时起火。14时到场。17时增援。"
    assert held("canned", f"{OWN}{hours}{said}") == []


def test_in_a_text_full_of_facts_a_sentence_with_figures_tells_one_more() -> None:
    said = "累计办结有关投诉36件，群众希望加快办理。"
    full = "".join(f"甲{n}村漏3处，修2处，用管4米。" for n in "一二三四五六七八九十甲乙丙丁")
    assert held("canned", f"{OWN}{said}") == [said]
    assert held("canned", f"{OWN}{full}{said}") == []
