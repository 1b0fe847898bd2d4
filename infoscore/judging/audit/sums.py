"""A1: lists of parts, each with the total it hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from infoscore.judging.audit.book import ZERO, Raw, exact, same_noun
from infoscore.judging.audit.totals import (
    OVERLAP,
    added,
    come_back,
    compare,
    complement,
    label_of,
    slack_of,
)
from infoscore.lazily import lazily

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from infoscore.judging.audit.book import Book, Period
    from infoscore.reading.ledger import LedgerRow

_LIST = lazily(
    r"其中|[按从][^，。；：\d]{1,10}(?:划?分|看|统计)[，：]|分别[为是]|包括|包含|涵盖|分为|：|（|由(?=[^，。；]{2,12}\d)"
)
_CLASSES = frozenset({"类", "级", "档", "等", "批", "期"})
_RESET = lazily(
    r"另外|此外|同时|同比|环比|[比较]上|[比较]去年|[比较]前|去年|上年|往年|往常|目前|截至|预计|计划|下一?步|合计|总|"
    r"[户人亩村镇]均|平均|每|日均|月均|仍|还需|还有|尚|目标|上述|这些|上限|全[县市镇乡村区省]|累计|带动|"
    r"实为|占|出生|死亡|迁入|迁出|投入|拨付|奖励|发放|共[有计]?|应|需要|缺口|新增|剩|最[高低多少]|由|从|至|超过|达到|达|以来|相当于|人次"
)
_AND = lazily(r"和|及|与|以及")
_BASE = lazily(r"[中里](?!央|心|小|学|专|型|层|期|旬|药|医|午|秋|级)|的?[人户家]?之?中，")
_FIRST_FEW = lazily(r"为主|主要|居前|靠前|最多|较多|前[两三四五几]位")
"""The largest of the parts, which are not all of them: 省外以甲、乙为主，分别为1648人和927人."""
_OF_PART = lazily(r"主要[^，；（）]*$")
"""What leads to parts of the part before: 民生支出21.96亿元，主要是教育6.42亿元."""
_SAMPLED = lazily(r"(?:走访|抽查|抽取|抽看|查看|察看|回访|暗访|检查|核查|看|问)[了过]?$")
"""What is looked at is no part of all, and what is told of it are its own parts: 走访了其中20所."""
_BY_TIME = lazily(r"[日月年]均[^，。；：\d]{0,8}$")
_BY = lazily(r"[按从][^，。；：\d]{1,10}(?:划?分|看|统计)[，：]")
_DEED = lazily(
    r"报送|采用|上报|录用|受理|办结|立案|结案|申请|审批|登记|签约|拨付|排查|整改|开工|完工|调解|调成|审结|发放|收回"
)
_EACH = lazily(
    r"(?:(?:每|一|单)[^，。；\d]{0,2}(?:部|台|套|个|户|人|亩|只|头|条|间|座|辆|棵|吨|公里|平方米|米)"
    r"|[每单][^，。；\d]{0,2}(?:次|天|年|月))[^，。；\d]{0,3}$|[每各][^，。；\d]{0,6}$|单价$"
)
"""A price or measure of one of many, which is no part of a sum."""
_TOTAL_WORD = lazily(r"(?:合计|共计|总计|一共|总共)[^，。；：\d]{0,8}$")


def check(book: Book) -> Iterator[Raw]:
    """Every list of parts against its total."""
    before: Sequence[LedgerRow] = ()
    for number, period in enumerate(book.periods):
        last = book.periods[number - 1] if number else None
        gap = book.text[last.end : period.start] if last else "?"
        by = _BY.match(book.text, period.start) is not None
        if last is None or not (gap in {"。", "\n", ""} or (by and gap == "。\n")):
            before = ()
        elif not _BY.match(book.text, last.start):  # a list beside this one holds no total
            before = last.rows[-12:]
        if len(period.rows) < 2:
            continue
        yield from _lists(book, period, before)
        yield from _plain(book, period)
        yield from _closing(book, period)


class _Listed(NamedTuple):
    """What a ``mark`` leads to: where it stands and what it opens, the words before it, and the
    figures ahead, behind in the sentence, and in the sentence before.
    """

    mark: str
    start: int
    opened: int
    end: int
    lead: str
    ahead: Sequence[LedgerRow]
    behind: Sequence[LedgerRow]
    before: Sequence[LedgerRow]


def _listed(
    book: Book, period: Period, match: re.Match[str], before: Sequence[LedgerRow]
) -> _Listed:
    mark, (start, opened), end = match.group(), match.span(), period.end
    if mark == "（":
        end = book.text.find("）", opened, period.end)
    ahead = [r for r in period.rows if opened <= r.start < end and not _ordinal(book, r)]
    behind = [r for r in period.rows if r.start < start][-12:]
    lead = book.text[period.start : start]
    return _Listed(mark, start, opened, end, lead, ahead, behind, before)


def _lists(book: Book, period: Period, before: Sequence[LedgerRow]) -> Iterator[Raw]:
    seen: set[tuple[int, int]] = set()
    for match in _LIST.finditer(book.text, period.start, period.end):
        listed = _listed(book, period, match, before)
        place = listed.mark, (listed.opened, listed.end)
        if len(listed.ahead) < 2 or _FIRST_FEW.search(listed.lead[_piece(listed.lead, "。；") :]):
            continue
        for unit in dict.fromkeys(r.unit for r in listed.ahead):
            threads = _threads((*before, *listed.behind), listed.ahead, unit)
            for total, thread in threads:
                yield from compare(book, [total], thread, *place)
            totals, parts = ([], []) if threads else _parted(book, listed, unit)
            totals = [
                row
                for row in (holding(totals, parts) if totals else [])
                if not _first_of(book, row, parts) and not _rest_told(period, row, parts)
            ]
            if totals and (parts[0].start, parts[-1].start) not in seen:
                seen.add((parts[0].start, parts[-1].start))
                yield from compare(book, totals, parts, *place)


def _parted(book: Book, listed: _Listed, unit: str) -> tuple[list[LedgerRow], list[LedgerRow]]:
    """The figures that could be the total of a list, and its parts; no total where there are
    fewer than two parts, or where it stands further away.
    """
    mark, heads = listed.mark, listed.behind
    parts = parts_of(book, listed.ahead, unit, listed.opened)
    if mark == "其中" and _SAMPLED.search(listed.lead):
        heads, parts = parts[:1], parts[1:]
    if len(parts) < 2 or (mark[0] in "按从" and _adds_up(book, parts)):
        return [], parts
    totals = [r for r in heads if is_total(r, parts)]
    if mark in "：（":
        paired = len(parts) > 2 or "、" in book.gap(*parts[:2])
        return [r for r in totals[-1:] if paired and listed.start - r.end <= 4], parts
    nowhere = _leads_nowhere(listed.lead, mark) or not listed.behind
    if not totals and nowhere and not _adds_up(book, parts):
        totals = [r for r in listed.before if is_total(r, parts)]
    return totals, parts


def _first_of(book: Book, total: LedgerRow, parts: Sequence[LedgerRow]) -> bool:
    """Whether a total is itself a part, beside those behind its own (of 168件 in all, 甲类98件，
    其中73件…；乙类41件；丙类29件) or beside all of them.
    """
    whole = total.low + _whole(parts)
    beside = whole - parts[0].low
    return any(book.has_value(total.unit, each, each) for each in (beside, whole))


def _rest_told(period: Period, total: LedgerRow, parts: Sequence[LedgerRow]) -> bool:
    """Whether what the parts leave of a total was told between them: 301家中，有盈余的218家；
    未分配的39家；无盈余的44家.
    """
    rest = total.low - _whole(parts)
    return any(
        row.unit == total.unit and row.low == rest
        for row in period.rows
        if total.start < row.start < parts[0].start
    )


def _whole(parts: Sequence[LedgerRow]) -> Decimal:
    """What parts make up together."""
    return sum((part.low for part in parts), ZERO)


def _adds_up(book: Book, parts: Sequence[LedgerRow]) -> bool:
    """Whether parts make up a figure that the draft gives."""
    whole = _whole(parts)
    return bool(parts) and book.has_value(parts[0].unit, whole, whole)


def _piece(text: str, marks: str) -> int:
    """Where the last piece of a text begins, as ``marks`` part it."""
    return max(text.rfind(mark) for mark in marks) + 1


def _leads_nowhere(lead: str, mark: str) -> bool:
    """Whether the words before a list name no total, so that it stands in the sentence before."""
    return not lead.strip("，其中（ ") or len(lead) < 6 or mark[0] in "按从"


def _ordinal(book: Book, row: LedgerRow) -> bool:
    """Whether a number names a class and counts nothing: 一类612人、二类786人."""
    return (
        row.unit in _CLASSES
        and book.text[row.start] in "一二三四五六"
        and book.text[row.end : row.end + 1].isdigit()
    )


def _plain(book: Book, period: Period) -> Iterator[Raw]:
    """全市幼儿园142所，公办园63所，民办园79所: parts told by their names alone."""
    rows = period.rows
    for at, total in enumerate(rows[:-2]):
        first = rows[at + 1]
        if first.unit != total.unit or total.role != "level" or total.low <= first.low:
            continue
        if book.gap(total, first)[:1] not in {"，", "；"} or first.clause - total.clause != 1:
            continue
        parts = parts_of(book, rows[at + 1 :], total.unit, total.end)
        labels = [label_of(book, part, total.end) for part in parts]
        if _beside(rows[:at], total, parts):
            continue
        if (
            len(parts) > 1
            and is_total(total, parts)
            and holding([total], parts)
            and complement(labels)
        ):
            yield from compare(book, [total], parts, "，", (total.end, period.end))


def _beside(before: Sequence[LedgerRow], total: LedgerRow, parts: Sequence[LedgerRow]) -> bool:
    """60至64岁4685人，65岁以上13957人；城区7830人，乡镇10812人: two lists of one whole."""
    whole = _whole(parts)
    one = next((row.low for row in reversed(before) if row.unit == total.unit), ZERO)
    return one + total.low == whole


def _threads(
    totals: Sequence[LedgerRow], ahead: Sequence[LedgerRow], unit: str
) -> list[tuple[LedgerRow, list[LedgerRow]]]:
    """报送842条，采用155条。其中甲类报送…、采用…；乙类报送…、采用…: the parts of each deed."""
    named: dict[str, LedgerRow] = {}
    for row in totals:
        deed = _deed(row)
        if deed and row.unit == unit and row.role == "level" and exact(row):
            named[deed] = row
    if len(named) < 2:
        return []
    threads: dict[str, list[LedgerRow]] = {deed: [] for deed in named}
    for row in ahead:
        deed = _deed(row)
        if deed in threads and row.unit == unit and row.role == "level" and exact(row):
            threads[deed].append(row)
    full = [(named[deed], parts) for deed, parts in threads.items() if len(parts) > 1]
    if len(full) < 2:
        return []
    return [(total, parts) for total, parts in full if holding([total], parts)]


def _deed(row: LedgerRow) -> str:
    """The verb of a figure: the last one between the comma before it and the figure."""
    found = _DEED.findall(row.left[max(row.left.rfind(mark) for mark in "，；、：") + 1 :])
    return found[-1] if found else ""


def holding(totals: Sequence[LedgerRow], parts: Sequence[LedgerRow]) -> list[LedgerRow]:
    """Totals that could be meant: what is less than one of the parts is no total of theirs."""
    most = max(part.low for part in parts)
    return [row for row in totals if row.low >= most]


def is_total(row: LedgerRow, parts: Sequence[LedgerRow]) -> bool:
    """Whether parts could be of it; a day's or month's mean (日均用工1240人) has parts as well."""
    return (
        (row.role == "level" or (row.role == "average" and _BY_TIME.search(row.left) is not None))
        and row.unit == parts[0].unit
        and row.low == row.high
        and same_noun(row, parts[0])
    )


def parts_of(book: Book, rows: Sequence[LedgerRow], unit: str, opened: int) -> list[LedgerRow]:
    """The run of parts: one figure in ``unit`` a clause, until the talk turns to something else."""
    parts: list[LedgerRow] = []
    last, depth_to = opened, 0
    for row in rows:
        gap = book.text[last : row.start]
        if (
            "其中" in gap
            or (row.clause == (parts[-1].clause if parts else -2) and row.unit == unit)
        ) and ("其中" in gap or not ("、" in gap or _AND.match(gap))):
            break
        if row.start < depth_to:
            continue
        opening = gap.rfind("（")
        if opening >= 0 and "）" not in gap[opening:]:
            depth_to = book.text.find("）", row.start)
            continue
        if row.unit != unit:
            continue
        if parts and _OF_PART.search(gap):
            break
        if row.role != "level" or row.low != row.high or row.group in {"rate", "time"}:
            if row.role == "level":
                break
            continue
        if _RESET.search(label_of(book, row, last)) or _BASE.match(book.text, row.end):
            break
        if parts and not _goes_on(book, parts, row, gap):
            break
        parts.append(row)
        last = row.end
    return parts


def _goes_on(book: Book, parts: Sequence[LedgerRow], row: LedgerRow, gap: str) -> bool:
    """Whether a list runs on: the next clause, not counting rates told of the part before."""
    if gap.count("；") == 1 and (len(parts) < 2 or "；" in book.gap(parts[-2], parts[-1])):
        return len(gap) <= 60  # a list of entries that tell more than the part
    asides = sum(1 for r in book.rows_in(parts[-1].end, row.start) if r.group == "rate")
    if row.clause - parts[-1].clause > 1 + asides or len(gap) > 60:
        return False
    if "；" in gap and len(parts) > 1:
        return "；" in book.gap(parts[-2], parts[-1])
    return True


def _another_deed(row: LedgerRow, total: LedgerRow) -> bool:
    """Whether a closing total tells of something else done: 分别受理…，合计办结781件."""
    one, other = _deed(row), _deed(total)
    return bool(one and other) and one != other


def _another_share(parts: Sequence[LedgerRow], total: LedgerRow) -> bool:
    """Whether a closing share is of something else: 分别完工43%和38%，合计占全县未完工户的59%."""
    said = _TOTAL_WORD.search(total.left)
    if total.group != "rate" or said is None or "占" not in said.group():
        return False
    return not any("占" in part.left for part in parts)


def _closing(book: Book, period: Period) -> Iterator[Raw]:
    """A、B，合计C: the total stands at the end."""
    for at, total in enumerate(period.rows):
        if at < 2 or not _TOTAL_WORD.search(total.left) or not exact(total):
            continue
        run: list[LedgerRow] = []
        whole = ZERO
        agreed = False
        for row in reversed(period.rows[max(at - 20, 0) : at]):
            if row.unit != total.unit or not same_noun(row, total):
                continue
            if _EACH.search(row.left):  # 每户分别出资1.1万元、1.7万元: none of them is a part
                run = [] if run and book.gap(row, run[0]) in {"、", "和"} else run
                break
            if row.role != "level" or not exact(row):
                break
            run.insert(0, row)
            whole += row.low
            if len(run) > 1 and abs(whole - total.low) <= slack_of(total, run):
                agreed = True
                break
        if agreed:
            book.tick(total, *run)
            continue
        if run and total.low < max(row.low for row in run):
            continue  # 其中医院98万元，卫生院、村卫生室合计20万元
        between = book.text[run[0].start : total.start] if run else ""
        if (
            len(run) < 2
            or _another_deed(run[0], total)
            or _another_share(run, total)
            or come_back([label_of(book, row, period.start) for row in run])
            or _RESET.search(between[: between.rfind("，")])
            or OVERLAP.search(between)
        ):
            continue
        if any(book.has_value(total.unit, total.low - r.low, total.low - r.low) for r in run):
            continue
        yield Raw("A1", whole != total.low and len(between) < 80, *added(book, total, run, whole))
