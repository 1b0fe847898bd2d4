"""What is taken away: fixed, by percent, by count, by rate; every test names its document."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from unit_facts import FEB, JAN, MAR, USE, events, item, quota, use

from infoscore.units.facts import (
    Request,
    UnitEvent,
)


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
