"""A3 a share, its part and its base."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from infoscore.judging.audit.book import HUNDRED, ONE, ZERO, Raw, plain, same_noun, spans_of
from infoscore.lazily import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from infoscore.judging.audit.book import Book, Period
    from infoscore.reading.ledger import LedgerRow

_AFTER_BASE = lazily(
    r"[^，。；：\d]{0,6}[中里](?!心|小|学|专|央|型)|[^，。；：\d]{0,12}，?其中|[^，。；：\d]{0,2}，(?:现|目前)?已[^，。；：\d]{1,8}$"
)
_SHARE_OF = lazily(
    r"占(?:到|了)?(?P<base>[^，。；：、占\d]{0,16}?)(?P<total>总[数量额])?(?:全部|比例?|比重)?的?[约近达为到超过仅]*$"
)
_RATE_OF = lazily(r"(?P<stem>[㐀-鿿]{2})率[为达约是仅近超过到]*$")
_UNSURE = lazily(r"可多选|选多项|以上|以下|不含|扣除|除外|累计|同比|增长|下降")
_GOES_ON = lazily(r"[、和](?:\d|[一二三四五六七八九]成)")
_LISTED = lazily(r"[^，。；、\d]{0,12}、$")
_OTHERS = lazily(r"其余|其他|其它|另|平均|各")
_TAKEN_ON = lazily(
    r"(?:受理|接到|收到|发现|查出|排查|摸排|立案|登记|交办|转办|申请|应[^，。；\d]{1,3}|需[^，。；\d]{1,3})[^，。；\d]{0,12}$"
)
"""What is all to be dealt with: 受理群众诉求126件."""
_KNOWN_RATES = frozenset(
    "增长 上涨 下降 年利 月利 日利 失业 出生 死亡 税 费 利 汇 效 功 概 频 优良".split()
)
_PLANNED = frozenset({"计划", "任务", "目标", "总数", "总量"})
_COUNT_OF = ("人数", "户数", "总数", "件数")  # 占登记人数的: of those who 登记
_MENDED = lazily("调整|追加|变更|调[增减]|增至|增加到|减至|其中")
NEAR = 3
NEARBY = 20
MOST = 20
Told = tuple["Raw | None", "Decimal", "Decimal"]
"""A finding, or None where no base is known; least and greatest base that it implies."""


def check(book: Book) -> Iterator[Raw]:
    """Every share whose part and base are given."""
    for period in book.periods:
        rows = period.rows
        told: list[Told] = []
        for at, row in enumerate(rows):
            if row.group == "rate" and row.unit in {"%", "‰"} and at and row.low == row.high:
                told += _share(book, period, at)
        yield from _unless_shared_base(told)


def _share(book: Book, period: Period, at: int) -> list[Told]:
    rows = period.rows
    row = rows[at]
    clause = book.text[max(period.start, row.start - 40) : row.start]
    clause = clause[max(clause.rfind(mark) for mark in "，；：（") + 1 :]
    stated = _stated_base(book, rows, at, clause)
    if stated is not None:
        part, base = stated
        return _judge(book, part, base, row, proven=True, any_base=False)
    if row.role == "share" and _GOES_ON.match(book.text, row.end):
        return []  # 分别为98件、126件，占30.1%、38.7%: each is told of another part
    if row.role == "share":
        match = _SHARE_OF.search(clause)
        if match is None:
            return []
        if not clause.startswith("占") and rows[at - 1].start < row.start - len(clause):
            return []  # 用电量占三成: a share of something else
        if _of_a_name(book, rows[at - 1].end, row.start - len(clause)):
            return []
        of = _part_before(rows, at)
        if of is None or of.role != "level" or of.low != of.high:
            return []
        total = _total_named(book, match["base"].removesuffix("的"), of)
        if total is not None:
            return _judge(book, of, total, row, proven=True, any_base=False)
        if _fits_any(book, of, row):
            book.tick(of, row)
            return []
        whole = _base_of(book, rows, at, of, match["base"], total=match["total"] is not None)
        if whole is not None and not _linked(book, whole, of) and not _may_be(of, whole, row):
            return []
        return _judge(book, of, whole, row, proven=_linked(book, whole, of), any_base=True)
    match = _RATE_OF.search(row.left) if "率" in row.left else None
    if match is not None and match["stem"] not in _KNOWN_RATES:
        if _GOES_ON.match(book.text, row.end):
            return []  # 完成142公里、318口，完成率为76.3%、77.2%
        return _rate(book, rows, at, match["stem"], row.start - len(match.group()))
    return []


def _of_a_name(book: Book, floor: int, start: int) -> bool:
    """Whether a bracket tells of what is named before it: 线上284人次，最多的是择校（占46%）."""
    return book.text[start - 1] == "（" and re.search("[，、]", book.text[floor:start]) is not None


def _stated_base(
    book: Book, rows: Sequence[LedgerRow], at: int, clause: str
) -> tuple[LedgerRow, LedgerRow] | None:
    """43户，占120户的35.8%: part and base are both named."""
    base = rows[at - 1]
    opened = clause.rfind("占")
    if opened < 0 or base.group == "rate" or base.start < rows[at].start - len(clause) + opened:
        return None
    if "的" not in book.gap(base, rows[at]):
        return None
    alike = [r for r in rows[: at - 1] if r.unit == base.unit and same_noun(r, base)]
    for part in reversed(alike[-MOST:]):
        if part.low == part.high and part.role == "level" and _fits(part, base, rows[at]):
            return part, base
    part = alike[-1] if alike and alike[-1] in rows[max(at - 1 - NEAR, 0) :] else base
    near = part.clause >= rows[at].clause - 1 and part.low == part.high
    return (part, base) if part is not base and near and part.role == "level" else None


def _scale(share: LedgerRow) -> Decimal:
    """What is all of it: a hundred per cent, a thousand per mille."""
    return HUNDRED if share.unit == "%" else HUNDRED * 10


def _fits(part: LedgerRow, base: LedgerRow, share: LedgerRow) -> bool:
    """Whether the share is what the part is of the base."""
    low, high = _band(share)
    return bool(base.low) and low <= part.low * _scale(share) / base.low <= high


def _may_be(part: LedgerRow, base: LedgerRow, share: LedgerRow) -> bool:
    """Whether a base that is only guessed is near enough: what is three times off has another."""
    right = part.low * _scale(share) / base.low
    return right <= share.low * 3 and share.low <= right * 3


def _part_before(rows: Sequence[LedgerRow], at: int) -> LedgerRow | None:
    """The figure that a share is told of: the nearest before it, in this clause or the last."""
    for row in reversed(rows[max(at - 2, 0) : at]):
        if row.group not in {"rate", "time"}:
            return row if rows[at].clause - row.clause <= 1 else None
    return None


def _base_of(
    book: Book, rows: Sequence[LedgerRow], at: int, part: LedgerRow, phrase: str, *, total: bool
) -> LedgerRow | None:
    """The base that a share without a number names, or that its list hangs on; the share of the
    ``total`` is none of a part: 共46座，其中41座联网。不达标的有19座，占总数的….
    """
    phrase = phrase.removesuffix("的").removeprefix("全部")
    if phrase.removeprefix("全年").removeprefix("年度") in _PLANNED:
        phrase = ""
    near = book.rows_in(book.paragraph_of(part.start)[0], part.start) if total else rows[:at]
    before = [
        r
        for r in near[-12:]
        if r.unit == part.unit and r.start < part.start and r.role == "level" and r.low > part.low
    ]
    if len(phrase) >= 2:
        start, end = book.paragraph_of(part.start)
        named = [
            r
            for r in book.rows_in(start, end)
            if r.unit == part.unit
            and r.start != part.start
            and r.role == "level"
            and (
                r.left.rstrip("共有为达约").endswith(phrase)
                or book.text.startswith(phrase, r.end)
                or (phrase.endswith(_COUNT_OF) and phrase[:2] in r.left)
            )
        ]
        return named[0] if len(named) == 1 else None
    linked = [r for r in before if _linked(book, r, part)]
    if linked:
        return None if _of_several(book, rows, linked[-1]) else linked[-1]
    if total:
        before = [r for r in before if not any(_linked(book, whole, r) for whole in before)]
    if len(before) != 1 or phrase or "；" in book.gap(before[0], part):
        return None  # 产业完成38亿元，占81%；民生完成12亿元，占60%: entries side by side
    return before[0]


def _total_named(book: Book, phrase: str, part: LedgerRow) -> LedgerRow | None:
    """总投资12亿元 for 占总投资的56%, wherever it stands, if the draft gives it once and no other
    total was put in its place.
    """
    named = book.totals.get(phrase, ())
    if len(named) != 1 or named[0].start == part.start or named[0].unit != part.unit:
        return None
    total = named[0]
    return None if _MENDED.search(book.text, total.end, total.end + NEARBY) else total


def _of_several(book: Book, rows: Sequence[LedgerRow], base: LedgerRow) -> bool:
    """Whether a base is one of a list: 46条斗渠、212条农渠中."""
    alike = [r for r in rows if r.end <= base.start and r.unit == base.unit]
    return bool(alike) and _LISTED.match(book.text, alike[-1].end, base.start) is not None


def _linked(book: Book, base: LedgerRow | None, part: LedgerRow) -> bool:
    """Whether the text says that the part is among the base: N户中M户, N户，其中M户."""
    if base is None or base.end > part.start:
        return False
    return _AFTER_BASE.match(book.text, base.end, part.start) is not None


def _fits_any(book: Book, part: LedgerRow, share: LedgerRow) -> bool:
    """Whether any figure of the draft in the part's unit explains the share."""
    low, high = _band(share)
    if high <= 0:
        return True
    scale = _scale(share)
    slack = part.step * 6 / 10 if part.step != 1 else ZERO
    most = (part.low + slack) * scale / low if low > 0 else (part.low + slack) * scale * 1000
    least = (part.low - slack) * scale / high
    if high < scale:  # the part itself is no base of its own
        least = max(least, part.low + part.step / 100)
        return book.has_value(part.unit, least, most)
    return book.has_value(part.unit, least, most, times=2)  # the part itself, and its base


