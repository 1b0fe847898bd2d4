"""The notice: whom it is to, prose instead of tables, signs of instructions, advice."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from infoscore.render.units.layout import period_words
from infoscore.render.units.networked import network_section
from infoscore.render.units.notice import SYMBOLS, addressees, symbols, written
from infoscore.units.engine import score
from infoscore.units.facts import Adoption, Instruction, Item, Ledger, Request, Unit
from infoscore.units.network import network
from infoscore.units.periods import read_period
from infoscore.units.report import Scored, UnitReport, titles_of

JAN = date(2026, 1, 15)
CLASSES = "classes: [{id: d, name: 县直部门}, {id: t, name: 各乡镇}]\n"
ON = "settings: {instructions: true}\nlevels: [国家, 省, 市]\n"
ROSTER = (Unit("甲局", "d"), Unit("乙局", "d"), Unit("丙镇", "t"), Unit("丁镇", "t"))
FACTS = (
    Item("a", ("甲局",), JAN, "山塘加固"),
    Item("b", ("丙镇",), JAN, "秋粮收购"),
    Item("c", ("丙镇",), JAN, "校车运营"),
    Adoption("a", "每日要情", JAN),
    Adoption("a", "专报", JAN),
    Adoption("b", "每日要情", JAN),
    Instruction("a", JAN, level="省", rank="main"),
    Instruction("b", JAN, level="国家", rank="other"),
    Request(("甲局",), datetime(2026, 1, 20), datetime(2026, 1, 18)),
    Request(("乙局",), datetime(2026, 1, 21)),
)


@pytest.fixture
def report(method_of):
    def make(text, facts=FACTS, period="2026-01"):
        ledger, span, method = Ledger(facts, ROSTER), read_period(period), method_of(text)
        result = score(ledger, method, span)
        groups = {each.unit: each.group for each in result.results}
        net = network(ledger, span, groups)
        return UnitReport(Scored(method, "", result), ledger, net, titles=titles_of(ledger))

    return make


def text(report):
    parts = [(w.section.title, *w.section.lines) for w in written(report, "zh")]
    return "\n".join(line for part in parts for line in part)


def test_it_is_addressed_to_the_classes(report):
    assert addressees(report(CLASSES), "zh") == "各县直部门、各乡镇："
    roster_only = report("")
    assert addressees(roster_only, "zh") == "各d、各t："


@pytest.mark.parametrize(
    "given", ["各镇街、区直各部门", "各镇街、区直各部门：", " 各镇街、区直各部门: "]
)
def test_whom_the_user_names_ends_with_one_colon_too(report, given):
    assert addressees(report(CLASSES), "zh", given) == "各镇街、区直各部门："


def test_titles_are_numbered_under_each_unit_and_class(report):
    levels = [(w.level, w.section.title) for w in written(report(CLASSES), "zh")]
    assert levels[:4] == [(1, "基本情况"), (1, "采用篇目"), (2, "县直部门"), (2, "各乡镇")]
    assert "甲局（1 条）：1.《山塘加固》（专报、每日要情）。" in text(report(CLASSES))


def test_signs_stand_only_where_the_method_counts_instructions(report):
    told = text(report(CLASSES + ON))
    assert "1.《山塘加固》☆（专报、每日要情）" in told
    assert "注：★国家其他领导批示；☆省主要领导批示。" in told
    off = report(CLASSES)
    assert symbols(off) == {}
    assert "★" not in text(off)
    assert "☆" not in text(off)


def test_the_level_of_a_sign_is_called_as_the_ledger_calls_it(report):
    county = Instruction("c", JAN, level="县", rank="main")
    district = Instruction("a", JAN, level="县", level_said="区", rank="main")
    told = text(report(CLASSES + ON, (*FACTS[:3], county, district)))
    assert "1.《山塘加固》★" in told
    assert "注：★区主要领导批示；☆县主要领导批示。" in told


def test_every_sign_can_be_written_in_gbk():
    assert len(set(SYMBOLS)) == len(SYMBOLS.encode("gbk")) // 2


def test_requests_are_told_with_who_met_them(report):
    assert "约稿 2 件，完成 1 件，完成的有甲局。" in text(report(CLASSES))


def test_clauses_that_would_say_nought_are_dropped(report):
    told = text(report(CLASSES, FACTS[:1]))
    assert "约稿" not in told
    assert "各乡镇报送" not in told
    assert "采用篇目" not in told


@pytest.mark.parametrize(
    ("tier", "said"),
    [
        ("steady", "篇数和质量都好的有甲局、丙镇，予以鼓励"),
        ("silent", "没有报送的 2 个单位（名单附后），请分析原因，限期改进。"),
    ],
)
def test_each_tier_has_its_sentence_with_the_advice(report, tier, said, monkeypatch):
    monkeypatch.setattr("infoscore.units.network.FEW_ITEMS", 0)
    monkeypatch.setattr("infoscore.units.network.FEW_UNITS", 0)
    made = report(CLASSES)
    assert made.network.of(tier)
    assert said in text(made)


def test_units_with_few_items_or_peers_get_no_class(report):
    told = text(report(CLASSES))
    assert "条数少或同类单位少的有甲局、丙镇，不作分类。" in told
    assert "篇数和质量都好" not in told


def test_the_table_gives_no_class_and_no_advice_where_the_text_gives_none(report):
    made = report(CLASSES)
    table = network_section(made, "zh").table
    rows = {row[0]: (row[2], row[-1]) for row in table.rows}
    assert {each.unit for each in made.network.units if each.unclassed} == {"甲局", "丙镇"}
    assert rows["甲局"] == rows["丙镇"] == ("样本少，不作分类", "")
    assert rows["乙局"] == ("未报送", "分析原因，限期改进")


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("2026-10", "2026年10月"),
        ("2026Q3", "2026年第3季度"),
        ("2026", "2026年"),
        ("2026H1", "2026年1至6月"),
        ("2018-01..2018-02", "2018年1至2月"),
        ("2020-07-01..2020-10-09", "2020-07-01至2020-10-09"),
    ],
)
def test_periods_are_called_as_offices_do(period, said):
    assert period_words(read_period(period), "zh") == said
