"""infoscore check beside an infoscore.yaml: one report in every checkout, no silent default."""

from __future__ import annotations

import json

import pytest
from docx import Document
from office import EMPTY_TALK, settle

from infoscore.settings.values import CHECK_FORMATS


@pytest.mark.parametrize("name", CHECK_FORMATS)
def test_a_report_on_the_paths_of_the_settings_is_the_same_in_every_checkout(
    infoscore, tmp_path, monkeypatch, name
):
    told = []
    for folder in (tmp_path / "甲", settle(tmp_path / "乙")):
        monkeypatch.chdir(folder)
        assert infoscore("baseline", "write")[0] == 0
        code, out, err = infoscore("check", "--format", name)
        assert (code, err) == (1, "")
        told.append((out, (folder / "基线.json").read_bytes()))
    assert told[0] == told[1]
    assert tmp_path.name not in told[0][0]


def test_paths_of_the_settings_are_seen_from_the_folder_we_are_in(infoscore, office, monkeypatch):
    infoscore("baseline", "write")
    monkeypatch.chdir(office / "来稿" / "水利局")
    _, out, _ = infoscore("check", "--format", "json")
    made = json.loads(out)
    assert [each["path"] for each in made["items"]] == ["../教育局/讲话.txt", "../水利局/断供.txt"]
    assert all(each["before"] is not None for each in made["items"])


def test_a_baseline_that_is_set_and_missing_is_told_and_nothing_is_checked(infoscore):
    code, out, err = infoscore("check")
    assert (code, out) == (2, "")
    assert err.startswith("基线.json: 基线读不出来：没有这个文件")


@pytest.mark.parametrize("thing", ["folder", "dangling link"])
def test_what_is_called_infoscore_yaml_and_is_no_file_is_never_passed_over(
    infoscore, office, thing
):
    file = office / "infoscore.yaml"
    file.unlink()
    if thing == "folder":
        file.mkdir()
    else:
        try:
            file.symlink_to("没有.yaml")
        except OSError:
            pytest.skip("no links here")
    for command in ("check", "grade", "config"):
        code, out, err = infoscore(command, *(["来稿"] if command != "config" else []))
        assert (code, out) == (2, "")
        assert "不是普通文件" in err


def test_config_tells_what_named_the_file(infoscore, monkeypatch):
    assert infoscore("config")[1].startswith("设置文件：infoscore.yaml\n")
    named = infoscore("config", "--config", "infoscore.yaml")[1]
    assert named.startswith("设置文件：infoscore.yaml（由 --config 指定）\n")
    monkeypatch.setenv("INFOSCORE_CONFIG", "infoscore.yaml")
    assert "（由 INFOSCORE_CONFIG 指定）" in infoscore("config")[1]
    made = json.loads(infoscore("config", "--format", "json")[1])
    assert (made["file"], made["named_by"]) == ("infoscore.yaml", "INFOSCORE_CONFIG")


def test_a_margin_without_a_baseline_is_refused_instead_of_ignored(infoscore):
    code, out, err = infoscore("check", "--isolated", "来稿", "--margin", "3")
    assert (code, out) == (2, "")
    assert err == "--margin: 没有基线，这一项不起作用；请同时给出 --baseline\n"


def test_no_path_and_none_set_tells_where_to_set_one(infoscore):
    code, out, err = infoscore("check", "--isolated")
    assert (code, out) == (2, "")
    assert "没有说要评哪些稿件" in err


@pytest.mark.parametrize("name", ["text", "html"])
def test_where_nothing_was_graded_no_gate_is_called_passed(infoscore, office, name):
    (office / "空").mkdir()
    empty = ("check", "--isolated", "空", "--format", name)
    for code, more in ((2, []), (0, ["--allow-empty"])):
        got, out, _ = infoscore(*empty, *more)
        assert got == code
        assert "没有稿件可查" in out
    assert "没有稿件可查" not in infoscore("check", "--isolated", "来稿", "--format", name)[1]


@pytest.mark.parametrize("name", CHECK_FORMATS)
def test_an_interrupt_ends_with_130_and_leaves_no_report(infoscore, office, monkeypatch, name):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("infoscore.cli.desk.Desk.grade", interrupt)
    before = sorted(office.iterdir())
    code, out, err = infoscore(
        "check", "--isolated", "来稿", "--format", name, "--output", f"{name}=报告"
    )
    assert (code, out, err) == (130, "", "已中断，报告不完整\n")
    assert sorted(office.iterdir()) == before


def test_a_mark_in_a_word_file_hides_its_finding_and_leaves_the_score(infoscore, office):
    scores = []
    for mark in ([], ["infoscore: ignore G1-speech 确需上报的讲话摘要"]):
        document = Document()
        for line in [*EMPTY_TALK.splitlines(), *mark]:
            document.add_paragraph(line)
        document.save(office / "讲话.docx")
        _, out, _ = infoscore("check", "--isolated", "讲话.docx", "--format", "json")
        scores.append(json.loads(out)["items"][0])
    assert [len(each["ignored"]) for each in scores] == [0, 1]
    assert scores[1]["ignored"][0]["rule"] == "G1-speech"
    assert scores[0]["score"] == scores[1]["score"]


@pytest.mark.parametrize("pattern", ["!", "归档/\\"])
def test_a_pattern_that_cannot_be_read_is_a_fault_of_the_command(infoscore, pattern):
    for command in (["check"], ["grade"], ["baseline", "write"]):
        code, out, err = infoscore(*command, "来稿", "--exclude", pattern)
        assert (code, out) == (2, "")
        assert err.startswith(f"--exclude: 路径写法看不懂：{pattern}；")


def test_a_misspelt_action_is_told_with_the_command_it_belongs_to(infoscore):
    code, _, err = infoscore("baseline", "wirte")
    assert (code, err) == (2, "infoscore: baseline：不能取 wirte；可取 write\n")
