"""Whether slots can be found as declared: ids that are free, parts that are found before."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from infoscore.ruleset.yamlnode import clip

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from infoscore.ruleset.field import Context
    from infoscore.ruleset.fields import Placed
    from infoscore.ruleset.yamlnode import MapNode

SLOT_LISTS = ("lexicons", "slots", "sections")
MOST_SHOWN = 6  # slots of a circle


def check_ids(
    items: Mapping[str, Mapping[str, MapNode]], typed: Collection[str], ctx: Context
) -> None:
    """A fault for every entry that has the id of a slot which is found without it."""
    taken = {f"topic_{name}": entry for name, entry in items.get("priorities", {}).items()}
    taken |= {f"{name}_head": entry for name, entry in items.get("sections", {}).items()}
    for section in SLOT_LISTS:
        for name, entry in items.get(section, {}).items():
            if name in typed:
                ctx.note(entry.where, "ruleset.slot_typed", entry=name)
            elif name in taken:
                first = taken[name].where
                ctx.note(entry.where, "ruleset.twice", entry=clip(name), first=first)


def in_order(declared: Sequence[Mapping[str, Any]], ctx: Context) -> Sequence[Mapping[str, Any]]:
    """The declared slots, each after those it is made of; as written where that will do. A fault
    for every circle.
    """
    named = {each["id"]: each for each in declared}
    numbers = {name: number for number, name in enumerate(named)}
    needs = {name: {p.value for p in _parts(each)} & named.keys() for name, each in named.items()}
    if all(numbers[part] < numbers[name] for name in needs for part in needs[name]):
        return declared
    from graphlib import TopologicalSorter  # noqa: PLC0415 - only where it is needed

    while circle := _circle(needs):
        _note(circle, named, ctx)
        needs[circle[1]].discard(circle[0])
    return [named[name] for name in TopologicalSorter(needs).static_order()]


def _circle(needs: Mapping[str, set[str]]) -> list[str]:
    """Slots of which each is a part of the next, the last being the first; none: empty."""
    from graphlib import CycleError, TopologicalSorter  # noqa: PLC0415 - only where it is needed

    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        found: list[str] = error.args[1]
        return found
    return []


def _note(circle: list[str], named: Mapping[str, Mapping[str, Any]], ctx: Context) -> None:
    """Tell of a circle at the first place that closes it, in the user's files if it can be."""
    places = [
        part.where
        for name, owner in pairwise(circle)
        for part in _parts(named[owner])
        if part.value == name
    ]
    where = min(places, key=lambda place: (not place.path.startswith(ctx.root), place))
    shown = circle[::-1][:MOST_SHOWN] + ["…"] * (len(circle) > MOST_SHOWN)
    ctx.note(where, "ruleset.slot_circle", circle=" → ".join(shown))


def _parts(declared: Mapping[str, Any]) -> Iterator[Placed[str]]:
    for key in ("all", "any", "and_any", "none", "union"):
        yield from declared[key]
