"""Quantities of the draft (要素 N): a number, or a range, with its unit and what kind of unit."""

from __future__ import annotations

import re
from decimal import Decimal
from string import ascii_letters
from typing import TYPE_CHECKING, NamedTuple

from infoscore.lazily import lazily
from infoscore.reading.moments import Moment, han_moments, moment_at
from infoscore.reading.numerals import SCALES, han_numbers, numeral

if TYPE_CHECKING:
    from collections.abc import Mapping

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_RANGE = re.compile(
    r"(?P<scale>%|‰|[百千]?[万亿]|[百千])?(?:-|~|—|至|到)(?P<high>\d+(?:,\d{3})*(?:\.\d+)?)"
)
_SCALE = re.compile(r"(?P<more>[余多来几])?(?P<scale>[百千]?[万亿]|[百千](?=[万亿]?))?[余多来几]?")
_CHAIN = re.compile(r"(\d{1,4}(?:\.\d+)?)(千?万|千|百)?")
_CODE_SIGNS = frozenset("第〔]+＋№" + ascii_letters)
_ASCII_LETTERS = frozenset(ascii_letters)
_RANGE_OPENS = frozenset("%‰百千万亿-~—至到")
_SCALE_OPENS = frozenset("余多来几百千万亿")
_MOMENT_OPENS = frozenset(":年月日号时点-~—至到./")
"""What can follow the first number of a date or time."""
_ORDINALS = frozenset({"期", "级", "届"})
LONGEST_NAME = 40
LONGEST_COINED = 10
_NAMING = frozenset({"个", "条", "项", "大", "步", "分钟", "公里", "化", "种"})
_MARK_ENDS = frozenset("、）)号期路线楼室”·：:+×")
_BLANKS = frozenset({"", " ", "\n", "\t", "|"})
_MARK_OPENS = frozenset("“·：:+×楼")
_HOTLINES = frozenset({"110", "119", "120", "122", "12345", "12315", "12333", "12368", "12320"})
_OF_ADDRESSES = frozenset({"幢", "栋", "座", "单元", "层"})
_FLAT = lazily(r"[一二三四五六七八九十\d]{1,4}(?:单元|室)")
_ESTATES = ("小区", "公寓", "花园", "新村", "家园", "苑")
_HOUSES = lazily(r"楼|住宅|居民|高层|多层|房|建筑|农房|厂房|[，。；、]")
_HOUR_OR_POINT = frozenset({"点", "分"})
_VERY = frozenset("十百千万")  # 十分重视, 万分感谢: no points unless something gave them
_SCORED = frozenset("得打计扣加减满评获为")
_TENTHS = "成"
_TENTH_TAIL = lazily(r"半|[一二三四五六七八九](?=[，。；、）以左的]|$)")
_TENTH_PARTS = {char: value for value, char in enumerate("一二三四五六七八九", 1)} | {"半": 5}


LONGEST_RATIO = 24  # characters that lead to the second figure of 收入比由1.91缩小到1.88
_UNITLESS = lazily(
    r"(?:[^，。；\d对相同环]比(?=由|从|为|是|达|上年|去年|$)|指数|系数|得分|评分|pH值?|PMI|AQI)"
    r"(?:[^，。；\d]{0,10}|[^，。；]{0,14}(?:到|至|为|[降升])[^，。；\d]{0,3})$"
)
"""What is measured by a bare number."""


class Units(dict[str, str]):
    """The units as written and the group of each; ``longest`` gives, by a unit's first character,
    the length of the longest one.
    """

    def __init__(self, units: Mapping[str, str]) -> None:
        super().__init__(units)
        self.longest: dict[str, int] = {}
        for unit in units:
            self.longest[unit[0]] = max(len(unit), self.longest.get(unit[0], 0))


class Quantity(NamedTuple):
    """A figure: range of the view (number and unit), ``value`` and ``high`` (equal unless a range)
    in the unit as written with 百千万亿 multiplied out, ``unit``, its ``group`` (people, money …).
    """

    start: int
    end: int
    value: Decimal
    high: Decimal
    unit: str
    group: str


