"""The schema for editors says the same as the check of the program."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from infoscore.ruleset.definitions import rule_file
from infoscore.ruleset.fields import (
    MISSING,
    Choice,
    Clock,
    Context,
    DateField,
    Dec,
    Field,
    Flag,
    Id,
    Integer,
    ListOf,
    MapOf,
    Minutes,
    Named,
    OneKey,
    OneOf,
    Record,
    Ref,
    Tagged,
    Text,
    WordsField,
    optional,
    required,
)
from infoscore.ruleset.holidays import CALENDAR
from infoscore.ruleset.regex import PATTERN
from infoscore.ruleset.schema import json_schema
from infoscore.ruleset.yamlnode import parse

CONDITION: Field[Any] = Named(
    "condition",
    lambda: OneOf(scalar=Ref("slot"), map=OneKey({"all": ListOf(CONDITION, min=1)})),
)
RULE: Field[Any] = Record(
    dict,
    {
        "id": required(Id(), "编号"),
        "name": required(WordsField()),
        "weight": optional(Dec(0, 100)),
        "count": optional(Integer(min=1)),
        "terms": optional(ListOf(Text(), min=1, max=3, unique=True)),
        "regex": optional(PATTERN),
        "on": optional(Flag()),
        "level": optional(Choice("low", "high")),
        "since": optional(DateField()),
        "at": optional(Clock()),
        "limit": optional(Minutes()),
        "names": optional(MapOf(Id(), Text(), min=1)),
        "when": optional(CONDITION),
    },
    exactly_one=("terms", "regex"),
)
KINDS: dict[str, Field[Any]] = {
    "rule": RULE,
    "shape": Tagged(
        "kind",
        {
            "a": Record(dict, {"max": required(Integer())}),
            "b": Record(dict, {"x": optional(Text())}),
        },
    ),
    "calendar": CALENDAR,
}


def accepted(field: Field[Any], value: object) -> bool:
    ctx = Context()
    node = parse(json.dumps(value), "r.yaml", ctx.faults)
    assert node is not None
    return field.read(node, ctx) is not MISSING and not ctx.faults


def allowed(kind: str, value: object) -> bool:
    return bool(jsonschema.Draft202012Validator(json_schema(KINDS, kind)).is_valid(value))


GOOD: dict[str, Any] = {
    "id": "C01",
    "name": {"zh": "价值", "en": "Value"},
    "weight": 12.5,
    "count": 2,
    "terms": ["增长", "下降"],
    "on": True,
    "level": "low",
    "since": "2026-01-02",
    "at": "09:30",
    "limit": "2h",
    "names": {"a": "甲"},
    "when": {"all": ["time", {"all": ["place"]}]},
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_schema_is_a_valid_schema(kind: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema(KINDS, kind))


def test_the_schema_carries_notes_for_editors_and_shared_parts_once() -> None:
    schema = json_schema(KINDS, "rule")
    assert schema["properties"]["id"]["description"] == "编号"
    assert schema["properties"]["when"] == {"$ref": "#/$defs/condition"}
    assert list(schema["$defs"]) == ["condition"]


def test_a_good_rule_passes_both() -> None:
    assert accepted(RULE, GOOD)
    assert allowed("rule", GOOD)


STRAY_TEXTS = ["增长", "", " ", "C01", "C 01", "high", "30m", "24:00", "23:59", "2026-13"]
STRAY_SCALARS = [0, 1, 5, -1, 101, 0.5, True, None]
STRAY_LISTS = [[], ["a"], ["a", "a"], ["a", ""], ["a", "b", "c", "d"], [["a"]]]
STRAY_WORDS = [{}, {"zh": "x"}, {"zh": ""}, {"en": "x"}, {"zh": "x", "cn": "y"}, {"甲": "x"}]
STRAY_CONDITIONS = [{"all": []}, {"all": ["x"]}, {"any": ["x"]}, {"all": ["x", {"all": [1]}]}]
STRAY_PATTERNS = [
    {"regex": "x"},
    {"regex": "x", "not_before": ["y"]},
    {"regex": "x", "not_before": []},
    {"not_before": ["y"]},
]
STRAY = st.one_of(
    *map(
        st.sampled_from,
        [STRAY_TEXTS, STRAY_SCALARS, STRAY_LISTS, STRAY_WORDS, STRAY_CONDITIONS, STRAY_PATTERNS],
    )
)


@given(st.dictionaries(st.sampled_from([*GOOD, "regex", "nmae"]), STRAY, max_size=3), st.data())
def test_reader_and_schema_agree_on_broken_rules(changes: dict[str, Any], data: Any) -> None:
    dropped = data.draw(st.sets(st.sampled_from([*GOOD]), max_size=3))
    rule = {key: value for key, value in GOOD.items() if key not in dropped} | changes
    assert accepted(RULE, rule) == allowed("rule", rule)


@given(st.dictionaries(st.sampled_from(["kind", "max", "x"]), st.sampled_from(["a", "b", 1, []])))
def test_reader_and_schema_agree_on_tagged_records(value: dict[str, Any]) -> None:
    assert accepted(KINDS["shape"], value) == allowed("shape", value)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("value", ["x", 1, [], {}, [[]], {"a": 1}, None])
def test_reader_and_schema_agree_on_what_is_no_rule_at_all(kind: str, value: object) -> None:
    assert accepted(KINDS[kind], value) == allowed(kind, value)


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_rule_file_of_the_readme_fits_the_schema_that_editors_use(name: str) -> None:
    text = (Path(__file__).parents[2] / name).read_text("utf-8")
    (block,) = re.findall(r"^```yaml\n(extends: builtin.*?)^```$", text, re.MULTILINE | re.DOTALL)
    schema = json_schema({"rules": rule_file({}, ())}, "rules")
    jsonschema.validate(yaml.load(block, yaml.BaseLoader), schema)
