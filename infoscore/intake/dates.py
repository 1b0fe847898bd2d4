"""Dates as offices write them at the head and foot of a draft."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from infoscore.intake.simplified import simplify
from infoscore.lazily import lazily

_DIGIT = {c: str(n) for n, c in enumerate("〇一二三四五六七八九")} | dict.fromkeys("零○ＯO", "0")
_CHINESE = "〇零○一二三四五六七八九十"

# A date with its year, no groups: what a line is searched for.
DATE = (
    r"(?:\d{4}\s?(?:年\s?\d{1,2}\s?月\s?\d{1,2}\s?[日号]|[-/.]\d{1,2}[-/.]\d{1,2})"
    rf"|[{_CHINESE}]{{4}}年[{_CHINESE}]{{1,3}}月[{_CHINESE}]{{1,3}}日)"
)
# A time of day, no groups.
TIME = (
    r"(?:[T\s]{0,2}(?:上午|下午|晚上?|凌晨|中午)?\s?"
    r"\d{1,2}(?:[:：]\d{2}(?:[:：]\d{2})?|[时点](?:\d{1,2}分?|半)?))"
)

_NUMERIC = re.compile(r"(\d{4})\s?[年\-/.]\s?(\d{1,2})\s?[月\-/.]\s?(\d{1,2})\s?[日号]?")
_WRITTEN = re.compile(rf"([{_CHINESE}]{{4}})年([{_CHINESE}]{{1,3}})月([{_CHINESE}]{{1,3}})日")
_DAY = re.compile(r"\d{1,2}\s?月\s?\d{1,2}\s?[日号]")
_CLOCK = lazily(
    r"[T\s]*(上午|下午|晚上?|凌晨|中午)?\s?(\d{1,2})[:：时点](\d{1,2}|半)?分?(?:[:：]\d{2})?"
)


def parse_moment(text: str) -> tuple[datetime, bool] | None:
    """The moment ``text`` names and whether it gives the hour; None if it is no full date."""
    plain = simplify(text.strip())
    found = _NUMERIC.match(plain) or _WRITTEN.match(plain)
    if not found:
        return None
    year, month, day = found.groups()
    try:
        if found.re is _WRITTEN:
            start = datetime(int("".join(_DIGIT[c] for c in year)), _count(month), _count(day))
        else:
            start = datetime(int(year), int(month), int(day))
        rest = plain[found.end() :].strip()
        return (start + _clock(rest), True) if rest else (start, False)
    except (ValueError, LookupError, OverflowError):
        return None


def parse_day(text: str, before: date) -> tuple[datetime, bool] | None:
    """A moment that lacks its year (9月2日, 9月2日16时), in the latest year in which its day is not
    after ``before``; None if the text is no such moment.
    """
    plain = simplify(text.strip())
    if not _DAY.match(plain):
        return None
    for year in (before.year, before.year - 1):
        moment = parse_moment(f"{year}年{plain}")
        if moment is not None and moment[0].date() <= before:
            return moment
    return None


def lacks_year(text: str) -> bool:
    """Whether ``text`` is a moment but for its year."""
    return parse_day(text, date(2024, 12, 31)) is not None  # a leap year has every day


def _clock(text: str) -> timedelta:
    """Hours and minutes since midnight; ValueError if ``text`` is no time of day."""
    found = _CLOCK.fullmatch(text)
    if not found:
        raise ValueError(text)
    part, hour, minute = found[1], int(found[2]), found[3] or "0"
    minutes = 30 if minute == "半" else int(minute)
    if part in ("下午", "晚", "晚上") and hour < 12:
        hour += 12
    if hour > 24 or minutes > 59 or (hour == 24 and minutes):
        raise ValueError(text)
    return timedelta(hours=hour, minutes=minutes)


def _count(numeral: str) -> int:
    """A Chinese numeral below 100; ValueError or KeyError if none."""
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return int(_DIGIT[numeral])
    return int(_DIGIT[tens] if tens else "1") * 10 + int(_DIGIT[ones] if ones else "0")