def numbers_of(
    text: str, units: Units, hollow: frozenset[str]
) -> tuple[list[Quantity], list[Moment], int]:
    """Every quantity and moment of the view, and how many numbers stand without a unit.

    ``units`` maps a unit as written to its group; ``hollow`` holds nouns which count only the
    text's own parts (三点意见, 五个方面) and make no figure.
    """
    quantities: list[Quantity] = []
    moments = han_moments(text)
    taken = {at for m in moments for at in range(m.start, m.end)}
    bare = 0
    done = -1
    for match in _NUMBER.finditer(text):
        start = match.start()
        if start < done:
            continue
        said, after = match.group(), text[match.end() : match.end() + 1]
        moment = moment_at(text, start) if after in _MOMENT_OPENS or not said.isdecimal() else None
        if moment is not None:
            moments.append(moment)
            done = moment.end
            continue
        coded = _coded(text, start)
        quantity = None if coded else _quantity(text, start, match.end(), said, units, hollow)
        if quantity is not None:
            quantities.append(quantity)
            done = quantity.end
        elif not (
            coded
            or start == done
            or _is_mark(text, start, match.end())
            or _UNITLESS.search(text, max(start - LONGEST_RATIO, 0), start)
        ):
            bare += 1  # 2 in 4块2 belongs to the figure before it
    quantities += _han_quantities(text, units, hollow, taken)
    quantities.sort()
    moments.sort()
    if "《" in text or "“" in text:
        quantities = [each for each in quantities if not _in_name(text, each)]
    quantities = [each for each in quantities if not _address(text, each)]
    return quantities, moments, bare


def _address(text: str, figure: Quantity) -> bool:
    """Whether a number is part of an address: 7幢二单元602室, 锦澜小区7幢发生火灾."""
    if figure.unit not in _OF_ADDRESSES:
        return False
    before = text[max(figure.start - 2, 0) : figure.start]
    return (
        _FLAT.match(text, figure.end) is not None
        or (figure.unit in {"单元", "层"} and before.endswith(("幢", "栋", "楼", "单元")))
        or (before.endswith(_ESTATES) and _HOUSES.match(text, figure.end) is None)
    )


def _in_name(text: str, figure: Quantity) -> bool:
    """Whether a number is part of a name: 《促进消费十条》, “五个强化”, “15分钟服务圈”."""
    start, end = figure.start, figure.end
    before = text[max(start - LONGEST_NAME, 0) : start]
    if before.rfind("《") > before.rfind("》"):
        return True
    if text[start - 1 : start] != "“" or figure.unit not in _NAMING:
        return False
    close = text.find("”", end, start + LONGEST_COINED)
    if close < 0:
        return False
    return figure.unit == "条" if close == end else text[end:close].isalpha()


def _quantity(
    text: str, start: int, end: int, digits: str, units: Units, hollow: frozenset[str]
) -> Quantity | None:
    low = high = Decimal(digits.replace(",", ""))
    spread = _RANGE.match(text, end) if text[end : end + 1] in _RANGE_OPENS else None
    own = 1
    if spread is not None:
        said = Decimal(spread["high"].replace(",", ""))
        own = _factor(spread["scale"])
        high, end = said, spread.end()
    scaled = _SCALE.match(text, end) if text[end : end + 1] in _SCALE_OPENS else None
    factor = 1
    named = scaled and text[end] in "百千" and text[end : end + 2] in units  # 千瓦, 百帕
    if scaled is not None and scaled.end() > end and not named:
        factor = _factor(scaled["scale"])
        if scaled["scale"] or not scaled["more"] or text[scaled.end() - 1] != "几":
            end = scaled.end()
    if spread is None:
        low = high = low * factor
        low, end = _chained(text, end, low, factor)
        high = low
    else:
        high *= factor
        low *= own if own > 1 or low * factor > high else factor
    unit, after = _unit_at(text, end, units, hollow)
    if unit is None or (not unit and factor == 1) or low > high:
        return None
    if unit.startswith(_TENTHS):
        return Quantity(start, after, low * 10, high * 10, "%", "rate")
    return Quantity(start, after, low, high, unit, units.get(unit, "count"))


def _factor(scale: str | None) -> int:
    factor = 1
    for char in scale or "":
        factor *= SCALES.get(char, 1)
    return factor


