"""What scoring hands on: one item's score with the reason for every point."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal

    from infoscore.judging.trace import Trace
    from infoscore.ruleset.model import Words


class Quote(NamedTuple):
    """A stretch of the draft: half-open code-point range, place of its start (from 1), words."""

    start: int
    end: int
    line: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A frame that was filled: by which rule, to which grade, with which slots, quoted."""

    rule: str
    grade: Decimal
    filled: tuple[str, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A frame whose anchor stands in the text while slots are missing; where the draft has each
    of them, ``within`` which window they must stand together, or in how many ``more`` places.
    """

    rule: str
    filled: tuple[str, ...]
    missing: tuple[str, ...]
    quotes: tuple[Quote, ...]
    within: str | None = None
    more: int = 0


@dataclass(frozen=True, slots=True)
class CriterionScore:
    """One of the ten criteria: grade 0–1; ``role`` is primary, secondary or none for the kind."""

    id: str
    grade: Decimal
    role: str
    evidence: tuple[Evidence, ...]
    near_misses: tuple[NearMiss, ...]

    @property
    def applicable(self) -> bool:
        return self.role != "none"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a principle earned (+) or lost (−) points."""

    rule: str
    text: Words
    points: Decimal
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class PrincipleScore:
    """One of the six principles; ``max`` is 0 where it does not apply (no priority list)."""

    id: str
    score: Decimal
    max: Decimal
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class GateHit:
    """A hard gate that fired: total may not exceed ``cap``."""

    id: str
    name: Words
    cap: Decimal
    reason: Words
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to mend. ``gain`` is what the total would rise by, as the scorer counts it;
    ``held``: the cap that swallows it until what stands before it is mended.
    """

    rule: str
    target: str
    text: Words
    gain: Decimal
    quote: Quote | None
    held: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Advisory:
    """疑点: something a person should look at; it costs no points."""

    rule: str
    text: Words
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class AuditRow:
    """A line of the ledger of figures: the figure as written, its value (``low`` = ``high`` unless
    a range) in a canonical unit, what it counts, when and where as far as its sentence says;
    ``state`` is checked (agrees with others), faulty, or open (nothing to set it against).
    """

    quote: Quote
    low: Decimal
    high: Decimal
    unit: str
    group: str
    role: str
    about: bool
    what: str
    when: str | None
    where: str | None
    state: str


@dataclass(frozen=True, slots=True)
class AuditSlip:
    """What does not add up: check A1–A22, severity H, M or L, the arithmetic in words, the figures
    as written; ``headline``: in title, lead, casualty figures or event time.
    """

    check: str
    severity: str
    message: Words
    values: tuple[str, ...]
    headline: bool
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class TimeStep:
    """A time from the event to the reports: ``stage`` event, phone, written or follow_up; ``when``
    in ISO form as exact as told, None where unknown; ``taken`` and ``allowed`` in ``unit``
    (minutes or workdays).
    """

    stage: str
    text: Words
    when: str | None
    taken: int | None
    allowed: int | None
    unit: str
    on_time: bool | None
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class AuditReport:
    """What was found, gravest first, the times from the event to the reports and, where it was
    asked for, the ledger of the draft's figures in order.
    """

    quantities: tuple[AuditRow, ...]
    findings: tuple[AuditSlip, ...]
    timeline: tuple[TimeStep, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One report of an emergency: by what it is known, where it says which report it is (or that
    more will follow), and its running totals quoted in the order of the trace.
    """

    trace: Trace
    title: str | None
    mark: Quote | None
    figures: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class ChainNote:
    """Something to look at in a chain of reports; costs no points. ``places`` are paths with the
    words quoted there.
    """

    rule: str
    text: Words
    places: tuple[tuple[str, Quote | None], ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """The reports of one emergency in order, and what to look at."""

    reports: tuple[Report, ...]
    notes: tuple[ChainNote, ...]


@dataclass(frozen=True, slots=True)
class KindGuess:
    """The kind of item taken, its name, the runner-up, and whether the user said so."""

    id: str
    name: Words
    runner_up: str | None
    forced: bool


@dataclass(frozen=True, slots=True)
class ItemScore:
    """One graded draft. ``score`` 0–100 with one decimal; ``level`` 0–4; ``value`` = points of
    the ten criteria out of ``value_max``.
    """

    path: str
    unit: str | None
    title: str | None
    encoding: str
    kind: KindGuess
    score: Decimal
    band: str
    band_name: Words
    level: int
    value: Decimal
    value_max: Decimal
    criteria: tuple[CriterionScore, ...]
    principles: tuple[PrincipleScore, ...]
    gates: tuple[GateHit, ...]
    advice: tuple[Advice, ...]
    advisories: tuple[Advisory, ...]
    problem_item: bool
    on_time: bool | None
    han: int
    audit: AuditReport | None = None
    report: Report | None = None


@dataclass(frozen=True, slots=True)
class UnitScore:
    """One unit over the graded drafts: ``bands`` counts by band id; shares 0–1 or None."""

    unit: str
    count: int
    mean: Decimal
    best: Decimal
    bands: tuple[tuple[str, int], ...]
    on_time_share: Decimal | None
    problem_share: Decimal
