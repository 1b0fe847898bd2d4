"""Working days: weekends, holidays and the weekends worked in exchange."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoscore.ruleset.fields import Context
from infoscore.ruleset.holidays import CALENDAR
from infoscore.ruleset.locate import builtin_rules
from infoscore.ruleset.workdays import Calendar
from infoscore.ruleset.yamlnode import MapNode, parse, read_file

DAY = timedelta(days=1)


def shipped() -> Calendar:
    ctx = Context()
    node = read_file(builtin_rules() / "calendar.yaml", "calendar.yaml", ctx.faults)
    assert isinstance(node, MapNode)
    years = node.get("calendar")
    assert years is not None
    calendar = CALENDAR.read(years, ctx)
    assert ctx.faults == []
    assert isinstance(calendar, Calendar)
    return calendar


def works(calendar: Calendar, day: date) -> bool:
    """Whether a day by itself counts as a working day."""
    return calendar.workdays_between(day - DAY, day) == 1


def test_holidays_are_off_and_exchanged_weekends_are_worked() -> None:
    calendar = shipped()
    assert not works(calendar, date(2026, 2, 17))  # 春节，周二
    assert works(calendar, date(2026, 2, 14))  # 周六，调休上班
    assert not works(calendar, date(2026, 3, 7))  # 周六
    assert works(calendar, date(2026, 3, 9))  # 周一


def test_years_not_published_know_weekends_only_and_say_so() -> None:
    calendar = shipped()
    assert [year for year in range(2020, 2030) if calendar.covers(year)] == [2024, 2025, 2026]
    assert works(calendar, date(2031, 1, 1))  # 周三
    assert not works(calendar, date(2031, 1, 4))


def test_the_shipped_calendar_agrees_with_an_independent_list() -> None:
    theirs = pytest.importorskip("chinese_calendar")
    calendar = shipped()
    days = [date(2024, 1, 1) + i * DAY for i in range((date(2027, 1, 1) - date(2024, 1, 1)).days)]
    assert [d for d in days if works(calendar, d) != theirs.is_workday(d)] == []


def test_every_exchanged_day_is_a_weekend() -> None:
    assert {day.weekday() for day in shipped().workdays} == {5, 6}


def test_working_days_between_leave_the_first_day_out() -> None:
    calendar = shipped()
    assert calendar.workdays_between(date(2026, 3, 6), date(2026, 3, 9)) == 1
    assert calendar.workdays_between(date(2026, 2, 13), date(2026, 2, 24)) == 2
    assert calendar.workdays_between(date(2026, 3, 9), date(2026, 3, 6)) == -1
    assert calendar.workdays_between(date(2026, 3, 6), date(2026, 3, 6)) == 0


@given(st.dates(date(2023, 6, 1), date(2027, 6, 1)), st.integers(0, 400))
def test_counting_is_the_sum_of_the_days(start: date, length: int) -> None:
    calendar = shipped_once
    end = start + length * DAY
    days = [start + i * DAY for i in range(1, length + 1)]
    worked = [
        day in calendar.workdays or (day.weekday() < 5 and day not in calendar.holidays)
        for day in days
    ]
    assert calendar.workdays_between(start, end) == sum(worked)


shipped_once = shipped()

YEAR = "- year: 2026\n  source: 文号\n  holidays:\n    - {name: 春节, first: %s, last: %s}\n%s"


@pytest.mark.parametrize(
    ("first", "last", "rest", "expected"),
    [
        ("2026-02-15", "2026-02-10", "", "4:7 ruleset.holiday_order"),
        ("2026-02-15", "2026-08-10", "", "4:7 ruleset.holiday_order"),
        ("2024-02-15", "2024-02-16", "", "1:3 ruleset.holiday_year"),
        ("2026-02-15", "2026-02-16", "  workdays: [2026-02-18]\n", "1:3 ruleset.workday_weekday"),
        ("2026-02-13", "2026-02-16", "  workdays: [2026-02-14]\n", "1:3 ruleset.workday_holiday"),
        ("2026-02-15", "2026-02-30", "", "4:43 ruleset.want_date"),
        ("2026-02-15", "2026-02-16", "- year: 2026\n", "5:3 ruleset.key_missing"),
    ],
)
def test_a_calendar_that_contradicts_itself_is_refused(
    first: str, last: str, rest: str, expected: str
) -> None:
    ctx = Context()
    node = parse(YEAR % (first, last, rest), "r.yaml", ctx.faults)
    assert node is not None
    CALENDAR.read(node, ctx)
    told = [f"{f.where.line}:{f.where.column} {f.phrase}" for f in ctx.ordered()]
    assert told[0] == expected


def test_a_year_is_given_once() -> None:
    year = YEAR % ("2026-02-15", "2026-02-16", "")
    ctx = Context()
    node = parse(year + year, "r.yaml", ctx.faults)
    assert node is not None
    CALENDAR.read(node, ctx)
    assert [f.phrase for f in ctx.ordered()] == ["ruleset.repeated"]
