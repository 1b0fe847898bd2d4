"""Every rule does on its own texts what it says, and each criterion can be met in full."""

from __future__ import annotations

import pytest

from infoscore.grading import Grader
from infoscore.intake import read_text
from infoscore.judging.ruletest import RuleResult, try_rules
from infoscore.ruleset.load import load_rules

RULES = load_rules()
RESULTS = list(try_rules(RULES))
FRAMES = [f for c in RULES.criteria for f in c.frames]
CARDS = [
    *(f.card for f in FRAMES),
    *(m.card for p in RULES.principles for m in p.merits),
    *(x.card for x in (*RULES.kinds, *RULES.gates, *RULES.notices)),
]


@pytest.mark.parametrize("result", RESULTS, ids=lambda r: r.rule)
def test_a_rule_fires_and_stays_silent_as_its_own_texts_say(result: RuleResult) -> None:
    assert [(f.expected, f.text) for f in result.failures] == []


def test_every_rule_is_tried() -> None:
    assert {card.id for card in CARDS} <= {result.rule for result in RESULTS}


@pytest.mark.parametrize(
    "result", [r for r in RESULTS if r.section == "criteria"], ids=lambda r: r.rule
)
def test_some_text_of_a_frame_reaches_the_last_step(result: RuleResult) -> None:
    assert result.unreached == ()


@pytest.mark.parametrize("frame", FRAMES, ids=lambda f: f.card.id)
def test_a_frame_carries_three_near_misses(frame: object) -> None:
    assert len(frame.card.tests.silent) >= 3  # type: ignore[attr-defined]


@pytest.mark.parametrize("card", CARDS, ids=lambda c: c.id)
def test_a_rule_says_why_in_both_languages_and_on_what_it_stands(card: object) -> None:
    assert len(card.why.zh) >= 6  # type: ignore[attr-defined]
    assert card.why.en  # type: ignore[attr-defined]
    assert card.name.en  # type: ignore[attr-defined]
    assert len(card.source) >= 4  # type: ignore[attr-defined]
    assert ".md" not in card.source  # type: ignore[attr-defined]


def test_no_text_stands_twice_as_hit_and_near_miss() -> None:
    for card in CARDS:
        assert not set(card.tests.fires) & set(card.tests.silent), card.id


def test_a_failing_text_is_told() -> None:
    """The trial itself can fail: a rule whose texts are swapped does."""
    from dataclasses import replace  # noqa: PLC0415

    notice = RULES.notices[0]
    tests = replace(
        notice.card.tests, fires=notice.card.tests.silent, silent=notice.card.tests.fires
    )
    swapped = replace(notice, card=replace(notice.card, tests=tests))
    results = {r.rule: r for r in try_rules(replace(RULES, notices=(swapped,)))}
    assert {f.expected for f in results[notice.card.id].failures} == {"fires", "silent"}
    assert not results[notice.card.id].passed


def test_an_emergency_is_not_asked_for_what_only_other_kinds_need() -> None:
    text = (
        "柳河镇一仓库起火 2人受伤\n3月8日14时20分，柳河镇一仓库起火，2人受伤，已送县医院。"
        "县消防救援大队3车15人到场扑救，15时10分明火扑灭。原因正在调查。"
    )
    item = Grader(RULES).grade(read_text(text))
    assert item.kind.id == "emergency"
    assert not {"accurate-base", "complete-case"} & {each.rule for each in item.advice}


@pytest.mark.parametrize(
    ("end", "broken"), [("\n村\t户数\n东沟村\t210\n西沟村\t202", False), ("因为", True)]
)
def test_a_table_at_the_end_is_no_broken_text(end: str, broken: bool) -> None:
    text = (
        "柳河镇两村断水\n3月8日，县水利局查实柳河镇东沟、西沟两村412户断水26天，漏损率61%。"
        f"建议县水利局4月10日前更换主管1.8公里。{end}"
    )
    reasons = [r.rule for p in Grader(RULES).grade(read_text(text)).principles for r in p.reasons]
    assert ("complete-broken" in reasons) == broken


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "柳河镇断水\n3月8日，县水利局查实柳河镇东沟村、西沟村两个村断水26天，村民每天清早到山下排队挑水吃，东沟村因为",
            "东沟村因为",
        ),
        (
            "（三）资金方面。3月，县工信局调查的86家企业中，62家贷款利率偏高，其中27家因为到期的贷款续不上已经停产。",
            "（三）资金方面。",
        ),
    ],
)
def test_a_text_that_breaks_off_is_told_with_its_place(text: str, place: str) -> None:
    item = Grader(RULES).grade(read_text(text))
    complete = next(p for p in item.principles if p.id == "complete")
    (broken,) = [r for r in complete.reasons if r.rule == "complete-broken"]
    assert [quote.text for quote in broken.quotes] == [place]


@pytest.mark.parametrize(
    ("asked", "grade"),
    [("问卷走访168人", "0.7"), ("已有168人报名", "0")],
)
def test_views_counted_in_a_survey_are_concrete_voices(asked: str, grade: str) -> None:
    text = (
        f"白水镇夜校为什么没人上\n3月5日至9日，镇里{asked}。不愿上的理由里，嫌路远的占46%；"
        "认为天黑没处停车的占31%。镇里打算4月10日前把2个班搬到村里。"
    )
    item = Grader(RULES, kind="survey").grade(read_text(text))
    assert [str(c.grade) for c in item.criteria if c.id == "C07"] == [grade]
