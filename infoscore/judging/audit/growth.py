"""A4 rates of change, A5 their direction, A8 differences, A12 percentage points, A13 multiples."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from infoscore.judging.audit.book import HUNDRED, ONE, ZERO, Raw, plain, spans_of, told, wrong_way
from infoscore.judging.audit.totals import REST
from infoscore.lazily import lazily
from infoscore.reading.ledger import DOWN, UP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from infoscore.judging.audit.book import Book, Period
    from infoscore.reading.ledger import LedgerRow

_UP, _DOWN = rf"(?P<up>{UP}|(?<![很许好])多|高)", rf"(?P<down>{DOWN}|(?<!不)少|低)"
_WORD = rf"(?:{_UP}|{_DOWN})"
_FROM = lazily(r"(?:由|从)[^，。；：]{0,18}$")
_TO = lazily(
    rf"[^，。；\d]{{0,8}}?{_WORD}[^，。；\d]{{0,6}}?(?:到|至|为|成)(?:20\d\d年)?(?:\d{{1,2}}月)?[^，。；\d]{{0,8}}$"
)
_THAN = lazily(
    r"[，（]?(?:同|已|也|均|又|还|仍|实际|分别|总体)?(?:比(?![例重率值])|较)[^，。；\d]{0,14}$"
)
_FLOW = lazily(
    r"(?:新增|新开|新设|新建|停业|关停|关闭|注销|招聘|招录|退休|辞职|出生|死亡|迁入|迁出|出库|入库|收储|调入|调出|退出)了?$"
)
"""What came or went in the time, no stock of what there is."""
_THEN = lazily(rf"[^，。；\d]{{0,6}}?{_WORD}")
_RATE_AFTER = lazily(r"[，（]?[^，。；\d]{0,10}$")
_SAME_RATE = lazily(
    rf"[，（]?(?P<of>[^，。；\d]*?)(?:{UP}|{DOWN}|[增降涨跌减]幅|增速|提高|多|少|高|低)"
)
_OF_NOTHING = lazily(
    r"(?:同比|环比|[比较][^，。；\d]{1,8}|净|共|累计|实际|总体|一共|约|分别|也|即|[一两二三四五六七八九十]年间?|年均)*"
)
"""Words before a rate that name nothing it could be of but what was told before."""
_OTHER = lazily(r"年均|月均|日均|平均|每|其中|同比|环比|比|较|复合|占|率")
_LAST = lazily(
    r"[，（]?(?:上年|去年|上月|上季度?|上周)(?:同期|同月)?(?:[为是仅有]|的?)[^，。；\d]{0,6}$"
)
_GREW = lazily(rf"[，（][^，。；\d]{{0,12}}{_WORD}[^，。；\d]{{0,4}}$")
_THEN_FROM = lazily(r"[，（]?即?(?:由|从)[^，。；\d]{0,14}$")
_POINT_GAP = lazily(
    rf"[，（]?(?:同比|环比|(?:比|较)[^，。；：\d]{{1,10}}?)(?:{_UP}|{_DOWN}|放缓|加快)了?[约近]?$"
)
_IS_RATE = lazily(
    r"率[^，。；：\d]{0,5}$|比重[为达]?$|占比[^，。；\d]{0,3}$|比例[为达]?$|(?:增速|增幅|速度)[为达是]?$|占[^，。；\d]{0,12}$"
)
_TIMES = lazily(r"[，（]?(?:是|为|相当于)[^，。；\d]{0,12}$")
_BELOW_ZERO = ("零下", "负", "-", "−", "－")
_PER = lazily(r"每[^，。；\d]{1,4}$|[日月年]均[^，。；\d]{0,4}$")
_FELL = ("下降-", "减少-", "下降−", "减少−", "下降－", "减少－")
_MORE = ("多", "余", "来")
_SIGNED = lazily(r"利润|盈|收益|净|余额|结余|现金流|增速|增幅")
_YEAR_AGO, _NOW = (
    re.compile(r"^(?:去年|上年|上月|上周)"),
    re.compile(r"^，?(?:今年|本年|本月|本周)"),
)


def check(book: Book) -> Iterator[Raw]:
    """Every pair of values with a word of change between or after them."""
    for period in book.periods:
        rows = period.rows
        for at, row in enumerate(rows):
            yield from _fall_by_multiple(book, row)
            if at + 1 < len(rows):
                gap = book.gap(row, rows[at + 1])
                if len(gap) > 40 or "；" in gap:
                    continue
                yield from _pair(book, period, at, gap)
                yield from _points(book, rows, at, gap)


def _pair(book: Book, period: Period, at: int, gap: str) -> Iterator[Raw]:
    rows = period.rows
    a, b = rows[at], rows[at + 1]
    c = rows[at + 2] if at + 2 < len(rows) else None
    if a.unit == b.unit and a.low == a.high and b.low == b.high and _alike(book, a, b):
        to = _TO.match(gap[1:] if gap[:1] in _MORE and a.about else gap)  # 五块多跌到三块多
        if to is not None and (
            _FROM.search(a.left) or to.start("up") == 0 or to.start("down") == 0
        ):
            rates = _rates_around(book, rows, at, a.left)
            yield from _judge(book, a, b, 1 if to["up"] else -1, rates)
            return
        if _THAN.match(gap) and b.role == "level" and not _FLOW.search(a.left):
            then = _THEN.match(book.text, b.end, b.end + 16)
            if then is not None:
                sign = 1 if then["up"] else -1
                near = c is not None and c.start - then.end() <= 4
                a = _compared(rows, at, b, c if near else None, sign)
                rates = [c] if c is not None and c.start - then.end() <= 4 else []
                yield from _judge(
                    book,
                    b,
                    a,
                    sign,
                    [r for r in rates if r.role in {"growth", "change"} or r.unit in {"倍", "番"}],
                )
            return
        if c is not None and c.unit == "倍" and _TIMES.match(gap) and book.gap(b, c) == "的":
            yield from _times(book, a, b, c)
            return
        if _same_matter(a, b, gap):
            sign = 1 if b.low > a.low else -1
            yield from _judge(book, a, b, sign, _rates_around(book, rows, at, ""))
            return
    if c is None or b.role != "growth" or c.unit != a.unit or a.role != "level":
        return
    if _GREW.match(gap) and _LAST.match(book.gap(b, c)) and a.low == a.high and c.low == c.high:
        yield from _judge(book, c, a, b.sign, [b])


def _compared(
    rows: Sequence[LedgerRow], at: int, then: LedgerRow, change: LedgerRow | None, sign: int
) -> LedgerRow:
    """What is set against ``then``: the figure before it, or where the change told of it fits one
    further ahead, that: 损失2340万元，其中……其他130万元，较初报的1680万元增加660万元.
    """
    if change is not None and change.unit == then.unit:
        now = then.low + sign * change.low
        for row in reversed(rows[:at]):
            if row.unit == then.unit and row.low == now:
                return row
    return rows[at]


def _alike(book: Book, a: LedgerRow, b: LedgerRow) -> bool:
    """Whether two figures can be compared as they stand: none below zero (零下5℃), and none for
    another time than the other (由每周2次增加到每天1次).
    """
    if any(book.text.endswith(_BELOW_ZERO, max(r.start - 2, 0), r.start) for r in (a, b)):
        return False
    before, after = (_PER.search(book.text, max(r.start - 8, 0), r.start) for r in (a, b))
    return after is None or (before is not None and before.group() == after.group())


def _same_matter(a: LedgerRow, b: LedgerRow, gap: str) -> bool:
    """去年接待36万人次，今年接待41万人次: one thing, last year and this."""
    if gap[:1] != "，" or "，" in gap[1:] or a.role != "level" or b.role != "level":
        return False
    before, now = _YEAR_AGO.split(a.left), _NOW.split(b.left)
    return len(before) == len(now) == 2 and before[1] == now[1] != ""


def _times(book: Book, cur: LedgerRow, prev: LedgerRow, times: LedgerRow) -> Iterator[Raw]:
    """48万人次是去年32万人次的1.5倍."""
    if not prev.low or times.about or cur.about:
        return
    ratio = cur.low / prev.low
    if abs(ratio - times.low) <= max(times.step / 2, times.low / 20):
        book.tick(cur, prev, times)
        return
    shown = f"{_over(book, cur, prev)} = {plain(ratio, 2)} ≠ {book.said(times)}"
    yield Raw("A4", True, shown, f"{plain(ratio, 2)}倍", spans_of(cur, prev, times))


def _rates_around(book: Book, rows: Sequence[LedgerRow], at: int, left: str) -> list[LedgerRow]:
    """Rates told of 由A增加到B: before it (增长一倍，由…) or after it (…，增长15%)."""
    found = []
    if at and rows[at - 1].group == "rate" and _THEN_FROM.match(book.gap(rows[at - 1], rows[at])):
        before = rows[at - 1]
        if before.role == "growth" or (before.unit in {"倍", "番"} and "增" in before.left):
            found.append(before)
    if at + 2 < len(rows):
        after = rows[at + 2]
        gap = book.gap(rows[at + 1], after)
        same = re.search(r"上年|去年|同期", left) is not None
        other = _OTHER.search(gap.replace("同比", "") if same else gap)
        if (
            _RATE_AFTER.match(gap)
            and not other
            and "分别" not in gap  # …由86所减至74所，…由31所减至28所，分别减少12所和3所
            and _told_of(gap, left)
            and (
                after.role == "growth"
                or (after.role == "change" and after.unit == rows[at].unit)
                or (after.role in {"growth", "change"} and after.unit == "百分点")
            )
        ):
            found.append(after)
    return found


def _told_of(gap: str, left: str) -> bool:
    """Whether a rate is told of the pair before it: …，增长15%, and not …，产值增长15%."""
    said = _SAME_RATE.match(gap)
    of = said["of"] if said else ""
    return not of or _OF_NOTHING.fullmatch(of) is not None or (len(of) > 1 and of in left)


def _judge(
    book: Book, prev: LedgerRow, cur: LedgerRow, sign: int, rates: Sequence[LedgerRow]
) -> Iterator[Raw]:
    """Direction first; where it is right, every rate or difference told of the pair."""
    if not prev.low:
        return
    if cur.low == prev.low:
        if rates and not (prev.about or cur.about or rates[0].low < 1):
            yield wrong_way(f"{book.said(cur)} = {book.said(prev)}", sign, prev, cur)
        return
    rose = cur.low > prev.low
    ratio = cur.low / prev.low
    if ratio > 1000 or ZERO < ratio < ONE / 1000:
        shown = f"{book.said(prev)} → {book.said(cur)}"
        yield Raw("A11", True, shown, "", spans_of(prev, cur))
        return
    if rose != (sign > 0):
        if (prev.about or cur.about) and abs(ratio - 1) < ONE / 20:
            return
        shown = f"{book.said(cur)} {'>' if rose else '<'} {book.said(prev)}"
        yield wrong_way(shown, sign, prev, cur)
        return
    wrong = [raw for rate in rates if (raw := _rate(book, prev, cur, rate)) is not None]
    yield from wrong
    if not wrong:
        book.tick(prev, cur, *rates)


def _over(book: Book, cur: LedgerRow, prev: LedgerRow) -> str:
    """The later figure over the earlier one, as written."""
    return f"{book.shown(cur.low, cur, prev)} ÷ {book.shown(prev.low, cur, prev)}"


def _more(book: Book, cur: LedgerRow, prev: LedgerRow) -> str:
    """How much the later figure is more, over the earlier one."""
    before, after = book.shown(prev.low, cur, prev), book.shown(cur.low, cur, prev)
    gap = f"{after} − {before}" if cur.low > prev.low else f"{before} − {after}"
    return f"({gap}) ÷ {before}"


def _rate(book: Book, prev: LedgerRow, cur: LedgerRow, rate: LedgerRow) -> Raw | None:
    """What is wrong with one rate, difference or multiple told of a pair."""
    if rate.unit == prev.unit and rate.role == "change":
        return _difference(book, prev, cur, rate)
    if rate.unit == "百分点" and prev.unit == "%":
        return _in_points(book, prev, cur, rate)
    if rate.unit == "番":
        return _doubled(book, prev, cur, rate)
    if rate.unit == "倍":
        return _multiple(book, prev, cur, rate)
    if rate.unit == "%":
        return _per_cent(book, prev, cur, rate)
    return None


def _difference(book: Book, prev: LedgerRow, cur: LedgerRow, rate: LedgerRow) -> Raw | None:
    gap, slack = abs(cur.low - prev.low), _slack(prev, cur, rate)
    if gap - slack <= rate.low <= gap + slack or rate.about:
        return None
    more, less = (cur, prev) if cur.low > prev.low else (prev, cur)
    shown = f"{book.said(more)} − {book.said(less)} ≠ {book.said(rate)}"
    return Raw("A8", True, shown, f"{plain(gap)}{prev.unit}", spans_of(prev, cur, rate))


def _slack(prev: LedgerRow, cur: LedgerRow, rate: LedgerRow) -> Decimal:
    """How much a difference may miss what is printed."""
    if prev.step == cur.step == 1:
        return ZERO if rate.step == 1 else rate.step
    return sum((r.step for r in (prev, cur, rate) if r.unit == prev.unit), ZERO)


def _in_points(book: Book, prev: LedgerRow, cur: LedgerRow, rate: LedgerRow) -> Raw | None:
    gap = abs(cur.low - prev.low)
    if abs(gap - rate.low) <= max(prev.step, cur.step, rate.step) or rate.about:
        return None
    shown = f"{plain(cur.low)} − {plain(prev.low)} ≠ {book.said(rate)}"
    return Raw("A4", True, shown, f"{plain(gap)}个百分点", spans_of(prev, cur, rate))


def _doubled(book: Book, prev: LedgerRow, cur: LedgerRow, rate: LedgerRow) -> Raw | None:
    ratio = cur.low / prev.low
    whole = ONE * 2 ** min(int(rate.low), 20)
    if ratio >= whole * 9 / 10:
        return None
    figures = f"{_over(book, cur, prev)} = {plain(ratio, 2)}"
    blanks = {"figures": figures, "said": book.said(rate), "whole": plain(whole)}
    return told("A13", "doubling", blanks, "", spans_of(prev, cur, rate))


def _per_cent(book: Book, prev: LedgerRow, cur: LedgerRow, rate: LedgerRow) -> Raw | None:
    spans = spans_of(prev, cur, rate)
    gap = abs(cur.low - prev.low)
    low, high = _bounds(prev, cur)
    step = rate.step
    if rate.about and step < 10:  # 近四成 may be ten points off as it stands
        step = max(step * 2, rate.low / 5)
    if low - step <= rate.low <= high + step:
        return None
    if prev.unit == "%" and abs(gap - rate.low) <= max(_slack(prev, cur, rate), rate.step):
        figures = f"{plain(cur.low)}% − {plain(prev.low)}% = {plain(gap)}"
        return told("A12", "points", {"figures": figures, "said": book.said(rate)}, "", spans)
    change = f"{plain(abs(cur.low / prev.low - 1) * HUNDRED, 1)}%"
    shown = f"{_more(book, cur, prev)} = {change} ≠ {plain(rate.low)}%"
    return Raw("A4", prev.unit != "%", shown, change, spans)


def _multiple(book: Book, prev: LedgerRow, cur: LedgerRow, rate: LedgerRow) -> Raw | None:
    more = cur.low / prev.low - 1
    said, n = book.said(rate), rate.low
    if more < 0:
        return None
    after = book.text[rate.end - 1 : rate.end + 2]
    over = any(word in after for word in ("多", "余", "以上"))
    if over or rate.left.endswith(("超过", "超", "逾")):
        fits = n * 97 / 100 <= more < n + 1
    elif rate.about:
        fits = n * 8 / 10 <= more <= (n if rate.left.endswith("近") else n * 12 / 10)
    else:
        fits = abs(more - n) <= max(rate.step / 2, n / 10)
    if fits:
        return None
    shown = f"{_more(book, cur, prev)} = {plain(more, 2)} ≠ {said}"
    likely = abs(more + 1 - n) <= n / 10
    right = f"{plain(more, 2)}倍"
    return Raw("A13" if likely else "A4", True, shown, right, spans_of(prev, cur, rate))


def _bounds(prev: LedgerRow, cur: LedgerRow) -> tuple[Decimal, Decimal]:
    """Least and most change in per cent that the printed values allow."""
    ps = prev.step * 6 / 10 if prev.step != 1 else ZERO
    cs = cur.step * 6 / 10 if cur.step != 1 else ZERO
    if prev.about or cur.about:
        ps, cs = max(ps, prev.low / 50), max(cs, cur.low / 50)
    least = (cur.low - cs) / (prev.low + ps) - 1
    most = (cur.low + cs) / (prev.low - ps) - 1 if prev.low > ps else ONE * 1000
    ends = sorted((abs(least), abs(most)))
    if least < 0 < most:
        ends[0] = ZERO
    return ends[0] * HUNDRED, ends[1] * HUNDRED


def _points(book: Book, rows: Sequence[LedgerRow], at: int, gap: str) -> Iterator[Raw]:
    """合格率98.5%，比上年提高2.3%: a rate against a rate gives percentage points."""
    a, b = rows[at], rows[at + 1]
    if b.role != "growth" or not _POINT_GAP.match(gap):
        return
    if a.unit == "%" and b.unit == "%":
        if a.role == "share" and at and rows[at - 1].group not in {"rate", "time"}:
            return  # 出口3.2亿元，占25%，同比增长7.1%: it is the money that grew
        if a.role == "share" and REST.search(a.left[-4:]):
            return  # 咨询1.3万人次，婚姻占74%、其他占26%，同比增长7.1%: the list is closed
        if (a.role != "growth" and _IS_RATE.search(a.left)) or (
            a.role == "growth" and re.search(r"回落|放缓|加快|收窄", gap)
        ):
            shown = f"{book.said(a)}{gap}{book.said(b)}"
            yield Raw("A12", True, shown, f"{plain(b.low)}个百分点", spans_of(a, b))
    elif b.unit == "百分点" and a.group in {"money", "people", "household", "weight", "area"}:
        shown = f"{book.said(a)}{gap}{book.said(b)}"
        yield Raw("A12", True, shown, f"{plain(b.low)}%", spans_of(a, b))


def _fall_by_multiple(book: Book, row: LedgerRow) -> Iterator[Raw]:
    """下降2倍, 下降130%: what has lost all of it can lose no more; a profit can turn to a loss.
    下降-3.2% says the fall twice.
    """
    doubled = row.unit == "%" and row.left.endswith(_FELL)
    if not doubled and (row.role != "growth" or row.sign >= 0):
        return
    if (
        doubled
        or row.unit == "倍"
        or (row.unit == "%" and row.low > HUNDRED and not _SIGNED.search(row.left))
    ):
        start = max(row.start - 6, 0)
        shown = re.split(r"[，。；：]", book.text[start : row.end])[-1]
        yield Raw("A13", True, f"“{shown}”", "", spans_of(row))
