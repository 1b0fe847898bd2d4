"""The shapes of ``check --format json`` and ``jsonl``, with the meaning of every field.

:mod:`infoscore.render.check.wire` builds them, mypy checks it, and the JSON Schema is derived.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict

from infoscore.report import model as report
from infoscore.report.model import Note, Points, Rule

Gate = Annotated[Literal["score", "level", "unit", "severity", "baseline"], Note("Which gate.")]


class Ignore(TypedDict):
    """A suppression."""

    rule: Rule
    reason: Annotated[str, Note("Why the rule does not apply.")]
    line: Annotated[int | None, Note("Line of the draft; null: it stands in the settings.", 1)]


class Finding(TypedDict):
    """One thing to mend or to look at."""

    rule: Rule
    about: Annotated[str, Note("Criterion, principle or gate it belongs to.")]
    severity: Literal["high", "medium", "low"]
    message: Annotated[str, Note("What is wrong, in the language of the report.")]
    line: Annotated[int | None, Note("Line from 1; null: the draft as a whole.", 1)]
    column: Annotated[int | None, Note("Column in code points, from 1.", 1)]
    quote: Annotated[str | None, Note("The words of the draft.")]
    fingerprint: Annotated[str, Note("The same as long as path, rule and words are the same.")]
    ignored: Annotated[Ignore | None, Note("The suppression that covers it, if any.")]


class Breach(TypedDict):
    """A gate that was not passed."""

    gate: Gate
    subject: Annotated[str, Note("Path of the draft or name of the unit.")]
    asked: Annotated[str, Note("What was set.")]
    found: Annotated[str, Note("What was met.")]
    message: Annotated[str, Note("Both in words.")]


class Item(TypedDict):
    """One checked draft."""

    path: Annotated[str, Note("As given or found, with / between folders.")]
    title: str | None
    unit: str | None
    kind: Annotated[str, Note("Id of the kind of item.")]
    score: Points
    band: Annotated[str, Note("Id of the band.")]
    level: Annotated[int, Note("0 no item … 4 fit to pass up.", 0, 4)]
    before: Annotated[float | None, Note("Score in the baseline.", 0, 100)]
    passed: Annotated[bool, Note("Whether it passed every gate for drafts.")]
    breaches: list[Breach]
    findings: Annotated[list[Finding], Note("Gravest first.")]
    ignored: Annotated[list[Finding], Note("Findings that a suppression covers.")]
    unused_ignores: Annotated[list[Ignore], Note("Suppressions that covered nothing.")]


class GateAsked(TypedDict):
    """A gate that was set."""

    gate: Gate
    asked: Annotated[str, Note("What was set.")]
    failed: Annotated[int, Note("Drafts or units that failed it.", 0)]


class Report(report.Head, report.Tail):
    """The document of `infoscore check --format json`."""

    passed: Annotated[bool, Note("Whether every gate was passed; see errors as well.")]
    gates: list[GateAsked]
    unit_breaches: Annotated[list[Breach], Note("Units whose mean is too low.")]
    items: Annotated[list[Item], Note("In path order.")]


class ItemLine(Item):
    """A line of `infoscore check --format jsonl` for one draft."""

    type: Literal["item"]


class SummaryLine(report.Head, report.Tail):
    """The last line of `infoscore check --format jsonl`."""

    type: Literal["summary"]
    passed: Annotated[bool, Note("Whether every gate was passed; see errors as well.")]
    gates: list[GateAsked]
    unit_breaches: Annotated[list[Breach], Note("Units whose mean is too low.")]
