"""Every way of scoring that a published method was seen to use, each named after its document."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from infoscore.errors import RuleError
from infoscore.units.engine import score
from infoscore.units.facts import (
    Adoption,
    Discretion,
    GroundCheck,
    Instruction,
    Item,
    Ledger,
    Place,
    Request,
    Share,
    Unit,
    UnitEvent,
)
from infoscore.units.periods import read_period
from infoscore.units.readmethod import read_method
from infoscore.units.standing import best
from infoscore.units.succession import score_in_force

JAN, FEB, MAR = date(2026, 1, 15), date(2026, 2, 15), date(2026, 3, 15)
USE = "clauses: [{id: u, text: 采用, fact: adoption, component: p, points: 5}]\n"


def item(name, *units, day=JAN, **more):
    return Item(name, units or ("甲",), day, **more)


def use(name="", venue="刊", day=JAN, unit="", **more):
    return Adoption(name, venue, day, (unit,) if unit else (), **more)


def events(*kinds, day=JAN, **more):
    return [UnitEvent(("甲",), kind, day, **more) for kind in kinds]


# A. units and classes


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


# B. periods


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


# C, D. facts and what they are worth


def test_p13_what_is_recorded_of_an_item(scored):
    """梅州 kinds and grades; 西宁 the signed form; 姚江镇 length and perfunctory items; all of it
    can be asked for by a clause, one mark at a time.
    """
    full = item(
        "a", "甲", "乙", kind="problem", status="专报", grade="较大", chars=600,
        flags=frozenset(["signed"]), authors=("张三",), title="标题",
        happened=datetime(2026, 1, 15, 8), known=datetime(2026, 1, 15, 8, 30),
        phoned=datetime(2026, 1, 15, 8, 50), written=datetime(2026, 1, 15, 9),
        deadline=datetime(2026, 1, 15, 10),
    )  # fmt: skip
    limit = "limits: [{id: l, text: 时限, start: deadline}]\n"

    def counts(match, fact=full):
        clause = f"{{id: c, text: 条, fact: item, component: p, points: 1, {match}}}"
        text = f"{limit}clauses: [{clause}]\n"
        return scored(text, fact).unit("甲").score == 1

    asked = ("kinds: [problem]", "statuses: [专报]", "importances: [较大]", "min_chars: 600",
             "flags: [signed]", "without: [perfunctory]", "on_time: true", "shared: true",
             "used: false")  # fmt: skip
    others = ("kinds: [brief]", "statuses: [备查]", "importances: [一般]", "min_chars: 601",
              "flags: [pictures]", "without: [signed]", "on_time: false", "shared: false",
              "used: true")  # fmt: skip
    assert all(map(counts, asked))
    assert not any(map(counts, others))


def test_p14_venue_form_kind_and_grade(points):
    """连云港: brief 1, else 3; 广元: 3 or 5 by importance."""
    text = (
        "clauses:\n"
        "- {id: b, text: 简讯, fact: adoption, forms: [brief], component: p, points: 1}\n"
        "- {id: i, text: 重要, fact: adoption, importances: [重要], component: p, points: 5}\n"
        "- {id: f, text: 其他, fact: adoption, component: p, points: 3}\n"
    )
    facts = use(unit="甲", form="brief"), use(unit="乙", importance="重要"), use(unit="丙")
    assert points(text, *facts) == {"甲": "1", "乙": "5", "丙": "3"}


def test_p15_sent_up_and_accepted_score_apart_from_use(points):
    """连云港: chosen for the province 2, used 10; 山东外贸: accepted 1, published 4."""
    text = (
        "clauses:\n"
        "- {id: s, text: 选报, fact: adoption, stages: [sent_up], component: p, points: 2}\n"
        "- {id: u, text: 采用, fact: adoption, stages: [used], component: p, points: 10}\n"
    )
    assert points(text, item("a"), use("a", stage="sent_up"), use("a")) == {"甲": "12"}


def test_p16_status_of_urgent_items(points):
    """梅州: by what became of the item."""
    text = (
        "clauses:\n"
        "- {id: s, text: 专报, fact: item, statuses: [专报], component: p, points: 5}\n"
        "- {id: f, text: 备查, fact: item, statuses: [备查], component: p, points: 1}\n"
    )
    assert points(text, item("a", status="专报"), item("b", status="备查")) == {"甲": "6"}


NOTE = (
    "settings: {instructions: true}\n"
    "clauses:\n"
    "- {id: main, text: 主要领导, fact: instruction, ranks: [main], component: p, points: 15}\n"
    "- {id: other, text: 其他领导, fact: instruction, component: p, of: main, times: 0.5}\n"
)


def test_p17_p25_instructions_by_rank_and_half_for_others(points):
    """上虞经信."""
    facts = [Instruction("a", JAN, rank=rank) for rank in ("main", "other")]
    assert points(NOTE, item("a"), *facts) == {"甲": "22.5"}


def test_instructions_count_only_where_turned_on_and_then_with_a_notice(scored):
    """Current national rules restrict it."""
    facts = item("a"), Instruction("a", JAN, rank="main")
    on, off = scored(NOTE, *facts), scored(NOTE.replace("true", "false"), *facts)
    assert (on.unit("甲").score, off.unit("甲").score) == (15, 0)
    assert "units.notice_instructions" in on.notices
    assert "units.notice_instructions_off" in off.notices


def test_p18_p19_requests_done_late_missed_poor(scored):
    """钟楼 +2 done; 广元 -10 missing or late; feedback asked for likewise."""
    text = (
        "clauses:\n"
        "- {id: d, text: 完成, fact: request, names: [request], states: [done],"
        " component: p, points: 2}\n"
        "- {id: m, text: 没完成, fact: request, states: [late, missed, poor],"
        " component: p, points: -10}\n"
    )
    due, done = datetime(2026, 1, 15, 18), datetime(2026, 1, 15, 18, 1)
    facts = [
        Request(("甲",), due, due, id="1"),
        Request(("乙",), due, done, id="2"),
        Request(("丙",), due, id="3", kind="feedback"),
        Request(("丁",), due, due, id="4", good=False),
        Request(("戊",), datetime(2026, 2, 1), id="5"),
    ]
    result = scored(text, *facts)
    assert {r.unit: r.score for r in result.results} == {"甲": 2, "乙": -10, "丙": -10, "丁": -10}


def test_p21_groundwork_checks(points):
    """哈尔滨: eight checks of five, deducted where not met."""
    text = (
        "components: [{id: p, name: 基础, base: 40, floor: 0}]\n"
        "clauses: [{id: g, text: 不达标, fact: check, states: [failed],"
        " component: p, points: -5}]\n"
    )
    facts = [GroundCheck(("甲",), f"第{n}项", JAN, passed=n > 2) for n in range(1, 9)]
    assert points(text, *facts) == {"甲": "30"}


def test_p22_p29_points_a_person_fixes_within_a_range(scored):
    """乌海 +2 to +5; 北仑 -10 to -15."""
    text = "clauses: [{id: d, text: 帮助, fact: discretion, component: p, range: [2, 5]}]\n"
    good = Discretion(("甲",), "帮助", Decimal(4), JAN, "办会")
    wild = Discretion(("乙",), "帮助", Decimal(6), JAN, "办会")
    result = scored(text, good, wild)
    assert (result.unit("甲").score, result.unit("乙").score) == (4, 0)
    assert [(o.phrase, o.unit) for o in result.open] == [("units.open_range", "乙")]


def test_p24_submissions_score_only_where_said(points):
    """象山: an unused item scores 1; 北仑: nothing."""
    text = (
        "clauses:\n"
        "- {id: s, text: 未用, fact: item, used: false, component: p, points: 1}\n"
        "- {id: u, text: 采用, fact: adoption, component: p, points: 5}\n"
    )
    assert points(text, item("a"), item("b"), use("b")) == {"甲": "6"}
    assert points(USE, item("a"), item("b"), use("b")) == {"甲": "5"}


def test_p26_p27_multiples_of_another_table(points):
    """衢州: twice the province's points."""
    text = (
        "tables: [{id: up, source: 上级办法, rows: [{venues: [省刊], points: 7.5}]}]\n"
        "clauses: [{id: u, text: 两倍, fact: adoption, component: p, table: up, times: 2}]\n"
    )
    assert points(text, use(unit="甲", venue="省刊")) == {"甲": "15"}


