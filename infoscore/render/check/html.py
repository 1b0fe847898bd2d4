"""A check as one page that stands alone: no script, nothing loaded from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from infoscore.render.cells import plain
from infoscore.render.check.gates import asked, counts, result, unused
from infoscore.render.lines import gained, points, rules_line
from infoscore.wording import say

if TYPE_CHECKING:
    from decimal import Decimal

    from infoscore.checking.values import Check, CheckedItem, Finding, GateAsked
    from infoscore.render.check import CheckOptions
    from infoscore.scoring.values import Quote, UnitScore

TEMPLATE = "page.html.j2"


def render(check: Check, options: CheckOptions) -> str:
    """The page. Everything a draft says goes through the template's escaping."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415  heavy

    lang = options.lang
    environment = Environment(
        loader=PackageLoader("infoscore.render.check", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["say"] = lambda key, **blanks: say(key, lang, **blanks)
    environment.filters["plain"] = plain
    return environment.get_template(TEMPLATE).render(_page(check, lang))


def _page(check: Check, lang: str) -> dict[str, Any]:
    return {
        "lang": "en" if lang == "en" else "zh-CN",
        **counts(check),
        "gates": [_gate(each, check, lang) for each in check.gates],
        "items": [_item(each, check, lang) for each in check.items],
        "units": [_unit(each, check, lang) for each in check.summary.units],
        "errors": [(each.where, each.message(lang)) for each in check.summary.errors],
        "rules": rules_line(check.run, lang),
    }


def _gate(gate: GateAsked, check: Check, lang: str) -> dict[str, Any]:
    return {
        "text": asked(gate, lang),
        "result": result(gate, check, lang),
        "style": "bad" if gate.failed else "good" if check.items else "soft",
        "failed": bool(gate.failed),
    }


def _item(checked: CheckedItem, check: Check, lang: str) -> dict[str, Any]:
    score, names = checked.score, check.run.names
    counts = {
        severity: sum(1 for each in checked.findings if each.severity == severity)
        for severity in ("high", "medium", "low")
    }
    return {
        "path": score.path,
        "title": score.title or say("report.untitled", lang),
        "unit": score.unit or say("report.no_unit", lang),
        "kind": score.kind.name.say(lang),
        "score": f"{score.score:.1f}",
        "level": score.level,
        "band": score.band_name.say(lang),
        "before": checked.before,
        "han": score.han,
        "breaches": [each.message.say(lang) for each in checked.breaches],
        "caps": [
            say("report.because", lang, name=each.name.say(lang), reason=each.reason.say(lang))
            for each in score.gates
        ],
        "counts": counts,
        "value": points(score.value),
        "value_max": points(score.value_max),
        "criteria": [
            {
                "id": each.id,
                "name": names.short[each.id].say(lang),
                "full": names.criteria[each.id].say(lang),
                "applies": each.applicable,
                "percent": _percent(each.grade, 1) if each.applicable else 0,
                "grade": f"{each.grade:.2f}",
                "quotes": [_quote(q, lang) for e in each.evidence[:1] for q in e.quotes[:2]],
            }
            for each in score.criteria
        ],
        "principles": [
            {
                "name": names.principles[each.id].say(lang),
                "percent": _percent(each.score, each.max),
                "points": f"{points(each.score)}/{points(each.max)}",
                "applies": bool(each.max),
            }
            for each in score.principles
        ],
        "findings": [_finding(each, lang) for each in checked.findings],
        "ignored": [_finding(each, lang) for each in checked.ignored],
        "unused": [unused(each, checked, lang) for each in checked.unused],
        "advice": [
            {
                "text": each.text.say(lang),
                "gain": gained(each, lang),
                "quote": _quote(each.quote, lang) if each.quote else None,
            }
            for each in score.advice
        ],
    }


def _finding(finding: Finding, lang: str) -> dict[str, Any]:
    return {
        "severity": finding.severity,
        "level": say(f"checking.severity_{finding.severity}", lang),
        "rule": finding.rule,
        "message": finding.message.say(lang),
        "quote": _quote(finding.quote, lang) if finding.quote else None,
        "reason": finding.ignored.reason if finding.ignored else "",
    }


def _quote(quote: Quote, lang: str) -> dict[str, str]:
    return {"where": say("report.at", lang, line=quote.line).strip(), "text": quote.text}


def _unit(unit: UnitScore, check: Check, lang: str) -> dict[str, Any]:
    on_time = unit.on_time_share
    return {
        "name": unit.unit,
        "count": unit.count,
        "mean": f"{unit.mean:.1f}",
        "best": f"{unit.best:.1f}",
        "bands": "/".join(str(count) for _, count in unit.bands),
        "on_time": say("report.unknown", lang) if on_time is None else f"{on_time:.0%}",
        "problem": f"{unit.problem_share:.0%}",
        "breaches": [e.message.say(lang) for e in check.unit_breaches if e.subject == unit.unit],
    }


def _percent(part: Decimal, whole: Decimal | int) -> int:
    return int(100 * part / whole) if whole else 0
