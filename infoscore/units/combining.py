"""Several points of one item: what goes together, and what an item loses again.

A later use never changes what an earlier month was told: with ``highest`` it brings only what it
is worth more than the best so far.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from infoscore.units.earning import ZERO, Draft

if TYPE_CHECKING:
    from collections.abc import Iterable

    from infoscore.units.earning import Earner
    from infoscore.units.method import Combination
    from infoscore.units.seeing import Case

_WORD = {
    "level": "levels",
    "media": "media",
    "venue": "venues",
    "rank": "ranks",
    "body": "bodies",
}


def combine(drafts: Iterable[Draft], rules: tuple[Combination, ...]) -> None:
    """Lower what is already covered by another use of the same item; ``drafts`` in order."""
    for rule in rules:
        best: dict[tuple[str, ...], Decimal] = {}
        for draft in drafts:
            if draft.group not in rule.groups or not draft.item or draft.value <= 0:
                continue
            key = (draft.unit, *(_key(draft, name) for name in rule.within))
            had = best.get(key)
            if had is None:
                best[key] = draft.value
                continue
            more = max(ZERO, draft.value - had) if rule.how == "highest" else ZERO
            best[key] = max(had, draft.value)
            draft.value, draft.cap = more, rule.id


def _key(draft: Draft, name: str) -> str:
    if name == "item":
        return draft.item
    if name == "month":
        return f"{draft.when:%Y-%m}"
    return draft.seen.word(_WORD[name]) if draft.seen else ""


def cut_items(drafts: list[Draft], earner: Earner, case: Case) -> list[Draft]:
    """What items lose by a percentage, or altogether; never more than they have."""
    cuts: dict[tuple[str, str], list[Draft]] = {}
    for clause, dated, unit in earner.cuts:
        to = case.credited(unit)
        percent = Decimal(-100) if clause.zero == "item" else clause.item_percent or ZERO
        cut = Draft(to, clause.id, clause.component, dated.when, percent, fact=dated.fact)
        cut.rule, cut.credited = clause, unit if to != unit else ""
        if dated.item:
            cuts.setdefault((to, dated.item), []).append(cut)
    made = []
    for draft in drafts:
        if draft.value <= 0 or not draft.item:
            continue
        left = draft.value
        for cut in sorted(cuts.get((draft.unit, draft.item), ()), key=Draft.order):
            parts = cut.rule.zero_components if cut.rule else frozenset()
            if parts and draft.component not in parts:
                continue
            change = max(draft.value * cut.worth / 100, -left)
            left += change
            point = Draft(
                draft.unit, cut.clause, cut.component or draft.component,
                max(cut.when, draft.when), change, fact=cut.fact, about=draft.clause,
            )  # fmt: skip
            point.item, point.credited = draft.item, cut.credited
            made.append(point)
    return made
