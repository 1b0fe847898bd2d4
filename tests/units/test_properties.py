"""What must hold for any ledger: order, adding up, and the trail."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from infoscore.units.engine import score
from infoscore.units.facts import Adoption, Instruction, Item, Ledger, Request, Unit, UnitEvent
from infoscore.units.periods import EVERY, Calendar, Period, read_period
from infoscore.units.readmethod import load_method, read_method
from infoscore.units.succession import score_in_force

UNITS = ["甲局", "乙局", "丙镇"]
METHOD = read_method(
    """
method: {id: m, version: 0.1.0, name: 办法, source: 测试}
settings: {instructions: true, rank: true, joint: equal, places: 2}
venues: [{name: 甲刊, level: 县}, {name: 乙刊, level: 市}]
components:
- {id: base, name: 基础, base: 6, base_every: quarter, floor: 0, floor_every: quarter}
- {id: sent, name: 报送, caps: {month: 4, year: 20}}
- {id: used, name: 采用}
clauses:
- {id: s, text: 报送, fact: item, component: sent, points: 1}
- {id: a, text: 甲刊, fact: adoption, venues: [甲刊], component: used, points: 5}
- {id: b, text: 乙刊, fact: adoption, venues: [乙刊], component: used, points: 12.5}
- {id: n, text: 批示, fact: instruction, component: used, points: 10}
- {id: h, text: 减半, fact: event, events: [late], component: used, item_percent: -50, group: h}
- {id: l, text: 迟报, fact: event, events: [late], component: base, steps: [-1, -2, -4], group: l}
- {id: z, text: 清零, fact: event, events: [press], component: used, zero: month}
- {id: r, text: 约稿, fact: request, states: [missed], component: base, points: -5, charge: year}
combine:
- {id: high, groups: [adoption], within: [item], how: highest}
- {id: once, groups: [instruction], within: [item, level], how: first}
quotas:
- {id: q, text: 每月两条, measure: submitted, every: month, default: 2, component: sent, met: 2,
   short_each: -0.5}
"""
)
SHIPPED = {
    name: load_method(name)
    for name in ("neutral", "quzhou", "changshan", "zhonglou", "meizhou", "lianyungang")
}
CLOCK = read_method(
    """
method: {id: m, version: 0.1.0, name: 办法, source: 测试}
components: [{id: p, name: 得分}]
rates: [{id: late, name: 迟报率, measure: late}]
limits: [{id: l, text: 续报, start: previous, clock: ['08:00', '17:00']}]
"""
)
DAY = date(2026, 1, 15)
DAYS = st.dates(date(2026, 1, 1), date(2026, 6, 30))


@st.composite
def ledgers(draw):
    several = st.lists(st.sampled_from(UNITS), min_size=1, max_size=3, unique=True)
    items = [
        Item(f"i{n}", tuple(draw(several)), draw(DAYS)) for n in range(draw(st.integers(0, 8)))
    ]
    facts = list(items)
    names = st.sampled_from([i.id for i in items] or ["none"])
    for _ in range(draw(st.integers(0, 10))):
        what = draw(st.integers(0, 3))
        if what == 0:
            unit = draw(st.sampled_from(UNITS))
            facts.append(UnitEvent((unit,), draw(st.sampled_from(["late", "press"])), draw(DAYS),
                                   draw(names)))  # fmt: skip
        elif what == 1:
            facts.append(Instruction(draw(names), draw(DAYS), level=draw(st.sampled_from("市省"))))
        elif what == 2:
            due = datetime.combine(draw(DAYS), datetime.min.time())
            facts.append(Request((draw(st.sampled_from(UNITS)),), due))
        else:
            venue = draw(st.sampled_from(["甲刊", "乙刊", "丙刊"]))
            facts.append(Adoption(draw(names), venue, draw(DAYS)))
    return Ledger(tuple(facts), tuple(Unit(name) for name in UNITS))


def told(result):
    """All that a reader sees, the choice among equal facts left aside."""
    return [
        (
            r.unit,
            r.score,
            r.score_total,
            r.rank,
            r.components,
            r.tasks,
            r.venues,
            r.submitted,
            r.used,
        )
        for r in result.results
    ]


@given(ledgers(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_the_order_of_rows_never_matters(ledger, chance):
    mixed = list(ledger.facts)
    chance.shuffle(mixed)
    period = read_period("2026-04")
    one, two = (
        score(Ledger(tuple(f), ledger.roster), METHOD, period) for f in (ledger.facts, mixed)
    )
    assert told(one) == told(two)
    assert (one.silent, one.unused) == (two.silent, two.unused)


@given(ledgers())
@settings(max_examples=150, deadline=None)
def test_a_total_is_the_sum_of_its_explained_parts(ledger):
    for result in score(ledger, METHOD, read_period("2026-03")).results:
        for trail, points in (
            (result.trail, result.points),
            (result.trail_total, result.points_total),
        ):
            assert sum((p.value for p in trail.points), Decimal(0)) == points == trail.total
        assert sum(c.period for c in result.components) == result.points
        assert sum(c.total for c in result.components) == result.points_total


@given(ledgers())
@settings(max_examples=60, deadline=None)
def test_months_add_up_to_the_year(ledger):
    """Each month as it was told at its end; what is charged to the year comes on top."""
    months = Calendar().windows(read_period("2026H1"), "month")
    results = [score(ledger, METHOD, month) for month in months]
    half = results[-1]
    for unit in UNITS:
        whole = half.unit(unit)
        charged = sum(
            (p.value for p in whole.trail_total.points if p.charged == "year"), Decimal(0)
        )
        added = sum((r.unit(unit).points for r in results), Decimal(0))
        assert added + charged == whole.points_total


@given(ledgers())
@settings(max_examples=60, deadline=None)
def test_what_comes_later_never_changes_what_was_told(ledger):
    period = read_period("2026-03")
    early = [
        f
        for f in ledger.facts
        if (getattr(f, "used", None) or getattr(f, "sent", None) or getattr(f, "when", None)
            or f.due.date()) <= period.end
        or isinstance(f, Item)
    ]  # fmt: skip
    before = score(Ledger(tuple(early), ledger.roster), METHOD, period)
    assert told(before) == told(score(ledger, METHOD, period))


@given(ledgers(), st.sampled_from(sorted(SHIPPED)))
@settings(max_examples=60, deadline=None)
def test_shipped_methods_explain_every_point(ledger, name):
    method = SHIPPED[name]
    for result in score(ledger, method, read_period("2026Q2")).results:
        counting = {c.id for c in method.components if c.counts}
        told = sum((p.value for p in result.trail.points if p.component in counting), Decimal(0))
        assert told == result.points


@given(DAYS, st.integers(0, 28), st.integers(1, 12),
       st.sampled_from(EVERY))  # fmt: skip
def test_windows_cover_every_day_once(day, last, first, every):
    calendar = Calendar(first, last)
    window = calendar.window(day, every)
    assert day in window
    after = calendar.window(window.end + timedelta(days=1), every)
    assert after.start == window.end + timedelta(days=1)
    assert calendar.window(window.start, every) == window


def test_periods_as_people_write_them():
    assert read_period("2026-02") == Period(date(2026, 2, 1), date(2026, 2, 28), "2026-02")
    assert read_period("2026Q3").end == date(2026, 9, 30)
    assert read_period("2026H2").start == date(2026, 7, 1)
    assert read_period("2026-01..2026-02").end == date(2026, 2, 28)
    assert [read_period(t) for t in ("2026-13", "2026-02-30", "abc", "2026-03..2026-01")] == [
        None
    ] * 4
    assert read_period("2026-03").before() == Period(
        date(2026, 2, 1), date(2026, 2, 28), "2026-02-01..2026-02-28"
    )


@given(ledgers())
@settings(max_examples=60, deadline=None)
def test_a_ledger_split_into_months_adds_up_to_the_year(ledger):
    """连云港 adds uses and months, so that each month's own ledger is enough."""
    uses = [
        Adoption("", "昨日情况", f.used, (UNITS[n % 3],))
        for n, f in enumerate(f for f in ledger.facts if isinstance(f, Adoption))
    ]
    method = SHIPPED["lianyungang"]
    whole = score(Ledger(tuple(uses), ledger.roster), method, read_period("2026"))
    for unit in UNITS:
        added = Decimal(0)
        for month in Calendar().windows(read_period("2026H1"), "month"):
            part = Ledger(tuple(f for f in uses if f.used in month), ledger.roster)
            added += score(part, method, month).unit(unit).points
        assert added == whole.unit(unit).points


