"""A5, A10: what the title says has happened, against what the body tells."""

from __future__ import annotations

from itertools import islice, pairwise
from typing import TYPE_CHECKING

from infoscore.judging.audit.book import HUNDRED, ONE, Raw, exact, spans_of, told, wrong_way
from infoscore.lazily import lazily
from infoscore.reading.ledger import is_planned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infoscore.judging.audit.book import Book
    from infoscore.reading.ledger import LedgerRow

_DONE = lazily(r"建成|完成|完工|竣工|通车|投用|落成|改造|新建|兑现|拨付|发放|安置")
_PLAN = lazily(r"计划|任务|目标|拟|力争|争取")
_SO_FAR = lazily(
    r"(?:已|累计|实际|目前|仅|共)?(?:建成|完成|完工|竣工|通车|投用|落成|改造|兑现|拨付|发放|安置)[^，。；\d]{0,8}$"
)
_NOT_DONE = lazily(r"计划|将|拟|力争|争取|目标|有望|预计|启动|开工|年底|未|不|缺|只|仅|才")
_YEAR_AGO = lazily(
    r"[，（]?(?:而|比)?(?:上年|去年|上月)(?:同期|同月)?(?:[为是仅有]|的?)[^，。；\d]{0,6}$"
)
NEAR = 8  # hundredths by which a rate in words (近四成) may miss the two figures
MOST_ROWS = 200


def check(book: Book) -> Iterator[Raw]:
    """The figures of the title."""
    title = book.document.title
    if title is None:
        return
    body = list(islice((r for r in book.rows if r.start >= title[1]), MOST_ROWS))
    said = book.text[slice(*title)]
    for head in book.rows_in(*title):
        yield from _planned(book, head, body, said)
        yield from _direction(book, head, body)


def _planned(book: Book, head: LedgerRow, body: list[LedgerRow], title: str) -> Iterator[Raw]:
    """已建成6000亩 in the title, 计划建设6000亩，已完工2100亩 below."""
    if head.role != "level" or not exact(head) or head.group in {"rate", "time"}:
        return
    if not _DONE.search(title) or _NOT_DONE.search(title):
        return
    alike = [r for r in body if r.unit == head.unit and exact(r)]
    same = [r for r in alike if r.low == head.low]
    plan = next((r for r in same if is_planned(r) or _PLAN.search(r.left)), None)
    if plan is None or len(same) > 1:
        return
    done = next((r for r in alike if r.low < head.low and _is_done(r)), None)
    if done is not None:
        blanks = {"plan": book.said(head), "done": book.said(done)}
        yield told("A10", "planned", blanks, "", spans_of(head, plan, done))


def _is_done(row: LedgerRow) -> bool:
    return _SO_FAR.search(row.left) is not None and not _PLAN.search(row.left)


def _direction(book: Book, head: LedgerRow, body: list[LedgerRow]) -> Iterator[Raw]:
    """下降近四成 in the title, 1284件，上年同期为927件 below: the size fits, the sign does not."""
    if head.role != "growth" or head.unit != "%" or not head.low:
        return
    against = [pair for pair in pairwise(body) if _of_that_size(book, head, *pair)]
    if not against or any((now.low > before.low) == (head.sign > 0) for now, before in against):
        return
    now, before = against[0]
    figures = f"{book.said(now)} {'>' if now.low > before.low else '<'} {book.said(before)}"
    yield wrong_way(figures, head.sign, head, now, before)


def _of_that_size(book: Book, head: LedgerRow, now: LedgerRow, before: LedgerRow) -> bool:
    """Whether two figures, of now and of a year ago, differ as much as the title says."""
    if now.unit != before.unit or not before.low or not (exact(now) and exact(before)):
        return False
    if now.role != "level" or not _YEAR_AGO.match(book.gap(now, before)):
        return False
    off = abs(abs(now.low / before.low - ONE) * HUNDRED - head.low)
    return off <= NEAR or off <= head.step
