"""What is recorded of an item, and what each fact is worth; every test names its document."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from unit_facts import JAN, USE, item, use

from infoscore.units.facts import (
    Discretion,
    GroundCheck,
    Instruction,
    Request,
)


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
