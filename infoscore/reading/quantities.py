"""Quantities of the draft (要素 N): a number, or a range, with its unit and what kind of unit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from infoscore.reading.moments import Moment, han_moments, moment_at

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_RANGE = re.compile(r"(?:%|[万亿千百])?(?:-|~|—|至|到)(\d+(?:\.\d+)?)")
_SCALE = re.compile(r"([百千]?[万亿]|[百千](?=[万亿]?))?(?:余|多|来|几)?")
_HAN_NUMBER = re.compile(r"(?:百分之)?[二两三四五六七八九十百千万亿半一〇零](?:[一二三四五六七八九十百千万亿〇零点]*)")
_HAN_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_CODE_BEFORE = re.compile(r"[第〕\]A-Za-z+＋№]$|[A-Za-z]-$")
_TENTHS = "成"
LONGEST_UNIT = 6


class Quantity(NamedTuple):
    """A figure: range of the view (number and unit), ``value`` and ``high`` (equal unless a range)
    in the unit as written with 百千万亿 multiplied out, ``unit``, its ``group`` (people, money …)."""

    start: int
    end: int
    value: Decimal
    high: Decimal
    unit: str
    group: str


def numbers_of(
    text: str, units: Mapping[str, str], hollow: frozenset[str]
) -> tuple[list[Quantity], list[Moment], int]:
    """Every quantity and moment of the view, and how many numbers stand without a unit.

    ``units`` maps a unit as written to its group; ``hollow`` holds nouns which count only the
    text's own parts (三点意见, 五个方面) and make no figure.
    """
    quantities: list[Quantity] = []
    moments = han_moments(text)
    taken = [(m.start, m.end) for m in moments]
    bare = 0
    done = -1
    for match in _NUMBER.finditer(text):
        start = match.start()
        if start < done:
            continue
        moment = moment_at(text, start)
        if moment is not None:
            moments.append(moment)
            done = moment.end
            continue
        quantity = _quantity(text, start, match.end(), match.group(), units, hollow)
        if quantity is not None:
            quantities.append(quantity)
            done = quantity.end
        elif not _is_code(text, start, match.end()):
            bare += 1
    quantities += _han_quantities(text, units, hollow, taken)
    quantities.sort()
    moments.sort()
    return quantities, moments, bare


def _quantity(  # noqa: PLR0917 - the parts of one match
    text: str, start: int, end: int, digits: str, units: Mapping[str, str], hollow: frozenset[str]
) -> Quantity | None:
    if start and _CODE_BEFORE.search(text, max(start - 2, 0), start):
        return None
    low = high = Decimal(digits.replace(",", ""))
    spread = _RANGE.match(text, end)
    if spread is not None:
        high = Decimal(spread[1])
        end = spread.end()
    scaled = _SCALE.match(text, end)
    factor = 1
    if scaled is not None and scaled.end() > end:
        for char in scaled[1] or "":
            factor *= _SCALES[char]
        end = scaled.end()
    unit = _unit_at(text, end, units, hollow)
    if unit is None:
        return None
    if not unit and factor == 1:
        return None
    group = units.get(unit, "count")
    return Quantity(start, end + len(unit), low * factor, high * factor, unit, group)


def _unit_at(
    text: str, at: int, units: Mapping[str, str], hollow: frozenset[str]
) -> str | None:
    """The longest unit at ``at``; "" where none stands; None where it counts the text's own parts."""
    if text[at : at + 1] == " ":
        at += 1
    for length in range(LONGEST_UNIT, 0, -1):
        unit = text[at : at + length]
        if unit in units:
            after = at + length
            for size in (2, 3, 4):
                if text[after : after + size] in hollow:
                    return None
            return unit
    return ""


def _is_code(text: str, start: int, end: int) -> bool:
    """Numbers that are marks, not figures: enumeration, telephone and document numbers."""
    return (
        text[end : end + 1] in {"、", "）", "号", "期", ")"}
        or (text[end : end + 1] == "." and not text[end + 1 : end + 2].isdigit())
        or end - start >= 7
        or (start > 0 and _CODE_BEFORE.search(text, max(start - 2, 0), start) is not None)
    )


def _han_quantities(
    text: str, units: Mapping[str, str], hollow: frozenset[str], taken: list[tuple[int, int]]
) -> list[Quantity]:
    """Figures in Chinese numerals: 一百二十户, 百分之十二, 三成, 两家. 一 alone is no figure."""
    found = []
    for match in _HAN_NUMBER.finditer(text):
        start, end = match.span()
        word = match.group()
        before = text[start - 1 : start]
        if before in {"第", "十", "之"} or any(a <= start < b for a, b in taken):
            continue
        if word.startswith("百分之"):
            value = han_number(word[3:])
            if value is not None:
                found.append(Quantity(start, end, value, value, "%", "rate"))
            continue
        value = han_number(word)
        if value is None or word in {"一", "半", "万", "千", "百", "亿", "千万"} or before.isdigit():
            continue
        unit = _unit_at(text, end, units, hollow)
        if not unit:
            continue
        group = units[unit]
        if group == "time" and value < 10 and unit in {"年", "日"}:
            continue
        if unit == _TENTHS:
            value, unit = value * 10, "%"
            found.append(Quantity(start, end + 1, value, value, unit, "rate"))
            continue
        found.append(Quantity(start, end + len(unit), value, value, unit, group))
    return found


def han_number(word: str) -> Decimal | None:
    """The value of a Chinese numeral such as 一百二十, 三万五千, 十二点五; None if it is none."""
    whole, _, tail = word.partition("点")
    if not whole:
        return None
    total = section = digit = 0
    for char in whole:
        if char in _HAN_DIGITS:
            digit = _HAN_DIGITS[char]
        elif char in _HAN_UNITS:
            section += (digit or 1) * _HAN_UNITS[char]
            digit = 0
        elif char in _SCALES:
            total = (total + section + digit or 1) * _SCALES[char]
            section = digit = 0
        else:
            return None
    value = Decimal(total + section + digit)
    for place, char in enumerate(tail, 1):
        if char not in _HAN_DIGITS:
            return None
        value += Decimal(_HAN_DIGITS[char]).scaleb(-place)
    return value
