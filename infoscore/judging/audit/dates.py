"""A16: days that exist, weekdays that fit, ends after starts, alarms after the event, events before
the report.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime
from typing import TYPE_CHECKING

from infoscore.judging.audit.book import told
from infoscore.lazily import lazily

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from infoscore.judging.audit.book import Book, Raw
    from infoscore.reading.moments import Moment

_DAY = lazily(r"月份?(?P<day>\d{1,2})[日号](?!龄|均|游)")
_MONTH_BEFORE = lazily(r"(?:(?P<year>(?:19|20)\d\d)年)?(?<!\d)(?P<month>\d{1,2})$")
_CLOCK = lazily(r"时(?P<minute>\d{1,2})(?:分(?!钟)|(?=[，。；）]))")
_HOUR_BEFORE = lazily(r"(?<!\d)\d{1,2}$")
_LUNAR = lazily(r"农历|阴历|旧历|腊月|正月")
_WEEKDAY = lazily(r"[（，]?(?:星期|周)(?P<day>[一二三四五六日天])(?![期报刊])")
_TO = lazily(r"起?(?:至|到|-|—|~)$")
_DAYS = "一二三四五六日"
_PAST = lazily(
    r"发生|接报|接到|突发|出具|认定|查明|查实|[开成到入出施过报发查行署拨付落]了|已|造成|起火|死亡|遇难"
)
_FUTURE = lazily(
    r"预计|计划|拟|将|前(?!往|来)|之后|建议|请|争取|力争|打算|下步|下一步|届时|到期|起(?!火|因)|预报|预测|若|如果|可能|"
    r"应(?!急|对)|(?<![主重需])要|待|再|明年|定于|安排|约定|签|合同|答复|承诺|确定|期限|截止日|最迟|不迟于|上线|"
    r"目标|防止|避免|防范|期间|准备|筹备|规划|有望|需"
)
_HAPPENED = lazily(
    r"(?:发生|起火|失火|着火|突发|爆炸|坍塌|倒塌|垮塌|坠落|相撞|侧翻|泄漏|落水|出事)"
    r"(?!点|源|口|物|区|[已被]?(?:停止|止住|得到控制|消除|封堵|堵住|处置完))"
)
_NOT = lazily(r"(?:未|没有?|无|防止|避免|杜绝)[^，。；]{0,12}")
_STATUS = ("截至", "截止", "截至目前")
_REPORTED = lazily(r"，?[^，。；\d]{0,8}?(?:首报|初报|续报|上报|报告了)")
_ENDED = lazily(
    r"，?[^，。；\d]{0,10}?(?:扑灭|扑救完毕|得到控制|封堵|堵住|抢通|恢复|获救|救出|出院|抢救无效|救治无效|解除)"
)
_ALARM = lazily(
    r"，?[^，。；\d]{0,14}?(?:接到?|收到)[^，。；\d]{0,8}?(?:报警|报告|警情|电话|求助)|[^，。；\d]{0,8}?接[报警]"
)
_ARRIVED = lazily(r"，?[^，。；\d]{0,14}?(?:到场|到达|抵达|赶到)")
_AGAIN = lazily(r"再次|二次|又|复燃|余震|续")
_ABOUT = lazily(r"左右|许|前后|约")
HALF_DAY = 12 * 60
HALF_YEAR = 183  # days
EARLIER = 10  # days before an event in which its end would be a slip, not another event
_YEARS_OFF = {"去年": -1, "上年": -1, "前年": -2, "今年": 0, "本年": 0, "明年": 1}
MOST_LEAD, MOST_TAIL, SHORT = 40, 60, 8
LONGEST_MONTH = 8  # 2024年11, and the character before it
LEAP_YEAR = 2024  # where none is said, 29 February exists


def check(book: Book) -> Iterator[Raw]:
    """Every date and time of the draft."""
    yield from _impossible(book)
    yield from _alarm(book)
    yield from _arrival(book)
    yield from _ended(book)
    moments = book.reading.moments
    sent = book.document.draft.meta.sent
    known = sent is not None and book.document.draft.meta.sent_said is None
    for at, moment in enumerate(moments):
        yield from _weekday(book, moment, sent, known=known)
        if at and _TO.match(book.text[moments[at - 1].end : moment.start]):
            yield from _order(book, moments[at - 1], moment)
        if sent is not None:
            yield from _after(book, moment, sent)


def _impossible(book: Book) -> Iterator[Raw]:
    text = book.text
    for match in _DAY.finditer(text):
        before = _MONTH_BEFORE.search(text, max(match.start() - LONGEST_MONTH, 0), match.start())
        if before is None:
            continue
        month, day = int(before["month"]), int(match["day"])
        year = int(before["year"]) if before["year"] else LEAP_YEAR
        span = before.start(), match.end()
        if _LUNAR.search(text, max(before.start() - 4, 0), before.start()):
            continue
        if not 1 <= month <= 12:
            yield told("A16", "no_month", {"month": month}, "", (span,))
            continue
        last = monthrange(year, month)[1]
        if not 1 <= day <= last:
            when = text[before.start() : match.start() + 1]
            yield told("A16", "no_day", {"when": when, "day": day, "last": last}, "", (span,))
    for match in _CLOCK.finditer(text):
        before = _HOUR_BEFORE.search(text, max(match.start() - 3, 0), match.start())
        if before is not None and (int(before.group()) > 24 or int(match["minute"]) > 59):
            span = before.start(), match.end()
            yield told("A16", "no_time", {"said": text[slice(*span)]}, "", (span,))


def _weekday(book: Book, moment: Moment, sent: datetime | None, *, known: bool) -> Iterator[Raw]:
    """A weekday that is not the day's; proven where the year is ``known`` or stands with it."""
    if not (moment.month and moment.day):
        return
    match = _WEEKDAY.match(book.text, moment.end)
    if match is None:
        return
    days = _days_meant(book, moment, sent)
    said = _DAYS.index(match["day"].replace("天", "日"))
    if days and all(day.weekday() != said for day in days):
        day = days[0]
        right = f"星期{_DAYS[day.weekday()]}"
        blanks = {"day": day.isoformat(), "right": right, "said": f"星期{match['day']}"}
        span, proven = (moment.start, match.end()), bool(moment.year) or known
        yield told("A16", "weekday", blanks, right, (span,), proven=proven)


