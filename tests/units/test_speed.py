"""A year of an office in seconds: guarded by ratios taken side by side, whatever the machine does.

The absolute figures (3 s, 300 MB for 200 units, 12,000 items, 30,000 uses) are measured by
tests/benchmarks/units.py; here a tenth of that year is used.
"""

from __future__ import annotations

import time
import tracemalloc
from functools import cache

import pytest
from benchmarks.units import ITEMS, USES, year_ledger
from python_calamine import CalamineWorkbook

from infoscore.cli.unitwork import uncollected
from infoscore.units.engine import score
from infoscore.units.ledger.book import as_book
from infoscore.units.ledger.read import Known, load_ledger
from infoscore.units.periods import read_period
from infoscore.units.readmethod import load_method

METHOD = load_method("changshan")
VENUES = [venue.name for venue in METHOD.venues]
YEAR = read_period("2026-12")


@cache
def ledger_of(part):
    return year_ledger(VENUES, items=ITEMS // part, uses=USES // part, units=40)


def quickest(work, times=5):
    """The least of several runs, which a busy machine changes little."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("year") / "台账.xlsx"
    path.write_bytes(as_book(ledger_of(10)))
    return path


def bare(file):
    book = CalamineWorkbook.from_path(file)
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def test_reading_and_scoring_take_few_times_what_opening_the_same_workbook_takes(file):
    def whole():
        with uncollected():
            score(load_ledger([file], Known(venues=frozenset(VENUES))).ledger, METHOD, YEAR)

    assert quickest(whole) < 20 * quickest(lambda: bare(file))


def test_four_times_the_facts_take_about_four_times_as_long():
    small, large = ledger_of(40), ledger_of(10)
    with uncollected():
        one = quickest(lambda: score(small, METHOD, YEAR))
        four = quickest(lambda: score(large, METHOD, YEAR))
    assert four < 7 * one


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
