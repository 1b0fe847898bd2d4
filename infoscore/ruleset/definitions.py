"""What may stand in a rule file: every section as fields that check it and make its schema.

A rule file is a map of sections; any file may hold any of them.  Sections that are lists of
things with an id are joined over all files; the others stand once.
"""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from infoscore.ruleset.chainfields import CHAIN_FIELDS, SERIES, check_chain
from infoscore.ruleset.conditionfields import (
    Conditions,
    SlotName,
    shared_condition,
    union_of,
)
from infoscore.ruleset.field import changed_in
from infoscore.ruleset.fields import (
    Anything,
    Choice,
    Dec,
    Filled,
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
    MISSING,
    SEVERITIES,
    AuditCheck,
    Band,
    Card,
    Criterion,
    DateWords,
    Frame,
    Gate,
    Kind,
    Limit,
    Merit,
    Notice,
    Principle,
    RuleTests,
    Scoring,
    Signal,
    Stale,
    Timeliness,
)
from infoscore.ruleset.series import ChainRule
from infoscore.ruleset.slots import AllOf, AnyOf, Condition, Shared, SlotTest
from infoscore.ruleset.wordfields import (
    FILLER,
    LEXICON,
    MEASURE,
    PRIORITY,
    SECTION,
    SLIP,
    UNITS,
    slot_declaration,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from infoscore.ruleset.field import Context, Field, Missing
    from infoscore.ruleset.yamlnode import MapNode

ZERO, ONE = Decimal(0), Decimal(1)
NONE: frozenset[str] = frozenset()

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


HEAD: Record[Any] = Record(
    dict,
    {
        "id": required(Id()),
        "version": required(Text(pattern=r"\d+\.\d+\.\d+", example="0.1.0")),
        "name": required(WordsField()),
    },
)


def _check_scoring(scoring: Scoring, node: MapNode, ctx: Context) -> None:
    """Every total must have a band at every level, also a draft that a gate holds at level 0; who
    meets more of a criterion must not get less for it.
    """
    bands = node.get("bands")
    if bands and not any(band.low == 0 and band.level == 0 for band in scoring.bands):
        ctx.note(bands.where, "ruleset.band_lowest")
    steps = {key: getattr(scoring, key) for key in ("present", "concrete", "actionable")}
    if list(steps.values()) != sorted(steps.values()):
        ctx.note(changed_in(node, *steps), "ruleset.steps_fall", **steps)


def _check_kind(kind: Kind, node: MapNode, ctx: Context) -> None:
    """More than the whole of the value would give totals above 100."""
    if sum(kind.weights) > ONE:
        ctx.note(changed_in(node, "weights"), "ruleset.weights_big", sum=sum(kind.weights))


def _check_merit(merit: Merit, node: MapNode, ctx: Context) -> None:
    """Advice can name as missing only a slot that ``when`` asks of the text."""
    if merit.tells_missing and not (merit.when and _asks_slots(merit.when)):
        ctx.note(changed_in(node, "advice"), "ruleset.nothing_missing", blank=MISSING)


def _asks_slots(condition: Condition) -> bool:
    if isinstance(condition, Shared):
        return _asks_slots(condition.when)
    if isinstance(condition, (AllOf, AnyOf)):
        return any(map(_asks_slots, condition.conditions))
    return isinstance(condition, SlotTest) and condition.within != "title"


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
                by=lambda band: band.id,
            )
        ),
        "advice_max": required(Integer(0, 20)),
        "advice_least": optional(Dec(0, 100), Decimal(0), "能多得的分少于此数的建议不列"),
        "quotes_max": required(Integer(1, 10)),
        "min_han": required(Integer(1)),
        "min_han_share": required(Dec(0, 1), "汉字占全文比例低于此数不打分"),
    },
    check=_check_scoring,
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

