"""Working days: weekends, public holidays, and the weekend days worked in exchange."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from infoscore.ruleset.fields import (
    DateField,
    Field,
    Integer,
    ListOf,
    Mapped,
    Record,
    Text,
    optional,
    required,
)

if TYPE_CHECKING:
    from infoscore.ruleset.field import Context
    from infoscore.ruleset.yamlnode import MapNode

MAX_HOLIDAY = 30
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

    def is_workday(self, day: date) -> bool:
        if day in self.workdays:
            return True
        return day.weekday() < 5 and day not in self.holidays

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

    def next_workday(self, day: date) -> date:
        """The first working day after ``day``."""
        day += _DAY
        while not self.is_workday(day):
            day += _DAY
        return day


@dataclass(frozen=True, slots=True)
class _Holiday:
    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class _Year:
    year: int
    source: str
    holidays: tuple[_Holiday, ...]
    workdays: tuple[date, ...]


def _check_holiday(holiday: _Holiday, node: MapNode, ctx: Context) -> None:
    if not 0 <= (holiday.last - holiday.first).days < MAX_HOLIDAY:
        ctx.note(node.where, "ruleset.holiday_order", entry=holiday.name, max=MAX_HOLIDAY)


def _check_year(year: _Year, node: MapNode, ctx: Context) -> None:
    days = [day for holiday in year.holidays for day in _days(holiday)]
    for day in (*days, *year.workdays):
        if day.year not in (year.year, year.year - 1):
            ctx.note(node.where, "ruleset.holiday_year", day=day, year=year.year)
    for day in year.workdays:
        if day.weekday() < 5:
            ctx.note(node.where, "ruleset.workday_weekday", day=day)
        if day in days:
            ctx.note(node.where, "ruleset.workday_holiday", day=day)


def _days(holiday: _Holiday) -> list[date]:
    return [holiday.first + i * _DAY for i in range((holiday.last - holiday.first).days + 1)]


def _calendar(years: tuple[Any, ...]) -> Calendar:
    return Calendar(
        frozenset(day for year in years for holiday in year.holidays for day in _days(holiday)),
        frozenset(day for year in years for day in year.workdays),
        frozenset(year.year for year in years),
    )


_HOLIDAY = Record(
    _Holiday,
    {
        "name": required(Text(example="春节"), "节日名称"),
        "first": required(DateField(), "放假第一天"),
        "last": required(DateField(), "放假最后一天"),
    },
    check=_check_holiday,
)
_YEAR = Record(
    _Year,
    {
        "year": required(Integer(1949, 2200)),
        "source": required(Text(example="国办发明电〔2025〕7号"), "放假通知的文号"),
        "holidays": required(ListOf(_HOLIDAY, min=1)),
        "workdays": optional(ListOf(DateField(), unique=True), (), "周末调休上班的日子"),
    },
    check=_check_year,
)

CALENDAR: Field[Calendar] = Mapped(ListOf(_YEAR, min=1, by=lambda year: year.year), _calendar)
