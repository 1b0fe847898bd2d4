"""A year of 200 units, 12,000 items and 30,000 uses: python tests/benchmarks/units.py [METHOD …]

Prints seconds and memory for reading the ledger from .xlsx and for scoring it, beyond start-up; the
bounds for both together are 3 s and 300 MB.  With ``ratios`` instead of a method it prints, for a
tenth of the year, two ratios of times taken in turn, medians of seven rounds; the exit code is 1
where one misses its aim.
"""

from __future__ import annotations

import random
import resource
import statistics
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from infoscore.cli.unitwork import uncollected
from infoscore.units.engine import score
from infoscore.units.facts import Adoption, Instruction, Item, Ledger, Unit
from infoscore.units.ledger.book import as_book
from infoscore.units.ledger.read import Known, load_ledger
from infoscore.units.periods import read_period
from infoscore.units.readmethod import load_method

if TYPE_CHECKING:
    from collections.abc import Callable

UNITS, ITEMS, USES, NOTES = 200, 12_000, 30_000, 500
MOST_WHOLE, MOST_FOUR = 20, 7


def year_ledger(
    venues: list[str], seed: int = 7, *, items: int = ITEMS, uses: int = USES, units: int = UNITS
) -> Ledger:
    """An invented year, the same for the same seed."""
    chance = random.Random(seed)
    roster = tuple(Unit(f"第{number}局") for number in range(units))
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    sent = []
    for number in range(items):
        of = tuple({u.name for u in chance.sample(roster, 2 if number % 10 == 0 else 1)})
        kind = chance.choice(["brief", "dynamic", "full", "research", "problem"])
        title = f"青山县第{number}号事项进展和下步安排"
        sent.append(Item(f"i{number}", tuple(sorted(of)), chance.choice(days), title, kind=kind))
    used = [
        Adoption(
            chance.choice(sent).id, chance.choice(venues), chance.choice(days),
            form=chance.choice(["alone", "single", "combined", "brief"]),
        )
        for _ in range(uses)
    ]  # fmt: skip
    notes = [
        Instruction(chance.choice(sent).id, chance.choice(days), level=chance.choice(["市", "省"]))
        for _ in range(NOTES * items // ITEMS)
    ]
    return Ledger((*sent, *used, *notes), roster)


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    with uncollected():
        work()
    return time.perf_counter() - start


def _ratios() -> bool:
    """Reading and scoring against only opening the workbook; four times the facts against one."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415

    method, period = load_method("changshan"), read_period("2026-12")
    venues = [venue.name for venue in method.venues]
    small, large = (
        year_ledger(venues, items=ITEMS // part, uses=USES // part, units=40) for part in (40, 10)
    )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "year.xlsx"
        file.write_bytes(as_book(large))
        known = Known(venues=frozenset(venues))

        def opened() -> None:
            book = CalamineWorkbook.from_path(file)
            for name in book.sheet_names:
                book.get_sheet_by_name(name).to_python()

        rounds = [
            (
                _seconds(lambda: score(load_ledger([file], known).ledger, method, period)),
                _seconds(opened),
                _seconds(lambda: score(large, method, period)),
                _seconds(lambda: score(small, method, period)),
            )
            for _ in range(7)
        ]
    whole = statistics.median(a / b for a, b, _, _ in rounds)
    four = statistics.median(c / d for _, _, c, d in rounds)
    print(f"reading and scoring ÷ opening the same workbook: {whole:.1f} (aim < {MOST_WHOLE})")
    print(f"scoring four times the facts ÷ scoring them once: {four:.1f} (aim < {MOST_FOUR})")
    return whole < MOST_WHOLE and four < MOST_FOUR


def main() -> int:
    """Measure each method named, or the ratios."""
    if sys.argv[1:] == ["ratios"]:
        return 0 if _ratios() else 1
    names = sys.argv[1:] or ["neutral", "quzhou", "changshan", "zhonglou"]
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            method = load_method(name)
            file = Path(folder) / f"{name}.xlsx"
            venues = [v.name for v in method.venues] or ["区信息"]
            if len(names) > 1:  # in a process of its own, so that memory is its own
                import subprocess  # noqa: PLC0415

                subprocess.run([sys.executable, __file__, name], check=True)
                continue
            import multiprocessing  # noqa: PLC0415

            with multiprocessing.get_context("spawn").Pool(1) as pool:
                pool.apply(_write, (str(file), venues))
            _measure(name, file, frozenset(venues))
    return 0


def _write(file: str, venues: list[str]) -> None:
    Path(file).write_bytes(as_book(year_ledger(venues)))


def _measure(name: str, file: Path, venues: frozenset[str]) -> None:
    method, period = load_method(name), read_period("2026-12")
    before, start = _memory(), time.perf_counter()
    with uncollected():
        ledger = load_ledger([file], Known(venues=venues)).ledger
        read = time.perf_counter()
        result = score(ledger, method, period)
        end = time.perf_counter()
    points = sum(len(r.trail_total.points) for r in result.results)
    print(
        f"{name}: read {read - start:.2f} s, score {end - read:.2f} s, together "
        f"{end - start:.2f} s, +{_memory() - before:.0f} MB, {points} points"
    )


if __name__ == "__main__":
    sys.exit(main())
