"""What a text may say, as it stands in a rule file: lexicons, slots, sections, measures, units,
priorities and slips.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from infoscore.ruleset.field import changed_in
from infoscore.ruleset.fields import (
    Choice,
    DateField,
    Dec,
    Flag,
    Id,
    Integer,
    ListOf,
    Record,
    Ref,
    Text,
    WithPlace,
    WordsField,
    optional,
    required,
)
from infoscore.ruleset.model import Slip
from infoscore.ruleset.regex import PATTERN
from infoscore.ruleset.slots import Filler, Lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from infoscore.ruleset.field import Context
    from infoscore.ruleset.yamlnode import MapNode


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
            "tells": optional(
                Choice("matter", "form"),
                "matter",
                "正则所指：matter 说的是哪件事，在不相干的段落里不算；form 文体标记，在那里也算",
            ),
            "within": optional(Choice("clause", "sentence", "paragraph"), "sentence"),
            "all": optional(names, ()),
            "any": optional(names, ()),
            "and_any": optional(names, ()),
            "none": optional(names, ()),
            "union": optional(names, (), "几个要素合称一个"),
        },
        check=_check_slot,
    )


def _check_slot(declared: Mapping[str, Any], node: MapNode, ctx: Context) -> None:
    """A slot that says nothing of how it is found, or in part what nobody looks at."""
    written = [key for key in ("all", "any", "and_any", "none") if declared[key]]
    if declared["union"]:
        idle, phrase = written, "ruleset.slot_union"
    elif declared["all"] or declared["any"]:
        return
    else:
        idle, phrase = written, "ruleset.slot_alone"
        if not written and not declared["patterns"]:
            ctx.note(node.where, "ruleset.slot_empty")
    for key in idle:
        ctx.note(changed_in(node, key), phrase, entry=key)


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
        "runs_on": optional(Flag(), False, "同一句里分号后面并列的话也带上这一层意思"),
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

FILLER = Record(
    Filler,
    {
        "length": required(Dec(0), "一段像是另一件事的依据：字数的平方根每一份"),
        "rest": required(Dec(0), "其余正文字数的对数每一份"),
        "pairs": required(Dec(0), "相反的依据：别处也有的字对，个数的平方根每一份"),
        "characters": required(Dec(0), "别处也有的单字，个数的平方根每一份"),
        "title": required(Dec(0), "标题里也有的单字，每个"),
        "limit": required(Dec(0), "依据合计超过它，就算另一件事"),
        "limit_alone": required(Dec(0), "其余正文几乎没有事实时的界限"),
        "few_facts": required(Integer(0), "其余正文不超过几处事实算几乎没有"),
        "alone_most": required(
            Dec(0, 1), "大过全文多少、与别处还有关联的段落，不按 limit_alone 算"
        ),
        "limit_many": required(Dec(0), "其余正文事实很多时的界限"),
        "many_facts": required(Integer(1), "其余正文有多少处事实算很多"),
        "most": required(Dec(0, 1), "另一件事最多占全文多少；再多就算本来讲几件事"),
        "usual": required(Text(), "各类信息都常用的字，不算两段相关"),
        "canned_share": required(Dec(0, 1), "一句里通用字对占多少，就算放在哪篇都行的话"),
        "canned_figures": required(Integer(1), "有这么多数的句子说的总是一件事"),
        "canned_facts": required(Integer(1), "全文有这么多处事实，带数的句子就不再查"),
    },
)


def _check_priority(topic: Mapping[str, Any], node: MapNode, ctx: Context) -> None:
    """A topic that ends before it begins would never be in force."""
    start, end, last = topic["valid_from"], topic["valid_to"], node.get("valid_to")
    if last and start and end and end < start:
        ctx.note(last.where, "ruleset.topic_order", first=start, last=end)


def _check_slip(slip: Slip, node: MapNode, ctx: Context) -> None:
    """A right word that is the wrong one would be told as a mistake wherever it stands."""
    right = node.get("right")
    if right and slip.right == slip.wrong:
        ctx.note(right.where, "ruleset.slip_same", entry=slip.wrong)


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
    check=_check_priority,
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
    check=_check_slip,
)
