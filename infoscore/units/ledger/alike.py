"""The same item sent by several units (一稿多报): told for people to look at, never decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoscore.errors import fault
from infoscore.units.facts import Item
from infoscore.units.ledger.values import plain_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from infoscore.errors import Fault
    from infoscore.units.facts import Fact
    from infoscore.units.periods import Period

# Shorter titles (动态, 值班信息) name a kind of item rather than one.
_SHORTEST = 5
# As many places as a person still looks up.
_MANY = 3


def sent_by_several(facts: Iterable[Fact], period: Period | None = None) -> Iterator[Fault]:
    """A note for each title that different units sent, at least once in ``period``.

    Blanks, marks and width do not matter.  What the ledger itself calls a repetition, and joint
    items, are known to the office and not told.
    """
    by_title: dict[str, list[Item]] = {}
    for fact in facts:
        if isinstance(fact, Item) and fact.relation != "duplicate":
            by_title.setdefault(plain_title(fact.title), []).append(fact)
    for title, alike in by_title.items():
        several = len({frozenset(each.units) for each in alike}) > 1
        if several and len(title) >= _SHORTEST and _falls_in(alike, period):
            yield _note(alike)


def _falls_in(items: Iterable[Item], period: Period | None) -> bool:
    return period is None or any(each.sent in period for each in items)


def _note(alike: list[Item]) -> Fault:
    first, *others = alike
    units = "、".join(dict.fromkeys(unit for each in alike for unit in each.units))
    places = "、".join(each.place.shown for each in others[:_MANY])
    more = "…" if len(others) > _MANY else ""
    said = {"title": first.title, "units": units, "others": places + more}
    return fault(first.place.shown, "ledger.sent_by_several", **said)
