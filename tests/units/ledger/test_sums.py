"""Do the columns of a published table add up?"""

from __future__ import annotations

import csv
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infoscore.cli.main import run
from infoscore.units.ledger.sums import sums_of

RIGHT = [
    ["单位", "报送条数", "得分", "采用率"],
    ["甲局", 3, 10.5, "50%"],
    ["乙局", 4, 2, "25%"],
    ["合计", 7, 12.5, "42.9%"],
]


def wrong(file):
    return [
        (str(each.place).split("!")[-1].rstrip("]"), each.printed, each.added)
        for each in sums_of(file)
        if not each.right
    ]


def test_totals_that_are_sums_are_right_and_rates_are_not_added(book):
    found = sums_of(book({"表": RIGHT}))
    assert [(each.column, each.right) for each in found] == [("报送条数", True), ("得分", True)]


def test_primitive_69_a_total_that_is_not_the_sum_is_told_with_its_cell(book):
    """达州 2010: the county column adds to 961, the text says 956."""
    rows = [*RIGHT[:3], ["合计", 9, 12.5, ""]]
    assert wrong(book({"表": rows})) == [("B4", 9, 7)]


def test_subtotals_and_a_grand_total(book):
    rows = [
        RIGHT[0],
        ["甲局", 3, 1, ""],
        ["小计", 3, 1, ""],
        ["乙镇", 4, 2, ""],
        ["丙镇", 5, 2, ""],
        ["小计", 9, 5, ""],
        ["总计", 12, 5, ""],
    ]
    assert wrong(book({"表": rows})) == [("C6", 5, 4)]


def test_a_sum_beside_the_columns_of_its_group(book):
    rows = [
        ["单位", "市级", None, None],
        [None, "要情", "专报", "合计"],
        ["甲局", 1, 2, 3],
        ["乙局", 1, 2, 4],
    ]
    merged = [("表", "A1:A2", "单位"), ("表", "B1:D1", "市级")]
    assert wrong(book({"表": rows}, merged)) == [("D4", 4, 3)]


def test_a_text_table_works_as_well(tmp_path):
    file = tmp_path / "通报.csv"
    file.write_text("单位,条数\n甲局,1.2\n乙局,2\n合计,3.1\n", encoding="gb18030")
    (found,) = sums_of(file)
    assert (found.printed, found.added) == (Decimal("3.1"), Decimal("3.2"))


@pytest.mark.parametrize(
    ("rows", "code", "said"),
    [
        (RIGHT, 0, "核对 2 个合计，0 个不符"),
        ([*RIGHT[:3], ["合计", 9, 12.5, ""]], 1, "报送条数 印的是 9，各行相加是 7，相差 -2"),
        (RIGHT[:3], 1, "没有找到合计行"),
    ],
)
def test_the_command(book, capsys, rows, code, said):
    assert run(["units", "sums", str(book({"表": rows}))]) == code
    assert said in capsys.readouterr().out


def test_our_own_tables_add_up(book, capsys):
    ledger = book(
        {
            "报送": [
                ["单位", "标题", "报送日期", "采用刊物"],
                ["甲局", "一", "2026-10-01", "每日要情"],
                ["乙局", "二", "2026-10-02", "每日要情、专报"],
            ]
        }
    )
    words = ["--method", "huolinguole", "--period", "2026-10", "--output", "表.xlsx"]
    assert run(["units", str(ledger), *words]) == 0
    assert run(["units", "sums", "表.xlsx"]) == 0
    assert "0 个不符" in capsys.readouterr().out


CELLS = st.one_of(
    st.none(), st.integers(-5, 99), st.sampled_from(["合计", "小计", "单位", "得分", "甲局", "1.5"])
)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_no_table_however_ragged_stops_the_check(tmp_path_factory, rows):
    file = tmp_path_factory.mktemp("t") / "表.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([["表", "名"], *rows])
    assert len(sums_of(file)) <= sum(map(len, rows))


@given(
    st.lists(st.lists(st.integers(0, 99), min_size=3, max_size=3), min_size=1, max_size=9),
    st.integers(0, 2),
    st.integers(1, 9),
)
@settings(max_examples=60, deadline=None)
def test_a_true_table_is_right_and_one_changed_total_is_found(tmp_path_factory, rows, column, more):
    file = tmp_path_factory.mktemp("t") / "表.csv"
    totals = [sum(each) for each in zip(*rows, strict=True)]

    def told(printed):
        table = [["单位", "甲", "乙", "丙"], *(["局", *row] for row in rows), ["合计", *printed]]
        with file.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows(table)
        return [
            (each.column, each.added - each.printed) for each in sums_of(file) if not each.right
        ]

    assert told(totals) == []
    totals[column] += more
    assert told(totals) == [("甲乙丙"[column], -more)]
