"""The hooks of the README in a repository with what lies beside drafts: photographs, ledgers."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from infoscore.settings.values import CHECK_FORMATS

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.zh-CN.md")
SAMPLES = ROOT / "samples"
GOOD = SAMPLES / "青山县枫林镇" / "11-问题-竹坪岭背两村危桥限行.txt"
SPEECH = SAMPLES / "青山县教育局" / "21-讲话-校园安全工作会议.txt"
NO_DRAFTS = {"照片.jpg": b"\xff\xd8\xff\xe0", "台账.xlsx": b"PK\x03\x04", "说明.pdf": b"%PDF-1.7"}

pytestmark = pytest.mark.skipif(os.name == "nt" or not shutil.which("git"), reason="needs git, sh")
needs_pre_commit = pytest.mark.skipif(
    not shutil.which("pre-commit"), reason="pre-commit is not installed"
)


def recipe(name, readme="README.md"):
    text = (ROOT / readme).read_text(encoding="utf-8")
    return re.search(rf"<!-- recipe: {name} -->\n```\w+\n(.*?)```", text, re.DOTALL)[1]


def call(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """An empty repository in which ``infoscore`` is on the path."""
    programs, folder = tmp_path / "bin", tmp_path / "仓库"
    programs.mkdir()
    folder.mkdir()
    (programs / "infoscore").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m infoscore "$@"\n')
    (programs / "infoscore").chmod(0o755)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "kept"))
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "某")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "x@example.org")
    call("git", "init", "-q")
    return folder


def staged(repository, *drafts, beside=NO_DRAFTS):
    """Put ``drafts`` and what is none below ``drafts/`` and stage it all."""
    folder = repository / "drafts" / "青山县 枫林镇"
    folder.mkdir(parents=True, exist_ok=True)
    for file in drafts:
        (folder / file.name).write_bytes(file.read_bytes())
    for name, data in beside.items():
        (folder / name).write_bytes(data)
    call("git", "add", "-A")


def hooked(repository, readme="README.md"):
    hook = repository / ".git" / "hooks" / "pre-commit"
    hook.write_text(recipe("hook", readme), encoding="utf-8")
    hook.chmod(0o755)


def local_hook(repository):
    """The recipe for pre-commit with the hook as the repository defines it, not downloaded."""
    manifest = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    wanted = yaml.safe_load(recipe("pre-commit"))["repos"][0]["hooks"]
    hooks = [{**manifest[0], **wanted[0], "language": "system"}]
    made = {"repos": [{"repo": "local", "hooks": hooks}]}
    (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(made), encoding="utf-8")


@pytest.mark.parametrize("readme", READMES)
def test_the_git_hook_looks_at_drafts_and_lets_everything_else_pass(repository, readme):
    hooked(repository, readme)
    staged(repository)
    done = call("git", "commit", "-m", "照片和台账")
    assert done.returncode == 0, done.stdout + done.stderr
    staged(repository, GOOD)
    done = call("git", "commit", "-m", "好稿")
    assert done.returncode == 0, done.stdout + done.stderr
    assert GOOD.name in done.stdout + done.stderr
    staged(repository, SPEECH)
    done = call("git", "commit", "-m", "讲话稿")
    assert done.returncode == 1
    assert "G1-speech" in done.stdout + done.stderr


def test_the_git_hook_lets_a_draft_be_deleted(repository):
    staged(repository, SPEECH)
    call("git", "commit", "-m", "一")
    hooked(repository)
    call("git", "rm", "-q", "-r", "drafts")
    assert call("git", "commit", "-m", "二").returncode == 0


def lines_of(name, readme):
    """The command lines of a CI recipe that are ours, and the files it hands on."""
    made = yaml.safe_load(recipe(name, readme))
    if name == "github":
        steps = made["jobs" if "jobs" in made else True]["drafts"]["steps"]
        lines = [each["run"] for each in steps if "run" in each]
        files = [
            each["with"]["sarif_file"] for each in steps if "sarif_file" in each.get("with", {})
        ]
    else:
        lines = made["drafts"]["script"]
        files = list(made["drafts"]["artifacts"]["reports"].values())
    return [line for line in lines if line.startswith("infoscore ")], files


@pytest.mark.parametrize("readme", READMES)
@pytest.mark.parametrize("name", ["github", "gitlab"])
def test_the_ci_recipes_run_and_make_the_files_they_hand_on(repository, name, readme):
    commands, files = lines_of(name, readme)
    assert commands
    assert files
    for drafts, code in (((GOOD,), 0), ((GOOD, SPEECH), 1)):
        staged(repository, *drafts, beside={"照片.jpg": NO_DRAFTS["照片.jpg"]})
        for file in files:
            (repository / file).unlink(missing_ok=True)
        done = call("sh", "-ec", "\n".join(commands))
        assert done.returncode == code, done.stdout + done.stderr
        assert all((repository / file).stat().st_size for file in files)
        assert ("G1-speech" in done.stdout) == bool(code)


@pytest.mark.parametrize("name", CHECK_FORMATS)
def test_a_pipe_of_the_shell_feeds_a_check_in_every_format(repository, name):
    staged(repository, SPEECH)
    line = f"set -e; cat 'drafts/青山县 枫林镇/{SPEECH.name}' | infoscore check - --format {name}"
    done = call("sh", "-c", line)
    assert (done.returncode, done.stderr) == (1, "")
    assert "G1-speech" in done.stdout


@needs_pre_commit
def test_pre_commit_takes_the_manifest_and_the_recipe_for_sound(repository):
    assert (
        call("pre-commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")).stderr == ""
    )
    file = repository / "recipe.yaml"
    file.write_text(recipe("pre-commit"), encoding="utf-8")
    done = call("pre-commit", "validate-config", str(file))
    assert done.returncode == 0, done.stdout


@needs_pre_commit
def test_pre_commit_stops_a_commit_that_fails_a_gate_and_no_other(repository):
    local_hook(repository)
    staged(repository, GOOD)
    done = call("pre-commit", "run", "--all-files")
    assert done.returncode == 0, done.stdout
    assert "Passed" in done.stdout
    staged(repository, SPEECH)
    done = call("pre-commit", "run", "--all-files")
    assert done.returncode == 1
    assert "exit code: 1" in done.stdout
    assert SPEECH.name in done.stdout


@needs_pre_commit
def test_pre_commit_finds_nothing_to_do_where_no_draft_is_staged(repository):
    local_hook(repository)
    staged(repository)
    done = call("pre-commit", "run", "--all-files")
    assert done.returncode == 0
    assert "Skipped" in done.stdout
