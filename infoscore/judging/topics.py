"""紧扣中心: does the draft's own matter touch a priority of the period?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from infoscore.reading.windows import lowest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from infoscore.judging.conditions import Window
    from infoscore.reading.read import Reading
    from infoscore.ruleset.model import Priority


class TopicFinding(NamedTuple):
    """A priority that the draft touches, where, and whether in its title or lead."""

    priority: Priority
    window: Window
    leading: bool


def valid(priorities: Iterable[Priority], day: date) -> list[Priority]:
    """The priorities in force on ``day``."""
    return [p for p in priorities if (p.start or day) <= day <= (p.end or day)]


def find_topic(
    priorities: Iterable[Priority], reading: Reading, filled: int
) -> TopicFinding | None:
    """The weightiest priority in title or lead, or in a sentence that holds a slot of ``filled``.

    A mention in a slogan earns nothing.
    """
    best: TopicFinding | None = None
    for priority in priorities:
        found = _find(priority, reading, filled)
        if found is not None and (best is None or _weight(found) > _weight(best)):
            best = found
    return best


def _weight(found: TopicFinding) -> tuple[bool, object]:
    return found.leading, found.priority.weight


def _find(priority: Priority, reading: Reading, filled: int) -> TopicFinding | None:
    bit = 1 << priority.slot
    if reading.windows.title & bit:
        return TopicFinding(priority, ("title", 0, bit), leading=True)
    windows = reading.windows
    said = windows.of(priority.slot, "sentence") & windows.any_of(filled, "sentence")
    if not said:
        return None
    leading = bool(windows.of(priority.slot, "lead"))
    return TopicFinding(priority, ("sentence", lowest(said), bit), leading)
