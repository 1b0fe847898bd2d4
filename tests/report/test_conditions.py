"""Conditions in words: what a rule asks for can be read without reading YAML."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace

import pytest
from make_scores import SLOTS

from infoscore.report.conditions import condition_words, slot_words
from infoscore.ruleset.model import Words
from infoscore.ruleset.slots import AllOf, AnyOf, MeasureTest, Not, SlotTest

IDS = tuple(SLOTS)
VOCABULARY = SimpleNamespace(
    names=SLOTS,
    measures=(SimpleNamespace(id="facts", name=Words("facts")),),
    of=lambda bits: tuple(x for n, x in enumerate(IDS) if bits >> n & 1),
)
T, P, N, W = (1 << IDS.index(slot) for slot in "TPNW")


def words(condition, lang="zh"):
    return list(condition_words(condition, VOCABULARY, lang))


@pytest.mark.parametrize(
    ("condition", "zh", "en"),
    [
        (
            SlotTest("sentence", T | P, 0, 0),
            "同一句里有「时间、地点」",
            "within a sentence: time, place",
        ),
        (
            SlotTest("paragraph", N, T | P, W),
            "同一段里有「数量」，有「时间或地点」，没有「涉及对象」",
            "within a paragraph: figure; time or place; no people affected",
        ),
        (
            SlotTest("document", N, 0, 0, 3),
            "全文里有「数量」，至少3处",
            "anywhere: figure, at least 3 times",
        ),
        (
            MeasureTest("han", Decimal(60), None),
            "汉字数 不小于 60",
            "Han characters at least 60",
        ),
        (
            MeasureTest("facts", None, Decimal("0.1")),
            "facts 不大于 0.1",
            "facts at most 0.1",
        ),
        (
            MeasureTest("facts", Decimal("0.1"), Decimal("0.25")),
            "facts 在 0.1 与 0.25 之间",
            "facts from 0.1 to 0.25",
        ),
    ],
)
def test_a_test_is_one_line(condition, zh, en):
    assert words(condition) == [zh]
    assert words(condition, "en") == [en]


def test_nested_conditions_are_indented():
    a, b = SlotTest("title", T, 0, 0), SlotTest("lead", P, 0, 0)
    assert words(AnyOf((a, AllOf((a, b)), Not(b)))) == [
        "下列之一：",
        "  标题里有「时间」",
        "  下列全部：",
        "    标题里有「时间」",
        "    导语里有「地点」",
        "  下列不成立：",
        "    导语里有「地点」",
    ]


def test_a_choice_of_one_is_no_choice():
    a = SlotTest("title", T, 0, 0)
    assert words(AllOf((AnyOf((a,)),))) == words(a)


def test_slots_are_joined_by_and_or_or():
    assert slot_words(T | N, VOCABULARY, "zh") == "时间、数量"
    assert slot_words(T | N, VOCABULARY, "zh", either=True) == "时间或数量"
