"""The entries of all rule files by section and id, with local changes applied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from infoscore.errors import Location
from infoscore.ruleset.definitions import LISTS, LOCAL, SINGLES
from infoscore.ruleset.field import MISSING, Context, unknown
from infoscore.ruleset.model import TOPIC
from infoscore.ruleset.overlay import overlay, unmentioned
from infoscore.ruleset.yamlnode import MapNode, Node, ScalarNode, SeqNode, clip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from infoscore.ruleset.fields import Field

_RULES = {"criteria", "principles", "kinds", "gates", "notices", "audit", "chains"}
_KEYED = {*_RULES, "conditions", *LISTS}
_SPACES = {
    "lexicons": "slots",
    "slots": "slots",
    "sections": "slots",
    "conditions": "slots",
    "measures": "measures",
}
_KNOWN = {*_KEYED, *SINGLES, *LOCAL}


def extends(node: MapNode) -> bool:
    """Whether a file changes the built-in rules."""
    return node.get("extends") is not None


def collect(
    built: list[MapNode], local: list[MapNode], ctx: Context
) -> tuple[dict[str, dict[str, MapNode]], dict[str, Node], list[tuple[str, MapNode]]]:
    """Entries of every section by id, local changes applied; the sections that stand once; the
    entries whose id another has again, with their sections.
    """
    items: dict[str, dict[str, MapNode]] = {}
    owners: dict[tuple[str, str], tuple[str, MapNode]] = {}
    twice: list[tuple[str, MapNode]] = []
    for node in (*built, *local):
        for key, below in node.entries:
            if key.text in _KEYED:
                for name, entry in _identified(below, ctx):
                    space = _SPACES.get(key.text, "rules"), name
                    twice += _again(owners.get(space), key.text, name, entry, ctx)
                    owners[space] = key.text, entry
                    items.setdefault(key.text, {})[name] = entry
            elif key.text == "extends":
                LOCAL[key.text].read(below, ctx)
            elif key.text not in LOCAL and key.text not in SINGLES:
                ctx.faults.append(unknown(key.where, "ruleset.unknown_key", key.text, _KNOWN))
    singles = _joined(_singles(built, ctx), _singles(local, ctx))
    for node in filter(extends, local):
        _change(node, items, singles, ctx)
    return items, singles, twice


def _again(
    first: tuple[str, MapNode] | None, section: str, name: str, entry: MapNode, ctx: Context
) -> list[tuple[str, MapNode]]:
    """A fault where ``first`` has the id already, and ``first`` itself where the entry takes its
    place; in another section it stays among the entries.
    """
    if first is None:
        return []
    ctx.note(entry.where, "ruleset.twice", entry=clip(name), first=first[1].where)
    return [first] if first[0] == section else []


def _singles(nodes: list[MapNode], ctx: Context) -> dict[str, Node]:
    """The sections of some files that stand once, and a fault for those that do not."""
    found: dict[str, Node] = {}
    for node in nodes:
        for key, below in node.entries:
            if key.text in found:
                first = found[key.text].where
                ctx.note(key.where, "ruleset.section_twice", entry=key.text, first=first)
            elif key.text in SINGLES:
                found[key.text] = below
    return found


def _joined(built: dict[str, Node], local: dict[str, Node]) -> dict[str, Node]:
    """``built`` with the sections of ``local`` in their place; of a calendar, year by year."""
    old, new = built.get("calendar"), local.get("calendar")
    if isinstance(old, SeqNode) and isinstance(new, SeqNode):
        years = set(map(_year, new.items))
        kept = [item for item in old.items if _year(item) not in years]
        local["calendar"] = SeqNode((*kept, *new.items), new.where)
    return {**built, **local}


def _year(item: Node) -> str | None:
    year = item.get("year") if isinstance(item, MapNode) else None
    return year.text if isinstance(year, ScalarNode) else None


def _change(
    node: MapNode, items: dict[str, dict[str, MapNode]], singles: dict[str, Node], ctx: Context
) -> None:
    """Apply ``override`` and ``disable`` of a local file; a rule's id goes before a word list's.
    Kinds of item do not ask for a criterion that is switched off.
    """
    criteria = set(items.get("criteria", ()))
    base = {name: entry for name, entry in singles.items() if isinstance(entry, MapNode)}
    owners = dict.fromkeys(base, singles)
    for name in sorted(items, key=lambda section: (section not in _SPACES, section)):
        for entry, below in items[name].items():
            base[entry] = below
            owners[entry] = items[name]  # type: ignore[assignment]
    topics = {f"{TOPIC}{name}": name for name in items.get("priorities", {})}
    changed = overlay(base, node.get("override"), ctx, node.get("disable"), topics)
    for name, owner in owners.items():
        if name in changed:
            owner[name] = changed[name]
        else:
            del owner[name]
    gone = criteria - items.get("criteria", {}).keys()
    for name, kind in items.get("kinds", {}).items() if gone else ():
        items["kinds"][name] = unmentioned(kind, ("primary", "secondary"), gone)


def _identified(node: Node, ctx: Context) -> list[tuple[str, MapNode]]:
    if not isinstance(node, SeqNode):
        ctx.note(node.where, "ruleset.want_list", example="- id: …", got="…")
        return []
    found = []
    for entry in node.items:
        name = entry.get("id") if isinstance(entry, MapNode) else None
        if isinstance(entry, MapNode) and isinstance(name, ScalarNode):
            found.append((name.text, entry))
        else:
            ctx.note(entry.where, "ruleset.key_missing", entry="id")
    return found


def items_of(field: Field[Any], entries: Mapping[str, MapNode], ctx: Context) -> list[Any]:
    """The values of all entries that read without a fault."""
    values = (field.read(entry, ctx) for entry in entries.values())
    return [value for value in values if value is not MISSING]


def single_of(field: Field[Any], node: Node | None, name: str, ctx: Context) -> Any:
    """The value of a section that stands once; None, and a fault, where it is missing."""
    if node is None and name in ctx.off:
        ctx.note(ctx.off[name], "ruleset.off_needed", entry=name)
        return None
    if node is None:
        ctx.note(Location(ctx.root), "ruleset.section_missing", entry=name)
        return None
    return field.read(node, ctx)
