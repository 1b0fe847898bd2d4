"""JSON and JSON lines: valid, streamed, the same every time."""

from __future__ import annotations

import io
import json

import pytest
from jsonschema import Draft202012Validator
from make_scores import ERROR, NAMES, RUN, good, hostile, items, show, summary

from infoscore.render.writer import Options, open_writer
from infoscore.report.schema import jsonl_schema, report_schema
from infoscore.report.wire import item_to_wire


@pytest.mark.parametrize("scores", [(), (good(),), items(), (hostile(),)], ids=len)
def test_the_document_keeps_to_its_schema(scores):
    document = json.loads(show("json", scores, errors=(ERROR,)))
    Draft202012Validator(report_schema()).validate(document)
    assert document["items"] == [item_to_wire(each, NAMES) for each in scores]
    assert document["errors"][0]["path"] == ERROR.where.path


def test_every_line_is_an_object_of_the_schema_and_the_last_sums_up():
    lines = [json.loads(each) for each in show("jsonl", items()).splitlines()]
    check = Draft202012Validator(jsonl_schema())
    for each in lines:
        check.validate(each)
    assert [each["type"] for each in lines] == ["item", "item", "item", "summary"]
    assert [each["path"] for each in lines[:3]] == [each.path for each in items()]
    assert lines[-1]["rule_set"]["hash"] == RUN.hash


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_items_are_written_as_they_come(name):
    stream = io.StringIO()
    writer = open_writer(name, stream, RUN, Options(many=True))
    sizes = []
    for each in items():
        writer.item(each)
        sizes.append(stream.tell())
        assert each.path in stream.getvalue()
    assert sizes == sorted(set(sizes))
    writer.close(summary(*items()))


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_keys_are_sorted_within_items(name):
    text = show(name, (good(),))
    first = next(each for each in text.splitlines() if '"advice"' in each)
    pairs = json.loads(first.rstrip(","), object_pairs_hook=lambda p: [k for k, _ in p])
    assert pairs == sorted(pairs)


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_chinese_stays_readable_unless_the_stream_cannot_carry_it(name):
    assert "柳河镇" in show(name, (good(),))
    spelled = show(name, (good(),), ascii_only=True)
    assert spelled.isascii()
    last = spelled.splitlines()
    same = show(name, (good(),)).splitlines()
    if name == "jsonl":
        assert [json.loads(a) for a in last] == [json.loads(a) for a in same]


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_the_same_scores_give_the_same_bytes(name):
    assert show(name, items()) == show(name, items())
