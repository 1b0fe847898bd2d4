"""What a method file may say: its fields, checked and stated as JSON Schema in one place."""

from __future__ import annotations

from dataclasses import fields as parts_of
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from infoscore.ruleset.fields import (
    Choice,
    Clock,
    DateField,
    Dec,
    Field,
    Flag,
    Id,
    Integer,
    ListOf,
    MapOf,
    Mapped,
    Minutes,
    Named,
    OneOf,
    Record,
    Ref,
    Text,
    WordsField,
    optional,
    required,
)
from infoscore.units.matchfields import (
    IDS,
    MATCH,
    NONE,
    TEXTS,
    make_match,
    make_value,
    match_entries,
)
from infoscore.units.method import (
    ON,
    Amount,
    Awards,
    Band,
    Clause,
    Combination,
    Component,
    Exceptional,
    Group,
    Limit,
    Match,
    Quota,
    Rate,
    Settings,
    Table,
    Venue,
)
from infoscore.units.periods import EVERY
from infoscore.units.testfields import TEST

if TYPE_CHECKING:
    from infoscore.ruleset.fields import Context
    from infoscore.ruleset.yamlnode import MapNode

ONE = Decimal(1)


def _clause(**values: Any) -> Clause:
    match, value = make_match(values), make_value(values)
    values["on"] = values.pop("fact")
    group = values.pop("group") or values["on"]
    return Clause(match=match, value=value, group=group, **values)


def _check_clause(clause: Clause, node: MapNode, ctx: Context) -> None:
    value = clause.value
    if value is None:
        if clause.item_percent is None and not (clause.zero or clause.veto or clause.named):
            ctx.note(node.where, "units.clause_idle", entry=clause.id)
    else:
        given = (
            value.points is not None,
            value.of,
            value.table,
            value.steps,
            value.low is not None,
        )
        if sum(map(bool, given)) > 1:
            ctx.note(node.where, "units.clause_values", entry=clause.id)
    if (clause.on == "rate") != (
        bool(clause.rate) and (clause.below, clause.above) != (None, None)
    ):
        ctx.note(node.where, "units.clause_rate", entry=clause.id)


CLAUSE: Record[Clause] = Record(
    _clause,
    {
        "id": required(Id()),
        "text": required(WordsField(), "用自己的话写明这一条"),
        "source": optional(Text(), "", "依据的条款"),
        "fact": required(Choice(*ON), "对哪种事实"),
        **match_entries(),
        "group": optional(Id(), "", "同组内只取第一条相符的"),
        "component": required(Ref("component"), "计入哪一部分"),
        "points": optional(Dec(), None, "分值"),
        "of": optional(Ref("clause"), "", "按另一条的分值折算"),
        "table": optional(Ref("table"), "", "按另一办法的分值表"),
        "times": optional(Dec(), ONE, "倍数"),
        "range": optional(ListOf(Dec(), min=2, max=2), None, "由评分人在此范围内定"),
        "steps": optional(ListOf(Dec(), min=1), (), "第一次、第二次……的分值"),
        "joint": optional(Choice("", "equal", "full", "shares", "taking_part"), ""),
        "joint_points": optional(Dec(), None, "合报时每个单位的固定分值"),
        "item_percent": optional(Dec(-100, 1000), None, "该条信息得分增减百分之几"),
        "zero": optional(Choice("item", *EVERY), "", "清零的范围"),
        "zero_components": optional(Mapped(ListOf(Ref("component")), frozenset), NONE),
        "from_count": optional(Integer(1, 1000), 1, "自第几次起"),
        "count_in": optional(Choice(*EVERY), "year", "在多长时间内数次数"),
        "charge": optional(Choice("period", "year"), "period", "计入当期还是全年"),
        "veto": optional(Flag(), False, "取消评先资格"),
        "named": optional(Flag(), False, "通报点名"),
        "rate": optional(Ref("rate"), ""),
        "below": optional(Dec(), None),
        "above": optional(Dec(), None),
        "every": optional(Choice(*EVERY), "quarter"),
    },
    check=_check_clause,
)


def _amount(least: Decimal, most: Decimal | None) -> Amount:
    return Amount(least, most)


AMOUNT: Field[Amount] = OneOf(
    scalar=Mapped(Dec(0), Amount),
    map=Record(_amount, {"least": required(Dec(0)), "most": optional(Dec(0))}),
)
CONVERT: Record[tuple[Match, Decimal]] = Record(
    lambda **v: (make_match(v), v["as"]),
    {**match_entries(), "as": required(Dec(0), "一条折算几条")},
)


def _quota(**values: Any) -> Quota:
    values["together"] = values.pop("with")
    return Quota(match=make_match(values), **values)


def _check_quota(quota: Quota, node: MapNode, ctx: Context) -> None:
    if quota.default is None and not quota.by_class and not quota.by_unit:
        ctx.note(node.where, "units.quota_empty", entry=quota.id)