@given(
    st.lists(st.sampled_from("甲乙丙丁戊己庚"), min_size=1, max_size=7, unique=True),
    st.decimals(Decimal("0.01"), 200, places=2),
    st.integers(0, 3),
    st.sampled_from(["first", "last"]),
)
@settings(max_examples=150, deadline=None)
def test_a_split_whose_rest_is_given_away_adds_up_to_the_whole(units, points, places, rest):
    method = read_method(
        "method: {id: m, version: 0.1.0, name: 办法, source: 测试}\n"
        f"settings: {{joint: equal, split_rest: {rest}, split_places: {places}, places: 6}}\n"
        "components: [{id: p, name: 得分}]\n"
        f"clauses: [{{id: u, text: 采用, fact: adoption, component: p, points: {points}}}]\n"
    )
    facts = (Item("a", tuple(units), DAY), Adoption("a", "刊", DAY))
    result = score(Ledger(facts), method, read_period("2026-01"))
    assert sum(each.points for each in result.results) == points


@given(ledgers(), st.dates(date(2026, 1, 10), date(2026, 5, 20)))
@settings(max_examples=60, deadline=None)
def test_methods_that_replace_one_another_explain_every_point(ledger, last):
    old = replace(METHOD, valid_to=last)
    new = replace(METHOD, id="n", valid_from=last + timedelta(days=1))
    result = score_in_force(ledger, [new, old], read_period("2026H1"))
    for each in result.results:
        assert sum((p.value for p in each.trail.points), Decimal(0)) == each.points
        assert sum(c.period for c in each.components) == each.points
        for point in each.trail.points:
            if point.fact is not None and point.clause in ("a", "b", "s", "n"):
                assert point.version == (point.when > last)


@given(ledgers(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_rows_does_not_matter_to_chains(ledger, chance):
    """Items made into chains, some in a circle: times and hints stay the same."""
    items = [f for f in ledger.facts if isinstance(f, Item)]
    chained = [
        replace(
            each,
            kind="urgent",
            parent=items[chance.randrange(len(items))].id,
            relation=chance.choice(["follow_up", "final"]),
            written=datetime.combine(each.sent, datetime.min.time()) + timedelta(hours=number),
        )
        for number, each in enumerate(items)
    ]
    mixed = chance.sample(chained, len(chained))
    one, two = (score(Ledger(tuple(f)), CLOCK, read_period("2026H1")) for f in (chained, mixed))
    assert [(r.unit, r.rates) for r in one.results] == [(r.unit, r.rates) for r in two.results]
    assert [(o.phrase, o.unit) for o in one.open] == [(o.phrase, o.unit) for o in two.open]
