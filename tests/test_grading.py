"""From a draft to its score: what is refused, which kind is taken, which priorities hold."""

from __future__ import annotations

import gc
import re
from dataclasses import replace
from datetime import date, datetime

import pytest
import rewrites as rw

from infoscore.errors import InputError, UsageError
from infoscore.grading import Grader
from infoscore.intake import Draft, Meta, read_text
from infoscore.ruleset.load import load_rules

RULES = load_rules()
GRADER = Grader(RULES, as_of=date(2024, 4, 1))
TEXTS = rw.frame_texts()
SCENE, ITEM = TEXTS["C06"], TEXTS["C09"]
FIRST = SCENE.replace("后续情况20时前续报。", "")
LEAST = RULES.scoring.min_han


def refusal(text: str) -> str:
    with pytest.raises(InputError) as caught:
        GRADER.grade(read_text(text))
    (fault,) = caught.value.faults
    return fault.phrase


def test_a_draft_that_is_too_short_gets_no_score() -> None:
    assert refusal("柳河镇两村断水\n自2月11日起断水。") == "judging.too_short"


@pytest.mark.parametrize(("han", "graded"), [(LEAST - 1, False), (LEAST, True)])
def test_the_bound_is_the_number_of_han_in_the_body(han: int, graded: bool) -> None:
    text = "柳河镇东沟村断水二十六天\n" + "水" * (han - 1) + "停。"
    if graded:
        assert GRADER.grade(read_text(text)).score >= 0
    else:
        assert refusal(text) == "judging.too_short"


def test_a_long_title_does_not_make_up_for_a_short_body() -> None:
    title = "柳河镇东沟村自二月十一日起因输水主管老化漏损断水至今"
    assert refusal(f"{title}\n请协调更换主管。") == "judging.too_short"


def test_a_text_that_is_not_chinese_gets_no_score() -> None:
    english = "The water main of two villages has been leaking for years now. " * 30
    assert refusal(english + "水" * LEAST) == "judging.not_chinese"


def test_the_refusal_says_what_to_do() -> None:
    with pytest.raises(InputError, match="补写正文"):
        GRADER.grade(read_text("柳河镇两村断水\n自2月11日起断水。"))


@pytest.mark.parametrize("kind", [k.card.id for k in RULES.kinds])
def test_a_kind_that_the_user_names_is_taken(kind: str) -> None:
    score = Grader(RULES, as_of=date(2024, 4, 1), kind=kind).grade(read_text(ITEM))
    assert (score.kind.id, score.kind.forced) == (kind, True)
    assert score.kind.runner_up != kind


def test_a_kind_in_the_header_is_taken() -> None:
    score = GRADER.grade(Draft("<text>", ITEM, "str", meta=Meta(kind="opinion")))
    assert (score.kind.id, score.kind.forced) == ("opinion", True)


def test_a_draft_that_says_its_kind_itself_keeps_the_gates_of_what_it_reads_as() -> None:
    lost = (
        "柳河镇两村饮水困难\n水管老化漏水，412户缺水26天；水泵损坏，无法供水；水价拖欠难以收取。\n"
        "原因是管权不清、维修费没有着落。应当加强管理。"
    )
    by_draft = GRADER.grade(Draft("<text>", lost, "str", meta=Meta(kind="dynamic")))
    by_user = Grader(RULES, as_of=date(2024, 4, 1), kind="dynamic").grade(read_text(lost))
    assert "G8-no-way-on" in [gate.id for gate in GRADER.grade(read_text(lost)).gates]
    assert "G8-no-way-on" in [gate.id for gate in by_draft.gates]
    assert "G8-no-way-on" not in [gate.id for gate in by_user.gates]


def test_a_kind_in_the_header_that_the_rules_do_not_know_is_passed_over() -> None:
    score = GRADER.grade(Draft("<text>", ITEM, "str", meta=Meta(kind="poem")))
    assert score == replace(GRADER.grade(read_text(ITEM)), encoding="str")


def test_an_unknown_kind_is_told_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"poem.*dynamic.*feedback"):
        Grader(RULES, kind="poem")


