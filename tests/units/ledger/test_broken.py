"""Thirty broken ledgers: each names the cell, says what is wrong, and gives no score."""

# ruff: noqa: E501  (one case a line)
from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from infoscore.cli.main import run
from infoscore.errors import InputError
from infoscore.units.ledger.read import Known, load_ledger, read_ledger

UNITS = [
    ["单位", "类别", "别名"],
    ["县农业农村局", "部门", "农业农村局、县农业局"],
    ["柳河镇", "乡镇", ""],
]
HEAD = ["编号", "单位", "标题", "报送日期"]
GOOD = ["A1", "柳河镇", "供水管网爆裂", "2026-10-09"]
USES = ["编号", "标题", "单位", "采用刊物", "采用日期"]


def items(*rows):
    return {"单位": UNITS, "信息": [HEAD, GOOD, *rows]}


def uses(*rows):
    return {**items(), "采用": [USES, *rows]}


def other(name, *rows):
    return {**items(), name: list(rows)}


BROKEN = [
    # what is wrong, the sheets, the cell, part of the message
    ("unit unknown", items(["A2", "青石局", "甲", "2026-10-01"]), "信息!B3", "不在单位表里"),
    ("unit misspelt", items(["A2", "县农业农林局", "甲", "2026-10-01"]), "信息!B3", "是不是“县农业农村局”"),
    ("unit perhaps new", items(["A2", "县农业农林局", "甲", "2026-10-01"]), "信息!B3", "不是就加进“单位”表"),
    ("one of two units unknown", items(["A2", "柳河镇、青石局", "甲", "2026-10-01"]), "信息!B3", "“青石局”"),
    ("unit twice", items(["A2", "农业农村局、县农业局", "甲", "2026-10-01"]), "信息!B3", "写了两次"),
    ("unit missing", items(["A2", "", "甲", "2026-10-01"]), "信息!B3", "“单位”没有填"),
    ("title missing", items(["A2", "柳河镇", "", "2026-10-01"]), "信息!C3", "“标题”没有填"),
    ("day missing", items(["A2", "柳河镇", "甲", ""]), "信息!D3", "“报送日期”没有填"),
    ("day impossible", items(["A2", "柳河镇", "甲", "2026-02-30"]), "信息!D3", "不是 2000—2099"),
    ("day in words", items(["A2", "柳河镇", "甲", "上周三"]), "信息!D3", "上周三"),
    ("day as a number", items(["A2", "柳河镇", "甲", 3.1]), "信息!D3", "分不清"),
    ("day without a year", items(["A2", "柳河镇", "甲", "10月9日"]), "信息!D3", "没有年份"),
    ("day of another age", items(["A2", "柳河镇", "甲", "1026-10-09"]), "信息!D3", "2000—2099"),
    ("formula error", items(["A2", "柳河镇", "=#N/A", "2026-10-01"]), "信息!C3", "公式出错"),
    ("number twice", items(["A1", "柳河镇", "甲", "2026-10-01"]), "信息!A3", "已用于 台账.xlsx[信息!A2]"),
    ("use of no item", uses(["A9", "", "", "每日要情", "2026-10-10"]), "采用!A2", "找不到"),
    ("use of nearly an item", uses(["A11", "", "", "每日要情", "2026-10-10"]), "采用!A2", "是不是“A1”"),
    ("use without venue", uses(["A1", "", "", "", "2026-10-10"]), "采用!D2", "没有填"),
    ("use without day", uses(["A1", "", "", "每日要情", ""]), "采用!E2", "没有填"),
    ("use of nobody", uses(["", "别的题", "", "每日要情", "2026-10-10"]), "采用!B2", "也没有写单位"),
    ("use of two alike", {"单位": UNITS, "信息": [HEAD, GOOD, ["A2", "县农业局", GOOD[2], "2026-10-01"]],
     "采用": [USES, ["", GOOD[2], "", "每日要情", "2026-10-10"]]}, "采用!B2", "对应多条信息"),
    ("finding without finder", other("事件", ["单位", "事件类型", "日期", "认定人"],
     ["柳河镇", "瞒报", "2026-10-10", ""]), "事件!D2", "认定人"),
    ("event without kind", other("事件", ["单位", "事件类型", "日期"], ["柳河镇", "", "2026-10-10"]),
     "事件!B2", "没有填"),
    ("points without reason", other("加减分", ["单位", "分值", "日期", "理由"],
     ["柳河镇", 2, "2026-10-10", ""]), "加减分!D2", "没有写理由"),
    ("points in words", other("加减分", ["单位", "分值", "日期", "理由"],
     ["柳河镇", "若干", "2026-10-10", "协助"]), "加减分!B2", "不是数"),
    ("request without deadline", other("约稿", ["单位", "约稿题目", "截止时间"], ["柳河镇", "防火", ""]),
     "约稿!C2", "没有填"),
    ("yes or no unclear", other("约稿", ["单位", "约稿题目", "截止时间", "质量合格"],
     ["柳河镇", "防火", "2026-10-10", "还行"]), "约稿!D2", "与否"),
    ("check without result", other("基础工作", ["单位", "检查项目", "日期", "是否达标"],
     ["柳河镇", "制度", "2026-10-10", ""]), "基础工作!D2", "没有填"),
    ("half a use", {"单位": UNITS, "信息": [["单位", "标题", "报送日期", "市级采用", ""], ["", "", "", "甲刊", "乙刊"],
     ["柳河镇", "甲", "2026-10-01", 0.5, ""]]}, "信息!D3", "不是个数"),
    ("alias of two units", {"单位": [*UNITS, ["县水利局", "部门", "柳河镇"]], "信息": [HEAD, GOOD]},
     "单位!A4", "另一单位"),
    ("no head", {"单位": UNITS, "信息": [HEAD, GOOD], "10月": [["甲", "乙"], ["丙", "丁"]]}, "10月", "没有认出表头"),
    ("shares do not add up", {"单位": UNITS, "信息": [[*HEAD, "份额"],
     ["A2", "柳河镇、县农业局", "甲", "2026-10-01", "柳河镇:0.5、县农业局:0.6"]]}, "信息!E2", "1.1"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sheets", "cell", "said"), [b[1:] for b in BROKEN], ids=[b[0] for b in BROKEN]
)
def test_the_cell_is_named_and_nothing_is_scored(book, capsys, sheets, cell, said):
    book(sheets)
    with pytest.raises(InputError) as error:
        load_ledger([Path("台账.xlsx")])
    (found,) = error.value.faults
    assert found.text().startswith(f"台账.xlsx[{cell}]: ")
    assert said in found.message()
    assert found.message("en")
    assert run(["units", "台账.xlsx", "--period", "2025-12..2026-10"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert f"台账.xlsx[{cell}]" in told.err


def test_there_are_thirty():
    assert len(BROKEN) >= 30


def test_every_fault_is_told_at_once(book):
    book(items(["A2", "青石局", "", "无"], ["A3", "柳河镇", "甲", ""]))
    with pytest.raises(InputError) as error:
        load_ledger([Path("台账.xlsx")])
    cells = [str(each.where).partition("!")[2].rstrip("]") for each in error.value.faults]
    assert cells == ["B3", "C3", "D3", "D4"]


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("加减分.csv", "单位,日期,理由,分值\n甲局,2026-10-01,协助,{}\n"),
        ("信息.csv", "单位,标题,报送日期,条数\n甲局,题,2026-10-01,{}\n"),
        ("信息.csv", "单位,标题,报送日期,份额\n甲局,题,2026-10-01,甲局:{}\n"),
        ("信息.csv", "单位,标题,报送日期,批示\n甲局,题,2026-10-01,{}\n"),
        ("单位.csv", "单位,单位类别,别名,人数\n甲局,部门,,{}\n"),
        ("加减分.jsonl", '{{"单位":"甲局","日期":"2026-10-01","理由":"协助","分值":"{}"}}\n'),
    ],
)
@pytest.mark.parametrize("number", ["1e5000", "-1e5000", "1e999999999", "0e-999999999"])
def test_a_number_beyond_all_measure_is_refused_at_once(tmp_path, name, row, number):
    file = tmp_path / name
    file.write_text(row.format(number), encoding="utf-8")
    phrases = {each.phrase for each in read_ledger([file]).faults}
    assert phrases & {"ledger.bad_number", "ledger.bad_count", "ledger.bad_share"}


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("空.xlsx", b"", "空的"),
        ("假.xlsx", b"PK\x03\x04junk", "另存为"),
        ("旧.xls", b"\xd0\xcf\x11\xe0junk", "另存为"),
        ("文字.xlsx", "单位,标题\n".encode(), "另存为"),
        ("坏.csv", '单位,标题,报送日期\n"柳河镇,甲,2026-10-01\n'.encode(), "引号"),
        ("坏.jsonl", b"{\n", "JSON"),
        ("坏.jsonl", b'{"\xe5\xbe\x97\xe5\x88\x86": Infinity}\n', "JSON"),
        ("坏.jsonl", b'{"\xe5\xbe\x97\xe5\x88\x86": NaN}\n', "JSON"),
        ("坏.jsonl", b'{"\xe5\xbe\x97\xe5\x88\x86": 1e999}\n', "JSON"),
        ("坏.jsonl", b'{"\xe5\xbe\x97\xe5\x88\x86": 1' + b"0" * 5000 + b"}\n", "JSON"),
        ("坏.jsonl", b"[" * 100_000, "JSON"),
        ("坏.jsonl", b'{"\xe6\xa0\x87\xe9\xa2\x98": "\\ud800"}\n', "JSON"),
        ("无.csv", "单位,标题,报送日期\n".encode(), "没有可用的记录"),
    ],
)
def test_a_file_that_is_no_ledger(tmp_path, name, data, said):
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(InputError) as error:
        load_ledger([file], Known())
    assert said in error.value.faults[0].message()


@pytest.mark.parametrize("place", ["XFD1048576", "A9000000", "ZZZZZZ9999999999"])
def test_a_stray_cell_far_away_is_told_instead_of_laid_out(tmp_path, place):
    file = tmp_path / "台账.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("报送")
        sheet.write_row(0, 0, ["单位", "标题", "报送日期"])
        sheet.write(5, 5, "误填")
    data = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(data, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'r="F6"', f'r="{place}"'.encode()))
    file.write_bytes(data.getvalue())
    with pytest.raises(InputError) as error:
        load_ledger([file], Known())
    assert "报送" in error.value.faults[0].message()
    assert "误填" in error.value.faults[0].message()


def test_a_folder_is_no_ledger(tmp_path):
    with pytest.raises(InputError) as error:
        load_ledger([tmp_path])
    assert [each.phrase for each in error.value.faults] == ["ledger.is_folder"]
