"""Was an item in time? A comparison of clocks, nothing else; unknown stays unknown."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from infoscore.ruleset.workdays import Calendar as Workdays
from infoscore.units.matching import fits

if TYPE_CHECKING:
    from datetime import time

    from infoscore.units.facts import Item
    from infoscore.units.matching import Seen
    from infoscore.units.method import Limit


def on_time(
    item: Item,
    limits: tuple[Limit, ...],
    seen: Seen,
    workdays: Workdays | None,
    previous: datetime | None,
) -> bool | None:
    """True or False by every limit that is meant; None where the times needed are not given.

    ``previous`` is when the report before this one of its chain came.
    """
    answers = [
        _kept(item, limit, workdays or Workdays(), previous)
        for limit in limits
        if (not limit.grades or item.grade in limit.grades) and fits(limit.match, seen)
    ]
    known = [answer for answer in answers if answer is not None]
    return all(known) if known else None


def _kept(item: Item, limit: Limit, workdays: Workdays, previous: datetime | None) -> bool | None:
    if limit.stopped_by and limit.stopped_by in item.flags:
        return True
    start = {
        "event": item.happened,
        "known": item.known,
        "deadline": item.deadline,
        "previous": previous,
    }[limit.start]
    came: datetime | date | None = item.phoned if limit.channel == "phone" else item.written
    if came is None and limit.channel != "phone":
        came = item.sent
    if start is None or came is None:
        return None
    day = came.date() if isinstance(came, datetime) else came
    if limit.workdays is not None:
        return workdays.workdays_between(start.date(), day) <= limit.workdays
    last = _next(start, limit.clock) if limit.clock else start
    last += timedelta(minutes=limit.minutes or 0)
    if isinstance(came, datetime):
        return came <= last
    return day <= last.date()


def _next(start: datetime, clock: tuple[time, ...]) -> datetime:
    """The first of the day's times after ``start``, today or tomorrow."""
    days = (start.date(), start.date() + timedelta(days=1))
    times = [datetime.combine(day, each) for day in days for each in clock]
    return min(each for each in times if each > start)
