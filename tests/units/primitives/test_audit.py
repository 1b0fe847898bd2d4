"""Numbers, validity, trails, what else methods were seen to do; every test names its document."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from unit_facts import FEB, MAR, USE, events, item, use

from infoscore.errors import RuleError
from infoscore.units.engine import score
from infoscore.units.facts import (
    Ledger,
    Place,
)
from infoscore.units.periods import read_period
from infoscore.units.readmethod import read_method
from infoscore.units.standing import best
from infoscore.units.succession import score_in_force


def test_p66_decimals_and_rounding_are_settings(points):
    """西宁 half up; 贵州林业 as if cut off."""
    text = "settings: {places: 1, rounding: MODE}\n" + USE.replace("5", "0.25")
    facts = (use(unit="甲"),)
    assert points(text.replace("MODE", "half_up"), *facts) == {"甲": "0.3"}
    assert points(text.replace("MODE", "half_even"), *facts) == {"甲": "0.2"}
    assert points(text.replace("MODE", "down"), *facts) == {"甲": "0.2"}


def test_p67_facts_outside_the_time_in_force():
    """A method may replace another inside a year."""
    text = (
        "method: {id: m, version: 0.1.0, name: 办法, source: 测试, valid_from: 2026-02-01}\n"
        "components: [{id: p, name: 得分}]\n" + USE
    )
    facts = use(unit="甲"), use(unit="甲", day=FEB)
    result = score(Ledger(facts), read_method(text), read_period("2026-02"))
    assert result.unit("甲").score_total == 5
    assert [o.phrase for o in result.open] == ["units.open_force"]


def test_p68_every_point_names_its_clause_and_its_place(scored):
    """南昌's system shows on a click what a figure is made of; every method needs the same."""
    place = Place("台账.xlsx", "采用", 12, "C12")
    result = scored(USE, use(unit="甲", place=place)).unit("甲")
    (point,) = result.trail.points
    assert (point.clause, point.component, point.worth, point.value) == ("u", "p", 5, 5)
    assert str(point.fact.place) == "台账.xlsx:采用:C12"


def test_a_use_no_clause_speaks_of_is_listed(scored):
    text = USE.replace("fact: adoption", "fact: adoption, venues: [甲刊]")
    result = scored(text, use(unit="甲", venue="乙刊"))
    assert [fact.venue for fact in result.unscored] == ["乙刊"]


def test_facts_without_a_day_or_a_unit_count_nothing_and_are_listed(scored):
    result = scored(USE, use(unit="甲", day=None), use("nowhere"))
    assert result.results == ()
    assert {o.phrase for o in result.open} == {"units.open_date", "units.open_units"}


OLD = (
    "method: {id: old, version: 0.1.0, name: 旧办法, source: 测试, valid_to: 2026-02-28}\n"
    "settings: {rank: true}\n"
    "components: [{id: p, name: 得分, base: 1, base_every: month}]\n" + USE
)
NEW = (
    "method: {id: new, version: 0.1.0, name: 新办法, source: 测试, valid_from: 2026-03-01}\n"
    "settings: {rank: true}\n"
    "components: [{id: p, name: 得分}]\n"
    "clauses: [{id: v, text: 采用, fact: adoption, component: p, points: 7}]\n"
    "quotas: [{id: q, text: 任务, measure: submitted, every: month, component: p, default: 2,"
    " short_each: -1}]\n"
)


def test_p67_one_method_after_another_inside_a_year():
    facts = [use(unit="甲"), use(unit="甲", day=MAR), use(unit="乙", day=MAR)]
    methods = [read_method(NEW), read_method(OLD)]
    result = score_in_force(Ledger(tuple(facts)), methods, read_period("2026-03"))
    first = result.unit("甲")
    assert (first.score, first.score_total) == (5, 12)  # January 5 + 2 base; March 7 - 2
    assert (first.rank, result.unit("乙").rank) == (1, 2)
    assert sum(p.value for p in first.trail_total.points) == first.points_total
    assert result.open == ()


def test_p67_two_methods_in_force_together_are_refused():
    methods = [read_method(OLD), read_method(NEW.replace("2026-03-01", "2026-02-01"))]
    with pytest.raises(RuleError, match="重叠"):
        score_in_force(Ledger(()), methods, read_period("2026-03"))


