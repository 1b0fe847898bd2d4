"""Graded drafts tied to the ledger's items, and whether their score says anything about use."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from infoscore.units.facts import TAKEN, Adoption, Item
from infoscore.units.network import share

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from infoscore.scoring.values import ItemScore
    from infoscore.units.facts import Fact, Ledger
    from infoscore.units.periods import Period

_HIGH = Decimal("0.6")


@dataclass(frozen=True, slots=True)
class Band:
    """Items whose draft scored in a band: how many, how many of them were used."""

    id: str
    items: int
    used: int

    @property
    def rate(self) -> Decimal | None:
        """The share that was used."""
        return share(self.used, self.items)


@dataclass(frozen=True, slots=True)
class Criterion:
    """Use of items with a grade of 0.6 and more by a criterion, and of the rest."""

    id: str
    high: Band
    low: Band


@dataclass(frozen=True, slots=True)
class Quality:
    """Score and use side by side over a period.

    ``linked`` drafts belong to an item; ``loose`` are drafts that belong to none, ``unclear``
    drafts whose title several items bear.
    """

    linked: int
    loose: tuple[str, ...]
    unclear: tuple[str, ...]
    bands: tuple[Band, ...]
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """The ledger with the scores of its drafts, and which item each draft belongs to."""

    ledger: Ledger
    drafts: tuple[tuple[str, ItemScore], ...]
    loose: tuple[str, ...]
    unclear: tuple[str, ...]


def link(ledger: Ledger, drafts: Iterable[ItemScore]) -> Linked:
    """Give each draft to the item that names its file, else to the one item with its title."""
    items = [fact for fact in ledger.facts if isinstance(fact, Item)]
    files = _index((_file(each.draft), each) for each in items if each.draft)
    titles = _index((_plain(each.title), each) for each in items if each.title)
    scores: dict[str, ItemScore] = {}
    loose, unclear = [], []
    for draft in sorted(drafts, key=lambda each: each.path):
        name = PurePosixPath(draft.path).stem
        found = files.get(_file(draft.path)) or titles.get(_plain(draft.title or ""))
        found = found or titles.get(_plain(re.sub(r"^[\d\s._、-]+", "", name)))
        if found and len(found) > 1 and draft.unit:
            found = [each for each in found if draft.unit in each.units] or found
        if not found:
            loose.append(draft.path)
        elif len(found) > 1 or found[0].id in scores:
            unclear.append(draft.path)
        else:
            scores[found[0].id] = draft
    facts = tuple(_with(fact, scores) for fact in ledger.facts)
    kept = tuple(sorted(scores.items()))
    return Linked(replace(ledger, facts=facts), kept, tuple(loose), tuple(unclear))


def quality(linked: Linked, period: Period, bands: Sequence[str]) -> Quality:
    """Score band → share used, for items sent in ``period``; ``bands`` from the best down."""
    sent = {
        fact.id
        for fact in linked.ledger.facts
        if isinstance(fact, Item) and fact.sent is not None and fact.sent in period
    }
    used = {
        fact.item
        for fact in linked.ledger.facts
        if isinstance(fact, Adoption) and fact.stage in TAKEN
    }
    rows = [(item in used, draft) for item, draft in linked.drafts if item in sent]
    by_band = tuple(
        _band(band, [hit for hit, draft in rows if draft.band == band]) for band in bands
    )
    names = [each.id for each in rows[0][1].criteria] if rows else []
    criteria = tuple(_criterion(name, rows) for name in names)
    return Quality(len(rows), linked.loose, linked.unclear, by_band, criteria)


def _criterion(name: str, rows: Sequence[tuple[bool, ItemScore]]) -> Criterion:
    high: list[bool] = []
    low: list[bool] = []
    for hit, draft in rows:
        for each in draft.criteria:
            if each.id == name and each.applicable:
                (high if each.grade >= _HIGH else low).append(hit)
    return Criterion(name, _band("high", high), _band("low", low))


def _band(name: str, hits: Sequence[bool]) -> Band:
    return Band(name, len(hits), sum(hits))


def _with(fact: Fact, scores: dict[str, ItemScore]) -> Fact:
    if not isinstance(fact, Item) or fact.id not in scores:
        return fact
    draft = scores[fact.id]
    criteria = tuple((each.id, each.grade) for each in draft.criteria if each.applicable)
    return replace(fact, score=draft.score, criteria=criteria, problem=draft.problem_item)


def _index(pairs: Iterable[tuple[str, Item]]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for name, item in pairs:
        if name:
            found.setdefault(name, []).append(item)
    return found


def _file(path: str) -> str:
    return PurePosixPath(path.replace("\\", "/")).name.lower()


def _plain(title: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", title)).lower()
