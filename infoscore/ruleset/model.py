"""Frozen rule types: what the rule files say once they have been checked.

Sets of slots are integers, see :mod:`infoscore.ruleset.slots`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from infoscore.ruleset.series import ChainRule, Series
    from infoscore.ruleset.slots import Condition, Shared, Slots
    from infoscore.ruleset.workdays import Calendar


MISSING = "{missing}"  # a blank in advice: what the draft lacks


@dataclass(frozen=True, slots=True)
class Words:
    """A phrase in Chinese and, where given, English."""

    zh: str
    en: str | None = None

    def say(self, lang: str) -> str:
        """The phrase in ``lang``; Chinese where there is no English."""
        return self.en if lang == "en" and self.en else self.zh


@dataclass(frozen=True, slots=True)
class RuleTests:
    """Texts that a rule must fire on, and near-misses on which it must stay silent."""

    fires: tuple[str, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """What every rule carries: identity, name, reason, source, since when, its own tests."""

    id: str
    name: Words
    why: Words
    source: str
    since: str
    tests: RuleTests


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to meet a criterion, in three steps, each on top of the one before.

    ``present`` (content of this kind beyond a slogan) → ``concrete`` (who, where, how much, so
    that it can be checked) → ``actionable`` (the reader can decide or act). ``anchors`` open the
    search: an anchor without content is a near-miss.
    """

    card: Card
    anchors: int
    present: Condition
    concrete: Condition
    actionable: Condition
    kinds_na: frozenset[str]
    advice: Words
    unasked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Criterion:
    """One of the ten criteria with its frames; ``number`` is its mark in the speech (⑴ …)."""

    id: str
    name: Words
    short: Words
    number: str
    frames: tuple[Frame, ...]


@dataclass(frozen=True, slots=True)
class Merit:
    """One reason for points of a principle: whole when ``when`` holds, or in proportion to
    ``measure`` between ``low`` (none) and ``high`` (all). Negative points are lost. Kinds of
    ``unasked`` are not advised to earn it: an emergency need not compare. Where ``advised_where``
    is given, advice needs such a place in the draft and quotes it. Advice may hold ``{missing}``:
    what ``when`` lacks.
    """

    card: Card
    points: Decimal
    when: Condition | None
    measure: str | None
    low: Decimal
    high: Decimal
    kinds: frozenset[str]
    kinds_na: frozenset[str]
    advice: Words | None
    unasked: frozenset[str]
    advised_where: Condition | None = None

    @property
    def tells_missing(self) -> bool:
        """Whether the advice names what is missing."""
        return self.advice is not None and MISSING in self.advice.zh


@dataclass(frozen=True, slots=True)
class Principle:
    """One of the six principles: its name, points and reasons."""

    id: str
    name: Words
    max: Decimal
    merits: tuple[Merit, ...]