def test_p27_a_table_without_the_row_scores_nothing_and_says_so(scored):
    text = (
        "tables: [{id: up, source: 上级办法, rows: [{venues: [省刊], points: 7.5}]}]\n"
        "clauses: [{id: u, text: 两倍, fact: adoption, component: p, table: up, times: 2}]\n"
    )
    result = scored(text, use(unit="甲", venue="别的"))
    assert result.unit("甲").score == 0
    assert [o.phrase for o in result.open] == ["units.open_table"]


def test_p30_reprints_bring_nothing(points):
    """常山教育."""
    text = (
        "clauses:\n"
        "- {id: r, text: 转载, fact: adoption, flags: [reprint], component: p, points: 0}\n"
        "- {id: u, text: 采用, fact: adoption, component: p, points: 5}\n"
    )
    facts = use(unit="甲"), use(unit="甲", flags=frozenset(["reprint"]))
    assert points(text, *facts) == {"甲": "5"}


def test_p31_media_attached_and_urgent_in_time(points):
    """梅州 +1 for pictures; 北仑 +2 for an urgent item in time."""
    text = (
        "clauses:\n"
        "- {id: m, text: 图片, fact: item, flags: [pictures], group: media,"
        " component: p, points: 1}\n"
        "- {id: t, text: 及时, fact: item, kinds: [urgent], on_time: true,"
        " component: p, points: 2}\n"
        "limits: [{id: l, text: 两小时, channel: written, start: event, minutes: 2h}]\n"
    )
    at = datetime(2026, 1, 15, 8)
    fast = item("a", kind="urgent", happened=at, written=datetime(2026, 1, 15, 10))
    slow = item("b", "乙", kind="urgent", happened=at, written=datetime(2026, 1, 15, 10, 1))
    seen = item("c", flags=frozenset(["pictures"]))
    assert points(text, fast, slow, seen) == {"甲": "3", "乙": "0"}