def _days_meant(book: Book, moment: Moment, sent: datetime | None) -> list[date]:
    """The days that a date may mean, the likeliest first: of its own year, of the year before the
    sending (去年), or of the years around it, the nearest day and that of the same year.  A year
    told elsewhere in the text is as often that of something earlier.
    """
    if moment.year:
        around = [moment.year]
    elif sent is not None:
        shift = _YEARS_OFF.get(book.text[max(moment.start - 2, 0) : moment.start])
        around = [sent.year + shift] if shift is not None else [sent.year]
        same = _date(sent.year, moment.month, moment.day)
        if shift is None and same is not None:
            off = (same - sent.date()).days
            around = [sent.year - (off > HALF_YEAR) + (off < -HALF_YEAR), sent.year]
    else:
        around = []
    days = (_date(year, moment.month, moment.day) for year in around)
    return [day for day in days if day is not None]


def _order(book: Book, a: Moment, b: Moment) -> Iterator[Raw]:
    if not (a.month and a.day and b.day) or _LUNAR.search(book.text, max(a.start - 4, 0), a.start):
        return
    month, dated = b.month or a.month, bool(a.year and b.year)
    if dated and a.year != b.year:
        backwards = b.year < a.year
    else:
        over_new_year = not dated and a.month >= 9 and month <= 6
        backwards = (month, b.day) < (a.month, a.day) and not over_new_year
    if backwards:
        blanks = {"said": book.text[a.start : b.end]}
        yield told("A16", "backwards", blanks, "", ((a.start, b.end),))


def _alarm(book: Book) -> Iterator[Raw]:
    """The alarm came before what it told of."""
    for event, alarm in _before_the_event(book, _ALARM):
        proven = not _ABOUT.match(book.text, event.end)
        yield _early(book, "alarm", event, alarm, proven=proven)


def _arrival(book: Book) -> Iterator[Raw]:
    """Help was there before it happened; they may have come to an earlier event."""
    for event, arrival in _before_the_event(book, _ARRIVED):
        if not _AGAIN.search(_told(book, event)):
            yield _early(book, "arrival", event, arrival, proven=False)


