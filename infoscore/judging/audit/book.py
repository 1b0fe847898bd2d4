"""What every check works on: the ledger cut into full sentences, and how to speak."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from infoscore.lazily import lazily
from infoscore.reading.ledger import LedgerRow, ledger_of
from infoscore.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from infoscore.reading.read import Reading
    from infoscore.ruleset.model import AuditRules
    from infoscore.text.document import Sentence

ZERO, ONE, HUNDRED = Decimal(0), Decimal(1), Decimal(100)
_TOTAL = lazily(r"(?P<name>总[㐀-鿿]{1,5}?)[共有为约达]*$")
_PERIOD = re.compile(r"[^。！？\n]+")
_WRITTEN = re.compile(r"\d[\d,]*(?:\.\d+)?")
MOST_ROWS = 60


class Raw(NamedTuple):
    """What a check found: id, whether proven (else only likely), the arithmetic, what it ought
    to be, the places (ranges of the view) with the figures that disagree, and the arithmetic in
    English where it has words.
    """

    check: str
    proven: bool
    figures: str
    right: str
    spans: tuple[tuple[int, int], ...]
    en: str = ""


class Period(NamedTuple):
    """A full sentence (up to 。！？ or a line end) with its rows, at most MOST_ROWS of them."""

    start: int
    end: int
    rows: Sequence[LedgerRow]


class Book:
    """The ledger of one reading with look-ups that stay cheap on a page full of figures."""

    def __init__(self, reading: Reading, rules: AuditRules) -> None:
        self.reading, self.rules = reading, rules
        self.document = reading.document
        self.text = reading.document.text
        self.rows = ledger_of(reading)
        self.starts = [row.start for row in self.rows]
        self.periods = list(self._periods())
        self.checked: set[tuple[int, int]] = set()

    def _periods(self) -> Iterator[Period]:
        starts, rows = self.starts, self.rows
        at = 0
        for match in _PERIOD.finditer(self.text):
            start, end = match.span()
            last = bisect_left(starts, end, at)
            if last > at:
                yield Period(start, end, rows[at : min(last, at + MOST_ROWS)])
            at = last

    def rows_in(self, start: int, end: int) -> Sequence[LedgerRow]:
        """Rows that begin within a range, at most MOST_ROWS of them."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end, first)
        return self.rows[first : min(last, first + MOST_ROWS)]

    @cached_property
    def by_unit(self) -> dict[str, list[Decimal]]:
        """The values of every unit, sorted."""
        found: dict[str, list[Decimal]] = {}
        for row in self.rows:
            found.setdefault(row.unit, []).append(row.low)
        return {unit: sorted(values) for unit, values in found.items()}

    @cached_property
    def totals(self) -> dict[str, list[LedgerRow]]:
        """What is given as a total, by its name: 总投资12亿元."""
        found: dict[str, list[LedgerRow]] = {}
        for row in self.rows:
            match = _TOTAL.search(row.left) if row.role == "level" else None
            if match is not None:
                found.setdefault(match["name"], []).append(row)
        return found

    def has_value(self, unit: str, low: Decimal, high: Decimal, times: int = 1) -> bool:
        """Whether the draft gives figures in ``unit`` between ``low`` and ``high``, so many."""
        values = self.by_unit.get(unit, [])
        last = bisect_left(values, low) + times - 1
        return last < len(values) and values[last] <= high

    def tick(self, *rows: LedgerRow) -> None:
        """Note that these figures were set against others and agreed."""
        self.checked.update((row.start, row.end) for row in rows)

    def said(self, row: LedgerRow) -> str:
        """The figure as written."""
        return self.text[row.start : row.end]

    def quoted(self, check: str, span: tuple[int, int], right: str = "") -> Raw:
        """A finding whose arithmetic is but the words as written."""
        return Raw(check, True, f"“{self.text[slice(*span)]}”", right, (span,))

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds an offset."""
        return self.document.sentences[self.document.sentence_at(offset)]

    def shown(self, value: Decimal, *rows: LedgerRow) -> str:
        """A value of the rows' unit in the smallest they are written in: 5160吨, not kilograms."""
        factors = [self._factor(row) for row in rows]
        return plain(value / min((f for f in factors if f is not None), default=ONE))

    def _factor(self, row: LedgerRow) -> Decimal | None:
        """What one of the unit as written counts in the unit of the row (万元: 10,000 元)."""
        found = _WRITTEN.match(self.text, row.start, row.end)
        number = Decimal(found.group().replace(",", "")) if found else ZERO
        factor = row.low / number if number else None
        return factor if factor and factor * number == row.low else None

    def gap(self, first: LedgerRow, second: LedgerRow) -> str:
        """What stands between two rows."""
        return self.text[first.end : second.start]

    def paragraph_of(self, offset: int) -> tuple[int, int]:
        """Range of the paragraph that holds an offset (the title counts as one)."""
        at = bisect_right(self._paragraph_starts, offset) - 1
        if at < 0:
            return self.document.title or (0, 0)
        return self.document.paragraphs[at][:2]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [p.start for p in self.document.paragraphs]


def told(
    check: str,
    key: str,
    blanks: Mapping[str, object],
    right: str,
    spans: tuple[tuple[int, int], ...],
    *,
    proven: bool = True,
) -> Raw:
    """A finding whose arithmetic has words: phrase ``judging.audit_<key>`` in both languages."""
    zh, en = (say(f"judging.audit_{key}", lang, **blanks) for lang in ("zh", "en"))
    return Raw(check, proven, zh, right, spans, en)


def both(
    check: str, one: str, other: str, spans: tuple[tuple[int, int], ...], *, proven: bool = True
) -> Raw:
    """Two passages that cannot both hold, or hardly where it is not ``proven``."""
    return told(check, "both", {"one": one, "other": other}, "", spans, proven=proven)


def wrong_way(figures: str, sign: int, *rows: LedgerRow) -> Raw:
    """Figures told as a rise (``sign`` above 0) or a fall that are none."""
    key = "rise" if sign > 0 else "fall"
    return told("A5", key, {"figures": figures}, "", spans_of(*rows))


def plain(value: Decimal, places: int | None = None) -> str:
    """A number for a message: no trailing zeros, thousands parted."""
    if places is not None:
        value = value.quantize(ONE.scaleb(-places))
    if value == value.to_integral_value():
        return f"{int(value):,}"
    return f"{value.normalize():,f}"


def exact(row: LedgerRow) -> bool:
    """A single value that is not said to be approximate."""
    return row.low == row.high and not row.about


def same_noun(a: LedgerRow, b: LedgerRow) -> bool:
    """Whether two generic counts (12个乡镇, 36个村) may count the same things."""
    return a.unit == b.unit and (not a.noun or not b.noun or a.noun[0] == b.noun[0])


def spans_of(*rows: LedgerRow) -> tuple[tuple[int, int], ...]:
    """The places of rows, in order."""
    return tuple(sorted({(row.start, row.end) for row in rows}))
