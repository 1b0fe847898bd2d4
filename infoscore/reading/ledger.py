"""The ledger of a draft: every figure typed, so that figures can be set against each other."""

from __future__ import annotations

import re
from bisect import bisect_right
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from infoscore.lazily import lazily

if TYPE_CHECKING:
    from infoscore.reading.quantities import Quantity
    from infoscore.reading.read import Reading

LEFT = 24
_ONE = Decimal(1)
_CANON = {
    **dict.fromkeys(("名", "位", "个人", "口人", "口"), ("人", _ONE)),
    **dict.fromkeys(("户人家",), ("户", _ONE)),
    **dict.fromkeys(("块", "块钱", "元人民币"), ("元", _ONE)),
    "公顷": ("亩", Decimal(15)),
    "hm2": ("亩", Decimal(15)),
    "ha": ("亩", Decimal(15)),
    "平方公里": ("亩", Decimal(1500)),
    "平方千米": ("亩", Decimal(1500)),
    **dict.fromkeys(("平米", "平方", "㎡", "m2"), ("平方米", _ONE)),
    **dict.fromkeys(("公里", "千米", "km"), ("米", Decimal(1000))),
    **dict.fromkeys(("吨",), ("公斤", Decimal(1000))),
    **dict.fromkeys(("千克", "kg"), ("公斤", _ONE)),
    **dict.fromkeys(("斤", "市斤"), ("公斤", Decimal("0.5"))),
    **dict.fromkeys(("度", "度电", "kWh"), ("千瓦时", _ONE)),
    **dict.fromkeys(("个百分点", "个点"), ("百分点", _ONE)),
    **dict.fromkeys(("倍多", "倍以上"), ("倍", _ONE)),
    **dict.fromkeys(("小时", "个小时", "个钟头", "钟头"), ("分钟", Decimal(60))),
    "个工作日": ("工作日", _ONE),
    "个学位": ("学位", _ONE),
}
_GENERIC = frozenset("个项条种类家处座所套台")

UP = r"增长|增加|上升|上涨|提高|提升|提至|扩大|延长|回升|反弹|走高|增产|增|升|涨"
DOWN = (
    r"下降|减少|降低|下滑|回落|下跌|缩小|萎缩|压减|压缩|缩短|缩减|削减|核减|收窄|走低|减产|降|减|跌"
)
_ABOUT = r"了|已|约|近|超过?|逾|达到?|高达|不到|不足|仅|共|又|为|是|将近|大约|的?幅度?[为达]?"
_CHANGE = re.compile(rf"(?:(?P<up>{UP})|(?P<down>{DOWN}))(?P<to>(?:{_ABOUT})*)$")
_SHARE = re.compile(
    r"占[^，。；：、占\d]{0,20}$|占[^，。；：占]{0,12}\d[^，。；：占]{0,12}的$|比[例重][为达是约仅]*$"
)
_LESS_OR_MORE = re.compile(r"[比较][^，。；\d]{1,12}(?:(?P<up>多|高)|少|低)出?了?$")
_AVERAGE = re.compile(r"(?:[户人亩村镇乡校县班均日月年]均|平均|每)[^，。；：\d]{0,10}$")
_PLAN = lazily(
    r"(?:计划|规划|拟|目标|力争|将|预计|争取|打算|建议|需|上限|不超过|预期|预算|若|如果|到20\d\d年|到明年)"
)
_HEDGE = re.compile(
    r"(?:(?<![签续履违毁条])约|(?<![最附邻])近|将近|大约|大概|超过?|逾|不足|不到|不低于|不少于|至少|最多|估计|预计)$"
)
_HEDGE_AFTER = re.compile(
    r"左右|上下|以上|以下|以内|余|多|之多|不等|许|稍|略[多少]|出头|[强弱](?=[，。；、])"
)
_INNER_HEDGE = re.compile(r"[余多几来]")
_DIGITS = re.compile(r"[\d,]+(?:\.(\d+))?")
_NOUN = re.compile(r"[㐀-鿿]{1,3}")


