"""Was the draft sent in time? From the event to the report, in minutes or working days."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from infoscore.intake.draft import Meta
    from infoscore.reading.moments import Moment
    from infoscore.reading.read import Reading
    from infoscore.ruleset.model import Kind, Limit, Timeliness
    from infoscore.ruleset.workdays import Calendar

HALF_YEAR = timedelta(days=183)


class Lag(NamedTuple):
    """The limit that applies, how long the report took in the limit's unit, where the clock
    started (range of the view), and whether the calendar knows the years between.
    """

    limit: Limit
    taken: int
    start: tuple[int, int]
    published: bool

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
    """How long the report took; None where event or report time is not known well enough."""
    if meta.sent is None:
        return None
    event = _event(reading, kind, meta.sent)
    limit = _limit(kind, rules)
    if event is None or limit is None:
        return None
    moment, when = event
    if limit.minutes is not None:
        if moment.hour < 0 or not meta.sent_has_time:
            return None
        taken = int((meta.sent - when).total_seconds() // 60)
    else:
        taken = calendar.workdays_between(when.date(), meta.sent.date())
    if taken < 0:
        return None
    published = all(calendar.covers(y) for y in range(when.year, meta.sent.year + 1))
    return Lag(limit, taken, (moment.start, moment.end), published)


def _limit(kind: Kind, rules: Timeliness) -> Limit | None:
    """The most specific limit for the kind and the settings in force."""
    settings = (rules.channel, rules.level, rules.place)
    fitting = [
        limit
        for limit in rules.limits
        if (not limit.kinds or kind.card.id in limit.kinds)
        and (limit.minutes is not None) == kind.urgent
        and all(
            want is None or want == have
            for want, have in zip((limit.channel, limit.level, limit.place), settings, strict=True)
        )
    ]
    return max(
        fitting,
        key=lambda x: (bool(x.kinds), *(v is not None for v in (x.channel, x.level, x.place))),
        default=None,
    )


def _event(reading: Reading, kind: Kind, sent: datetime) -> tuple[Moment, datetime] | None:
    """Where the clock starts: the first dated moment for urgent kinds, else the latest day that
    had passed when the draft was sent.
    """
    dated = []
    for moment in reading.moments:
        if not (moment.month and moment.day):
            continue
        when = _resolve(moment, sent)
        if when is not None and when.date() <= sent.date():
            dated.append((moment, when))
    if not dated:
        return None
    return dated[0] if kind.urgent else max(dated, key=lambda pair: pair[1])


def _resolve(moment: Moment, sent: datetime) -> datetime | None:
    """The moment as a time; a missing year is the one that brings it nearest before ``sent``."""
    for year in (moment.year,) if moment.year else (sent.year, sent.year - 1):
        try:
            day = date(year, moment.month, moment.day)
        except ValueError:
            return None
        if moment.year or day <= sent.date() + HALF_YEAR:
            hour = moment.hour if 0 <= moment.hour <= 23 else 0
            return datetime(
                day.year, day.month, day.day, hour, max(moment.minute, 0), tzinfo=sent.tzinfo
            )
    return None
