"""Fields: a node becomes a typed value, or faults that say what belongs there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoscore.errors import Location
from infoscore.ruleset.fields import (
    MISSING,
    Choice,
    Clock,
    Context,
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
    OneKey,
    OneOf,
    Placed,
    Record,
    Ref,
    Reference,
    Tagged,
    Text,
    WithPlace,
    WordsField,
    optional,
    required,
    resolve,
)
from infoscore.ruleset.model import Words
from infoscore.ruleset.yamlnode import parse


@dataclass(frozen=True)
class Rule:
    id: str
    name: Words
    where: Location
    weight: Decimal = Decimal(1)
    terms: tuple[str, ...] = ()
    regex: str | None = None
    not_before: tuple[str, ...] = ()
    on: bool = True
    level: str = "low"
    since: date | None = None
    uses: str | None = None


RULE = Record(
    Rule,
    {
        "id": required(Id()),
        "name": required(WordsField()),
        "weight": optional(Dec(0, 100), Decimal(1)),
        "terms": optional(ListOf(Text(), min=1, max=3, unique=True), ()),
        "regex": optional(Text()),
        "not-before": optional(ListOf(Text()), ()),
        "on": optional(Flag(), default=True),
        "level": optional(Choice("low", "high"), "low"),
        "since": optional(DateField()),
        "uses": optional(Ref("lexicon")),
    },
    place="where",
    exactly_one=("terms", "regex"),
)


def read(field: Field[Any], text: str) -> tuple[Any, Context]:
    ctx = Context()
    node = parse(text, "r.yaml", ctx.faults)
    assert node is not None
    return field.read(node, ctx), ctx


def faults_of(field: Field[Any], text: str) -> list[str]:
    value, ctx = read(field, text)
    assert (value is MISSING) == bool(ctx.faults)
    return [f"{f.where.line}:{f.where.column} {f.phrase}" for f in ctx.ordered()]


def test_a_record_is_read_into_its_class_with_its_place() -> None:
    value, ctx = read(
        RULE,
        "# 注释\nid: C01\nname: {zh: 价值, en: Value}\nweight: 12.50\nterms: [增长, 下降]\n"
        "not-before: [率]\non: false\nlevel: high\nsince: 2026-01-02\nuses: vague\n",
    )
    assert ctx.faults == []
    assert value == Rule(
        "C01",
        Words("价值", "Value"),
        Location("r.yaml", 2, 1),
        Decimal("12.50"),
        ("增长", "下降"),
        None,
        ("率",),
        False,
        "high",
        date(2026, 1, 2),
        "vague",
    )
    assert ctx.refs == [Reference(Location("r.yaml", 10, 7), "lexicon", "vague")]


def test_what_is_left_out_takes_its_default() -> None:
    value, _ = read(RULE, "id: C01\nname: 价值\nregex: 增长\n")
    assert value == Rule("C01", Words("价值"), Location("r.yaml", 1, 1), regex="增长")


HEAD = "id: C01\nname: 价值\nregex: 增长\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[]", ["1:1 ruleset.want_map"]),
        ("价值", ["1:1 ruleset.want_map"]),
        ("id: C01\nregex: x\n", ["1:1 ruleset.key_missing"]),
        ("id: C01\nname: x\n", ["1:1 ruleset.exactly_one"]),
        (HEAD + "terms: [x]\n", ["4:8 ruleset.only_one"]),
        (HEAD + "wieght: 3\n", ["4:1 ruleset.unknown_key_near"]),
        (HEAD + "完全不同: 3\n", ["4:1 ruleset.unknown_key"]),
        ("id: 1\nname: x\nregex: x\n", ["1:5 ruleset.text_form"]),
        ("id: C 01\nname: x\nregex: x\n", ["1:5 ruleset.text_form"]),
        ("id:\nname: x\nregex: x\n", ["1:4 ruleset.no_value"]),
        ("id: null\nname: x\nregex: x\n", ["1:5 ruleset.no_value"]),
        ("id: [C01]\nname: x\nregex: x\n", ["1:5 ruleset.want_text"]),
        ("id: " + "a" * 65 + "\nname: x\nregex: x\n", ["1:5 ruleset.text_long"]),
        ("id: C01\nname: ' '\nregex: x\n", ["2:7 ruleset.text_short"]),
        ("id: C01\nname: {en: x}\nregex: x\n", ["2:7 ruleset.key_missing"]),
        ("id: C01\nname: {zh: x, cn: x}\nregex: x\n", ["2:15 ruleset.unknown_key"]),
        ("id: C01\nname: [x]\nregex: x\n", ["2:7 ruleset.want_text"]),
        (HEAD + "weight: 一\n", ["4:9 ruleset.want_decimal"]),
        (HEAD + "weight: '5'\n", ["4:9 ruleset.want_decimal"]),
        (HEAD + "weight: 5%\n", ["4:9 ruleset.want_decimal"]),
        (HEAD + "weight: 05\n", ["4:9 ruleset.want_decimal"]),
        (HEAD + "weight: 1e3\n", ["4:9 ruleset.want_decimal"]),
        (HEAD + "weight: .inf\n", ["4:9 ruleset.want_decimal"]),
        (HEAD + "weight: ５\n", ["4:9 ruleset.want_decimal"]),
        (HEAD + "weight: " + "9" * 5000 + "\n", ["4:9 ruleset.want_decimal"]),
        (HEAD + "weight: 100.01\n", ["4:9 ruleset.number_big"]),
        (HEAD + "weight: -1\n", ["4:9 ruleset.number_small"]),
        (HEAD + "on: yes\n", ["4:5 ruleset.want_flag"]),
        (HEAD + "on: True\n", ["4:5 ruleset.want_flag"]),
        (HEAD + "on: 'true'\n", ["4:5 ruleset.want_flag"]),
        (HEAD + "on: 1\n", ["4:5 ruleset.want_flag"]),
        (HEAD + "level: hihg\n", ["4:8 ruleset.unknown_choice_near"]),
        (HEAD + "level: 中\n", ["4:8 ruleset.unknown_choice"]),
        (HEAD + "level: {a: 1}\n", ["4:8 ruleset.want_text"]),
        (HEAD + "since: 2026-2-3\n", ["4:8 ruleset.want_date"]),
        (HEAD + "since: 2026-02-30\n", ["4:8 ruleset.want_date"]),
        (HEAD + "since: 今天\n", ["4:8 ruleset.want_date"]),
        (HEAD + "not-before: 率\n", ["4:13 ruleset.want_list"]),
        (HEAD + "not-before: {a: b}\n", ["4:13 ruleset.want_list"]),
        (
            HEAD + "not-before: [率, [x], '']\n",
            ["4:17 ruleset.want_text", "4:22 ruleset.text_short"],
        ),
        ("id: C01\nname: x\nterms: []\n", ["3:8 ruleset.list_short"]),
        ("id: C01\nname: x\nterms: [a, b, c, d]\n", ["3:8 ruleset.list_long"]),
        ("id: C01\nname: x\nterms:\n  - a\n  - b\n  - a\n", ["6:5 ruleset.repeated"]),
        (
            "nmae: x\nid: 9\nregex:\n",
            [
                "1:1 ruleset.key_missing",
                "1:1 ruleset.unknown_key_near",
                "2:5 ruleset.text_form",
                "3:7 ruleset.no_value",
            ],
        ),
    ],
)
def test_every_fault_of_a_record_is_named_at_its_place(text: str, expected: list[str]) -> None:
    assert faults_of(RULE, text) == expected


def test_a_fault_says_cause_and_remedy_in_both_languages() -> None:
    _, ctx = read(RULE, HEAD + "wieght: 3\n")
    (fault,) = ctx.ordered()
    assert fault.text() == (
        "r.yaml:4:1: 没有“wieght”这一项，是不是“weight”？"
        "可以写：id level name not-before on regex since terms uses weight"
    )
    assert fault.message("en").startswith('there is no key "wieght"; did you mean "weight"?')


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        (Integer(), "12", 12),
        (Integer(), "-3", -3),
        (Integer(0, 5), "0", 0),
        (Dec(), "0.10", Decimal("0.10")),
        (Dec("0.5"), "0.5", Decimal("0.5")),
        (Flag(), "true", True),
        (Text(), "  12:30 ", "12:30"),
        (Text(), "2026", "2026"),
        (Text(), "'null'", "null"),
        (Clock(), "09:30", time(9, 30)),
        (Clock(), "'23:59'", time(23, 59)),
        (Minutes(), "30m", 30),
        (Minutes(), "2h", 120),
        (Minutes(), "1d", 1440),
        (Minutes(), "30分钟", 30),
        (Minutes(), "2小时", 120),
        (Minutes(), "10天", 14400),
        (MapOf(Id(), Integer()), "{b: 1, a: 2}", {"b": 1, "a": 2}),
        (WithPlace(Text()), "增长", Placed("增长", Location("r.yaml", 1, 1))),
        (Mapped(Integer(), lambda n: n * 2), "4", 8),
    ],
)
def test_single_values(field: Field[Any], text: str, value: object) -> None:
    assert read(field, text)[0] == value


@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [
        (Integer(), "1.5", "1:1 ruleset.want_integer"),
        (Integer(), "1_000", "1:1 ruleset.want_integer"),
        (Integer(), "0123", "1:1 ruleset.want_integer"),
        (Integer(1), "0", "1:1 ruleset.number_small"),
        (Integer(max=1), "2", "1:1 ruleset.number_big"),
        (Clock(), "24:00", "1:1 ruleset.want_clock"),
        (Clock(), "9:30", "1:1 ruleset.want_clock"),
        (Minutes(), "30", "1:1 ruleset.want_minutes"),
        (Minutes(), "0h", "1:1 ruleset.want_minutes"),
        (Minutes(), "[2h]", "1:1 ruleset.want_minutes"),
        (MapOf(Id(), Integer()), "{一: 1}", "1:2 ruleset.text_form"),
        (MapOf(Id(), Integer(), min=1), "{}", "1:1 ruleset.list_short"),
        (OneOf(seq=ListOf(Text())), "x", "1:1 ruleset.want_list"),
        (ListOf(Text(), by=len), "[ab, cd]", "1:6 ruleset.repeated"),
        (Text(min=3), "ab", "1:1 ruleset.text_short"),
    ],
)
def test_single_values_refused(field: Field[Any], text: str, expected: str) -> None:
    assert faults_of(field, text) == [expected]


def test_one_of_reads_by_the_type_of_the_node() -> None:
    field: Field[Any] = OneOf(scalar=Integer(), seq=ListOf(Integer()))
    assert read(field, "3")[0] == 3
    assert read(field, "[3, 4]")[0] == (3, 4)


SHAPES: Field[Any] = Tagged(
    "kind",
    {
        "count": Record(dict, {"max": required(Integer())}),
        "terms": Record(dict, {"terms": required(ListOf(Text()))}),
    },
)


def test_a_tag_chooses_the_record() -> None:
    assert read(SHAPES, "kind: count\nmax: 3\n")[0] == {"max": 3}
    assert faults_of(SHAPES, "kind: cuont\nmax: 3\n") == ["1:7 ruleset.unknown_choice_near"]
    assert faults_of(SHAPES, "kind: terms\nmax: 3\n") == [
        "1:1 ruleset.key_missing",
        "2:1 ruleset.unknown_key",
    ]
    assert faults_of(SHAPES, "max: 3\n") == ["1:1 ruleset.key_missing"]
    assert faults_of(SHAPES, "[3]") == ["1:1 ruleset.want_map"]


CONDITION: Field[Any] = Named(
    "condition",
    lambda: OneOf(
        scalar=Ref("slot"),
        map=OneKey(
            {
                "all": Mapped(ListOf(CONDITION), lambda parts: ("all", *parts)),
                "any": Mapped(ListOf(CONDITION), lambda parts: ("any", *parts)),
            }
        ),
    ),
)


def test_a_named_field_may_hold_itself() -> None:
    value, ctx = read(CONDITION, "all: [time, {any: [place, unit]}]")
    assert value == ("all", "time", ("any", "place", "unit"))
    assert [ref.name for ref in ctx.refs] == ["time", "place", "unit"]
    assert faults_of(CONDITION, "all: [time, {any: [a], all: [b]}]") == ["1:13 ruleset.one_key"]
    assert faults_of(CONDITION, "al: [time]") == ["1:1 ruleset.unknown_key_near"]


def test_references_are_resolved_when_all_is_read() -> None:
    _, ctx = read(ListOf(Ref("lexicon")), "[vague, vauge, 无]".replace("无", "none"))
    faults = resolve(ctx.refs, {"lexicon": ["vague", "stock"]})
    assert [(f.where.column, f.phrase) for f in faults] == [
        (9, "ruleset.unknown_reference_near"),
        (16, "ruleset.unknown_reference"),
    ]


def test_a_check_sees_the_finished_value() -> None:
    def check(value: dict[str, int], node: Any, ctx: Context) -> None:
        if value["low"] > value["high"]:
            ctx.note(node.where, "ruleset.number_big", got=value["low"], max=value["high"])

    field = Record(dict, {"low": required(Integer()), "high": required(Integer())}, check=check)
    assert read(field, "{low: 1, high: 2}")[0] == {"low": 1, "high": 2}
    _, ctx = read(field, "{low: 3, high: 2}")
    assert [f.phrase for f in ctx.faults] == ["ruleset.number_big"]


def test_faults_come_by_place_and_once() -> None:
    ctx = Context()
    for line in (9, 2, 10, 2):
        ctx.note(Location("r.yaml", line, 1), "ruleset.key_missing", entry="x")
    assert [f.where.line for f in ctx.ordered()] == [2, 9, 10]


@given(st.integers(-(10**14), 10**14))
def test_integers_are_read_as_printed(number: int) -> None:
    assert read(Integer(), str(number))[0] == number


@given(st.decimals(-(10**9), 10**9, places=4))
def test_decimals_are_read_exactly_as_printed(number: Decimal) -> None:
    assert read(Dec(), f"{number:f}")[0] == number


@given(st.dates(date(1000, 1, 1)))
def test_dates_are_read_as_printed(day: date) -> None:
    assert read(DateField(), day.isoformat())[0] == day
