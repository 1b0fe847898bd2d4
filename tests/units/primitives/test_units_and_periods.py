"""Units, classes, heads, persons; periods of every kind; every test names its document."""

from __future__ import annotations

from datetime import date

from unit_facts import FEB, JAN, MAR, USE, item, use

from infoscore.units.facts import (
    Unit,
)


def test_p01_tasks_by_class_and_by_unit(scored):
    """嵊州: four classes with their own monthly minimum; 天台: each unit its own."""
    text = (
        "classes: [{id: one, name: 一类, units: [甲, 乙]}, {id: two, name: 二类, units: [丙]}]\n"
        "quotas: [{id: q, text: 任务, measure: submitted, every: month, component: p,"
        " by_class: {one: 6, two: 2}, by_unit: {乙: 9}}]\n"
    )
    result = scored(text)
    assert {r.unit: r.task.asked for r in result.results} == {"甲": 6, "乙": 9, "丙": 2}


def test_p02_units_are_ranked_within_their_class(scored):
    """衢州, 温县."""
    text = (
        "settings: {rank: true}\n"
        "classes: [{id: one, name: 一类, units: [甲, 乙]}, {id: two, name: 二类, units: [丙]}]\n"
        + USE
    )
    result = scored(text, use(unit="甲"), use(unit="甲"), use(unit="乙"), use(unit="丙"))
    assert {r.unit: r.rank for r in result.results} == {"甲": 1, "乙": 2, "丙": 1}


def test_p03_points_go_to_another_unit(scored):
    """湖州: an enterprise point scores for its county."""
    roster = (Unit("甲县"), Unit("某厂", credit_to="甲县"))
    result = scored(USE, use(unit="某厂"), roster=roster)
    assert [r.unit for r in result.results] == ["甲县"]
    assert result.results[0].score == 5
    assert result.results[0].trail.points[0].credited == "某厂"


def test_p04_encouraged_units_have_no_task_and_may_win(scored):
    """常山."""
    text = (
        "classes: [{id: free, name: 鼓励, tasked: false, units: [甲]}]\n"
        "awards: {top: 1, task_met: true}\n"
        "quotas: [{id: q, text: 任务, measure: submitted, every: month, component: p,"
        " default: 3, short_each: -1}]\n" + USE
    )
    result = scored(text, use(unit="甲")).unit("甲")
    assert (result.score, result.tasks, result.award) == (5, (), True)


def test_p05_hidden_units_have_no_rank_but_are_there(scored):
    """A commission's system; 温县: the office itself."""
    text = "settings: {rank: true}\n" + USE
    roster = (Unit("甲"), Unit("办公室", hidden=True))
    result = scored(text, use(unit="办公室"), use(unit="甲"), use(unit="办公室"), roster=roster)
    assert [(r.unit, r.rank) for r in result.results] == [("甲", 1), ("办公室", None)]
    assert result.unit("办公室").score == 10


def test_p06_tasks_per_head(scored):
    """常山教育: two a head, staff on loan included; without a number nothing is asked."""
    text = (
        "quotas: [{id: q, text: 人均两条, measure: submitted, every: year, component: p,"
        " default: 2, per_head: true, short_each: -1}]\n"
    )
    result = scored(text, roster=(Unit("甲", heads=4), Unit("乙")))
    assert result.unit("甲").task.asked == 8
    assert result.unit("乙").task is None
    assert [o.phrase for o in result.open] == ["units.open_heads"]


def test_p07_persons_are_scored_by_the_same_rules(points):
    """六安, 姚江镇."""
    one = item("a", authors=("张三", "李四"))
    assert points("settings: {scored: person, joint: equal}\n" + USE, one, use("a")) == {
        "张三": "2.5",
        "李四": "2.5",
    }


def test_p08_any_two_dates(points):
    """霍林郭勒: two months in one notice; 吉林市: a quarter to 9 October."""
    facts = [use(unit="甲", day=date(2026, 10, d)) for d in (9, 10)]
    assert points(USE, *facts, period="2026-07-01..2026-10-09") == {"甲": "5"}


def test_p09_nested_periods_with_cumulative_totals(scored):
    """连云港: monthly notice with cumulative points."""
    facts = [use(unit="甲", day=day) for day in (JAN, FEB, FEB, MAR)]
    result = scored(USE, *facts, period="2026-02").unit("甲")
    assert (result.score, result.score_total) == (10, 15)


def test_p09_half_months_and_weeks(scored):
    """乌海: one item each half-month; another city: two a week."""
    text = (
        "quotas: [{id: q, text: 半月一条, measure: submitted, every: half_month, component: p,"
        " default: 1, short_each: -1}]\n"
    )
    assert scored(text, item("a", day=date(2026, 1, 3))).unit("甲").score == -1
    weekly = text.replace("half_month", "week")
    week = scored(weekly, item("a", day=date(2026, 1, 6)), period="2026-01-05..2026-01-18")
    assert week.unit("甲").components[0].period == -1


def test_p10_another_quota_in_the_vacation(scored):
    """乌海."""
    text = (
        "quotas: [{id: q, text: 每月四条, measure: submitted, every: month,"
        " component: p, default: 4,"
        " exceptions: [{first: 07-01, last: 08-31, amount: 1}]}]\n"
    )
    assert scored(text, item("a"), period="2026-08").unit("甲").task.asked == 1
    assert scored(text, item("a"), period="2026-09").unit("甲").task.asked == 4


def test_p11_points_fall_in_the_month_of_use_or_of_sending(points):
    """通州."""
    facts = item("a", day=JAN), use("a", day=FEB)
    assert points(USE, *facts, period="2026-02") == {"甲": "5"}
    sent = "settings: {dated_by: sent}\n" + USE
    assert points(sent, *facts, period="2026-02") == {"甲": "0"}
    assert points(sent, *facts, period="2026-01") == {"甲": "5"}


def test_p12_registered_after_the_cut_off_day(points):
    """A city's 人社局: evidence by the 5th; 枣庄: a month that ends on the 28th."""
    late = use(unit="甲", registered=date(2026, 2, 6))
    text = "settings: {cutoff_day: 5}\n" + USE
    assert points(text, late, period="2026-01") == {}
    assert points(text, late, period="2026-02") == {"甲": "5"}
    dropped = "settings: {cutoff_day: 5, cutoff_late: not_counted}\n" + USE
    assert points(dropped, late, period="2026-02") == {}
    closed = (
        "settings: {month_end: 28}\n"
        "quotas: [{id: q, text: 每月, measure: submitted, every: month, component: p, default: 1,"
        " met: 1}]\n"
    )
    assert points(closed, item("a", day=date(2026, 1, 29)), period="2026-01-29..2026-02-28") == {
        "甲": "1"
    }