@dataclass(frozen=True, slots=True)
class Signal:
    """Weight for a kind of item when a condition holds."""

    when: Condition
    weight: Decimal


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of item: how it is told, and which criteria are primary or secondary for it.

    ``weights`` are the shares of the best, second and third criterion; ``urgent`` kinds are timed
    in minutes; ``problem`` kinds count as 报忧.
    """

    card: Card
    signals: tuple[Signal, ...]
    primary: frozenset[str]
    secondary: frozenset[str]
    weights: tuple[Decimal, ...]
    value_cap: Decimal | None
    problem: bool
    urgent: bool


@dataclass(frozen=True, slots=True)
class Gate:
    """A hard limit on total and level when a condition holds; of a ``group`` only the strictest is
    told; a ``scaled`` one shares its cap
    out by the total before it, so that the order of drafts is kept.
    """

    card: Card
    when: Condition
    cap: Decimal
    level: int
    scaled: bool
    advice: Words | None
    group: str | None
    kinds_na: frozenset[str]


@dataclass(frozen=True, slots=True)
class Notice:
    """An advisory (疑点): told apart from the score."""

    card: Card
    when: Condition


SEVERITIES = ("H", "M", "L")


@dataclass(frozen=True, slots=True)
class AuditCheck:
    """One check of figures and dates (A1–A22).

    ``severity`` of what is proven, ``soft`` of what is only likely; ``tolerance`` as the check
    defines it (percent or last digits); ``points`` lost by a finding, None: by its severity.
    The message may hold ``{figures}`` (the arithmetic) and ``{right}`` (what it ought to be).
    """

    card: Card
    severity: str
    soft: str
    tolerance: Decimal
    points: Decimal | None
    message: Words


@dataclass(frozen=True, slots=True)
class Slip:
    """A word often miswritten (A22) and the right one. It counts only where one of
    ``followed_by`` follows and one of ``preceded_by`` precedes (where they name any), and none of
    ``not_after``.
    """

    id: str
    wrong: str
    right: str
    followed_by: tuple[str, ...] = ()
    preceded_by: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditRules:
    """The checks in force by id, points lost by severity, and the most that all may cost.

    ``slips`` are for A22; ``functions`` are the words for what bodies do (农业, 住建), for A18.
    """

    checks: Mapping[str, AuditCheck]
    points: Mapping[str, Decimal]
    most: Decimal
    source: int
    slips: tuple[Slip, ...] = ()
    functions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Band:
    """A band of the total from ``low`` upwards, with its level 1–4."""

    id: str
    name: Words
    low: Decimal
    level: int


@dataclass(frozen=True, slots=True)
class Scoring:
    """All numbers of the total."""

    value_max: Decimal
    present: Decimal
    concrete: Decimal
    actionable: Decimal
    second_frame: Decimal
    late_share: Decimal
    topic_body_share: Decimal
    kind_margin: Decimal
    bands: tuple[Band, ...]
    advice_max: int
    advice_least: Decimal
    quotes_max: int
    min_han: int
    min_han_share: Decimal


@dataclass(frozen=True, slots=True)
class Limit:
    """A timeliness limit: from the event (or the end of the period) to the written report.

    ``minutes`` for urgent kinds, ``workdays`` for the others; matched by kind, channel, grade,
    level and place where these are given, the most specific first.
    """

    id: str
    name: Words
    source: str
    kinds: frozenset[str]
    channel: str | None
    grade: str | None
    level: str | None
    place: str | None
    minutes: int | None
    workdays: int | None


@dataclass(frozen=True, slots=True)
class Stale:
    """The gate for drafts that took more than ``factor`` times the limit."""

    id: str
    name: Words
    why: Words
    factor: Decimal
    cap: Decimal
    level: int
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class DateWords:
    """Words around a date that say what it stands for. Kinds ``by_data`` tell of a time, not of a
    day: what counts is the last date of their figures, or where none is told, and the kind is
    ``by_lead`` too, a day in the first paragraph.
    """

    seasons: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    by_data: frozenset[str] = frozenset()
    by_lead: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Timeliness:
    """The limits in force, where the clock starts (``event``, ``known`` or ``period_end``) and what
    dates stand for.
    """

    clock: str
    channel: str | None
    level: str | None
    place: str | None
    limits: tuple[Limit, ...]
    stale: Stale | None
    dates: DateWords


TOPIC = "topic-"
"""Stands before the id of a topic of the period in reports and in the list of rules."""


@dataclass(frozen=True, slots=True)
class Priority:
    """A topic of the period (紧扣中心): its aliases as a slot, valid from/to."""

    id: str
    name: Words
    slot: int
    weight: Decimal
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Everything that judges a draft. ``hash`` is over what all rule files say."""

    id: str
    version: str
    hash: str
    name: Words
    slots: Slots
    criteria: tuple[Criterion, ...]
    principles: tuple[Principle, ...]
    kinds: tuple[Kind, ...]
    gates: tuple[Gate, ...]
    notices: tuple[Notice, ...]
    audit: AuditRules
    scoring: Scoring
    timeliness: Timeliness
    priorities: tuple[Priority, ...]
    calendar: Calendar
    series: Series | None = None
    chains: tuple[ChainRule, ...] = ()
    shared: tuple[Shared, ...] = ()
