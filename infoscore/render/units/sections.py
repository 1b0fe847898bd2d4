"""A unit report as titled sections of lines and tables, the same for every format."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from infoscore.render.units.layout import Value, columns, number, parts, shown, total_of
from infoscore.units.facts import Adoption, Item, UnitEvent
from infoscore.units.report import title_of_fact, titles_used
from infoscore.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from infoscore.units.facts import Place
    from infoscore.units.quality import Band
    from infoscore.units.report import Scored, UnitReport
    from infoscore.units.result import Point, Trail, UnitResult

SMALL = 30
EVENTS = frozenset(
    [
        "late",
        "concealed",
        "false",
        "understated",
        "omitted",
        "missed",
        "negative_press",
        "named_above",
        "cost_parent",
    ]
)


@dataclass(frozen=True, slots=True)
class Cells:
    """A table: ``heads`` are (group, name, kind) by column; ``total`` a last row, if any."""

    heads: tuple[tuple[str, str, str], ...]
    rows: tuple[tuple[Value, ...], ...]
    total: tuple[Value, ...] = ()

    @property
    def deep(self) -> bool:
        """Whether the head needs two rows."""
        return any(group for group, _, _ in self.heads)


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of a report."""

    id: str
    title: str
    lines: tuple[str, ...] = ()
    table: Cells | None = None


def head_lines(report: UnitReport, lang: str) -> tuple[str, ...]:
    """What the report says about itself, notices last."""
    lines = [_method_line(report.scored, lang)]
    if report.other is not None:
        lines.append(_method_line(report.other, lang))
    method, result = report.scored.method, report.scored.result
    lines.append(say("unit.source", lang, source=method.source))
    span = {"start": result.period.start, "end": result.period.end}
    lines.append(say("unit.period", lang, first=result.cumulative.start, **span))
    if report.rules is not None:
        name, version, digest = report.rules
        lines.append(say("unit.drafts_by", lang, id=name, version=version, hash=digest[:12]))
    lines += [say("unit.notice", lang, text=say(each, lang)) for each in result.notices]
    if report.other is not None:
        for notice in report.other.result.notices:
            if notice not in result.notices:
                text = f"{report.other.method.name.say(lang)}：{say(notice, lang)}"
                lines.append(say("unit.notice", lang, text=text))
    lines.append(say("unit.tool", lang, version=report.tool))
    return tuple(lines)


def _method_line(scored: Scored, lang: str) -> str:
    method = scored.method
    names = {"name": method.name.say(lang), "id": method.id, "version": method.version}
    return say("unit.method", lang, hash=scored.hash[:12], **names)


def summary_line(report: UnitReport, lang: str) -> str:
    """One paragraph; a clause that would say nought is dropped."""
    result = report.scored.result
    visible = [each for each in result.results if not each.hidden]
    used_items = {
        fact.item
        for fact in report.ledger.facts
        if isinstance(fact, Adoption) and fact.used is not None and fact.used in result.period
    }
    used = len(used_items - {""})
    sent = sum(
        fact.count
        for fact in report.ledger.facts
        if isinstance(fact, Item) and fact.sent is not None and fact.sent in result.period
    )
    active = sum(1 for each in visible if each.submitted)
    text = say("unit.summary", lang, units=active, sent=sent, used=used)
    if sum(each.submitted for each in result.results) > sent:
        text += say("unit.summary_joint", lang)
    if result.silent:
        text += say("unit.summary_silent", lang, count=len(result.silent))
    unused = [each for each in result.unused if each not in result.silent]
    if unused:
        text += say("unit.summary_unused", lang, count=len(unused))
    return text


def sections(report: UnitReport, layout: str, lang: str) -> Iterator[Section]:
    """Everything there is to say, in order; empty sections are left out."""
    yield from class_tables(report, layout, lang)
    result = report.scored.result
    silent = set(result.silent)
    unused = tuple(each for each in result.unused if each not in silent)
    for name, units in (("silent", result.silent), ("unused", unused)):
        if units:
            joined = say("unit.joined", lang).join(units)
            yield Section(name, say(f"unit.sec_{name}", lang), (joined,))
    yield from _deductions(report, lang)
    yield from _awards(report, lang)
    yield from _open(report, lang)
    yield from _unscored(report, lang)
    yield from _compare(report, lang)
    yield network_section(report, lang)
    yield from quality_sections(report, lang)
    if report.notes:
        lines = tuple(note.text(lang) for note in report.notes)
        yield Section("notes", say("unit.sec_notes", lang), lines)


def class_tables(report: UnitReport, layout: str, lang: str) -> Iterator[Section]:
    """A table for each class."""
    made = columns(report, layout, lang)
    heads = tuple((each.group, each.name, each.kind) for each in made)
    for part in parts(report, lang):
        rows = tuple(
            tuple(_cell(each.get(row), row, each.kind, lang) for each in made) for row in part.rows
        )
        total = [total_of(each, part.rows) for each in made]
        name = next((i for i, each in enumerate(made) if each.kind == "text"), 0)
        total[name] = say("unit.total_row", lang)
        yield Section(f"class:{part.id}", part.name, (), Cells(heads, rows, tuple(total)))


