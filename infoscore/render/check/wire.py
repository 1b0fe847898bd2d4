"""A check as plain objects for JSON: the shapes of :mod:`infoscore.render.check.model`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoscore.report.wire import head_to_wire, tail_to_wire

if TYPE_CHECKING:
    from infoscore.checking.values import Breach, Check, CheckedItem, Finding
    from infoscore.intake.ignores import Ignore
    from infoscore.render.check import model


def report(check: Check, lang: str) -> model.Report:
    """The whole document."""
    return {
        **head_to_wire(check.run, lang),
        "items": [item(each, lang) for each in check.items],
        "passed": check.passed,
        "gates": _gates(check),
        "unit_breaches": [_breach(each, lang) for each in check.unit_breaches],
        **tail_to_wire(check.summary, lang),
    }


def summary_line(check: Check, lang: str) -> model.SummaryLine:
    """The last line."""
    return {
        "type": "summary",
        **head_to_wire(check.run, lang),
        "passed": check.passed,
        "gates": _gates(check),
        "unit_breaches": [_breach(each, lang) for each in check.unit_breaches],
        **tail_to_wire(check.summary, lang),
    }


def item_line(checked: CheckedItem, lang: str) -> model.ItemLine:
    """The line of one draft."""
    return {"type": "item", **item(checked, lang)}


def item(checked: CheckedItem, lang: str) -> model.Item:
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


def _gates(check: Check) -> list[model.GateAsked]:
    return [{"gate": each.gate, "asked": each.asked, "failed": each.failed} for each in check.gates]


def _finding(finding: Finding, lang: str) -> model.Finding:
    quote = finding.quote
    return {
        "rule": finding.rule,
        "about": finding.about,
        "severity": finding.severity,
        "message": finding.message.say(lang),
        "line": quote.line if quote else None,
        "column": quote.column if quote else None,
        "quote": quote.text if quote else None,
        "fingerprint": finding.fingerprint,
        "ignored": None if finding.ignored is None else _ignore(finding.ignored),
    }


def _ignore(mark: Ignore) -> model.Ignore:
    return {"rule": mark.rule, "reason": mark.reason, "line": mark.line or None}


def _breach(breach: Breach, lang: str) -> model.Breach:
    return {
        "gate": breach.gate,
        "subject": breach.subject,
        "asked": breach.asked,
        "found": breach.found,
        "message": breach.message.say(lang),
    }
