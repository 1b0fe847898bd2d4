"""Which settings hold: named, in the environment, the nearest above; never two at once."""

from __future__ import annotations

import pytest
from office import put

from infoscore.errors import RuleError, UsageError
from infoscore.settings.find import VARIABLE, chosen_settings

JOBS = "jobs: {}\n"


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """top/ > repository/ (.git) > drafts/, a home elsewhere; we are in drafts/."""
    drafts = tmp_path / "top" / "repository" / "drafts"
    drafts.mkdir(parents=True)
    (tmp_path / "top" / "repository" / ".git").mkdir()
    monkeypatch.chdir(drafts)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    return tmp_path / "top"


def jobs(named=None, environ=None, *, isolated=False):
    return chosen_settings(named, environ or {}, isolated=isolated).settings.jobs


def test_the_nearest_file_holds_alone(tree):
    put(tree, "repository/infoscore.yaml", JOBS.format(2) + "color: never\n")
    assert jobs() == 2
    put(tree, "repository/drafts/infoscore.yaml", JOBS.format(3))
    chosen = chosen_settings(None, {}, isolated=False)
    assert (chosen.settings.jobs, chosen.settings.color) == (3, "auto")  # nothing is merged
    assert chosen.file == tree / "repository" / "drafts" / "infoscore.yaml"


def test_the_search_ends_at_the_root_of_the_repository(tree):
    put(tree, "infoscore.yaml", JOBS.format(4))
    assert jobs() == 1
    (tree / "repository" / ".git").rmdir()
    assert jobs() == 4


def test_a_worktree_has_a_file_in_the_place_of_its_git_folder(tree):
    (tree / "repository" / ".git").rmdir()
    put(tree, "repository/.git", "gitdir: elsewhere\n")
    put(tree, "infoscore.yaml", JOBS.format(4))
    assert jobs() == 1


def test_the_search_ends_at_home_whose_own_file_counts(tree, monkeypatch):
    (tree / "repository" / ".git").rmdir()
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tree / "repository"))
    put(tree, "infoscore.yaml", JOBS.format(4))
    assert jobs() == 1
    put(tree, "repository/infoscore.yaml", JOBS.format(5))
    assert jobs() == 5


def test_a_named_file_goes_before_the_environment_and_that_before_the_nearest(tree):
    put(tree, "repository/infoscore.yaml", JOBS.format(2))
    named = str(put(tree, "named.yaml", JOBS.format(6)))
    environ = {VARIABLE: str(put(tree, "environ.yaml", JOBS.format(7)))}
    assert jobs(named, environ) == 6
    assert jobs(None, environ) == 7
    assert jobs() == 2
    assert jobs(None, environ, isolated=True) == 1
    assert jobs(None, {VARIABLE: ""}) == 2


@pytest.mark.parametrize("by", ["name", "environment"])
def test_a_named_file_that_is_missing_or_broken_is_never_replaced(tree, by):
    def choose(file):
        return jobs(file) if by == "name" else jobs(None, {VARIABLE: file})

    put(tree, "repository/infoscore.yaml", JOBS.format(2))
    with pytest.raises(UsageError):
        choose("none.yaml")
    with pytest.raises(UsageError):
        choose(str(tree))
    if by == "name":
        with pytest.raises(UsageError):
            choose("")
    with pytest.raises(RuleError):
        choose(str(put(tree, "broken.yaml", "jobs: [\n")))


def test_isolated_and_named_at_once_is_refused(tree):
    with pytest.raises(UsageError):
        jobs(str(put(tree, "named.yaml", "")), isolated=True)


@pytest.mark.parametrize("name", ["infoscore.yml", ".infoscore.yaml", ".infoscore.yml"])
def test_a_file_by_a_name_that_has_no_effect_is_told(tree, name):
    put(tree, f"repository/{name}", JOBS.format(2))
    with pytest.raises(RuleError) as told:
        jobs()
    assert "请改名" in told.value.faults[0].text("zh")
    assert str(told.value.faults[0].where) == f"../{name}"
