"""What a text may say, as it stands in a rule file: lexicons, slots, sections, measures, units,
priorities and slips.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from infoscore.ruleset.fields import (
    Choice,
    DateField,
    Dec,
    Flag,
    Id,
    ListOf,
    Record,
    Ref,
    Text,
    WithPlace,
    WordsField,
    optional,
    required,
)
from infoscore.ruleset.model import Lexicon, Slip
from infoscore.ruleset.regex import PATTERN


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
        "unquoted": optional(Flag(), False, "不数引号里的和别人说的话"),
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
        "hint": optional(WordsField(), None, "缺少时该补什么，用在修改建议里"),
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
        "weight": optional(Dec(0, 1), Decimal(1)),
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
