"""What the audit costs, and its ledger and findings as the report tells them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from infoscore.scoring.item import rounded
from infoscore.scoring.quotes import quote_at
from infoscore.scoring.values import AuditReport, AuditRow, AuditSlip, Reason

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from infoscore.judging.audit import Audit, AuditFinding
    from infoscore.reading.ledger import LedgerRow
    from infoscore.reading.read import Reading
    from infoscore.ruleset.model import AuditRules, Gate
    from infoscore.scoring.values import Quote, TimeStep

HARD = "H"
_TRIM = "，、；：（）“”　 了共有为达到是约近的已"
_ABOUT = 12
_ENDS = "，、；：（）。"


def losses(audit: Audit, rules: AuditRules) -> list[Decimal]:
    """Points that each finding costs (negative), gravest first, until all cost ``rules.most``."""
    left, lost = rules.most, []
    for finding in audit.findings:
        own = rules.checks[finding.check].points
        price = min(rules.points[finding.severity] if own is None else own, left)
        left -= price
        lost.append(-price)
    return lost


def reasons(audit: Audit, rules: AuditRules, reading: Reading) -> list[Reason]:
    """Why the audit took points, a reason for each finding that did."""
    return [
        Reason(finding.check, finding.message, rounded(points), quotes(finding, reading))
        for finding, points in zip(audit.findings, losses(audit, rules), strict=True)
        if points
    ]


def quotes(finding: AuditFinding, reading: Reading) -> tuple[Quote, ...]:
    """Both places: from the first to the last figure where they stand close, else each."""
    first, last = finding.spans[0][0], finding.spans[-1][1]
    if last - first <= 2 * _ABOUT:
        return (quote_at(reading, first, last),)
    return tuple(quote_at(reading, start, end) for start, end in finding.spans)


def hard_quotes(audit: Audit, reading: Reading, gate: Gate, most: int) -> tuple[Quote, ...]:
    """What fired a gate about contradictions."""
    headline = getattr(gate.when, "measure", "") == "audit_headline"
    told: list[Quote] = []
    for finding in audit.findings:
        if finding.severity == HARD and (finding.headline or not headline):
            told += quotes(finding, reading)
    return tuple(told[:most])


def report(
    audit: Audit, reading: Reading, steps: tuple[TimeStep, ...] = (), *, ledger: bool
) -> AuditReport:
    """The findings with their places in the user's text, the times and, if asked, the ledger."""
    slips = tuple(
        AuditSlip(f.check, f.severity, f.message, f.values, f.headline, quotes(f, reading))
        for f in audit.findings
    )
    rows = tuple(_rows(audit, reading)) if ledger else ()
    return AuditReport(rows, slips, steps)


def _rows(audit: Audit, reading: Reading) -> list[AuditRow]:
    grave = (finding for finding in audit.findings if finding.severity != "L")
    # a blemish contradicts nothing
    faulty = sorted(span for finding in grave for span in finding.spans)
    document = reading.document
    starts = document.sentence_starts
    times = [(m.start, m.end) for m in reading.moments]
    places = [(n.start, n.end) for n in reading.names]
    time_starts, place_starts = [t[0] for t in times], [p[0] for p in places]
    made = []
    for row in audit.quantities:
        at = bisect_right(starts, row.start) - 1
        floor = starts[at] if at >= 0 else 0
        span = row.start, row.end
        wrong = _holds(faulty, *span)
        state = "faulty" if wrong else "checked" if span in audit.checked else "open"
        made.append(
            AuditRow(
                quote_at(reading, *span),
                row.low,
                row.high,
                row.unit,
                row.group,
                row.role,
                row.about,
                _what(row),
                _before(document.text, times, time_starts, row.start, floor),
                _before(document.text, places, place_starts, row.start, floor),
                state,
            )
        )
    return made


def _holds(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the spans, in order, begins with a figure or is it: 3人死亡 with 3人."""
    at = bisect_left(spans, (start, end))
    return at < len(spans) and spans[at][0] == start


def _what(row: LedgerRow) -> str:
    """The words that say what is counted: before the figure, else after it."""
    cut = max(map(row.left.rfind, _ENDS))
    return row.left[cut + 1 :].strip(_TRIM)[-_ABOUT:] or row.noun


def _before(
    text: str, spans: Sequence[tuple[int, int]], starts: Sequence[int], at: int, floor: int
) -> str | None:
    """The last of ``spans`` that begins between ``floor`` and ``at``, as text."""
    found = bisect_right(starts, at) - 1
    if found < 0 or spans[found][0] < floor:
        return None
    return text[slice(*spans[found])]


def restored(audit: Audit, rules: AuditRules, at: int) -> list[Decimal]:
    """What the audit would cost with one finding mended: where all together cost the most there
    is, the others then cost more than before.
    """
    left = (*audit.findings[:at], *audit.findings[at + 1 :])
    return losses(replace(audit, findings=left), rules)
