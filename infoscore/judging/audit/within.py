"""A1 and A3: a part that exceeds its whole. A10: all of them, and some not. A11: more than fits."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from infoscore.judging.audit.book import (
    HUNDRED,
    ZERO,
    Raw,
    both,
    exact,
    plain,
    same_noun,
    spans_of,
)
from infoscore.lazily import lazily

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from infoscore.judging.audit.book import Book, Period
    from infoscore.reading.ledger import LedgerRow

_OF_WHICH = lazily(r"[，；（]其中")
_BELOW_ZERO = lazily(r"亏|流出|减少|负")  # what the other parts take away again
_ITSELF_A_WHOLE = lazily(r"[^，。；]{0,4}?(?:只|仅|才|就|有|中|里)")
_NOT_OF_WHICH = lazily(r"[比较最]|单[日月点站]|点雨量|峰|增|减|降|升|涨|跌|累计|合计|共|每|均")
_BOUNDED = lazily(
    r"(?:满意|参保|办结|参与|覆盖|普及|知晓|合格|达标|入学|就业|接种|化解|调处|整改|处置|答复|回访|好评|出勤|到岗|返岗|"
    r"入住|成活|签约|开工|复工|建档|入户|登记)[率度](?:由[^，。；]{1,14}%)?[^，。；\d]{0,6}$"
)
_OF = lazily(r"占(?:到|了)?(?P<base>[^，。；：占]{0,24}?)的?[约近达为到超过仅]*$")
_YARDSTICK = lazily(
    r"计划|任务|目标|预算|指标|定额|核定|设计|编制|额度|限|应|需|产能|能力|同期|[去上前往]年|以前|原来|平均|标准|均值|"
    r"成本|收入|售价|合同|协议|概算"
)
_ALL = lazily(
    r"(?:所有|全部)(?:的?[^，。；、\d]{1,6})?(?:均|都|已)(?:均|都|已)?经?[^，。；\d]{0,2}?(?P<deed>[㐀-鿿]{2})"
)
_OPENS_ALL = ("所有", "全部")
_SOME = lazily(r"(?:尚未|还未|没有?|未)(?P<deed>[㐀-鿿]{2})(?:的|仅|还有|有)?(?P<n>[1-9]\d*)")
_SAME_DEED = (
    frozenset({"开工", "动工", "进场", "施工"}),
    frozenset({"完工", "竣工", "完成", "建成"}),
    frozenset({"到位", "拨付", "兑现", "发放", "到账"}),
    frozenset({"整改", "销号", "办结"}),
    frozenset({"复工", "复产", "开业", "营业"}),
    frozenset({"返岗", "到岗", "上岗"}),
)
_NONE = lazily(
    r"(?:未|没有?)造成(?:任何|人员)?(?:(?P<loss>(?:财产|经济)?损失)|(?P<hurt>(?:人员)?伤亡))(?=[，。；]|$)"
)
_SOME_OF_THEM = lazily(r"\d(?:起|件|次|处|场)[^，。；\d]{0,6}$")  # 3起中1起未造成人员伤亡
_LOSS_OF = lazily(r"(?:直接|财产|经济)[^，。；\d]{0,4}损失[^，。；\d]{0,4}$")
_HURT = lazily(r"(?:死亡|遇难|受伤|轻伤|重伤)")
_ELSEWHERE = lazily(r"去年|上年|此前|历史|曾|另一|外地|邻|如不|可能|避免|挽回|减少|若|将")
_LEFT = lazily(r"(?:还剩|尚剩|尚有|仍有|缺席|未到|请假)[^，。；\d]{0,4}$")
_SO_FAR = lazily(r"已|实到|到会|参会")
_PER_DAY = lazily(r"每[天日][^，。；\d]{0,16}$|(?:日均|一天)[^，。；\d]{0,8}$")
_PER_MU = lazily(r"(?:每亩|亩均|亩产)[^，。；\d]{0,8}$")
DAY = 24 * 60
REACH = 200
"""Characters: what stands further away in a sentence speaks of something else."""
MOST_A_MU = 20_000
"""Kilograms: the heaviest crops of a 亩, cane and melons, stay well below."""


def check(book: Book) -> Iterator[Raw]:
    """Every sentence on its own."""
    for period in book.periods:
        yield from _of_which(book, period)
        for row in period.rows:
            yield from _over_hundred(book, row)
            yield from _too_much(book, row)
        yield from _all_and_some(book, period)
        yield from _none_and_some(book, period)
        yield from _left_over(book, period)


def _of_which(book: Book, period: Period) -> Iterator[Raw]:
    """达成312人，其中青年335人: a single part above every figure it could be part of."""
    for match in _OF_WHICH.finditer(book.text, period.start, period.end):
        behind = [r for r in period.rows if r.end <= match.start()]
        ahead = [r for r in period.rows if r.start >= match.end()]
        wholes = [r for r in behind if r.role == "level" and r.group not in {"rate", "time"}]
        if not wholes or not ahead:
            continue
        whole = wholes[-1]
        part = next(
            (r for r in ahead if r.unit == whole.unit and r.clause == ahead[0].clause), None
        )
        if part is None or part.role != "level" or not (exact(part) and exact(whole)):
            continue
        words = book.text[match.end() : part.start]
        if part.low <= whole.low or not same_noun(part, whole) or _NOT_OF_WHICH.search(words):
            continue
        if _BELOW_ZERO.search(book.text, part.end, min(period.end, part.end + REACH)):
            continue
        if _ITSELF_A_WHOLE.match(book.text, part.end):  # 其中山区的52家只有3家
            continue
        if any(r.unit == part.unit and r.high >= part.low for r in behind):
            continue
        figures = f"{book.shown(part.low, part, whole)} > {book.shown(whole.low, part, whole)}"
        yield Raw("A1", True, figures, "", spans_of(whole, part))


def _over_hundred(book: Book, row: LedgerRow) -> Iterator[Raw]:
    """占在校学生的108%, 参保率103%: what is part of a thing is no more than all of it."""
    if row.unit != "%" or row.low <= HUNDRED or not exact(row):
        return
    if row.role == "share":
        found = _OF.search(book.text[max(row.start - 30, 0) : row.start])
        if found is None or _YARDSTICK.search(found["base"]) or not found["base"].strip():
            return
    elif row.role != "level" or not _BOUNDED.search(row.left):
        return
    yield Raw("A3", True, f"{plain(row.low)}% > 100%", "100%以内", spans_of(row))


def _all_and_some(book: Book, period: Period) -> Iterator[Raw]:
    """未开工1个，所有项目均已开工: the same deed done by all and not by some, in one sentence."""
    if all(book.text.find(word, period.start, period.end) < 0 for word in _OPENS_ALL):
        return
    claims: dict[frozenset[str], re.Match[str]] = {}
    for claim in _ALL.finditer(book.text, period.start, period.end):
        claims.setdefault(_deeds(claim["deed"]), claim)
    for match in _SOME.finditer(book.text, period.start, period.end) if claims else ():
        deeds = _deeds(match["deed"])
        if deeds and deeds in claims:
            spans = tuple(sorted((match.span(), claims[deeds].span())))
            yield both("A10", match.group(), claims[deeds].group(), spans)
            return


def _none_and_some(book: Book, period: Period) -> Iterator[Raw]:
    """未造成损失，直接经济损失约240万元: none, and a figure of it, in one sentence."""
    for none in _NONE.finditer(book.text, period.start, period.end):
        what = "损失" if none["loss"] else "伤亡"
        if _SOME_OF_THEM.search(book.text, max(period.start, none.start() - 16), none.start()):
            continue
        for row in period.rows:
            loss = row.group == "money" and _LOSS_OF.search(row.left)
            hurt = row.unit == "人" and _HURT.match(book.text, row.end)
            if not row.low or not (loss if what == "损失" else hurt):
                continue
            start, end = sorted((none.start(), row.start))
            if end - start > REACH:
                continue
            between = book.text[start:end]
            if _ELSEWHERE.search(between) or _ELSEWHERE.search(row.left):
                continue
            spans = tuple(sorted((none.span(), (row.start, row.end))))
            yield both("A10", none.group(), book.said(row), spans)
            return


def _left_over(book: Book, period: Period) -> Iterator[Raw]:
    """1200户，已改造712户，还剩588户; 应到86名，实到84名，缺席3名: a wrong difference.

    The whole may be the last figure of the sentence before; what is approximate has to be far off.
    """
    told = [*_just_before(book, period), *period.rows]
    for whole, part, rest in zip(told, told[1:], told[2:], strict=False):
        if not (whole.unit == part.unit == rest.unit and whole.low > part.low):
            continue
        if not (whole.role == part.role == rest.role == "level") or whole.group == "rate":
            continue
        if rest.clause - part.clause != 1 or not 1 <= part.clause - whole.clause <= 2:
            continue
        if not (_LEFT.search(rest.left) and _SO_FAR.search(part.left)):
            continue
        if not (same_noun(whole, part) and same_noun(whole, rest)):
            continue
        left, sure = whole.low - part.low, exact(whole) and exact(part) and exact(rest)
        slack = max(whole.step, part.step, rest.step) - 1 if sure else rest.low / 5
        if any(abs(left - more) <= slack for more in _rests(period, rest)):
            book.tick(whole, part, rest)
            continue
        shown = [book.shown(value, whole, part, rest) for value in (whole.low, part.low, left)]
        figures = (
            f"{shown[0]} − {shown[1]} = {shown[2]} ≠ {book.shown(rest.low, whole, part, rest)}"
        )
        yield Raw("A1", sure, figures, shown[2], spans_of(whole, part, rest))


def _just_before(book: Book, period: Period) -> Sequence[LedgerRow]:
    """The last figure before a sentence, if it stands in the same paragraph."""
    at = bisect_left(book.starts, period.start)
    start, _ = book.paragraph_of(period.start)
    return book.rows[at - 1 : at] if at and book.starts[at - 1] >= start else ()


def _rests(period: Period, first: LedgerRow) -> Iterator[Decimal]:
    """What is told to be left over, added up: 请假3名, and 请假3名，缺席1名."""
    whole = ZERO
    for row in period.rows[period.rows.index(first) :]:
        if row.unit != first.unit or not _LEFT.search(row.left):
            break
        whole += row.low
        yield whole


def _deeds(word: str) -> frozenset[str]:
    """The deeds that say the same as ``word``; none for a word that is no deed."""
    return next((deeds for deeds in _SAME_DEED if word in deeds), frozenset())


def _too_much(book: Book, row: LedgerRow) -> Iterator[Raw]:
    """每天40小时, 每亩32吨."""
    day = row.unit == "分钟" and row.low > DAY and _PER_DAY.search(row.left)
    mu = row.unit == "公斤" and row.low > MOST_A_MU and _PER_MU.search(row.left)
    told = day or mu
    if told:
        yield Raw("A11", True, f"“{told.group()}{book.said(row)}”", "", spans_of(row))
