"""Local changes to a rule set: override one parameter, or switch a rule off, without a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoscore.ruleset.field import unknown
from infoscore.ruleset.yamlnode import MapNode, Node, ScalarNode, SeqNode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from infoscore.ruleset.field import Context


def overlay(
    base: Mapping[str, MapNode],
    overrides: Node | None,
    ctx: Context,
    disabled: Node | None = None,
) -> dict[str, MapNode]:
    """The rules of ``base`` (id → node) as changed by a local file.

    ``overrides`` is ``rule-id: {dotted.path: value}``.  A step of a path is a key of a map or
    the ``id`` of an item of a list; every step but the last must exist, and a last step that
    does not is added, so that a parameter left to its default can be set (a key the rule does
    not know is refused when the rule is read).  ``disabled`` is a list of ids.  The new nodes
    keep their place, so later faults point into the local file.
    """
    changed = dict(base)
    for key, changes in _entries(overrides, ctx):
        if key.text not in base:
            ctx.faults.append(unknown(key.where, "ruleset.unknown_rule", key.text, base))
            continue
        for path, value in _entries(changes, ctx):
            changed[key.text] = _override(changed[key.text], path, value, ctx)
    for item in _items(disabled, ctx):
        if item.text not in base:
            ctx.faults.append(unknown(item.where, "ruleset.unknown_rule", item.text, base))
        changed.pop(item.text, None)
    return changed


def _override(rule: MapNode, path: ScalarNode, value: Node, ctx: Context) -> MapNode:
    steps = path.text.split(".")
    if steps == ["id"]:
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
