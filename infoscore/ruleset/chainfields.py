"""The fields of ``series`` and ``chains`` in a rule file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from infoscore.ruleset.fields import (
    Choice,
    Filled,
    Id,
    Integer,
    ListOf,
    Record,
    Text,
    WithPlace,
    WordsField,
    optional,
    required,
)
from infoscore.ruleset.series import GAP, NO_FINAL, SHRINKS, ChainRule, RunningTotal

if TYPE_CHECKING:
    from infoscore.ruleset.field import Context
    from infoscore.ruleset.yamlnode import MapNode

_WORDS = ListOf(Text(), min=1, unique=True)

SERIES: Record[Any] = Record(
    dict,
    {
        "first": required(_WORDS, "初报的标记"),
        "follow": required(_WORDS, "续报的标记"),
        "last": required(_WORDS, "终报的标记"),
        "announced": optional(_WORDS, (), "表明还要再报的用语"),
        "events": required(ListOf(WithPlace(Text()), min=1, unique=True), "事件用语所在的要素"),
        "alike": optional(ListOf(_WORDS), (), "同一类事件的不同叫法"),
        "figures": optional(
            ListOf(
                Record(
                    RunningTotal,
                    {
                        "id": required(Id()),
                        "name": required(WordsField()),
                        "words": required(_WORDS),
                        "unit": required(Text()),
                        "into": optional(Id()),
                    },
                ),
                by=lambda figure: figure.id,
            ),
            (),
            "各次报告之间不应变小的累计数",
        ),
        "apart": optional(_WORDS, (), "说明不是累计数的用语"),
        "explained": optional(_WORDS, (), "说明数字为何变化的用语"),
        "most": optional(Integer(1, 10_000_000), 20_000, "一次最多记住的突发事件稿件"),
    },
)

BLANKS = {NO_FINAL: ["days"], GAP: ["after", "missing"], SHRINKS: ["name", "before", "now"]}
CHAIN_FIELDS: dict[str, Any] = {
    "finds": required(Choice(NO_FINAL, GAP, SHRINKS), "查什么：缺终报、断号、数字变小"),
    "days": optional(Integer(0, 3660), 0, "最后一次报告之后多少天还没有终报才提示"),
    "message": required(WordsField(), "提示"),
}


def check_chain(rule: ChainRule, node: MapNode, ctx: Context) -> None:
    """What the message may leave blank depends on what the rule finds."""
    message = node.get("message")
    if message is not None:
        WordsField(Filled(*BLANKS[rule.finds])).read(message, ctx)
