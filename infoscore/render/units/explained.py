"""Every point of one unit as sections: fact, clause, value, the limit that bit, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoscore.render.units.layout import number
from infoscore.render.units.section import Cells, Section
from infoscore.render.units.words import about, clause_words
from infoscore.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from infoscore.units.method import Clause, Quota
    from infoscore.units.report import Scored, UnitReport
    from infoscore.units.result import Point, Trail


def explain_sections(report: UnitReport, unit: str, lang: str) -> Iterator[Section]:
    """Every point of one unit: in the period, then the rest of the year, then the sources."""
    result = report.scored.result.unit(unit)
    if result is None:
        return
    title = say("unit.sec_explain", lang, unit=unit)
    foot = say("unit.ex_sum", lang, **_sum(result.trail), score=number(result.score))
    yield Section("explain", title, (foot,), _trail(result.trail.points, report, lang))
    if len(result.trail_total.points) > len(result.trail.points):
        foot = say(
            "unit.ex_sum_total", lang, **_sum(result.trail_total), score=number(result.score_total)
        )
        table = _trail(result.trail_total.points, report, lang)
        yield Section("explain_total", say("unit.col_total", lang), (foot,), table)
    lines = tuple(_sources(report.scored, result.trail_total.points, lang))
    if lines:
        yield Section("sources", say("unit.ex_sources", lang), lines)


def _sources(scored: Scored, points: Sequence[Point], lang: str) -> Iterator[str]:
    """Each clause that counted, with where it is from."""
    methods = [method for method, _ in scored.methods()]
    for name, version in dict.fromkeys((p.clause, p.version) for p in points):
        method = methods[version]
        parts: list[Clause | Quota] = [*method.quotas, *method.clauses]
        sources = {each.id: each.source for each in parts}
        if name in sources:
            text = clause_words(scored, name, lang, version)
            yield f"{name}：{text}（{sources[name] or method.source}）"


def _sum(trail: Trail) -> dict[str, object]:
    return {"count": len(trail.points), "total": number(trail.total)}


def _trail(points: Sequence[Point], report: UnitReport, lang: str) -> Cells:
    keys = (
        ("date", "text"),
        ("value", "points"),
        ("worth", "points"),
        ("clause", "text"),
        ("fact", "text"),
        ("place", "text"),
        ("cap", "text"),
    )
    heads = tuple(("", say(f"unit.ex_{key}", lang), kind) for key, kind in keys)
    rows = []
    for each in points:
        cap = clause_words(report.scored, each.cap, lang, each.version) if each.cap else ""
        if each.charged == "year":
            cap = f"{cap} {say('unit.ex_year', lang)}".strip()
        place = each.fact.place.shown if each.fact is not None else ""
        clause = clause_words(report.scored, each.clause, lang, each.version)
        rows.append(
            (str(each.when), each.value, each.worth, clause, about(each, report, lang), place, cap)
        )
    return Cells(heads, tuple(rows))
