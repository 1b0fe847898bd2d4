"""A16: only what is told as having happened can be later than the report."""

from __future__ import annotations

from datetime import datetime

import pytest

from infoscore.intake.draft import Draft, Meta
from infoscore.judging.audit import audit
from infoscore.reading.read import Reader
from infoscore.ruleset.load import load_rules
from infoscore.text.document import document_of

RULES = load_rules()
READER = Reader(RULES.slots)
SENT = Meta(sent=datetime(2024, 3, 12))


def later(text: str) -> list[str]:
    draft = Draft("<test>", text, "str", meta=SENT)
    found = audit(READER.read(document_of(draft)), RULES.audit).findings
    return [f.message.zh for f in found if f.check == "A16" and "晚于报送时间" in f.message.zh]


@pytest.mark.parametrize(
    "text",
    [
        "3月15日14时20分，柳河镇一仓库发生火灾，2人受伤。",
        "截至3月20日，全县已核查36个村。",
        "3月18日，县水利局已修复9处渠段。",
        "3月16日，白水镇召开了调度会，12个村参加。",
        "3月14日8时，县气象台监测站接到报告。",
        "2024年4月2日，石桥镇边坡塌方造成2人受伤。",
    ],
)
def test_what_has_happened_cannot_be_later_than_the_report(text: str) -> None:
    assert len(later(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "3月8日14时20分，柳河镇一仓库发生火灾，2人受伤。",
        "申请已报市水利局，批复后3月25日投用。",
        "县里计划3月20日开工，材料已到场。",
        "3月30日前修复9处渠段，资金已到位。",
        "下一步，县水利局3月18日起逐段排查，设备已备齐。",
        "预计3月16日发生二次洪峰。",
        "建议3月20日召开协调会，议题已征求意见。",
        "方案已定，3月22日试运行。",
        "截至去年12月20日，全县已核查36个村。",
        "3月15日，全县统一考试，报名已结束。若有变动另行通知。",
    ],
)
def test_what_is_planned_due_or_expected_may_be_later(text: str) -> None:
    assert later(text) == []


def alarms(text: str) -> list[bool]:
    """Whether each alarm told as earlier than the event is proven."""
    found = audit(READER.read(document_of(Draft("<test>", text, "str"))), RULES.audit).findings
    return [f.severity == "H" for f in found if f.check == "A16" and "接报" in f.message.zh]


@pytest.mark.parametrize(
    ("text", "proven"),
    [
        ("5月6日13时50分，柳河镇一堆场起火。13时38分，县消防救援大队接到报警。", [True]),
        ("堆场起火在13点50分左右，13点38分镇应急站接到求助。", [False]),
        ("5月6日13时38分，柳河镇一堆场起火。13时50分，县消防救援大队接到报警。", []),
        ("5月6日23时50分，柳河镇一堆场起火。次日0时05分，县消防救援大队接警。", []),
        ("5月6日13时50分，柳河镇一堆场起火。5月7日13时38分，县应急局接到报告。", []),
        ("5月6日13时38分，县消防救援大队接到报警，柳河镇一堆场起火。", []),
    ],
    ids=["earlier", "about", "later", "past midnight", "another day", "alarm alone"],
)
def test_no_alarm_comes_before_what_it_tells_of(text: str, proven: list[bool]) -> None:
    assert alarms(text) == proven


@pytest.mark.parametrize(
    ("meta", "text", "proven"),
    [
        (Meta(sent=datetime(2024, 3, 12)), "3月5日（星期三），县供销社投放化肥。", [True]),
        (Meta(sent=datetime(2024, 3, 12)), "3月5日（星期二），县供销社投放化肥。", []),
        (Meta(), "2024年3月5日（星期三），县供销社投放化肥。", [True]),
        # the year of the sending itself was guessed from the day of grading
        (
            Meta(sent=datetime(2024, 3, 12), sent_said="3月12日"),
            "3月5日（星期三），县供销社投放化肥。",
            [False],
        ),
        (Meta(), "3月5日（星期三），县供销社投放化肥。", []),
        # sent in January of what happened in December; last year's day
        (Meta(sent=datetime(2026, 1, 5)), "12月30日（星期二），县里开展检查。", []),
        (Meta(sent=datetime(2026, 11, 30)), "去年10月1日（星期三），白水镇水厂开工。", []),
        (Meta(sent=datetime(2026, 11, 30)), "去年10月1日（星期五），白水镇水厂开工。", [True]),
    ],
)
def test_a_weekday_is_wrong_for_sure_only_where_the_year_is_known(
    meta: Meta, text: str, proven: list[bool]
) -> None:
    found = audit(READER.read(document_of(Draft("<test>", text, "str", meta=meta))), RULES.audit)
    assert [f.severity == "H" for f in found.findings if f.check == "A16"] == proven
