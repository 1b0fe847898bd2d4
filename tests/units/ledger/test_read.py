"""Ledgers as offices keep them are read to the facts they mean."""

# ruff: noqa: E501, RUF043  (one case a line)
from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from time import process_time

import pytest

from infoscore.units.facts import Adoption, Instruction, Item
from infoscore.units.ledger.grid import letters
from infoscore.units.ledger.read import Known, load_ledger, read_ledger
from infoscore.units.ledger.rows import nearest
from infoscore.units.ledger.values import moment_of, name_of, number_of

FLAT = {
    "单位": [["单位", "类别", "别名"], ["县农业农村局", "部门", "农业农村局"], ["柳河镇", "乡镇", ""]],
    "10月": [
        [None] * 8,
        ["序号", "单 位", "标  题", "报送时间", None, None, None, "备注"],
        [None, None, None, None, "每日要情", "专报", "市信息", None],
        [1, "农 业 农 村 局", "稻飞虱虫量上升", (46297, "day"), "√", None, "2026.10.6", None],
        [None] * 8,
        [2, "柳河镇、县农业农村局", "大桥限行", "10月7日", None, "综合", None, None],
        ["序号", "单位", "标题", "报送时间"],
        [3, None, "供水管网爆裂", "２０２６年１０月９日", 2, None, "无", None],
        [4, None, "集镇停车难", "20261010", None, None, None, None],
        ["合计", None, None, None, 3, 1, 1, None],
        ["填表人：王某", None, None, None, None, None, None, None],
    ],
}  # fmt: skip
MERGED = [
    ("10月", "A1:H1", "青山县2026年10月政务信息台账"),
    ("10月", "E2:F2", "县级采用"),
    ("10月", "B8:B9", "柳河镇"),
]


@pytest.fixture
def flat(book):
    return load_ledger([book(FLAT, MERGED, {"day": "m月d日"})], Known())


def of(reading, kind):
    return [each for each in reading.ledger.facts if isinstance(each, kind)]


def test_blank_lines_totals_repeated_heads_and_remarks_are_no_items(flat):
    assert [each.title for each in of(flat, Item)] == [
        "稻飞虱虫量上升", "大桥限行", "供水管网爆裂", "集镇停车难",
    ]  # fmt: skip


def test_merged_cells_aliases_and_several_units(flat):
    assert [each.units for each in of(flat, Item)] == [
        ("县农业农村局",), ("柳河镇", "县农业农村局"), ("柳河镇",), ("柳河镇",),
    ]  # fmt: skip


def test_days_in_every_dress(flat):
    days = [date(2026, 10, day) for day in (2, 7, 9, 10)]
    assert [each.sent for each in of(flat, Item)] == days


def test_the_cells_under_a_venue(flat):
    found = [(e.venue, e.used, e.form, e.count, e.place.cell) for e in of(flat, Adoption)]
    last = date(2026, 10, 31)
    assert ("每日要情", last, "", 1, "E4") in found
    assert ("专报", last, "combined", 1, "F6") in found
    assert ("每日要情", last, "", 2, "E8") in found
    assert [e for e in found if e[0] == "市信息"] == []


def test_a_venue_the_method_knows_needs_no_heading_over_it(book):
    file = book(FLAT, MERGED, {"day": "m月d日"})
    reading = load_ledger([file], Known(venues=frozenset({"市信息"})))
    (use,) = [each for each in of(reading, Adoption) if each.venue == "市信息"]
    assert use.used == date(2026, 10, 6)


def test_what_is_supposed_is_told(flat):
    phrases = {each.phrase for each in flat.notes}
    assert phrases == {"ledger.used_as_month", "ledger.unused_columns"}


def test_hidden_and_summary_sheets_are_named_not_read(book):
    sheets = {
        **FLAT,
        "汇总": [["单位", "得分", "排名"], ["柳河镇", 5, 1]],
        "旧": [["单位", "标题"]],
    }
    reading = load_ledger([book(sheets, MERGED, {"day": "m月d日"}, ["旧"])])
    assert {"ledger.hidden", "ledger.sheet_skipped"} <= {each.phrase for each in reading.notes}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_text_tables_in_every_encoding(tmp_path, encoding, mark):
    rows = (("单位", "标题", "报送日期", "采用刊物"),
            ("柳河镇", "供水管网爆裂，群众用水受影响", "2026-3-5", "《每日要情》（综合）、专报"))  # fmt: skip
    file = tmp_path / "台账.csv"
    file.write_bytes("\r\n".join(mark.join(row) for row in rows).encode(encoding))
    reading = load_ledger([file])
    assert of(reading, Item)[0].sent == date(2026, 3, 5)
    assert [(e.venue, e.form) for e in of(reading, Adoption)] == [
        ("每日要情", "combined"), ("专报", ""),
    ]  # fmt: skip


def test_lines_of_json(tmp_path):
    file = tmp_path / "台账.jsonl"
    file.write_text(
        '{"unit": ["甲局", "乙局"], "title": "题", "sent": "2026-03-05 09:30"}\n\n'
        '{"单位": "甲局", "标题": "又一题", "报送日期": "2026-03-06"}\n',
        encoding="utf-8",
    )
    with pytest.raises(Exception, match="台账.jsonl"):
        load_ledger([file])
    file.write_text(file.read_text(encoding="utf-8").split("\n")[0], encoding="utf-8")
    (item,) = of(load_ledger([file]), Item)
    assert (item.units, item.written) == (("甲局", "乙局"), datetime(2026, 3, 5, 9, 30))