def test_p32_unlisted_venues_one_level_down(points):
    """象山."""
    text = (
        "settings: {unlisted_ladder: [省, 市, 县], unlisted_down: 1}\n"
        "venues: [{name: 省刊, level: 省}]\n"
        "clauses:\n"
        "- {id: a, text: 省, fact: adoption, levels: [省], component: p, points: 40}\n"
        "- {id: b, text: 市, fact: adoption, levels: [市], component: p, points: 20}\n"
    )
    facts = use(unit="甲", venue="省刊"), use(unit="乙", venue="某报", level="省")
    assert points(text, *facts) == {"甲": "40", "乙": "20"}


# E. one item, several uses

LEVELS = (
    "clauses:\n"
    "- {id: a, text: 县, fact: adoption, levels: [县], component: p, points: 5}\n"
    "- {id: b, text: 省, fact: adoption, levels: [省], component: p, points: 20}\n"
)
TWICE = [
    item("x"),
    use("x", level="县"),
    use("x", level="县", day=FEB),
    use("x", level="省", day=FEB),
]


def test_p33_uses_add(points):
    """连云港, 北仑."""
    assert points(LEVELS, *TWICE, period="2026Q1") == {"甲": "30"}


def test_p33_highest_only_without_taking_back_what_was_told(scored):
    """象山, 乌海: January was told 5; February brings the 15 that are more."""
    text = LEVELS + "combine: [{id: high, groups: [adoption], how: highest}]\n"
    january, february = (scored(text, *TWICE, period=p).unit("甲") for p in ("2026-01", "2026-02"))
    assert (january.score, february.score, february.score_total) == (5, 15, 20)
    assert {p.cap for p in february.trail.points} == {"high"}


def test_p33_highest_within_a_level_adding_across(points):
    text = (
        LEVELS + "combine: [{id: high, groups: [adoption], within: [item, level], how: highest}]\n"
    )
    assert points(text, *TWICE, period="2026Q1") == {"甲": "25"}


