"""A check as SARIF 2.1.0 (OASIS), for code scanning and editors."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from infoscore.render.check.paths import uri
from infoscore.scoring.units import full_names
from infoscore.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infoscore.checking.values import Check, CheckedItem, Finding
    from infoscore.errors import Fault
    from infoscore.render.check import CheckOptions

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {"high": "error", "medium": "warning", "low": "note"}
_GATE = "gate-"


def render(check: Check, options: CheckOptions) -> str:
    """The log file."""
    lang = options.lang
    results = list(_results(check, lang))
    rules = _rules(check, lang)
    order = {rule["id"]: index for index, rule in enumerate(rules)}
    for each in results:
        each["ruleIndex"] = order[each["ruleId"]]
    run = check.run
    made = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "infoscore",
                        "semanticVersion": run.tool,
                        "version": run.tool,
                        "language": "en" if lang == "en" else "zh-CN",
                        "rules": rules,
                    }
                },
                "columnKind": "unicodeCodePoints",
                "invocations": [_invocation(check, lang)],
                "artifacts": [_artifact(each) for each in check.items],
                "results": results,
                "properties": {
                    "ruleSet": {"id": run.rules, "version": run.version, "hash": run.hash},
                    "asOf": run.as_of.isoformat(),
                },
            }
        ],
    }
    return json.dumps(made, ensure_ascii=options.ascii_only, indent=2) + "\n"


def _rules(check: Check, lang: str) -> list[dict[str, Any]]:
    """Every rule that a result names, with the names there are."""
    ids: dict[str, str] = {}
    for item in check.items:
        for each in (*item.findings, *item.ignored):
            ids.setdefault(each.rule, each.about)
    gates = {_GATE + each.gate for item in check.items for each in item.breaches}
    gates |= {_GATE + each.gate for each in check.unit_breaches}
    made = [_rule(rule, about, check, lang) for rule, about in sorted(ids.items())]
    for gate in sorted(gates):
        text = say(f"checking.named_{gate}", lang)
        made.append({"id": gate, "shortDescription": {"text": text}})
    return made


def _rule(rule: str, about: str, check: Check, lang: str) -> dict[str, Any]:
    names = check.run.names
    named = names.criteria.get(about) or names.principles.get(about)
    text = named.say(lang) if named else rule
    help_text = say("checking.explain", lang, rule=rule)
    return {"id": rule, "shortDescription": {"text": text}, "help": {"text": help_text}}


def _artifact(item: CheckedItem) -> dict[str, Any]:
    score = item.score
    return {
        "location": {"uri": uri(score.path)},
        "properties": {"score": float(score.score), "level": score.level, "band": score.band},
    }


def _results(check: Check, lang: str) -> Iterator[dict[str, Any]]:
    for item in check.items:
        path = item.score.path
        for breach in item.breaches:
            text = breach.message.say(lang)
            yield _result(_GATE + breach.gate, "error", text, _place(path))
        for finding in (*item.findings, *item.ignored):
            yield _finding(finding, path, lang)
    worst = _worst(check, lang) if check.unit_breaches else {}
    for breach in check.unit_breaches:
        text = f"{breach.subject}: {breach.message.say(lang)}"
        yield _result(_GATE + breach.gate, "error", text, _place(worst[breach.subject]))


def _worst(check: Check, lang: str) -> dict[str, str]:
    """The path of each unit's worst draft: GitHub shows no result without a place."""
    unnamed = say("report.no_unit", lang)
    named = [(each.score.unit or unnamed, each.score) for each in check.items]
    full = full_names({unit for unit, _ in named})
    made: dict[str, str] = {}
    for unit, score in sorted(named, key=lambda each: each[1].score):
        made.setdefault(full[unit], score.path)
    return made


def _finding(finding: Finding, path: str, lang: str) -> dict[str, Any]:
    level = _LEVELS[finding.severity]
    made = _result(finding.rule, level, finding.message.say(lang), _place(path, finding))
    made["partialFingerprints"] = {"infoscore/v1": finding.fingerprint}
    if finding.ignored is not None:
        mark = finding.ignored
        kind = "inSource" if mark.line else "external"
        made["suppressions"] = [{"kind": kind, "justification": mark.reason}]
    return made


def _result(rule: str, level: str, text: str, place: dict[str, Any]) -> dict[str, Any]:
    locations = [{"physicalLocation": place}]
    return {"ruleId": rule, "level": level, "message": {"text": text}, "locations": locations}


def _place(path: str, finding: Finding | None = None) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": uri(path)}}
    quote = finding.quote if finding else None
    if quote:
        lines = quote.text.split("\n")
        end = len(lines[-1]) + (quote.column if len(lines) == 1 else 1)
        place["region"] = {
            "startLine": quote.line,
            "startColumn": quote.column,
            "endLine": quote.line + len(lines) - 1,
            "endColumn": end,
            "snippet": {"text": quote.text},
        }
    return place


def _invocation(check: Check, lang: str) -> dict[str, Any]:
    errors = check.summary.errors
    return {
        "executionSuccessful": not errors,
        "toolExecutionNotifications": [_notification(each, lang) for each in errors],
    }


def _notification(error: Fault, lang: str) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": uri(error.where.path)}}
    if error.where.line:
        place["region"] = {"startLine": error.where.line, "startColumn": error.where.column}
    return {
        "level": "error",
        "message": {"text": error.message(lang)},
        "locations": [{"physicalLocation": place}],
    }
