"""A method in a few lines, and the score of a few facts by it."""

from __future__ import annotations

from datetime import date

import pytest

from infoscore.units.engine import score
from infoscore.units.facts import Ledger
from infoscore.units.periods import read_period
from infoscore.units.readmethod import read_method

HEAD = """
method: {id: m, version: 0.1.0, name: 办法, source: 测试}
"""
PART = "components: [{id: p, name: 得分}]\n"
JAN = date(2026, 1, 15)


@pytest.fixture
def method_of():
    """A method from YAML; a single component ``p`` is there unless the text has its own."""

    def make(text: str):
        return read_method(HEAD + ("" if "components:" in text else PART) + text)

    return make


@pytest.fixture
def scored(method_of):
    """The result of facts by a method given as YAML."""

    def make(text: str, *facts, period="2026-01", roster=()):
        return score(Ledger(tuple(facts), tuple(roster)), method_of(text), read_period(period))

    return make


@pytest.fixture
def points(scored):
    """Unit → score, as text, in the period."""

    def make(text: str, *facts, period="2026-01", roster=()):
        result = scored(text, *facts, period=period, roster=roster)
        return {r.unit: f"{r.score.normalize():f}" for r in result.results}

    return make
