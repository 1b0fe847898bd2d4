"""The JSON Schema of reports, derived from :mod:`infoscore.report.model`."""

from __future__ import annotations

import sys
import typing
from typing import Annotated, Any, Literal, TypeAlias, get_args, get_origin, is_typeddict

from infoscore.report import model

Schema: TypeAlias = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}


def report_schema() -> Schema:
    """Schema of the document that ``grade --format json`` writes."""
    return document("infoscore report", model.Report)


def jsonl_schema() -> Schema:
    """Schema of each line that ``grade --format jsonl`` writes."""
    return document("infoscore report, one line", model.ItemLine, model.SummaryLine)


def document(title: str, *shapes: type) -> Schema:
    """Schema of a document that has one of ``shapes``, which are TypedDicts."""
    defs: Schema = {}
    choice = [_object(each, defs) for each in shapes]
    top = choice[0] if len(choice) == 1 else {"oneOf": choice}
    return {"$schema": DIALECT, "title": title, **top, "$defs": dict(sorted(defs.items()))}


def _object(shape: type, defs: Schema) -> Schema:
    """A reference to ``shape``, put into ``defs`` with everything below it."""
    if shape.__name__ not in defs:
        hints = typing.get_type_hints(
            shape, vars(sys.modules[shape.__module__]), include_extras=True
        )
        defs[shape.__name__] = {}
        defs[shape.__name__] = {
            "type": "object",
            "description": (shape.__doc__ or "").strip(),
            "properties": {name: _value(hint, defs) for name, hint in hints.items()},
            "required": list(hints),
            "additionalProperties": False,
        }
    return {"$ref": _ref(shape)}


def _value(hint: Any, defs: Schema) -> Schema:
    origin, below = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return {**_value(below[0], defs), **_noted(below[1:])}
    if origin is Literal:
        return {"enum": list(below)}
    if origin is not None:
        return _composed(origin, below, defs)
    return _object(hint, defs) if is_typeddict(hint) else {"type": _PLAIN[hint]}


def _composed(origin: Any, below: tuple[Any, ...], defs: Schema) -> Schema:
    """Schema of a list, a map by names, or a choice."""
    if origin is list:
        return {"type": "array", "items": _value(below[0], defs)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _value(below[1], defs)}
    if all(each in _PLAIN for each in below):
        return {"type": [_PLAIN[each] for each in below]}
    return {"anyOf": [_value(each, defs) for each in below]}


def _noted(notes: tuple[Any, ...]) -> Schema:
    made: Schema = {}
    for note in notes:
        if note.text:
            made["description"] = note.text
        if note.minimum is not None:
            made["minimum"] = note.minimum
        if note.maximum is not None:
            made["maximum"] = note.maximum
    return made


def _ref(shape: type) -> str:
    return f"#/$defs/{shape.__name__}"
