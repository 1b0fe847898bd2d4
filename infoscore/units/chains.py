"""Reports that follow one another (初报, 续报, 终报), and what a person should look at in them.

Nothing here counts: a missing last report is a finding to check, an omission only a suggestion.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date, datetime

    from infoscore.units.facts import Item

FOLLOWING = frozenset(["follow_up", "final"])
URGENT = "urgent"


class Chains:
    """Items by the first report they follow."""

    def __init__(self, items: Mapping[str, Item]) -> None:
        self.items = items
        self.found: dict[str, list[Item]] = {}
        for item in items.values():
            if item.parent in items and item.relation in FOLLOWING:
                self.found.setdefault(self.root(item), []).append(item)

    def root(self, item: Item) -> str:
        """The id of the first report; where parents go round in a circle, the smallest of them."""
        seen = [item.id]
        while item.relation in FOLLOWING and item.parent in self.items:
            item = self.items[item.parent]
            if item.id in seen:
                return min(seen[seen.index(item.id) :])
            seen.append(item.id)
        return item.id

    def previous(self, item: Item) -> datetime | None:
        """When the report before ``item`` came; None where none is known."""
        came = moment(item)
        if came is None or item.relation not in FOLLOWING or item.parent not in self.items:
            return None
        first = self.root(item)
        others = (self.items[first], *self.found.get(first, ()))
        before = [m for m in map(moment, others) if m is not None and m < came]
        return max(before, default=None)

    def unfinished(self, until: date) -> Iterator[Item]:
        """First reports of urgent matters followed up, but without a last report by ``until``."""
        for name, after in self.found.items():
            first = self.items[name]
            known = [each for each in after if each.sent is not None and each.sent <= until]
            if known and urgent(first) and all(each.relation != "final" for each in known):
                yield first


def moment(item: Item) -> datetime | None:
    """When the item came, to the minute; None where only the day is known."""
    return item.written or item.phoned


def urgent(item: Item) -> bool:
    """Whether the item reports an urgent matter."""
    return bool(item.kind == URGENT or item.grade or item.happened)


def incomplete(items: Iterable[Item]) -> Iterator[Item]:
    """Urgent first reports that leave out the time of the event or its grade, in a ledger that
    gives them elsewhere: what the office does record was perhaps omitted (漏报).
    """
    firsts = [each for each in items if urgent(each) and each.relation not in FOLLOWING]
    times = any(each.happened for each in firsts)
    grades = any(each.grade for each in firsts)
    for each in firsts:
        if (times and each.happened is None) or (grades and not each.grade):
            yield each
