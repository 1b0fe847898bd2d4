"""``config`` shows each value with where it came from; ``init`` writes a file and harms none."""

from __future__ import annotations

import json
from functools import partial

import pytest
from office import put
from program import call

from infoscore.settings.values import KEYS


@pytest.fixture
def infoscore(tmp_path, monkeypatch, capsys):
    """Run the program in a folder with settings: (exit code, stdout, stderr)."""
    for variable in ("INFOSCORE_LANG", "INFOSCORE_CONFIG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    return partial(call, capsys)


def test_config_shows_every_setting_and_its_origin(infoscore, tmp_path):
    put(tmp_path, "infoscore.yaml", "fail:\n  score: 60\nexclude: [归档/**, '*.bak.txt']\n")
    code, out, err = infoscore("config")
    assert (code, err) == (0, "")
    lines = {line.split()[0]: line for line in out.splitlines()[1:]}
    assert list(lines) == [key.replace("fail_", "fail.") for key in KEYS]
    assert lines["fail.score"].endswith("60  [infoscore.yaml:2:10]")
    assert lines["exclude"].endswith("归档/** *.bak.txt  [infoscore.yaml:3:10]")
    assert lines["fail.severity"].endswith("high  [内置]")
    assert lines["rules"].endswith("（未设）  [内置]")


def test_config_is_json_too(infoscore, tmp_path):
    put(
        tmp_path,
        "infoscore.yaml",
        "margin: 1.5\nas_of: 2026-03-08\nignore:\n- {rule: C05, reason: 快报}\n",
    )
    made = json.loads(infoscore("config", "--format", "json")[1])
    assert (made["file"], made["named_by"]) == ("infoscore.yaml", None)
    assert set(made["settings"]) == {key.replace("fail_", "fail.") for key in KEYS}
    assert made["settings"]["margin"] == {"value": 1.5, "origin": "infoscore.yaml:1:9"}
    assert made["settings"]["as_of"]["value"] == "2026-03-08"
    assert made["settings"]["ignore"]["value"] == [{"rule": "C05", "reason": "快报", "paths": []}]
    assert made["settings"]["jobs"] == {"value": 1, "origin": "built-in"}


def test_config_says_where_there_is_none(infoscore):
    assert infoscore("config")[1].startswith("没有设置文件，用内置值")
    assert infoscore("config", "--lang", "en")[1].startswith("No settings file")


def test_init_writes_a_file_that_config_takes_as_built_in(infoscore, tmp_path):
    code, out, _ = infoscore("init")
    assert (code, out) == (0, "已写好 infoscore.yaml\n")
    _, shown, _ = infoscore("config")
    assert shown.startswith("设置文件：infoscore.yaml\n")
    assert shown.count("[infoscore.yaml") == 1  # the one gate that holds anyhow
    assert infoscore("validate")[0] == 0


@pytest.mark.parametrize("thing", ["file", "folder", "link to nothing"])
def test_init_leaves_alone_what_is_there(infoscore, tmp_path, thing):
    target = tmp_path / "infoscore.yaml"
    if thing == "file":
        target.write_text("jobs: 2\n")
    elif thing == "folder":
        target.mkdir()
    else:
        target.symlink_to("nowhere")
    code, out, err = infoscore("init")
    assert (code, out) == (2, "")
    assert err.startswith("infoscore.yaml: ")
    if thing == "file":
        assert target.read_text() == "jobs: 2\n"
    assert not (tmp_path / "nowhere").exists()


def test_init_into_no_folder_is_a_fault(infoscore):
    code, out, err = infoscore("init", "没有")
    assert (code, out) == (2, "")
    assert "没有" in err