_WORDS = ListOf(Text(), min=1, unique=True)
DATES = Record(
    DateWords,
    {
        "seasons": optional(_WORDS, (), "季节、期限的名称，其起止不是事发"),
        "planned": optional(_WORDS, (), "日期前表明是计划的用语"),
        "status": optional(_WORDS, (), "日期前表明是截至之日的用语"),
        "since": optional(_WORDS, (), "日期后表明自此至今的用语"),
        "examples": optional(_WORDS, (), "日期前表明是举例的用语"),
        "by_data": optional(KIND_SET, NONE, "以数据截至之日为准的类型"),
        "by_lead": optional(KIND_SET, NONE, "没有截至之日时以首段日期为准的类型"),
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
                by=lambda limit: limit.id,
            )
        ),
        "stale": optional(STALE),
        "dates": optional(DATES, DateWords(), "日期前后说明它是什么的用语"),
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


def sections(
    slots: Mapping[str, int],
    measures: Collection[str],
    shared: Mapping[str, Shared | Missing | None] | None = None,
) -> dict[str, Field[Any]]:
    """The fields of one entry of every section that speaks about slots; ``shared`` are the
    conditions that rules ask for by their id.
    """
    condition = Conditions(slots, measures, shared)
    when: Field[Condition] = Named("condition", lambda: condition)
    slot_set = Mapped(ListOf(SlotName(slots), min=1, unique=True), union_of)
    frame = Record(
        partial(_carded, Frame),
        {
            **_card(),
            "anchors": required(slot_set, "由哪些要素开始查找"),
            "present": required(when, "一档：确有这类内容"),
            "concrete": required(when, "二档：具体可核"),
            "actionable": required(when, "三档：读后能决策能办"),
            "kinds_na": optional(KIND_SET, NONE),
            "advice": required(
                WordsField(Filled("missing")), "缺要素时的修改建议，{missing} 处填所缺要素"
            ),
            "unasked": optional(KIND_SET, NONE, "对这些类型不提这条建议，也不说还差什么"),
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
            "advice": optional(
                WordsField(Filled("missing")), None, "修改建议，{missing} 处填 when 所缺要素"
            ),
            "unasked": optional(KIND_SET, NONE, "对这些类型不提这条建议"),
            "advised_where": optional(when, None, "稿件里有这样的地方才提建议，并引出原句"),
        },
        check=_check_merit,
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
            check=_check_kind,
        ),
        "gates": Record(
            partial(_carded, Gate),
            {
                **_card(),
                "when": required(when),
                "cap": required(Dec(0, 100)),
                "level": required(Integer(0, 4)),
                "advice": optional(WordsField(Filled()), None, "不是信息时怎么改"),
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
                "message": required(
                    WordsField(Filled("figures", "right")),
                    "提示，{figures} 处填算式，{right} 处填应为的数",
                ),
            },
        ),
        "chains": Record(
            partial(_carded, ChainRule), {**_card(), **CHAIN_FIELDS}, check=check_chain
        ),
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
    "filler": FILLER,
    "scoring": SCORING,
    "timeliness": TIMELINESS,
    "calendar": CALENDAR,
    "audit_points": AUDIT_POINTS,
    "series": SERIES,
}
OPTIONAL = {"audit_points", "series"}
LOCAL = {
    "extends": Choice("builtin"),
    "override": MapOf(Id(), MapOf(Text(), Anything())),
    "disable": ListOf(Id(), unique=True),
}


def rule_file(slots: Mapping[str, int], measures: Collection[str]) -> Record[dict[str, Any]]:
    """A whole rule file, for the schema that editors use."""
    conditions = shared_condition(slots, measures)
    lists = {**LISTS, "conditions": conditions, **sections(slots, measures)}
    return Record(
        dict,
        {
            **{name: optional(field) for name, field in LOCAL.items()},
            **{name: optional(field) for name, field in SINGLES.items()},
            **{name: optional(ListOf(field)) for name, field in lists.items()},
        },
    )