def test_p33_once_per_kind_of_media(points):
    """常山教育."""
    text = (
        "venues: [{name: 甲网, media: 网站}, {name: 乙网, media: 网站},"
        " {name: 丙报, media: 报纸}]\n"
        + USE
        + "combine: [{id: once, groups: [adoption], within: [item, media], how: first}]\n"
    )
    facts = [use("x", venue=venue) for venue in ("甲网", "乙网", "丙报")]
    assert points(text, item("x"), *facts) == {"甲": "10"}


def test_p34_instructions_of_one_level_count_once(points):
    """湖州."""
    text = (
        "settings: {instructions: true}\n"
        "clauses: [{id: n, text: 批示, fact: instruction, component: p, points: 10}]\n"
        "combine: [{id: once, groups: [instruction], within: [item, level], how: first}]\n"
    )
    notes = [Instruction("x", JAN, level=level) for level in ("市", "市", "省")]
    assert points(text, item("x"), *notes) == {"甲": "20"}


def test_p35_duplicates_and_follow_ups(scored):
    """常山教育, 梅州."""
    one = "clauses: [{id: s, text: 报送, fact: item, component: p, points: 1}]\n"
    facts = (
        item("a"),
        item("b", parent="a", relation="duplicate"),
        item("c", parent="a", relation="follow_up"),
    )
    assert scored(one, *facts).unit("甲").score == 2
    assert scored(one, *facts).unit("甲").submitted == 2
    tied = "settings: {follow_up: not_counted}\n" + one
    assert scored(tied, *facts).unit("甲").score == 1


# F. shared items


def test_p36_equal_full_fixed_shares_and_taking_part(points, scored):
    """兖州 1/n; full to each; another bureau 3 to each; 天台 shares; 姚江镇 by taking part."""
    shares = Share("甲", Decimal("0.7")), Share("乙", Decimal("0.3"))
    joint = item("x", "甲", "乙", "丙", shares=shares)

    def by(how):
        return points(f"settings: {{joint: {how}, places: 2}}\n" + USE, joint, use("x"))

    assert by("equal") == {"甲": "1.67", "乙": "1.67", "丙": "1.67"}
    assert by("full") == {"甲": "5", "乙": "5", "丙": "5"}
    assert by("shares") == {"甲": "3.5", "乙": "1.5", "丙": "0"}
    assert by("taking_part") == {"甲": "5", "乙": "5", "丙": "0"}
    fixed = USE.replace("points: 5", "points: 5, joint_points: 3")
    assert points(fixed, joint, use("x")) == {"甲": "3", "乙": "3", "丙": "3"}
    unsaid = scored("settings: {joint: shares}\n" + USE, item("x", "甲", "乙"), use("x"))
    assert {o.phrase for o in unsaid.open} == {"units.open_shares"}


# G. deductions


def test_p37_fixed_by_kind_and_findings_only_from_a_person(scored):
    """宝鸡: late -1, false -2, missed -3, concealed -4."""
    text = "clauses:\n" + "".join(
        f"- {{id: {k}, text: 扣, fact: event, events: ['{k}'], component: p, points: {v}}}\n"
        for k, v in (("late", -1), ("false", -2), ("missed", -3), ("concealed", -4))
    )
    said = events("late", "missed") + events("false", "concealed", found_by="王主任")
    assert scored(text, *said).unit("甲").score == -10
    unsaid = scored(text, *events("late", "false", "concealed", "omitted", "understated"))
    assert unsaid.unit("甲").score == -1
    assert [o.phrase for o in unsaid.open] == ["units.open_finding"] * 4


def test_p38_half_off_the_item_when_late_by_the_clock(scored):
    """梅州."""
    text = (
        "clauses:\n"
        "- {id: s, text: 报送, fact: item, component: p, points: 5}\n"
        "- {id: h, text: 减半, fact: event, events: [late], component: p, item_percent: -50}\n"
        "limits: [{id: l, text: 按时, channel: written, start: deadline}]\n"
    )
    due = datetime(2026, 1, 15, 12)
    late = item("a", deadline=due, written=datetime(2026, 1, 15, 13))
    result = scored(text, late, item("b", deadline=due, written=due))
    assert result.unit("甲").score == Decimal("7.5")
    cut = next(p for p in result.unit("甲").trail.points if p.clause == "h")
    assert (cut.value, cut.fact.kind, cut.fact.item) == (Decimal("-2.5"), "late", "a")


