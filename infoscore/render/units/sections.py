"""A unit report as titled sections of lines and tables, the same for every format."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from infoscore.render.units.layout import Value, columns, number, parts, total_of
from infoscore.render.units.networked import network_section, quality_sections
from infoscore.render.units.section import Cells, Section
from infoscore.render.units.words import about, clause_words, event_words, form_words
from infoscore.units.facts import Adoption, Item, UnitEvent
from infoscore.units.report import title_of_fact, titles_used
from infoscore.units.standing import best
from infoscore.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infoscore.units.method import Method
    from infoscore.units.report import UnitReport
    from infoscore.units.result import UnitResult


def head_lines(report: UnitReport, lang: str) -> tuple[str, ...]:
    """What the report says about itself, notices last."""
    lines = [_method_line(*each, lang) for each in report.scored.methods()]
    if report.other is not None:
        lines += [_method_line(*each, lang) for each in report.other.methods()]
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


def _method_line(method: Method, digest: str, lang: str) -> str:
    names = {"name": method.name.say(lang), "id": method.id, "version": method.version}
    return say("unit.method", lang, hash=digest[:12], **names)


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
    yield from _best(report, lang)
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


def _best(report: UnitReport, lang: str) -> Iterator[Section]:
    """The first of each class by points, uses and items sent, with all that tie."""
    if not report.best:
        return
    method = report.scored.method
    within = "class" if method.settings.rank_within == "class" else "all"
    names = {group.id: group.name.say(lang) for group in method.groups}
    lines = []
    for by in ("score", "used", "submitted"):
        for group, units in best(report.scored.result, by, report.best, within).items():
            listed = say("unit.joined", lang).join(
                f"{each.unit}（{number(Decimal(getattr(each, by)))}）" for each in units
            )
            lines.append(say(f"unit.best_{by}", lang, group=names.get(group, group), units=listed))
    title = say("unit.sec_best", lang, count=report.best)
    yield Section("best", title, tuple(lines) or (say("unit.none", lang),))


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
            clause_words(report.scored, p.clause, lang, p.version),
            about(p, report, lang),
        )
        for p in points
    )
    yield Section("deductions", say("unit.sec_deductions", lang), (), Cells(heads, rows))


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
        place = each.fact.place.shown if each.fact is not None else ""
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
                place=first.place.shown,
                title=title_of_fact(first, report),
            ).rstrip()
        )
    held = Counter(event_words(f.kind, lang) for f in facts if isinstance(f, UnitEvent))
    if held:
        listed = say("unit.joined", lang).join(f"{kind} {n}" for kind, n in held.most_common())
        lines.append(say("unit.unscored_events", lang, events=listed))
    uses = [fact for fact in facts if isinstance(fact, Adoption)]
    if uses:
        venues = Counter(fact.venue for fact in uses).most_common()
        listed = say("unit.joined", lang).join(f"{venue} {count}" for venue, count in venues)
        lines.append(say("unit.unscored_venues", lang, venues=listed))
        known = [venue.name for venue in report.scored.method.venues]
        if known and not {venue for venue, _ in venues} & set(known):
            names = say("unit.joined", lang).join(known)
            lines.append(say("unit.unscored_known", lang, venues=names))
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


def titles_section(report: UnitReport, lang: str) -> Section:
    """The titles used, numbered."""
    keys = ("number", "title", "unit", "venue", "form", "used_on")
    kinds = ("rank", "text", "text", "text", "text", "text")
    heads = tuple(
        ("", say(f"unit.col_{key}", lang), kind) for key, kind in zip(keys, kinds, strict=True)
    )
    rows = tuple(
        (
            index,
            each.title,
            say("unit.joined", lang).join(each.units),
            each.venue,
            form_words(each.form, lang),
            each.used.isoformat() if each.used else "",
        )
        for index, each in enumerate(titles_used(report), 1)
    )
    return Section("titles", say("unit.sec_titles", lang), (), Cells(heads, rows))
