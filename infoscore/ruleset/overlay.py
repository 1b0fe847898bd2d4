"""Local changes to a rule set: override one parameter, or switch a rule off, without a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoscore.ruleset.field import unknown
from infoscore.ruleset.yamlnode import MapNode, Node, ScalarNode, SeqNode

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from infoscore.ruleset.field import Context

_NEVER_EMPTY = {"frames", "limits", "bands"}
MAX_CHANGES = 200  # of one rule; each is made on a copy of it


def overlay(
    base: Mapping[str, MapNode],
    overrides: Node | None,
    ctx: Context,
    disabled: Node | None = None,
    aliases: Mapping[str, str] | None = None,
) -> dict[str, MapNode]:
    """The rules of ``base`` (id → node) as changed by a local file.

    ``overrides`` is ``rule-id: {dotted.path: value}``; a rule may stand in another, as a frame does
    in its criterion; ``aliases`` are the ids that the list of rules shows where they are not those
    of the files (topic-economy → economy).  A step of a path is a key of a map or
    the ``id`` of an item of a list; every step but the last must exist, and a last step that
    does not is added, so that a parameter left to its default can be set (a key the rule does
    not know is refused when the rule is read).  ``disabled`` is a list of ids.  The new nodes
    keep their place, so later faults point into the local file.
    """
    changed = dict(base)
    inner = _inner(base)
    others = {shown: name for shown, name in (aliases or {}).items() if shown not in base}
    known = {*base, *inner, *others}
    for key, changes in _entries(overrides, ctx):
        if key.text not in known:
            ctx.faults.append(unknown(key.where, "ruleset.unknown_rule", key.text, known))
            continue
        name = others.get(key.text, key.text)
        owner, steps = inner.get(name, (name, ""))
        entries = _entries(changes, ctx)
        if len(entries) > MAX_CHANGES:
            ctx.note(key.where, "ruleset.override_many", entry=key.text, limit=MAX_CHANGES)
            continue
        for path, value in entries:
            full = path._replace(text=steps + path.text)
            changed[owner] = _override(changed[owner], full, value, ctx)
    for item in _items(disabled, ctx):
        name = others.get(item.text, item.text)
        ctx.off[name] = item.where
        if name in base:
            changed.pop(name, None)
        elif name in inner:
            owner, steps = inner[name]
            if owner in changed:  # else it went with its owner
                changed[owner] = _without(changed[owner], steps.split(".")[0], item, ctx)
        else:
            ctx.faults.append(unknown(item.where, "ruleset.unknown_rule", item.text, known))
    return changed


def _inner(base: Mapping[str, MapNode]) -> dict[str, tuple[str, str]]:
    """Rules that stand in another rule, most in a list (a frame of a criterion, a reason of a
    principle), one alone (the gate for what is stale): id → the rule that holds it, and the steps
    that lead to it.
    """
    found: dict[str, tuple[str, str]] = {}
    for owner, node in base.items():
        for key, below in node.entries:
            for item in below.items if isinstance(below, SeqNode) else (below,):
                name = item.get("id") if isinstance(item, MapNode) else None
                if isinstance(name, ScalarNode) and name.text not in base:
                    step = f"{name.text}." if item is not below else ""
                    found.setdefault(name.text, (owner, f"{key.text}.{step}"))
    return found


def _without(rule: MapNode, field: str, off: ScalarNode, ctx: Context) -> MapNode:
    """``rule`` with one item less in the list ``field``, or without the rule that ``field`` is.

    The list takes the place of ``off``, where the user changed it.
    """
    whole = rule.get(field)
    if not isinstance(whole, SeqNode):
        return MapNode(tuple(e for e in rule.entries if e[0].text != field), rule.where)
    kept = SeqNode(tuple(i for i in whole.items if not _goes_by(i, off.text)), off.where)
    if field in _NEVER_EMPTY and not kept.items:
        owner = rule.get("id")
        if isinstance(owner, ScalarNode):
            ctx.note(off.where, "ruleset.off_only", entry=off.text, owner=owner.text, field=field)
        else:
            ctx.note(off.where, "ruleset.off_last", entry=off.text, field=field)
        return rule
    entries = ((key, kept if key.text == field else below) for key, below in rule.entries)
    return MapNode(tuple(entries), rule.where)


def unmentioned(rule: MapNode, fields: Collection[str], names: Collection[str]) -> MapNode:
    """``rule`` without ``names`` in its lists of ids ``fields``."""
    entries = []
    for key, below in rule.entries:
        kept = below
        if key.text in fields and isinstance(below, SeqNode):
            left = (i for i in below.items if not (isinstance(i, ScalarNode) and i.text in names))
            kept = SeqNode(tuple(left), below.where)
        entries.append((key, kept))
    return MapNode(tuple(entries), rule.where)


def _goes_by(item: Node, name: str) -> bool:
    own = item.get("id") if isinstance(item, MapNode) else item
    return isinstance(own, ScalarNode) and own.text == name


def _override(rule: MapNode, path: ScalarNode, value: Node, ctx: Context) -> MapNode:
    steps = path.text.split(".")
    if steps[-1] == "id":
        ctx.note(path.where, "ruleset.override_id")
        return rule
    made = _replace(rule, steps, path, value, ctx)
    return made if isinstance(made, MapNode) else rule


def _replace(node: Node, steps: list[str], path: ScalarNode, value: Node, ctx: Context) -> Node:
    """``node`` with ``value`` at ``steps``; ``node`` itself when the path leads nowhere."""
    step, rest = steps[0], steps[1:]
    parts = _parts(node)
    if step not in parts and (rest or not isinstance(node, MapNode)):
        ctx.faults.append(unknown(path.where, "ruleset.unknown_path", step, parts))
        return node
    new = _replace(parts[step], rest, path, value, ctx) if rest else value
    if isinstance(node, SeqNode):
        return SeqNode(tuple(new if i is parts[step] else i for i in node.items), node.where)
    if not isinstance(node, MapNode):
        return node
    if step not in parts:
        added = ScalarNode(step, "", path.where)
        return MapNode((*node.entries, (added, new)), node.where)
    entries = tuple((key, new if key.text == step else old) for key, old in node.entries)
    return MapNode(entries, node.where)


def _parts(node: Node) -> dict[str, Node]:
    """What a step of a path may name in ``node``."""
    if isinstance(node, MapNode):
        return {key.text: value for key, value in node.entries}
    parts: dict[str, Node] = {}
    if isinstance(node, SeqNode):
        for item in node.items:
            name = item.get("id") if isinstance(item, MapNode) else None
            if isinstance(name, ScalarNode):
                parts[name.text] = item
    return parts


def _entries(node: Node | None, ctx: Context) -> tuple[tuple[ScalarNode, Node], ...]:
    if node is None or isinstance(node, MapNode):
        return node.entries if node else ()
    ctx.note(node.where, "ruleset.want_map", example="C01: {weight: 8}", got="–")
    return ()


def _items(node: Node | None, ctx: Context) -> list[ScalarNode]:
    if node is None:
        return []
    items = node.items if isinstance(node, SeqNode) else ()
    if not isinstance(node, SeqNode) or not all(isinstance(i, ScalarNode) for i in items):
        ctx.note(node.where, "ruleset.want_list", example="[C01, C02]", got="–")
    return [item for item in items if isinstance(item, ScalarNode)]
