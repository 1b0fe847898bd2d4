"""Working days: weekends, public holidays, and the weekend days worked in exchange."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Calendar:
    """``holidays`` off, ``workdays`` worked although weekend, ``years`` that were published."""

    holidays: frozenset[date] = frozenset()
    workdays: frozenset[date] = frozenset()
    years: frozenset[int] = frozenset()

    def covers(self, year: int) -> bool:
        """Whether the year's calendar is known; otherwise only weekends count as days off."""
        return year in self.years

    def workdays_between(self, start: date, end: date) -> int:
        """Working days after ``start`` up to and with ``end``; negative when ``end`` is earlier."""
        if end < start:
            return -self.workdays_between(end, start)
        weeks, rest = divmod((end - start).days, 7)
        count = 5 * weeks
        count += sum((end - i * _DAY).weekday() < 5 for i in range(rest))
        count += sum(start < day <= end and day.weekday() >= 5 for day in self.workdays)
        count -= sum(start < day <= end and day.weekday() < 5 for day in self.holidays)
        return count