def _cell(value: Value, row: UnitResult, kind: str, lang: str) -> Value:
    if kind == "text" and value == row.unit and row.hidden:
        return f"{value}{say('unit.hidden', lang)}"
    return value


def clause_words(scored: Scored, name: str, lang: str) -> str:
    """The words of a clause, quota or component, or its id."""
    words = scored.method.texts().get(name)
    return words.say(lang) if words is not None else name


def where(place: Place) -> str:
    """A place in the ledger as faults show it."""
    if not place.file:
        return ""
    spot = place.cell or (f"A{place.row}" if place.sheet else str(place.row))
    return f"{place.file}[{place.sheet}!{spot}]" if place.sheet else f"{place.file}[{spot}]"


def _deductions(report: UnitReport, lang: str) -> Iterator[Section]:
    points = [p for each in report.scored.result.results for p in each.deductions]
    if not points:
        return
    heads = (
        ("", say("unit.col_unit", lang), "text"),
        ("", say("unit.ex_date", lang), "text"),
        ("", say("unit.ex_value", lang), "points"),
        ("", say("unit.ex_clause", lang), "text"),
        ("", say("unit.ex_fact", lang), "text"),
    )
    rows = tuple(
        (
            p.unit,
            str(p.when),
            p.value,
            clause_words(report.scored, p.clause, lang),
            _about(p, report, lang),
        )
        for p in points
    )
    yield Section("deductions", say("unit.sec_deductions", lang), (), Cells(heads, rows))


def _about(point: Point, report: UnitReport, lang: str) -> str:
    title = title_of_fact(point.fact, report)
    venue = getattr(point.fact, "venue", "")
    if isinstance(point.fact, UnitEvent):
        kind = point.fact.kind
        venue = say(f"unit.event_{kind}", lang) if kind in EVENTS else kind
    words = [each for each in (venue, title, point.about) if each]
    text = " ".join(words)
    if point.credited and point.credited != point.unit:
        text += say("unit.ex_credited", lang, unit=point.credited)
    return text


def _awards(report: UnitReport, lang: str) -> Iterator[Section]:
    awards = report.scored.method.awards
    if awards is None:
        return
    lines = []
    for each in report.scored.result.results:
        if each.award:
            lines.append(say("unit.awarded", lang, unit=each.unit))
        if each.barred:
            why = "、".join(clause_words(report.scored, name, lang) for name in each.barred)
            lines.append(say("unit.barred", lang, unit=each.unit, why=why))
    lines += [say("unit.condition", lang, text=each.say(lang)) for each in awards.conditions]
    if lines:
        yield Section("awards", say("unit.sec_awards", lang), tuple(lines))


def _open(report: UnitReport, lang: str) -> Iterator[Section]:
    lines = []
    for each in report.scored.result.open:
        place = where(each.fact.place) if each.fact is not None else ""
        head = " ".join(
            part for part in (place, each.unit, title_of_fact(each.fact, report)) if part
        )
        lines.append(f"{head}：{say(each.phrase, lang)}" if head else say(each.phrase, lang))
    if lines:
        yield Section("open", say("unit.sec_open", lang), tuple(dict.fromkeys(lines)))


def _unscored(report: UnitReport, lang: str) -> Iterator[Section]:
    facts = report.scored.result.unscored
    kinds = Counter(type(fact).__name__ for fact in facts)
    lines = []
    for kind, count in sorted(kinds.items()):
        first = next(fact for fact in facts if type(fact).__name__ == kind)
        lines.append(
            say(
                "unit.unscored",
                lang,
                kind=say(f"unit.fact_{kind}", lang),
                count=count,
                place=where(first.place),
                title=title_of_fact(first, report),
            ).rstrip()
        )
    if lines:
        yield Section("unscored", say("unit.sec_unscored", lang), tuple(lines))


def _compare(report: UnitReport, lang: str) -> Iterator[Section]:
    if report.other is None:
        return
    second = {each.unit: each for each in report.other.result.results}
    heads = (
        ("", say("unit.col_unit", lang), "text"),
        ("", say("unit.cmp_first", lang, name=report.scored.method.name.say(lang)), "points"),
        ("", say("unit.cmp_second", lang, name=report.other.method.name.say(lang)), "points"),
        ("", say("unit.cmp_diff", lang), "points"),
    )
    rows: list[tuple[Value, ...]] = []
    for each in report.scored.result.results:
        other = second.get(each.unit)
        score = other.score if other is not None else None
        rows.append((each.unit, each.score, score, None if score is None else score - each.score))
    yield Section("compare", say("unit.sec_compare", lang), (), Cells(heads, tuple(rows)))


