"""Scores as plain objects for JSON: the shapes of :mod:`infoscore.report.model`."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, cast

from infoscore.report.run import SCHEMA_VERSION, Names, Run, Summary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from infoscore.errors import Fault
    from infoscore.report import model
    from infoscore.scoring import values

_TENTH = Decimal("0.1")
_HUNDREDTH = Decimal("0.01")
_SHARE = Decimal("0.0001")


def item_to_wire(item: values.ItemScore, names: Names, lang: str = "zh") -> model.Item:
    """One graded draft, with names and reasons in ``lang``."""
    return {
        "path": item.path,
        "title": item.title,
        "unit": item.unit,
        "encoding": item.encoding,
        "han": item.han,
        "kind": {
            "id": item.kind.id,
            "name": item.kind.name.say(lang),
            "runner_up": item.kind.runner_up,
            "forced": item.kind.forced,
        },
        "score": _number(item.score, _TENTH),
        "band": item.band,
        "band_name": item.band_name.say(lang),
        "level": item.level,
        "value": _number(item.value),
        "value_max": _number(item.value_max),
        "criteria": [_criterion(each, names, lang) for each in item.criteria],
        "principles": [_principle(each, names, lang) for each in item.principles],
        "gates": [_gate(each, lang) for each in item.gates],
        "advice": [_advice(each, lang) for each in item.advice],
        "advisories": [_advisory(each, lang) for each in item.advisories],
        "problem_item": item.problem_item,
        "on_time": item.on_time,
        "audit": None if item.audit is None else _audit(item.audit, lang),
    }


def head_to_wire(run: Run, lang: str) -> model.Head:
    """What the report says about itself."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": f"infoscore {run.tool}",
        "lang": "en" if lang == "en" else "zh",
        "rule_set": {"id": run.rules, "version": run.version, "hash": run.hash},
        "as_of": run.as_of.isoformat(),
    }


def tail_to_wire(summary: Summary, lang: str) -> model.Tail:
    """What the report says once all inputs were seen."""
    return {
        "units": [_unit(each) for each in summary.units],
        "chains": [_chain(each, lang) for each in summary.chains],
        "errors": [_error(each, lang) for each in summary.errors],
    }


def _criterion(score: values.CriterionScore, names: Names, lang: str) -> model.Criterion:
    made = {
        "id": score.id,
        "name": names.criteria[score.id].say(lang),
        "grade": _number(score.grade),
        "applicable": score.applicable,
        "role": score.role,
        "evidence": [
            {
                "rule": each.rule,
                "grade": _number(each.grade),
                "filled": list(each.filled),
                "quotes": _quotes(each.quotes),
            }
            for each in score.evidence
        ],
        "near_misses": [
            {
                "rule": each.rule,
                "filled": list(each.filled),
                "missing": list(each.missing),
                "within": each.within,
                "more": each.more,
                "quotes": _quotes(each.quotes),
            }
            for each in score.near_misses
        ],
    }
    return cast("model.Criterion", made)


def _principle(score: values.PrincipleScore, names: Names, lang: str) -> model.Principle:
    made = {
        "id": score.id,
        "name": names.principles[score.id].say(lang),
        "score": _number(score.score),
        "max": _number(score.max),
        "reasons": [
            {
                "rule": each.rule,
                "text": each.text.say(lang),
                "points": _number(each.points),
                "quotes": _quotes(each.quotes),
            }
            for each in score.reasons
        ],
    }
    return cast("model.Principle", made)


def _gate(gate: values.GateHit, lang: str) -> model.Gate:
    return {
        "id": gate.id,
        "name": gate.name.say(lang),
        "cap": _number(gate.cap, _TENTH),
        "reason": gate.reason.say(lang),
        "quotes": _quotes(gate.quotes),
    }


def _advice(advice: values.Advice, lang: str) -> model.Advice:
    return {
        "rule": advice.rule,
        "target": advice.target,
        "text": advice.text.say(lang),
        "gain": _number(advice.gain, _TENTH),
        "held": None if advice.held is None else _number(advice.held, _TENTH),
        "quote": None if advice.quote is None else _quote(advice.quote),
    }


def _advisory(advisory: values.Advisory, lang: str) -> model.Advisory:
    return {
        "rule": advisory.rule,
        "text": advisory.text.say(lang),
        "quotes": _quotes(advisory.quotes),
    }


def _audit(audit: values.AuditReport, lang: str) -> model.Audit:
    made = {
        "figures": [
            {
                "quote": _quote(each.quote),
                "low": float(each.low),
                "high": float(each.high),
                "unit": each.unit,
                "group": each.group,
                "role": each.role,
                "about": each.about,
                "what": each.what,
                "when": each.when,
                "where": each.where,
                "state": each.state,
            }
            for each in audit.quantities
        ],
        "findings": [
            {
                "check": each.check,
                "severity": each.severity,
                "message": each.message.say(lang),
                "values": list(each.values),
                "headline": each.headline,
                "quotes": _quotes(each.quotes),
            }
            for each in audit.findings
        ],
        "timeline": [
            {
                "stage": each.stage,
                "text": each.text.say(lang),
                "when": each.when,
                "taken": each.taken,
                "allowed": each.allowed,
                "unit": each.unit,
                "on_time": each.on_time,
                "quote": None if each.quote is None else _quote(each.quote),
            }
            for each in audit.timeline
        ],
    }
    return cast("model.Audit", made)


def _unit(unit: values.UnitScore) -> model.Unit:
    share = unit.on_time_share
    return {
        "unit": unit.unit,
        "count": unit.count,
        "mean": _number(unit.mean, _TENTH),
        "best": _number(unit.best, _TENTH),
        "bands": dict(unit.bands),
        "on_time_share": None if share is None else _number(share, _SHARE),
        "problem_share": _number(unit.problem_share, _SHARE),
    }


def _chain(chain: values.Chain, lang: str) -> model.Chain:
    made = {
        "reports": [
            {
                "path": each.trace.path,
                "title": each.title,
                "stage": each.trace.stage or "unsaid",
                "number": each.trace.number or None,
                "sent": each.trace.sent and each.trace.sent.isoformat(timespec="minutes"),
            }
            for each in chain.reports
        ],
        "notes": [
            {
                "rule": each.rule,
                "text": each.text.say(lang),
                "places": [
                    {"path": path, "quote": None if quote is None else _quote(quote)}
                    for path, quote in each.places
                ],
            }
            for each in chain.notes
        ],
    }
    return cast("model.Chain", made)


def _error(fault: Fault, lang: str) -> model.Error:
    return {
        "path": fault.where.path,
        "line": fault.where.line or None,
        "column": fault.where.column or None,
        "code": fault.phrase,
        "message": fault.message(lang),
    }


def _quotes(quotes: Iterable[values.Quote]) -> list[model.Quote]:
    return [_quote(each) for each in quotes]


def _quote(quote: values.Quote) -> model.Quote:
    return {
        "line": quote.line,
        "column": quote.column,
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
    }


def _number(value: Decimal, step: Decimal = _HUNDREDTH) -> float:
    """``value`` rounded half up to ``step``; its shortest decimal form is then exact in JSON."""
    return float(value.quantize(step, ROUND_HALF_UP))