def test_an_instruction_says_its_level_and_rank(book):
    sheets = {
        "信息": [["编号", "单位", "标题", "报送日期"], ["A1", "甲局", "题", "2026-10-01"]],
        "批示": [["标题", "批示领导", "批示日期"], ["题。", "市政府主要领导", "2026-10-08"]],
    }
    (found,) = of(load_ledger([book(sheets)], Known(words=frozenset({"市"}))), Instruction)
    assert (found.item, found.level, found.rank) == ("A1", "市", "main")


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (["区", "主要领导"], ("县", "区")),
        (["区级", "主要领导"], ("县", "区")),
        (["", "区委书记"], ("县", "区")),
        (["县", "主要领导"], ("县", "")),
        (["市", "市长"], ("市", "")),
        (["自治区", "主要领导"], ("省", "自治区")),
        (["区县", "主要领导"], ("县", "")),
    ],
)
def test_the_ledgers_own_word_for_a_level_is_kept_beside_what_methods_call_it(book, cells, said):
    sheets = {
        "信息": [["编号", "单位", "标题", "报送日期"], ["A1", "甲局", "题", "2026-10-01"]],
        "批示": [["编号", "级别", "批示领导", "批示日期"], ["A1", *cells, "2026-10-08"]],
    }
    (found,) = of(load_ledger([book(sheets)], Known(words=frozenset({"市"}))), Instruction)
    assert (found.level, found.level_said) == said


def test_a_column_of_instructions_keeps_its_own_word_too(book):
    sheets = {
        "信息": [
            ["编号", "单位", "标题", "报送日期", "区主要领导批示"],
            ["A1", "甲局", "题", "2026-10-01", "√"],
        ]
    }
    (found,) = of(load_ledger([book(sheets)], Known()), Instruction)
    assert (found.level, found.level_said, found.rank) == ("县", "区", "main")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026.3.5", date(2026, 3, 5)), ("2026/03/05", date(2026, 3, 5)), ("3月5日", date(2026, 3, 5)),
        ("３月５日", date(2026, 3, 5)), ("46086", date(2026, 3, 5)), (46086.0, date(2026, 3, 5)),
        ("20260305", date(2026, 3, 5)), (20260305.0, date(2026, 3, 5)), ("3.5", date(2026, 3, 5)),
        ("二〇二六年三月五日", date(2026, 3, 5)), (3.5, None), ("13月5日", None), (True, None), ("", None),
    ],
)  # fmt: skip
def test_moments(value, expected):
    found = moment_of(value, 2026)
    assert (found and found[0].date()) == expected


@pytest.mark.parametrize(
    ("name", "known", "guess"),
    [
        ("县公安局", "县水利局 县卫生健康局", ""), ("县公路局", "县水利局", ""), ("甲局", "乙局", ""),
        ("青山县柏树镇人民政府", "青山县松林镇人民政府", ""), ("县局", "县公安局 县水利局", ""),
        ("石领镇", "石岭镇 桃源镇", "石岭镇"), ("水力局", "水利局", "水利局"),
        ("县农业局", "县公安局 县农业农村局", "县农业农村局"), ("水利局", "县水利局", "县水利局"),
        ("县发改委", "县发展和改革委员会 县财政局", "县发展和改革委员会"),
        ("青山县白树镇政府", "青山县松林镇人民政府 青山县柏树镇人民政府", "青山县柏树镇人民政府"),
    ],
)  # fmt: skip
def test_a_unit_is_guessed_by_what_tells_it_from_others(name, known, guess):
    assert nearest(name, {each: each for each in known.split()}) == guess


def test_names_and_numbers():
    assert name_of(" 农 业\u3000农村局\u200b\n") == "农业农村局"
    assert number_of("１，０００分") == Decimal(1000)
    assert number_of("0.1") == Decimal("0.1")
    assert number_of("约3") is None
    assert [letters(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_of_items_entered_again_and_again_each_is_told_once_with_the_first(tmp_path):
    file = tmp_path / "台账.csv"
    again = "甲局,同一题目,2026-10-09\n" * 3
    other = "乙局,同一题目,2026-10-09\n甲局,同一题目,2026-10-10\n甲局,“同一”题目,2026-10-09\n"
    file.write_text(f"单位,标题,报送日期\n{again}{other}", encoding="utf-8")
    notes = read_ledger([file]).notes
    assert [each.phrase for each in notes] == ["ledger.same_item"] * 3
    assert [str(each.where).partition("[")[2] for each in notes] == ["3]", "4]", "7]"]
    assert {dict(each.details)["first"].partition("[")[2] for each in notes} == {"2]"}


def test_an_item_entered_again_is_told_with_its_cell(book):
    row = ["甲局", "同一题目", "2026-10-09"]
    (note,) = read_ledger([book({"信息": [["单位", "标题", "报送日期"], row, row]})]).notes
    first = dict(note.details)["first"]
    assert str(note.where).endswith("[信息!A3]")
    assert first.endswith("[信息!A2]")


def test_titles_that_repeat_are_not_compared_each_with_each(tmp_path):
    """Compared in pairs, each of the two files would take a good half minute."""
    items, uses = tmp_path / "信息.csv", tmp_path / "采用.csv"
    items.write_text("单位,标题,报送日期\n" + "甲局,题,2026-10-09\n" * 12_000, encoding="utf-8")
    uses.write_text(
        "单位,标题,采用刊物,采用日期\n" + "甲局,题,要情,2026-10-09\n" * 12_000, encoding="utf-8"
    )
    began = process_time()
    reading = read_ledger([items, uses])
    assert process_time() - began < 10
    assert len(reading.notes) == 11_999
    assert len(reading.faults) == 12_000