def network_section(report: UnitReport, lang: str) -> Section:
    """The network with advice for each unit, compared with the stretch before."""
    net = report.network
    names = {group.id: group.name.say(lang) for group in report.scored.method.groups}
    graded = any(each.judged for each in net.units)
    keys = [
        ("group", "text"),
        ("tier", "text"),
        ("sent", "count"),
        ("before", "count"),
        ("used", "count"),
        ("rate", "share"),
    ]
    keys += [("mean", "points"), ("problem", "share")] if graded else []
    heads = [("", say("unit.col_unit", lang), "text")]
    heads += [("", say(f"unit.net_{key}", lang), kind) for key, kind in keys]
    heads.append(("", say("unit.net_advice", lang), "text"))
    rows = []
    for each in net.units:
        tier = say(f"units.tier_{each.tier}", lang)
        if each.few and each.tier != "silent":
            tier += say("unit.net_few", lang)
        row: list[Value] = [
            each.unit,
            names.get(each.group, each.group),
            tier,
            each.sent,
            each.before,
            each.used,
            each.rate,
        ]
        row += [each.mean, each.problem_share] if graded else []
        rows.append((*row, say(f"units.advice_{each.tier}", lang)))
    lines = [say("unit.net_compared", lang, start=net.before.start, end=net.before.end)]
    if any(each.few and each.tier != "silent" for each in net.units):
        lines.append(say("unit.net_few_means", lang))
    onesided = [each.unit for each in net.units if each.judged >= 4 and not each.problems]
    for key, units in (
        ("first", [each.unit for each in net.units if each.first]),
        ("lapsed", [each.unit for each in net.units if each.lapsed]),
        ("onesided", onesided),
    ):
        if units:
            lines.append(say(f"unit.net_{key}", lang, units=say("unit.joined", lang).join(units)))
    return Section(
        "network", say("unit.sec_network", lang), tuple(lines), Cells(tuple(heads), tuple(rows))
    )


def quality_sections(report: UnitReport, lang: str) -> Iterator[Section]:
    """Score bands beside use, then criteria."""
    found = report.quality
    if found is None:
        return
    lines = [say("unit.q_linked", lang, count=found.linked)]
    for key, names in (("loose", found.loose), ("unclear", found.unclear)):
        if names:
            listed = say("unit.joined", lang).join(names[:5]) + ("…" if len(names) > 5 else "")
            lines.append(say(f"unit.q_{key}", lang, count=len(names), names=listed))
    if found.linked < SMALL:
        lines.append(say("unit.q_small", lang))
    bands = dict(report.bands)
    heads = [("", say("unit.q_band", lang), "text")]
    heads += _rate_heads("", lang)
    rows = tuple((bands.get(each.id, each.id), *_rate_cells(each)) for each in found.bands)
    yield Section("quality", say("unit.sec_quality", lang), tuple(lines), Cells(tuple(heads), rows))
    if not found.criteria:
        return
    known = dict(report.criteria)
    heads = [("", say("unit.q_criterion", lang), "text")]
    heads += _rate_heads(say("unit.q_high", lang), lang)
    heads += _rate_heads(say("unit.q_low", lang), lang)
    table = tuple(
        (known.get(each.id, each.id), *_rate_cells(each.high), *_rate_cells(each.low))
        for each in found.criteria
    )
    yield Section("criteria", say("unit.q_criterion", lang), (), Cells(tuple(heads), table))


def _rate_heads(group: str, lang: str) -> list[tuple[str, str, str]]:
    kinds = (("items", "count"), ("used", "count"), ("rate", "share"))
    return [(group, say(f"unit.q_{key}", lang), kind) for key, kind in kinds]


def _rate_cells(band: Band) -> tuple[Value, ...]:
    return band.items, band.used, band.rate


def titles_section(report: UnitReport, lang: str) -> Section:
    """The titles used, numbered."""
    lines = []
    for index, each in enumerate(titles_used(report), 1):
        who = say("unit.joined", lang).join(each.units)
        day = each.used.isoformat() if each.used else ""
        lines.append(f"{index}. {each.title}（{who}，{each.venue}，{day}）")
    return Section("titles", say("unit.sec_titles", lang), tuple(lines))


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
    used = dict.fromkeys(p.clause for p in result.trail_total.points)
    method = report.scored.method
    sources = {each.id: each.source for each in method.quotas}
    sources |= {each.id: each.source for each in method.clauses}
    lines = tuple(
        f"{name}：{clause_words(report.scored, name, lang)}（{sources[name] or method.source}）"
        for name in used
        if name in sources
    )
    if lines:
        yield Section("sources", say("unit.ex_sources", lang), lines)


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
        cap = clause_words(report.scored, each.cap, lang) if each.cap else ""
        if each.charged == "year":
            cap = f"{cap} {say('unit.ex_year', lang)}".strip()
        place = where(each.fact.place) if each.fact is not None else ""
        clause = clause_words(report.scored, each.clause, lang)
        rows.append(
            (str(each.when), each.value, each.worth, clause, _about(each, report, lang), place, cap)
        )
    return Cells(heads, tuple(rows))


def text_cell(value: Value, kind: str, places: int = 4) -> str:
    """A cell as text."""
    return shown(value, kind, places)
