"""What an office's ledger holds: frozen facts, each with its units, dates and source place.

Names of kinds, forms, venues, levels, events and the like are plain text as the office writes
them; what they mean is said by the method.  Every fact says where it was read, so that every
point can be shown in the ledger.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal

# Events that are only ever taken from the recorded finding of a named person.
FINDINGS = frozenset(["false", "concealed", "understated", "omitted"])
# Stages of a use by which the item counts as used.
TAKEN = frozenset(["used", "accepted"])


class Place(NamedTuple):
    """Where a fact stands: file, sheet (empty but for workbooks), row from 1, cell such as B7."""

    file: str = ""
    sheet: str = ""
    row: int = 0
    cell: str = ""

    def __str__(self) -> str:
        spot = self.cell or (str(self.row) if self.row else "")
        return ":".join(part for part in (self.file, self.sheet, spot) if part)

    @property
    def shown(self) -> str:
        """As the user finds it: ``台账.xlsx[10月!C14]``, the row of a text; empty for no place."""
        if not self.file:
            return ""
        if not self.sheet:
            return f"{self.file}[{self.cell or self.row}]"
        return f"{self.file}[{self.sheet}!{self.cell or f'A{self.row}'}]"


NOWHERE = Place()


class Share(NamedTuple):
    """The part (0–1) of a joint item that is a unit's, as agreed by people."""

    unit: str
    part: Decimal


@dataclass(frozen=True, slots=True)
class Item:
    """One item sent in, or ``count`` alike ones where the ledger gives only a number.

    ``kind`` (brief, dynamic, full, research, problem, request, urgent …) and ``status`` (what
    became of an urgent item) are names the method knows; ``flags`` are free marks such as signed,
    pictures, perfunctory, below_standard, negative.  ``parent`` is the id of the item it repeats or
    follows, ``relation`` duplicate, follow_up or final (终报).  The datetimes are for time limits.
    ``score``, ``criteria`` (criterion → grade 0–1), ``problem`` come from the graded draft, None
    where there is none.
    """

    id: str
    units: tuple[str, ...]
    sent: date | None
    title: str = ""
    kind: str = ""
    status: str = ""
    flags: frozenset[str] = frozenset()
    authors: tuple[str, ...] = ()
    shares: tuple[Share, ...] = ()
    parent: str = ""
    relation: str = ""
    chars: int | None = None
    grade: str = ""
    happened: datetime | None = None
    known: datetime | None = None
    phoned: datetime | None = None
    written: datetime | None = None
    deadline: datetime | None = None
    registered: date | None = None
    points: Decimal | None = None
    score: Decimal | None = None
    criteria: tuple[tuple[str, Decimal], ...] = ()
    problem: bool | None = None
    draft: str = ""
    count: int = 1
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Adoption:
    """One use of an item, or ``count`` alike uses.

    ``item`` is an item's id, empty where the ledger does not link them; ``units`` empty means the
    item's.  ``stage`` is used, sent_up, forwarded or accepted.  ``form`` alone, single, combined,
    brief, line, front_page …; ``importance`` a grade within the venue.
    """

    item: str
    venue: str
    used: date | None
    units: tuple[str, ...] = ()
    level: str = ""
    form: str = ""
    importance: str = ""
    stage: str = "used"
    kind: str = ""
    title: str = ""
    flags: frozenset[str] = frozenset()
    authors: tuple[str, ...] = ()
    sent: date | None = None
    registered: date | None = None
    points: Decimal | None = None
    count: int = 1
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Instruction:
    """批示 on an item: ``level`` of the leader, ``rank`` main or other, ``body`` 党委, 政府 …

    ``level_said`` is the ledger's own word (区, 旗, 州) where methods call the level otherwise.
    """

    item: str
    used: date | None
    units: tuple[str, ...] = ()
    level: str = ""
    rank: str = ""
    body: str = ""
    leader: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    sent: date | None = None
    registered: date | None = None
    points: Decimal | None = None
    level_said: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Request:
    """约稿, or feedback a 批示 asked for (``kind`` request or feedback): due, done, good enough."""

    units: tuple[str, ...]
    due: datetime | None
    done: datetime | None = None
    kind: str = "request"
    id: str = ""
    title: str = ""
    item: str = ""
    good: bool | None = None
    points: Decimal | None = None
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class UnitEvent:
    """Something held against a unit: ``kind`` missed, late, understated, false, concealed,
    negative_press, named_above, cost_parent …; ``item`` where it is about one.

    ``points`` is what people fixed within a range; ``found_by`` the person whose finding it is.
    """

    units: tuple[str, ...]
    kind: str
    when: date | None
    item: str = ""
    gravity: str = ""
    points: Decimal | None = None
    found_by: str = ""
    note: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class GroundCheck:
    """A groundwork check: passed or not, or ``points`` where it is graded."""

    units: tuple[str, ...]
    name: str
    when: date | None
    passed: bool | None = None
    points: Decimal | None = None
    note: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Discretion:
    """Points a person gave with a reason, under a clause that allows it (``name``)."""

    units: tuple[str, ...]
    name: str
    points: Decimal
    when: date | None
    reason: str = ""
    by: str = ""
    item: str = ""
    place: Place = NOWHERE


Fact: TypeAlias = Item | Adoption | Instruction | Request | UnitEvent | GroundCheck | Discretion


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as the office keeps it.  ``group`` is the id of its class; ``credit_to`` the unit its
    points go to; ``heads`` its staff; ``hidden`` keeps it out of the results' order (the office
    itself, leaders) though not out of the totals.
    """

    name: str
    group: str = ""
    aliases: tuple[str, ...] = ()
    heads: int | None = None
    credit_to: str = ""
    hidden: bool = False
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Ledger:
    """All facts, and the roster of units; a fact names units by the roster's own names."""

    facts: tuple[Fact, ...]
    roster: tuple[Unit, ...] = ()
    sources: tuple[str, ...] = field(default=())

    def names(self) -> dict[str, str]:
        """Every name and alias → the name of the unit."""
        said = {unit.name: unit.name for unit in self.roster}
        for unit in self.roster:
            for alias in unit.aliases:
                said.setdefault(alias, unit.name)
        return said
