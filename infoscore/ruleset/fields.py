"""Fields made of fields: lists, maps, records, alternatives. The one module to import from."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from infoscore.ruleset.field import (
    MISSING,
    Context,
    Field,
    Mapped,
    Missing,
    Reference,
    Schema,
    resolve,
    want,
)
from infoscore.ruleset.model import Words
from infoscore.ruleset.record import Entry, OneKey, Record, Tagged, optional, required
from infoscore.ruleset.scalars import (
    Choice,
    Clock,
    DateField,
    Dec,
    Filled,
    Flag,
    Id,
    Integer,
    Minutes,
    Ref,
    Text,
)
from infoscore.ruleset.yamlnode import MapNode, Node, ScalarNode, SeqNode, clip

if TYPE_CHECKING:
    from infoscore.errors import Location

__all__ = [
    "MISSING",
    "Anything",
    "Choice",
    "Clock",
    "Context",
    "DateField",
    "Dec",
    "Entry",
    "Field",
    "Filled",
    "Flag",
    "Id",
    "Integer",
    "ListOf",
    "MapOf",
    "Mapped",
    "Minutes",
    "Missing",
    "Named",
    "OneKey",
    "OneOf",
    "Placed",
    "Record",
    "Ref",
    "Reference",
    "Schema",
    "Tagged",
    "Text",
    "WithPlace",
    "WordsField",
    "optional",
    "required",
    "resolve",
]

T_co = TypeVar("T_co", covariant=True)


class Anything(Field[Node]):
    """Whatever stands there; what it may be is known only elsewhere."""

    def read(self, node: Node, _ctx: Context) -> Node:
        return node

    def schema(self, _defs: Schema) -> Schema:
        return {}


class ListOf(Field[tuple[T_co, ...]]):
    """A list of one kind of value. ``unique`` forbids equal items; ``by`` says what must differ."""

    def __init__(
        self,
        item: Field[T_co],
        *,
        min: int = 0,  # noqa: A002
        max: int | None = None,  # noqa: A002
        unique: bool = False,
        by: Callable[[Any], Hashable] | None = None,
    ) -> None:
        self.item, self.min, self.max = item, min, max
        self.unique, self.by = unique or by is not None, by

    def read(self, node: Node, ctx: Context) -> tuple[T_co, ...] | Missing:
        before = len(ctx.faults)
        if not isinstance(node, SeqNode):
            want(node, ctx, "ruleset.want_list", "[…]")
            return MISSING
        if len(node.items) < self.min:
            ctx.note(node.where, "ruleset.list_short", min=self.min, count=len(node.items))
        if self.max is not None and len(node.items) > self.max:
            ctx.note(node.where, "ruleset.list_long", max=self.max, count=len(node.items))
        values: list[T_co] = []
        seen: dict[Hashable, int] = {}
        for below in node.items:
            value = self.item.read(below, ctx)
            if value is MISSING:
                continue
            values.append(value)
            if self.unique:
                mark = self.by(value) if self.by else value
                if mark in seen:
                    first = seen[mark]
                    ctx.note(below.where, "ruleset.repeated", entry=clip(str(mark)), first=first)
                else:
                    seen[mark] = below.where.line
        return MISSING if len(ctx.faults) > before else tuple(values)

    def schema(self, defs: Schema) -> Schema:
        made: Schema = {"type": "array", "items": self.item.schema(defs)}
        if self.min:
            made["minItems"] = self.min
        if self.max is not None:
            made["maxItems"] = self.max
        if self.unique and self.by is None:
            made["uniqueItems"] = True
        return made


class MapOf(Field[Mapping[str, T_co]]):
    """A map with free keys of one kind and values of one kind, in the order written."""

    def __init__(self, key: Field[str], value: Field[T_co], *, min: int = 0) -> None:  # noqa: A002
        self.key, self.value, self.min = key, value, min

    def read(self, node: Node, ctx: Context) -> Mapping[str, T_co] | Missing:
        before = len(ctx.faults)
        if not isinstance(node, MapNode):
            want(node, ctx, "ruleset.want_map", "key: …")
            return MISSING
        if len(node.entries) < self.min:
            ctx.note(node.where, "ruleset.list_short", min=self.min, count=len(node.entries))
        values: dict[str, T_co] = {}
        for name, below in node.entries:
            key, value = self.key.read(name, ctx), self.value.read(below, ctx)
            if key is not MISSING and value is not MISSING:
                values[key] = value
        return MISSING if len(ctx.faults) > before else values

    def schema(self, defs: Schema) -> Schema:
        made: Schema = {"type": "object", "additionalProperties": self.value.schema(defs)}
        made["propertyNames"] = self.key.schema(defs)
        if self.min:
            made["minProperties"] = self.min
        return made


class OneOf(Field[T_co]):
    """A different field for a scalar, a list and a map; what is not named is refused."""

    def __init__(
        self,
        *,
        scalar: Field[T_co] | None = None,
        seq: Field[T_co] | None = None,
        map: Field[T_co] | None = None,  # noqa: A002
    ) -> None:
        self.fields = {ScalarNode: scalar, SeqNode: seq, MapNode: map}

    def read(self, node: Node, ctx: Context) -> T_co | Missing:
        chosen = self.fields[type(node)]
        if chosen is None:  # let the first one say what it wants
            chosen = next(f for f in self.fields.values() if f is not None)
        return chosen.read(node, ctx)

    def schema(self, defs: Schema) -> Schema:
        return {"anyOf": [f.schema(defs) for f in self.fields.values() if f is not None]}


class Named(Field[T_co]):
    """A field under a name of its own in the schema; may mention itself through ``get``."""

    def __init__(self, name: str, get: Callable[[], Field[T_co]]) -> None:
        self.name, self.get = name, get

    def read(self, node: Node, ctx: Context) -> T_co | Missing:
        return self.get().read(node, ctx)

    def schema(self, defs: Schema) -> Schema:
        if self.name not in defs:
            defs[self.name] = {}  # stops the descent where the field mentions itself
            defs[self.name] = self.get().schema(defs)
        return {"$ref": f"#/$defs/{self.name}"}


@dataclass(frozen=True, slots=True)
class Placed(Generic[T_co]):
    """A value together with the place it was written at."""

    value: T_co
    where: Location


class WithPlace(Field[Placed[T_co]]):
    """The value of ``field`` with its place, for checks that come later."""

    def __init__(self, field: Field[T_co]) -> None:
        self.field = field

    def read(self, node: Node, ctx: Context) -> Placed[T_co] | Missing:
        value = self.field.read(node, ctx)
        return MISSING if value is MISSING else Placed(value, node.where)

    def schema(self, defs: Schema) -> Schema:
        return self.field.schema(defs)


class WordsField(OneOf[Words]):
    """A phrase: plain text, or ``{zh: …, en: …}``; a ``text`` of its own may have blanks."""

    def __init__(self, text: Text | None = None) -> None:
        text = text or Text()
        super().__init__(
            scalar=Mapped(text, Words),
            map=Record(Words, {"zh": required(text), "en": optional(text)}),
        )
