"""Dates and times as the draft gives them (要素 T), typed and graded by how exact they are."""

from __future__ import annotations

import re
from typing import NamedTuple

from infoscore.lazily import lazily

_DATE = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)年度?)?"
    r"(?:(?P<month>1[0-2]|0?[1-9])(?:(?:-|—|~|至|到)(?P<month2>1[0-2]|0?[1-9]))?月(?!\d*%|龄))?"
    r"(?:(?P<day>3[01]|[12]\d|0?[1-9])(?:[日号](?![内均产游龄])|(?=(?:-|—|~|至)(?:3[01]|[12]\d|[1-9])日)))?"
)
_NUMERIC = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?P<sep>[-./])(?P<month>1[0-2]|0?[1-9])(?P=sep)"
    r"(?P<day>3[01]|[12]\d|0?[1-9])(?!\d)"
)
_HALF = r"上午|下午|凌晨|清晨|中午|傍晚|晚上|夜间|深夜|[早晚]"
_HALF_BEFORE = re.compile(rf"(?:{_HALF})$")
_AFTER_NOON = ("下午", "傍晚", "晚", "夜间", "深夜")
_CLOCK = re.compile(
    rf" ?(?P<half>{_HALF})?"
    r"(?P<hour>2[0-4]|1\d|0?\d)(?:[时点](?:(?P<minute>[0-5]?\d)分|许|整|半(?!年|天|个))?(?!间)|:(?P<minute2>[0-5]\d)(?!\d))"
)
_PART = re.compile(r"上旬|中旬|下旬|月?底|月?末|月?初|份|以来|起|内")
_FIRST_OF = re.compile(r"前(?:\d+|[一两二三四五六七八九十半]+)(?:[天日周旬]|个?月)")
_HAN_YEAR = r"[一二][〇零○九一二三四五六七八]{3}年"
_HAN_DATE = lazily(
    rf"(?P<only>{_HAN_YEAR})度?(?![十一二三四五六七八九]{{1,2}}月)"
    r"|(?:(?P<year>[一二][〇零○九一二三四五六七八]{3})年)?"
    r"(?P<month>十[一二]?|[一二三四五六七八九])月"
    r"(?:(?P<day>三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])[日号])?"
)
_HAN_CLOCK = lazily(
    rf"(?P<half>{_HALF})?(?P<hour>二十[一二三四]?|十[一二三四五六七八九]?|[一二两三四五六七八九])点"
    r"(?:(?P<minute>[一二三四五]?十[一二三四五六七八九]?|零[一二三四五六七八九])分?|(?P<part>半|钟|整|多))?"
    r"(?![儿些])"
)
_CLOCK_BEHIND = re.compile("点(?<=[一二两三四五六七八九十]点)")
_MONTH_BEHIND = re.compile("月(?<=[一二三四五六七八九十]月)")
_YEAR_BEHIND = re.compile(rf"年(?<={_HAN_YEAR})")
_CODES = frozenset("第〕]")
_NOT_BEFORE = frozenset("十百千第")
_NUMBERED = lazily(
    "号(?:[楼栋院线桥机井泵墩门仓棚池炉船坑矿窗馆厂塔标令床字塘闸柱汽柴库路渠沟台岗厅柜码泊]|组(?!织)"
    "|车间|地块|地库|锅炉|主变|支[线管渠]|隧道|会议室|回气|穿堤|公路|风机|冷库|点位)"
)
_HAN = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}


class Moment(NamedTuple):
    """A date or time: range of the view, fields that the text gives (0 where it does not; hours
    from 0, −1 where none), ``grain`` minute, hour, day, month or year, ``until`` = said with
    前/之前.
    """

    start: int
    end: int
    year: int
    month: int
    day: int
    hour: int
    minute: int
    grain: str
    until: bool


