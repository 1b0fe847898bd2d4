"""The commands about rules: list, explain, validate, schema."""

from __future__ import annotations

import json
from functools import partial

import pytest
from jsonschema import Draft202012Validator
from program import call

from infoscore.cli.schema import KINDS
from infoscore.judging.ruletest import Failure, RuleResult
from infoscore.render.cells import plain
from infoscore.ruleset.load import load_rules


@pytest.fixture
def infoscore(capsys):
    return partial(call, capsys)


@pytest.fixture(scope="module")
def ids():
    rules = load_rules()
    frames = [frame.card.id for each in rules.criteria for frame in each.frames]
    merits = [merit.card.id for each in rules.principles for merit in each.merits]
    groups = (rules.kinds, rules.gates, rules.audit.checks.values(), rules.notices, rules.chains)
    carded = [each.card.id for group in groups for each in group]
    plain = [each.id for each in (*rules.criteria, *rules.principles)]
    return [*plain, *frames, *merits, *carded]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_rule_is_listed(infoscore, ids, lang):
    code, out, _ = infoscore("rules", "--lang", lang)
    assert code == 0
    listed = [line.split()[0] for line in out.splitlines() if line.startswith("  ")]
    assert set(ids) <= set(listed)


def test_the_list_is_also_json(infoscore, ids):
    entries = json.loads(infoscore("rules", "--format", "json")[1])
    assert set(ids) <= {each["id"] for each in entries}
    assert {each["section"] for each in entries} == {
        "criteria", "principles", "kinds", "gates", "audit", "notices", "chains", "conditions",
        "slots",
    }  # fmt: skip


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_rule_can_be_explained(infoscore, ids, lang, monkeypatch):
    rules = load_rules()
    monkeypatch.setenv("INFOSCORE_CACHE", "")  # what is faked is not kept for other tests
    monkeypatch.setattr("infoscore.ruleset.load.load_rules", lambda _: rules)
    for each in ids:
        code, out, _ = infoscore("explain", each, "--lang", lang)
        assert code == 0
        assert out.startswith(f"{each}  ")
        assert len(out.splitlines()) > 2


def test_an_explanation_says_why_how_and_on_what_source(infoscore):
    frame = load_rules().criteria[0].frames[0].card
    _, out, _ = infoscore("explain", frame.id)
    for expected in (frame.name.zh, frame.why.zh, frame.source, *frame.tests.fires, "二档"):
        assert plain(expected) in out
    told = json.loads(infoscore("explain", frame.id, "--format", "json")[1])
    assert (told["id"], told["parent"]) == (frame.id, "C01")


def test_an_unknown_id_is_met_with_the_nearest(infoscore):
    code, out, err = infoscore("explain", "C3")
    assert (code, out) == (2, "")
    assert "是不是 C0" in err
    assert "infoscore rules" in infoscore("explain", "无此规则")[2]


def test_the_built_in_rules_are_valid(infoscore):
    code, out, err = infoscore("validate")
    assert (code, err) == (0, "")
    assert "没有发现错误" in out


def test_every_fault_of_a_rule_file_is_listed_with_its_place(infoscore, tmp_path):
    file = tmp_path / "local.yaml"
    file.write_text(
        "extends: builtin\nscorring:\n  a: 1\npriorities:\n  - id: x\n    nam: y\n",
        encoding="utf-8",
    )
    code, out, err = infoscore("validate", str(file))
    assert (code, err) == (2, "")
    *faults, last = out.splitlines()
    assert all(each.startswith(f"{file.as_posix()}:") for each in faults)
    assert any("local.yaml:2:1" in each for each in faults)
    assert last == f"共 {len(faults)} 处错误；改好后再运行一次"


@pytest.mark.parametrize("command", [["validate"], ["grade", "x", "--rules"], ["rules", "--rules"]])
def test_missing_rules_are_one_line(infoscore, command, tmp_path):
    code, out, err = infoscore(*command, str(tmp_path / "nosuch.yaml"))
    assert code == 2
    assert (out + err).count("nosuch.yaml") == 1
    assert "Traceback" not in out + err


@pytest.mark.parametrize("what", KINDS)
def test_schemas_are_schemas(infoscore, what):
    code, out, _ = infoscore("schema", what)
    assert code == 0
    Draft202012Validator.check_schema(json.loads(out))


OUTCOMES = {
    "passed": (RuleResult("C01-scale", "criteria", 2, (), ()), 0, 0, ""),
    "failed": (
        RuleResult("C01-scale", "criteria", 2, (Failure("fires", "甲\n乙"),), ()),
        1,
        1,
        "C01-scale: 应当命中而没有命中：甲 乙",
    ),
    "fired": (
        RuleResult("C01-scale", "criteria", 2, (Failure("silent", "甲"),), ()),
        1,
        1,
        "C01-scale: 不应命中而命中了：甲",
    ),
    "unreached": (
        RuleResult("C01-scale", "criteria", 2, (), ("actionable",)),
        0,
        1,
        "C01-scale: 没有例文走到 三档：能决策能办",
    ),
    "untried": (RuleResult("C01-scale", "criteria", 0, (), ()), 0, 1, "C01-scale: 没有例文"),
}


@pytest.mark.parametrize(
    ("result", "plain", "coverage", "told"), OUTCOMES.values(), ids=list(OUTCOMES)
)
def test_rule_tests_fail_for_what_fired_wrongly_and_with_coverage_for_what_was_not_tried(
    infoscore, monkeypatch, result, plain, coverage, told
):
    monkeypatch.setattr("infoscore.judging.ruletest.try_rules", lambda _: iter([result]))
    assert infoscore("test")[0] == plain
    code, out, err = infoscore("test", "--coverage")
    assert (code, err) == (coverage, "")
    assert told in out
    assert f"试了 1 条规则、{result.tried} 段例文" in out


def test_the_built_in_rules_are_tried_whole(infoscore, ids):
    _, out, err = infoscore("test")
    assert err == ""
    tried = len(ids) - 16  # the ten criteria and six principles carry no texts themselves
    assert f"试了 {tried} 条规则" in out


def test_a_kind_that_shares_its_id_with_a_list_of_words_is_told_first(infoscore):
    out = infoscore("explain", "problem")[1]
    assert out.startswith("problem  问题\n")
    assert "\nproblem  具体问题词\n" in out
    told = json.loads(infoscore("explain", "problem", "--format", "json")[1])
    assert told["section"] == "kinds"
    assert [(each["id"], each["section"]) for each in told["also"]] == [("problem", "slots")]
    assert json.loads(infoscore("explain", "C01", "--format", "json")[1])["also"] == []


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("来源含混", "accurate-vague"),
        ("解决具体困难", "C03"),
        ("C03 解决具体困难", "C03"),
        ("local difficulties", "C03"),
        ("The source is VAGUE", "accurate-vague"),
        ("据悉、据了解", "N"),
        ("c03-local", "C03-local"),
    ],
)
def test_a_rule_is_explained_by_the_words_the_card_shows(infoscore, asked, meant):
    code, out, _ = infoscore("explain", asked)
    assert code == 0
    assert out.startswith(meant)


def test_a_name_that_fits_several_rules_lists_them(infoscore):
    code, out, err = infoscore("explain", "来源")
    assert (code, out) == (2, "")
    assert "可指" in err
    assert "（来源含混）" in err
    assert "如 " in infoscore("explain", "的")[2]
    assert "没有编号或名称" in infoscore("explain", " ")[2]
