"""A19 headline figures without a source, A20 superlatives, A21 plans told as deeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoscore.lazily import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infoscore.judging.audit.book import Book, Raw

_SOURCE = lazily(
    r"据|统计|监测|核查|调查|抽样|问卷|走访|台账|显示|接报|接到|报告|数据|摸排|排查|测算|核定|普查|审计|通报|会同|调研|"
    r"抽查|巡查|核实|清查|检查|汇总|受理|[局办委会队站所中心院司行厂]"
)
_SUPERLATIVE = lazily(
    r"(?:全国|全省|全市|全县|国内|世界|全球|西部|东部|中部|行业)(?:范围内?)?(?:首创|首个|首家|首例|首次|唯一|第一|领先|首位|之最|之首)|史无前例|绝无仅有|独一无二"
)
_SUPERLATIVE_SIGNS = "首唯第领最史绝独"  # no superlative is without one
_GROUND = lazily(
    r"《|〔|通报|排名|公布|认定|发布|授予|评为|命名|确认|据|经[^，。；]{2,16}[局厅委办部]|统计|验收|公示|批复|列入|考核"
)
_DONE_LATER = lazily(
    r"已(?:经)?(?:于|在)?(?:明年|后年|下月|下个月|下周)[^，。；]{0,12}(?:完成|建成|投用|竣工|通车|到位|交付|投产|启用)"
)
_PLANNED_BEFORE = lazily(
    r"(?<!原)(?:计划|拟|准备|争取|力争|打算)(?:于|在)?(?:去年|上年|前年|上月|上个月|上周|昨[日天])(?!同期|的|已|基础|水平)"
)
REACH = 200  # characters around a claim in which its ground may stand


def check(book: Book) -> Iterator[Raw]:
    """Claims that need a source or a time of their own."""
    yield from _unsourced(book)
    yield from _superlatives(book)
    for pattern in (_DONE_LATER, _PLANNED_BEFORE):
        for match in pattern.finditer(book.text):
            yield book.quoted("A21", match.span())


def _superlatives(book: Book) -> Iterator[Raw]:
    """Claims to be the first or the best where the sentence names no ground."""
    if not book.document.sentences or not any(s in book.text for s in _SUPERLATIVE_SIGNS):
        return
    for match in _SUPERLATIVE.finditer(book.text):
        sentence = book.sentence_at(match.start())
        start = max(sentence.start, match.start() - REACH)
        if not _GROUND.search(book.text, start, min(sentence.end, match.end() + REACH)):
            yield book.quoted("A20", match.span())


def _unsourced(book: Book) -> Iterator[Raw]:
    """The first figure of the lead where its whole paragraph names nobody who counted."""
    document = book.document
    if not document.paragraphs:
        return
    start, end = document.paragraphs[0][:2]
    rows = [r for r in book.rows_in(start, end) if r.group != "time"]
    source = book.rules.source
    if source and book.reading.windows.any_of(source, "paragraph") & 1:
        return
    if rows and not _SOURCE.search(book.text, start, end):
        yield book.quoted("A19", (rows[0].start, rows[0].end))
