"""What every field is: it reads a node into a value and states itself as JSON Schema.

Schema and check come from the same definition, so an editor and the program agree.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, Generic, TypeAlias, TypeVar

from infoscore.errors import Fault, Location, RuleError, fault
from infoscore.ruleset.yamlnode import MapNode, Node, ScalarNode, clip

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

T = TypeVar("T")
U = TypeVar("U")
T_co = TypeVar("T_co", covariant=True)
Schema: TypeAlias = dict[str, Any]

MAX_FAULTS = 100
MAX_LISTED = 12


class Missing(Enum):
    """The mark of a value that could not be read; its fault has been noted."""

    MISSING = "missing"


MISSING: Final = Missing.MISSING


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """A name that must exist elsewhere: ``kind`` of thing, ``name``, and where it was written."""

    where: Location
    kind: str
    name: str


class Faults(list[Fault]):
    """Faults as they are found; RuleError with all of them once there are MAX_FAULTS."""

    def append(self, each: Fault) -> None:
        """Add one fault."""
        super().append(each)
        if len(self) >= MAX_FAULTS:
            more = fault(Location(each.where.path), "ruleset.too_many", limit=MAX_FAULTS)
            raise RuleError(*sorted(set(self)), more)

    def extend(self, more: Iterable[Fault]) -> None:
        """Add several faults."""
        for each in more:
            self.append(each)


@dataclass(slots=True)
class Context:
    """What reading collects on its way: faults and references still to be resolved; ``root`` is
    the file or folder that is read, ``off`` what it switches off (id → place).
    """

    faults: list[Fault] = field(default_factory=Faults)
    refs: list[Reference] = field(default_factory=list)
    root: str = "rules"
    off: dict[str, Location] = field(default_factory=dict)

    def note(self, where: Location, phrase: str, **details: object) -> None:
        """Collect one fault."""
        self.faults.append(fault(where, phrase, **details))

    def ordered(self) -> tuple[Fault, ...]:
        """Every fault once, by place."""
        return tuple(sorted(set(self.faults)))


class Field(Generic[T_co]):
    """One kind of value in a rule file."""

    def read(self, node: Node, ctx: Context) -> T_co | Missing:
        """The value of ``node``, or MISSING with the faults noted in ``ctx``."""
        raise NotImplementedError

    def schema(self, defs: Schema) -> Schema:
        """JSON Schema of this field; named parts are put into ``defs``."""
        raise NotImplementedError


class Mapped(Field[U], Generic[T, U]):
    """The value of ``field`` passed through ``make``."""

    def __init__(self, field: Field[T], make: Callable[[T], U]) -> None:
        self.field, self.make = field, make

    def read(self, node: Node, ctx: Context) -> U | Missing:
        value = self.field.read(node, ctx)
        return MISSING if value is MISSING else self.make(value)

    def schema(self, defs: Schema) -> Schema:
        return self.field.schema(defs)


def unknown(where: Location, phrase: str, entry: str, known: Iterable[str]) -> Fault:
    """A fault for a name that is not among ``known``; ``phrase`` + ``_near`` when one is close."""
    import difflib  # noqa: PLC0415 - only a fault pays for it

    names = sorted(known)
    listed = " ".join(names[:MAX_LISTED]) + (" …" if len(names) > MAX_LISTED else "")
    near = difflib.get_close_matches(entry, names, n=1)
    if near:
        return fault(where, f"{phrase}_near", entry=clip(entry), near=near[0], known=listed)
    return fault(where, phrase, entry=clip(entry), known=listed or "–")


def changed_in(node: MapNode, *keys: str) -> Location:
    """Where to tell that the values of ``keys`` do not go together: at the first that stands in
    another file than ``node``, for that is the one the user changed.
    """
    places = [value.where for value in map(node.get, keys) if value is not None]
    changed = [place for place in places if place.path != node.where.path]
    return (changed or places or [node.where])[0]


def resolve(refs: Iterable[Reference], known: Mapping[str, Collection[str]]) -> list[Fault]:
    """One fault for every reference whose name is not in ``known[kind]``, by place."""
    return [
        unknown(ref.where, "ruleset.unknown_reference", ref.name, known[ref.kind])
        for ref in sorted(refs)
        if ref.name not in known[ref.kind]
    ]


def as_written(node: ScalarNode) -> str:
    """The scalar with its quotes, short enough to quote in a fault."""
    quote = node.style if node.style in ("'", '"') else ""
    return f"{quote}{clip(node.text)}{quote}"


def scalar(node: Node, ctx: Context, phrase: str, example: str) -> ScalarNode | None:
    """``node`` if it is a scalar with something in it, else None and a fault."""
    if not isinstance(node, ScalarNode):
        got = "{…}" if isinstance(node, MapNode) else "[…]"
        ctx.note(node.where, phrase, example=example, got=got)
        return None
    if not node.style and node.text in ("", "~", "null", "Null", "NULL"):
        ctx.note(node.where, "ruleset.no_value", example=example)
        return None
    return node


def want(node: Node, ctx: Context, phrase: str, example: str) -> None:
    """Note that something else than ``node`` belongs here."""
    if isinstance(node, ScalarNode):
        got = clip(node.text)
    else:
        got = "{…}" if isinstance(node, MapNode) else "[…]"
    ctx.note(node.where, phrase, example=example, got=got)
