"""JSON Schema for editors, made from the fields that check the rule files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from infoscore.ruleset.field import Field, Schema

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(kinds: Mapping[str, Field[Any]], kind: str) -> Schema:
    """The schema (draft 2020-12) of rule files of ``kind``. Unknown kinds raise KeyError."""
    defs: Schema = {}
    body = kinds[kind].schema(defs)
    made: Schema = {"$schema": DIALECT, "title": f"infoscore {kind}", **body}
    if defs:
        made["$defs"] = {name: defs[name] for name in sorted(defs)}
    return made
