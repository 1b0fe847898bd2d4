"""The Python API: a path, the name of a file, or the text itself."""

from __future__ import annotations

import pickle
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import rewrites as rw

import infoscore
from infoscore.errors import InputError, RuleError, UsageError

DAY = date(2024, 4, 1)
TEXT = rw.frame_texts()["C03"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "draft.txt"
    made.write_text(TEXT, encoding="utf-8")
    return made


def test_a_text_a_path_and_a_file_name_give_the_same_score(file: Path) -> None:
    scores = {infoscore.grade(x, as_of=DAY).score for x in (TEXT, file, str(file))}
    assert len(scores) == 1


def test_the_score_says_where_the_draft_came_from(file: Path) -> None:
    assert infoscore.grade(file, as_of=DAY).path == file.as_posix()
    assert infoscore.grade(TEXT, as_of=DAY).path == "<text>"


def test_a_text_on_one_line_is_a_text() -> None:
    line = TEXT.split("\n", 1)[1].replace("\n", "")
    assert infoscore.grade(line, as_of=DAY).score > 0


def test_a_path_that_does_not_exist_is_no_text(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        infoscore.grade(tmp_path / "none.txt")


@pytest.mark.parametrize("name", ["草稿/没有.txt", "none.MD", "a b.docx", "a\0.txt"])
def test_the_name_of_a_file_that_is_not_there_is_no_text_either(name: str) -> None:
    with pytest.raises(InputError) as told:
        infoscore.grade(name)
    assert told.value.faults[0].phrase in ("intake.missing", "intake.bad_name")


def test_a_text_that_ends_in_the_name_of_a_file_is_a_text() -> None:
    assert infoscore.grade(f"{TEXT.rstrip()}\n附件：汇总.docx", as_of=DAY).path == "<text>"


@pytest.mark.parametrize("day", ["2026-03-08", "", "garbage", 20260308, 0])
def test_a_day_that_is_none_is_told_with_the_way_out(day: Any) -> None:
    with pytest.raises(UsageError, match=r"as_of: 这是 (str|int)，不是日期；请给 datetime\.date"):
        infoscore.grade(TEXT, as_of=day)


def test_a_moment_stands_for_its_day() -> None:
    moment = datetime(DAY.year, DAY.month, DAY.day, 23, 59)
    assert infoscore.grade(TEXT, as_of=moment) == infoscore.grade(TEXT, as_of=DAY)


@pytest.mark.parametrize("rules", ["local.yaml", "", Path("local.yaml"), DAY])
def test_rules_that_were_not_read_are_told_with_the_way_out(rules: Any) -> None:
    with pytest.raises(UsageError, match=r"rules: .*，不是规则；请先用 infoscore\.load_rules"):
        infoscore.grade(TEXT, rules)


def test_a_short_text_is_refused() -> None:
    with pytest.raises(InputError):
        infoscore.grade("柳河镇两村断水。")


def test_a_refusal_comes_whole_from_another_process() -> None:
    with pytest.raises(InputError) as told:
        infoscore.grade("柳河镇两村断水。")
    back = pickle.loads(pickle.dumps(told.value))
    assert type(back) is InputError
    assert (back.faults, str(back)) == (told.value.faults, str(told.value))


def test_a_kind_can_be_forced_and_must_be_known() -> None:
    assert infoscore.grade(TEXT, as_of=DAY, kind="opinion").kind.id == "opinion"
    with pytest.raises(UsageError):
        infoscore.grade(TEXT, kind="poem")


def test_rules_can_be_given(tmp_path: Path) -> None:
    local = tmp_path / "local.yaml"
    local.write_text(
        "extends: builtin\noverride:\n  scoring:\n    bands:\n"
        "      - {id: all, name: 全部, low: 0, level: 1}\n"
        "      - {id: none, name: 不是信息, low: 0, level: 0}\n",
        encoding="utf-8",
    )
    rules = infoscore.load_rules(local)
    assert infoscore.grade(TEXT, rules, as_of=DAY).band == "all"
    assert rules.hash != infoscore.load_rules().hash


def test_rules_that_are_wrong_are_told(tmp_path: Path) -> None:
    local = tmp_path / "local.yaml"
    local.write_text("gatez: []\n", encoding="utf-8")
    with pytest.raises(RuleError):
        infoscore.load_rules(local)
    with pytest.raises(RuleError):
        infoscore.load_rules(tmp_path / "none.yaml")


def test_rules_at_no_path_are_not_those_of_the_working_folder(monkeypatch, tmp_path: Path) -> None:
    (tmp_path / "local.yaml").write_text("extends: builtin\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(RuleError, match="规则的路径为空"):
        infoscore.load_rules("")
    assert infoscore.load_rules(".").id == infoscore.load_rules().id


def test_the_package_names_its_version_and_functions() -> None:
    assert infoscore.__version__.count(".") == 2
    assert all(hasattr(infoscore, name) for name in infoscore.__all__)
