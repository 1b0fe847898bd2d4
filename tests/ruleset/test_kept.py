"""A kept copy of the rules says what the YAML says, and is never trusted for more."""

from __future__ import annotations

import os
import pickle
import shutil
import sys

import pytest

from infoscore.errors import RuleError
from infoscore.ruleset import kept, load
from infoscore.ruleset.kept import KEPT_MAX, kept_rules
from infoscore.ruleset.locate import builtin_rules


@pytest.fixture
def rules(tmp_path):
    """A rule set of its own, so that it may be edited."""
    shutil.copytree(builtin_rules(), tmp_path / "规则")
    return tmp_path / "规则"


@pytest.fixture
def unread(monkeypatch):
    """Reading YAML is a failure."""

    def refuse(path=None):
        pytest.fail("the YAML was read")

    return lambda: monkeypatch.setattr(load, "load_rules", refuse)


def copies(folder):
    return sorted(folder.glob("rules-*"))


def test_the_second_run_takes_the_copy_and_it_is_the_same(rules, tmp_path, unread):
    first = kept_rules(rules, tmp_path / "kept")
    unread()
    assert kept_rules(rules, tmp_path / "kept") == first == kept_rules(rules, tmp_path / "kept")


def test_the_copy_is_the_users_alone(rules, tmp_path):
    kept_rules(rules, tmp_path / "kept")
    assert (tmp_path / "kept").stat().st_mode & 0o077 == 0


def test_without_a_folder_nothing_is_kept(rules, tmp_path):
    before = sorted(tmp_path.rglob("*"))
    kept_rules(rules, None)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_changed_rule_is_read_anew(rules, tmp_path):
    kept_rules(rules, tmp_path / "kept")
    file = rules / "ruleset.yaml"
    file.write_text(file.read_text("utf-8").replace("version:", "version: 9.9.9 #"), "utf-8")
    assert kept_rules(rules, tmp_path / "kept").version == "9.9.9"


def test_broken_rules_are_told_as_ever_and_not_kept(rules, tmp_path):
    (rules / "ruleset.yaml").write_text("ruleset: [", "utf-8")
    with pytest.raises(RuleError):
        kept_rules(rules, tmp_path / "kept")
    assert not copies(tmp_path / "kept")


def test_a_missing_rule_file_is_told_as_ever(tmp_path):
    with pytest.raises(RuleError):
        kept_rules(tmp_path / "无", tmp_path / "kept")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"garbage",
        pickle.dumps(os.getcwd),
        pickle.dumps([os.getcwd]),
        b"\x80\x05cos\nsystem\n(S'true'\ntR.",
    ],
    ids=["empty", "garbage", "function", "nested", "call"],
)
def test_a_copy_that_holds_anything_else_is_passed_over(rules, tmp_path, content, monkeypatch):
    folder = tmp_path / "kept"
    first = kept_rules(rules, folder)
    monkeypatch.setattr(os, "system", lambda *_: pytest.fail("it was run"))
    copies(folder)[0].write_bytes(content)
    assert kept_rules(rules, folder) == first


@pytest.mark.skipif(sys.platform == "win32", reason="no such rights there")
@pytest.mark.parametrize("mode", [0o620, 0o602])
def test_a_copy_that_others_could_have_written_is_passed_over(rules, tmp_path, mode):
    folder = tmp_path / "kept"
    first = kept_rules(rules, folder)
    copies(folder)[0].write_bytes(pickle.dumps(first.slots))
    copies(folder)[0].chmod(mode)
    assert kept_rules(rules, folder) == first


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_is_not_followed(rules, tmp_path):
    folder = tmp_path / "kept"
    first = kept_rules(rules, folder)
    (copy,) = copies(folder)
    planted = tmp_path / "planted"
    planted.write_bytes(pickle.dumps(first.slots))
    copy.unlink()
    copy.symlink_to(planted)
    assert kept_rules(rules, folder) == first


def test_a_folder_that_cannot_be_made_is_no_fault(rules, tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    assert kept_rules(rules, tmp_path / "file" / "kept").id


def test_few_copies_are_kept(rules, tmp_path):
    folder = tmp_path / "kept"
    folder.mkdir()
    for number in range(KEPT_MAX + 3):
        (folder / f"rules-{number}.pickle").write_bytes(b"")
        os.utime(folder / f"rules-{number}.pickle", (number, number))
    kept_rules(rules, folder)
    left = [file.name for file in copies(folder)]
    assert len(left) == KEPT_MAX
    assert "rules-0.pickle" not in left


def test_a_new_program_does_not_take_an_old_copy(rules, tmp_path, monkeypatch):
    kept_rules(rules, tmp_path / "kept")
    monkeypatch.setattr(kept, "VERSION", "99.0.0")
    kept_rules(rules, tmp_path / "kept")
    assert len(copies(tmp_path / "kept")) == 2
