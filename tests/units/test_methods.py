"""Method files: every fault at its place; the shipped ones do what their own examples say."""

from __future__ import annotations

import json

import jsonschema
import pytest
import yaml

from infoscore.cli.main import run
from infoscore.errors import RuleError
from infoscore.ruleset.load import load_rules
from infoscore.ruleset.locate import builtin_rules
from infoscore.units.engine import score
from infoscore.units.fields import DEFAULT_SETTINGS
from infoscore.units.methodtest import try_method
from infoscore.units.periods import read_period
from infoscore.units.readmethod import builtin_methods, load_method, read_method

HEAD = "method: {id: m, version: 0.1.0, name: 办法, source: 测试}\n"
PART = "components: [{id: p, name: 得分}]\n"
SHIPPED = {
    "neutral", "lianyungang", "meizhou", "huzhou", "quzhou", "changshan", "shangyu", "tiantai",
    "zhonglou", "huangshan_keji", "xining_chengzhong", "zhalantun", "huolinguole",
}  # fmt: skip


def faults(text):
    with pytest.raises(RuleError) as caught:
        read_method(text, "m.yaml")
    return [fault.text() for fault in caught.value.faults]


def test_thirteen_methods_are_shipped():
    assert set(builtin_methods()) == SHIPPED


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_a_shipped_method_does_what_its_examples_say(name):
    method = load_method(name)
    outcomes = list(try_method(method))
    assert outcomes
    assert [outcome for outcome in outcomes if not outcome.passed] == []
    assert method.id == name


@pytest.mark.parametrize("name", sorted(SHIPPED - {"neutral"}))
def test_a_shipped_method_says_what_of_its_source_was_not_seen(name):
    method = load_method(name)
    assert method.source
    assert method.not_seen


def test_the_neutral_method_neither_ranks_nor_counts_instructions():
    method = load_method()
    assert method.id == "neutral"
    assert not method.settings.rank
    assert not method.settings.instructions
    assert not DEFAULT_SETTINGS["rank"]
    assert not DEFAULT_SETTINGS["instructions"]


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_a_shipped_method_fits_the_schema_that_offices_are_given(name, capsys):
    assert run(["schema", "method"]) == 0
    schema = json.loads(capsys.readouterr().out)
    said = yaml.safe_load(builtin_methods()[name].read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(json.dumps(said, default=str)), schema)
    assert not jsonschema.Draft202012Validator(schema).is_valid({**said, "clausen": []})


def test_the_rules_for_drafts_leave_methods_alone():
    assert load_rules().criteria
    assert load_rules(builtin_rules()).hash


def test_a_method_that_is_not_there_names_those_that_are():
    with pytest.raises(RuleError) as caught:
        load_method("nowhere")
    assert "neutral" in caught.value.faults[0].text()


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        (HEAD, "m.yaml:1:1", "components"),
        (
            HEAD + PART + "clauses: [{id: c, text: 条, fact: use, component: p}]\n",
            "m.yaml:3:34",
            "use",
        ),
        (
            HEAD + PART + "clauses:\n- {id: c, text: 条, fact: item, component: q, points: 1}\n",
            "m.yaml:4:43",
            "“q”",
        ),
        (
            HEAD + PART + "clauses:\n- {id: c, text: 条, fact: item, component: p}\n",
            "m.yaml:4:3",
            "没有写任何效果",
        ),
        (
            HEAD
            + PART
            + "clauses:\n- {id: c, text: 条, fact: item, component: p, points: 1, steps: [1]}\n",
            "m.yaml:4:3",
            "几种分值",
        ),
        (
            HEAD + PART + "clauses:\n- {id: c, text: 条, fact: rate, component: p, points: 1}\n",
            "m.yaml:4:3",
            "rate",
        ),
        (
            HEAD + PART + "clauses:\n- {id: c, text: 条, fact: item, component: p, of: c}\n",
            "m.yaml:4:8",
            "回到了自己",
        ),
        (
            HEAD
            + PART
            + "quotas:\n- {id: q, text: 务, measure: used, every: month, component: p}\n",
            "m.yaml:4:3",
            "没有写数量",
        ),
        (
            HEAD
            + PART
            + "venues: [{name: 甲刊}]\n"
            + "clauses:\n- {id: c, text: 条, fact: adoption, venues: [乙刊],"
            " component: p, points: 1}\n",
            "m.yaml:5:8",
            "乙刊",
        ),
        (
            HEAD + PART + "clauses:\n- {id: p, text: 条, fact: item, component: p, points: 1}\n",
            "m.yaml:4:8",
            "两次",
        ),
        (
            HEAD + PART + "combine: [{id: x, groups: [nobody], how: highest}]\n",
            "m.yaml:3:16",
            "nobody",
        ),
        (HEAD + PART + "settings: {total: percent_of_task}\n", "m.yaml:3:11", "total_quota"),
        (
            HEAD[:-2] + ", valid_from: 2026-02-01, valid_to: 2026-01-01}\n" + PART,
            "m.yaml:1:9",
            "valid_to",
        ),
        (HEAD + PART + "settings: {rank: yes}\n", "m.yaml:3:18", "true"),
    ],
)
def test_a_fault_is_told_at_its_place_with_its_remedy(text, place, said):
    (told,) = faults(text)
    assert told.startswith(place + ":")
    assert said in told


def test_the_shipped_methods_pass_their_own_examples_on_the_command_line(capsys):
    assert run(["units", "test"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert len(told) == len(builtin_methods())
    assert all(line.endswith("0 个不符") for line in told)


@pytest.mark.parametrize(
    ("example", "said"),
    [
        ("{name: 甲, facts: [{fact: item, unit: 甲}], expect: {甲: 2}}", "甲 应为 2，算出来是 1"),
        (
            "{name: 甲, period: 某年, facts: [{fact: item, unit: 甲}], expect: {甲: 1}}",
            "甲 应为 1，算出来是 无",
        ),
    ],
)
def test_an_example_that_does_not_hold_fails(tmp_path, capsys, example, said):
    file = tmp_path / "m.yaml"
    clause = "clauses: [{id: c, text: 条, fact: item, component: p, points: 1}]\n"
    file.write_text(f"{HEAD}{PART}{clause}tests: [{example}]\n", encoding="utf-8")
    assert run(["units", "test", str(file)]) == 1
    assert said in capsys.readouterr().out


def test_a_method_without_examples_has_not_been_tested(tmp_path, capsys):
    file = tmp_path / "m.yaml"
    file.write_text(HEAD + PART, encoding="utf-8")
    assert run(["units", "test", str(file)]) == 1
    assert "0 个算例" in capsys.readouterr().out


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_every_clause_of_a_shipped_method_is_tried_by_its_own_examples(name):
    method, tried = load_method(name), set()
    for test in method.tests:
        for unit in score(test.ledger, method, read_period(test.period)).results:
            tried |= {point.clause for point in unit.trail_total.points}
    silent = {c.id for c in method.clauses if c.value and c.value.points == 0}
    assert {clause.id for clause in method.clauses} - tried - silent == set()
