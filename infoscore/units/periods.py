"""Stretches of days: months, quarters, years, any two dates; and how they nest."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)
_YEARS = range(1900, 2101)  # at the ends of the calendar a day has none before it or after
EVERY = ("week", "half_month", "month", "quarter", "half_year", "year")
_MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
_RANGE = re.compile(r"(\d{4}(?:-\d{1,2}){0,2})\s*(?:\.\.|~|～|至)\s*(\d{4}(?:-\d{1,2}){0,2})")
_POINT = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?|-?[Qq]([1-4])|-?[Hh]([12]))?")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From ``start`` to ``end``, both days counted; ``label`` is how the user wrote it."""

    start: date
    end: date
    label: str = ""

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.start <= day <= self.end

    def before(self) -> Period:
        """The stretch of the same kind just before: a month before a month, else equal days."""
        end = self.start - _DAY
        whole = _whole_months(self)
        start = _shift(self.start, -whole) if whole else end - (self.end - self.start)
        return Period(start, end, f"{start}..{end}")


def read_period(text: str) -> Period | None:
    """``2026``, ``2026-10``, ``2026Q3``, ``2026H1``, ``2026-10-09``, ``A..B``; None otherwise.

    None too for years that no ledger is of, so that what stands before and after can be asked for.
    """
    text = text.strip()
    pair = _RANGE.fullmatch(text)
    try:
        if pair:
            first, last = _stretch(pair[1]), _stretch(pair[2])
            if first is None or last is None or first[0] > last[1]:
                return None
            return Period(first[0], last[1], text)
        days = _stretch(text)
    except ValueError:
        return None
    return Period(*days, text) if days else None


def _stretch(text: str) -> tuple[date, date] | None:
    found = _POINT.fullmatch(text)
    if not found:
        return None
    year, month, day, quarter, half = (int(part) if part else 0 for part in found.groups())
    if year not in _YEARS:
        return None
    if day:
        return date(year, month, day), date(year, month, day)
    if month:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    if quarter:
        start = date(year, 3 * quarter - 2, 1)
        return start, _shift(start, 3) - _DAY
    if half:
        start = date(year, 6 * half - 5, 1)
        return start, _shift(start, 6) - _DAY
    return date(year, 1, 1), date(year, 12, 31)


def _shift(day: date, months: int) -> date:
    """The first of the month ``months`` later."""
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def _whole_months(period: Period) -> int:
    after = period.end + _DAY
    if period.start.day != 1 or after.day != 1:
        return 0
    return (after.year - period.start.year) * 12 + after.month - period.start.month


@dataclass(frozen=True, slots=True)
class Calendar:
    """How a method cuts time: the month its year begins with, and the last day of its months
    (0: the calendar's own; 28: a month runs from the 29th to the 28th).
    """

    first_month: int = 1
    last_day: int = 0

    def window(self, day: date, every: str) -> Period:
        """The week, month, … of this calendar that ``day`` falls in."""
        if every == "week":
            start = day - timedelta(days=day.weekday())
            return Period(start, start + 6 * _DAY, f"{start}..{start + 6 * _DAY}")
        month = self._month_of(day)
        if every == "half_month":
            return self._half(month, day)
        length = _MONTHS[every]
        offset = (month.month - self.first_month) % 12 % length
        first = _shift(month, -offset)
        label = _label(first, length) if not self.last_day else ""
        return Period(self._opens(first), self._opens(_shift(first, length)) - _DAY, label)

    def windows(self, over: Period, every: str) -> tuple[Period, ...]:
        """Every window that touches ``over``, in order."""
        found = [self.window(over.start, every)]
        while found[-1].end < over.end:
            found.append(self.window(found[-1].end + _DAY, every))
        return tuple(found)

    def year_to(self, period: Period) -> Period:
        """From the start of the year ``period`` ends in (or of the period) to its end."""
        start = min(period.start, self.window(period.end, "year").start)
        return Period(start, period.end, f"{start}..{period.end}")

    def _month_of(self, day: date) -> date:
        first = day.replace(day=1)
        return _shift(first, 1) if self.last_day and day.day > self.last_day else first

    def _opens(self, month: date) -> date:
        if not self.last_day:
            return month
        before = month - _DAY
        return before.replace(day=min(self.last_day, before.day)) + _DAY

    def _half(self, month: date, day: date) -> Period:
        first, last = self._opens(month), self._opens(_shift(month, 1)) - _DAY
        middle = first + 14 * _DAY
        return Period(first, middle) if day <= middle else Period(middle + _DAY, last)


def _label(first: date, length: int) -> str:
    if length == 1:
        return f"{first:%Y-%m}"
    if length == 12:
        return f"{first.year}" if first.month == 1 else f"{first:%Y-%m}+12"
    mark = "Q" if length == 3 else "H"
    return f"{first.year}{mark}{(first.month - 1) // length + 1}"
