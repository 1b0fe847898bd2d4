"""Scores of items added up by unit, without keeping the items."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from infoscore.scoring.values import ItemScore, UnitScore

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_TENTH = Decimal("0.1")
_SHARE = Decimal("0.0001")
LONGEST_COUNTY = 20
ABOVE = "省市县区旗州盟"
"""What the name of a place ends with that stands before the name of a unit in it."""
_SEAT = re.compile("(?<=[镇乡])(?:人民)?政府$|(?<=街道)办事处$")
"""What a township or street may be called by, or not: 柳河镇人民政府, 柳河镇."""


class _Sums:
    """What is kept of one unit's items: counts, the sum and the best."""

    __slots__ = ("bands", "best", "count", "on_time", "problems", "timed", "total")

    def __init__(self, bands: Sequence[str]) -> None:
        self.count = self.on_time = self.timed = self.problems = 0
        self.total = Decimal(0)
        self.best = Decimal(0)
        self.bands = dict.fromkeys(bands, 0)

    def add(self, item: ItemScore) -> None:
        self.best = max(self.best, item.score) if self.count else item.score
        self.count += 1
        self.total += item.score
        self.problems += item.problem_item
        self.timed += item.on_time is not None
        self.on_time += item.on_time is True
        self.bands[item.band] = self.bands.get(item.band, 0) + 1

    def join(self, other: _Sums) -> None:
        self.best = max(self.best, other.best)
        self.total += other.total
        for name in ("count", "problems", "timed", "on_time"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for band, count in other.bands.items():
            self.bands[band] = self.bands.get(band, 0) + count

    def score(self, unit: str) -> UnitScore:
        return UnitScore(
            unit=unit,
            count=self.count,
            mean=(self.total / self.count).quantize(_TENTH, ROUND_HALF_UP),
            best=self.best,
            bands=tuple(self.bands.items()),
            on_time_share=_share(self.on_time, self.timed),
            problem_share=_share(self.problems, self.count) or Decimal(0),
        )


class UnitTally:
    """Takes items one by one; gives a UnitScore for each unit and for all of them together.

    ``bands`` are the band ids in the order to report them; ``unnamed`` is what items without a
    unit are grouped under. Memory grows with the number of units only.
    """

    def __init__(self, bands: Sequence[str], unnamed: str) -> None:
        self._bands = tuple(bands)
        self._unnamed = unnamed
        self._units: dict[str, _Sums] = {}
        self._all = _Sums(self._bands)

    def add(self, item: ItemScore) -> None:
        """Count one item."""
        unit = item.unit or self._unnamed
        if unit not in self._units:
            self._units[unit] = _Sums(self._bands)
        self._units[unit].add(item)
        self._all.add(item)

    def units(self) -> tuple[UnitScore, ...]:
        """One score a unit, by name; the items without a unit come last.

        A name without its county or city (白水镇政府) is the unit whose full name ends with it
        (青山县白水镇政府), if there is but one; a township (白水镇) is its government.
        """
        joined: dict[str, _Sums] = {}
        for unit, full in full_names(self._units).items():
            joined.setdefault(full, _Sums(self._bands)).join(self._units[unit])
        ordered = sorted(joined, key=lambda unit: (unit == self._unnamed, unit))
        return tuple(joined[unit].score(unit) for unit in ordered)

    def total(self, name: str = "") -> UnitScore | None:
        """All items as one unit called ``name``; None if there were none."""
        return self._all.score(name) if self._all.count else None


def full_names(units: Collection[str]) -> dict[str, str]:
    """Every name and the full name of its unit. Linear in the length of all names."""
    cores = {unit: _SEAT.sub("", unit) for unit in units}
    full = _with_county(frozenset(cores.values()))
    longest: dict[str, str] = {}
    for unit, core in sorted(cores.items()):
        kept = longest.setdefault(full[core], unit)
        longest[full[core]] = max(kept, unit, key=len)
    return {unit: longest[full[core]] for unit, core in cores.items()}


def _with_county(units: Collection[str]) -> dict[str, str]:
    """Every name and the one that ends with it and begins with its county."""
    longer: dict[str, list[str]] = {}
    for name in units:
        for at in range(1, min(len(name), LONGEST_COUNTY + 1)):
            if name[at - 1] in ABOVE and name[at:] in units:
                longer.setdefault(name[at:], []).append(name)
    full = {}
    for unit in units:
        longest = max(longer.get(unit, [unit]), key=len)
        alone = all(longest.endswith(name) for name in longer.get(unit, ()))
        full[unit] = longest if alone else unit
    return full


def _share(part: int, whole: int) -> Decimal | None:
    if not whole:
        return None
    return (Decimal(part) / whole).quantize(_SHARE, ROUND_HALF_UP)
