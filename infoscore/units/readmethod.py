"""From a method file to a checked :class:`Method`; every fault with file, line and column."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from infoscore.errors import Location, RuleError, fault
from infoscore.ruleset.field import MISSING, Context, resolve
from infoscore.ruleset.locate import builtin_rules
from infoscore.ruleset.schema import json_schema
from infoscore.ruleset.yamlnode import MapNode, Node, ScalarNode, SeqNode, parse, read_file
from infoscore.units.fields import METHOD_FILE
from infoscore.units.method import Clause, Match, Method

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infoscore.ruleset.field import Schema

NEUTRAL = "neutral"
_PARTS = ("components", "combine", "limits", "quotas", "clauses")  # their ids must differ


def builtin_methods() -> dict[str, Path]:
    """The shipped methods: id (file name without ending) → file, in order."""
    folder = builtin_rules() / "methods"
    return {file.stem: file for file in sorted(folder.glob("*.yaml"))}


def load_method(name: str | Path = NEUTRAL) -> Method:
    """A shipped method by id, or a method file by path; RuleError with every fault found."""
    known = builtin_methods()
    text = str(name)
    if text in known:
        return _load(known[text], f"rules/methods/{text}.yaml")
    file = Path(name)
    if not file.suffix and not file.exists():
        listed = " ".join(known)
        raise RuleError(fault(text, "units.no_method", entry=text, known=listed))
    return _load(file, file.as_posix())


def read_method(text: str, path: str = "method.yaml") -> Method:
    """A method from the text of a file; RuleError with every fault found."""
    ctx = Context()
    node = parse(text, path, ctx.faults)
    return _finish(node, path, ctx)


def method_schema() -> Schema:
    """JSON Schema of method files."""
    return json_schema({"method": METHOD_FILE}, "method")


def _load(file: Path, shown: str) -> Method:
    ctx = Context()
    node = read_file(file, shown, ctx.faults)
    return _finish(node, shown, ctx)


def _finish(node: Node | None, path: str, ctx: Context) -> Method:
    if node is None:
        raise RuleError(*ctx.ordered())
    said = METHOD_FILE.read(node, ctx)
    if said is not MISSING:
        _check(said, _Places(node, path), ctx)
    if ctx.faults or said is MISSING:
        raise RuleError(*ctx.ordered())
    head = said.pop("method")
    tables = {table.id: table for table in said.pop("tables")}
    groups = said.pop("classes")
    return Method(**head, tables=tables, groups=groups, **said)


class _Places:
    """Where each entry with an id stands; of two with one id the later."""

    def __init__(self, node: Node, path: str) -> None:
        self.whole = Location(path)
        self.known: dict[str, Location] = {}
        for part in ("eligible", "method", "settings", *_PARTS):
            below = node.get(part) if isinstance(node, MapNode) else None
            if isinstance(below, MapNode):
                self.known[part] = below.where
            for entry in below.items if isinstance(below, SeqNode) else ():
                name = entry.get("id") if isinstance(entry, MapNode) else None
                if isinstance(name, ScalarNode):
                    self.known[name.text.strip()] = name.where

    def of(self, name: str) -> Location:
        """The place of an entry; the file where it has none."""
        return self.known.get(name, self.whole)


def _check(said: dict[str, Any], places: _Places, ctx: Context) -> None:
    known = {
        "component": [c.id for c in said["components"]],
        "clause": [c.id for c in said["clauses"]],
        "table": [t.id for t in said["tables"]],
        "quota": [q.id for q in said["quotas"]],
        "class": [g.id for g in said["classes"]],
        "rate": [r.id for r in said["rates"]],
    }
    ctx.faults += resolve(ctx.refs, known)
    seen: set[str] = set()
    for part in _PARTS:
        for entry in said[part]:
            if entry.id in seen:
                ctx.note(places.of(entry.id), "units.id_twice", entry=entry.id)
            seen.add(entry.id)
    for name in _circles(said["clauses"]):
        ctx.note(places.of(name), "units.clause_circle", entry=name)
    _check_names(said, places, ctx)
    head, settings = said["method"], said["settings"]
    if head["valid_from"] and head["valid_to"] and head["valid_to"] < head["valid_from"]:
        ctx.note(places.of("method"), "units.valid_order")
    if settings.total == "percent_of_task" and not settings.total_quota:
        ctx.note(places.of("settings"), "units.total_quota")


def _check_names(said: dict[str, Any], places: _Places, ctx: Context) -> None:
    """Venues and groups must be declared where they are declared at all."""
    groups = {clause.group for clause in said["clauses"]}
    for entry in said["combine"]:
        for group in sorted(entry.groups - groups):
            ctx.note(places.of(entry.id), "units.group_unknown", entry=entry.id, group=group)
    venues = {venue.name for venue in said["venues"]}
    if not venues:
        return
    for name, match in _matches(said):
        for venue in sorted(dict(match.names).get("venues", frozenset()) - venues):
            ctx.note(places.of(name), "units.venue_unknown", entry=name, venue=venue)


def _matches(said: dict[str, Any]) -> Iterator[tuple[str, Match]]:
    yield "eligible", said["eligible"]
    for part in ("clauses", "quotas", "limits"):
        for entry in said[part]:
            yield entry.id, entry.match
    for quota in said["quotas"]:
        for match, _ in quota.convert:
            yield quota.id, match


def _circles(clauses: tuple[Clause, ...]) -> list[str]:
    to = {c.id: c.value.of for c in clauses if c.value and c.value.of}
    found = []
    for start in to:
        name, steps = start, 0
        while name in to and steps <= len(to):
            name, steps = to[name], steps + 1
        if steps > len(to):
            found.append(start)
    return found
