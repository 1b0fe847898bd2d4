"""Uses and their items: whose they are, entered once, and what a broken row of an item breaks."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from infoscore.units.engine import score
from infoscore.units.facts import Adoption
from infoscore.units.ledger.read import Known, read_ledger
from infoscore.units.network import network
from infoscore.units.periods import read_period
from infoscore.units.readmethod import load_method

ROSTER = [
    ["单位", "单位类别", "别名", "计入单位"],
    ["石岭镇", "乡镇", "石岭", ""],
    ["桃源镇", "乡镇", "", ""],
    ["石岭派出所", "部门", "", "石岭镇"],
]
ITEMS = [
    ["编号", "单位", "标题", "报送日期"],
    ["1", "石岭镇", "春耕备耕进度", "2026-10-02"],
    ["3", "桃源镇", "管网漏损", "2026-10-04"],
    ["5", "石岭派出所", "电信诈骗多发", "2026-10-04"],
    ["7", "石岭镇、桃源镇", "界河水位上涨", "2026-10-05"],
]
USES = ["编号", "标题", "单位", "采用刊物", "采用日期"]


@pytest.fixture
def read(book):
    def make(*uses, items=ITEMS, roster=ROSTER, known=None, **more):
        sheets = {"单位": roster, "信息": items, "采用": [USES, *uses], **more}
        book({name: rows for name, rows in sheets.items() if rows})
        return read_ledger([Path("台账.xlsx")], known)

    return make


def told(faults):
    return [(str(each.where).partition("[")[2].rstrip("]"), each.phrase) for each in faults]


@pytest.mark.parametrize(
    ("number", "title", "unit", "other"),
    [
        ("3", "", "石岭镇", "石岭镇"),
        ("3", "管网漏损", "石岭", "石岭镇"),
        ("", "管网漏损", "石岭镇", "石岭镇"),
        ("1", "", "石岭镇、桃源镇", "桃源镇"),
        ("5", "", "桃源镇", "桃源镇"),
    ],
)
def test_a_use_given_to_a_unit_that_did_not_send_the_item_is_refused(
    read, number, title, unit, other
):
    (fault,) = read([number, title, unit, "每日要情", "2026-10-09"]).faults
    assert told([fault]) == [("采用!C2", "ledger.other_unit")]
    assert f"“{other}”" in fault.message()
    place = {"": "A3", "3": "A3", "1": "A2", "5": "A4"}[number]
    assert f"台账.xlsx[信息!{place}]" in fault.message()


@pytest.mark.parametrize(
    ("number", "unit"),
    [
        ("1", "石岭"), ("1", ""), ("5", "石岭镇"), ("5", "石岭派出所"), ("1", "石岭派出所"),
        ("7", "桃源镇"), ("7", "桃源镇、石岭镇"), ("7", "石岭派出所"),
    ],
)  # fmt: skip
def test_a_use_by_another_name_of_one_of_several_or_of_the_unit_credited_is_the_items(
    read, number, unit
):
    reading = read([number, "", unit, "每日要情", "2026-10-09"])
    assert (reading.faults, reading.notes) == ((), ())


def test_the_method_says_too_to_whom_a_unit_is_credited(read):
    row = ["1", "", "石岭工厂", "每日要情", "2026-10-09"]
    assert told(read(row, roster=None).faults) == [("采用!C2", "ledger.other_unit")]
    known = Known(credit={"石岭工厂": "石岭镇"})
    assert read(row, roster=None, known=known).faults == ()


def test_an_instruction_is_compared_and_an_event_is_not(read):
    more = {
        "批示": [["编号", "单位", "批示领导", "批示日期"], ["3", "石岭镇", "县长", "2026-10-09"]],
        "事件": [["单位", "事件类型", "日期", "编号"], ["石岭镇", "未报", "2026-10-09", "3"]],
    }
    assert told(read(**more).faults) == [("批示!B2", "ledger.other_unit")]


def test_the_tables_of_a_report_agree_on_whose_use_it_is(read):
    rows = [
        ["7", "", "桃源镇", "每日要情", "2026-10-09"],
        ["5", "", "石岭镇", "每日要情", "2026-10-09"],
        ["3", "", "", "每日要情", "2026-10-09"],
    ]
    ledger, october = read(*rows).ledger, read_period("2026-10")
    result = score(ledger, load_method("neutral"), october)
    used = {each.unit: each.used for each in result.results}
    assert used == {"石岭镇": 1, "桃源镇": 2}
    network_used = {each.unit: each.used for each in network(ledger, october).units}
    assert network_used == {"石岭镇": 0, "桃源镇": 2, "石岭派出所": 1}


def test_a_use_entered_twice_is_told_with_the_first(read):
    row = ["1", "", "石岭镇", "每日要情", "2026-10-09"]
    again = ["", "春耕备耕进度", "", "每日要情", "2026-10-09"]
    others = [[*row[:3], "专报", row[4]], [*row[:4], "2026-10-10"], ["7", *row[1:]]]
    reading = read(row, again, *others, ["7", "", "桃源镇", *row[3:]], row)
    assert told(reading.notes) == [("采用!A3", "ledger.same_use"), ("采用!A8", "ledger.same_use")]
    assert {dict(each.details)["first"] for each in reading.notes} == {"台账.xlsx[采用!A2]"}
    assert len([each for each in reading.ledger.facts if isinstance(each, Adoption)]) == 7


def test_a_use_beside_its_item_and_on_its_own_sheet_is_told_too(read):
    items = [[*ITEMS[0], "采用刊物", "采用日期"], [*ITEMS[1], "每日要情", "2026-10-09"]]
    reading = read(["1", "", "", "每日要情", "2026-10-09"], items=items)
    assert told(reading.notes) == [("采用!A2", "ledger.same_use")]
    assert reading.faults == ()


def test_the_same_use_at_another_stage_and_uses_without_title_are_not_told(read):
    head = [*USES, "采用环节"]
    rows = [["1", "", "", "专报", "2026-10-09", stage] for stage in ("上报", "采用")]
    rows += [["", "", "石岭镇", "专报", "2026-10-09", ""]] * 2
    assert read(采用=[head, *rows]).notes == ()


def test_a_use_before_its_item_was_sent_is_told(read):
    reading = read(["3", "", "", "每日要情", "2026-10-03"], ["3", "", "", "专报", "2026-10-04"])
    assert told(reading.notes) == [("采用!A2", "ledger.used_early")]
    assert dict(reading.notes[0].details)["sent"] == str(date(2026, 10, 4))


def test_a_use_within_the_month_of_an_item_without_a_day_is_not_early(book):
    sheets = {
        "2026年10月信息": [["编号", "单位", "标题"], ["1", "甲局", "春耕备耕进度"]],
        "采用": [USES, ["1", "", "", "每日要情", "2026-10-09"]],
    }
    assert read_ledger([book(sheets)]).notes == ()


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        (["1", "", "石岭镇", "每日要情", "2026-10-09"], "A2"),
        (["", "春耕备耕进度", "", "每日要情", "2026-10-09"], "B2"),
        (["", "春耕备耕进度", "石岭镇", "每日要情", "2026-10-09"], "B2"),
    ],
)
@pytest.mark.parametrize("rest", [ITEMS[2:], []])
def test_of_an_item_whose_row_is_refused_the_use_says_so(read, row, cell, rest):
    items = [ITEMS[0], ["1", "石领镇", "春耕备耕进度", "2026-10-02"], *rest]
    reading = read(row, items=items)
    assert told(reading.faults) == [
        ("信息!B2", "ledger.unknown_unit_near"),
        (f"采用!{cell}", "ledger.item_lost"),
    ]
    assert dict(reading.faults[1].details)["first"] == "台账.xlsx[信息!A2]"
    assert reading.notes == ()


def test_an_unknown_unit_that_gets_the_points_is_told_with_its_row_in_a_text(tmp_path):
    file = tmp_path / "单位.csv"
    file.write_text("单位,单位类别,计入单位\n石岭派出所,部门,石岭镇\n", encoding="utf-8")
    (fault,) = [f for f in read_ledger([file]).faults if f.phrase == "ledger.credit_unknown"]
    assert str(fault.where).endswith("单位.csv[2]")
