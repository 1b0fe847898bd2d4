"""Chinese numerals: 一百二十, 三万五千, 十二点五, 二〇二四, 三分之一, 七八十, 十余.

Our own, because what there is does less. Of the 80 numerals of our table (tests/reading) cn2an
0.5.24 reads 45: it reads 两三 as 23 and 四成 as 4, and refuses 三分之一, 百分之百, 七八十, 十几
and 三点六亿. jionlp 1.5.31 reads most, but brings 230 MB and takes 0.4 s to load.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
UNITS = {"十": 10, "百": 100, "千": 1000}
SCALES = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_PARTS = {"百": 100, "千": 1000, "万": 10_000}
_ALONE = {"百", "千", "万", "亿", "千万", "百万", "万万", "千百"}
_MORE = "余多来几"
LONGEST = 20  # characters; what is longer is a string of signs, no number
_HEDGED = ("近", "上", "逾", "超", "约", "超过", "达")

_OPENS = re.compile("[一二两三四五六七八九十百千万亿零〇]")
_HAN_NUMBER = re.compile(
    r"(?:(?P<per>百分之|千分之|万分之)|(?P<below>[二两三四五六七八九十百]{1,3})分之)?"
    r"(?P<word>[一二两三四五六七八九十百千万亿零〇](?:[一二两三四五六七八九十百千万亿零〇]|几(?=[万亿]))*)"
    r"(?:点(?P<tail>[一二三四五六七八九零〇]+))?"
    r"(?P<more>余|多|来|几)?(?P<scale>[万亿](?=.))?"
)


def han_numbers(text: str) -> Iterator[re.Match[str]]:
    """Everything that looks like a number in Chinese numerals, from left to right."""
    done = 0
    for opening in _OPENS.finditer(text):
        if opening.start() >= done:
            match = _HAN_NUMBER.match(text, opening.start())
            if match is not None:
                done = match.end()
                yield match


class Numeral(NamedTuple):
    """A number in words: ``low`` and ``high`` (equal unless 三五 or 七八十), ``unit`` % or ‰ where
    the words are a rate, ``loose`` where they say more than the value (十余, 百多).
    """

    low: Decimal
    high: Decimal
    unit: str
    loose: bool


def numeral(match: re.Match[str], before: str) -> Numeral | None:
    """What a match of :func:`han_numbers` says; ``before`` is the text in front of it. None where
    the words only look like a number (千方百计, 一 alone, 万 in 万户千家).
    """
    word, more = match["word"], match["more"]
    if match["per"]:
        value = _value(word, match["tail"])
        if value is None:
            return None
        per = _PARTS[match["per"][0]]
        if per == 1000:
            return Numeral(value, value, "‰", loose=False)
        value = value if per == 100 else value / 100
        return Numeral(value, value, "%", loose=False)
    if match["below"]:
        part, whole = han_number(word), han_number(match["below"])
        if part is None or not whole or part > whole:
            return None
        value = (part * 100 / whole).quantize(Decimal("0.01"))
        return Numeral(value, value, "%", loose=True)
    loose = more is not None
    if before.endswith(("几", "数")) and word[0] in UNITS | SCALES:
        return None
    if word in _ALONE and not (loose or before.endswith(_HEDGED)):
        return None
    spread = _spread(word)
    if spread is not None:
        low, high = spread
    else:
        value = _value(word, match["tail"])
        if value is None:
            return None
        low = high = value
        if more == "几" and value >= 10:
            high = value + 9
    if match["scale"]:
        low, high = low * SCALES[match["scale"]], high * SCALES[match["scale"]]
    return Numeral(low, high, "", loose)


def han_number(word: str) -> Decimal | None:
    """The value of a Chinese numeral such as 一百二十, 三万五千, 一〇五; None if it is none."""
    return _value(word, None)


def number_of(word: str) -> int | None:
    """The whole number of 三 or 3; None if it is none."""
    value = int(word) if word.isdigit() else han_number(word)
    return None if value is None else int(value)


def _value(word: str, tail: str | None) -> Decimal | None:
    if len(word) > LONGEST or len(tail or "") > LONGEST:
        return None
    whole = _whole(word)
    if whole is None:
        return None
    value = Decimal(whole)
    for place, char in enumerate(tail or "", 1):
        value += Decimal(DIGITS[char]).scaleb(-place)
    return value


def _whole(word: str) -> int | None:
    if word and all(char in DIGITS for char in word):
        return int("".join(str(DIGITS[char]) for char in word))
    total = section = digit = last = scale = 0
    for char in word:
        if char in DIGITS:
            digit = DIGITS[char]
            continue
        worth = UNITS.get(char) or SCALES.get(char)
        if worth is None:
            return None
        if char in UNITS:
            section += (digit or 1) * worth
        else:
            if scale > worth or not total:
                total += (section + digit or 1) * worth
            else:
                total = (total + section + digit) * worth
            section, scale = 0, worth
        digit, last = 0, worth
    if digit and last >= 100 and word[-2] in "百千万亿":
        digit *= last // 10  # 一百二 = 120, 三万五 = 35000
    return total + section + digit if word else None


def _spread(word: str) -> tuple[Decimal, Decimal] | None:
    """三五 → 3–5, 七八十 → 70–80, 十五六 → 15–16, 两三千 → 2000–3000; None for one number."""
    for at in range(len(word) - 1):
        one, two = word[at], word[at + 1]
        if one in DIGITS and two in DIGITS and 0 < DIGITS[one] < DIGITS[two]:
            rest = word[at + 2 :]
            if len(word) > 2 and all(char in DIGITS for char in word):
                return None
            low, high = _whole(word[:at] + one + rest), _whole(word[:at] + two + rest)
            return None if low is None or high is None else (Decimal(low), Decimal(high))
    return None
