"""Conditions as they stand in a rule file: slots in a window, a measure between limits, and their
combinations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoscore.ruleset.field import MISSING, Context, Field, Missing, Schema, changed_in, unknown
from infoscore.ruleset.fields import (
    Choice,
    Dec,
    Id,
    Integer,
    ListOf,
    Mapped,
    Named,
    Record,
    Ref,
    Text,
    WordsField,
    optional,
    required,
)
from infoscore.ruleset.slots import (
    WINDOWS,
    AllOf,
    AnyOf,
    Condition,
    MeasureTest,
    Not,
    Shared,
    SlotTest,
)
from infoscore.ruleset.yamlnode import MapNode, ScalarNode

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from infoscore.ruleset.yamlnode import Node


class SlotName(Field[int]):
    """The id of a slot, read as its bit. ``known`` is None where only the schema is wanted."""

    def __init__(self, known: Mapping[str, int]) -> None:
        self.known = known

    def read(self, node: Node, ctx: Context) -> int | Missing:
        name = Text(example="N").read(node, ctx)
        if name is MISSING:
            return MISSING
        if name not in self.known:
            ctx.faults.append(unknown(node.where, "ruleset.unknown_slot", name, self.known))
            return MISSING
        return self.known[name]

    def schema(self, _defs: Schema) -> Schema:
        return {"type": "string", "pattern": r"^[A-Za-z][A-Za-z0-9_]*$"}


def union_of(bits: tuple[int, ...]) -> int:
    """Several slots as one set of bits."""
    whole = 0
    for bit in bits:
        whole |= bit
    return whole


MOST_TESTS = 50
"""A condition of its own may hold so many tests: what asks for it is judged in as many steps."""


class Conditions(Field[Condition]):
    """A condition: a slot id or the id of a condition of its own, a list (all must hold), or a map
    of one of the forms below. ``shared`` are the conditions of their own by id: MISSING where one
    could not be read, None where it may not stand here.
    """

    def __init__(
        self,
        slots: Mapping[str, int],
        measures: Collection[str],
        shared: Mapping[str, Shared | Missing | None] | None = None,
    ) -> None:
        self.slot, self.measures, self.shared = SlotName(slots), measures, shared or {}
        slot_set = Mapped(ListOf(self.slot, min=1, unique=True), union_of)
        self.slot_test: Record[SlotTest] = Record(
            _slot_test,
            {
                "within": required(Choice(*WINDOWS), "在多大范围内同时出现"),
                "all": optional(slot_set, 0, "必须都有的要素"),
                "any": optional(slot_set, 0, "至少有其一的要素"),
                "none": optional(slot_set, 0, "不得有的要素"),
                "at_least": optional(Integer(1, 50), 1, "至少几处"),
            },
            check=_check_slot_test,
        )
        self.measure_test = Record(
            MeasureTest,
            {
                "measure": required(Ref("measure"), "指标"),
                "min": optional(Dec(), None, "不小于"),
                "max": optional(Dec(), None, "不大于"),
            },
            check=_check_measure,
        )
        several = ListOf(Named("condition", lambda: self), min=1)
        self.forms: dict[str, Field[Condition]] = {
            "within": self.slot_test,
            "measure": self.measure_test,
            "any_of": Record(_any_of, {"any_of": required(several)}),
            "all_of": Record(_all_of, {"all_of": required(several)}),
            "not": Record(_not, {"not": required(several.item)}),
        }
        self.list: Field[Condition] = Mapped(several, AllOf)

    def read(self, node: Node, ctx: Context) -> Condition | Missing:
        if isinstance(node, ScalarNode):
            if node.text in self.shared:
                return self._shared(node, ctx)
            bit = self.slot.read(node, ctx)
            return MISSING if bit is MISSING else SlotTest("document", bit, 0, 0)
        if not isinstance(node, MapNode):
            return self.list.read(node, ctx)
        for key, form in self.forms.items():
            if node.get(key) is not None:
                return form.read(node, ctx)
        ctx.note(node.where, "ruleset.no_condition", known=" ".join(self.forms))
        return MISSING

    def _shared(self, node: ScalarNode, ctx: Context) -> Condition | Missing:
        found = self.shared[node.text]
        if found is None:
            ctx.note(node.where, "ruleset.condition_inside", entry=node.text)
        return found or MISSING

    def schema(self, defs: Schema) -> Schema:
        forms = [form.schema(defs) for form in self.forms.values()]
        return {"anyOf": [self.slot.schema(defs), self.list.schema(defs), *forms]}


def shared_condition(
    slots: Mapping[str, int], measures: Collection[str], names: Iterable[str] = ()
) -> Record[Shared]:
    """A condition of its own; it is made of slots and measures, not of others of its kind, which
    go by ``names``.
    """
    condition = Conditions(slots, measures, dict.fromkeys(names))
    return Record(
        Shared,
        {
            "id": required(Id(r"[A-Za-z][A-Za-z0-9_]*", "told_well"), "在各条规则里写它的编号"),
            "name": required(WordsField(), "名称"),
            "when": required(Named("condition", lambda: condition), "条件，不得再引用别的条件"),
        },
        check=_check_shared,
    )


def _check_shared(shared: Shared, node: MapNode, ctx: Context) -> None:
    tests = _tests(shared.when)
    if tests > MOST_TESTS:
        ctx.note(node.where, "ruleset.condition_long", count=tests, limit=MOST_TESTS)


def _tests(condition: Condition) -> int:
    if isinstance(condition, (AllOf, AnyOf)):
        return sum(map(_tests, condition.conditions))
    return _tests(condition.condition) if isinstance(condition, Not) else 1


def _any_of(any_of: tuple[Condition, ...]) -> Condition:
    return AnyOf(any_of)


def _all_of(all_of: tuple[Condition, ...]) -> Condition:
    return AllOf(all_of)


def _not(**said: Condition) -> Condition:
    return Not(said["not"])


def _slot_test(within: str, all: int, any: int, none: int, at_least: int) -> SlotTest:  # noqa: A002
    return SlotTest(within, all, any, none, at_least)


def _check_measure(test: MeasureTest, node: MapNode, ctx: Context) -> None:
    """Limits no number lies between, as where a local file lowers ``max`` below ``min``."""
    if test.min is None or test.max is None or test.min <= test.max:
        return
    limits = {"max": test.max, "min": test.min}
    ctx.note(changed_in(node, *limits), "ruleset.limits_crossed", **limits)


def _check_slot_test(test: SlotTest, node: MapNode, ctx: Context) -> None:
    if not test.all and not test.any:
        ctx.note(node.where, "ruleset.empty_condition")