def _band(share: LedgerRow) -> tuple[Decimal, Decimal]:
    """What a printed share may stand for: rounded or truncated; words like 近四成 wider."""
    step = share.step
    if share.about:
        step = max(step * 2, share.low / 10)
    if share.step == 10:  # 四成 may stand for 35–50 %
        return share.low - step * 6 / 10, share.low + step
    return share.low - step, share.low + step


def _judge(
    book: Book,
    part: LedgerRow,
    base: LedgerRow | None,
    share: LedgerRow,
    *,
    proven: bool,
    any_base: bool,
) -> list[Told]:
    if base is None or not base.low or base.low != base.high:
        return [(None, *_implied(part, share))]
    scale = _scale(share)
    slack = part.step if part.step != 1 else ZERO
    base_slack = base.step if base.step != 1 else ZERO
    right = part.low * scale / base.low
    low, high = _band(share)
    least = (part.low - slack) * scale / (base.low + base_slack)
    most = (part.low + slack) * scale / (base.low - base_slack) if base.low > base_slack else high
    if least < high and most > low:
        book.tick(part, base, share)
        return []
    if (part.about or base.about) and least < high * 12 / 10 and most > low * 8 / 10:
        return []
    if any_base and _UNSURE.search(book.text, part.end, share.start):
        return []
    places = 1 if share.step >= 1 else 2
    shown = (
        f"{book.shown(part.low, part, base)} ÷ {book.shown(base.low, part, base)}"
        f" = {plain(right, places)}{share.unit}"
        f" ≠ {plain(share.low)}{share.unit}"
    )
    raw = Raw(
        "A3", proven, shown, f"{plain(right, places)}{share.unit}", spans_of(part, base, share)
    )
    return [(raw, *_implied(part, share))]


