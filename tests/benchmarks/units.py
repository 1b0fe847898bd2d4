"""A year of 200 units, 12,000 items and 30,000 uses: python tests/benchmarks/units.py

Prints seconds and the memory that scoring needs beyond start-up; the bounds are 3 s and 300 MB.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from datetime import date, timedelta

from infoscore.units.engine import score
from infoscore.units.facts import Adoption, Instruction, Item, Ledger, Unit
from infoscore.units.periods import read_period
from infoscore.units.readmethod import load_method

UNITS, ITEMS, USES, NOTES = 200, 12_000, 30_000, 500


def year_ledger(venues: list[str], seed: int = 7) -> Ledger:
    """An invented year, the same for the same seed."""
    chance = random.Random(seed)
    roster = tuple(Unit(f"第{number}局") for number in range(UNITS))
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    items = []
    for number in range(ITEMS):
        units = tuple({u.name for u in chance.sample(roster, 2 if number % 10 == 0 else 1)})
        kind = chance.choice(["brief", "dynamic", "full", "research", "problem"])
        items.append(Item(f"i{number}", tuple(sorted(units)), chance.choice(days), kind=kind))
    uses = [
        Adoption(
            chance.choice(items).id, chance.choice(venues), chance.choice(days),
            form=chance.choice(["alone", "single", "combined", "brief"]),
        )
        for _ in range(USES)
    ]  # fmt: skip
    notes = [
        Instruction(chance.choice(items).id, chance.choice(days), level=chance.choice(["市", "省"]))
        for _ in range(NOTES)
    ]
    return Ledger((*items, *uses, *notes), roster)


def main() -> None:
    for name in sys.argv[1:] or ["neutral", "quzhou", "changshan", "zhonglou"]:
        method = load_method(name)
        ledger = year_ledger([v.name for v in method.venues] or ["区信息"])
        period = read_period("2026-12")
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start = time.perf_counter()
        result = score(ledger, method, period)
        seconds = time.perf_counter() - start
        more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        points = sum(len(r.trail_total.points) for r in result.results)
        print(f"{name}: {seconds:.2f} s, +{more:.0f} MB, {points} points in the trails")


if __name__ == "__main__":
    main()
