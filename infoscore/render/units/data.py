"""Unit reports as data: JSON whole, or a record a line; CSV the table of units."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from infoscore.render.units.explained import explain_sections
from infoscore.render.units.layout import columns, number, parts
from infoscore.render.units.sections import head_lines
from infoscore.render.units.words import clause_words
from infoscore.units.report import title_of_fact, titles_used
from infoscore.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infoscore.units.method import Method
    from infoscore.units.quality import Band
    from infoscore.units.report import Scored, UnitReport
    from infoscore.units.result import Point, UnitResult

SCHEMA_VERSION = 1


def as_json(report: UnitReport, unit: str | None, lang: str, *, ascii_only: bool = False) -> str:
    """The report as one JSON object; numbers keep their exact digits."""
    found = _whole(report, unit, lang)
    return json.dumps(found, ensure_ascii=ascii_only, indent=2, default=_plain) + "\n"


def as_jsonl(report: UnitReport, unit: str | None, lang: str, *, ascii_only: bool = False) -> str:
    """The report as one JSON object a line, each with its ``record``; the last is the summary."""
    lines = [*_records(_whole(report, unit, lang))]
    counts = Counter(str(line["record"]) for line in lines)
    lines[-1]["records"] = dict(sorted(counts.items()))
    return "".join(
        json.dumps(line, ensure_ascii=ascii_only, default=_plain) + "\n" for line in lines
    )


_LISTS = (
    ("methods", "method"),
    ("notices", "notice"),
    ("units", "unit"),
    ("open", "open"),
    ("unscored", "unscored"),
)


def _records(found: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every list of the report taken apart; of the second method with ``compare`` true."""
    for side in (found, found.pop("compare", None)):
        for key, record in _LISTS if side else ():
            for each in side.pop(key):
                points = {name: each.pop(name) for name in ("trail", "trail_total") if name in each}
                more = {} if side is found else {"compare": True}
                yield {"record": record, **more, **each}
                for name, trail in points.items():
                    total = {"cumulative": name == "trail_total"}
                    for point in trail:
                        yield {"record": "point", **more, "unit": each["unit"], **total, **point}
    network = found.pop("network")
    for each in network["units"]:
        yield {"record": "network", **each}
    quality = found.pop("quality") or {"bands": [], "criteria": []}
    for each in quality.pop("bands"):
        yield {"record": "band", **each}
    for each in quality.pop("criteria"):
        yield {"record": "criterion", **each}
    for each in found.pop("titles"):
        yield {"record": "title", **each}
    for text in found.pop("notes"):
        yield {"record": "note", "text": text}
    more = {"before": network["before"], **quality}
    yield {"record": "summary", **found, **more}


def _whole(report: UnitReport, unit: str | None, lang: str) -> dict[str, Any]:
    first = _scored(report.scored, report, unit, lang)
    found: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "tool": f"infoscore {report.tool}",
        "lang": lang,
        "rule_set": None
        if report.rules is None
        else dict(zip(("id", "version", "hash"), report.rules, strict=True)),
        **first,
    }
    if report.other is not None:
        found["compare"] = _scored(report.other, report, unit, lang)
    found["network"] = _network(report)
    found["quality"] = _quality(report)
    found["titles"] = [
        {
            "units": list(each.units),
            "title": each.title,
            "venue": each.venue,
            "form": each.form,
            "used": each.used,
        }
        for each in titles_used(report)
    ]
    found["notes"] = [note.text(lang) for note in report.notes]
    return found


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _scored(scored: Scored, report: UnitReport, unit: str | None, lang: str) -> dict[str, object]:
    method, result = scored.method, scored.result
    wanted = [each for each in result.results if unit in (None, each.unit)]
    return {
        "methods": [_method(*each, lang) for each in scored.methods()],
        "method": _method(method, scored.hash, lang),
        "period": {"start": result.period.start, "end": result.period.end},
        "cumulative": {"start": result.cumulative.start, "end": result.cumulative.end},
        "notices": [{"id": each, "text": say(each, lang)} for each in result.notices],
        "units": [_unit(each, scored, report, lang, full=unit is not None) for each in wanted],
        "silent": list(result.silent),
        "unused": list(result.unused),
        "open": [
            {
                "unit": each.unit,
                "clause": each.clause,
                "text": say(each.phrase, lang),
                "place": each.fact.place.shown if each.fact else "",
            }
            for each in result.open
        ],
        "unscored": [
            {
                "kind": type(each).__name__,
                "title": title_of_fact(each, report),
                "place": each.place.shown,
            }
            for each in result.unscored
        ],
    }


