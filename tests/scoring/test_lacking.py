"""What a draft lacks: what stands in it is not called missing, and nothing is asked for twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from infoscore.grading import Grader
from infoscore.intake import read_text
from infoscore.report.run import names_of
from infoscore.ruleset.load import load_rules
from infoscore.scoring.lacking import Lacking, joined

if TYPE_CHECKING:
    from infoscore.scoring.values import NearMiss

RULES = load_rules()
GRADER = Grader(RULES)
NAMES = names_of(RULES)
CRITERIA = {criterion.id for criterion in RULES.criteria}
FRAMES = {frame.card.id for criterion in RULES.criteria for frame in criterion.frames}

APART = (
    "柳河镇东沟村断水26天\n3月8日，柳河镇东沟村206户断水，已26天，漏损率61%，其中57名独居老人靠邻居挑水。"
    "原因是输水主管用了23年，漏损率由38%升至61%。县水利局3月2日安排送水车2辆，每天送水2车次。"
    "{ask}\n"
)
CAUSELESS = (
    "柳河镇东沟村断水26天\n3月8日，柳河镇东沟村206户断水，已26天，其中57名独居老人靠邻居挑水。"
    "东沟村小学停课4天，村卫生室靠桶装水。建议县水利局4月10日前更换主管1.8公里。\n"
)
PLACELESS = "建议4月10日前更换主管1.8公里。"
ALIKE = (
    "柳河镇农贸市场摊位费意见大\n近日，柳河镇农贸市场摊主反映摊位费贵，生意难做，投诉多。"
    "停车难，排水堵。原因是市场经营权转包。摊主希望降低摊位费。\n"
)


def frames(text: str) -> dict[str, str]:
    advice = GRADER.grade(read_text(text)).advice
    return {each.rule: each.text.zh for each in advice if each.rule in FRAMES}


def test_what_stands_apart_is_asked_for_in_one_sentence() -> None:
    told = frames(APART.format(ask=PLACELESS))["C03-local"]
    assert told.startswith("写明建议谁做什么、")
    assert "（写在同一句里）" in told
    whole = frames(APART.format(ask="建议县水利局4月10日前更换主管1.8公里。"))["C03-local"]
    assert "（写在同一句里）" not in whole


def test_what_stands_once_and_is_asked_for_twice_is_asked_for_again() -> None:
    told = frames(APART.format(ask=PLACELESS))["C04-mechanism"]
    assert told.startswith("写明另1处问题具体是什么，")
    (miss,) = near_misses(APART.format(ask=PLACELESS), "C04")
    assert (miss.missing, miss.within, miss.more) == (("trouble_said",), None, 1)
    assert NAMES.lacking(miss, "en").endswith("(1 more)")


def test_a_main_criterion_of_which_nothing_stands_in_the_draft_is_asked_for() -> None:
    asked = Grader(RULES, kind="problem")
    (miss,) = near_misses(CAUSELESS, "C04", asked)
    assert (miss.filled, miss.quotes) == ((), ())
    assert NAMES.lacking(miss, "zh") == "具体原因"
    assert not near_misses(CAUSELESS, "C05", asked)


def near_misses(text: str, criterion: str, grader: Grader = GRADER) -> tuple[NearMiss, ...]:
    (score,) = (c for c in grader.grade(read_text(text)).criteria if c.id == criterion)
    return score.near_misses


def test_what_stands_nowhere_is_asked_for_alone() -> None:
    told = frames(APART.format(ask=""))["C03-local"]
    assert told.startswith("写明建议谁做什么，")
    assert "写在同一句里" not in told


def test_criteria_that_lack_the_same_are_one_piece_of_advice() -> None:
    told = frames(ALIKE)
    missing = [text.partition("，")[0] for text in told.values()]
    assert any("同时有助于C" in text for text in told.values())
    assert len(missing) == len(set(missing))


def test_one_piece_of_advice_gains_for_all_criteria_that_it_serves() -> None:
    item = GRADER.grade(read_text(ALIKE))
    shared = next(each for each in item.advice if "同时有助于" in each.text.zh)
    assert item.score + shared.gain <= 100
    assert shared.target in CRITERIA
    assert "serves C" in shared.text.say("en")


def test_no_title_is_asked_for() -> None:
    text = APART.format(ask="12名村民说，水不够吃。" + PLACELESS)
    grader = Grader(RULES, kind="opinion")
    (voices,) = (c for c in grader.grade(read_text(text)).criteria if c.id == "C07")
    assert voices.grade
    assert "标题" not in "".join(a.text.zh for a in grader.grade(read_text(text)).advice)


SHELF = (
    "柳河镇推行水费“一表清”\n今年3月起，柳河镇推行水费“一表清”，把水费交给村里收，每月10日公示。"
    "东沟村206户，收费率由38%升至91%，漏水报修由12天降到3天。村民说，账看得懂。"
    "水表坏了难修的仍有11户。\n"
)


def test_an_experience_is_asked_for_its_practice_not_for_proposals_and_policies() -> None:
    unasked = {"C02-policy", "C03-local", "C09-solution", "C10-gap"}
    assert unasked & frames_of("problem")
    assert not unasked & frames_of("experience")


def frames_of(kind: str) -> set[str]:
    item = Grader(RULES, kind=kind).grade(read_text(SHELF))
    near = {miss.rule for criterion in item.criteria for miss in criterion.near_misses}
    return near | {each.rule for each in item.advice}


def test_what_an_office_does_itself_by_a_day_needs_no_proposal() -> None:
    text = (
        "石湾北站充电枪坏了两成 排队三小时\n国庆8天，石湾北站412户车主排队，最长3小时；"
        "96支枪中19支坏着，从6月停到现在。{by}更换坏枪19支，约谈2家企业{due}。\n"
    )
    asked = Grader(RULES, kind="problem")
    done = asked.grade(read_text(text.format(by="县发改局10月9日", due="，10月20日前修好")))
    open_ended = asked.grade(read_text(text.format(by="县发改局10月9日", due="")))
    (grade,) = (c.grade for c in done.criteria if c.id == "C03")
    assert grade == 1
    assert "C03-local" not in {each.rule for each in done.advice}
    assert "C03-local" in {each.rule for each in open_ended.advice}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_window_can_be_named(lang: str) -> None:
    for within in ("clause", "sentence", "pair", "paragraph", "lead", "title"):
        assert "A" in joined(["A", "B"], Lacking((), within), lang)


def test_a_near_miss_does_not_lack_what_stands_in_the_draft() -> None:
    text = (
        "柳河镇脐橙收购会\n3月8日，柳河镇召开脐橙收购会，种植户120户到会。会上认为今年行情平稳。"
        "镇供销社3月10日起设点收购，每公斤3.6元，当日结清货款。\n"
    )
    asked = Grader(RULES, kind="survey")
    (voices,) = (c for c in asked.grade(read_text(text)).criteria if c.id == "C07")
    (miss,) = voices.near_misses
    assert miss.within == "sentence"
    assert NAMES.lacking(miss, "zh").endswith("（写在同一句里）")
    assert NAMES.lacking(miss, "en").endswith("(in one sentence)")


def test_a_reason_asks_only_for_what_the_draft_lacks() -> None:
    def asked(text: str) -> str:
        advice = everything.grade(read_text(text)).advice
        return next((each.text.zh for each in advice if each.rule == "complete-case"), "")

    everything = Grader(replace(RULES, scoring=replace(RULES.scoring, advice_max=20)))

    whole = APART.format(ask="建议县水利局4月10日前更换主管1.8公里。")
    caseless = whole.replace("柳河镇东沟村", "全县")
    shareless = whole.replace("%", "吨").replace("其中57名", "57名")
    assert not asked(whole)
    assert "例子" in asked(caseless)
    assert "比例" not in asked(caseless)
    assert "比例" in asked(shareless)
    assert "例子" not in asked(shareless)
