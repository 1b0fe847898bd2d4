"""All that is printed of one run: the result with its method, ledger, network and drafts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from infoscore.units.facts import Adoption, Item

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from infoscore.errors import Fault
    from infoscore.units.facts import Fact, Ledger
    from infoscore.units.method import Method
    from infoscore.units.network import Network
    from infoscore.units.quality import Quality
    from infoscore.units.result import MethodResult


@dataclass(frozen=True, slots=True)
class Scored:
    """One method's result with the method itself and the hash of its file.

    ``versions``: where methods replaced one another, all of them with their hashes, in order.
    """

    method: Method
    hash: str
    result: MethodResult
    versions: tuple[tuple[Method, str], ...] = ()

    def methods(self) -> tuple[tuple[Method, str], ...]:
        """Every method that counts, with its hash."""
        return self.versions or ((self.method, self.hash),)


@dataclass(frozen=True, slots=True)
class UnitReport:
    """What a renderer is given.

    ``other``: a second method on the same facts.  ``rules``: the rule set that graded the drafts
    (id, version, hash), None where none were.  ``tool`` is the program's
    version, ``titles``: item id → title; ``best``: how many of each class to name as the first.
    """

    scored: Scored
    ledger: Ledger
    network: Network
    notes: tuple[Fault, ...] = ()
    quality: Quality | None = None
    rules: tuple[str, str, str] | None = None
    other: Scored | None = None
    tool: str = ""
    bands: tuple[tuple[str, str], ...] = ()
    criteria: tuple[tuple[str, str], ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    best: int = 0


@dataclass(frozen=True, slots=True)
class Used:
    """One title that was used, as a notice lists it."""

    units: tuple[str, ...]
    title: str
    venue: str
    form: str
    used: date | None


def titles_used(report: UnitReport) -> tuple[Used, ...]:
    """Every use in the period by day, venue and title."""
    period = report.scored.result.period
    items = {fact.id: fact for fact in report.ledger.facts if isinstance(fact, Item)}
    found = []
    for fact in report.ledger.facts:
        if isinstance(fact, Adoption) and fact.used is not None and fact.used in period:
            item = items.get(fact.item)
            units = fact.units or (item.units if item else ())
            title = fact.title or (item.title if item else "")
            found.append(Used(units, title, fact.venue, fact.form, fact.used))
    return tuple(sorted(found, key=lambda each: (str(each.used), each.venue, each.title)))


def title_of_fact(fact: Fact | None, report: UnitReport) -> str:
    """The title a fact is known by."""
    if fact is None:
        return ""
    own: str = getattr(fact, "title", "")
    if own:
        return own
    return report.titles.get(getattr(fact, "item", ""), "")


def titles_of(ledger: Ledger) -> dict[str, str]:
    """The titles of a ledger's items by their ids."""
    return {fact.id: fact.title for fact in ledger.facts if isinstance(fact, Item)}
