"""Reports that follow one another: limits by the clock, the last report, what to look at."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from infoscore.units.facts import Adoption, Discretion, GroundCheck, Item, Request, UnitEvent

JAN = date(2026, 1, 15)
TWICE_A_DAY = (
    "rates: [{id: late, name: 迟报率, measure: late}]\n"
    "limits: [{id: l, text: 续报每日两次, start: previous, clock: ['08:00', '17:00']}]\n"
)


def report(name, day, hour, minute=0, **more):
    when = datetime(2026, 1, day, hour, minute)
    return Item(name, ("甲",), when.date(), written=when, **more)


def following(name, day, hour, minute=0, relation="follow_up", **more):
    return report(name, day, hour, minute, parent="first", relation=relation, **more)


FIRST = report("first", 15, 9, kind="urgent")


@pytest.mark.parametrize(
    ("day", "hour", "minute", "late"),
    [(15, 16, 59, 0), (15, 17, 0, 0), (15, 17, 1, 1), (16, 7, 0, 1)],
)
def test_a_follow_up_is_due_by_the_next_of_the_days_times(scored, day, hour, minute, late):
    """河南应急: larger and above, follow-up twice a day, by 8:00 and 17:00."""
    result = scored(TWICE_A_DAY, FIRST, following("next", day, hour, minute))
    assert dict(result.unit("甲").rates)["late"] == late


def test_the_clock_runs_from_the_report_just_before(scored):
    after = [following("b", 15, 16), following("c", 15, 18), following("d", 16, 8)]
    result = scored(TWICE_A_DAY, *after, FIRST)
    assert dict(result.unit("甲").rates)["late"] == Decimal(1) / 3  # only c: due at 17:00


def test_first_reports_and_reports_without_an_hour_have_no_such_limit(scored):
    bare = Item("b", ("甲",), JAN, parent="first", relation="follow_up")
    result = scored(TWICE_A_DAY, FIRST, bare)
    assert dict(result.unit("甲").rates)["late"] is None


def hints(result):
    return [(each.phrase, each.fact.id) for each in result.open]


def test_a_chain_without_its_last_report_is_a_finding(scored):
    """河池, 肇庆: 初报, 续报, 终报."""
    chain = [FIRST, following("b", 15, 16)]
    assert hints(scored("", *chain)) == [("units.open_no_final", "first")]
    done = following("c", 16, 8, relation="final")
    assert hints(scored("", *chain, done)) == []
    assert scored("", *chain).unit("甲").score == 0


def test_what_comes_after_the_period_does_not_end_a_chain(scored):
    later = Item("c", ("甲",), date(2026, 2, 1), parent="first", relation="final")
    assert hints(scored("", FIRST, following("b", 15, 16), later)) == [
        ("units.open_no_final", "first")
    ]


def test_ordinary_items_and_lone_first_reports_need_no_last_one(scored):
    plain = [report("first", 15, 9), following("b", 15, 16)]
    assert hints(scored("", *plain)) == []
    assert hints(scored("", FIRST)) == []


def test_items_that_follow_each_other_in_a_circle_are_still_scored(scored):
    one = report("a", 15, 9, kind="urgent", parent="b", relation="follow_up")
    two = report("b", 15, 10, kind="urgent", parent="a", relation="follow_up")
    assert scored(TWICE_A_DAY, one, two).unit("甲").submitted == 2


def test_an_omission_is_only_suggested_and_never_scored(scored):
    """漏报 is a person's finding; the program names what was left out."""
    text = (
        "clauses: [{id: o, text: 漏报, fact: event, events: [omitted], component: p,"
        " points: -10}]\n"
        "limits: [{id: l, text: 两小时, start: event, minutes: 2h}]\n"
    )
    full = report("a", 15, 9, kind="urgent", happened=datetime(2026, 1, 15, 8), grade="较大")
    bare = report("b", 15, 9, kind="urgent")
    result = scored(text, full, bare)
    assert hints(result) == [("units.open_omitted", "b")]
    assert result.unit("甲").score == 0


def test_a_ledger_that_never_gives_times_is_not_suspected(scored):
    text = "limits: [{id: l, text: 两小时, start: event, minutes: 2h}]\n"
    assert hints(scored(text, report("b", 15, 9, kind="urgent"))) == []


# what no clause speaks of


@pytest.mark.parametrize(
    "fact",
    [
        UnitEvent(("甲",), "named_above", JAN),
        GroundCheck(("甲",), "信息员", JAN, passed=False),
        Discretion(("甲",), "协助", Decimal(2), JAN),
        Adoption("", "外地报", JAN, ("甲",)),
        Request(("甲",), datetime(2026, 1, 15, 17)),
        Request(("甲",), datetime(2026, 1, 15, 17), datetime(2026, 1, 16, 9)),
    ],
)
def test_a_record_no_clause_mentions_is_listed(scored, fact):
    text = "clauses: [{id: l, text: 迟报, fact: event, events: [late], component: p, points: -1}]\n"
    assert scored(text, fact).unscored == (fact,)


def test_an_event_a_clause_mentions_is_not_listed(scored):
    text = "clauses: [{id: l, text: 迟报, fact: event, events: [late], component: p, points: -1}]\n"
    assert scored(text, UnitEvent(("甲",), "late", JAN)).unscored == ()


def test_a_request_that_was_met_needs_no_clause(scored):
    met = Request(("甲",), datetime(2026, 1, 15, 17), datetime(2026, 1, 15, 9))
    text = "clauses: [{id: l, text: 迟报, fact: event, events: [late], component: p, points: -1}]\n"
    assert scored(text, met).unscored == ()


# 简讯 in the column 类别


def test_a_brief_by_its_kind_is_a_brief_by_its_form(points):
    """连云港: 昨日情况 3 an item but 1 for 简讯, whichever column says so."""
    text = (
        "clauses:\n"
        "- {id: b, text: 简讯, fact: adoption, forms: [brief], component: p, points: 1}\n"
        "- {id: u, text: 采用, fact: adoption, component: p, points: 3}\n"
    )
    brief = Item("a", ("甲",), JAN, kind="brief")
    assert points(text, brief, Adoption("a", "刊", JAN)) == {"甲": "1"}
    assert points(text, brief, Adoption("a", "刊", JAN, form="alone")) == {"甲": "3"}
    assert points(text, Adoption("", "刊", JAN, ("甲",), kind="brief")) == {"甲": "1"}


# the remainder of a split


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("nobody", ["3.33", "3.33", "3.33"]),
        ("first", ["3.34", "3.33", "3.33"]),
        ("last", ["3.33", "3.33", "3.34"]),
    ],
)
def test_what_a_split_leaves_over_goes_where_the_method_says(points, rest, expected):
    """衢州, 兖州: equal parts; no document says who gets the rest, so it is a setting."""
    text = (
        f"settings: {{joint: equal, split_rest: {rest}, places: 2}}\n"
        "clauses: [{id: u, text: 采用, fact: adoption, component: p, points: 10}]\n"
    )
    joint = Item("a", ("甲", "乙", "丙"), JAN)
    got = points(text, joint, Adoption("a", "刊", JAN))
    assert [got[unit] for unit in "甲乙丙"] == expected
