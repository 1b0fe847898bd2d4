"""Was it sent in time: minutes for urgent kinds, working days for the others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from infoscore.intake import Draft, Meta
from infoscore.judging.clock import Lag, event_of, lag_of
from infoscore.reading.read import Reader
from infoscore.ruleset.load import load_rules
from infoscore.text.document import document_of

RULES = load_rules()
READER = Reader(RULES.slots)
KINDS = {k.card.id: k for k in RULES.kinds}
FIRE = "3月8日14时20分，柳河镇一仓库起火，暂无人员伤亡。"


def lag(
    text: str, sent: str | None, kind: str = "dynamic", *, hour: bool = True, **settings: str
) -> Lag | None:
    meta = Meta(sent=datetime.fromisoformat(sent) if sent else None, sent_has_time=hour)
    reading = READER.read(document_of(Draft("<text>", text, "str", meta=meta)))
    timeliness = replace(RULES.timeliness, **settings)
    return lag_of(meta, KINDS[kind], reading, timeliness, RULES.calendar)


def taken(text: str, sent: str, kind: str = "dynamic") -> int:
    found = lag(text, sent, kind)
    assert found is not None
    return found.taken


# —— urgent: minutes ——


@pytest.mark.parametrize(
    ("sent", "minutes", "on_time"),
    [
        ("2024-03-08T14:50", 30, True),
        ("2024-03-08T16:20", 120, True),
        ("2024-03-08T16:21", 121, False),
        ("2024-03-09T00:20", 600, False),
    ],
)
def test_an_emergency_is_timed_in_minutes(sent: str, minutes: int, on_time: bool) -> None:
    found = lag(FIRE, sent, "emergency")
    assert found is not None
    assert (found.taken, found.allowed, found.on_time) == (minutes, 120, on_time)


@pytest.mark.parametrize(
    ("text", "sent", "hour", "least"),
    [
        ("3月8日，柳河镇一仓库起火，2人受伤。", "2024-03-10T16:00", True, 40 * 60),
        ("3月8日，柳河镇一仓库起火，2人受伤。", "2024-03-10T00:00", False, 24 * 60),
        (FIRE, "2024-03-09T00:00", False, 580),
    ],
)
def test_without_an_hour_an_emergency_is_late_where_it_must_be(
    text: str, sent: str, hour: bool, least: int
) -> None:
    found = lag(text, sent, "emergency", hour=hour)
    assert found is not None
    assert (found.taken, found.exact, found.on_time) == (least, False, False)


@pytest.mark.parametrize("sent", ["2024-03-08T16:00", "2024-03-09T01:30"])
def test_without_an_hour_an_emergency_that_may_be_in_time_is_not_timed(sent: str) -> None:
    assert lag("3月8日，柳河镇一仓库起火，2人受伤。", sent, "emergency") is None


def test_the_clock_of_an_emergency_starts_at_its_first_moment() -> None:
    text = f"{FIRE}15时40分明火扑灭。3月8日16时县应急管理局报告。"
    assert taken(text, "2024-03-08T16:20", "emergency") == 120


def test_the_moment_where_the_clock_starts_is_told() -> None:
    found = lag(FIRE, "2024-03-08T16:20", "emergency")
    assert found is not None
    assert FIRE[slice(*found.start)] == "3月8日14时20分"


def test_an_event_without_hour_or_a_report_without_hour_is_not_timed_in_minutes() -> None:
    assert lag("3月8日，柳河镇一仓库起火。", "2024-03-08T16:20", "emergency") is None
    assert lag(FIRE, "2024-03-08", "emergency", hour=False) is None


@pytest.mark.parametrize(
    ("settings", "limit"),
    [
        ({}, "urgent-written"),
        ({"channel": "电话"}, "urgent-phone"),
        ({"level": "市到省"}, "urgent-city"),
        ({"level": "县到市"}, "urgent-county"),
        ({"level": "镇到县"}, "urgent-written"),
    ],
)
def test_the_most_specific_limit_for_the_settings_applies(
    settings: dict[str, str], limit: str
) -> None:
    found = lag(FIRE, "2024-03-08T16:20", "emergency", **settings)
    assert found is not None
    assert found.limit.id == limit


# —— the others: working days ——


@pytest.mark.parametrize(
    ("event", "sent", "days"),
    [
        ("3月5日", "2024-03-05T10:00", 0),
        ("3月5日", "2024-03-08T10:00", 3),
        ("3月8日", "2024-03-11T10:00", 1),  # over a weekend
        ("4月3日", "2024-04-07T10:00", 1),  # 清明 off, Sunday the 7th worked
        ("9月30日", "2024-10-12T10:00", 5),  # 国庆 off, Saturday the 12th worked
    ],
)
def test_days_off_do_not_count_and_exchanged_weekends_do(event: str, sent: str, days: int) -> None:
    assert taken(f"{event}，白水镇早市搬到镇南停车场。", sent) == days


def test_the_latest_day_that_had_passed_counts_not_an_old_one_or_a_plan() -> None:
    text = "2023年4月2日动工，2024年3月5日早市搬迁，3月20日前补划摊位。"
    assert taken(text, "2024-03-07T10:00") == 2


def test_a_deadline_that_has_passed_is_no_event() -> None:
    text = "3月1日，白水镇早市搬到镇南停车场，3月5日前补划摊位。"
    assert taken(text, "2024-03-07T10:00") == 4


def test_a_limit_in_working_days_is_kept_up_to_its_last_day() -> None:
    text = "3月1日，白水镇早市搬到镇南停车场。"
    found = [lag(text, f"2024-03-0{day}T10:00") for day in (8, 9)]
    assert [(f.taken, f.on_time) for f in found if f] == [(5, True), (5, True)]
    late = lag(text, "2024-03-11T10:00")
    assert late is not None
    assert (late.taken, late.on_time) == (6, False)


# —— years ——


def test_a_missing_year_rolls_back_over_new_year() -> None:
    assert taken("12月29日，早市搬迁。", "2024-01-03T10:00") == 2


def test_a_year_whose_holidays_are_not_published_is_marked() -> None:
    published = lag("2024年3月5日，早市搬迁。", "2024-03-08T10:00")
    unknown = lag("2031年3月5日，早市搬迁。", "2031-03-07T10:00")
    assert published is not None
    assert unknown is not None
    assert published.published
    assert not unknown.published
    assert unknown.taken == 2


# —— nothing to measure ——


@pytest.mark.parametrize(
    "text",
    [
        "近日，早市搬迁。",
        "今年以来，早市搬迁。",
        "3月，早市搬迁。",
        "早市搬迁。",
        "2025年3月5日，早市搬迁。",
    ],
    ids=["recently", "this-year", "month", "none", "future"],
)
def test_without_a_day_that_has_passed_there_is_no_lag(text: str) -> None:
    assert lag(text, "2024-03-08T10:00") is None


def test_without_a_time_of_report_there_is_no_lag() -> None:
    assert lag(FIRE, None, "emergency") is None


def test_a_day_that_does_not_exist_is_passed_over() -> None:
    assert lag("2月30日，早市搬迁。", "2024-03-08T10:00") is None


def test_the_clock_may_start_when_the_event_became_known() -> None:
    text = "3月8日14时20分，柳河镇一仓库起火。14时35分县应急管理局接消防救援大队报告，2人受伤。"
    found = {
        clock: lag(text, "2024-03-08T16:00", "emergency", clock=clock)
        for clock in ("event", "known")
    }
    assert {clock: each.taken for clock, each in found.items() if each} == {
        "event": 100,
        "known": 85,
    }


def test_the_clock_may_start_at_the_end_of_the_period() -> None:
    text = "2026年3月，全县用电量1.2亿千瓦时，同比增长3%。4月2日县统计局汇总时发现两个镇漏报。"
    found = lag(text, "2026-04-10", clock="period_end")
    assert found is not None
    assert text[slice(*found.start)] == "2026年3月"
    assert found.taken == RULES.calendar.workdays_between(date(2026, 3, 31), date(2026, 4, 10))


# —— which date is the event ——

SENT = "2026-11-20T10:00"


def event(text: str, kind: str = "dynamic", sent: str = SENT) -> str | None:
    """The date of the event as month-day or with its hour, None where the text tells none."""
    meta = Meta(sent=datetime.fromisoformat(sent), sent_has_time=True)
    reading = READER.read(document_of(Draft("<text>", text, "str", meta=meta)))
    found = event_of(reading, KINDS[kind], datetime.fromisoformat(sent), RULES.timeliness.dates)
    if found is None:
        return None
    return found[1].strftime("%m-%d %H" if found[0].hour >= 0 else "%m-%d")


@pytest.mark.parametrize(
    "text",
    [
        "森林防火期为11月1日至次年3月31日。",
        "11月1日至次年3月31日，全县实行封山管理。",
        "禁渔期自11月1日起，各村不得下网。",
        "许可证有效期至2026年3月31日。",
        "11月以来，全县无降雨。",
        "11月上旬以来，全县无降雨。",
        "原定11月5日试运行。",
        "县水务集团计划于11月5日通水。",
        "例如柳河镇11月5日断水。",
    ],
)
def test_a_season_a_plan_an_example_or_a_month_since_when_is_no_event(text: str) -> None:
    assert event(text) is None
    assert event(f"11月16日，柳河镇早市搬迁。{text}") == "11-16"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("按计划11月5日通水。", "11-05"),
        ("《供水改造计划》11月5日印发。", "11-05"),
        ("防汛期间11月5日起挖沟。", "11-05"),
        ("11月5日起，早市搬迁。", "11-05"),
        ("11月5日一起投诉反映断水。", "11-05"),
        ("去年11月5日，早市搬迁。", "11-05"),
    ],
)
def test_words_alike_leave_the_event_alone(text: str, day: str) -> None:
    assert event(text) == day


def test_the_day_since_when_a_trouble_lasts_is_no_event() -> None:
    text = "10月8日起，大车白天不得进城，菜农在城外等到半夜。"
    assert event(text, "dynamic") == "10-08"
    assert event(text, "problem") is None
    assert event(f"{text}11月16日，有两车菜烂在路上。", "problem") == "11-16"


def test_last_year_is_the_year_before() -> None:
    found = lag("去年11月5日，早市搬迁。", SENT)
    assert found is not None
    assert found.taken == RULES.calendar.workdays_between(date(2025, 11, 5), date(2026, 11, 20))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("11月13日，东沟村居民反映断水。11月15日，水泵换好。", "11-13"),
        ("11月11日9时，柳河镇一沙场偷排。11月12日，县水利局处罚。", "11-11 09"),
        ("11月14日，区长到东沟村现场办公。水厂原定11月试运行。", "11-14"),
        ("11月12日14时起，柳河镇停水。截至11月13日8时，恢复供水。", "11-12 14"),
        ("截至11月15日，已整治15个点。11月13日，柳河镇开工。", "11-15"),
        ("9月2日，柳河镇开工。截至11月15日，已整治15个点。", "11-15"),
        ("11月1日至7日，景区接待2万人。11月3日，东门拥堵。", "11-07"),
        ("11月3日，东门拥堵。11月1日至7日，景区接待2万人。", "11-07"),
        ("10月28日至11月2日，景区接待2万人。", "11-02"),
        ("11月10日至12月20日，全县开展排查。11月12日，查出3处。", "11-12"),
    ],
)
def test_what_follows_within_days_belongs_to_what_was_told_first(text: str, day: str) -> None:
    assert event(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("截至11月13日8时，转移86人。11月12日14时起，柳河镇降暴雨。", "11-12 14"),
        ("11月12日20时至13日8时，柳河镇降暴雨。", "11-12 20"),
        ("11月19日20时至21日8时，柳河镇降暴雨。", "11-19 20"),
        ("11月1日至7日是黄金周。11月3日14时20分，东门踩踏。", "11-03 14"),
        ("截至11月13日8时，转移86人。", None),
    ],
)
def test_an_emergency_begins_where_it_happened_not_at_its_status(
    text: str, day: str | None
) -> None:
    assert event(text, "emergency") == day


PRACTICE = "2月起，青山县试行一窗受理。\n{said}\n柳河镇吴某4月11日上午过户，当天办结。"


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("平均用时由11天降到1.5天。", None),
        ("截至10月底，办理1268件。", "10-31"),
        ("截至10月30日，办理1268件。", "10-30"),
        ("9月1日至30日，办理268件。", "09-30"),
        ("截至2025年底，办理1268件。今年5月起，全县推开。", None),
    ],
)
@pytest.mark.parametrize("kind", ["experience", "survey"])
def test_what_tells_of_a_time_is_dated_by_its_figures(
    said: str, day: str | None, kind: str
) -> None:
    assert event(PRACTICE.format(said=said), kind) == day


def test_a_survey_without_such_a_date_was_made_on_the_day_of_its_lead() -> None:
    text = "3月12日，县供销社走访商户85家。\n有34家缺少资金。\n柳河镇吴某4月11日停业。"
    assert event(text, "survey") == "03-12"
    assert event(text, "experience") is None