def _ended(book: Book) -> Iterator[Raw]:
    """It was over before it happened: the first event with its day, and what ended it earlier."""
    text = book.text
    dated = [m for m in book.reading.moments if m.month and m.day]
    event = next((m for m in dated if m.hour >= 0 and _happened(book, m)), None)
    if event is None:
        return
    for end in dated:
        days = (event.month - end.month) * 31 + event.day - end.day
        if end.start < event.start or not 0 <= days < EARLIER or end.year not in {0, event.year}:
            continue
        hours = end.hour >= 0 and _clock(end) < _clock(event)
        if (days or hours) and _ENDED.match(text, end.end) and not _AGAIN.search(_told(book, end)):
            yield _early(book, "ended", event, end, proven=not _ABOUT.match(text, event.end))


def _happened(book: Book, moment: Moment) -> bool:
    """Whether a moment is told as that of an event: no status, no report of it, and nothing that
    did not happen.
    """
    if book.text.endswith(_STATUS, 0, moment.start) or _REPORTED.match(book.text, moment.end):
        return False
    return _HAPPENED.search(_NOT.sub("", _told(book, moment))) is not None


def _before_the_event(book: Book, answer: re.Pattern[str]) -> Iterator[tuple[Moment, Moment]]:
    """The first event and the first answer to it with a clock time, where the answer comes first.
    Across midnight, or on another day, nothing is said.
    """
    timed = [m for m in book.reading.moments if m.hour >= 0 and m.grain == "minute"]
    answers = [m for m in timed if answer.match(book.text, m.end)]
    told_of = {m.start for m in answers}
    event = next((m for m in timed if m.start not in told_of and _happened(book, m)), None)
    if event is None or not answers:
        return
    first = answers[0]
    if first.day and (first.month, first.day) != (event.month, event.day):
        return
    if any(
        m.start < event.start and m.start not in told_of and _clock(m) <= _clock(first)
        for m in timed
    ):  # the story begins earlier, in words that are not known
        return
    if 0 < (event.hour - first.hour) * 60 + event.minute - first.minute < HALF_DAY:
        yield event, first


def _clock(moment: Moment) -> tuple[int, int]:
    return moment.hour, moment.minute


def _early(book: Book, said: str, event: Moment, answer: Moment, *, proven: bool) -> Raw:
    first, second = sorted((m.start, m.end) for m in (event, answer))
    blanks = {
        "event": book.text[event.start : event.end],
        said: book.text[answer.start : answer.end],
    }
    return told("A16", said, blanks, "", (first, second), proven=proven)


def _told(book: Book, moment: Moment) -> str:
    """The clause in which a moment stands and the one after it: 13时50分，柳河镇一堆场起火."""
    clauses = book.document.clauses
    number = book.document.clause_at(moment.start)
    start, end = clauses[number][0], clauses[min(number + 1, len(clauses) - 1)][1]
    return book.text[max(start, moment.start - MOST_LEAD) : min(end, moment.end + MOST_TAIL)]


def _after(book: Book, moment: Moment, sent: datetime) -> Iterator[Raw]:
    """A thing told as done on a day that had not come when the draft was sent."""
    if not (moment.month and moment.day) or moment.until:
        return
    day = _date(moment.year or sent.year, moment.month, moment.day)
    if day is None or day <= sent.date():
        return
    if not moment.year and (day - sent.date()).days > HALF_YEAR:
        return
    if not _told_as_past(book, moment):
        return
    blanks = {"said": book.text[moment.start : moment.end], "sent": f"{sent:%Y-%m-%d}"}
    yield told("A16", "later", blanks, "", ((moment.start, moment.end),))


def _told_as_past(book: Book, moment: Moment) -> bool:
    """Whether the words from the date on say that something has happened, and nothing before or
    after them speaks of what is planned, due or expected.
    """
    sentence = book.sentence_at(moment.start)
    lead = book.text[max(sentence.start, moment.start - MOST_LEAD) : moment.start]
    tail = book.text[moment.end : min(sentence.end, moment.end + MOST_TAIL)]
    own, comma, more = tail.partition("，")
    if len(own) < SHORT:
        own += comma + more.partition("，")[0]
    if lead.endswith(("截至", "截止")):
        return _FUTURE.search(lead) is None
    return _FUTURE.search(lead + own) is None and _PAST.search(own) is not None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