def _chained(text: str, end: int, value: Decimal, factor: int) -> tuple[Decimal, int]:
    """3亿2000万, 1万5千: what follows a scale and is smaller adds to it."""
    if factor < 10_000 or text[end - 1] not in "万亿":
        return value, end
    more = _CHAIN.match(text, end)
    if more is None:
        return value, end
    rest = Decimal(more[1]) * _factor(more[2])
    return (value + rest, more.end()) if rest < factor else (value, end)


def _unit_at(text: str, at: int, units: Units, hollow: frozenset[str]) -> tuple[str | None, int]:
    """The longest unit at ``at`` and where it ends; "" where none stands; None where it counts the
    text's own parts.
    """
    start = at + 1 if text[at : at + 1] == " " else at
    for length in range(units.longest.get(text[start : start + 1], 0), 0, -1):
        unit = text[start : start + length]
        if unit in units:
            after = start + len(unit)  # shorter than asked for at the end of the text
            for size in (2, 3, 4):
                if text[after : after + size] in hollow:
                    return None, at
            return unit, after
    return "", at


def _coded(text: str, start: int) -> bool:
    """Whether what stands before a number makes it a code: 第3, 〔2024〕5, G15, A-3."""
    before = text[start - 1 : start] if start else ""
    if before == "-":
        return text[max(start - 2, 0) : start - 1] in _ASCII_LETTERS
    return before in _CODE_SIGNS


def _is_mark(text: str, start: int, end: int) -> bool:
    """Numbers that are marks, not figures: enumeration, telephone and document numbers, lines of
    buses, names in quotation marks, dates such as 6·21, ratios such as 6：4, cells of a table.
    """
    if text[start - 1 : start] in _BLANKS and text[end : end + 1] in _BLANKS:
        return True
    return (
        text[end : end + 1] in _MARK_ENDS
        or text[start - 1 : start] in _MARK_OPENS
        or text[start:end] in _HOTLINES
        or (text[end : end + 1] == "." and not text[end + 1 : end + 2].isdigit())
        or end - start >= 7
    )


def _han_quantities(
    text: str, units: Units, hollow: frozenset[str], taken: set[int]
) -> list[Quantity]:
    """Figures in Chinese numerals: 一百二十户, 百分之十二, 三成, 两家. 一 alone is no figure."""
    found = []
    for match in han_numbers(text):
        start, end = match.span()
        before = text[max(start - 2, 0) : start]
        if before.endswith(("第", "之")) or before[-1:].isdigit() or start in taken:
            continue
        said = numeral(match, before)
        if said is None:
            continue
        if said.unit:
            found.append(Quantity(start, end, said.low, said.high, said.unit, "rate"))
            continue
        unit, after = _unit_at(text, end, units, hollow)
        if not unit or not _counts(match, said.high, unit, before, text[after : after + 1]):
            continue
        low, high, group = said.low, said.high, units[unit]
        if unit.startswith(_TENTHS):
            tail = _TENTH_TAIL.match(text, after)
            rest = _TENTH_PARTS[tail.group()] if tail is not None else 0
            low, high, unit, group = low * 10 + rest, high * 10 + rest, "%", "rate"
            after += rest > 0
        found.append(Quantity(start, after, low, high, unit, group))
    return found


def _counts(match: re.Match[str], value: Decimal, unit: str, before: str, after: str) -> bool:
    """Whether the words count something: not 一 alone, 二期工程, 三年 as 三年级, 三季度, 十分."""
    word = match["word"]
    if unit == "分" and word in _VERY:
        return before[-1:] in _SCORED
    if match["more"]:
        return True
    if word == "一":
        return unit in {"倍", "番", "倍多", "倍以上"} or (
            unit.startswith(_TENTHS) and after != "不"
        )
    if unit in {"年", "日"}:
        return value >= 10
    if unit in {"季", "季度"}:  # 三季度 is a time; 连续三季度 counts
        return before.endswith("续")
    if unit + after in {"轮车", "轮驱", "位一"} or unit in _ORDINALS:
        return value >= 10
    return not (unit in _HOUR_OR_POINT and value < 10)
