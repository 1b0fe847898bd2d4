"""An assessment method (考核办法) as data: frozen, checked, every part with its clause."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, time

    from infoscore.ruleset.model import Words
    from infoscore.units.facts import Ledger

    Names = frozenset[str] | None

ON = ("item", "adoption", "instruction", "request", "event", "check", "discretion", "rate")
# What a match can ask for by a list of names: key in the file → what it is compared with.
NAMED = (
    "venues",
    "levels",
    "media",
    "forms",
    "kinds",
    "importances",
    "stages",
    "statuses",
    "ranks",
    "bodies",
    "events",
    "states",
    "names",
    "gravities",
    "classes",
)


@dataclass(frozen=True, slots=True)
class Match:
    """Which facts are meant; every list that is given must hold the fact's own word, ``flags`` all
    be on it and none of ``without``; ``on_time`` and ``used`` ask what is known of its item.
    """

    names: tuple[tuple[str, frozenset[str]], ...] = ()
    flags: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    min_chars: int | None = None
    on_time: bool | None = None
    used: bool | None = None
    shared: bool | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """How much: ``points``; or ``times`` what clause ``of`` gives; or ``times`` a row of ``table``;
    or the fact's own points within ``low``–``high``; or ``steps`` by how often it happened.
    """

    points: Decimal | None = None
    of: str = ""
    table: str = ""
    times: Decimal = Decimal(1)
    low: Decimal | None = None
    high: Decimal | None = None
    steps: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """What one kind of fact brings.  Within a ``group`` the first clause that fits takes the fact.

    ``joint_points`` replaces the value where several units share the item; ``joint`` overrides how
    the method splits.  ``item_percent`` changes what the item earned; ``zero`` empties the item or
    the week … year of the ``zero_components`` (all when empty).  The clause acts from the
    ``from_count``-th time within ``count_in``.  ``charge`` year: counts in the cumulative total
    only.  ``rate`` with ``below`` or ``above`` is for ``fact: rate``.
    """

    id: str
    text: Words
    source: str
    on: str
    match: Match
    group: str
    component: str
    value: Value | None
    joint: str
    joint_points: Decimal | None
    item_percent: Decimal | None
    zero: str
    zero_components: frozenset[str]
    from_count: int
    count_in: str
    charge: str
    veto: bool
    named: bool
    rate: str
    below: Decimal | None
    above: Decimal | None
    every: str


@dataclass(frozen=True, slots=True)
class Venue:
    """A venue by name, with its level and the media it belongs to."""

    name: str
    level: str
    media: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of points of another method: first row that fits counts."""

    id: str
    source: str
    rows: tuple[tuple[Match, Decimal], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A class of units.  ``ranked``, ``tasked`` (has quotas), ``hidden`` (no rank)."""

    id: str
    name: Words
    units: tuple[str, ...]
    ranked: bool
    tasked: bool
    hidden: bool
    credit_to: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Amount:
    """What a quota asks; ``most`` is the upper end of a range task."""

    least: Decimal
    most: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Exceptional:
    """Another amount between two days of the year (MM-DD), as in a vacation."""

    first: str
    last: str
    amount: Amount


@dataclass(frozen=True, slots=True)
class Quota:
    """A task.  ``measure`` submitted (items), used (items), uses, points; counted by ``match`` and
    ``convert`` (what one counts as), for ``every`` window.  Effects in points: ``met`` once,
    ``extra`` per unit above, ``short_each`` per unit below, ``short_fixed`` or ``short_steps`` per
    missed window, ``proportion`` × completion, ``lose`` empties a component for the window.
    """

    id: str
    text: Words
    source: str
    measure: str
    every: str
    match: Match
    components: frozenset[str]
    default: Amount | None
    by_class: Mapping[str, Amount]
    by_unit: Mapping[str, Amount]
    per_head: bool
    exceptions: tuple[Exceptional, ...]
    convert: tuple[tuple[Match, Decimal], ...]
    together: tuple[str, ...]
    need: str
    component: str
    met: Decimal | None
    extra: Decimal | None
    short_each: Decimal | None
    short_fixed: Decimal | None
    short_steps: tuple[Decimal, ...]
    proportion: Decimal | None
    over: bool
    lose: str
    charge: str
    carry: bool
    veto: bool
    named_after: int | None


@dataclass(frozen=True, slots=True)
class Component:
    """A part of the score.  ``base`` every window; ``caps`` by window; ``floor`` per window;
    ``measure`` × ``times`` where it comes from a measure of the drafts; ``counts`` False keeps it
    out of the total.
    """

    id: str
    name: Words
    base: Decimal
    base_every: str
    cap: Decimal | None
    caps: Mapping[str, Decimal]
    floor: Decimal | None
    floor_every: str
    counts: bool
    measure: str
    times: Decimal
    measure_every: str


@dataclass(frozen=True, slots=True)
class Combination:
    """How several points of one item go together within equal keys: highest or first."""

    id: str
    groups: frozenset[str]
    within: tuple[str, ...]
    how: str


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit: from event, known, deadline or the previous report of a chain, for reports by
    phone, in writing, or sent.  ``clock``: times of the day by the next of which, after
    that start, the report must be in.

    An item that carries the flag ``stopped_by`` (an advance notice with its reason) is in time.
    """

    id: str
    text: Words
    source: str
    match: Match
    grades: frozenset[str]
    channel: str
    start: str
    minutes: int | None
    workdays: int | None
    clock: tuple[time, ...]
    stopped_by: str


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate: adoption, late, missed or on_time; ``count`` items or uses; ``empty`` for 0/0."""

    id: str
    name: Words
    measure: str
    count: str
    empty: str


@dataclass(frozen=True, slots=True)
class Band:
    """A grade: from ``low`` upwards."""

    id: str
    name: Words
    low: Decimal


@dataclass(frozen=True, slots=True)
class Awards:
    """Who may be honoured: the best ``top`` (per class where given), with task met if asked; the
    ``conditions`` are for people to check.
    """

    top: int
    by_class: Mapping[str, int]
    within: str
    task_met: bool
    conditions: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """The questions that methods answer differently."""

    scored: str
    places: int
    rounding: str
    split_places: int
    split_rest: str
    joint: str
    rewritten_with: str
    duplicate: str
    follow_up: str
    dated_by: str
    first_month: int
    month_end: int
    cutoff_day: int | None
    cutoff_late: str
    instructions: bool
    rank: bool
    rank_within: str
    rank_by: tuple[str, ...]
    rank_over: str
    ties: str
    total: str
    total_quota: str
    total_weight: Decimal
    total_floor: Decimal | None
    year: str
    bands_over: str
    late_event: bool
    unlisted_ladder: tuple[str, ...]
    unlisted_down: int


@dataclass(frozen=True, slots=True)
class MethodTest:
    """Facts, and what they must come to: unit → score; ``components``, ``rates`` by unit and id."""

    name: str
    ledger: Ledger
    period: str
    expect: Mapping[str, Decimal]
    components: Mapping[str, Mapping[str, Decimal]]
    ranks: Mapping[str, Decimal]
    rates: Mapping[str, Mapping[str, Decimal]]


@dataclass(frozen=True, slots=True)
class Method:
    """A whole method.  ``not_seen`` says what of the source was not seen, ``derived`` where its
    figures were read off a table instead of a text.
    """

    id: str
    version: str
    name: Words
    source: str
    not_seen: tuple[str, ...]
    derived: str
    valid_from: date | None
    valid_to: date | None
    settings: Settings
    groups: tuple[Group, ...]
    levels: tuple[str, ...]
    venues: tuple[Venue, ...]
    tables: Mapping[str, Table]
    eligible: Match
    clauses: tuple[Clause, ...]
    combine: tuple[Combination, ...]
    quotas: tuple[Quota, ...]
    components: tuple[Component, ...]
    limits: tuple[Limit, ...]
    rates: tuple[Rate, ...]
    bands: tuple[Band, ...]
    awards: Awards | None
    tests: tuple[MethodTest, ...]

    def clause(self, name: str) -> Clause | None:
        """A clause by its id."""
        return next((c for c in self.clauses if c.id == name), None)

    def texts(self) -> dict[str, Words]:
        """The words of everything a point can name: clauses, quotas, components, limits."""
        named: dict[str, Words] = {c.id: c.name for c in self.components}
        named.update((limit.id, limit.text) for limit in self.limits)
        named.update((quota.id, quota.text) for quota in self.quotas)
        named.update((clause.id, clause.text) for clause in self.clauses)
        return named
