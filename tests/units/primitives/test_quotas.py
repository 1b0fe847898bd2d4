"""Tasks: measured, converted, met or missed; every test names its document."""

from __future__ import annotations

from unit_facts import USE, item, quota, use


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
