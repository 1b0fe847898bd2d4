"""Was the draft sent in time? From the event to the report, in minutes or working days."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from infoscore.judging.dated import DAY, MONTH, PERIOD, STATUS, dates_of, month_end, resolved
from infoscore.lazily import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from infoscore.intake.draft import Meta
    from infoscore.judging.dated import Told
    from infoscore.reading.moments import Moment
    from infoscore.reading.read import Reading
    from infoscore.ruleset.model import DateWords, Kind, Limit, Timeliness
    from infoscore.ruleset.workdays import Calendar

_REPORTED = lazily("接到?|收到|获知")
_NEAR = 16
EPISODE = timedelta(days=3)
"""What is told of a matter so long after it is how it was dealt with."""


class Lag(NamedTuple):
    """The limit that applies, how long the report took in the limit's unit, where the clock
    started (range of the view), and whether the calendar knows the years between.  ``exact`` is
    False where a time of day is missing: then ``taken`` is the least it can have been.
    """

    limit: Limit
    taken: int
    start: tuple[int, int]
    published: bool
    exact: bool = True

    @property
    def allowed(self) -> int:
        """The limit in its own unit."""
        return self.limit.minutes if self.limit.minutes is not None else self.limit.workdays or 0

    @property
    def on_time(self) -> bool:
        """Whether the limit was kept."""
        return self.taken <= self.allowed


def lag_of(
    meta: Meta, kind: Kind, reading: Reading, rules: Timeliness, calendar: Calendar
) -> Lag | None:
    """How long the report took; None where event or report time is not known well enough.

    Where an urgent draft gives the day only, it may have happened as late, and been sent as early,
    as the days allow; if even so the limit was broken, that is told.
    """
    if meta.sent is None:
        return None
    event = _start(reading, kind, meta.sent, rules)
    limit = limit_of(kind, rules, reading.document.text)
    if event is None or limit is None:
        return None
    moment, when = event
    exact = True
    if limit.minutes is not None:
        exact = moment.hour >= 0 and meta.sent_has_time
        latest = when if moment.hour >= 0 else when + timedelta(days=1)
        taken = int((meta.sent - latest).total_seconds() // 60)
        if not exact and taken <= limit.minutes:
            return None
    else:
        taken = calendar.workdays_between(when.date(), meta.sent.date())
    if taken < 0:
        return None
    published = all(calendar.covers(y) for y in range(when.year, meta.sent.year + 1))
    return Lag(limit, taken, (moment.start, moment.end), published, exact)


def limit_of(kind: Kind, rules: Timeliness, text: str) -> Limit | None:
    """The most specific limit for the kind, the settings in force and the grade that is said."""
    settings = (rules.channel, rules.level, rules.place)
    fitting = [
        limit
        for limit in rules.limits
        if (not limit.kinds or kind.card.id in limit.kinds)
        and (limit.minutes is not None) == kind.urgent
        and (limit.grade is None or limit.grade in text)
        and all(
            want is None or want == have
            for want, have in zip((limit.channel, limit.level, limit.place), settings, strict=True)
        )
    ]
    return max(
        fitting,
        key=lambda x: (
            bool(x.kinds),
            *(v is not None for v in (x.grade, x.channel, x.level, x.place)),
        ),
        default=None,
    )


def _start(
    reading: Reading, kind: Kind, sent: datetime, rules: Timeliness
) -> tuple[Moment, datetime] | None:
    """Where the clock starts by the setting: the event, when it became known, or the end of the
    period that the figures cover. Where the text does not tell, the event serves.
    """
    if rules.clock == "known":
        known = _known(reading, sent)
        if known is not None:
            return known
    if rules.clock == "period_end" and not kind.urgent:
        ended = [
            (moment, end)
            for moment in reading.moments
            if moment.month and not moment.day and (end := month_end(moment, sent)) is not None
        ]
        if ended:
            return max(ended, key=lambda pair: pair[1])
    return event_of(reading, kind, sent, rules.dates)


def _known(reading: Reading, sent: datetime) -> tuple[Moment, datetime] | None:
    """The time given with the first 接报 (…时…分接…报告)."""
    for match in _REPORTED.finditer(reading.document.text):
        for moment in reading.moments:
            if moment.hour < 0 or not 0 <= match.start() - moment.end <= _NEAR:
                continue
            day = moment if moment.day else _event_day(reading)
            when = None if day is None else resolved(_at(day, moment), sent)
            if when is not None and when <= sent:
                return moment, when
    return None


def _event_day(reading: Reading) -> Moment | None:
    return next((m for m in reading.moments if m.month and m.day), None)


def _at(day: Moment, hour: Moment) -> Moment:
    """The day of one moment with the hour of another."""
    return day._replace(hour=hour.hour, minute=hour.minute)


def event_of(
    reading: Reading, kind: Kind, sent: datetime, words: DateWords
) -> tuple[Moment, datetime] | None:
    """Where the clock starts, by what the kind tells of: for urgent kinds the first moment that is
    no status, for those that tell of a time the last date of their figures, else the day first told
    of those that end with the latest, for what followed within days belongs to it. The day since
    when a trouble lasts is none.
    """
    told = dates_of(reading, sent, words)
    if kind.urgent:
        return _outbreak(told)
    told = [each for each in told if each.when.date() <= sent.date()]
    if kind.card.id in words.by_data:
        told = _data(reading, told, lead=kind.card.id in words.by_lead)
    told = [each for each in told if not each.since or (each.moment.day and not kind.problem)]
    if all(each.role == MONTH for each in told):
        return None
    latest = max(told, key=lambda each: each.when)
    if kind.card.id in words.by_data:
        return latest.moment, latest.when
    first = next(_days(told, latest))
    return first.moment, first.when


def _outbreak(told: Sequence[Told]) -> tuple[Moment, datetime] | None:
    """The first day told, or where the first period began, unless it holds an hour told."""
    for each in told:
        if each.role == DAY:
            return each.moment, each.when
        if each.role == PERIOD and each.began is not None:
            start, end = each.began[1], each.when + timedelta(days=1)
            hours = (x for x in told if x.role == DAY and x.moment.hour >= 0)
            within = next((x for x in hours if start <= x.when < end), None)
            return each.began if within is None else (within.moment, within.when)
    return None


def _data(reading: Reading, told: Sequence[Told], *, lead: bool) -> list[Told]:
    """The dates by which an item about a time is known: all where one is that of its figures, else
    those of the lead or none; never the day since when something goes on, nor what is older.
    """
    lasting = [each for each in told if not each.since]
    if any(each.role in {STATUS, PERIOD} for each in lasting):
        newest = max(each.when for each in lasting)
        return lasting if all(each.when <= newest for each in told) else []
    paragraphs = reading.document.paragraphs
    if not lead or not paragraphs:
        return []
    return [each for each in lasting if each.moment.start < paragraphs[0].end]


def _days(told: Sequence[Told], latest: Told) -> Iterator[Told]:
    """The latest date and the days at most so many before it, as they are told; days within a
    period belong to it.
    """
    periods = [(x.began[1], x.when) for x in told if x.began is not None]
    for each in told:
        if each is latest:
            yield each
            return
        near = each.role != MONTH and each.when.date() >= latest.when.date() - EPISODE
        if near and not any(start <= each.when < end for start, end in periods):
            yield each
