"""A check as plain objects for JSON. Documented by :func:`infoscore.render.check.schema`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from infoscore.report.run import SCHEMA_VERSION
from infoscore.report.wire import head_to_wire, tail_to_wire

if TYPE_CHECKING:
    from infoscore.checking.values import Breach, Check, CheckedItem, Finding
    from infoscore.intake.ignores import Ignore


def head(check: Check, lang: str) -> dict[str, Any]:
    """What the report says about itself."""
    return {"check_version": SCHEMA_VERSION, **head_to_wire(check.run, lang)}


def tail(check: Check, lang: str) -> dict[str, Any]:
    """What is known once all drafts were seen."""
    return {
        "passed": check.passed,
        "gates": [
            {"gate": each.gate, "asked": each.asked, "failed": each.failed} for each in check.gates
        ],
        "unit_breaches": [_breach(each, lang) for each in check.unit_breaches],
        **tail_to_wire(check.summary, lang),
    }


def item(checked: CheckedItem, lang: str) -> dict[str, Any]:
    """One draft."""
    score = checked.score
    return {
        "path": score.path,
        "title": score.title,
        "unit": score.unit,
        "kind": score.kind.id,
        "score": float(score.score),
        "band": score.band,
        "level": score.level,
        "before": None if checked.before is None else float(checked.before),
        "passed": not checked.breaches,
        "breaches": [_breach(each, lang) for each in checked.breaches],
        "findings": [_finding(each, lang) for each in checked.findings],
        "ignored": [_finding(each, lang) for each in checked.ignored],
        "unused_ignores": [_ignore(each) for each in checked.unused],
    }


def _finding(finding: Finding, lang: str) -> dict[str, Any]:
    quote = finding.quote
    made: dict[str, Any] = {
        "rule": finding.rule,
        "about": finding.about,
        "severity": finding.severity,
        "message": finding.message.say(lang),
        "line": quote.line if quote else None,
        "column": quote.column if quote else None,
        "quote": quote.text if quote else None,
        "fingerprint": finding.fingerprint,
    }
    if finding.ignored is not None:
        made["ignored"] = _ignore(finding.ignored)
    return made


def _ignore(mark: Ignore) -> dict[str, Any]:
    return {"rule": mark.rule, "reason": mark.reason, "line": mark.line or None}


def _breach(breach: Breach, lang: str) -> dict[str, Any]:
    return {
        "gate": breach.gate,
        "subject": breach.subject,
        "asked": breach.asked,
        "found": breach.found,
        "message": breach.message.say(lang),
    }
