"""Components, caps, floors, means, shares, years; every test names its document."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from unit_facts import FEB, JAN, MAR, USE, events, item, quota, use

from infoscore.units.facts import (
    Unit,
)


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
