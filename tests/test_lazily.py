"""Patterns compiled at the first use behave as if they had been compiled at once."""

from __future__ import annotations

import re

import pytest

from infoscore.lazily import lazily


def test_a_lazy_pattern_finds_what_a_compiled_one_finds() -> None:
    lazy, compiled = lazily(r"(?P<n>\d+)户", re.IGNORECASE), re.compile(r"(?P<n>\d+)户")
    text = "东沟206户，西沟206户"
    assert [m.span("n") for m in lazy.finditer(text)] == [
        m.span("n") for m in compiled.finditer(text)
    ]
    assert lazy.search(text, 5)["n"] == "206"
    assert lazy.sub("", text) == "东沟，西沟"
    assert lazy.pattern == compiled.pattern


def test_it_is_compiled_once_and_only_when_used(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    compiled = re.compile
    monkeypatch.setattr(re, "compile", lambda *given: made.append(given) or compiled(*given))
    lazy = lazily("断水")
    assert made == []
    assert [bool(lazy.search(each)) for each in ("断水", "供水")] == [True, False]
    assert lazy.match("断水")
    assert made == [("断水", 0)]


def test_it_offers_what_patterns_offer_and_no_more() -> None:
    with pytest.raises(AttributeError, match="scan"):
        _ = lazily("断水").scan
