"""Words for the parts of a result: clauses, facts, places in the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoscore.units.facts import UnitEvent
from infoscore.units.report import title_of_fact
from infoscore.wording import say

if TYPE_CHECKING:
    from infoscore.units.report import Scored, UnitReport
    from infoscore.units.result import Point

FORMS = frozenset(["line", "brief", "combined", "single", "alone", "front_page"])
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


def clause_words(scored: Scored, name: str, lang: str, version: int | None = None) -> str:
    """The words of a clause, quota or component, or its id; ``version``: of which method."""
    methods = [method for method, _ in scored.methods()]
    if version is not None and version < len(methods):
        methods = [methods[version]]
    for method in reversed(methods):
        words = method.texts().get(name)
        if words is not None:
            return words.say(lang)
    return name


def about(point: Point, report: UnitReport, lang: str) -> str:
    """What a point is for: venue or event, title, counts."""
    title = title_of_fact(point.fact, report)
    venue = getattr(point.fact, "venue", "")
    if isinstance(point.fact, UnitEvent):
        venue = event_words(point.fact.kind, lang)
    words = [each for each in (venue, title, point.about) if each]
    text = " ".join(words)
    if point.credited and point.credited != point.unit:
        text += say("unit.ex_credited", lang, unit=point.credited)
    return text


def form_words(form: str, lang: str) -> str:
    """A form of use as an office writes it; its own word where the name is not a usual one."""
    return say(f"unit.form_{form}", lang) if form in FORMS else form


def event_words(kind: str, lang: str) -> str:
    """What is held against a unit, as an office writes it."""
    return say(f"unit.event_{kind}", lang) if kind in EVENTS else kind
