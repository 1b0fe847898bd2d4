"""Edits of what is asked: the day it was sent, the priorities, the kind, the order of the rules."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from infoscore.metamorphic.case import Variant
from infoscore.metamorphic.expect import Edit, equal, falls, not_higher

if TYPE_CHECKING:
    from collections.abc import Callable

    from infoscore.metamorphic.case import Case

LATE = timedelta(days=60)
OTHERS = ("experience", "emergency", "opinion")


def _sent_late(case: Case) -> str | None:
    """Sent sixty days after the last full date of the draft."""
    days = []
    for m in case.reading.moments:
        if m.year and m.month and m.day:
            try:
                days.append(date(m.year, m.month, m.day))
            except ValueError:
                continue
    if not days:
        return None
    when = max(days) + LATE
    return case.appended(f"报送时间：{when.year}年{when.month}月{when.day}日")


def _other_topics(case: Case) -> Variant | None:
    """Priorities of the period of which the draft touches none."""
    held = case.reading.everything
    topics = [name for name in case.slots.ids if name.startswith("topic_")]
    none = tuple(name.removeprefix("topic_") for name in topics if not held & case.slots.bit(name))
    return Variant(case.text, topics=none) if none and len(none) < len(topics) else None


def _no_topics(case: Case) -> Variant:
    return Variant(case.text, topics=())


def _as(kind: str) -> Callable[[Case], Variant | None]:
    def make(case: Case) -> Variant | None:
        return None if case.score.kind.id == kind else Variant(case.text, kind=kind)

    return make


_EVERYTHING = tuple(map(equal, ("total", "value", "level", "criteria", "A1")))
EDITS = (
    Edit(74, _sent_late, (not_higher("timely"), equal("value"))),
    Edit(75, _other_topics, (falls("focused"), equal("value"), not_higher("total"))),
    Edit(76, _no_topics, (equal("total", "5"),)),
    *(Edit(77, _as(kind), (not_higher("value", "1"),)) for kind in OTHERS),
    Edit(81, lambda case: Variant(case.text, turned=True), _EVERYTHING),
    Edit(82, lambda case: Variant(case.text, anew=True), (equal("report"),)),
)
