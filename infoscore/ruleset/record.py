"""Records: maps with known keys, and the choice between records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from infoscore.ruleset.field import (
    MISSING,
    Context,
    Field,
    Missing,
    Schema,
    changed_in,
    unknown,
    want,
)
from infoscore.ruleset.scalars import Choice
from infoscore.ruleset.yamlnode import MapNode, Node

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Entry:
    """One field of a record: what it holds, whether it must be there, what it is for."""

    field: Field[Any]
    required: bool
    default: Any
    note: str


def required(field: Field[Any], note: str = "") -> Entry:
    """A field that must be given; ``note`` is shown by editors."""
    return Entry(field, True, None, note)


def optional(field: Field[Any], default: Any = None, note: str = "") -> Entry:
    """A field that may be left out; ``default`` is then taken."""
    return Entry(field, False, default, note)


class Record(Field[T_co]):
    """A map with known keys, read into ``make(**values)``; a hyphen in a key becomes ``_``.

    ``place`` names the argument that takes the record's Location.  ``exactly_one`` lists
    optional keys of which one and only one must be given.  ``check(value, node, ctx)`` looks
    at the finished value and notes what a single field cannot see.
    """

    def __init__(
        self,
        make: Callable[..., T_co],
        entries: Mapping[str, Entry],
        *,
        place: str | None = None,
        exactly_one: tuple[str, ...] = (),
        check: Callable[[Any, MapNode, Context], None] | None = None,
    ) -> None:
        self.make, self.entries, self.place = make, dict(entries), place
        self.exactly_one, self.check = exactly_one, check

    def read(self, node: Node, ctx: Context) -> T_co | Missing:
        before = len(ctx.faults)
        if not isinstance(node, MapNode):
            want(node, ctx, "ruleset.want_map", f"{next(iter(self.entries), 'key')}: …")
            return MISSING
        values: dict[str, Any] = {}
        for key, below in node.entries:
            entry = self.entries.get(key.text)
            if entry is None:
                fault = unknown(key.where, "ruleset.unknown_key", key.text, self.entries)
                ctx.faults.append(fault)
            else:
                values[key.text] = entry.field.read(below, ctx)
        self._complete(values, node, ctx)
        if len(ctx.faults) > before:
            return MISSING
        arguments = {key.replace("-", "_"): value for key, value in values.items()}
        if self.place is not None:
            arguments[self.place] = node.where
        made = self.make(**arguments)
        if self.check is not None:
            self.check(made, node, ctx)
        return made

    def _complete(self, values: dict[str, Any], node: MapNode, ctx: Context) -> None:
        given = [key for key in self.exactly_one if key in values]
        if self.exactly_one and not given:
            ctx.note(node.where, "ruleset.exactly_one", known=" ".join(self.exactly_one))
        elif len(given) > 1:
            ctx.note(changed_in(node, *given), "ruleset.only_one", known=" ".join(given))
        for key, entry in self.entries.items():
            if key in values:
                continue
            if entry.required:
                ctx.note(node.where, "ruleset.key_missing", entry=key)
            values[key] = entry.default

    def schema(self, defs: Schema) -> Schema:
        properties: Schema = {}
        for key, entry in self.entries.items():
            properties[key] = entry.field.schema(defs)
            if entry.note:
                properties[key] = {"description": entry.note, **properties[key]}
        made: Schema = {"type": "object", "properties": properties}
        made["additionalProperties"] = False
        must = [key for key, entry in self.entries.items() if entry.required]
        if must:
            made["required"] = must
        if self.exactly_one:
            made["oneOf"] = [{"required": [key]} for key in self.exactly_one]
        return made


class Tagged(Field[T_co]):
    """A map whose entry ``tag`` says which record it is; the record does not name the tag."""

    def __init__(self, tag: str, cases: Mapping[str, Record[T_co]]) -> None:
        self.tag, self.cases = tag, dict(cases)
        self.choice = Choice(*self.cases)

    def read(self, node: Node, ctx: Context) -> T_co | Missing:
        tag = node.get(self.tag) if isinstance(node, MapNode) else None
        if not isinstance(node, MapNode):
            want(node, ctx, "ruleset.want_map", f"{self.tag}: …")
            return MISSING
        if tag is None:
            ctx.note(node.where, "ruleset.key_missing", entry=self.tag)
            return MISSING
        name = self.choice.read(tag, ctx)
        if name is MISSING:
            return MISSING
        rest = tuple(entry for entry in node.entries if entry[0].text != self.tag)
        return self.cases[name].read(MapNode(rest, node.where), ctx)

    def schema(self, defs: Schema) -> Schema:
        cases = []
        for name, record in self.cases.items():
            made = record.schema(defs)
            made["properties"] = {self.tag: {"const": name}, **made["properties"]}
            made["required"] = [self.tag, *made.get("required", [])]
            cases.append(made)
        return {"oneOf": cases}


class OneKey(Field[T_co]):
    """A map with exactly one entry, whose key says how to read the value: ``any: [...]``."""

    def __init__(self, cases: Mapping[str, Field[T_co]]) -> None:
        self.cases = dict(cases)

    def read(self, node: Node, ctx: Context) -> T_co | Missing:
        if not isinstance(node, MapNode) or len(node.entries) != 1:
            ctx.note(node.where, "ruleset.one_key", known=" ".join(self.cases))
            return MISSING
        key, below = node.entries[0]
        if key.text not in self.cases:
            ctx.faults.append(unknown(key.where, "ruleset.unknown_key", key.text, self.cases))
            return MISSING
        return self.cases[key.text].read(below, ctx)

    def schema(self, defs: Schema) -> Schema:
        properties = {key: field.schema(defs) for key, field in self.cases.items()}
        return {
            "type": "object",
            "properties": properties,
            "additionalProperties": False,
            "minProperties": 1,
            "maxProperties": 1,
        }