def test_a_late_report_already_recorded_is_not_held_twice(scored):
    text = (
        "clauses: [{id: h, text: 迟报, fact: event, events: [late], component: p, points: -1}]\n"
        "limits: [{id: l, text: 按时, channel: written, start: deadline}]\n"
    )
    due = datetime(2026, 1, 15, 12)
    late = item("a", deadline=due, written=datetime(2026, 1, 15, 13))
    assert scored(text, late, *events("late", item="a")).unit("甲").score == -1


def test_p39_zeroing_an_item(points):
    """A city's 人社局: an untrue item 0 and -5."""
    text = (
        "clauses:\n"
        "- {id: u, text: 采用, fact: adoption, component: p, points: 4}\n"
        "- {id: z, text: 失实, fact: event, events: ['false'], component: p,"
        " points: -5, zero: item}\n"
    )
    facts = item("a"), use("a"), use("a"), item("b"), use("b")
    found = events("false", item="a", found_by="王主任")
    assert points(text, *facts, *found) == {"甲": "-1"}


def test_p39_zeroing_the_month_and_charging_the_year(scored):
    """The same: negative press makes the month 0 and costs 10 of the year."""
    text = (
        "clauses:\n"
        "- {id: u, text: 采用, fact: adoption, component: p, points: 4}\n"
        "- {id: z, text: 清零, fact: event, events: [press], component: p, zero: month, group: z}\n"
        "- {id: y, text: 扣年, fact: event, events: [press], component: p, points: -10,"
        " charge: year, group: y}\n"
    )
    uses = [use(unit="甲", day=day) for day in (JAN, date(2026, 1, 30), FEB, FEB)]
    press = events("press", day=date(2026, 1, 20))
    january = scored(text, *uses, *press).unit("甲")
    assert (january.score, january.score_total) == (0, -10)
    february = scored(text, *uses, *press, period="2026-02").unit("甲")
    assert (february.score, february.score_total) == (8, -2)


def test_p39_the_year_is_zero_at_the_second_missed_request(scored):
    """A municipality: two or more requests not done make the year 0."""
    text = (
        "clauses:\n"
        "- {id: u, text: 采用, fact: adoption, component: p, points: 4}\n"
        "- {id: z, text: 清零, fact: request, states: [missed], component: p, zero: year,"
        " from_count: 2}\n"
    )
    once = Request(("甲",), datetime(2026, 1, 20), id="1")
    twice = Request(("甲",), datetime(2026, 2, 20), id="2")
    uses = use(unit="甲"), use(unit="甲", day=FEB), use(unit="甲", day=MAR)
    assert scored(text, *uses, once, period="2026-03").unit("甲").score_total == 12
    assert scored(text, *uses, once, twice, period="2026-03").unit("甲").score_total == 0


def quota(effect, **more):
    said = "".join(f", {key}: {value}" for key, value in more.items())
    return (
        "quotas: [{id: q, text: 任务, measure: submitted, every: month, component: p,"
        f" default: 4, {effect}{said}}}]\n"
    )


def test_p40_per_missing_unit(points):
    """天台 -0.5; 钟楼 -1."""
    assert points(quota("short_each: -0.5"), item("a")) == {"甲": "-1.5"}


def test_p40_a_multiple_of_the_shortfall_charged_to_the_year(scored):
    """A city's 人社局: twice the shortfall off the year."""
    text = (
        USE + "quotas: [{id: q, text: 月任务, measure: points, every: month, component: p,"
        " default: 20, short_each: -2, charge: year}]\n"
    )
    result = scored(text, use(unit="甲"), period="2026-01").unit("甲")
    assert (result.score, result.score_total) == (5, -25)


def test_p40_losing_the_base_of_the_period(scored):
    """A city: a missed report loses the period's base."""
    text = "components: [{id: p, name: 基础, base: 8, base_every: month}]\n" + quota("lose: p")
    assert scored(text, item("a")).unit("甲").score == 0
    assert scored(text, item("a", count=4)).unit("甲").score == 8


