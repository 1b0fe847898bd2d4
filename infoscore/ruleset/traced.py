"""Faults that come of what a local file switched off, told where it did so."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from infoscore.errors import fault
from infoscore.ruleset.yamlnode import MapNode, ScalarNode, SeqNode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from infoscore.errors import Fault, Location
    from infoscore.ruleset.yamlnode import Node

_LOST = ("ruleset.unknown_slot", "ruleset.unknown_reference")
MOST_USERS = 8


def traced(
    faults: Sequence[Fault], off: Mapping[str, Location], nodes: Iterable[MapNode]
) -> tuple[Fault, ...]:
    """``faults``, those of one thing switched off (id → place) as one that says who needs it."""
    lost: defaultdict[str, list[Location]] = defaultdict(list)
    rest = []
    for each in faults:
        name = dict(each.details).get("entry", "")
        if name in off and each.phrase.startswith(_LOST):
            lost[name].append(each.where)
        else:
            rest.append(each)
    if not lost:
        return tuple(faults)
    owners: dict[Location, str] = {}
    for node in nodes:
        for key, below in node.entries:
            if key.text == "override" and isinstance(below, MapNode):
                for rule, changes in below.entries:
                    _mark(changes, rule.text, owners)
            else:
                _mark(below, key.text, owners)
    made = []
    for name, places in lost.items():
        users = list(dict.fromkeys(owners.get(place, str(place)) for place in places))
        shown = users[:MOST_USERS] + ["…"] * (len(users) > MOST_USERS)
        made.append(fault(off[name], "ruleset.off_used", entry=name, users=" ".join(shown)))
    rest = [each for each in rest if each.phrase != "ruleset.too_many"]
    return tuple(sorted(rest + made))


def _mark(node: Node, owner: str, owners: dict[Location, str]) -> None:
    """Note for every scalar in ``node`` the id of the innermost rule that it stands in."""
    if isinstance(node, ScalarNode):
        owners[node.where] = owner
    elif isinstance(node, SeqNode):
        for item in node.items:
            _mark(item, owner, owners)
    else:
        name = node.get("id")
        own = name.text if isinstance(name, ScalarNode) else owner
        for _, below in node.entries:
            _mark(below, own, owners)
