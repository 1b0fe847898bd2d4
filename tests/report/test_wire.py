"""The wire: every field of a score reaches the report, in plain values."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from make_scores import ERROR, NAMES, RUN, good, items, speech, summary, urgent

from infoscore.errors import Location, fault
from infoscore.report.wire import head_to_wire, item_to_wire, tail_to_wire


def test_an_item_carries_what_was_decided():
    wire = item_to_wire(good(), NAMES)
    assert wire["path"] == "来稿/青山县水利局/断供.txt"
    assert (wire["unit"], wire["score"], wire["band"]) == ("青山县水利局", 86.5, "adopt")
    assert (wire["band_name"], wire["level"]) == ("建议采用", 4)
    assert wire["kind"] == {
        "id": "problem",
        "name": "问题类",
        "runner_up": "proposal",
        "forced": False,
    }
    assert (wire["value"], wire["value_max"]) == (38.3, 45.0)
    assert (wire["problem_item"], wire["on_time"], wire["han"]) == (True, True, 812)


def test_all_ten_criteria_and_six_principles_are_there():
    for item in items():
        wire = item_to_wire(item, NAMES)
        assert [each["id"] for each in wire["criteria"]] == [f"C{n:02}" for n in range(1, 11)]
        assert [each["id"] for each in wire["principles"]] == list(NAMES.principles)


def test_evidence_is_quoted_with_its_place():
    criterion = item_to_wire(good(), NAMES)["criteria"][2]
    assert criterion["grade"] == 1.0
    assert criterion["evidence"][1] == {
        "rule": "C03.asked",
        "grade": 0.7,
        "filled": ["A", "D"],
        "quotes": [
            {
                "line": 5,
                "column": 9,
                "start": 210,
                "end": 232,
                "text": "建议市水务集团4月10日前更换1.8公里主管",
            }
        ],
    }


def test_a_near_miss_names_what_is_missing():
    criterion = item_to_wire(good(), NAMES)["criteria"][3]
    assert criterion["near_misses"][0]["missing"] == ["N", "T"]


def test_a_criterion_that_does_not_apply_says_so():
    criterion = item_to_wire(good(), NAMES)["criteria"][5]
    assert (criterion["applicable"], criterion["role"]) == (False, "none")


def test_gates_advice_and_advisories_keep_their_reasons():
    wire = item_to_wire(speech(), NAMES)
    assert wire["gates"][0]["cap"] == 25.0
    assert [each["text"] for each in wire["gates"][0]["quotes"]] == ["同志们", "我讲三点意见"]
    assert wire["advice"][0]["gain"] == 42.0
    assert wire["advice"][0]["quote"] is None
    assert item_to_wire(good(), NAMES)["advisories"][0]["text"] == "数字全是整百，请核对"


def test_the_ledger_of_figures_is_carried_whole():
    audit = item_to_wire(good(), NAMES)["audit"]
    assert audit is not None
    assert audit["figures"][1] == {
        "quote": {"line": 4, "column": 3, "start": 142, "end": 147, "text": "3.2万亩"},
        "low": 32000.0,
        "high": 32000.0,
        "unit": "亩",
        "group": "count",
        "role": "level",
        "about": False,
        "what": "涉及",
        "when": "2月11日",
        "where": None,
        "state": "open",
    }
    assert audit["findings"][0]["message"] == "两处人数不符：1800 和 1360"
    assert item_to_wire(speech(), NAMES)["audit"] is None


def test_english_names_are_given_where_asked_for():
    wire = item_to_wire(good(), NAMES, "en")
    assert wire["kind"]["name"] == "problem"
    assert wire["principles"][0]["name"] == "Timely"
    assert wire["advice"][0]["text"] == "say how large the gap is and since when"


@pytest.mark.parametrize(
    ("score", "written"), [("87.5", "87.5"), ("0", "0.0"), ("99.95", "100.0"), ("33.3", "33.3")]
)
def test_scores_are_exact_to_one_decimal(score, written):
    wire = item_to_wire(replace(good(), score=Decimal(score)), NAMES)
    assert json.dumps(wire["score"]) == written


def test_the_head_names_rules_and_day():
    assert head_to_wire(RUN, "zh") == {
        "schema_version": 1,
        "tool": "infoscore 0.1.0",
        "lang": "zh",
        "rule_set": {"id": "builtin", "version": "1.0", "hash": "3f2a9c1e77d0b4aa"},
        "as_of": "2026-11-24",
    }


def test_the_tail_sums_up_units():
    (unit,) = tail_to_wire(summary(urgent()), "zh")["units"]
    assert unit == {
        "unit": "未注明单位",
        "count": 1,
        "mean": 74.0,
        "best": 74.0,
        "bands": {"adopt": 0, "revise": 1, "extend": 0, "return": 0},
        "on_time_share": 0.0,
        "problem_share": 1.0,
    }


def test_errors_say_where_and_why():
    front = fault(Location("a.txt", 2, 5), "intake.empty")
    file, line = tail_to_wire(summary(errors=(ERROR, front)), "en")["errors"]
    assert (file["path"], file["line"], file["column"]) == ("来稿/坏稿.doc", None, None)
    assert file["code"] == "intake.old_word"
    assert file["message"] == ERROR.message("en")
    assert (line["line"], line["column"]) == (2, 5)
