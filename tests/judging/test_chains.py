"""The reports of one emergency: which belong together, and what is asked of them."""

from __future__ import annotations

from datetime import date

import pytest

from infoscore.intake.reader import read_text
from infoscore.judging import chains
from infoscore.judging.chains import findings, link
from infoscore.judging.trace import Trace, trace_of
from infoscore.reading.read import Reader
from infoscore.ruleset.load import load_rules
from infoscore.text.document import document_of

RULES = load_rules()
READER = Reader(RULES.slots)
DAY = date(2024, 3, 12)
FIRE = "3月8日14时20分，青山县柳河镇一仓库起火，{said}后续情况续报。"
AFTER = "3月8日14时20分柳河镇仓库起火后，18时20分明火扑灭。{said}"


def trace(
    title: str,
    text: str,
    sent: str = "3月8日15时",
    *,
    path: str = "来稿/a.txt",
    urgent: bool = True,
) -> Trace | None:
    assert RULES.series is not None
    draft = read_text(
        f"报送单位：青山县应急管理局\n报送时间：2024年{sent}\n\n{title}\n{text}", path
    )
    return trace_of(READER.read(document_of(draft)), RULES.series, urgent=urgent)


def first(said: str = "2人受伤。", **rest: str) -> Trace:
    made = trace("柳河镇一仓库起火初报", FIRE.format(said=said), **rest)
    assert made is not None
    return made


def later(mark: str, said: str = "", sent: str = "3月8日19时", **rest: str) -> Trace:
    made = trace(f"柳河镇仓库火灾{mark}", AFTER.format(said=said), sent, **rest)
    assert made is not None
    return made


def told(*traces: Trace, day: date = DAY) -> list[tuple[str, str]]:
    assert RULES.series is not None
    return [
        (each.rule, each.message.zh)
        for chain in link(traces)
        for each in findings([traces[at] for at in chain], RULES.series, RULES.chains, day)
    ]


# —— the fingerprint ——


@pytest.mark.parametrize(
    ("mark", "stage", "number"),
    [
        ("初报", "first", 0),
        ("续报", "follow", 0),
        ("续报一", "follow", 1),
        ("（续报二）", "follow", 2),
        ("第3次续报", "follow", 3),
        ("续报12", "follow", 12),
        ("续报3人受伤", "follow", 0),
        ("终报", "last", 0),
        ("", "", 0),
    ],
)
def test_a_report_says_which_one_it_is(mark: str, stage: str, number: int) -> None:
    made = later(mark)
    assert (made.stage, made.number) == (stage, number)


def test_the_number_may_stand_on_a_line_of_its_own_above_the_title() -> None:
    made = trace("续报二\n关于柳河镇仓库起火的续报", AFTER.format(said="2人受伤。"))
    assert made is not None
    assert (made.stage, made.number, made.events) == ("follow", 2, ("起火",))


def test_what_follows_a_first_report_is_not_one_itself() -> None:
    made = trace("柳河镇仓库起火续报一", "3月8日15时初报后，柳河镇仓库明火于18时20分扑灭。")
    assert made is not None
    assert made.stage == "follow"


def test_only_emergencies_are_kept() -> None:
    text = "3月8日，青山县柳河镇召开防火灾工作会议，12个村参加。"
    assert trace("柳河镇召开会议", text, urgent=False) is None


def test_a_report_without_day_or_place_cannot_be_known_again() -> None:
    assert trace("一仓库起火", "日前，一仓库起火，2人受伤，后续情况续报。") is None


# —— which belong together ——


def test_first_follow_up_and_final_make_one_chain_in_order_of_time() -> None:
    traces = [later("终报", sent="3月9日10时"), first(), later("续报一")]
    assert link(traces) == [[1, 2, 0]]


@pytest.mark.parametrize(
    "text",
    [
        "3月8日14时20分，青山县石桥镇一仓库起火，2人受伤。",
        "3月8日14时20分，青山县柳河镇一货车侧翻，2人受伤。",
        "3月1日14时20分，青山县柳河镇一仓库起火，2人受伤。",
        "3月8日9时05分，青山县柳河镇一民房起火，2人受伤。",
    ],
    ids=["place", "event", "day", "hour"],
)
def test_another_place_event_day_or_hour_is_another_emergency(text: str) -> None:
    other = trace("突发情况初报", text)
    assert other is not None
    assert len(link([first(), other])) == 2


def test_reports_of_other_units_in_other_folders_are_not_joined() -> None:
    other = first(path="别处/b.txt")
    apart = Trace(**{**{f: getattr(other, f) for f in Trace.__slots__}, "unit": "红石县应急管理局"})
    assert len(link([first(), apart])) == 2


def test_linking_many_reports_compares_each_with_a_few_before_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared = 0

    def counted(one: Trace, other: Trace) -> bool:
        nonlocal compared
        compared += 1
        return False

    monkeypatch.setattr(chains, "_near", counted)
    reports, shelves = [first()] * 500, len(list(chains._keys(first())))
    assert len(link(reports)) == len(reports)
    assert 0 < compared <= len(reports) * shelves * chains.BACK


# —— what is asked ——


def test_a_missing_final_report_is_told_once_the_days_are_over() -> None:
    days = next(rule.days for rule in RULES.chains if rule.finds == "no_final")
    traces = first(), later("续报一")
    on_time = date.fromordinal(date(2024, 3, 8).toordinal() + days)
    assert told(*traces, day=on_time) == []
    late = told(*traces, day=date.fromordinal(on_time.toordinal() + 1))
    assert [rule for rule, _ in late] == ["K1-no-final"]
    assert f"{days + 1} 天" in late[0][1]
    assert told(*traces, later("终报", sent="3月9日10时"), day=date.max) == []


def test_an_emergency_that_promises_no_further_report_needs_no_final_one() -> None:
    text = "3月8日14时20分，青山县柳河镇一仓库起火，15时扑灭，无人受伤。"
    made = trace("柳河镇一仓库起火", text)
    assert made is not None
    assert told(made, day=date.max) == []


def test_a_gap_in_the_numbers_is_told_with_the_missing_ones() -> None:
    gap = told(first(), later("续报四"))
    assert [rule for rule, _ in gap] == ["K2-gap"]
    assert "有续报四，没有看到续报一、二、三" in gap[0][1]
    assert told(first(), later("续报一"), later("续报二", sent="3月9日8时")) == []


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("6人受伤。", "共4人受伤。"),
        ("死亡3人。", "造成2人死亡。"),
        ("已转移群众86人。", "累计转移68人。"),
        ("过火面积120亩。", "过火面积6公顷。"),
    ],
)
def test_a_figure_that_shrinks_is_told_with_both_values(before: str, now: str) -> None:
    found = told(first(before), later("续报一", now))
    assert [rule for rule, _ in found] == ["K3-shrinks"]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("4人受伤。", "共6人受伤。"),
        ("6人受伤。", "经核实，共4人受伤。"),
        ("6人受伤。", "又有2人受伤。"),
        ("6人受伤。", "其中2人受伤较重。"),
        ("死亡1人，6人受伤。", "2人死亡，5人受伤。"),
        ("约80人转移。", "累计转移68人。"),
        ("过火面积6公顷。", "过火面积90亩。"),
        ("6人受伤。", "2人死亡。"),
    ],
)
def test_a_figure_that_grows_is_explained_or_counts_a_part_is_not_told(
    before: str, now: str
) -> None:
    assert told(first(before), later("续报一", now)) == []
