"""A check as GitLab's code quality report."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from infoscore.render.check.paths import relative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infoscore.checking.values import Check
    from infoscore.render.check import CheckOptions

_SEVERITIES = {"high": "critical", "medium": "major", "low": "minor"}


def render(check: Check, options: CheckOptions) -> str:
    """The report: a list of findings, failed gates and unread drafts."""
    made = list(_entries(check, options.lang))
    return json.dumps(made, ensure_ascii=options.ascii_only, indent=2) + "\n"


def _entries(check: Check, lang: str) -> Iterator[dict[str, Any]]:
    for error in check.summary.errors:
        text, path = error.message(lang), relative(error.where.path)
        yield _entry("unread", text, path, error.where.line, "blocker", _mark(path, text))
    for item in check.items:
        path = relative(item.score.path)
        for breach in item.breaches:
            rule = f"gate-{breach.gate}"
            yield _entry(rule, breach.message.say(lang), path, 0, "blocker", _mark(path, rule))
        for finding in item.findings:
            line = finding.quote.line if finding.quote else 0
            text, severity = finding.message.say(lang), _SEVERITIES[finding.severity]
            yield _entry(finding.rule, text, path, line, severity, finding.fingerprint)
    for breach in check.unit_breaches:
        text = f"{breach.subject}: {breach.message.say(lang)}"
        yield _entry("gate-unit", text, ".", 0, "blocker", _mark(breach.subject, "gate-unit"))


def _entry(rule: str, text: str, path: str, line: int, severity: str, mark: str) -> dict[str, Any]:
    return {
        "description": text,
        "check_name": rule,
        "fingerprint": mark,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": max(line, 1)}},
    }


def _mark(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