def test_a_week_cut_by_the_year_is_judged_whole(scored):
    text = (
        "quotas: [{id: q, text: 每周一条, measure: submitted, every: week, component: p,"
        " default: 1, short_each: -1}]\n"
    )
    one = item("a", day=date(2025, 12, 30))
    assert scored(text, one, period="2026-01-01..2026-01-04").unit("甲").score == 0


def test_p20_p44_what_the_unit_cost_its_parent_within_a_range(scored):
    """天台: the points it cost; 北仑: -10 to -15 by gravity."""
    text = (
        "clauses: [{id: c, text: 失分, fact: event, events: [cost_parent], component: p,"
        " range: [-15, -10]}]\n"
    )
    result = scored(text, *events("cost_parent", points=Decimal(-12)), *events("cost_parent"))
    assert result.unit("甲").score == -12
    assert [o.phrase for o in result.open] == ["units.open_range"]


def test_p23_decimal_values_stay_exact(points):
    """黄山科技局 0.2; 上虞劳动 7.5: ten times 0.2 is 2, not nearly 2."""
    text = "settings: {places: 6}\n" + USE.replace("points: 5", "points: 0.2")
    assert points(text, *[use(unit="甲")] * 10) == {"甲": "2"}


def test_p28_a_further_amount_comes_on_top_by_another_group(points):
    """湖州: used by the province, a further 30."""
    text = (
        "clauses:\n"
        "- {id: u, text: 采用, fact: adoption, component: p, points: 10}\n"
        "- {id: more, text: 再加, fact: adoption, levels: [省], group: more, component: p,"
        " points: 30}\n"
    )
    assert points(text, use(unit="甲", level="省"), use(unit="乙")) == {"甲": "40", "乙": "10"}


def test_p70_two_methods_over_the_same_facts(points):
    """The speech reads out two methods."""
    facts = [use(unit="甲")]
    assert points(USE, *facts) == {"甲": "5"}
    assert points(USE.replace("points: 5", "points: 2"), *facts) == {"甲": "2"}


def test_an_advance_notice_stops_the_clock(scored):
    """兰州: if the limit cannot be kept, a notice in time with the reason."""
    text = (
        "clauses: [{id: h, text: 迟报, fact: event, events: [late], component: p, points: -1}]\n"
        "limits: [{id: l, text: 两小时, channel: written, start: known, minutes: 2h,"
        " stopped_by: 已说明}]\n"
    )
    at, came = datetime(2026, 1, 15, 8), datetime(2026, 1, 15, 12)
    late = item("a", known=at, written=came)
    told = item("b", "乙", known=at, written=came, flags=frozenset(["已说明"]))
    result = scored(text, late, told)
    assert {r.unit: r.score for r in result.results} == {"甲": -1, "乙": 0}


def test_limits_by_grade_channel_and_working_days(scored):
    """武汉 by grade; 河南 by phone and in writing; 句容 two working days; unknown stays unknown."""
    text = (
        "rates: [{id: late, name: 迟报率, measure: late}]\n"
        "limits:\n"
        "- {id: phone, text: 电话, grades: [重大], channel: phone, start: event, minutes: 15m}\n"
        "- {id: write, text: 书面, grades: [重大], channel: written, start: event, minutes: 35m}\n"
        "- {id: days, text: 两日, grades: [一般], channel: sent, start: event, workdays: 2}\n"
    )
    at = datetime(2026, 1, 16, 8)  # a Friday

    def late(**more):
        return dict(scored(text, item("a", happened=at, **more)).unit("甲").rates)["late"]

    soon, slow = datetime(2026, 1, 16, 8, 10), datetime(2026, 1, 16, 8, 36)
    assert late(grade="重大", phoned=soon, written=soon) == 0
    assert late(grade="重大", phoned=soon, written=slow) == 1
    assert late(grade="一般", day=date(2026, 1, 20)) == 0
    assert late(grade="一般", day=date(2026, 1, 21)) == 1
    assert late(grade="较大", phoned=slow) is None


def test_p61_separate_tops_by_measure_with_all_that_tie(scored):
    """湖北: tops by submissions and by points apart; 温县: four names as the first three."""
    facts = [use(unit=u) for u in "甲甲乙丙"] + [item("a", "丁"), item("b", "丁"), item("c", "乙")]
    result = scored(USE, *facts)
    by_score, by_sent = (best(result, by, 2, "all")[""] for by in ("score", "submitted"))
    assert [r.unit for r in by_score] == ["甲", "丙", "乙"]
    assert [r.unit for r in by_sent] == ["丁", "乙"]