def test_only_priorities_in_force_on_the_day_count() -> None:
    old = [replace(p, end=date(2020, 1, 1)) for p in RULES.priorities]
    rules = replace(RULES, priorities=tuple(old))
    text = read_text(ITEM)

    def focus(day: date) -> tuple[object, object]:
        score = Grader(rules, as_of=day).grade(text)
        return next((p.score, p.max) for p in score.principles if p.id == "focused")

    assert focus(date(2019, 12, 31))[0] > 0
    assert focus(date(2024, 4, 1)) == (0, 0)


def test_an_emergency_reported_late_loses_timeliness() -> None:
    def timely(hour: int) -> object:
        meta = Meta(sent=datetime(2024, 3, 8, hour, 0), sent_has_time=True)
        score = GRADER.grade(Draft("<text>", FIRST, "str", meta=meta))
        assert score.on_time is (hour < 17)
        return next(p.score for p in score.principles if p.id == "timely")

    assert timely(16) > timely(20)


def test_an_emergency_reported_days_later_is_stale() -> None:
    meta = Meta(sent=datetime(2024, 3, 10, 9, 0), sent_has_time=True)
    score = GRADER.grade(Draft("<text>", FIRST, "str", meta=meta))
    assert [gate.id for gate in score.gates] == ["G6-stale"]
    assert score.score <= RULES.timeliness.stale.cap  # type: ignore[union-attr]


def test_one_grader_grades_one_draft_after_another_alike() -> None:
    first = GRADER.grade(read_text(ITEM))
    GRADER.grade(read_text(SCENE))
    assert GRADER.grade(read_text(ITEM)) == first


def test_what_grading_took_is_given_back_at_once() -> None:
    drafts = [read_text(text) for text in TEXTS.values()]
    for draft in drafts:
        GRADER.grade(draft)
    gc.collect()
    gc.disable()
    try:
        for draft in drafts:
            GRADER.grade(draft)
        assert gc.collect() == 0
    finally:
        gc.enable()


@pytest.mark.parametrize("name", TEXTS)
def test_every_quote_stands_in_the_draft(name: str) -> None:
    score = GRADER.grade(read_text(TEXTS[name]))
    quotes = [
        *(q for c in score.criteria for e in c.evidence for q in e.quotes),
        *(q for p in score.principles for r in p.reasons for q in r.quotes),
    ]
    assert quotes
    lines = TEXTS[name].split("\n")
    for quote in quotes:
        whole = quote.text.strip("…").split("…")
        assert all(any(part.strip() in line for line in lines) for part in whole), quote.text


@pytest.mark.parametrize("name", TEXTS)
def test_advice_is_ranked_by_what_it_brings(name: str) -> None:
    bare = re.sub(r"\d[\d.,]*", "若干", TEXTS[name])
    told = GRADER.grade(read_text(bare)).advice
    assert told
    held = any(advice.held is not None for advice in told)
    gains = [advice.gain for advice in told if not held or advice.held is not None]
    assert gains == sorted(gains, reverse=True)
    assert len(told) <= RULES.scoring.advice_max
    assert all(gain >= RULES.scoring.advice_least > 0 for gain in gains)


@pytest.mark.parametrize(
    ("rule", "quoted"),
    [("timely-next", "请县供销社3日前送薄膜30吨"), ("complete-done", "镇里已派技术员8人下村摇雪")],
)
def test_what_was_done_or_is_asked_is_quoted_before_what_only_looks_so(
    rule: str, quoted: str
) -> None:
    text = (
        "绿丰镇柑橘受冻\n11月28日夜间，绿丰镇柑橘受冻1.2万亩，监测点3处低于零下3度。"
        "据县气象台预报，12月5日前后还有一轮降温，幼树可能冻死。"
        "镇里已派技术员8人下村摇雪。请县供销社3日前送薄膜30吨。"
    )
    reasons = (r for p in GRADER.grade(read_text(text)).principles for r in p.reasons)
    (quote,) = next(r.quotes for r in reasons if r.rule == rule)
    assert quote.text.startswith(quoted)
