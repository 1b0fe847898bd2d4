"""What may stand in a rule file: every section as fields that check it and make its schema.

A rule file is a map of sections; any file may hold any of them.  Sections that are lists of
things with an id are joined over all files; the others stand once.
"""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from infoscore.ruleset.chainfields import CHAIN_FIELDS, SERIES
from infoscore.ruleset.field import MISSING, Context, Field, Missing, Schema, unknown
from infoscore.ruleset.fields import (
    Choice,
    DateField,
    Dec,
    Flag,
    Id,
    Integer,
    ListOf,
    MapOf,
    Mapped,
    Minutes,
    Named,
    Record,
    Ref,
    Text,
    WithPlace,
    WordsField,
    optional,
    required,
)
from infoscore.ruleset.holidays import CALENDAR
from infoscore.ruleset.model import (
    SEVERITIES,
    WINDOWS,
    AllOf,
    AnyOf,
    AuditCheck,
    Band,
    Card,
    Condition,
    Criterion,
    Frame,
    Gate,
    Kind,
    Lexicon,
    Limit,
    MeasureTest,
    Merit,
    Not,
    Notice,
    Principle,
    RuleTests,
    Scoring,
    Signal,
    Slip,
    SlotTest,
    Stale,
    Timeliness,
)
from infoscore.ruleset.regex import PATTERN
from infoscore.ruleset.series import ChainRule
from infoscore.ruleset.yamlnode import MapNode, ScalarNode

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from infoscore.ruleset.yamlnode import Node

ZERO, ONE = Decimal(0), Decimal(1)
NONE: frozenset[str] = frozenset()


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


def _union(bits: tuple[int, ...]) -> int:
    whole = 0
    for bit in bits:
        whole |= bit
    return whole


class Conditions(Field[Condition]):
    """A condition: a slot id, a list (all must hold), or a map of one of the forms below."""

    def __init__(self, slots: Mapping[str, int], measures: Collection[str]) -> None:
        self.slot, self.measures = SlotName(slots), measures
        slot_set = Mapped(ListOf(self.slot, min=1, unique=True), _union)
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
            bit = self.slot.read(node, ctx)
            return MISSING if bit is MISSING else SlotTest("document", bit, 0, 0)
        if not isinstance(node, MapNode):
            return self.list.read(node, ctx)
        for key, form in self.forms.items():
            if node.get(key) is not None:
                return form.read(node, ctx)
        ctx.note(node.where, "ruleset.no_condition", known=" ".join(self.forms))
        return MISSING

    def schema(self, defs: Schema) -> Schema:
        forms = [form.schema(defs) for form in self.forms.values()]
        return {"anyOf": [self.slot.schema(defs), self.list.schema(defs), *forms]}


def _any_of(any_of: tuple[Condition, ...]) -> Condition:
    return AnyOf(any_of)


def _all_of(all_of: tuple[Condition, ...]) -> Condition:
    return AllOf(all_of)


def _not(**said: Condition) -> Condition:
    return Not(said["not"])


def _slot_test(within: str, all: int, any: int, none: int, at_least: int) -> SlotTest:  # noqa: A002
    return SlotTest(within, all, any, none, at_least)


def _check_slot_test(test: SlotTest, node: MapNode, ctx: Context) -> None:
    if not test.all and not test.any:
        ctx.note(node.where, "ruleset.empty_condition")


RULE_TESTS: Field[RuleTests] = Record(
    RuleTests,
    {
        "fires": required(ListOf(Text(), min=1), "应当命中的例文"),
        "silent": required(ListOf(Text(), min=1), "似是而非、不应命中的例文"),
    },
)


def _carded(make: Any, **rest: Any) -> Any:
    """Collect the fields of a card from a rule's own fields."""
    card = Card(*(rest.pop(name) for name in ("id", "name", "why", "source", "since", "tests")))
    return make(card=card, **rest)


