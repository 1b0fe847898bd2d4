"""A year of an office within 300 MB; a tenth of that year is used here.

What takes time is measured by tests/benchmarks/units.py.
"""

from __future__ import annotations

import tracemalloc

import pytest
from benchmarks.units import ITEMS, USES, year_ledger

from infoscore.units.engine import score
from infoscore.units.ledger.book import as_book
from infoscore.units.ledger.read import Known, load_ledger
from infoscore.units.periods import read_period
from infoscore.units.readmethod import load_method

METHOD = load_method("changshan")
VENUES = [venue.name for venue in METHOD.venues]
YEAR = read_period("2026-12")


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("year") / "台账.xlsx"
    path.write_bytes(as_book(year_ledger(VENUES, items=ITEMS // 10, uses=USES // 10, units=40)))
    return path


def test_memory_stays_within_its_share_of_300_mb(file):
    tracemalloc.start()
    try:
        ledger = load_ledger([file], Known(venues=frozenset(VENUES))).ledger
        result = score(ledger, METHOD, YEAR)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(result.results) == 40
    assert peak < 300 * 2**20 / 10
