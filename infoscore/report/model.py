"""The wire model: every object of a report with the meaning of every field.

These types are the one definition. :mod:`infoscore.report.wire` builds them, mypy checks it,
and :mod:`infoscore.report.schema` derives the JSON Schema from them.
"""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple, TypedDict


class Note(NamedTuple):
    """What a field means and, for numbers, its limits."""

    text: str
    minimum: int | None = None
    maximum: int | None = None


Share = Annotated[float, Note("From 0 to 1.", 0, 1)]
Points = Annotated[float, Note("Points out of 100, to one decimal.", 0, 100)]
Slots = Annotated[list[str], Note("Slot ids, as `infoscore rules` lists them.")]
Rule = Annotated[str, Note("Id of a rule, as `infoscore explain` takes it.")]


class Quote(TypedDict):
    """A stretch of the draft as the user wrote it."""

    line: Annotated[int, Note("Line of the start, from 1.", 1)]
    column: Annotated[int, Note("Column of the start in code points, from 1.", 1)]
    start: Annotated[int, Note("Offset of the start in code points, from 0.", 0)]
    end: Annotated[int, Note("Offset after the end in code points.", 0)]
    text: Annotated[str, Note("The words.")]


class Kind(TypedDict):
    """The kind of item the draft was taken for."""

    id: Annotated[str, Note("Id of the kind.")]
    name: Annotated[str, Note("Its name in the language of the report.")]
    runner_up: Annotated[str | None, Note("Id of the next likely kind, if any.")]
    forced: Annotated[bool, Note("Whether the user or the draft named the kind.")]


class Evidence(TypedDict):
    """A frame of a criterion that the draft fills."""

    rule: Rule
    grade: Share
    filled: Slots
    quotes: list[Quote]


class NearMiss(TypedDict):
    """A frame that the draft opens but does not fill."""

    rule: Rule
    filled: Slots
    missing: Annotated[list[str], Note("Slot ids or phrases for what is lacking.")]
    within: Annotated[
        str | None,
        Note("The window they must stand in together, where the draft has each; else null."),
    ]
    more: Annotated[
        int, Note("How many more places must hold them, where the draft has one already; else 0.")
    ]
    quotes: list[Quote]


class Criterion(TypedDict):
    """One of the ten criteria."""

    id: Annotated[str, Note("C01 to C10.")]
    name: Annotated[str, Note("Its name in the language of the report.")]
    grade: Share
    applicable: Annotated[bool, Note("False where this kind of item is not judged by it.")]
    role: Annotated[
        Literal["primary", "secondary", "none"], Note("What it counts for this kind of item.")
    ]
    evidence: list[Evidence]
    near_misses: list[NearMiss]


class Reason(TypedDict):
    """Why a principle earned or lost points."""

    rule: Rule
    text: Annotated[str, Note("The reason in words.")]
    points: Annotated[float, Note("Earned (+) or lost (-).")]
    quotes: list[Quote]


class Principle(TypedDict):
    """One of the six principles."""

    id: Annotated[
        Literal["timely", "accurate", "complete", "balanced", "focused", "expression"],
        Note("Which principle."),
    ]
    name: Annotated[str, Note("Its name in the language of the report.")]
    score: Annotated[float, Note("Points earned.", 0)]
    max: Annotated[float, Note("Points to be had; 0 where it is not judged.", 0)]
    reasons: list[Reason]


class Gate(TypedDict):
    """A limit on the total that came into force."""

    id: Rule
    name: Annotated[str, Note("Its name in the language of the report.")]
    cap: Points
    reason: Annotated[str, Note("Why, in words.")]
    quotes: list[Quote]


class Advice(TypedDict):
    """One thing to mend; what lifts a cap comes first, all else is ranked by gain."""

    rule: Rule
    target: Annotated[str, Note("Id of the criterion or principle that would rise.")]
    text: Annotated[str, Note("What to do, in words.")]
    gain: Points
    held: Annotated[
        float | None,
        Note("The cap that swallows the gain until the advice before it is followed; null: none."),
    ]
    quote: Quote | None


class Advisory(TypedDict):
    """Something a person should look at; it costs no points."""

    rule: Rule
    text: Annotated[str, Note("What to look at, in words.")]
    quotes: list[Quote]


class Figure(TypedDict):
    """A figure of the draft, with what its sentence says about it."""

    quote: Quote
    low: Annotated[float, Note("Its value in the canonical unit.")]
    high: Annotated[float, Note("The same as low unless it is a range.")]
    unit: Annotated[str, Note("The canonical unit.")]
    group: Annotated[str, Note("Kind of unit: people, money, rate ...")]
    role: Annotated[str, Note("What it says: level, growth, share ...")]
    about: Annotated[bool, Note("Whether it is said to be approximate.")]
    what: Annotated[str, Note("What it counts, as far as the sentence says.")]
    when: Annotated[str | None, Note("Of which time.")]
    where: Annotated[str | None, Note("Of which place.")]
    state: Annotated[
        Literal["checked", "faulty", "open"],
        Note("Agrees with other figures, contradicts them, or nothing to set it against."),
    ]


class Finding(TypedDict):
    """Figures that do not add up."""

    check: Rule
    severity: Annotated[Literal["H", "M", "L"], Note("High, middle or low.")]
    message: Annotated[str, Note("The arithmetic in words.")]
    values: Annotated[list[str], Note("The figures as written.")]
    headline: Annotated[bool, Note("In title, lead, casualty figures or event time.")]
    quotes: list[Quote]