def _card(id_pattern: str = r"[A-Za-z][A-Za-z0-9_-]*") -> dict[str, Any]:
    return {
        "id": required(Id(id_pattern), "编号，全规则集唯一"),
        "name": required(WordsField(), "名称"),
        "why": required(WordsField(), "为什么有这条规则"),
        "source": required(Text(), "依据"),
        "since": required(Text(pattern=r"\d+\.\d+\.\d+", example="0.1.0"), "自哪一版起"),
        "tests": required(RULE_TESTS, "自带例文"),
    }


KIND_SET = Mapped(ListOf(Ref("kind"), unique=True), frozenset)


def slot_declaration() -> Record[dict[str, Any]]:
    """One declared slot: by pattern, or derived from slots that a window holds."""
    names = ListOf(WithPlace(Text()), min=1)
    return Record(
        dict,
        {
            "id": required(Id(r"[A-Za-z][A-Za-z0-9_]*", "Z")),
            "name": required(WordsField()),
            "hint": optional(WordsField(), None, "缺少时该补什么，用在修改建议里"),
            "patterns": optional(ListOf(PATTERN, min=1), (), "RE2 正则"),
            "within": optional(Choice("clause", "sentence", "paragraph"), "sentence"),
            "all": optional(names, ()),
            "any": optional(names, ()),
            "and_any": optional(names, ()),
            "none": optional(names, ()),
            "union": optional(names, (), "几个要素合称一个"),
        },
    )


MEASURE: Record[Any] = Record(
    dict,
    {
        "id": required(Id(r"[a-z][a-z0-9_]*", "cliche_100")),
        "name": required(WordsField()),
        "slots": required(ListOf(WithPlace(Text()), min=1)),
        "share_of": optional(Choice("clause", "sentence", "paragraph")),
        "per_100": optional(Flag(), False),
        "unquoted": optional(Flag(), False, "不数引号里的话"),
    },
)

SECTION: Record[Any] = Record(
    dict,
    {
        "id": required(Id(r"[a-z][a-z0-9_]*", "in_cause")),
        "name": required(WordsField()),
        "heads": required(ListOf(Text(), min=1, unique=True), "标题或冒号引语里的词"),
    },
)

LEXICON = Record(
    Lexicon,
    {
        "id": required(Id(r"[a-z][a-z0-9_]*", "cause")),
        "name": required(WordsField()),
        "source": required(Text()),
        "tells": optional(
            Choice("matter", "part", "form"),
            "matter",
            "matter 说的是哪件事；part 各类信息都用的词（原因、同比），不算两段相关；"
            "form 同 part，但在不相干的段落里也算（套话、文体标记）",
        ),
        "terms": required(ListOf(Text(), min=1, unique=True)),
    },
)

UNITS: Record[Any] = Record(
    dict,
    {
        "groups": required(ListOf(Ref("lexicon"), min=1, unique=True), "哪些词表是计量单位"),
        "hollow": required(ListOf(Text(), unique=True), "只数自己条目的名词，不算数据"),
    },
)

PRIORITY: Record[Any] = Record(
    dict,
    {
        "id": required(Id()),
        "name": required(WordsField()),
        "aliases": required(ListOf(Text(), min=1, unique=True)),
        "weight": optional(Dec(0, 1), ONE),
        "valid_from": optional(DateField()),
        "valid_to": optional(DateField()),
    },
)

_NEIGHBOURS = optional(ListOf(Text(), min=1, unique=True), ())
SLIP = Record(
    Slip,
    {
        "id": required(Id()),
        "wrong": required(Text(example="布署")),
        "right": required(Text(example="部署")),
        "followed_by": _NEIGHBOURS,
        "preceded_by": _NEIGHBOURS,
        "not_after": _NEIGHBOURS,
    },
)

HEAD: Record[Any] = Record(
    dict,
    {
        "id": required(Id()),
        "version": required(Text(pattern=r"\d+\.\d+\.\d+", example="0.1.0")),
        "name": required(WordsField()),
    },
)