QUOTA: Record[Quota] = Record(
    _quota,
    {
        "id": required(Id()),
        "text": required(WordsField()),
        "source": optional(Text(), ""),
        "measure": required(Choice("submitted", "used", "uses", "points")),
        "every": required(Choice(*EVERY)),
        **match_entries(),
        "components": optional(Mapped(ListOf(Ref("component")), frozenset), NONE, "数哪几部分的分"),
        "default": optional(AMOUNT),
        "by_class": optional(MapOf(Ref("class"), AMOUNT), {}),
        "by_unit": optional(MapOf(Text(), AMOUNT), {}),
        "per_head": optional(Flag(), False),
        "exceptions": optional(
            ListOf(
                Record(
                    Exceptional,
                    {
                        "first": required(Text(pattern=r"\d\d-\d\d", example="07-01")),
                        "last": required(Text(pattern=r"\d\d-\d\d", example="08-31")),
                        "amount": required(AMOUNT),
                    },
                )
            ),
            (),
        ),
        "convert": optional(ListOf(CONVERT), ()),
        "with": optional(ListOf(Ref("quota")), (), "须一并完成的任务"),
        "need": optional(Choice("all", "any"), "all"),
        "component": required(Ref("component")),
        "met": optional(Dec(), None, "完成任务得分"),
        "extra": optional(Dec(), None, "每超一条得分"),
        "short_each": optional(Dec(), None, "每缺一条扣分（写负数）"),
        "short_fixed": optional(Dec(), None, "没有完成扣分（写负数）"),
        "short_steps": optional(ListOf(Dec()), (), "第一次、第二次……没有完成的扣分"),
        "proportion": optional(Dec(), None, "按完成比例得分的满分"),
        "over": optional(Flag(), False, "超额部分也按比例计分"),
        "lose": optional(Ref("component"), ""),
        "charge": optional(Choice("period", "year"), "period"),
        "carry": optional(Flag(), False, "欠账转入下一期"),
        "veto": optional(Flag(), False),
        "named_after": optional(Integer(1, 100), None, "连续几期没有完成就点名"),
    },
    check=_check_quota,
)

COMPONENT: Record[Component] = Record(
    Component,
    {
        "id": required(Id()),
        "name": required(WordsField()),
        "base": optional(Dec(), Decimal(0), "基础分"),
        "base_every": optional(Choice(*EVERY), "year"),
        "cap": optional(Dec(), None, "全年封顶"),
        "caps": optional(MapOf(Choice(*EVERY), Dec()), {}, "各期封顶"),
        "floor": optional(Dec(), None, "保底"),
        "floor_every": optional(Choice(*EVERY), "year"),
        "counts": optional(Flag(), True),
        "measure": optional(Choice("quality", "timeliness", "coverage"), ""),
        "times": optional(Dec(), ONE),
        "measure_every": optional(Choice(*EVERY), "month"),
    },
)

GROUP: Record[Group] = Record(
    Group,
    {
        "id": required(Id()),
        "name": required(WordsField()),
        "units": optional(ListOf(Text(), unique=True), ()),
        "ranked": optional(Flag(), True),
        "tasked": optional(Flag(), True, "有任务"),
        "hidden": optional(Flag(), False, "不参加排名，只计入合计"),
        "credit_to": optional(MapOf(Text(), Text()), {}, "哪个单位的分计给哪个单位"),
    },
)

VENUE: Record[Venue] = Record(
    Venue,
    {
        "name": required(Text()),
        "level": optional(Text(), ""),
        "media": optional(Text(), ""),
        "aliases": optional(ListOf(Text(), unique=True), ()),
    },
)

TABLE: Record[Table] = Record(
    Table,
    {
        "id": required(Id()),
        "source": required(Text()),
        "rows": required(
            ListOf(
                Record(
                    lambda **v: (make_match(v), v["points"]),
                    {**match_entries(), "points": required(Dec())},
                ),
                min=1,
            )
        ),
    },
)

COMBINATION: Record[Combination] = Record(
    Combination,
    {
        "id": required(Id()),
        "groups": required(IDS),
        "within": optional(
            ListOf(Choice("item", "level", "media", "venue", "rank", "body", "month")), ("item",)
        ),
        "how": required(Choice("highest", "first")),
    },
)

LIMIT: Record[Limit] = Record(
    lambda **v: Limit(match=make_match(v), **v),
    {
        "id": required(Id()),
        "text": required(WordsField()),
        "source": optional(Text(), ""),
        **match_entries(),
        "grades": optional(TEXTS, NONE),
        "channel": optional(Choice("sent", "phone", "written"), "written"),
        "start": optional(Choice("event", "known", "deadline", "previous"), "event"),
        "minutes": optional(Minutes()),
        "workdays": optional(Integer(0, 366)),
        "clock": optional(ListOf(Clock(), unique=True), (), "每日几点前，如 08:00、17:00"),
        "stopped_by": optional(Text(), "", "有此标记（如已预先说明）即不算迟"),
    },
)

RATE: Record[Rate] = Record(
    Rate,
    {
        "id": required(Id()),
        "name": required(WordsField()),
        "measure": required(Choice("adoption", "late", "missed", "on_time")),
        "count": optional(Choice("items", "uses"), "items", "采用率按条数还是次数"),
        "empty": optional(Choice("none", "zero", "one"), "none", "零比零怎么算"),
    },
)

