"""A1: parts that stand apart from their total, in the next sentence or one by one."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from infoscore.judging.audit.book import ZERO, Raw, exact
from infoscore.judging.audit.sums import holding, is_total, parts_of
from infoscore.judging.audit.totals import added, compare, complement, label_of, slack_of
from infoscore.lazily import lazily
from infoscore.reading.numerals import number_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from infoscore.judging.audit.book import Book, Period
    from infoscore.reading.ledger import LedgerRow

_NAMES = lazily(
    r"(?P<names>[㐀-鿿]{2,10}(?:、[㐀-鿿]{2,10}){1,19}?)等?(?P<count>\d{1,2}|[两三四五六七八九十])"
    r"个[㐀-鿿]{1,4}(?=\d)"
)
_COUNTED = lazily(r"个\D{1,4}\d")  # without which no names are looked for
MOST_NAMED = 20
FEWEST_CARRIED = 3
REACH = 3_000
"""Characters behind a total within which its names must come back: else many lists would each be
looked for to the end of the text.
"""


def check(book: Book) -> Iterator[Raw]:
    """Every sentence with the one before, every list of names with what follows."""
    before: Sequence[LedgerRow] = ()
    for period in book.periods:
        yield from _carried(book, period, before)
        yield from _named(book, period)
        before = period.rows[-12:]


def _carried(book: Book, period: Period, before: Sequence[LedgerRow]) -> Iterator[Raw]:
    """共签约23个。已开工9个，在办8个，未落地7个: three or more parts that divide up the one total
    of the sentence before, and miss it narrowly.
    """
    rows = period.rows
    first = next((r for r in rows if r.group not in {"rate", "time"}), None)
    if first is None or len(rows) < FEWEST_CARRIED:
        return
    parts = parts_of(book, rows, first.unit, period.start)
    if len(parts) < FEWEST_CARRIED or not complement(
        [label_of(book, part, period.start) for part in parts]
    ):
        return
    totals = holding([r for r in before if is_total(r, parts)], parts)
    if len(totals) != 1 or not all(exact(r) for r in (*totals, *parts)):
        return
    whole, total = sum((p.low for p in parts), ZERO), totals[0]
    if 0 < abs(whole - total.low) * 10 <= total.low and not book.has_value(
        first.unit, whole, whole
    ):
        yield from compare(book, totals, parts, "按状态分", (period.start, period.end))


def _named(book: Book, period: Period) -> Iterator[Raw]:
    """甲村、乙村2个村602户 … 甲村（312户） … 乙村（290户）: each name with a figure of its own."""
    said = book.text[period.start : period.end]
    if "、" not in said or _COUNTED.search(said) is None:
        return
    for match in islice(_NAMES.finditer(book.text, period.start, period.end), MOST_NAMED):
        total = next((r for r in period.rows if r.start == match.end()), None)
        if total is None or total.role != "level" or not exact(total):
            continue
        names = match["names"].split("、")
        parts = [part for name in names if (part := _figure_of(book, name, total)) is not None]
        if len(parts) != len(names) or number_of(match["count"]) != len(names):
            continue
        parts.sort(key=lambda part: part.start)
        whole = sum((p.low for p in parts), ZERO)
        if abs(whole - total.low) <= slack_of(total, parts):
            book.tick(total, *parts)
        else:
            yield Raw("A1", True, *added(book, total, parts, whole))


def _figure_of(book: Book, name: str, total: LedgerRow) -> LedgerRow | None:
    """The figure in brackets behind a name, in the unit of the total."""
    at = book.text.find(f"{name}（", total.end, total.end + REACH)
    rows = book.rows_in(at + len(name) + 1, at + len(name) + 2) if at >= 0 else ()
    return next((r for r in rows if r.unit == total.unit and exact(r)), None)
