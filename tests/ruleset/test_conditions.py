"""Conditions that stand once under a name, and the rules that ask for them."""

from __future__ import annotations

from datetime import date

import pytest
from rule_faults import faults

from infoscore.grading import Grader
from infoscore.intake import read_text
from infoscore.report.catalog import catalog
from infoscore.ruleset.conditionfields import MOST_TESTS
from infoscore.ruleset.load import load_rules
from infoscore.ruleset.slots import AllOf, AnyOf, Not, Shared

DAY = date(2026, 3, 9)
TEXT = "东沟村水管漏水，206户断水26天，输水主管用了23年。镇水管站打算4月底前换管。"
CONDITIONS = """\
conditions:
  - id: dry_village
    name: {zh: 断水的村, en: a village without water}
    when: {within: sentence, all: [trouble, number]}
"""
NOTICE = """\
notices:
  - id: L1-water
    name: 断水
    why: 断水要报
    source: 本地
    since: 0.1.0
    when: %s
    tests: {fires: [东沟村206户断水26天，至今没有恢复。], silent: [东沟村修了一条路，长2公里。]}
"""


def told(rules):
    score = Grader(rules, as_of=DAY).grade(read_text(TEXT * 2))
    return [each.rule for each in score.advisories]


@pytest.mark.parametrize(
    ("when", "fires"),
    [
        ("dry_village", True),
        ("[dry_village]", True),
        ("{not: dry_village}", False),
        ("{all_of: [dry_village, {measure: figures, min: 90}]}", False),
        ("{any_of: [{measure: figures, min: 90}, dry_village]}", True),
    ],
)
def test_a_rule_asks_for_a_condition_by_its_id(local, when, fires):
    rules = load_rules(local(CONDITIONS + NOTICE % when))
    assert ("L1-water" in told(rules)) is fires


def test_a_condition_is_changed_once_for_all_rules_that_ask_for_it(local):
    rules = load_rules(
        local(CONDITIONS + NOTICE % "dry_village" + "override: {dry_village: {when.at_least: 9}}\n")
    )
    assert "L1-water" not in told(rules)


def test_a_condition_that_is_switched_off_is_missed_by_the_rules_that_ask_for_it(local):
    text = CONDITIONS + NOTICE % "dry_village" + "disable: [dry_village]\n"
    assert faults(local(text)) == ["14:11 ruleset.off_used"]


@pytest.mark.parametrize(
    ("more", "at"),
    [
        ("  - {id: wet, name: 湿, when: dry_village}\n", "6:30 ruleset.condition_inside"),
        ("  - {id: wet, name: 湿, when: [{not: wet}]}\n", "6:37 ruleset.condition_inside"),
        ("  - {id: trouble, name: 问题, when: N}\n", "6:5 ruleset.twice"),
        ("  - {id: wet, name: 湿}\n", "6:5 ruleset.key_missing"),
        ("  - {id: wet, name: 湿, when: nothing_such}\n", "6:30 ruleset.unknown_slot"),
    ],
)
def test_what_a_condition_cannot_be(local, more, at):
    assert faults(local(CONDITIONS + more)) == [at]


def test_a_fault_in_a_condition_is_told_once_however_many_rules_ask_for_it(local):
    text = CONDITIONS.replace("trouble", "trubble") + NOTICE % "[dry_village, dry_village]"
    assert faults(local(text)) == ["5:36 ruleset.unknown_slot_near"]


@pytest.mark.parametrize(("tests", "refused"), [(MOST_TESTS, False), (MOST_TESTS + 1, True)])
def test_a_condition_is_no_longer_than_can_be_judged_for_every_rule(local, tests, refused):
    several = "{not: {any_of: [" + ", ".join(["N"] * tests) + "]}}"
    text = f"conditions:\n  - {{id: long, name: 长, when: {several}}}\n"
    if refused:
        assert faults(local(text)) == ["3:5 ruleset.condition_long"]
    else:
        (made,) = [each for each in load_rules(local(text)).shared if each.id == "long"]
        assert isinstance(made.when, Not)


def test_explain_tells_a_condition_by_its_name_and_what_it_asks(local):
    rules = load_rules(local(CONDITIONS + NOTICE % "{not: dry_village}"))
    for lang, name in (("zh", "断水的村："), ("en", "a village without water:")):
        entries = {each.id: each for each in catalog(rules, lang)}
        lines = next(lines for _, lines in entries["L1-water"].facts if name in "".join(lines))
        assert lines[1].strip() == name
        (own,) = [lines for _, lines in entries["dry_village"].facts]
        assert lines[2].strip() == own[0]
    assert entries["dry_village"].section == "conditions"


def test_every_condition_of_the_built_in_rules_serves_two_rules_and_more():
    rules = load_rules()
    frames = [f for c in rules.criteria for f in c.frames]
    merits = [m for p in rules.principles for m in p.merits]
    asked = [x for f in frames for x in (f.present, f.concrete, f.actionable)]
    asked += [x for m in merits for x in (m.when, m.advised_where) if x is not None]
    asked += [g.when for g in rules.gates] + [n.when for n in rules.notices]
    asked += [s.when for k in rules.kinds for s in k.signals]
    for shared in rules.shared:
        assert sum(_names(each, shared) for each in asked) > 1, shared.id


def _names(condition, shared):
    if isinstance(condition, AllOf | AnyOf):
        return sum(_names(each, shared) for each in condition.conditions)
    if isinstance(condition, Not):
        return _names(condition.condition, shared)
    return isinstance(condition, Shared) and condition is shared
