"""Base scores, caps, floors and zeroing, in order of date; what is cut names what cut it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoscore.units.earning import ZERO, Draft

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from infoscore.units.method import Clause, Component
    from infoscore.units.seeing import Case


def bases(case: Case, unit: str) -> list[Draft]:
    """What a unit starts from."""
    made: list[Draft] = []
    if case.hidden(unit):
        return made
    for part in case.method.components:
        if part.base:
            for window in case.calendar.windows(case.span, part.base_every):
                day = max(window.start, case.method.valid_from or case.span.start)
                if not case.in_force(day) or day > min(window.end, case.span.end):
                    continue
                made.append(Draft(unit, part.id, part.id, day, part.base))
    return made


def cap(drafts: list[Draft], case: Case) -> list[Draft]:
    """The drafts of one unit in order, each cut to what caps and floors leave."""
    drafts = sorted(drafts, key=Draft.order)
    limits = {part.id: _limits(part) for part in case.method.components}
    sums: dict[tuple[str, str, date], Decimal] = {}
    for draft in drafts:
        found = limits[draft.component]
        if not found:
            continue
        keys = [(draft.component, every, case.start(draft.when, every)) for every, _, _ in found]
        value = draft.value
        for key, (_, high, low) in zip(keys, found, strict=True):
            had = sums.get(key, ZERO)
            if high is not None and value > 0:
                value = max(ZERO, min(value, high - had))
            if low is not None and value < 0:
                value = min(ZERO, max(value, low - had))
        if value != draft.value:
            draft.value, draft.cap = value, draft.component
        for key in keys:
            sums[key] = sums.get(key, ZERO) + value
    return drafts


def _limits(part: Component) -> list[tuple[str, Decimal | None, Decimal | None]]:
    """(window, cap, floor) of a component, one for each window it names."""
    found: dict[str, list[Decimal | None]] = {e: [v, None] for e, v in part.caps.items()}
    if part.cap is not None:
        found.setdefault("year", [None, None])[0] = part.cap
    if part.floor is not None:
        found.setdefault(part.floor_every, [None, None])[1] = part.floor
    return [(every, high, low) for every, (high, low) in found.items()]


def zero(drafts: list[Draft], case: Case) -> list[Draft]:
    """Windows emptied by a clause: what was earned is taken back, what follows does not count."""
    added: list[Draft] = []
    for trigger in drafts:
        rule = trigger.rule
        if rule is None or rule.zero in ("", "item"):
            continue
        window = case.calendar.window(trigger.when, rule.zero)
        before: dict[str, Decimal] = {}
        for draft in (*drafts, *added):
            if draft.when not in window or not _meant(draft, rule):
                continue
            if draft.when <= trigger.when:
                before[draft.component] = before.get(draft.component, ZERO) + draft.value
            elif draft.value > 0:
                draft.value, draft.cap = ZERO, rule.id
        for component in sorted(before):
            if before[component] > 0:
                lost = -before[component]
                point = Draft(trigger.unit, rule.id, component, trigger.when, lost)
                point.fact, point.cap = trigger.fact, rule.id
                added.append(point)
    return sorted((*drafts, *added), key=Draft.order)


def _meant(draft: Draft, rule: Clause) -> bool:
    """Whether a clause that empties a window touches this point; the year's charges stay."""
    if draft.charged == "year":
        return False
    return not rule.zero_components or draft.component in rule.zero_components
