"""What the dates of a draft stand for: a day on which something happened, a status, a period.

Deadlines, plans, seasons, examples and the start of what still goes on are left out: none of them
is when the item happened. Linear: every date is looked at with the few characters around it.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta
from functools import lru_cache
from re import escape
from typing import TYPE_CHECKING, NamedTuple

from infoscore.lazily import lazily

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from infoscore.reading.moments import Moment
    from infoscore.reading.read import Reading
    from infoscore.ruleset.model import DateWords

DAY, STATUS, MONTH, PERIOD = "day", "status", "month", "period"
HALF_YEAR = timedelta(days=183)
_NEAR = 12
_TO = lazily(r"起?(?:至|到|-{1,2}|—{1,2}|~)(?P<next>次年|翌年|来年)?(?:本|当|同)?[年月]?$")
_OTHER_YEAR = lazily(
    r"(?:(?P<last>去年|上一?年)|(?P<before>前年)|(?P<next>次年|翌年|来年|明年))的?$"
)
_TWO_MONTHS = lazily(r"\d(?:-|—|~|至|到)(?P<month>\d{1,2})月")
_BREAK = lazily(r"[，。；！？\n]")
_TERM = ("至", "到", "自", "从")
_FIRST_DAYS, _MIDDLE_DAYS = ("上旬", "初"), ("中旬",)


class Told(NamedTuple):
    """A date: its place, when (a period: its end), what it stands for, when a period began, and
    whether what began then still goes on (以来, 起; then ``when`` is the beginning).
    """

    moment: Moment
    when: datetime
    role: str
    began: tuple[Moment, datetime] | None = None
    since: bool = False


def dates_of(reading: Reading, sent: datetime, words: DateWords) -> list[Told]:
    """The dates of a draft that may be when its matter happened, in the order of the text; of
    those still to come only the end of a period that has begun.
    """
    today = sent.date()
    return [
        told
        for told in _told(reading, sent, words)
        if (told.when if told.began is None else told.began[1]).date() <= today
    ]


def _told(reading: Reading, sent: datetime, words: DateWords) -> Iterator[Told]:
    text, moments = reading.document.text, reading.moments
    skipped = False
    for at, moment in enumerate(moments):
        if skipped or not moment.month:
            skipped = False
            continue
        end = moments[at + 1] if at + 1 < len(moments) else None
        joined = _TO.fullmatch(text, moment.end, end.start) if end is not None else None
        if end is not None and joined is not None and (end.month or end.day):
            skipped = True
            season = joined["next"] or _is_season(text, moment, end, words)
            period = None if season else _period(text, moment, end, sent)
        else:
            period = _single(text, moment, sent, words)
        if period is not None:
            yield period


def _single(text: str, moment: Moment, sent: datetime, words: DateWords) -> Told | None:
    """One date by itself; None for a deadline, a plan, an example or the end of a term."""
    before = _before(text, moment.start)
    said = _in_year(moment, before, sent)
    if said is None or moment.until or _planned(words).search(before):
        return None
    since = any(_since(words).match(text, moment.end - back) for back in (0, 1, 2))
    term = since or before.endswith(_TERM)
    if _examples(words).search(before) or (term and _is_season(text, moment, moment, words)):
        return None
    if moment.day or since:
        when = resolved(said if moment.day else said._replace(day=1), sent)
    else:
        when = _month_told(text, said, sent)
    if when is None:
        return None
    status = _status(words).search(before) is not None
    return Told(moment, when, STATUS if status else DAY if moment.day else MONTH, None, since)


def _period(text: str, start: Moment, end: Moment, sent: datetime) -> Told | None:
    """A period that both ends tell."""
    first = _in_year(start, _before(text, start.start), sent)
    if first is None or end.until:
        return None
    began = resolved(first, sent) if first.day else None
    last = end._replace(year=end.year or first.year, month=end.month or first.month)
    if began is not None and not last.year:
        later = (last.month, last.day or 31) >= (began.month, began.day)
        last = last._replace(year=began.year if later else began.year + 1)
    ended = resolved(last, sent) if last.day else _month_told(text, last, sent)
    if ended is None or (began is not None and began > ended):
        return None
    whole = last._replace(start=start.start)
    role = PERIOD if last.day else MONTH
    return Told(whole, ended, role, None if began is None else (start, began))


def _before(text: str, at: int) -> str:
    """What stands before a date in its sentence, a few characters of it."""
    return text[max(at - _NEAR, 0) : at].rpartition("\n")[2].rpartition("。")[2]


def _in_year(moment: Moment, before: str, sent: datetime) -> Moment | None:
    """The moment with the year that 去年 and the like say; None for a year to come."""
    match = None if moment.year else _OTHER_YEAR.search(before)
    if match is None:
        return moment
    if match["next"]:
        return None
    return moment._replace(year=sent.year - (1 if match["last"] else 2))


def _is_season(text: str, first: Moment, last: Moment, words: DateWords) -> bool:
    """Whether dates belong to a season or a term: 防火期为11月1日至3月31日."""
    before = _BREAK.split(text[max(first.start - _NEAR, 0) : first.start])[-1]
    after = _BREAK.split(text[last.end : last.end + _NEAR], maxsplit=1)[0]
    return any(_seasons(words).search(part) for part in (before, after))


def _month_told(text: str, moment: Moment, sent: datetime) -> datetime | None:
    """The last day of a month, or of the part of it, of which the draft tells; that of the report
    if the month still ran.
    """
    two = _TWO_MONTHS.search(text, moment.start, moment.end)
    if two is not None and 1 <= int(two["month"]) <= 12:
        moment = moment._replace(month=int(two["month"]))
    said = text[moment.start : moment.end]
    day = 10 if said.endswith(_FIRST_DAYS) else 20 if said.endswith(_MIDDLE_DAYS) else 0
    if day:
        return resolved(moment._replace(day=day), sent)
    if moment.month == sent.month and moment.year in {0, sent.year}:
        return sent.replace(hour=0, minute=0)
    return month_end(moment, sent)


def month_end(moment: Moment, sent: datetime) -> datetime | None:
    """The last day of the month, in the latest year in which it had ended when sent."""
    for year in (moment.year,) if moment.year else (sent.year, sent.year - 1):
        last = date(year, moment.month, monthrange(year, moment.month)[1])
        if last <= sent.date():
            return datetime(last.year, last.month, last.day, tzinfo=sent.tzinfo)
    return None


def resolved(moment: Moment, sent: datetime) -> datetime | None:
    """The moment as a time; a missing year is the one that brings it nearest before ``sent``."""
    for year in (moment.year,) if moment.year else (sent.year, sent.year - 1):
        try:
            day = date(year, moment.month, moment.day)
        except ValueError:  # 29 February of another year
            continue
        if moment.year or day <= sent.date() + HALF_YEAR:
            hour = moment.hour if 0 <= moment.hour <= 23 else 0
            return datetime(
                day.year, day.month, day.day, hour, max(moment.minute, 0), tzinfo=sent.tzinfo
            )
    return None


@lru_cache(maxsize=16)
def _seasons(words: DateWords) -> re.Pattern[str]:
    """防火期 — but not 防汛期间, in which things happen."""
    return lazily(rf"(?:{_any(words.seasons)})(?!间)")


@lru_cache(maxsize=16)
def _planned(words: DateWords) -> re.Pattern[str]:
    """原定6月, 计划于6月5日 — but not 按计划6月5日, 《计划》6月5日印发."""
    return lazily(rf"(?<![按照模虚])(?:{_any(words.planned)})[^，。；：、》”）的\d]{{0,4}}$")


@lru_cache(maxsize=16)
def _examples(words: DateWords) -> re.Pattern[str]:
    """例如柳河镇4月11日; a word of one character only where the date follows at once."""
    long, short = _by_length(words.examples)
    return lazily(rf"(?:^|[，。；：、（])(?:(?:{long})[^，。；：、\d]{{0,8}}|{short})$")


@lru_cache(maxsize=16)
def _status(words: DateWords) -> re.Pattern[str]:
    """截至9月3日; a word of one character only where a clause begins: 至3月底."""
    long, short = _by_length(words.status)
    return lazily(rf"(?:{long}|(?:^|[，。；：、（])(?:{short}))[^，。；：、\d]{{0,2}}$")


@lru_cache(maxsize=16)
def _since(words: DateWords) -> re.Pattern[str]:
    """11月以来, 9月2日14时起 — but not 3月起火."""
    return lazily(rf"(?:{_any(words.since)})(?![火草诉步伏])")


def _by_length(words: Sequence[str]) -> tuple[str, str]:
    """The words of more characters and those of one."""
    return _any([w for w in words if len(w) > 1]), _any([w for w in words if len(w) == 1])


def _any(words: Sequence[str]) -> str:
    return "|".join(map(escape, words)) or r"(?!)"
