"""A6 growth of a whole and of its parts; A7 averages, counts and totals."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from infoscore.judging.audit.book import HUNDRED, ONE, ZERO, Raw, plain, spans_of, told
from infoscore.lazily import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from infoscore.judging.audit.book import Book, Period
    from infoscore.reading.ledger import LedgerRow

_PER = lazily(r"(?P<a>[户人亩村])均|平?均?每(?P<b>[户人亩村吨斤袋头只株])|亩(?P<c>产)")
_PER_ONE = lazily(r"平均每(?P<one>[期场次家所站班批车趟])[^，。；\d]{0,6}$")
_TOTAL = lazily(
    r"(?:合计|共计|总计|总额|总收入|总产量|总产值|总产|共增收|共需|需|共投入|共支出|累计增收)[^，。；\d]{0,6}$"
)
_MADE = lazily(r"产值|总产|贷款|销售|营收|投资|保费")  # no sum of what each gained more
_TO = lazily(r"^[^，。；\d]{0,8}(?:到|至|为|成)[了约近]?$")
_RATIO = lazily(r"率|均|比重|占比|指数|价格")
_APIECE = lazily(r"[各每][^，。；\d]{0,6}$")  # 34所学校各配1名: not how many there are
_UNIT_OF = {"户": "户", "人": "人", "亩": "亩", "村": "个", "吨": "公斤", "斤": "公斤", "产": "亩"}
_FACTOR = {"吨": ONE * 1000, "斤": ONE / 2}


def check(book: Book) -> Iterator[Raw]:
    """Every list with growth rates, every average with its count and total."""
    before: Sequence[LedgerRow] = ()
    for period in book.periods:
        if len(period.rows) > 2:
            yield from _range(book, period, before)
            yield from _product(book, period)
        before = period.rows[:4]


def _grown(book: Book, rows: Sequence[LedgerRow]) -> list[tuple[LedgerRow, LedgerRow]]:
    """Levels with the rate of change told right after them."""
    found = []
    for level, rate in pairwise(rows):
        counted = level.role == "level" and level.group not in {"rate", "time"}
        grew = rate.unit == "%" and rate.role == "growth" and rate.clause - level.clause <= 1
        apart = "；" in book.gap(level, rate) or _RATIO.search(level.left)
        if counted and grew and not apart:
            found.append((level, rate))
    return found


def _range(book: Book, period: Period, before: Sequence[LedgerRow]) -> Iterator[Raw]:
    opened = book.text.find("其中", period.start, period.end)
    if opened < 0:
        return
    pairs = _grown(book, period.rows)
    whole = [p for p in pairs if p[0].start < opened][-1:] or _grown(book, before)[:1]
    if not whole:
        return
    total, rate = whole[0]
    parts = [p for p in pairs if p[0].start > opened and p[0].unit == total.unit]
    if len(parts) < 2:
        return
    steps = max(p[0].step for p in parts)
    slack = ZERO if steps == total.step == 1 else max(steps, total.step) * len(parts)
    if abs(sum((p[0].low for p in parts), ZERO) - total.low) > slack:
        return
    rates = [r.low * r.sign for _, r in parts]
    said = rate.low * rate.sign
    if min(rates) - rate.step <= said <= max(rates) + rate.step:
        book.tick(rate, *(r for _, r in parts))
        return
    base = sum((p.low / (1 + r.low * r.sign / HUNDRED) for p, r in parts if r.low < HUNDRED), ZERO)
    implied = (total.low / base - 1) * HUNDRED if base else ZERO
    least, most, likely = f"{plain(min(rates))}%", f"{plain(max(rates))}%", f"{plain(implied, 1)}%"
    blanks = {"said": f"{plain(said)}%", "least": least, "most": most, "likely": likely}
    spans = spans_of(rate, *(r for _, r in parts))
    yield told("A6", "range", blanks, likely, spans)


def _product(book: Book, period: Period) -> Iterator[Raw]:
    """户均增收1200元，312户共增收38万元: the mean times the count is no total told of them."""
    rule = book.rules.checks.get("A7")
    tolerance = rule.tolerance if rule else ZERO
    for mean, per in _means(book, period):
        if per in _UNIT_OF:
            counts, totals = _counted(period, mean, per), _totals(period, mean)
        else:
            counts, totals = _just_told(period, mean, per)
        if len(totals) != 1 or not counts:
            continue
        total = totals[0]
        factor = _FACTOR.get(per, ONE)
        wide = tolerance * (3 if any(r.about for r in (total, mean, *counts)) else 1)
        if any(_near(c.low / factor * mean.low, total, wide) for c in counts):
            book.tick(mean, total)
        elif len(counts) == 1:
            product = f"{plain(counts[0].low / factor * mean.low, 0)}{mean.unit}"
            shown = f"{book.said(counts[0])} × {book.said(mean)} = {product} ≠ {book.said(total)}"
            yield Raw("A7", True, shown, product, spans_of(counts[0], mean, total))


def _means(book: Book, period: Period) -> Iterator[tuple[LedgerRow, str]]:
    """What is told of one 户, 人, 亩 … and which of them it is; of one 期, 场 …: 平均每期30人次."""
    for at, mean in enumerate(period.rows):
        one = _PER_ONE.search(mean.left)
        if one is not None and mean.low == mean.high and mean.group != "rate":
            yield mean, one["one"]
        per = _PER.search(mean.left)
        if per is None or mean.group in {"rate", "time"} or mean.low != mean.high:
            continue
        if mean.role == "change":  # 亩产减少5.75公斤
            continue
        if at + 1 < len(period.rows) and _was(book, mean, period.rows[at + 1]):
            continue
        name = per["a"] or per["b"] or per["c"]
        if name in _UNIT_OF:
            yield mean, name


def _counted(period: Period, mean: LedgerRow, per: str) -> list[LedgerRow]:
    """How many there are of what a mean is told of."""
    unit = _UNIT_OF[per]
    return [
        r
        for r in period.rows
        if r.unit == unit
        and r.start != mean.start
        and r.low == r.high
        and r.role == "level"
        and (unit != "个" or r.noun.startswith("村"))
        and not _APIECE.search(r.left)
    ]


def _just_told(
    period: Period, mean: LedgerRow, per: str
) -> tuple[list[LedgerRow], list[LedgerRow]]:
    """办班26期，培训780人次，平均每期…: the one count and the one total before a mean; none where
    several could be meant.
    """
    behind = [r for r in period.rows if r.start < mean.start]
    counts = [r for r in behind if r.unit == per]
    totals = [r for r in behind if r.unit == mean.unit]
    sure = all(r.role == "level" and r.low == r.high and not r.about for r in counts + totals)
    return (counts, totals) if sure and len(counts) == len(totals) == 1 else ([], [])


def _totals(period: Period, mean: LedgerRow) -> list[LedgerRow]:
    """The totals that a mean may be of."""
    more = "增" in mean.left
    return [
        r
        for r in period.rows
        if r.role == "level"
        and r.unit == mean.unit
        and r.start != mean.start
        and r.low > mean.low
        and _TOTAL.search(r.left)
        and not (more and _MADE.search(r.left))
    ]


def _was(book: Book, row: LedgerRow, behind: LedgerRow) -> bool:
    """Whether a figure is what was before: 由每亩120元 in 由每亩120元提高到150元."""
    return row.unit == behind.unit and _TO.search(book.gap(row, behind)) is not None


def _near(made: Decimal, total: LedgerRow, tolerance: Decimal) -> bool:
    return abs(made - total.low) <= max(total.low * tolerance / HUNDRED, total.step)
