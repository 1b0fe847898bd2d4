"""A2: shares of one whole and a hundred per cent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from infoscore.judging.audit.book import HUNDRED, ZERO, Raw, plain, spans_of
from infoscore.judging.audit.totals import REST, complement, label_of
from infoscore.lazily import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infoscore.judging.audit.book import Book, Period
    from infoscore.reading.ledger import LedgerRow

_SURVEY = lazily(
    r"交叉|重叠|重复|兼|可多选|多选|选多项|认为|表示|反映|选择|希望|担心|关注|提到|提及|愿意|受访|问卷"
)
_NAMED_BASE = lazily(r"占(?:全[省市县区镇乡村国部]|总(?![数量额体]))[^，。；]{0,8}$")
_DIVIDED = lazily(
    r"[按从](?![^，。；：\d]{0,6}(?:损失|金额|案值|产值|收入|税收|投资)看)"
    r"[^，。；：\d]{1,10}(?:划?分|看|统计)|分为|^由"
)
"""从损失看 tells another measure, perhaps of the few named before, and divides nothing."""
_HALF = lazily(r"占(?:了|到|去)?(?:近|将近|约)?一?半")
"""A share in words, which is none of the figures."""
FAR = 120  # shares that add up to more are of several wholes, not one with a slip
_SINGLE = lazily(r"单选|只能选一|限选一")
_ATTRIBUTE = lazily(
    r"岁|女|男|党员|学历|本科|大专|以上|以下|低保|脱贫|老[人年]|留守|残疾|累计|其中|超过|同时|率|去年|上年|前年|往年|同期|上月|\d年|月|季度"
)


def check(book: Book) -> Iterator[Raw]:
    """Every list of shares."""
    for period in book.periods:
        if len(period.rows) > 1:
            yield from _shares(book, period)
            yield from _single_choice(book, period)


def _shares(book: Book, period: Period) -> Iterator[Raw]:
    runs: list[list[LedgerRow]] = [[]]
    for row in period.rows:
        if row.unit != "%" or row.role not in {"share", "level"}:
            if row.unit == "%" or (runs[-1] and row.role == "growth"):
                runs.append([])
            continue
        if row.role == "level" and not (runs[-1] and _share_like(book, runs[-1][-1], row)):
            runs.append([])
            continue
        if runs[-1] and _other_class(book, period, runs[-1][-1], row):
            runs.append([])
        runs[-1].append(row)
    for run in runs:
        if len(run) > 1:
            yield from _hundred(book, period, run)


def _single_choice(book: Book, period: Period) -> Iterator[Raw]:
    """58%…，27%…，31%…（单选）: answers of which each may give one are no more than all."""
    if not _SINGLE.search(book.text, period.start, period.end):
        return
    run = [r for r in period.rows if r.unit == "%" and r.role in {"share", "level"}]
    least = sum((r.low - r.step / 2 for r in run), ZERO)
    if len(run) > 1 and least > HUNDRED and not any(r.about for r in run):
        shown = " + ".join(f"{plain(r.low)}%" for r in run)
        whole = plain(sum((r.low for r in run), ZERO))
        yield Raw("A2", True, f"{shown} = {whole}% ≠ 100%", "100%", spans_of(*run))


def _other_class(book: Book, period: Period, first: LedgerRow, row: LedgerRow) -> bool:
    """Whether a share divides by something else than the one before: 老人占…，女性占…; 占88%，
    …户数占全区的34%; 省外占35%；按停留时间分，过夜占30%.
    """
    if _NAMED_BASE.search(row.left) and not _NAMED_BASE.search(first.left) and "占" in first.left:
        return True
    label = label_of(book, row, first.end)
    if "岁" in label and "岁" in label_of(book, first, period.start):
        return False
    gap = book.gap(first, row)
    return _ATTRIBUTE.search(gap) is not None or _DIVIDED.search(gap) is not None


def _share_like(book: Book, first: LedgerRow, row: LedgerRow) -> bool:
    """A bare percentage that goes on with a list of shares: …占65%，电商销售30%."""
    gap = book.gap(first, row)
    return len(gap) <= 16 and "率" not in gap and not re.search(r"[户人亩]均|比|同", gap)


def _whole_with_others(period: Period, run: list[LedgerRow]) -> bool:
    """Whether shares before a run make it a whole: 老人占45%；幼儿占8%，其他占47%."""
    whole = sum((r.low for r in run), ZERO)
    for row in reversed([r for r in period.rows if r.start < run[0].start and r.role == "share"]):
        whole += row.low
        if whole >= HUNDRED:
            return whole == HUNDRED
    return False


def _hundred(book: Book, period: Period, run: list[LedgerRow]) -> Iterator[Raw]:
    whole = sum((r.low for r in run), ZERO)
    least = sum((r.low - r.step / 2 for r in run), ZERO)
    most = sum((r.low + r.step for r in run), ZERO)
    if least <= HUNDRED <= most and (whole == HUNDRED or any(r.step < 10 for r in run)):
        book.tick(*run)
        return
    if _whole_with_others(period, run):
        return
    text = book.text[max(period.start, run[0].start - 30) : min(run[-1].end + 10, period.end)]
    if any(r.about or r.low != r.high for r in run) or _SURVEY.search(text) or _HALF.search(text):
        return
    labels = [label_of(book, r, period.start) for r in run]
    texts = [book.text[max(r.start - 24, period.start) : r.start] for r in run]
    shown = " + ".join(f"{plain(r.low)}%" for r in run)
    raw = (f"{shown} = {plain(whole)}% ≠ 100%", "100%", spans_of(*run))
    if whole > FAR and not (REST.search(labels[-1]) or _DIVIDED.search(text)):
        return
    if whole > HUNDRED:
        if len(run) > 2 or complement(texts):
            yield Raw("A2", least > HUNDRED, *raw)
        return
    divided = _DIVIDED.search(text[:30]) and "等" not in text and "主要" not in text
    if len(run) > 2 and (REST.search(texts[-1]) or divided):
        yield Raw("A2", True, *raw)
