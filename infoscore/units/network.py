"""The reporting network over a period: who sends, who fell silent, who needs which help."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from statistics import median
from typing import TYPE_CHECKING

from infoscore.units.facts import TAKEN, Adoption, Item

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from infoscore.units.facts import Ledger
    from infoscore.units.periods import Period

# Fewer items than this say little about a unit, fewer units little about a class.
FEW_ITEMS, FEW_UNITS = 4, 3
_TIER = {  # whether a unit sent much, and whether that was good
    (True, True): "steady",
    (True, False): "weak",
    (False, True): "few",
    (False, False): "starting",
}
TIERS = (*_TIER.values(), "silent")
_SHARE = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class Standing:
    """One unit in the network.

    ``sent``/``used`` count items and those of them used; ``before`` items of the equal stretch
    before; ``problems``/``judged``: items with a graded draft that raise a problem, and all such;
    ``mean`` of their scores.  ``tier`` is among its class; ``few``: too few items or peers for
    more than a hint.  ``first``: never sent before, None where the ledger holds nothing earlier
    that could tell; ``lapsed``: sent before, not now.
    """

    unit: str
    group: str
    sent: int
    used: int
    before: int
    problems: int
    judged: int
    mean: Decimal | None
    tier: str
    few: bool
    first: bool | None
    lapsed: bool

    @property
    def unclassed(self) -> bool:
        """Sent too little, or has too few peers, to be told apart: people are shown no tier."""
        return self.few and self.tier != "silent"

    @property
    def rate(self) -> Decimal | None:
        """Items used of items sent; None where none was sent."""
        return share(self.used, self.sent)

    @property
    def problem_share(self) -> Decimal | None:
        """Items that raise a problem of those judged; None where none was."""
        return share(self.problems, self.judged)


@dataclass(frozen=True, slots=True)
class Network:
    """All units over ``period``, by class and name; ``before`` is what it is compared with."""

    period: Period
    before: Period
    units: tuple[Standing, ...]

    def of(self, tier: str) -> tuple[Standing, ...]:
        """The units of a tier."""
        return tuple(each for each in self.units if each.tier == tier)


class _Count:
    """What is counted for one unit."""

    __slots__ = ("before", "earlier", "judged", "problems", "scores", "sent", "used")

    def __init__(self) -> None:
        self.sent = self.used = self.before = self.problems = self.judged = 0
        self.earlier = False
        self.scores: list[Decimal] = []


def network(ledger: Ledger, period: Period, classes: Mapping[str, str] | None = None) -> Network:
    """Look at the network over ``period``; units of the roster, or else those the facts name.

    ``classes``: unit → class, where the method knows better than the roster.
    """
    before = period.before()
    used = _takers(ledger)
    groups = {unit.name: unit.group for unit in ledger.roster if not unit.hidden}
    groups |= {unit: group for unit, group in (classes or {}).items() if group}
    hidden = {unit.name for unit in ledger.roster if unit.hidden}
    counts = {name: _Count() for name in groups if name not in hidden}
    for fact in ledger.facts:
        if isinstance(fact, Item) and fact.sent is not None:
            for unit in fact.units:
                if unit in counts or not ledger.roster:
                    taken = unit in used.get(fact.id, ())
                    _count(counts.setdefault(unit, _Count()), fact, period, before, used=taken)
    found = [_Peer(unit, groups.get(unit, ""), count) for unit, count in counts.items()]
    found.sort(key=lambda each: (each.group, each.unit))
    told = any(each.count.earlier for each in found)
    return Network(period, before, tuple(_standings(found, told=told)))


def _takers(ledger: Ledger) -> dict[str, set[str]]:
    """Item → the units whose use it was: of a joint item, those that the uses name."""
    senders = {fact.id: set(fact.units) for fact in ledger.facts if isinstance(fact, Item)}
    found: dict[str, set[str]] = {}
    for fact in ledger.facts:
        if isinstance(fact, Adoption) and fact.item in senders and fact.stage in TAKEN:
            all_of = senders[fact.item]  # where a use names but the unit credited, it is all theirs
            found.setdefault(fact.item, set()).update(all_of & set(fact.units) or all_of)
    return found


def _count(count: _Count, item: Item, period: Period, before: Period, *, used: bool) -> None:
    day = item.sent
    if day is None or item.relation == "duplicate":
        return
    count.earlier = count.earlier or day < period.start
    if day in before:
        count.before += item.count
    if day not in period:
        return
    count.sent += item.count
    count.used += used
    if item.problem is not None:
        count.judged += 1
        count.problems += item.problem
    if item.score is not None:
        count.scores.append(item.score)


@dataclass(frozen=True, slots=True)
class _Peer:
    """A unit among those of its class, with its counts."""

    unit: str
    group: str
    count: _Count

    @property
    def mean(self) -> Decimal:
        """The mean of its graded drafts."""
        return sum(self.count.scores, Decimal(0)) / len(self.count.scores)

    @property
    def rate(self) -> Decimal:
        """The share used of what it sent."""
        return Decimal(self.count.used) / self.count.sent


def _standings(found: Sequence[_Peer], *, told: bool) -> Iterable[Standing]:
    """How each unit stands among its class; ``told``: the ledger holds earlier items."""
    classes: dict[str, list[_Peer]] = {}
    for each in found:
        classes.setdefault(each.group, []).append(each)
    for peers in classes.values():
        active = [each for each in peers if each.count.sent]
        tiers = _tiers(active) if active else {}
        for each in peers:
            tier = tiers.get(each.unit, "silent")
            yield _standing(each, tier, peers=len(active), told=told)


def _tiers(active: Sequence[_Peer]) -> dict[str, str]:
    """Unit → its tier among those that sent something, by how much it sent and how good that is:
    by the mean of the drafts where all have graded ones, else by the share used.
    """
    graded = all(each.count.scores for each in active)
    worth = {each.unit: each.mean if graded else each.rate for each in active}
    many, good = median(each.count.sent for each in active), median(worth.values())
    return {
        each.unit: _TIER[
            each.count.sent >= many,
            worth[each.unit] >= good and (graded or each.count.used > 0),
        ]
        for each in active
    }


def _standing(each: _Peer, tier: str, *, peers: int, told: bool) -> Standing:
    count = each.count
    mean = each.mean.quantize(Decimal("0.1"), ROUND_HALF_UP) if count.scores else None
    return Standing(
        unit=each.unit,
        group=each.group,
        sent=count.sent,
        used=count.used,
        before=count.before,
        problems=count.problems,
        judged=count.judged,
        mean=mean,
        tier=tier,
        few=count.sent < FEW_ITEMS or peers < FEW_UNITS,
        first=(count.sent > 0 and not count.earlier) if told else None,
        lapsed=count.sent == 0 and count.earlier,
    )


def share(part: int, whole: int) -> Decimal | None:
    """``part`` of ``whole`` with three places; None for nothing of nothing."""
    return (Decimal(part) / whole).quantize(_SHARE, ROUND_HALF_UP) if whole else None