def test_p41_doubling_by_repeat(points):
    """姚江镇: 2, 4, 8."""
    text = (
        "clauses: [{id: m, text: 缺报, fact: event, events: [missed], component: p,"
        " steps: [-2, -4, -8]}]\n"
    )
    days = [date(2026, 1, d) for d in (5, 9, 12, 20)]
    facts = [UnitEvent(("甲",), "missed", day) for day in days]
    assert points(text, *facts) == {"甲": "-22"}


RATE = (
    "rates: [{id: r, name: 采用率, measure: adoption, empty: none}]\n"
    "clauses: [{id: low, text: 低于三成, fact: rate, rate: r, below: 0.3, every: quarter,"
    " component: p, points: -1}]\n"
)


def test_p42_a_threshold_on_a_rate(points):
    """钟楼: under 30 % in a quarter -1; a quarter that still runs is not judged."""
    facts = [item(f"i{n}") for n in range(10)] + [use(f"i{n}") for n in range(3)]
    assert points(RATE, *facts, period="2026Q1") == {"甲": "0"}
    assert points(RATE, *facts[:-1], period="2026Q1") == {"甲": "-1"}
    assert points(RATE, *facts[:-1], period="2026-01..2026-02") == {"甲": "0"}


def test_p43_veto_without_effect_on_points(scored):
    """襄樊."""
    text = (
        "awards: {top: 1}\n"
        "clauses:\n"
        "- {id: u, text: 采用, fact: adoption, component: p, points: 5}\n"
        "- {id: v, text: 取消资格, fact: event, events: [missed], component: p, veto: true}\n"
    )
    result = scored(text, use(unit="甲"), use(unit="乙"), *events("missed"))
    assert result.unit("甲").score == 5
    assert (result.unit("甲").award, result.unit("甲").barred) == (False, ("v",))
    assert result.unit("乙").award is True


# H. quotas


def test_p45_used_and_points_as_measures(scored):
    """A province: adopted items; 义马: points; the same item used twice is one item."""
    text = (
        USE
        + "quotas:\n"
        + "".join(
            f"- {{id: {m}, text: 任务, measure: {m}, every: month, component: p, default: 6}}\n"
            for m in ("used", "uses", "points")
        )
    )
    result = scored(text, item("a"), use("a"), use("a"), use(unit="甲")).unit("甲")
    assert {t.quota: t.done for t in result.tasks} == {"used": 2, "uses": 3, "points": 15}


def test_p46_sub_quota_by_kind(scored):
    """黄山科技局: one problem item a quarter."""
    text = quota("short_each: -1", kinds="[problem]").replace("default: 4", "default: 1")
    assert scored(text, item("a", kind="problem")).unit("甲").score == 0
    assert scored(text, item("a", kind="brief")).unit("甲").score == -1


def test_p47_a_range_task(scored):
    """上虞经信: 1 to 2 a month."""
    task = scored(quota("met: 30").replace("4,", "{least: 1, most: 2},"), item("a")).unit("甲").task
    assert (task.asked, task.most, task.met) == (1, 2, True)


def test_p48_conversion_before_comparing(scored):
    """A court: one bulletin is two items, four briefs one."""
    text = quota("met: 1", convert="[{kinds: [bulletin], as: 2}, {kinds: [brief], as: 0.25}]")
    facts = item("a", kind="bulletin"), item("b", kind="full"), item("c", kind="brief", count=4)
    task = scored(text, *facts).unit("甲").task
    assert (task.done, task.completion) == (4, 1)


def test_p49_reward_extra_and_proportion(points):
    """常山 10 when met, a cliff; a city +1 each extra; 天台 by completion."""
    three, six = [item("a", count=3)], [item("a", count=6)]
    assert points(quota("met: 10"), *three) == {"甲": "0"}
    assert points(quota("met: 10, extra: 1"), *six) == {"甲": "12"}
    assert points(quota("proportion: 40"), *three) == {"甲": "30"}
    assert points(quota("proportion: 40"), *six) == {"甲": "40"}
    assert points(quota("proportion: 40, over: true"), *six) == {"甲": "60"}


