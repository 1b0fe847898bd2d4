"""The schema of reports: reports keep to it, and it is strict enough to notice when they do not."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator, ValidationError
from make_scores import ERROR, NAMES, RUN, hostile, items, summary

from infoscore.report.schema import jsonl_schema, report_schema
from infoscore.report.wire import head_to_wire, item_to_wire, tail_to_wire


def report(lang="zh"):
    return {
        **head_to_wire(RUN, lang),
        "items": [item_to_wire(each, NAMES, lang) for each in (*items(), hostile())],
        **tail_to_wire(summary(*items(), errors=(ERROR,)), lang),
    }


@pytest.mark.parametrize("schema", [report_schema(), jsonl_schema()], ids=["report", "jsonl"])
def test_the_schema_is_a_schema(schema):
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_reports_keep_to_the_schema(lang):
    Draft202012Validator(report_schema()).validate(json.loads(json.dumps(report(lang))))


def test_lines_keep_to_the_schema():
    check = Draft202012Validator(jsonl_schema())
    for each in items():
        check.validate({"type": "item", **item_to_wire(each, NAMES)})
    tail = tail_to_wire(summary(*items()), "zh")
    check.validate({"type": "summary", **head_to_wire(RUN, "zh"), **tail})


def spoil(path, value):
    """The report with one value changed; None takes it away."""
    made = json.loads(json.dumps(report()))
    *above, last = path
    place = made
    for step in above:
        place = place[step]
    if value is None:
        del place[last]
    else:
        place[last] = value
    return made


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["items", 0, "score"], 100.1),
        (["items", 0, "score"], "86.5"),
        (["items", 0, "level"], 5),
        (["items", 0, "criteria", 0, "grade"], 1.01),
        (["items", 0, "criteria", 0, "role"], "tertiary"),
        (["items", 0, "criteria", 2, "evidence"], None),
        (["items", 0, "kind", "runner_up"], 3),
        (["items", 0, "surprise"], 1),
        (["units", 0, "count"], 0),
        (["errors", 0, "line"], 0),
        (["rule_set", "hash"], None),
        (["schema_version"], 2),
        (["as_of"], None),
    ],
)
def test_what_breaks_the_contract_is_noticed(path, value):
    with pytest.raises(ValidationError):
        Draft202012Validator(report_schema()).validate(spoil(path, value))


def test_every_field_is_explained():
    for name, shape in report_schema()["$defs"].items():
        assert shape["description"], name
        for field, value in shape["properties"].items():
            below = value.get("items", value)
            told = "description" in value or "$ref" in below or "anyOf" in value
            assert told or "enum" in value, f"{name}.{field}"