def _method(method: Method, digest: str, lang: str) -> dict[str, object]:
    return {
        "id": method.id,
        "version": method.version,
        "name": method.name.say(lang),
        "hash": digest,
        "source": method.source,
        "valid_from": method.valid_from,
        "valid_to": method.valid_to,
        "not_seen": list(method.not_seen),
    }


def _unit(
    each: UnitResult, scored: Scored, report: UnitReport, lang: str, *, full: bool
) -> dict[str, object]:
    made: dict[str, object] = {
        "unit": each.unit,
        "class": each.group,
        "hidden": each.hidden,
        "score": each.score,
        "score_total": each.score_total,
        "points": each.points,
        "points_total": each.points_total,
        "rank": each.rank,
        "tier": each.tier or None,
        "award": each.award,
        "barred": list(each.barred),
        "named": list(each.named),
        "submitted": {"period": each.submitted, "total": each.submitted_total},
        "used": {"period": each.used, "total": each.used_total},
        "components": [{"id": c.id, "period": c.period, "total": c.total} for c in each.components],
        "venues": [
            {
                "venue": v.venue,
                "period": v.period,
                "total": v.total,
                "points": v.points,
                "points_total": v.points_total,
            }
            for v in each.venues
        ],
        "tasks": [
            {
                "quota": t.quota,
                "start": t.window.start,
                "end": t.window.end,
                "asked": t.asked,
                "done": t.done,
                "completion": t.completion,
                "met": t.met,
            }
            for t in each.tasks
        ],
        "rates": dict(each.rates),
        "deductions": [_point(p, scored, report, lang) for p in each.deductions],
    }
    if full:
        made["trail"] = [_point(p, scored, report, lang) for p in each.trail.points]
        made["trail_total"] = [_point(p, scored, report, lang) for p in each.trail_total.points]
    return made


def _point(point: Point, scored: Scored, report: UnitReport, lang: str) -> dict[str, object]:
    return {
        "date": point.when,
        "value": point.value,
        "worth": point.worth,
        "clause": point.clause,
        "text": clause_words(scored, point.clause, lang, point.version),
        "component": point.component,
        "cap": point.cap or None,
        "charged": point.charged,
        "fact": type(point.fact).__name__ if point.fact else None,
        "title": title_of_fact(point.fact, report),
        "about": point.about,
        "credited": point.credited or None,
        "place": point.fact.place.shown if point.fact else "",
    }


def _network(report: UnitReport) -> dict[str, object]:
    net = report.network
    return {
        "before": {"start": net.before.start, "end": net.before.end},
        "units": [
            {
                "unit": u.unit,
                "class": u.group,
                "tier": u.tier,
                "few": u.few,
                "sent": u.sent,
                "used": u.used,
                "before": u.before,
                "rate": u.rate,
                "mean": u.mean,
                "problem_share": u.problem_share,
                "first": u.first,
                "lapsed": u.lapsed,
            }
            for u in net.units
        ],
    }


def _quality(report: UnitReport) -> dict[str, object] | None:
    found = report.quality
    if found is None:
        return None
    return {
        "linked": found.linked,
        "loose": list(found.loose),
        "unclear": list(found.unclear),
        "bands": [_band(each) for each in found.bands],
        "criteria": [
            {"id": each.id, "high": _band(each.high), "low": _band(each.low)}
            for each in found.criteria
        ],
    }


def _band(band: Band) -> dict[str, object]:
    return {"id": band.id, "items": band.items, "used": band.used, "rate": band.rate}


def as_csv(report: UnitReport, layout: str, unit: str | None, lang: str) -> str:
    """The tables of all classes as one, group and name joined; what it is by goes in front.

    With ``unit`` every point of it instead: those of the period, then all of the year.
    """
    made = columns(report, layout, lang)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for each in head_lines(report, lang):
        writer.writerow([f"# {each}"])
    if unit is not None:
        _points(report, unit, lang, writer)
        return out.getvalue()
    heads = [f"{each.group} {each.name}".strip() for each in made]
    writer.writerow([say("unit.net_group", lang), *heads])
    for part in parts(report, lang):
        for row in part.rows:
            writer.writerow([part.name, *(_text(each.get(row)) for each in made)])
    return out.getvalue()


def _points(report: UnitReport, unit: str, lang: str, writer: Any) -> None:
    spans = (say("unit.col_period", lang), say("unit.col_total", lang))
    found = [each.table for each in explain_sections(report, unit, lang) if each.table is not None]
    for span, table in zip(spans, found, strict=False):
        if table is found[0]:
            writer.writerow(["", *(name for _, name, _ in table.heads)])
        for row in table.rows:
            writer.writerow([span, *map(_text, row)])


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return number(value, 6)
    text = str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") and isinstance(value, str) else text
