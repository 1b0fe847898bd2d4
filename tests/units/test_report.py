"""The command line of units: every format from one ledger, kept as files where they are text.

INFOSCORE_REWRITE=1 writes the snapshots anew; read the difference.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import zipfile
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest
from docx import Document
from python_calamine import CalamineWorkbook

from infoscore.cli.main import run
from infoscore.render.cells import width
from infoscore.units.facts import Adoption, Instruction, Item, Ledger, Request, Unit, UnitEvent
from infoscore.units.ledger.alike import sent_by_several
from infoscore.units.ledger.book import as_book
from infoscore.units.network import network
from infoscore.units.periods import read_period
from infoscore.units.quality import quality

HERE = Path(__file__).parent / "snapshots"
OCTOBER = ["--period", "2026-10", "--method", "办法.yaml"]


def day(number, month=10):
    return date(2026, month, number)


ROSTER = (
    Unit("县农业农村局", "部门"),
    Unit("县应急管理局", "部门"),
    Unit("柳河镇", "乡镇"),
    Unit("清溪乡", "乡镇"),
    Unit("县政府办公室", "部门", hidden=True),
)
FACTS = (
    Item("A1", ("县农业农村局",), day(2), "稻飞虱虫量上升"),
    Item("A2", ("县农业农村局", "柳河镇"), day(5), "秋收机具缺口"),
    Item("A3", ("柳河镇",), day(9), "供水管网爆裂", "brief"),
    Item("A4", ("县应急管理局",), day(9, 9), "森林防火值守"),
    Item("A5", ("县农业农村局",), day(12, 9), "冬修水利备料"),
    Adoption("A1", "昨日情况", day(3)),
    Adoption("A1", "江苏信息摘编", day(6)),
    Adoption("A3", "昨日情况", day(10)),
    Adoption("A5", "专报信息", day(15, 9)),
    Instruction("A1", day(8), level="市", rank="main", leader="主要领导"),
    Request(("县应急管理局",), None, id="Y1"),
    UnitEvent(("柳河镇",), "late", day(9), "A3"),
)


@pytest.fixture
def ledger(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    facts = tuple(each for each in FACTS if not isinstance(each, Request))
    Path("办法.yaml").write_bytes((HERE.parent / "method.yaml").read_bytes())
    Path("台账.xlsx").write_bytes(as_book(Ledger(facts, ROSTER)))
    return "台账.xlsx"


CASES = {
    "full.zh.txt": [*OCTOBER, "--format", "text"],
    "full.en.txt": [*OCTOBER, "--format", "text", "--lang", "en"],
    "compare.zh.txt": [*OCTOBER, "--format", "text", "--compare", "办法.yaml"],
    "explain.zh.txt": [*OCTOBER, "--format", "text", "--explain", "县农业农村局"],
    "levels.zh.csv": [*OCTOBER, "--format", "csv", "--layout", "levels"],
    "monthly.zh.csv": [*OCTOBER, "--format", "csv", "--layout", "monthly"],
    "submission.zh.csv": [*OCTOBER, "--format", "csv", "--layout", "submission"],
    "explain.zh.csv": [*OCTOBER, "--format", "csv", "--explain", "县农业农村局"],
    "full.zh.jsonl": [*OCTOBER, "--format", "jsonl"],
    "full.zh.json": [*OCTOBER, "--format", "json"],
}


@pytest.mark.parametrize("name", CASES)
def test_reports_are_as_last_approved(ledger, capsys, name):
    assert run(["units", ledger, *CASES[name]]) == 0
    made = capsys.readouterr().out
    file = HERE / name
    if os.environ.get("INFOSCORE_REWRITE"):
        HERE.mkdir(exist_ok=True)
        file.write_text(made, encoding="utf-8", newline="\n")
    assert made == file.read_text(encoding="utf-8")


def test_every_format_says_which_method_and_which_text_of_it(ledger, capsys):
    for name in ("text", "terminal", "csv", "json"):
        assert run(["units", ledger, *OCTOBER, "--format", name]) == 0
        told = capsys.readouterr().out
        assert "qingshan" in told
        assert "现行规定" in told


def test_explained_points_add_up(ledger, capsys):
    run(["units", ledger, *OCTOBER, "--explain", "县农业农村局", "--format", "json"])
    (unit,) = json.loads(capsys.readouterr().out)["units"]
    total = sum(Decimal(str(point["value"])) for point in unit["trail"])
    assert total == Decimal(str(unit["score"])) == Decimal(18)
    assert unit["trail"][0]["place"] == "台账.xlsx[采用!A2]"


def test_every_record_is_a_line_and_the_summary_comes_last(ledger, capsys):
    words = ["--explain", "县农业农村局", "--compare", "neutral", "--format", "jsonl"]
    run(["units", ledger, *OCTOBER, *words])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    counts = Counter(line["record"] for line in lines[:-1])
    assert lines[-1]["record"] == "summary"
    assert lines[-1]["records"] == {**counts, "summary": 1}
    assert {"method", "notice", "unit", "point", "network", "title"} <= set(counts)
    points = [p for p in lines if p["record"] == "point" and not p.get("compare")]
    assert sum(p["value"] for p in points if not p["cumulative"]) == 18
    assert {line["id"] for line in lines if line["record"] == "method"} == {"qingshan", "neutral"}


def test_csv_explains_a_unit_when_asked(ledger, capsys):
    run(["units", ledger, *OCTOBER, "--explain", "县农业农村局", "--format", "csv"])
    rows = [r for r in csv.reader(io.StringIO(capsys.readouterr().out)) if r[0][:1] != "#"]
    assert rows[0][:3] == ["", "日期", "计分"]
    assert sum(Decimal(r[2]) for r in rows if r[0] == "本期") == 18
    assert rows[1][6] == "台账.xlsx[采用!A2]"


def test_the_totals_of_a_table_are_the_sums_of_its_rows(ledger, capsys):
    run(["units", ledger, *OCTOBER, "--format", "csv"])
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    head = next(i for i, row in enumerate(rows) if row[0] == "单位类别")
    column = rows[head].index("得分 本期")
    assert [row[column] for row in rows[head + 1 :]] == ["18", "2", "0", "0", "0"]


def test_a_workbook_has_a_merged_head_of_two_rows_and_prints_it_on_every_page(ledger):
    assert run(["units", ledger, *OCTOBER, "--output", "通报.xlsx"]) == 0
    book = CalamineWorkbook.from_path("通报.xlsx")
    sheet = book.get_sheet_by_name(book.sheet_names[0])
    rows = sheet.to_python(skip_empty_area=False)
    assert rows[2][:3] == ["排名", "单位", "报送条数"]
    assert rows[3][2:4] == ["本期", "累计"]
    assert ((2, 0), (3, 0)) in sheet.merged_cell_ranges
    assert rows[4][:2] == [1.0, "县农业农村局"]
    assert "合计" in rows[9]
    parts = zipfile.ZipFile("通报.xlsx").read("xl/workbook.xml").decode()
    assert "Print_Titles" in parts
    assert "$3:$4" in parts


def test_a_title_over_a_narrow_table_is_wrapped_not_cut(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    rows = "报送单位,标题,报送日期,刊物,采用日期\n柳河镇,断水,2026-10-09,专报,2026-10-10\n"
    Path("台账.csv").write_text(rows, encoding="utf-8")
    heights = []
    for layout in ("levels", "full"):
        words = ["--period", "2026-10", "--layout", layout, "--output", f"{layout}.xlsx"]
        assert run(["units", "台账.csv", "--method", "lianyungang", *words]) == 0
        with zipfile.ZipFile(f"{layout}.xlsx") as made:
            sheet = made.read("xl/worksheets/sheet1.xml").decode()
        heights += re.findall(r'<row r="1"[^>]* ht="(\d+)"', sheet)
    assert heights == ["60", "30"]


def test_a_head_with_long_names_is_high_enough_for_them(ledger):
    words = ["--compare", "lianyungang", "--output", "对照.xlsx"]
    assert run(["units", ledger, *OCTOBER, *words]) == 0
    with zipfile.ZipFile("对照.xlsx") as made:
        sheets = [made.read(n).decode() for n in made.namelist() if "worksheets/sheet" in n]
    heights = [re.findall(r'<row r="3"[^>]* ht="(\d+)"', sheet) for sheet in sheets]
    assert heights.count(["45"]) == 1


def test_a_method_without_rank_gives_a_sheet_to_each_class(ledger):
    words = ["--period", "2026-10", "--method", "neutral", "--output", "通报.xlsx"]
    assert run(["units", ledger, *words]) == 0
    assert CalamineWorkbook.from_path("通报.xlsx").sheet_names[:2] == ["部门", "乡镇"]


def test_a_notice_has_text_tables_and_lists(ledger):
    assert run(["units", ledger, *OCTOBER, "--layout", "levels", "--output", "通报.docx"]) == 0
    made = Document("通报.docx")
    text = "\n".join(each.text for each in made.paragraphs)
    assert "4 个单位" not in text
    assert "2 个单位报送信息 3 条，采用 2 条" in text
    assert "县应急管理局、清溪乡" in text
    assert "关于2026年10月政务信息报送采用情况的通报" in text
    assert "县农业农村局（1 条）：1.《稻飞虱虫量上升》★（昨日情况、江苏信息摘编）。" in text
    assert "注：★市主要领导批示。" in text
    assert [table.cell(0, 1).text for table in made.tables[:2]] == ["日期", "单位"]
    fonts = zipfile.ZipFile("通报.docx").read("word/document.xml").decode()
    assert "仿宋_GB2312" in fonts
    assert "黑体" in fonts


@pytest.mark.parametrize("name", ["通报.xlsx", "通报.docx"])
def test_the_same_ledger_gives_the_same_bytes(ledger, name):
    run(["units", ledger, *OCTOBER, "--output", name])
    first = Path(name).read_bytes()
    run(["units", ledger, *OCTOBER, "--output", name, "--overwrite"])
    assert Path(name).read_bytes() == first


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--period", "十月"], "不是时段"),
        (["--period", "2026-10", "--method", "无此办法"], "没有内置办法"),
        (["--period", "2026-10", "--explain", "县农业局"], "是不是“县农业农村局”"),
        (["--period", "2026-10", "--format", "xlsx"], "请加 --output"),
        (["--period", "2026-10", "--output", "台账.xlsx"], "没有覆盖"),
        (["--period", "2026-10", "--output", "台账.xlsx", "--overwrite"], "换个名字"),
        ([], "缺少 --period 2026-10"),
    ],
)
def test_a_wrong_call_is_one_line_and_changes_nothing(ledger, capsys, arguments, said):
    before = Path(ledger).read_bytes()
    assert run(["units", ledger, *arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert said in told.err
    assert told.err.count("\n") == 1
    assert Path(ledger).read_bytes() == before


def test_a_unit_is_explained_by_any_name_the_roster_gives_it(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    roster = (Unit("青山县柏树镇人民政府", "乡镇", ("柏树镇", "柏树")),)
    facts = (Item("A1", ("青山县柏树镇人民政府",), day(2), "山塘加固"),)
    Path("台账.xlsx").write_bytes(as_book(Ledger(facts, roster)))
    told = []
    for name in ("青山县柏树镇人民政府", "柏树镇"):
        assert run(["units", "台账.xlsx", "--period", "2026-10", "--explain", name]) == 0
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]
    assert "逐项说明：青山县柏树镇人民政府" in told[1]
    assert run(["units", "台账.xlsx", "--period", "2026-10", "--explain", "白树镇"]) == 2
    assert "是不是“柏树镇”" in capsys.readouterr().err


ALIKE = (
    "单位,标题,报送日期,刊物,采用日期,关联方式\n"
    "柳河镇,低温冻害致油菜受损,2026-10-09,昨日情况,2026-10-10,\n"
    "清溪乡,《低温冻害 致油菜受损》,2026-10-11,昨日情况,2026-10-12,{}\n"
)


def test_one_item_sent_by_several_units_is_told_and_counted_as_before(ledger, capsys):
    points = {}
    for mark in ("", "重复"):
        Path("台账.csv").write_text(ALIKE.format(mark), encoding="utf-8")
        assert run(["units", "台账.csv", *OCTOBER, "--format", "json"]) == 0
        made = json.loads(capsys.readouterr().out)
        told = [each for each in made["notes"] if "一稿多报" in each]
        points[mark] = [each["score"] for each in made["units"]], told
    assert points[""][0] == [3, 3]
    (told,) = points[""][1]
    assert told.startswith("台账.csv[2]: 疑似一稿多报：“低温冻害致油菜受损”由 柳河镇、清溪乡")
    assert points["重复"][1] == []
    run(["units", "台账.csv", "--period", "2026-09", "--method", "办法.yaml", "--format", "text"])
    assert "一稿多报" not in capsys.readouterr().out
    Path("台账.csv").write_text(ALIKE.format(""), encoding="utf-8")
    assert run(["units", "check", "台账.csv"]) == 0
    assert "疑似一稿多报" in capsys.readouterr().out


def test_joint_items_and_titles_that_name_a_kind_are_not_told():
    joint = [Item(f"J{n}", ("柳河镇", "清溪乡"), day(n), "秋收机具缺口明显") for n in (1, 2)]
    kinds = [Item(unit, (unit,), day(3), "值班信息") for unit in ("柳河镇", "清溪乡")]
    assert list(sent_by_several([*joint, *kinds])) == []


@pytest.mark.parametrize(
    "period",
    ["9999", "9999-12", "0001..9999", "0001", "0001-01", "0001Q1", "0001H1", "0000", "1899-12-31"],
)
def test_a_year_no_ledger_is_of_is_no_period(ledger, capsys, period):
    for words in (["units", ledger], ["units", "check", ledger]):
        assert run([*words, "--period", period]) == 2
        assert f"{period} 不是时段" in capsys.readouterr().err


@pytest.mark.parametrize("period", ["1900", "2100", "1900..2100", "2100-12-31"])
def test_at_the_ends_of_what_is_allowed_there_is_a_report(ledger, capsys, period):
    assert run(["units", ledger, "--period", period]) == 0
    assert capsys.readouterr().out


def test_check_lists_tables_and_faults(ledger, capsys):
    assert run(["units", "check", ledger]) == 0
    assert "读了 5 张表、16 行，0 处不能用" in capsys.readouterr().out
    Path("坏.csv").write_text("单位,标题,报送日期\n甲局,题,昨天\n", encoding="utf-8")
    assert run(["units", "check", "坏.csv"]) == 1
    assert "坏.csv[C2]: " in capsys.readouterr().out


def test_methods_and_help_are_listed(capsys):
    assert run(["units", "methods"]) == 0
    assert "lianyungang" in capsys.readouterr().out
    for lang in ("zh", "en"):
        for words in ([], ["init"], ["check"], ["methods"], ["export"]):
            assert run(["units", *words, "--help", "--lang", lang]) == 0
            assert "units" in capsys.readouterr().out
    assert run(["units"]) == 2


def test_init_writes_a_template_once(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert run(["units", "init", "新台账", "--method", "lianyungang"]) == 0
    assert CalamineWorkbook.from_path("新台账.xlsx").sheet_names[:3] == ["单位", "信息", "采用"]
    assert run(["units", "init", "新台账"]) == 2
    assert "没有覆盖" in capsys.readouterr().err


def test_drafts_are_tied_to_items_by_file_or_title(ledger, tmp_path, capsys):
    samples = Path(__file__).parents[2] / "samples" / "青山县农业农村局"
    folder = tmp_path / "稿件"
    folder.mkdir()
    draft = next(samples.glob("01-*.txt"))
    (folder / "稻飞虱虫量上升.txt").write_bytes(draft.read_bytes())
    (folder / "没有登记.txt").write_bytes(draft.read_bytes())
    words = [*OCTOBER, "--drafts", "稿件", "--format", "json"]
    assert run(["units", ledger, *words]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["quality"]["linked"] == 1
    assert found["quality"]["loose"] == ["稿件/没有登记.txt"]
    assert sum(band["used"] for band in found["quality"]["bands"]) == 1
    assert found["rule_set"]["hash"]


def test_drafts_are_graded_alike_by_one_process_and_by_two(ledger, tmp_path, capsys):
    samples = Path(__file__).parents[2] / "samples" / "青山县农业农村局"
    words = ["units", ledger, *OCTOBER, "--drafts", str(samples), "--format", "jsonl"]
    told = []
    for jobs in ("1", "2"):
        assert run([*words, "--jobs", jobs]) == 0
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]
    assert '"record": "band"' in told[0]


def test_nothing_on_a_screen_of_eighty_columns_is_wider(ledger, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    for more in ([], ["--explain", "县农业农村局"], ["--compare", "neutral"], ["--lang", "en"]):
        assert run(["units", ledger, *OCTOBER, *more, "--format", "terminal"]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert max(map(width, lines)) <= 80
        assert not any("\x1b" in line for line in lines)


def test_what_no_clause_speaks_of_is_told_by_kind_and_venue(ledger, capsys):
    run(["units", ledger, "--period", "2026-10", "--method", "huolinguole", "--format", "text"])
    told = capsys.readouterr().out
    assert "没有计分的事件：迟报 1" in told
    assert "没有计分的采用，按刊物：昨日情况 2、江苏信息摘编 1" in told
    assert "办法列的刊物是：微信公众号、普发、参阅、上报" in told


def test_the_network_tells_who_is_new_lapsed_and_silent():
    found = {u.unit: u for u in network(Ledger(FACTS, ROSTER), read_period("2026-10")).units}
    assert found["县应急管理局"].lapsed
    assert found["柳河镇"].first
    assert found["清溪乡"].tier == "silent"
    assert not found["清溪乡"].lapsed
    assert (found["县农业农村局"].sent, found["县农业农村局"].before) == (2, 1)
    assert "县政府办公室" not in found


@pytest.mark.parametrize(
    ("stage", "used"), [("used", 1), ("accepted", 1), ("sent_up", 0), ("forwarded", 0)]
)
def test_an_item_passed_on_is_not_yet_used_anywhere(stage: str, used: int):
    item, period = Item("A9", ("清溪乡",), day(3), "山塘渗漏"), read_period("2026-10")
    ledger = Ledger((item, Adoption("A9", "每日要情", day(4), stage=stage)), ROSTER)
    units = {each.unit: each for each in network(ledger, period).units}
    assert units["清溪乡"].used == used
    graded = SimpleNamespace(band="adopt", criteria=())
    linked = SimpleNamespace(ledger=ledger, drafts=(("A9", graded),), loose=(), unclear=())
    assert [band.used for band in quality(linked, period, ["adopt"]).bands] == [used]


def test_no_unit_is_called_new_by_a_ledger_that_begins_with_the_period(ledger, capsys):
    october = FACTS[:3]
    units = network(Ledger(october, ROSTER), read_period("2026-10")).units
    assert {each.first for each in units} == {None}
    Path(ledger).write_bytes(as_book(Ledger(october, ROSTER)))
    assert run(["units", ledger, *OCTOBER, "--format", "text"]) == 0
    assert "首次报送" not in capsys.readouterr().out
