"""Declared slots: what can never be found is refused, in whatever order they are written."""

from __future__ import annotations

from itertools import pairwise

import pytest
from rule_faults import faults

from infoscore.errors import RuleError
from infoscore.intake.reader import read_text
from infoscore.reading.read import Reader
from infoscore.ruleset.load import load_rules
from infoscore.text.document import document_of

TEXT = "茶园\n今年全县茶园遭了霜冻，茶农损失不小。\n"
WORDS = "lexicons:\n- {id: tea, name: 茶, source: 自拟, terms: [茶园]}\nslots:\n"


def slot(name, rest):
    return f"- {{id: {name}, name: 甲, {rest}}}\n"


@pytest.mark.parametrize("order", [1, -1])
def test_a_slot_may_be_made_of_a_later_one(local, order):
    made = [slot("one", "any: [tea]"), slot("two", "any: [one]"), slot("three", "union: [two]")]
    rules = load_rules(local(WORDS + "".join(made[::order])))
    windows = Reader(rules.slots).read(document_of(read_text(TEXT))).windows
    assert windows.everything & rules.slots.bit("three")


@pytest.mark.parametrize(
    ("slots", "told"),
    [
        (slot("s3", "any: [s3]"), ["5:27 ruleset.slot_circle"]),
        (slot("s1", "any: [s2]") + slot("s2", "any: [s1]"), ["5:27 ruleset.slot_circle"]),
        (
            slot("s1", "any: [s1]") + slot("s2", "any: [tea]") + slot("s4", "all: [tea, s4]"),
            ["5:27 ruleset.slot_circle", "7:32 ruleset.slot_circle"],
        ),
        (slot("s1", "within: clause"), ["5:3 ruleset.slot_empty"]),
        (slot("s1", "none: [tea]"), ["5:27 ruleset.slot_alone"]),
        (slot("s1", "patterns: [甲], and_any: [tea]"), ["5:45 ruleset.slot_alone"]),
        (slot("s1", "union: [tea], none: [N]"), ["5:41 ruleset.slot_union"]),
        (slot("A", "any: [tea]"), ["5:3 ruleset.slot_typed"]),
        (slot("topic_economy", "any: [tea]"), ["5:3 ruleset.twice"]),
        (slot("in_cause_head", "any: [tea]"), ["5:3 ruleset.twice"]),
        (slot("in_cause", "any: [tea]"), ["5:3 ruleset.twice"]),
    ],
)
def test_a_slot_that_could_never_be_found_is_refused(local, slots, told):
    assert faults(local(WORDS + slots)) == told


def test_a_circle_through_built_in_slots_is_told_in_the_local_file(local):
    assert faults(local("override: {Z_said: {any: [Z]}}\n")) == ["2:27 ruleset.slot_circle"]


def test_the_id_of_a_typed_slot_is_taken_for_lexicons_too(local):
    text = "lexicons:\n- {id: layer, name: 茶, source: 自拟, terms: [茶园]}\n"
    assert faults(local(text)) == ["3:3 ruleset.slot_typed"]


def test_a_circle_is_told_as_who_needs_whom(local):
    text = slot("s1", "any: [s2]") + slot("s2", "any: [s3]") + slot("s3", "any: [s1]")
    with pytest.raises(RuleError) as caught:
        load_rules(local(WORDS + text))
    (fault,) = caught.value.faults
    circle = dict(fault.details)["circle"].split(" → ")
    assert len(circle) == 4
    assert {*pairwise(circle)} == {("s1", "s2"), ("s2", "s3"), ("s3", "s1")}
