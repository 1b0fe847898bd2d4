"""A method replaced within the year, as the command line scores it; the best of each class."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from infoscore.cli.main import run

LEDGER = """单位,标题,报送日期,采用刊物,采用日期
甲局,一,2026-01-05,每日要情,2026-01-06
甲局,二,2026-03-05,每日要情,2026-03-06
乙局,三,2026-03-07,专报,2026-03-08
"""
METHOD = """method: {{id: {name}, version: 1.0.0, name: {name}, source: 测试, {force}}}
settings: {{rank: true}}
components: [{{id: p, name: 得分}}]
clauses: [{{id: u, text: 每次{points}分, fact: adoption, component: p, points: {points}}}]
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("台账.csv").write_text(LEDGER, encoding="gb18030")
    Path("办法").mkdir()
    old = METHOD.format(name="old", force="valid_to: 2026-02-28", points=5)
    new = METHOD.format(name="new", force="valid_from: 2026-03-01", points=7)
    Path("办法/甲旧.yaml").write_text(old, encoding="utf-8")
    Path("办法/乙新.yaml").write_text(new, encoding="utf-8")


BOTH = ["--method", "办法/乙新.yaml", "--method", "办法/甲旧.yaml"]


@pytest.mark.parametrize("methods", [BOTH, ["--method", "办法"]])
def test_each_fact_is_scored_by_the_method_in_force_on_its_day(folder, capsys, methods):
    assert run(["units", "台账.csv", *methods, "--period", "2026-03", "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    got = {u["unit"]: (u["score"], u["score_total"], u["rank"]) for u in report["units"]}
    assert got == {"甲局": (7, 12, 1), "乙局": (7, 7, 2)}
    assert [each["id"] for each in report["methods"]] == ["old", "new"]
    assert report["open"] == []


def test_the_explanation_names_each_clause_by_its_own_method(folder, capsys):
    words = ["--period", "2026-03", "--explain", "甲局", "--format", "text"]
    assert run(["units", "台账.csv", *BOTH, *words]) == 0
    told = capsys.readouterr().out
    assert "每次5分" in told
    assert "每次7分" in told
    assert "办法在本年内更换过" in told
    assert told.count("考核办法：") == 2


def test_two_methods_in_force_together_are_refused(folder, capsys):
    text = METHOD.format(name="third", force="valid_from: 2026-02-01", points=1)
    Path("办法/丙.yaml").write_text(text, encoding="utf-8")
    assert run(["units", "台账.csv", "--method", "办法", "--period", "2026-03"]) == 2
    assert "重叠" in capsys.readouterr().err


def test_an_empty_folder_is_no_method(folder, capsys):
    Path("空").mkdir()
    assert run(["units", "台账.csv", "--method", "空", "--period", "2026-03"]) == 2
    assert "没有 .yaml 办法文件" in capsys.readouterr().err


def test_a_fact_that_no_method_is_in_force_for_stays_open(folder, capsys):
    text = METHOD.format(name="new", force="valid_from: 2026-03-08", points=7)
    Path("办法/乙新.yaml").write_text(text, encoding="utf-8")
    run(["units", "台账.csv", "--method", "办法", "--period", "2026-03", "--format", "json"])
    report = json.loads(capsys.readouterr().out)
    scores = {u["unit"]: Decimal(str(u["score_total"])) for u in report["units"]}
    assert scores == {"甲局": 5, "乙局": 7}
    assert {each["unit"] for each in report["open"]} == {"甲局", "乙局"}
    assert all("有效期" in each["text"] for each in report["open"])


def test_the_best_of_each_class_are_named_with_all_that_tie(folder, capsys):
    words = ["--period", "2026-03", "--best", "1", "--format", "text"]
    assert run(["units", "台账.csv", "--method", "办法/乙新.yaml", *words]) == 0
    assert "按得分：乙局（7）、甲局（7）" in capsys.readouterr().out


def test_a_method_that_does_not_rank_names_no_best(folder, capsys):
    assert run(["units", "台账.csv", "--period", "2026-03", "--best", "1"]) == 2
    assert "不排名" in capsys.readouterr().err


def test_a_name_nearly_one_of_the_methods_classes_is_told(folder, capsys):
    text = METHOD.format(name="m", force="valid_from: 2026-01-01", points=7)
    text += "classes: [{id: c, name: 部门, units: [县农业农村局, 县应急管理局]}]\n"
    Path("m.yaml").write_text(text, encoding="utf-8")
    rows = LEDGER.replace("甲局", "县农业农村").replace("乙局", "柳河镇")
    Path("台账.csv").write_text(rows, encoding="gb18030")
    assert run(["units", "check", "台账.csv", "--method", "m.yaml"]) == 0
    told = capsys.readouterr().out
    assert "“县农业农村”不在办法的单位类别里，是不是“县农业农村局”" in told
    assert "柳河镇" not in told


def test_a_class_the_method_does_not_know_is_told(folder, capsys):
    roster = "单位名称,单位类别\n甲局,县市区\n乙局,科室\n"
    Path("单位.csv").write_text(roster, encoding="utf-8")
    words = ["--method", "quzhou", "--period", "2026-03"]
    assert run(["units", "check", "台账.csv", "单位.csv", *words]) == 0
    assert run(["units", "台账.csv", "单位.csv", *words, "--format", "text"]) == 0
    told = capsys.readouterr().out
    assert told.count("单位类别“科室”不在办法 quzhou 里") == 2
    assert "“县市区”不在" not in told
