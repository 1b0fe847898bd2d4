"""Uses and instructions tied to the items they belong to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from infoscore.errors import fault
from infoscore.units.facts import Adoption, Instruction, Item, UnitEvent
from infoscore.units.ledger.rows import nearest
from infoscore.units.ledger.values import plain_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from infoscore.units.facts import Fact
    from infoscore.units.ledger.rows import Desk, Found, Link, Row

_LIKENESS = 3  # items of one title that a message names


class Links:
    """Ties uses and instructions to their items, by number or by title.

    ``lost``: items whose row cannot be used; ``credit``: unit → the unit that gets its points.
    """

    def __init__(
        self, found: Iterable[Found], lost: Iterable[Item], credit: Mapping[str, str], desk: Desk
    ) -> None:
        self.found, self.credit, self.desk = list(found), credit, desk
        self.items: dict[str, Item] = {}
        self.titles: dict[str, list[Item]] = {}
        self.named: dict[tuple[str, tuple[str, ...]], list[Item]] = {}
        self.alike: dict[tuple[str, tuple[str, ...], date | None], Item] = {}
        self.uses: dict[tuple[object, ...], Adoption] = {}
        self.lost = {each.id: each for each in lost}
        self.lost_titles = {plain_title(each.title): each for each in self.lost.values()}

    def facts(self) -> Iterator[Fact]:
        """The facts in the order read, each with the item it belongs to."""
        for fact, _ in self.found:
            if isinstance(fact, Item):
                self._enter(fact)
        for fact, link in self.found:
            tied = fact if link is None else self._tied(fact, link)
            if isinstance(tied, Adoption) and (link is None or link.row.ok):
                self._look_at(tied)
            yield tied

    def _tied(self, fact: Fact, link: Link) -> Fact:
        if not isinstance(fact, (Adoption, Instruction, UnitEvent)):
            return fact
        item = self._item(link, fact.units)
        if item is not None and not isinstance(fact, UnitEvent):
            self._compare(link.row, item, fact.units)
        link.row.settle()
        if item is None:
            return fact
        return replace(fact, item=item.id, units=fact.units or item.units)

    def _compare(self, row: Row, item: Item, units: tuple[str, ...]) -> None:
        """Refuse a row that gives the use of an item to units that did not send it."""
        owners = {self.credit.get(each, each) for each in item.units}
        others = [each for each in units if self.credit.get(each, each) not in owners]
        if others:
            said = {"unit": "、".join(others), "owner": "、".join(item.units)}
            row.refuse(row.at("unit"), "ledger.other_unit", first=item.place.shown, **said)

    def _look_at(self, use: Adoption) -> None:
        """Tell of a use that seems entered twice, or dated before its item was sent."""
        item = self.items.get(use.item)
        units = use.units or (item.units if item else ())
        title = "" if use.item else plain_title(use.title)
        where = use.place.shown
        if use.item or title:
            key = (use.item, title, use.venue, use.used, use.stage, units)
            first = self.uses.setdefault(key, use)
            if first is not use:
                self.desk.note(where, "ledger.same_use", first=first.place.shown)
        sent = None if item is None or item.id in self.desk.undated else item.sent
        if item and sent and use.used and use.used < sent:
            self.desk.note(where, "ledger.used_early", first=item.place.shown, sent=sent)

    def _enter(self, item: Item) -> None:
        first = self.items.setdefault(item.id, item)
        if first is not item:
            self.desk.faults.append(
                fault(item.place.shown, "ledger.id_twice", value=item.id, first=first.place.shown)
            )
        title = plain_title(item.title)
        self.titles.setdefault(title, []).append(item)
        same = self.alike.setdefault((title, item.units, item.sent), item)
        if item.title and same is not item:
            self.desk.note(item.place.shown, "ledger.same_item", first=same.place.shown)

    def _named(self, title: str, units: tuple[str, ...]) -> list[Item]:
        """The items of a title, of several those of one of the units; looked for once."""
        if (title, units) not in self.named:
            same = self.titles.get(title, [])
            if units and len(same) > 1:
                same = [each for each in same if set(units) & set(each.units)] or same
            self.named[title, units] = same
        return self.named[title, units]

    def _item(self, link: Link, units: tuple[str, ...]) -> Item | None:
        row = link.row
        if link.id:
            item = self.items.get(link.id)
            if item is None:
                self._no_item(link)
            return item
        same = self._named(plain_title(link.title), units) if link.title else []
        if len(same) == 1:
            return same[0]
        if len(same) > 1:
            others = "、".join(each.place.shown for each in same[:_LIKENESS])
            row.refuse(row.at("title"), "ledger.title_unclear", value=link.title, others=others)
        elif plain_title(link.title) in self.lost_titles:
            lost = self.lost_titles[plain_title(link.title)]
            row.refuse(row.at("title"), "ledger.item_lost", first=lost.place.shown)
        elif not units:
            row.refuse(row.at("title") or row.at("unit"), "ledger.no_owner", value=link.title)
        elif link.title and self.items:
            self.desk.note(str(row.table.sheet.place(row.number)), "ledger.stands_alone")
        return None

    def _no_item(self, link: Link) -> None:
        row, column = link.row, link.row.at("id")
        if link.id in self.lost:
            first = self.lost[link.id].place.shown
            row.refuse(column, "ledger.item_lost", first=first)
        elif self.items:
            near = nearest(link.id, {each: each for each in self.items})
            key = "ledger.no_item_near" if near else "ledger.no_item"
            row.refuse(column, key, value=link.id, near=near)
