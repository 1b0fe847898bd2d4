"""Event, telephone, written report, next report: each with its limit, and only where it is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from time import process_time

import pytest

from infoscore.grading import Grader
from infoscore.intake import Draft, Meta
from infoscore.intake.reader import read_text
from infoscore.judging.clock import lag_of
from infoscore.judging.timeline import Step, timeline_of
from infoscore.reading.read import Reader
from infoscore.ruleset.load import load_rules
from infoscore.text.document import document_of
from infoscore.wording import duration

RULES = load_rules()
READER = Reader(RULES.slots)
KINDS = {k.card.id: k for k in RULES.kinds}
FIRE = "3月8日14时20分，柳河镇一仓库起火，2人受伤。"
SENT = "2024-03-08T15:30"


def steps(
    text: str, sent: str | None = SENT, kind: str = "emergency", *, limits: bool = True
) -> dict[str, Step]:
    meta = Meta(sent=datetime.fromisoformat(sent) if sent else None, sent_has_time=True)
    reading = READER.read(document_of(Draft("<text>", text, "str", meta=meta)))
    rules = RULES.timeliness
    if not limits:
        kept = tuple(each for each in rules.limits if each.channel != "电话")
        rules = replace(rules, limits=kept)
    lag = lag_of(meta, KINDS[kind], reading, rules, RULES.calendar)
    vague = RULES.slots.bit("recent_time")
    return {s.stage: s for s in timeline_of(reading, KINDS[kind], rules, lag, vague)}


def minutes(text: str) -> tuple[int | None, bool | None]:
    step = steps(FIRE + text)["phone"]
    return step.taken, step.on_time


@pytest.mark.parametrize(
    ("text", "taken", "on_time"),
    [
        ("14时40分电话报告市应急管理局。", 20, True),
        ("14时50分县应急管理局电话报市政府总值班室。", 30, True),
        ("14时51分，通过电话向市政府总值班室报告。", 31, False),
        ("3月8日15时05分电话上报。", 45, False),
    ],
)
def test_a_report_by_telephone_is_timed_from_the_event(
    text: str, taken: int, on_time: bool
) -> None:
    assert minutes(text) == (taken, on_time)


@pytest.mark.parametrize(
    "text",
    [
        "14时40分接群众电话报警。",
        "14时40分到场。联系电话报县局备案。",
        "县应急管理局已电话报告市应急管理局。",
        "14时40分，县消防救援大队到场。随后电话报告市应急管理局。",
    ],
)
def test_a_call_that_is_no_timed_report_is_left_out(text: str) -> None:
    assert "phone" not in steps(FIRE + text)


def test_a_telephone_report_without_a_limit_is_still_told() -> None:
    step = steps(FIRE + "14时40分电话报告市应急管理局。", limits=False)["phone"]
    assert (step.taken, step.limit, step.on_time) == (20, None, None)


def test_only_emergencies_have_a_telephone_report() -> None:
    assert "phone" not in steps(FIRE + "14时40分电话报告市应急管理局。", kind="dynamic")


@pytest.mark.parametrize(
    "text",
    [
        "后续情况20时前续报。",
        "下一次报告时间为3月8日20时。",
        "续报时间：20时。",
        "3月8日20时前再报告。",
        "20时前报送续报三。",
        "续报将于3月8日20时前报出。",
        "续报（三）拟于20时前报送。",
    ],
)
def test_the_promised_report_is_told_with_its_time(text: str) -> None:
    step = steps(FIRE + text)["follow_up"]
    assert (step.when, step.taken) == (datetime(2024, 3, 8, 20), 270)


@pytest.mark.parametrize(
    "text",
    [
        "后续情况续报。",
        "截至15时，明火扑灭。后续情况续报。",
        "15时灭火后再报告原因。",
        "续报一（3月8日20时）",
        "\n续报\n3月8日20时，现场又有浓烟。",
        "\n续报 3月8日20时，现场又有浓烟。",
        "\n续报：3月8日20时，现场又有浓烟。",
        "3月8日15时前已报送续报一。",
        "续报一已于3月8日15时10分报出。",
    ],
)
def test_a_promise_without_a_time_is_left_out(text: str) -> None:
    assert "follow_up" not in steps(FIRE + text)


def test_the_mark_of_a_report_announces_no_other() -> None:
    told = (
        "续报二\n关于澜河区永丰化工厂氯气泄漏事故的续报\n3月8日14时20分，厂内泄漏氯气。20时前续报。"
    )
    assert steps(told)["follow_up"].span == (told.index("20时前"), len(told) - 1)


def test_the_written_report_keeps_the_lag_that_is_scored() -> None:
    found = steps(FIRE)
    assert list(found) == ["event", "written"]
    assert (found["event"].when, found["written"].taken) == (datetime(2024, 3, 8, 14, 20), 70)


def test_the_time_of_the_report_before_is_not_taken_for_the_event() -> None:
    assert "event" not in steps("3月8日14时50分初报后，柳河镇仓库明火已扑灭。")


def test_recently_is_an_unknown_time_unless_a_day_is_given() -> None:
    unknown = steps("近日，柳河镇一仓库起火，2人受伤。")["event"]
    assert (unknown.when, unknown.on_time) == (None, None)
    assert steps("近日，" + FIRE)["event"].when is not None
    assert steps("柳河镇一仓库起火，2人受伤。") == {}


def test_without_a_time_of_sending_the_clock_times_are_told_as_written() -> None:
    step = steps(FIRE + "14时40分电话报告市应急管理局。", None)["phone"]
    assert (step.when, step.taken) == (None, None)


def test_a_page_of_promises_without_times_takes_no_time() -> None:
    began = process_time()
    assert "follow_up" not in steps("3月8日14时起火。后续情况续报。电话报告。" * 4000)
    assert process_time() - began < 5


# —— in the report ——

DRAFT = (
    "报送单位：青山县应急管理局\n报送时间：2024年3月8日15时30分\n\n青山县柳河镇一仓库起火 2人受伤\n"
    + FIRE
    + "14时55分电话报告市应急管理局。县消防救援大队3车15人到场扑救，15时10分明火扑灭，"
    "伤者已送县医院，无生命危险。起火原因正在调查。后续情况20时前续报。"
)


def test_the_reasons_of_timely_name_the_call_and_the_promise_for_no_points() -> None:
    item = Grader(RULES, as_of=date(2024, 3, 9)).grade(read_text(DRAFT))
    timely = next(p for p in item.principles if p.id == "timely")
    told = {r.rule: r for r in timely.reasons}
    assert "35 分钟，时限 30 分钟" in told["time-phone"].text.zh
    assert "超时" in told["time-phone"].text.zh
    assert "late" in told["time-phone"].text.say("en")
    assert "20:00" in told["time-follow_up"].text.zh
    assert told["time-phone"].points == told["time-follow_up"].points == 0


def test_the_audit_holds_the_line_in_order() -> None:
    item = Grader(RULES, as_of=date(2024, 3, 9)).grade(read_text(DRAFT))
    assert item.audit is not None
    line = item.audit.timeline
    assert [s.stage for s in line] == ["event", "phone", "written", "follow_up"]
    assert [s.when for s in line] == [
        "2024-03-08T14:20", "2024-03-08T14:55", "2024-03-08T15:30", "2024-03-08T20:00",
    ]  # fmt: skip
    assert [s.quote and s.quote.text for s in line][1] == "14时55分电话报告"


def test_a_length_of_time_is_told_as_one_says_it() -> None:
    assert [duration(n) for n in (1, 40, 90, 120, 1565)] == [
        "1 分钟", "40 分钟", "90 分钟", "2 小时", "26 小时 5 分钟",
    ]  # fmt: skip
    assert duration(125, "en") == "2 h 5 min"
