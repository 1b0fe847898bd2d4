"""Was the draft sent in time? From the event to the report, in minutes or working days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from infoscore.lazily import lazily

if TYPE_CHECKING:
    from infoscore.intake.draft import Meta
    from infoscore.reading.moments import Moment
    from infoscore.reading.read import Reading
    from infoscore.ruleset.model import Kind, Limit, Timeliness
    from infoscore.ruleset.workdays import Calendar

_REPORTED = lazily("接到?|收到|获知")
_NEAR = 16
HALF_YEAR = timedelta(days=183)


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
    event = _start(reading, kind, meta.sent, rules.clock)
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
    reading: Reading, kind: Kind, sent: datetime, clock: str
) -> tuple[Moment, datetime] | None:
    """Where the clock starts by the setting: the event, when it became known, or the end of the
    period that the figures cover. Where the text does not tell, the event serves.
    """
    if clock == "known":
        known = _known(reading, sent)
        if known is not None:
            return known
    if clock == "period_end" and not kind.urgent:
        ended = [
            (moment, end)
            for moment in reading.moments
            if moment.month and not moment.day and (end := _month_end(moment, sent)) is not None
        ]
        if ended:
            return max(ended, key=lambda pair: pair[1])
    return event_of(reading, kind, sent)


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


def _month_end(moment: Moment, sent: datetime) -> datetime | None:
    """The last day of the month, in the latest year in which it had ended when sent."""
    for year in (moment.year,) if moment.year else (sent.year, sent.year - 1):
        last = date(year, moment.month, monthrange(year, moment.month)[1])
        if last <= sent.date():
            return datetime(last.year, last.month, last.day, tzinfo=sent.tzinfo)
    return None


def event_of(reading: Reading, kind: Kind, sent: datetime) -> tuple[Moment, datetime] | None:
    """Where the clock starts: the first dated moment for urgent kinds, else the latest day that
    had passed when the draft was sent, or the end of a later month of which it tells.
    """
    days: list[tuple[Moment, datetime]] = []
    months: list[tuple[Moment, datetime]] = []
    for moment in reading.moments:
        if not moment.month or moment.until:  # a deadline is no event
            continue
        when = resolved(moment, sent) if moment.day else _known_until(moment, sent)
        if when is not None and when.date() <= sent.date():
            (days if moment.day else months).append((moment, when))
    if not days:
        return None
    return days[0] if kind.urgent else max(days + months, key=lambda pair: pair[1])


def _known_until(moment: Moment, sent: datetime) -> datetime | None:
    """The last day of a month of which the draft tells, that of the report if it still ran."""
    if moment.month == sent.month and moment.year in {0, sent.year}:
        return sent.replace(hour=0, minute=0)
    return _month_end(moment, sent)


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