def _implied(part: LedgerRow, share: LedgerRow) -> tuple[Decimal, Decimal]:
    """Least and greatest base that the part and its share leave open."""
    low, high = _band(share)
    scale = _scale(share)
    most = part.low * scale / low if low > 0 else part.low * 10**6
    return part.low * scale / max(high, ONE), most


def _rate(book: Book, rows: Sequence[LedgerRow], at: int, stem: str, floor: int) -> list[Told]:
    """采用409条，采用率21.0%: the part carries the word of the rate, which begins at ``floor``."""
    share = rows[at]
    for part in reversed(rows[max(at - NEAR, 0) : at]):
        if part.group in {"rate", "time"} or part.role != "level" or part.low != part.high:
            continue
        near = part.left[-8:] + book.text[part.end : min(part.end + 6, floor)].split("，")[0]
        near = near.replace(f"{stem}率", "")  # 县医院床位860张、使用率91%，乡镇床位…、使用率62%
        if not (stem in near or stem[::-1] in near) or share.clause - part.clause > 2:
            continue
        negated = re.search(f"[不未没无][^，。；]{{0,2}}{stem}", near) is not None
        if negated != (book.text[floor - 1] in "不未"):
            continue  # 不合格6批次，合格率98.1%
        if _OTHERS.search(book.text, part.end, floor):
            return []
        near_by = [r for r in rows[max(at - 6, 0) : at] if r != part and r.role == "level"]
        if _fits_any(book, part, share) or any(_fits(part, r, share) for r in near_by):
            book.tick(part, share)
            return []
        before = [r for r in near_by if r.unit == part.unit and r.start < part.start and r.low]
        if len(before) != 1 or stem in before[0].left[-8:] or before[0].low < part.low:
            return []  # 2月20日复工131家，2月25日复工168家: another day
        if not _may_be(part, before[0], share) or (
            share.low == HUNDRED and not _TAKEN_ON.search(before[0].left)
        ):
            return []
        return _judge(book, part, before[0], share, proven=False, any_base=True)
    return []


def _unless_shared_base(told: Sequence[Told]) -> Iterator[Raw]:
    """Two or more parts of one sentence that imply the same base have a base of their own."""
    for number, (raw, low, high) in enumerate(told):
        if raw is None:
            continue
        shared = any(
            at != number and other[1] <= high and low <= other[2]
            for at, other in enumerate(told[:MOST])
        )
        if not shared or raw.proven:
            yield raw
