"""Read ``infoscore.yaml``: strictly, every fault with its place, all of them in one run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from infoscore.errors import RuleError
from infoscore.intake.ignores import MIN_REASON
from infoscore.ruleset.fields import (
    MISSING,
    Choice,
    Context,
    DateField,
    Dec,
    Entry,
    Id,
    Integer,
    ListOf,
    Missing,
    Record,
    Text,
    WithPlace,
    optional,
    required,
)
from infoscore.ruleset.yamlnode import MapNode, read_file
from infoscore.settings.values import CHECK_FORMATS, SEVERITY_GATES, Chosen, IgnoreRule, Settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from infoscore.errors import Location
    from infoscore.ruleset.field import Schema
    from infoscore.ruleset.yamlnode import Node


class _Pattern(Text):
    """A pattern of paths that can be read."""

    def read(self, node: Node, ctx: Context) -> str | Missing:
        from infoscore.settings.patterns import broken  # noqa: PLC0415  only where there are some

        text = super().read(node, ctx)
        if text is MISSING or not broken(text):
            return text
        ctx.note(node.where, "settings.bad_pattern", entry=text)
        return MISSING


_POINTS = Dec(0, 100)
_GATES = {
    "score": optional(_POINTS, note="Least score of a draft, 0 to 100."),
    "band": optional(Id(), note="Least band of a draft, by its id."),
    "level": optional(Integer(0, 4), note="Least level of a draft, 0 to 4."),
    "unit_mean": optional(_POINTS, note="Least mean of a unit's drafts, 0 to 100."),
    "severity": optional(Choice(*SEVERITY_GATES), note="Gravest finding that may not stand."),
}
_IGNORE = Record(
    IgnoreRule,
    {
        "rule": required(Id(), "Id of a rule, a criterion or a principle."),
        "reason": required(Text(min=MIN_REASON), "Why it does not apply."),
        "paths": optional(ListOf(_Pattern(), min=1), (), "Drafts that are meant; none: all."),
    },
    place="where",
)
_FIELDS: dict[str, Entry] = {
    "paths": optional(ListOf(Text(), min=1), note="What check grades where no path is given."),
    "exclude": optional(ListOf(_Pattern()), note="Patterns of paths that are no drafts."),
    "rules": optional(Text(), note="Rule file or folder; default: the built-in rules."),
    "as_of": optional(DateField(), note="Day whose priorities apply."),
    "jobs": optional(Integer(1, 64), note="Processes."),
    "color": optional(Choice("auto", "always", "never"), note="Colour."),
    "format": optional(Choice(*CHECK_FORMATS), note="Format of check's report."),
    "fail": optional(Record(dict, _GATES), note="The gates of check."),
    "baseline": optional(Text(), note="File of scores that drafts may not fall below."),
    "margin": optional(_POINTS, note="By how many points they may fall all the same."),
    "ignore": optional(ListOf(_IGNORE), note="Findings that do not apply, with the reason."),
}
_DEFINITION: Record[dict[str, Any]] = Record(
    dict, {key: optional(WithPlace(each.field), note=each.note) for key, each in _FIELDS.items()}
)


def read_settings(file: Path, shown: str) -> Chosen:
    """The settings in ``file``. RuleError with every fault if it is not in order."""
    context = Context()
    node = read_file(file, shown, context.faults)
    if node is None:
        if [each.phrase for each in context.faults] == ["ruleset.yaml_empty"]:
            return Chosen(file=file)  # all commented out
        raise RuleError(*context.ordered())
    made = _DEFINITION.read(node, context)
    if made is MISSING or context.faults:
        raise RuleError(*context.ordered())
    values: dict[str, Any] = {}
    places: dict[str, Location] = {}
    for key, placed in made.items():
        if placed is None:
            continue
        if key == "fail":
            _gates(placed.value, node, values, places)
        else:
            values[key], places[key] = placed.value, placed.where
    return Chosen(Settings(**values), file, places)


def schema() -> Schema:
    """JSON Schema of the settings file, for editors."""
    defs: Schema = {}
    made = Record(dict, _FIELDS).schema(defs)
    made = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "infoscore.yaml",
        **made,
    }
    return {**made, "$defs": defs} if defs else made


def _gates(
    gates: Mapping[str, Any], node: object, values: dict[str, Any], places: dict[str, Location]
) -> None:
    """Lift what stands below ``fail`` to settings of its own."""
    below = node.get("fail") if isinstance(node, MapNode) else None
    entries = below.entries if isinstance(below, MapNode) else ()
    written = {name.text: value.where for name, value in entries}
    for key, value in gates.items():
        if value is not None:
            values[f"fail_{key}"], places[f"fail_{key}"] = value, written[key]
