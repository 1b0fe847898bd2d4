"""What is written reads back the same: workbook, database, through interruption and two writers."""

# ruff: noqa: E501, RUF043  (one case a line)
from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from infoscore.cli import units
from infoscore.cli.main import run
from infoscore.errors import InputError, UsageError
from infoscore.units.facts import (
    Adoption,
    Discretion,
    GroundCheck,
    Instruction,
    Item,
    Ledger,
    Place,
    Request,
    Share,
    Unit,
    UnitEvent,
)
from infoscore.units.ledger import store
from infoscore.units.ledger.book import as_book, template
from infoscore.units.ledger.codec import decode, encode
from infoscore.units.ledger.read import load_ledger
from infoscore.units.ledger.store import Store
from infoscore.units.readmethod import builtin_methods, load_method

DAY = date(2026, 10, 9)
SIX = datetime(2026, 10, 9, 18, 30)
ROSTER = (
    Unit("甲局", "部门", ("甲", "县甲局"), heads=12),
    Unit("乙镇", "乡镇", credit_to="甲局"),
    Unit("县政府办公室", "部门", hidden=True),
)
FACTS = (
    Item("A1", ("甲局", "乙镇"), DAY, "=题目一", "brief", "送阅", frozenset({"pictures", "signed"}),
         ("王某",), (Share("甲局", Decimal("0.6")), Share("乙镇", Decimal("0.4"))), chars=800,
         happened=SIX, deadline=SIX, written=SIX, registered=DAY, points=Decimal("2.5"),
         draft="01.txt"),
    Item("A2", ("甲局",), DAY, "题目一续", parent="A1", relation="follow_up", count=3),
    Adoption("A1", "每日要情", DAY, ("甲局",), "市", "combined", "重要", "sent_up", "brief", "=题目一",
             frozenset({"negative"}), ("王某",), None, DAY, Decimal(3), 2),
    Instruction("A1", DAY, ("甲局",), "市", "main", "政府", "main", "=题目一"),
    Instruction("A1", DAY, ("甲局",), "县", "other", leader="other", level_said="区"),
    Request(("甲局",), SIX, SIX, "feedback", "Y1", "防火", good=False, points=Decimal(1)),
    UnitEvent(("甲局",), "concealed", DAY, "A1", "较重", Decimal(-2), "李某", "县里 查实"),
    GroundCheck(("甲局",), "制度健全", DAY, False, Decimal(5), "未上墙"),
    Discretion(("乙镇",), "协助", Decimal("-1.5"), DAY, "帮助 撰稿", "李某", "A1"),
)  # fmt: skip
LEDGER = Ledger(FACTS, ROSTER, ("台账.xlsx",))


def plain(ledger):
    return (
        {replace(each, place=Place()) for each in ledger.facts},
        [replace(each, place=Place()) for each in ledger.roster],
    )


def test_every_kind_of_fact_reads_back_from_the_workbook(tmp_path):
    file = tmp_path / "台账.xlsx"
    file.write_bytes(as_book(LEDGER))
    assert plain(load_ledger([file]).ledger) == plain(LEDGER)


@pytest.mark.parametrize("record", [*FACTS, *ROSTER], ids=lambda r: type(r).__name__)
def test_every_record_reads_back_from_json(record):
    assert decode(type(record).__name__, encode(record)) == record


def test_the_same_ledger_gives_the_same_bytes():
    assert as_book(LEDGER) == as_book(LEDGER)


@pytest.mark.parametrize("name", [None, *builtin_methods()])
def test_a_template_is_read_and_holds_no_facts(tmp_path, name):
    file = tmp_path / "模板.xlsx"
    file.write_bytes(template(load_method(name) if name else None))
    with pytest.raises(InputError) as error:
        load_ledger([file])
    assert [each.phrase for each in error.value.faults] == ["ledger.nothing"]


def located(name, *facts):
    return Ledger(tuple(replace(f, place=Place(name, "信息", 2)) for f in facts), ROSTER, (name,))


def test_months_add_up_and_a_ledger_added_again_replaces_itself(tmp_path):
    first, second = Item("A1", ("甲局",), DAY, "一"), Item("A2", ("甲局",), DAY, "二")
    with Store(tmp_path / "年.db", create=True) as base:
        base.add(located("9月.xlsx", first))
        base.add(located("10月.xlsx", second))
        base.add(located("9月.xlsx", replace(first, title="改")))
    with Store(tmp_path / "年.db", create=False) as base:
        kept = base.ledger()
    assert {each.title for each in kept.facts} == {"改", "二"}
    assert len(kept.roster) == len(ROSTER)


def test_a_number_used_by_another_ledger_changes_nothing(tmp_path):
    item = Item("A1", ("甲局",), DAY, "一")
    with Store(tmp_path / "年.db", create=True) as base:
        base.add(located("9月.xlsx", item))
        with pytest.raises(InputError, match="9月.xlsx"):
            base.add(located("10月.xlsx", item, Item("A3", ("甲局",), DAY, "三")))
        assert [each.id for each in base.ledger().facts] == ["A1"]


