"""The prose of a notice (通报): who it is to, what the period brought, titles used, advice."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from infoscore.render.units.layout import parts
from infoscore.render.units.section import Section
from infoscore.render.units.sections import sections, summary_line
from infoscore.units.facts import Adoption, Instruction, Item, Request
from infoscore.units.network import TIERS
from infoscore.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infoscore.render.units.layout import Part
    from infoscore.units.facts import Fact
    from infoscore.units.report import UnitReport

# All of them are in GBK, so that every office's machine can show them.
SYMBOLS = "★☆●○▲△◆◇■□▼▽"
_KEPT = ("silent", "unused", "best", "deductions", "awards")


class Written(NamedTuple):
    """A part of the notice: ``level`` 1 for 一、 and 2 for （一）."""

    level: int
    section: Section


def addressees(report: UnitReport, lang: str, to: str | None = None) -> str:
    """Whom the notice is to, as ``to`` says, with the colon that closes such a line.

    By default the classes of units, or all units where the method has none.
    """
    given = (to or "").strip().rstrip("：:").rstrip()
    if given:
        return say("unit.to", lang, names=given)
    names = [part.name for part in parts(report, lang) if part.id]
    if not names:
        return say("unit.to_all", lang)
    each = [say("unit.to_class", lang, name=name.removeprefix("各")) for name in names]
    return say("unit.to", lang, names=say("unit.joined", lang).join(each))


def written(report: UnitReport, lang: str) -> Iterator[Written]:
    """The parts of the notice that are text, in order; empty ones are left out."""
    yield Written(1, Section("about", say("unit.sec_about", lang), tuple(_about(report, lang))))
    yield from _titles(report, lang)
    lines = tuple(_tiers(report, lang))
    if lines:
        yield Written(1, Section("tiers", say("unit.sec_tiers", lang), lines))
    for section in sections(report, "full", lang):
        if section.id in _KEPT:
            yield Written(1, section)


def _about(report: UnitReport, lang: str) -> Iterator[str]:
    yield summary_line(report, lang)
    found = [part for part in parts(report, lang) if part.id]
    for part in found if len(found) > 1 else ():
        rows = [row for row in part.rows if not row.hidden]
        sent, used = sum(row.submitted for row in rows), sum(row.used for row in rows)
        if sent:
            yield say("unit.about_class", lang, name=part.name, sent=sent, used=used)
    period = report.scored.result.period
    due = [
        fact
        for fact in report.ledger.facts
        if isinstance(fact, Request) and fact.due is not None and fact.due.date() in period
    ]
    done = [fact for fact in due if fact.done is not None]
    if due:
        text = say("unit.about_requests", lang, asked=len(due), done=len(done))
        units = say("unit.joined", lang).join(dict.fromkeys(u for f in done for u in f.units))
        yield text + (say("unit.about_done", lang, units=units) if units else "")


def symbols(report: UnitReport) -> dict[tuple[str, str], str]:
    """The sign for each kind of instruction in the period; none where the method counts none."""
    method, period = report.scored.method, report.scored.result.period
    if not method.settings.instructions:
        return {}
    order = {level: place for place, level in enumerate(method.levels)}
    places = {
        _kind(fact): order.get(fact.level, len(order))
        for fact in report.ledger.facts
        if isinstance(fact, Instruction) and fact.used is not None and fact.used in period
    }
    ordered = sorted(places, key=lambda kind: (places[kind], kind))
    return dict(zip(ordered, SYMBOLS, strict=False))


def _kind(fact: Instruction) -> tuple[str, str]:
    """Level, in the ledger's own word, and rank: what one sign stands for."""
    return fact.level_said or fact.level, fact.rank


def _titles(report: UnitReport, lang: str) -> Iterator[Written]:
    """The titles used, by class and unit, numbered, with the signs of instructions."""
    signs = symbols(report)
    by_unit = _used(report, signs)
    found = [(part, _unit_lines(part, by_unit, lang)) for part in parts(report, lang)]
    found = [(part, lines) for part, lines in found if lines]
    if not found:
        return
    legend = tuple(_legend(signs, lang))
    title = say("unit.sec_titles", lang)
    if len(found) == 1:
        yield Written(1, Section("titles", title, (*found[0][1], *legend)))
        return
    yield Written(1, Section("titles", title))
    for number, (part, lines) in enumerate(found, 1):
        last = legend if number == len(found) else ()
        yield Written(2, Section(f"titles:{part.id}", part.name, (*lines, *last)))


def _used(
    report: UnitReport, signs: dict[tuple[str, str], str]
) -> dict[str, dict[str, tuple[list[str], str]]]:
    """Unit → title → venues and signs, over the uses and instructions of the period."""
    period = report.scored.result.period
    items = {fact.id: fact for fact in report.ledger.facts if isinstance(fact, Item)}
    found: dict[str, dict[str, tuple[list[str], str]]] = {}
    facts: list[tuple[str, str, str, Adoption | Instruction]] = []
    for fact in report.ledger.facts:
        if isinstance(fact, (Adoption, Instruction)) and fact.used and fact.used in period:
            item = items.get(fact.item)
            title = fact.title or (item.title if item else "")
            venue = fact.venue if isinstance(fact, Adoption) else ""
            if title:
                facts.append((str(fact.used), title, venue, fact))
    for _, title, venue, fact in sorted(facts, key=lambda each: each[:3]):
        for unit in _units(fact, items):
            venues, marks = found.setdefault(unit, {}).get(title, ([], ""))
            if venue and venue not in venues:
                venues = [*venues, venue]
            if isinstance(fact, Instruction):
                marks += signs.get(_kind(fact), "")
            found[unit][title] = venues, marks
    return found


def _units(fact: Fact, items: dict[str, Item]) -> tuple[str, ...]:
    item = items.get(getattr(fact, "item", ""))
    return fact.units or (item.units if item else ())


def _unit_lines(
    part: Part, by_unit: dict[str, dict[str, tuple[list[str], str]]], lang: str
) -> list[str]:
    lines = []
    for row in part.rows:
        titles = {t: each for t, each in by_unit.get(row.unit, {}).items() if any(each)}
        told = [
            say("unit.title_used", lang, number=number, title=title, signs=signs)
            + (say("unit.title_in", lang, venues="、".join(venues)) if venues else "")
            for number, (title, (venues, signs)) in enumerate(titles.items(), 1)
        ]
        if told:
            listed = say("unit.title_gap", lang).join(told)
            lines.append(
                say("unit.unit_titles", lang, unit=row.unit, count=len(told), titles=listed)
            )
    return lines


def _legend(signs: dict[tuple[str, str], str], lang: str) -> Iterator[str]:
    if signs:
        kinds = [
            sign + say("unit.legend", lang, level=level, rank=say(f"unit.rank_{rank}", lang))
            if rank in ("main", "other")
            else sign + say("unit.legend", lang, level=level, rank=say("unit.rank_any", lang))
            for (level, rank), sign in signs.items()
        ]
        yield say("unit.legend_line", lang, signs=say("unit.title_gap", lang).join(kinds))


def _tiers(report: UnitReport, lang: str) -> Iterator[str]:
    """A sentence for each tier with the advice it gets; units with too few items or peers to be
    told apart are named as such.
    """
    small = [each.unit for each in report.network.units if each.unclassed]
    for tier in TIERS:
        units = [each.unit for each in report.network.of(tier) if each.unit not in small]
        if units:
            listed = say("unit.joined", lang).join(units)
            yield say(f"unit.prose_{tier}", lang, units=listed, count=len(units))
    if small:
        yield say("unit.prose_few_items", lang, units=say("unit.joined", lang).join(small))