SCORING = Record(
    Scoring,
    {
        "value_max": required(Dec(0, 100)),
        "present": required(Dec(0, 1)),
        "concrete": required(Dec(0, 1)),
        "actionable": required(Dec(0, 1)),
        "second_frame": required(Dec(0, 1)),
        "late_share": required(Dec(0, 1), "迟报扣去“及时”分的几成"),
        "topic_body_share": required(Dec(0, 1), "中心工作只在正文出现时得几成"),
        "kind_margin": required(Dec(0)),
        "bands": required(
            ListOf(
                Record(
                    Band,
                    {
                        "id": required(Id()),
                        "name": required(WordsField()),
                        "low": required(Dec(0, 100)),
                        "level": required(Integer(0, 4)),
                    },
                ),
                min=1,
            )
        ),
        "advice_max": required(Integer(0, 20)),
        "quotes_max": required(Integer(1, 10)),
        "min_han": required(Integer(1)),
        "min_han_share": required(Dec(0, 1), "汉字占全文比例低于此数不打分"),
    },
)

STALE = Record(
    Stale,
    {
        "id": required(Id()),
        "name": required(WordsField()),
        "why": required(WordsField()),
        "factor": required(Dec(1), "超过时限几倍"),
        "cap": required(Dec(0, 100)),
        "level": required(Integer(0, 4)),
        "kinds": optional(KIND_SET, NONE),
    },
)

TIMELINESS = Record(
    Timeliness,
    {
        "clock": required(Choice("event", "known", "period_end"), "从何时起算"),
        "channel": optional(Text()),
        "level": optional(Text()),
        "place": optional(Text()),
        "limits": required(
            ListOf(
                Record(
                    Limit,
                    {
                        "id": required(Id()),
                        "name": required(WordsField()),
                        "source": required(Text()),
                        "kinds": optional(KIND_SET, NONE),
                        "channel": optional(Text()),
                        "grade": optional(Text()),
                        "level": optional(Text()),
                        "place": optional(Text()),
                        "minutes": optional(Minutes()),
                        "workdays": optional(Integer(0, 366)),
                    },
                    exactly_one=("minutes", "workdays"),
                ),
                min=1,
            )
        ),
        "stale": optional(STALE),
    },
)


AUDIT_POINTS: Record[Any] = Record(
    dict,
    {
        "H": required(Dec(0, 100), "硬伤每处扣分"),
        "M": required(Dec(0, 100), "差错每处扣分"),
        "L": required(Dec(0, 100), "小疵每处扣分"),
        "most": required(Dec(0, 100), "合计最多扣分"),
        "source": optional(ListOf(WithPlace(Text()), unique=True), (), "算作数据来源的要素"),
    },
)


