"""Local files change one parameter of a rule, or switch it off, and copy nothing."""

from __future__ import annotations

import pytest

from infoscore.errors import Fault, Location, RuleError
from infoscore.ruleset.fields import Context, Dec, Id, ListOf, Record, Text, optional, required
from infoscore.ruleset.load import load_rules
from infoscore.ruleset.overlay import overlay
from infoscore.ruleset.yamlnode import MapNode, Node, SeqNode, parse

BASE = """\
id: C01
weight: 10
words: [甲, 乙]
limits: {low: 1, high: 2}
signals:
  - {id: empty-talk, max: 3}
  - {id: praise, max: 5}
"""
RULE = Record(
    dict,
    {
        "id": required(Id()),
        "weight": optional(Dec(0, 20)),
        "cap": optional(Dec()),
        "words": optional(ListOf(Text())),
    },
)


def node_of(text: str, path: str) -> Node:
    faults: list = []
    node = parse(text, path, faults)
    assert faults == []
    assert node is not None
    return node


def base() -> dict[str, MapNode]:
    rules = {name: node_of(BASE.replace("C01", name), "base.yaml") for name in ("C01", "C02")}
    return {name: node for name, node in rules.items() if isinstance(node, MapNode)}


def changed(overrides: str, disabled: str | None = None) -> tuple[dict[str, MapNode], Context]:
    ctx = Context()
    off = node_of(disabled, "local.yaml") if disabled else None
    return overlay(base(), node_of(overrides, "local.yaml"), ctx, off), ctx


def at(rules: dict[str, MapNode], *path: str | int) -> object:
    node: Node | None = rules[str(path[0])]
    for step in path[1:]:
        assert isinstance(node, SeqNode if isinstance(step, int) else MapNode)
        node = node.items[step] if isinstance(step, int) else node.get(step)
    return getattr(node, "text", node)


def test_a_value_is_replaced_at_its_path_and_nothing_else_changes() -> None:
    rules, ctx = changed("C01: {weight: 8, limits.high: 9, signals.praise.max: 7}")
    assert ctx.faults == []
    assert at(rules, "C01", "weight") == "8"
    assert at(rules, "C01", "limits", "high") == "9"
    assert at(rules, "C01", "limits", "low") == "1"
    assert at(rules, "C01", "signals", 1, "max") == "7"
    assert at(rules, "C01", "signals", 0, "max") == "3"
    assert rules["C02"] == base()["C02"]
    assert list(rules) == ["C01", "C02"]


def test_a_list_is_replaced_whole() -> None:
    rules, _ = changed("C01: {words: [丙]}")
    ctx = Context()
    node = rules["C01"].get("words")
    assert node is not None
    assert ListOf(Text()).read(node, ctx) == ("丙",)


def test_faults_of_new_values_point_into_the_local_file() -> None:
    rules, ctx = changed("C01:\n  weight: 很多\n  wieght: 3\n  cap: 5\n")
    assert ctx.faults == []
    node = MapNode(rules["C01"].entries[:3] + rules["C01"].entries[5:], rules["C01"].where)
    RULE.read(node, ctx)
    assert [(f.where, f.phrase) for f in ctx.ordered()] == [
        (Location("local.yaml", 2, 11), "ruleset.want_decimal"),
        (Location("local.yaml", 3, 3), "ruleset.unknown_key_near"),
    ]


def test_rules_are_disabled_by_id() -> None:
    rules, ctx = changed("{}", "[C02]")
    assert list(rules) == ["C01"]
    assert ctx.faults == []


def test_no_overrides_change_nothing() -> None:
    assert overlay(base(), None, Context()) == base()


@pytest.mark.parametrize(
    ("overrides", "disabled", "expected"),
    [
        ("C03: {weight: 8}", None, "1:1 ruleset.unknown_rule_near"),
        ("价值: {weight: 8}", None, "1:1 ruleset.unknown_rule"),
        ("C01: {limit.high: 8}", None, "1:7 ruleset.unknown_path_near"),
        ("C01: {weight.high: 8}", None, "1:7 ruleset.unknown_path"),
        ("C01: {signals.prase.max: 8}", None, "1:7 ruleset.unknown_path_near"),
        ("C01: {signals.prase: 8}", None, "1:7 ruleset.unknown_path_near"),
        ("C01: {id: C09}", None, "1:7 ruleset.override_id"),
        ("C01: {signals.praise.id: blame}", None, "1:7 ruleset.override_id"),
        ("C01: 8", None, "1:6 ruleset.want_map"),
        ("[C01]", None, "1:1 ruleset.want_map"),
        ("{}", "[C01, C9]", "1:7 ruleset.unknown_rule"),
        ("{}", "C01", "1:1 ruleset.want_list"),
        ("{}", "[{a: 1}]", "1:1 ruleset.want_list"),
    ],
)
def test_what_leads_nowhere_is_refused(overrides: str, disabled: str | None, expected: str) -> None:
    _, ctx = changed(overrides, disabled)
    told = [f"{f.where.line}:{f.where.column} {f.phrase}" for f in ctx.ordered()]
    assert told == [expected]
    assert ctx.faults[0].where.path == "local.yaml"


