"""Rank, tops, bands, awards; every test names its document."""

from __future__ import annotations

from unit_facts import JAN, USE, item, quota, use

from infoscore.units.facts import (
    Unit,
)


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