class TimeStep(TypedDict):
    """A time on the line from the event to the reports."""

    stage: Annotated[
        Literal["event", "phone", "written", "follow_up"],
        Note("What happened then; follow_up is the next report that is promised."),
    ]
    text: Annotated[str, Note("The time, what it took and the limit, in words.")]
    when: Annotated[str | None, Note("ISO date or time, as exact as told; null if unknown.")]
    taken: Annotated[int | None, Note("Since the event; for follow_up since this report.", 0)]
    allowed: Annotated[int | None, Note("The limit.", 0)]
    unit: Annotated[Literal["minutes", "workdays"], Note("Unit of taken and allowed.")]
    on_time: Annotated[bool | None, Note("Within the limit; null if not known.")]
    quote: Quote | None


class Audit(TypedDict):
    """The ledger of a draft's figures, what does not add up in it, and its times."""

    figures: Annotated[list[Figure], Note("With --audit or --details only, else empty.")]
    findings: Annotated[list[Finding], Note("Gravest first.")]
    timeline: Annotated[list[TimeStep], Note("From the event to the reports.")]


class Item(TypedDict):
    """One graded draft."""

    path: Annotated[str, Note("Where it was read from, with / between folders.")]
    title: Annotated[str | None, Note("Its title, if it has one.")]
    unit: Annotated[str | None, Note("The reporting unit, if known.")]
    encoding: Annotated[str, Note("How its bytes were decoded.")]
    han: Annotated[int, Note("Han characters judged.", 0)]
    kind: Kind
    score: Points
    band: Annotated[str, Note("Id of the band of the score.")]
    band_name: Annotated[str, Note("Name of the band in the language of the report.")]
    level: Annotated[
        int,
        Note(
            "0 not an item, 1 not usable, 2 usable after rewriting, 3 fit for the bulletin, "
            "4 fit to pass up.",
            0,
            4,
        ),
    ]
    value: Annotated[float, Note("Points from the ten criteria.", 0)]
    value_max: Annotated[float, Note("Points to be had from the ten criteria.", 0)]
    criteria: Annotated[list[Criterion], Note("All ten, in order.")]
    principles: Annotated[list[Principle], Note("All six, in order.")]
    gates: list[Gate]
    advice: list[Advice]
    advisories: list[Advisory]
    problem_item: Annotated[bool, Note("Whether it reports a problem (喜忧兼报).")]
    on_time: Annotated[bool | None, Note("Sent within its time limit; null if not known.")]
    audit: Audit | None


class Unit(TypedDict):
    """One unit over its graded drafts."""

    unit: Annotated[str, Note("Its name; drafts without one are grouped last.")]
    count: Annotated[int, Note("Graded drafts.", 1)]
    mean: Points
    best: Points
    bands: Annotated[dict[str, int], Note("Drafts by band id.")]
    on_time_share: Annotated[float | None, Note("Of those whose time is known.", 0, 1)]
    problem_share: Share


class ChainReport(TypedDict):
    """One report of an emergency."""

    path: Annotated[str, Note("The draft.")]
    title: Annotated[str | None, Note("Its title, if it has one.")]
    stage: Annotated[
        Literal["first", "follow", "last", "unsaid"],
        Note("First report, follow-up, final report, or it does not say."),
    ]
    number: Annotated[int | None, Note("Number of the follow-up, if it gives one.", 1)]
    sent: Annotated[str | None, Note("When it was sent, YYYY-MM-DDTHH:MM, if known.")]


class ChainPlace(TypedDict):
    """A place in one of the drafts of a chain."""

    path: Annotated[str, Note("The draft.")]
    quote: Quote | None


class ChainNote(TypedDict):
    """Something to look at across the reports of an emergency; it costs no points."""

    rule: Rule
    text: Annotated[str, Note("What to look at, in words.")]
    places: list[ChainPlace]


class Chain(TypedDict):
    """The reports of one emergency among the drafts of this run."""

    reports: Annotated[list[ChainReport], Note("In order of time.")]
    notes: list[ChainNote]


class Error(TypedDict):
    """An input that got no score, and why."""

    path: Annotated[str, Note("The input.")]
    line: Annotated[int | None, Note("Line of the fault, if it has one.", 1)]
    column: Annotated[int | None, Note("Column of the fault, if it has one.", 1)]
    code: Annotated[str, Note("Stable name of the fault.")]
    message: Annotated[str, Note("Cause and remedy in the language of the report.")]


class RuleSetId(TypedDict):
    """The rules that judged."""

    id: Annotated[str, Note("Id of the rule set.")]
    version: Annotated[str, Note("Its version.")]
    hash: Annotated[str, Note("Hash over the meaning of all its files.")]


class Head(TypedDict):
    """What every report states about itself."""

    schema_version: Annotated[int, Note("Version of this schema.", 1, 1)]
    tool: Annotated[str, Note("infoscore and its version.")]
    lang: Annotated[Literal["zh", "en"], Note("Language of names and messages.")]
    rule_set: RuleSetId
    as_of: Annotated[str, Note("The day that counted as today, YYYY-MM-DD.")]


class Tail(TypedDict):
    """What is known once every input was seen."""

    units: list[Unit]
    chains: Annotated[list[Chain], Note("Emergencies with several reports, or with notes.")]
    errors: Annotated[list[Error], Note("Inputs without a score; empty if all were graded.")]


class Report(Head, Tail):
    """The report of `infoscore grade --format json`."""

    items: Annotated[list[Item], Note("Graded drafts in path order.")]


class ItemLine(Item):
    """A line of `infoscore grade --format jsonl` for one draft."""

    type: Literal["item"]


class SummaryLine(Head, Tail):
    """The last line of `infoscore grade --format jsonl`."""

    type: Literal["summary"]
