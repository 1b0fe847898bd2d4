"""Patterns of paths: what cannot be read, names in any coding, names through links."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from office import put

from infoscore.settings.patterns import Patterns, broken

POSIX = pytest.mark.skipif(sys.platform != "linux", reason="names are not bytes, or no links")


@pytest.fixture
def here(tmp_path, monkeypatch):
    """The working folder."""
    folder = tmp_path / "office"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def fitting(patterns, *names, folder=Path()):
    made = Patterns(patterns, folder)
    return [name for name in names if made.fit(Path(name))]


@pytest.mark.parametrize(
    "pattern", ["2026-[12-09].txt", "[z-a].txt", "a[[:alpha:]]", "[a[=b=]]", "!", "a\\"]
)
def test_what_cannot_be_read_is_broken(pattern):
    assert broken(pattern)


@pytest.mark.parametrize(
    "pattern", ["[[]x.txt", "[a&&b]", "[]", "[!a]*", "{a,b}", "[:]", "来稿/**"]
)
def test_what_can_be_read_is_read_without_a_warning(pattern):
    assert not broken(pattern)
    Patterns([pattern], Path())


def test_as_many_patterns_as_there_may_be(here):
    many = [f"来稿/*/第?期{number}/**/*草稿*.txt" for number in range(1000)]
    name = "来稿/局/第一期7/a/草稿.txt"
    assert fitting(many, name, "来稿/局/b.txt") == [name]


@POSIX
def test_a_name_that_is_not_utf8_fits_by_its_bytes(here):
    new, old = os.fsdecode(b"\xd0\xc2.txt"), os.fsdecode(b"\xbe\xc9.txt")
    assert fitting(["x*"], new) == []
    assert fitting(["??.txt"], new) == [new]
    assert fitting([os.fsdecode(b"\xd0*")], new, old) == [new]


@POSIX
def test_a_file_fits_by_the_name_the_user_sees(here):
    put(here, "drafts/a.txt", "文")
    (here / "ex").mkdir()
    (here / "ex/dir").symlink_to(here / "drafts")
    assert fitting(["ex/**"], "ex/dir/a.txt", "drafts/a.txt") == ["ex/dir/a.txt"]
    assert fitting(["drafts/**"], "ex/dir/a.txt", "drafts/a.txt") == ["drafts/a.txt"]


@POSIX
def test_the_folder_of_the_patterns_may_be_reached_through_a_link(here, tmp_path):
    put(here, "a/b.txt", "文")
    link = tmp_path / "link"
    link.symlink_to(here)
    names = ["a/b.txt", str(here / "a/b.txt"), str(link / "a/b.txt"), str(tmp_path / "a/b.txt")]
    for folder in (Path(), here, link):
        assert fitting(["/a/*"], *names, folder=folder) == names[:3]