class LedgerRow(NamedTuple):
    """A figure with its company.

    ``start``, ``end``: range of the view. ``low``, ``high``: value in the canonical ``unit``
    (公顷 → 亩, 吨 → 公斤); equal unless a range. ``step``: worth of the last printed digit.
    ``role``: level, growth (a rate of change), change (an amount of change), share, average.
    ``sign``: +1 rose, −1 fell, 0. ``about``: said to be approximate.
    ``left``: what stands before it in its clause. ``noun``: what a generic 个 counts.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    unit: str
    group: str
    step: Decimal
    role: str
    sign: int
    about: bool
    left: str
    noun: str
    clause: int


def is_planned(row: LedgerRow) -> bool:
    """Whether the words before a figure say that it is not reached yet."""
    return _PLAN.search(row.left) is not None


def ledger_of(reading: Reading) -> list[LedgerRow]:
    """The rows of a reading in the order of the text. Linear."""
    document = reading.document
    text = document.text
    starts, clauses = document.clause_starts, document.clauses
    title_end = document.title[1] if document.title else -1
    rows = []
    for quantity in reading.quantities:
        start = quantity.start
        if start < title_end:
            clause, begin = -1, document.title[0] if document.title else 0
        else:
            clause = bisect_right(starts, start) - 1
            begin = clauses[clause][0] if clause >= 0 else start
        left = text[max(begin, start - LEFT) : start]
        rows.append(_row(text, quantity, clause, left))
    return rows


def _row(text: str, quantity: Quantity, clause: int, left: str) -> LedgerRow:
    start, end, low, high, unit, group = quantity
    canon = _CANON.get(unit)
    step = _step(text, start, end, low)
    if canon is not None:
        unit, factor = canon
        if factor != _ONE:
            low, high, step = low * factor, high * factor, step * factor
    role, sign = _role(left, unit, group)
    about = (
        (left.endswith("上") and text[start] in "百千万")
        or _HEDGE.search(left, max(len(left) - 3, 0)) is not None
        or _HEDGE_AFTER.match(text, end) is not None
        or _INNER_HEDGE.search(text, start, end) is not None
    )
    noun = ""
    if unit in _GENERIC:
        after = _NOUN.match(text, end)
        noun = after.group() if after is not None else ""
    return LedgerRow(
        start, end, low, high, unit, group, step, role, sign, about, left, noun, clause
    )


def _step(text: str, start: int, end: int, value: Decimal) -> Decimal:
    """Worth of the last printed digit: 0.1 for 35.8, 100 for 1.97万, 10 for 六成."""
    match = _DIGITS.match(text, start, end)
    if match is None:
        if text[end - 1] == "成":
            return Decimal(10)
        return Decimal(2) if "成" in text[start:end] else _ONE
    decimals = len(match[1]) if match[1] else 0
    step = _ONE.scaleb(-decimals)
    after = text[match.end() : match.end() + 1]
    if after in "百千万亿" and value:
        printed = Decimal(match.group().replace(",", ""))
        if printed:
            step *= value / printed
    return step


def _role(left: str, unit: str, group: str) -> tuple[str, int]:
    tail = left[-14:]
    change = _CHANGE.search(tail)
    if change is not None:
        sign = 1 if change["up"] else -1
        if unit == "番" or group == "rate":
            if change["to"].endswith(("为", "到")) and "幅" not in change["to"]:
                return "level", 0
            return "growth", sign
        if not change["to"].endswith(("为", "到")):
            return "change", sign
        return "level", 0
    than = _LESS_OR_MORE.search(tail)
    if than is not None and group != "rate":
        return "change", 1 if than["up"] else -1
    if unit == "番":
        return "growth", 1
    if group == "rate":
        return ("share", 0) if _SHARE.search(left) else ("level", 0)
    if _AVERAGE.search(tail) or "/" in unit:
        return "average", 0
    return "level", 0