BAND: Record[Band] = Record(
    Band, {"id": required(Id()), "name": required(WordsField()), "low": required(Dec())}
)

AWARDS: Record[Awards] = Record(
    Awards,
    {
        "top": required(Integer(1)),
        "by_class": optional(MapOf(Ref("class"), Integer(0)), {}),
        "within": optional(Choice("class", "all"), "class"),
        "task_met": optional(Flag(), False),
        "conditions": optional(ListOf(WordsField()), ()),
    },
)

RELATED = Choice("own", "with_parent", "not_counted")
SETTINGS: Record[Settings] = Record(
    Settings,
    {
        "scored": optional(Choice("unit", "person"), "unit"),
        "places": optional(Integer(0, 6), 1),
        "rounding": optional(Choice("half_up", "half_even", "down", "up"), "half_up"),
        "split_places": optional(Integer(0, 6), 2, "平分后保留几位小数"),
        "split_rest": optional(Choice("nobody", "first", "last"), "nobody", "平分除不尽的尾差归谁"),
        "joint": optional(Choice("equal", "full", "shares", "taking_part"), "full", "合报怎么计分"),
        "rewritten_with": optional(Text(), "", "大改的信息与哪个单位合报"),
        "duplicate": optional(RELATED, "not_counted"),
        "follow_up": optional(RELATED, "own"),
        "dated_by": optional(Choice("used", "sent"), "used", "分数归入采用之日还是报送之日"),
        "first_month": optional(Integer(1, 12), 1),
        "month_end": optional(Integer(0, 28), 0),
        "cutoff_day": optional(Integer(1, 28), None, "次月几日前登记"),
        "cutoff_late": optional(Choice("next", "not_counted"), "next"),
        "instructions": optional(Flag(), False, "计不计领导批示"),
        "rank": optional(Flag(), False, "排不排名"),
        "rank_within": optional(Choice("class", "all"), "class"),
        "rank_by": optional(ListOf(Choice("score", "used", "submitted"), min=1), ("score",)),
        "rank_over": optional(Choice("period", "cumulative"), "cumulative"),
        "ties": optional(Choice("shared", "dense"), "shared", "并列之后空出名次，还是接着排"),
        "total": optional(Choice("sum", "mean_per_item", "percent_of_task"), "sum"),
        "total_quota": optional(Ref("quota"), ""),
        "total_weight": optional(Dec(0), ONE, "折算系数"),
        "total_floor": optional(Dec(), None),
        "year": optional(Choice("own", "sum"), "own", "全年另算，还是各月相加"),
        "bands_over": optional(Choice("period", "cumulative"), "period"),
        "late_event": optional(Flag(), True, "迟报由时限算出"),
        "unlisted_ladder": optional(ListOf(Text()), ()),
        "unlisted_down": optional(Integer(0, 5), 0, "未列载体按低几级计"),
    },
)
DEFAULT_SETTINGS = {name: entry.default for name, entry in SETTINGS.entries.items()}
assert set(DEFAULT_SETTINGS) == {f.name for f in parts_of(Settings)}  # noqa: S101

HEAD: Record[dict[str, Any]] = Record(
    dict,
    {
        "id": required(Id()),
        "version": required(Text(pattern=r"\d+\.\d+\.\d+", example="0.1.0")),
        "name": required(WordsField()),
        "source": required(Text(), "出处"),
        "not_seen": optional(ListOf(Text()), (), "原文中没有看到的部分"),
        "derived": optional(Text(), "", "不是条文，而是由结果表推出来的，在此说明"),
        "valid_from": optional(DateField()),
        "valid_to": optional(DateField()),
    },
)


def _listed(field: Record[Any], *, at_least: int = 0) -> ListOf[Any]:
    return ListOf(field, min=at_least, by=lambda made: made.id)


METHOD_FILE: Record[dict[str, Any]] = Record(
    dict,
    {
        "method": required(HEAD),
        "settings": optional(SETTINGS, Settings(**DEFAULT_SETTINGS)),
        "classes": optional(_listed(GROUP), ()),
        "levels": optional(ListOf(Text(), unique=True), (), "层级，由高到低"),
        "venues": optional(ListOf(VENUE, by=lambda v: v.name), ()),
        "tables": optional(_listed(TABLE), ()),
        "eligible": optional(MATCH, Match(), "信息计入条数的条件"),
        "components": required(_listed(COMPONENT, at_least=1)),
        "clauses": optional(_listed(CLAUSE), ()),
        "combine": optional(_listed(COMBINATION), ()),
        "quotas": optional(_listed(QUOTA), ()),
        "limits": optional(_listed(LIMIT), ()),
        "rates": optional(_listed(RATE), ()),
        "bands": optional(_listed(BAND), ()),
        "awards": optional(AWARDS),
        "tests": optional(ListOf(Named("method_test", lambda: TEST)), (), "自带的算例"),
    },
)
