"""Run every check over one reading, and sort what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from infoscore.judging.audit.book import Book, Raw
from infoscore.judging.audit.carried import check as carried
from infoscore.judging.audit.claims import check as claims
from infoscore.judging.audit.counts import check as counts
from infoscore.judging.audit.dates import check as dates
from infoscore.judging.audit.growth import check as growth
from infoscore.judging.audit.heading import check as heading
from infoscore.judging.audit.hundred import check as hundred
from infoscore.judging.audit.names import check as names
from infoscore.judging.audit.phrasing import check as phrasing
from infoscore.judging.audit.shares import check as shares
from infoscore.judging.audit.slips import check as slips
from infoscore.judging.audit.sums import check as sums
from infoscore.judging.audit.twice import check as twice
from infoscore.judging.audit.wholes import check as wholes
from infoscore.judging.audit.within import check as within
from infoscore.reading.read import lead_end
from infoscore.ruleset.model import Words

if TYPE_CHECKING:
    from infoscore.reading.ledger import LedgerRow
    from infoscore.reading.read import Reading
    from infoscore.ruleset.model import AuditCheck, AuditRules

FAMILIES = (
    sums, carried, hundred, shares, within, growth, wholes, counts, twice, heading, dates,
    phrasing, slips, names, claims,
)  # fmt: skip
MOST_FINDINGS = 200
_CASUALTY = ("死亡", "遇难", "受伤", "失踪", "伤亡", "被困", "轻伤", "重伤", "死伤")
_ORDER = {"H": 0, "M": 1, "L": 2}


@dataclass(frozen=True, slots=True)
class AuditFinding:
    """One finding: check id, severity H, M or L, one line with the arithmetic and the remedy,
    the figures as written, their ranges of the view; ``headline``: in title, lead, casualty
    figures or event time.
    """

    check: str
    severity: str
    message: Words
    values: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    headline: bool


@dataclass(frozen=True, slots=True)
class Audit:
    """The ledger of a draft and what does not add up in it, gravest first."""

    quantities: tuple[LedgerRow, ...]
    findings: tuple[AuditFinding, ...]
    checked: frozenset[tuple[int, int]] = frozenset()


def audit(reading: Reading, rules: AuditRules) -> Audit:
    """Check the figures, dates and names of a reading. Linear; an empty rule set finds nothing."""
    if not rules.checks:
        return Audit((), ())
    book = Book(reading, rules)
    found: dict[tuple[str, tuple[tuple[int, int], ...]], AuditFinding] = {}
    for family in FAMILIES:
        for raw in family(book):
            rule = rules.checks.get(raw.check)
            if rule is not None and (raw.check, raw.spans) not in found:
                found[raw.check, raw.spans] = _finding(book, raw, rule)
    findings = sorted(found.values(), key=lambda f: (_ORDER[f.severity], f.spans, f.check))
    return Audit(tuple(book.rows), tuple(findings[:MOST_FINDINGS]), frozenset(book.checked))


def _finding(book: Book, raw: Raw, rule: AuditCheck) -> AuditFinding:
    message = Words(
        _fill(rule.message.zh, raw.figures, raw.right),
        _fill(rule.message.say("en"), raw.en or raw.figures, raw.right),
    )
    values = tuple(book.text[start:end] for start, end in raw.spans)
    severity = rule.severity if raw.proven else rule.soft
    return AuditFinding(raw.check, severity, message, values, raw.spans, _headline(book, raw))


def _fill(template: str, figures: str, right: str) -> str:
    return template.replace("{figures}", figures).replace("{right}", right)


def _headline(book: Book, raw: Raw) -> bool:
    document = book.document
    lead = document.sentences[lead_end(document) - 1].end if document.sentences else 0
    for start, end in raw.spans:
        if start < lead:
            return True
        near = book.text[max(start - 8, 0) : end + 6]
        if any(word in near for word in _CASUALTY):
            return True
    return False