def test_p50_only_eligible_items_count(scored):
    """姚江镇 600 characters; 西宁 a signed form."""
    text = "eligible: {flags: [signed], min_chars: 600}\n"
    yes = frozenset(["signed"])
    facts = (
        item("a", flags=yes, chars=600),
        item("b", flags=yes, chars=599),
        item("c", chars=900),
        item("d", flags=yes),
    )
    assert scored(text, *facts).unit("甲").submitted == 1


# I. aggregation


def test_p51_p53_caps_by_period_and_component(scored):
    """常山 10 a month; a commission: submissions stop at 50 a year."""
    text = (
        "components: [{id: p, name: 报送, caps: {month: 3, year: 5}}, {id: o, name: 其他}]\n"
        "clauses: [{id: s, text: 报送, fact: item, component: p, points: 2}]\n"
    )
    facts = [item(f"{day}{n}", day=day) for day in (JAN, FEB, MAR) for n in range(2)]
    scores = [scored(text, *facts, period=f"2026-0{n}").unit("甲").score for n in (1, 2, 3)]
    assert scores == [3, 2, 0]
    trail = scored(text, *facts).unit("甲").trail.points
    assert [(p.worth, p.value, p.cap) for p in trail] == [(2, 2, ""), (2, 1, "p")]


def test_p52_p54_base_and_floor(points):
    """天台: base 100, deductions stop at 0; the bonus is another component."""
    text = (
        "components: [{id: p, name: 基础, base: 6, base_every: month, floor: 0,"
        " floor_every: month},"
        " {id: b, name: 加分}]\n"
        "clauses:\n"
        "- {id: m, text: 扣, fact: event, component: p, points: -4}\n"
        "- {id: u, text: 采用, fact: adoption, component: b, points: 3}\n"
    )
    assert points(text, *events("x", "y"), use(unit="甲")) == {"甲": "3"}


def test_p54_a_floor_under_the_total(scored):
    text = (
        "settings: {total_floor: 0}\n"
        "clauses: [{id: m, text: 扣, fact: event, component: p, points: -4}]\n"
    )
    result = scored(text, *events("x")).unit("甲")
    assert result.score == 0
    assert [p.value for p in result.trail.points] == [-4, 4]


def test_p55_mean_per_item(points):
    """梅州."""
    text = (
        "settings: {total: mean_per_item, places: 2}\n"
        "clauses:\n"
        "- {id: a, text: 专报, fact: item, statuses: [专报], component: p, points: 5}\n"
        "- {id: b, text: 备查, fact: item, statuses: [备查], component: p, points: 1}\n"
    )
    facts = item("a", status="专报"), item("b", status="备查"), item("c", status="备查")
    assert points(text, *facts) == {"甲": "2.33"}


def test_p56_percent_of_task(points):
    """达州: points against the unit's target."""
    text = (
        "settings: {total: percent_of_task, total_quota: q}\n"
        + USE
        + "quotas: [{id: q, text: 目标, measure: points, every: year, component: p, default: 40}]\n"
    )
    assert points(text, use(unit="甲"), use(unit="甲")) == {"甲": "25"}


def test_p57_conversion_by_weight(points):
    """广元, 乌海: into a larger assessment."""
    assert points("settings: {total_weight: 0.05, places: 2}\n" + USE, use(unit="甲")) == {
        "甲": "0.25"
    }


def test_p58_rates_with_0_over_0_said_by_the_method(scored):
    """西宁: 0/0 is 0."""
    text = (
        "rates:\n"
        "- {id: zero, name: 采用率, measure: adoption, empty: zero}\n"
        "- {id: none, name: 采用率, measure: adoption}\n"
        "- {id: late, name: 迟报率, measure: late}\n"
        "limits: [{id: l, text: 按时, channel: written, start: deadline}]\n"
    )
    due = datetime(2026, 1, 15, 12)
    late = item("a", "乙", deadline=due, written=datetime(2026, 1, 15, 13))
    result = scored(text, late, roster=(Unit("甲"),))
    assert dict(result.unit("甲").rates) == {"zero": 0, "none": None, "late": None}
    assert dict(result.unit("乙").rates)["late"] == 1