def test_interrupted_while_writing_nothing_is_lost(tmp_path, monkeypatch):
    item = Item("A1", ("甲局",), DAY, "一")
    with Store(tmp_path / "年.db", create=True) as base:
        base.add(located("9月.xlsx", item))

    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(store, "_rows", stop)
    with Store(tmp_path / "年.db", create=False) as base, pytest.raises(KeyboardInterrupt):
        base.add(located("9月.xlsx", replace(item, title="改")))
    with Store(tmp_path / "年.db", create=False) as base:
        assert [each.title for each in base.ledger().facts] == ["一"]


def test_a_second_writer_waits_then_is_told(tmp_path, monkeypatch):
    file = tmp_path / "年.db"
    with Store(file, create=True):
        pass
    monkeypatch.setattr(store, "_PATIENCE", 0.05)
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(UsageError, match="稍后再试"), Store(file, create=False):
        pass
    holder.execute("ROLLBACK")
    holder.close()
    with Store(file, create=False) as base:
        assert base.ledger().facts == ()


@pytest.mark.parametrize("data", [b"not a database at all, but long enough to be read" * 30, None])
def test_a_file_that_is_no_ledger_database_is_left_alone(tmp_path, data):
    file = tmp_path / "别的.db"
    if data is None:
        with sqlite3.connect(file) as other:
            other.execute("CREATE TABLE t (x)")
        other.close()
    else:
        file.write_bytes(data)
    before = file.read_bytes()
    with pytest.raises(UsageError, match="不是累计库"), Store(file, create=True):
        pass
    assert file.read_bytes() == before


def test_the_database_scores_and_exports_as_the_ledger_does(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("台账.xlsx").write_bytes(as_book(LEDGER))
    words = ["--period", "2026-10", "--method", "meizhou", "--format", "csv"]

    def table(*arguments):
        assert run(["units", *arguments, *words]) == 0
        return capsys.readouterr().out

    direct = table("台账.xlsx")
    assert table("台账.xlsx", "--ledger-db", "年.db") == direct
    assert table("--ledger-db", "年.db") == direct
    assert run(["units", "export", "年.db", "--output", "导出.xlsx"]) == 0
    capsys.readouterr()
    assert table("导出.xlsx") == direct


def test_a_broken_ledger_or_a_wrong_option_leaves_the_database_as_it_was(
    tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    Path("坏.csv").write_text("单位,标题,报送日期\n柳河镇,甲,2026-10-40\n", encoding="utf-8")
    Path("台账.xlsx").write_bytes(as_book(LEDGER))
    words = ["--period", "2026-10", "--ledger-db", "年.db"]
    assert run(["units", "坏.csv", *words]) == 2
    assert run(["units", "台账.xlsx", *words, "--method", "neutral", "--best", "2"]) == 2
    assert "--best" in capsys.readouterr().err
    assert not Path("年.db").exists()


@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize("broken", [["--explain", "无此单位"], ["--output", "通报.txt"]])
def test_a_ledger_is_kept_only_once_its_report_is_written(
    tmp_path, monkeypatch, capsys, kept, broken
):
    monkeypatch.chdir(tmp_path)
    Path("台账.xlsx").write_bytes(as_book(LEDGER))
    base, words = Path("年.db"), ["台账.xlsx", "--period", "2026-10", "--ledger-db", "年.db"]
    if kept:
        with Store(base, create=True) as store:
            store.add(located("9月.xlsx", Item("A9", ("甲局",), DAY, "一")))
    before = base.read_bytes() if kept else None

    def full(*_):
        raise OSError(28, "disk full")

    with monkeypatch.context() as patch:
        patch.setattr(units, "whole_file", full)
        assert run(["units", *words, *broken]) != 0
    assert (base.read_bytes() if base.exists() else None) == before
    assert [each.name for each in tmp_path.iterdir() if "年.db-" in each.name] == []
    assert run(["units", *words]) == 0
    with Store(base, create=False) as store:
        assert len(store.ledger().facts) == len(FACTS) + kept
    assert capsys.readouterr().out


@pytest.mark.parametrize("name", ["导出.csv", "导出"])
def test_an_export_is_named_as_the_workbook_it_is(tmp_path, monkeypatch, capsys, name):
    monkeypatch.chdir(tmp_path)
    with Store(Path("年.db"), create=True) as base:
        base.add(LEDGER)
    assert run(["units", "export", "年.db", "--output", name]) == 0
    assert f"{name}.xlsx" in capsys.readouterr().out
    assert not Path(name).exists()
    assert plain(load_ledger([Path(f"{name}.xlsx")]).ledger) == plain(LEDGER)
    assert run(["units", "export", "年.db", "--output", name]) == 2
    assert "没有覆盖" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["export", "年.db", "--output"], ["init"]])
@pytest.mark.parametrize("name", [".", "/"])
def test_a_workbook_cannot_take_the_place_of_a_folder(tmp_path, monkeypatch, capsys, words, name):
    monkeypatch.chdir(tmp_path)
    with Store(Path("年.db"), create=True):
        pass
    assert run(["units", *words, name]) == 2
    assert "这是文件夹" in capsys.readouterr().err