def sections(slots: Mapping[str, int], measures: Collection[str]) -> dict[str, Field[Any]]:
    """The fields of one entry of every section that speaks about slots."""
    condition = Conditions(slots, measures)
    when: Field[Condition] = Named("condition", lambda: condition)
    slot_set = Mapped(ListOf(SlotName(slots), min=1, unique=True), _union)
    frame = Record(
        partial(_carded, Frame),
        {
            **_card(),
            "anchors": required(slot_set, "由哪些要素开始查找"),
            "present": required(when, "一档：确有这类内容"),
            "concrete": required(when, "二档：具体可核"),
            "actionable": required(when, "三档：读后能决策能办"),
            "kinds_na": optional(KIND_SET, NONE),
            "advice": required(WordsField(), "缺要素时的修改建议，{missing} 处填所缺要素"),
        },
    )
    merit = Record(
        partial(_carded, Merit),
        {
            **_card(),
            "points": required(Dec(-100, 100)),
            "when": optional(when),
            "measure": optional(Ref("measure")),
            "low": optional(Dec(), ZERO),
            "high": optional(Dec(), ONE),
            "kinds": optional(KIND_SET, NONE, "只用于这些类型"),
            "kinds_na": optional(KIND_SET, NONE),
            "advice": optional(WordsField()),
        },
    )
    signal = Record(Signal, {"when": required(when), "weight": required(Dec(-20, 20))})
    criteria_set = Mapped(ListOf(Ref("criterion"), unique=True), frozenset)
    return {
        "criteria": Record(
            Criterion,
            {
                "id": required(Id()),
                "name": required(WordsField()),
                "short": required(WordsField(), "四到六字简称"),
                "number": required(Text()),
                "frames": required(ListOf(frame, min=1, by=lambda f: f.card.id)),
            },
        ),
        "principles": Record(
            Principle,
            {
                "id": required(Id()),
                "name": required(WordsField()),
                "max": required(Dec(0, 100)),
                "merits": required(ListOf(merit, by=lambda m: m.card.id)),
            },
        ),
        "kinds": Record(
            partial(_carded, Kind),
            {
                **_card(),
                "signals": required(ListOf(signal, min=1)),
                "primary": required(criteria_set),
                "secondary": required(criteria_set),
                "weights": required(ListOf(Dec(0, 1), min=1, max=10)),
                "value_cap": optional(Dec(0, 100)),
                "problem": optional(Flag(), False),
                "urgent": optional(Flag(), False),
            },
        ),
        "gates": Record(
            partial(_carded, Gate),
            {
                **_card(),
                "when": required(when),
                "cap": required(Dec(0, 100)),
                "level": required(Integer(0, 4)),
                "advice": optional(WordsField(), None, "不是信息时怎么改"),
                "group": optional(Id(), None, "同组只取最严的一条"),
                "scaled": optional(Flag(), False, "封顶线以内按原分折算，保留高低次序"),
                "kinds_na": optional(KIND_SET, NONE),
            },
        ),
        "notices": Record(partial(_carded, Notice), {**_card(), "when": required(when)}),
        "audit": Record(
            partial(_carded, AuditCheck),
            {
                **_card(r"A[1-9]\d?"),
                "severity": required(Choice(*SEVERITIES), "确证时的轻重：H 硬伤、M 差错、L 小疵"),
                "soft": required(Choice(*SEVERITIES), "只是可疑时的轻重"),
                "tolerance": optional(Dec(0, 100), ZERO, "允许的误差，含义见各项说明"),
                "points": optional(Dec(0, 100), None, "每处扣分；不写则按轻重扣"),
                "message": required(WordsField(), "提示，{figures} 处填算式，{right} 处填应为的数"),
            },
        ),
        "chains": Record(partial(_carded, ChainRule), {**_card(), **CHAIN_FIELDS}),
    }


LISTS = {
    "lexicons": LEXICON,
    "slots": slot_declaration(),
    "sections": SECTION,
    "measures": MEASURE,
    "priorities": PRIORITY,
    "slips": SLIP,
}
SINGLES = {
    "ruleset": HEAD,
    "units": UNITS,
    "scoring": SCORING,
    "timeliness": TIMELINESS,
    "calendar": CALENDAR,
    "audit_points": AUDIT_POINTS,
    "series": SERIES,
}
OPTIONAL = {"audit_points", "series"}
LOCAL = {
    "extends": Choice("builtin"),
    "override": MapOf(Id(), MapOf(Text(), Text())),
    "disable": ListOf(Id(), unique=True),
}


def rule_file(slots: Mapping[str, int], measures: Collection[str]) -> Record[dict[str, Any]]:
    """A whole rule file, for the schema that editors use."""
    lists = {**LISTS, **sections(slots, measures)}
    return Record(
        dict,
        {
            **{name: optional(field) for name, field in LOCAL.items()},
            **{name: optional(field) for name, field in SINGLES.items()},
            **{name: optional(ListOf(field)) for name, field in lists.items()},
        },
    )


__all__ = ["LISTS", "LOCAL", "OPTIONAL", "SINGLES", "rule_file", "sections"]