def test_p59_the_year_of_its_own_or_the_sum_of_months(scored):
    """连云港 adds months; a mean over the year is not the sum of the months' means."""
    text = (
        "settings: {total: mean_per_item, places: 1, year: YEAR}\n"
        "clauses: [{id: a, text: 报, fact: item, importances: [好], component: p, points: 5},"
        " {id: b, text: 报, fact: item, component: p, points: 1}]\n"
    )
    facts = item("a", grade="好"), item("b"), item("c", day=FEB)
    own = scored(text.replace("YEAR", "own"), *facts, period="2026-02").unit("甲")
    added = scored(text.replace("YEAR", "sum"), *facts, period="2026-02").unit("甲")
    assert own.score_total == Decimal("2.3")
    assert added.score_total == 4


def test_p59_a_shortfall_is_carried_into_the_next_month(scored):
    """A college site: carried until met."""
    text = quota("short_each: -1", carry="true")
    result = scored(text, item("a", count=3), period="2026-02").unit("甲")
    assert result.task.asked == 5


# J. ranking and tiers


def test_p60_ties_share_a_rank(scored):
    """温县 lists four names as the first three."""
    text = "settings: {rank: true, ties: TIES}\n" + USE
    facts = [use(unit=u) for u in "甲甲乙丙丁"] + [use(unit="丁")]
    shared = scored(text.replace("TIES", "shared"), *facts)
    dense = scored(text.replace("TIES", "dense"), *facts)
    assert [r.rank for r in shared.results] == [1, 1, 3, 3]
    assert [r.rank for r in dense.results] == [1, 1, 2, 2]


def test_rank_only_where_turned_on_and_then_with_a_notice(scored):
    """Current national rules restrict it."""
    off, on = scored(USE, use(unit="甲")), scored("settings: {rank: true}\n" + USE, use(unit="甲"))
    assert (off.results[0].rank, on.results[0].rank) == (None, 1)
    assert "units.notice_rank" not in off.notices
    assert "units.notice_rank" in on.notices


def test_p61_p63_best_of_each_class_with_the_task_met(scored):
    """湖北, 襄樊."""
    text = (
        "classes: [{id: one, name: 一类, units: [甲, 乙, 丙]}, {id: two,"
        " name: 二类, units: [丁]}]\n"
        "awards: {top: 1, by_class: {one: 2}, task_met: true, conditions: [专人负责]}\n"
        "quotas: [{id: q, text: 任务, measure: submitted, every: month,"
        " component: p, default: 1}]\n" + USE
    )
    facts = [use(unit=u) for u in "甲甲甲乙乙丙丁"] + [
        item("a", "乙"),
        item("b", "丁"),
        item("c", "丙"),
    ]
    result = scored(text, *facts)
    assert {r.unit: r.award for r in result.results} == {
        "甲": False,
        "乙": True,
        "丙": False,
        "丁": True,
    }


def test_p62_bands(scored):
    """钟楼: below 6 not up to standard."""
    text = "bands: [{id: no, name: 不达标, low: 0}, {id: yes, name: 达标, low: 6}]\n" + USE
    result = scored(text, use(unit="甲"), use(unit="乙"), use(unit="乙"))
    assert {r.unit: r.tier for r in result.results} == {"甲": "no", "乙": "yes"}


def test_p64_three_months_running_below_the_task(scored):
    """A city's 人社局: named."""
    text = quota("short_each: 0", named_after="3")
    two = scored(text, item("a", day=JAN, count=4), period="2026-03").unit("甲")
    three = scored(text, item("a", day=JAN), period="2026-03").unit("甲")
    assert (two.named, three.named) == ((), ("q",))


def test_p65_zero_lists(scored):
    """霍林郭勒: those that sent nothing, those with nothing used."""
    result = scored(USE, item("a"), use(unit="乙"), roster=(Unit("丙"),))
    assert set(result.silent) == {"乙", "丙"}
    assert set(result.unused) == {"甲", "丙"}


# K. numbers, audit


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
