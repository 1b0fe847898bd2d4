"""Facts and units as plain JSON objects and back; what equals a default is left out."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeAlias

from infoscore.units.facts import (
    Adoption,
    Discretion,
    Fact,
    GroundCheck,
    Instruction,
    Item,
    Place,
    Request,
    Share,
    Unit,
    UnitEvent,
)

Record: TypeAlias = Fact | Unit
_KINDS: dict[str, type[Record]] = {
    each.__name__: each
    for each in (
        Item, Adoption, Instruction, Request, UnitEvent, GroundCheck, Discretion, Unit
    )
}  # fmt: skip
_DATES = frozenset({"sent", "used", "when", "registered"})
_MOMENTS = frozenset({"happened", "known", "phoned", "written", "deadline", "due", "done"})
_NUMBERS = frozenset({"points", "score"})
_TUPLES = frozenset({"units", "authors", "aliases"})


def encode(record: Record) -> str:
    """One record as a line of JSON."""
    said: dict[str, Any] = {}
    for each in fields(record):
        value = getattr(record, each.name)
        default = each.default if each.default is not MISSING else None
        if value != default:
            said[each.name] = _wire(value)
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def decode(kind: str, text: str) -> Record:
    """The record that ``encode`` wrote; ValueError, KeyError or TypeError if it is none."""
    said = json.loads(text)
    made: Any = _KINDS[kind]
    given = {
        each.name: _back(each.name, said[each.name]) if each.name in said else None
        for each in fields(made)
        if each.name in said or each.default is MISSING
    }
    record: Record = made(**given)
    return record


def _wire(value: object) -> object:
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_wire(each) for each in value]
    return value


def _back(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name in _DATES:
        return date.fromisoformat(value)
    if name in _MOMENTS:
        return datetime.fromisoformat(value)
    if name in _NUMBERS:
        return Decimal(value)
    if name in _TUPLES:
        return tuple(value)
    if name == "flags":
        return frozenset(value)
    if name == "place":
        return Place(*value)
    if name == "shares":
        return tuple(Share(unit, Decimal(part)) for unit, part in value)
    if name == "criteria":
        return tuple((each, Decimal(grade)) for each, grade in value)
    return value