def moment_at(text: str, at: int) -> Moment | None:
    """The date or time that begins at ``at``, where a digit stands, or None."""
    year = month = day = 0
    end = at
    match = _NUMERIC.match(text, at) or _DATE.match(text, at)
    if match is not None and match.end() > at:
        year, month, day = (int(match[k] or 0) for k in ("year", "month", "day"))
        if not (year or month) and (
            text[match.end() - 1] not in "日号"
            or text[max(at - 1, 0) : at] in _CODES
            or _NUMBERED.match(text, match.end() - 1)
        ):
            return None
        end = match.end()
    hour, minute = -1, -1
    clock = _CLOCK.match(text, end)
    if clock is not None and (
        end > at or clock["minute"] or clock["minute2"] or _is_hour(text, clock)
    ):
        half = clock["half"] or _half_before(text, at)
        hour = int(clock["hour"])
        if hour < 12 and half.startswith(_AFTER_NOON):
            hour += 12
        minute = int(clock["minute"] or clock["minute2"] or -1)
        if minute < 0 and clock.group().endswith("半"):
            minute = 30
        end = clock.end()
    if end == at:
        return None
    return _moment(text, at, end, year, month, day, hour, minute)


def han_moments(text: str) -> list[Moment]:
    """Dates and hours written in Chinese numerals: 三月五日, 二〇二四年三月, 晚上八点, 七点十分."""
    return _han_dates(text) + _han_clocks(text)


def _han_clocks(text: str) -> list[Moment]:
    """Hours in words: with minutes or a part of the day, for 三点 alone counts points."""
    if not _CLOCK_BEHIND.search(text):
        return []
    found = []
    for match in _HAN_CLOCK.finditer(text):
        half, part = match["half"] or "", match["part"]
        a_bit = match["hour"] == "一" and (len(half) == 1 or part == "多")  # 早一点, 一点多余
        said = half or match["minute"] or part
        if (
            not said
            or (a_bit and not match["minute"])
            or text[max(match.start() - 1, 0) : match.start()] in _NOT_BEFORE
        ):
            continue
        hour = _han_number(match["hour"].replace("两", "二"))
        if hour < 12 and half.startswith(_AFTER_NOON):
            hour += 12
        minute = 30 if part == "半" else -1
        if match["minute"]:
            minute = _han_number(match["minute"].lstrip("零"))
        found.append(_moment(text, *match.span(), 0, 0, 0, hour, minute))
    return found


def _han_dates(text: str) -> list[Moment]:
    if not (_MONTH_BEHIND.search(text) or _YEAR_BEHIND.search(text)):
        return []
    found = []
    for match in _HAN_DATE.finditer(text):
        if text[max(match.start() - 1, 0) : match.start()] in _NOT_BEFORE:
            continue
        if match["only"]:
            year = int("".join(str(_HAN[c]) for c in match["only"][:4]))
            found.append(_moment(text, *match.span(), year, 0, 0, -1, -1))
            continue
        year = int("".join(str(_HAN[c]) for c in match["year"])) if match["year"] else 0
        month, day = _han_number(match["month"]), _han_number(match["day"] or "")
        found.append(_moment(text, match.start(), match.end(), year, month, day, -1, -1))
    return found


def _half_before(text: str, at: int) -> str:
    """下午 or the like in front of a bare 2时30分."""
    match = _HALF_BEFORE.search(text, max(at - 2, 0), at)
    return match.group() if match is not None else ""


def _is_hour(text: str, clock: re.Match[str]) -> bool:
    """A bare 14时 is a time; 3点 in 3点意见 or 时 in 小时 is not."""
    if clock["half"] or _half_before(text, clock.start()):
        return True
    mark = text[clock.end("hour") : clock.end("hour") + 1]
    exact = clock.group().endswith(("许", "整", "半"))
    return mark == "时" or exact or text[clock.end() : clock.end() + 1] == "左"


def _moment(
    text: str, at: int, end: int, year: int, month: int, day: int, hour: int, minute: int
) -> Moment:
    part = _PART.match(text, end)
    if part is not None and hour < 0 and not day:
        end = part.end()
    if minute >= 0:
        grain = "minute"
    elif hour >= 0:
        grain = "hour"
    elif day:
        grain = "day"
    else:
        grain = "month" if month else "year"
    after = text[end : end + 2]
    until = after[:1] == "前" or after in {"之前", "以前"}
    if until and _FIRST_OF.match(text, end):  # 8月前4天 are its first days
        until = False
    return Moment(at, end, year, month, day, hour, minute, grain, until)


def _han_number(word: str) -> int:
    if not word:
        return 0
    tens, _, ones = word.rpartition("十")
    if "十" not in word:
        return _HAN[word]
    return (_HAN[tens] if tens else 1) * 10 + (_HAN[ones] if ones else 0)
