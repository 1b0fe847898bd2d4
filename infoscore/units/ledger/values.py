"""What a cell says: a text, a day or moment, a number, yes or no."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from infoscore.intake.dates import parse_moment

_SPACES = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+")
_BETWEEN_HAN = re.compile(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])")
_MARKS = re.compile(r"[\W_]+")
_HIDDEN = re.compile("[\u200b-\u200f\u2060\ufeff]")
_SHORT = re.compile(r"(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*[日号]?\s*(.*)", re.DOTALL)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
# Numbers larger, or finer than so many places, are no figure an office writes down.
MOST_NUMBER, _FINEST = 10**15, -100
_ZERO_DAY = datetime(1899, 12, 30)
EARLIEST, LATEST = 2000, 2099
_SERIALS = range(36526, 73051)  # 2000 to 2099, as spreadsheets count days
YES = frozenset({"是", "有", "√", "✓", "✔", "☑", "■", "●", "对", "y", "yes", "true", "1", "已"})
NO = frozenset(
    {"否", "无", "×", "✗", "✘", "x", "n", "no", "false", "0", "-", "—", "/", "未", "没有"}
)


def text_of(value: object) -> str:
    """The text of a cell: width and spaces made plain, line breaks kept out."""
    if isinstance(value, str):
        return _plain(value) if value else ""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, (datetime, date, time)):
        return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    return _plain(str(value))


@lru_cache(maxsize=1 << 15)
def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", _HIDDEN.sub("", text))
    return _SPACES.sub(" ", plain).strip()


def name_of(value: object) -> str:
    """The text of a cell that holds a name: without the spaces that offices stretch names with."""
    text = text_of(value)
    return _BETWEEN_HAN.sub("", text) if " " in text else text


def title_of(value: object) -> str:
    """The text of a title, its punctuation left as it was written."""
    return _SPACES.sub(" ", _HIDDEN.sub("", "" if value is None else str(value))).strip()


def plain_title(title: str) -> str:
    """A title for comparison: width, spaces and punctuation do not matter."""
    return _MARKS.sub("", name_of(title)).lower()


def moment_of(value: object, year: int | None) -> tuple[datetime, bool] | None:
    """The moment of a cell and whether it names the hour; None if it is none.

    ``year`` completes a day without one; LookupError where it is missing.
    """
    moment = _typed(value)
    if moment is not None:
        return _within(moment)
    if isinstance(value, (bool, int, float, time)):
        return None
    return _said(text_of(value), year)


@lru_cache(maxsize=4096)
def _said(text: str, year: int | None) -> tuple[datetime, bool] | None:
    compact = _COMPACT.fullmatch(text)
    if compact:
        text = "-".join(compact.groups())
    if text.isdigit() and len(text) == 5 and int(text) in _SERIALS:
        return _within((_serial(float(text)), False))
    found = parse_moment(text)
    if found is None and (short := _SHORT.fullmatch(text)):
        month, day, rest = short.groups()
        if parse_moment(f"2024-{month}-{day} {rest}".strip()) is None:
            return None
        if year is None:
            raise LookupError(text)
        found = parse_moment(f"{year}-{month}-{day} {rest}".strip())
    return None if found is None else _within(found)


def _typed(value: object) -> tuple[datetime, bool] | None:
    if isinstance(value, datetime):
        rounded = value + timedelta(microseconds=500_000)
        rounded = rounded.replace(microsecond=0)
        return rounded, rounded.time() != time(0)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day), False
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if int(value) in _SERIALS:
            return _serial(float(value)), not float(value).is_integer()
        compact = _COMPACT.fullmatch(str(int(value)))
        if compact and float(value).is_integer():
            return parse_moment("-".join(compact.groups()))
    return None


def _serial(days: float) -> datetime:
    return _ZERO_DAY + timedelta(seconds=round(days * 86400))


def _within(found: tuple[datetime, bool] | None) -> tuple[datetime, bool] | None:
    if found is None or not EARLIEST <= found[0].year <= LATEST:
        return None
    return found


def number_of(value: object) -> Decimal | None:
    """The number of a cell, exactly as it is shown; None if it is none, or beyond all measure."""
    number = figure_of(value)
    if number is None or number.adjusted() < _FINEST:
        return None
    return number if -MOST_NUMBER < number < MOST_NUMBER else None


def figure_of(value: object) -> Decimal | None:
    """The number of a cell whatever its size: too large to calculate with, perhaps."""
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        number = Decimal(int(value) if float(value).is_integer() else repr(value))
    else:
        text = text_of(value).replace(",", "").rstrip("分条篇次件人个 ")
        try:
            number = Decimal(text)
        except InvalidOperation:
            return None
    return number if number.is_finite() else None


def yes_or_no(value: object) -> bool | None:
    """Whether a cell says yes; None if it says neither."""
    text = text_of(value).lower()
    return True if text in YES else False if text in NO or not text else None
