"""Does a method do what its own worked examples say?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from infoscore.units.engine import score
from infoscore.units.periods import read_period

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from infoscore.units.method import Method, MethodTest


@dataclass(frozen=True, slots=True)
class Outcome:
    """One figure of one example: ``what`` is the unit, or unit and component; as it should be
    and as it came out (None: the unit is not there).
    """

    test: str
    what: str
    wanted: Decimal
    got: Decimal | None

    @property
    def passed(self) -> bool:
        """Whether the figure came out."""
        return self.wanted == self.got


def try_method(method: Method) -> Iterator[Outcome]:
    """Every figure that the examples of the method name."""
    for test in method.tests:
        yield from _try(method, test)


def _try(method: Method, test: MethodTest) -> Iterator[Outcome]:
    period = read_period(test.period)
    if period is None:
        # a period nobody can read must not pass for an example that held
        yield from (Outcome(test.name, unit, wanted, None) for unit, wanted in test.expect.items())
        return
    results = {r.unit: r for r in score(test.ledger, method, period).results}
    for unit, wanted in test.expect.items():
        found = results.get(unit)
        yield Outcome(test.name, unit, wanted, found.score if found else None)
    for unit, parts in test.components.items():
        got = {c.id: c.period for c in results[unit].components} if unit in results else {}
        for name, wanted in parts.items():
            yield Outcome(test.name, f"{unit} {name}", wanted, got.get(name))
    for unit, rates in test.rates.items():
        known = dict(results[unit].rates) if unit in results else {}
        for name, wanted in rates.items():
            yield Outcome(test.name, f"{unit} {name}", wanted, known.get(name))
    for unit, wanted in test.ranks.items():
        found = results.get(unit)
        rank = type(wanted)(found.rank) if found and found.rank is not None else None
        yield Outcome(test.name, f"{unit} #", wanted, rank)