INNER = """
C03:
  id: C03
  frames:
    - {id: C03-local, cap: 5}
    - {id: C03-other, cap: 6}
"""


def test_a_rule_in_a_list_of_another_goes_by_its_own_id() -> None:
    faults: list[Fault] = []
    whole = parse(INNER, "base.yaml", faults)
    local = parse("override: {C03-other: {cap: 9}}\ndisable: [C03-local]\n", "local.yaml", faults)
    assert isinstance(whole, MapNode)
    assert isinstance(local, MapNode)
    ctx = Context()
    base = {key.text: node for key, node in whole.entries if isinstance(node, MapNode)}
    changed = overlay(base, local.get("override"), ctx, local.get("disable"))
    frames = changed["C03"].get("frames")
    assert isinstance(frames, SeqNode)
    assert not faults
    assert not ctx.faults
    assert [[(key.text, value.text) for key, value in item.entries] for item in frames.items] == [
        [("id", "C03-other"), ("cap", "9")]
    ]


def test_a_rule_is_switched_off_along_with_what_holds_it() -> None:
    ctx = Context()
    whole = node_of(INNER, "base.yaml")
    assert isinstance(whole, MapNode)
    base = {key.text: node for key, node in whole.entries if isinstance(node, MapNode)}
    off = node_of("[C03, C03-local]", "local.yaml")
    assert overlay(base, None, ctx, off) == {}
    assert not ctx.faults


def test_the_id_of_a_rule_in_a_list_of_another_cannot_be_changed_either() -> None:
    ctx = Context()
    whole = node_of(INNER, "base.yaml")
    assert isinstance(whole, MapNode)
    base = {key.text: node for key, node in whole.entries if isinstance(node, MapNode)}
    changed = overlay(base, node_of("C03-other: {id: C03-new}", "local.yaml"), ctx)
    assert [f.phrase for f in ctx.faults] == ["ruleset.override_id"]
    assert changed == base


STALE = "timeliness: {clock: event, stale: {id: G6-stale, cap: 69}}"


def test_a_rule_that_stands_alone_in_another_goes_by_its_own_id_too() -> None:
    whole = node_of(STALE, "base.yaml")
    assert isinstance(whole, MapNode)
    base = {key.text: node for key, node in whole.entries if isinstance(node, MapNode)}
    ctx = Context()
    milder = overlay(base, node_of("G6-stale: {cap: 80}", "local.yaml"), ctx)
    assert at(milder, "timeliness", "stale", "cap") == "80"
    without = overlay(base, None, ctx, node_of("[G6-stale]", "local.yaml"))
    assert [key.text for key, _ in without["timeliness"].entries] == ["clock"]
    assert not ctx.faults


def test_a_rule_also_goes_by_the_id_that_lists_show() -> None:
    ctx = Context()
    names = {"topic-C01": "C01", "topic-C02": "C02"}
    local = node_of("topic-C01: {weight: 8}", "local.yaml")
    rules = overlay(base(), local, ctx, node_of("[topic-C02]", "local.yaml"), names)
    assert list(rules) == ["C01"]
    assert at(rules, "C01", "weight") == "8"
    assert not ctx.faults


@pytest.mark.parametrize(("written", "told"), [("buitin", "是不是“builtin”"), ("[abc]", "builtin")])
def test_a_rule_set_extends_the_built_in_one_or_none(tmp_path, written, told):
    file = tmp_path / "rules.yaml"
    file.write_text(f"extends: {written}\n", encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load_rules(file)
    (fault,) = caught.value.faults
    assert (fault.where.line, fault.where.column) == (1, 10)
    assert told in fault.text("zh")


@pytest.mark.parametrize(
    ("override", "limit"),
    [
        ("{merits.expression-title.when.max: 5}", "5}"),
        ("{merits.expression-title.when.min: 41}", "41}"),
        ("{merits.expression-title.when: {measure: title_length, min: 9, max: 8}}", "8}}"),
    ],
)
def test_limits_that_no_number_lies_between_are_a_fault_where_they_were_changed(
    tmp_path, override: str, limit: str
) -> None:
    file = tmp_path / "local.yaml"
    line = f"  expression: {override}"
    file.write_text(f"extends: builtin\noverride:\n{line}\n", encoding="utf-8")
    with pytest.raises(RuleError) as error:
        load_rules(file)
    (found,) = error.value.faults
    assert found.phrase == "ruleset.limits_crossed"
    assert (found.where.line, found.where.column) == (3, line.index(limit) + 1)
    assert "请把 max 写成不小于" in found.text("zh")


def test_limits_that_meet_are_sound(tmp_path) -> None:
    file = tmp_path / "local.yaml"
    override = "{merits.expression-title.when.max: 8}"
    file.write_text(f"extends: builtin\noverride:\n  expression: {override}\n", encoding="utf-8")
    load_rules(file)
