"""A year of 200 units, 12,000 items and 30,000 uses: python tests/benchmarks/units.py [METHOD …]

Prints seconds and memory for reading the ledger from .xlsx and for scoring it, beyond start-up; the
bounds for both together are 3 s and 300 MB.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from infoscore.cli.unitwork import uncollected
from infoscore.units.engine import score
from infoscore.units.facts import Adoption, Instruction, Item, Ledger, Unit
from infoscore.units.ledger.book import as_book
from infoscore.units.ledger.read import Known, load_ledger
from infoscore.units.periods import read_period
from infoscore.units.readmethod import load_method

UNITS, ITEMS, USES, NOTES = 200, 12_000, 30_000, 500


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


def main() -> None:
    """Measure each method named."""
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
    main()
