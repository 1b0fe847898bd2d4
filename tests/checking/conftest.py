"""The real program in an office of its own."""

from __future__ import annotations

import json
from functools import partial

import pytest
from office import settle
from program import call

DAY = ("--isolated", "--as-of", "2026-03-09")


@pytest.fixture
def office(tmp_path, monkeypatch):
    """The working folder: drafts and settings."""
    for variable in ("NO_COLOR", "FORCE_COLOR", "INFOSCORE_LANG", "INFOSCORE_CONFIG", "COLUMNS"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.chdir(settle(tmp_path / "甲"))
    return tmp_path / "甲"


@pytest.fixture
def infoscore(office, capsys):
    """Run the program: (exit code, stdout, stderr)."""
    return partial(call, capsys)


@pytest.fixture
def check(infoscore):
    """Check without settings on a fixed day: (exit code, stdout, stderr)."""
    return lambda *arguments: infoscore("check", *DAY, *arguments)


@pytest.fixture
def checked(check):
    """The JSON report of such a check."""
    return lambda *arguments: json.loads(check(*arguments, "--format", "json")[1])
