"""The calendar file: each year's holidays and working days, as the State Council published them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from infoscore.ruleset.fields import (
    DateField,
    Integer,
    ListOf,
    Mapped,
    Record,
    Text,
    optional,
    required,
)
from infoscore.ruleset.workdays import Calendar

if TYPE_CHECKING:
    from infoscore.ruleset.field import Context, Field
    from infoscore.ruleset.yamlnode import MapNode

MAX_HOLIDAY = 30
_DAY = timedelta(days=1)


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
