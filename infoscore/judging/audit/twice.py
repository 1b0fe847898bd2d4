"""A10 one quantity with two values; A11 a unit that jumps between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoscore.judging.audit.book import Raw, both, spans_of
from infoscore.lazily import lazily

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from infoscore.judging.audit.book import Book
    from infoscore.reading.ledger import LedgerRow

_INSIDE = lazily(r"共有|现有|共")
_FILL = lazily(r"(?:共有|现有|共计|合计|总计|约有|共|有|为|达到|达|是|约|已|累计)+$")
_HEAD = lazily(r"^(?:经[^，]{0,6}，|截至目前|目前|其中|此次|这次|上述|该)")
_SCOPE = lazily(r"全[省市县区镇乡村街校园系州]|[我本][省市县区镇乡村]")
_TIME = lazily(
    r"去年|上年|前年|明年|今年|本年|当年|上月|本月|当月|\d+月|\d{4}年|[上下]半年|季度|此前|以前|原有?|过去|往年|年初|年底|"
    r"月底|月末|昨[日天]|今[日天]|\d+日|\d+时|到\d|已|仍|尚|剩|还|新增|(?:整合|合并|撤并|改革|改造|调整|重组|扩建|搬迁)[前后]|按[^，。；]{1,8}口径|计划|预计|拟|将|目标|力争|下一?步|若|如"
)
_CASUALTIES = lazily(
    r"(?:事故|火灾|此次|本次|灾害|爆炸)[^，。；\d]{0,4}造成(?P<n>\d{1,9})人(?P<what>死亡|遇难|失踪)"
)
_WHAT = "死亡|遇难|身亡|受伤|轻伤|重伤|失踪|失联|被困"
_PEOPLE = lazily(
    rf"(?<!\d)(?P<n>\d{{1,9}})(?:人|名[^，。；\d]{{0,4}}?)(?:不幸|当场|已经?)?(?P<what>{_WHAT})"
    rf"|(?P<before>{_WHAT})(?:群众|人员|居民|村民|工人)?(?P<m>\d{{1,9}})(?:人|名)"
)
_GONE = lazily(
    r"[1-9]\d*(?:人|名)[^，。；\d（]{0,8}(?:（[^）]{1,30}）)?[^，。；]{0,10}(?:失联|失踪|下落不明)"
)
_NOBODY = lazily(r"(?:无|没有|未造成|未出现)(?:任何)?人员伤亡(?!和失|、失|及失)")
_FOUND = lazily(r"找到|获救|救出|脱险|取得联系|联系上|平安|生还|寻回|遗体|遇难")
_DIED_LATER = lazily(r"不治|无效|途中死亡|[增升]至\d")
_FATES = dict.fromkeys(("遇难", "身亡"), "死亡") | {"失联": "失踪"}
_SMALL = lazily(r"全(?P<what>[镇乡村校])")
_NAMED = {
    "镇": lazily(r"(?<![全各本我乡该集])镇"),
    "乡": lazily(r"(?<![全各本我该城下返])乡(?!镇|村)"),
    "村": lazily(r"(?<![全各本我该乡农行中])村(?!民|委|级|里|干)"),
    "校": lazily(r"[^全各本我该](?:小学|中学|学校)"),
}
_ABOUT = lazily("[约近超余多]")
_HAN = lazily(r"[㐀-鿿]+")
REACH = 200  # characters before a figure in which words of time are its own


def check(book: Book) -> Iterator[Raw]:
    """Figures with the same words before them, and those of the title against the body."""
    seen: dict[tuple[str, str], LedgerRow] = {}
    for row in book.rows:
        if row.role != "level" or row.about or row.low != row.high or row.group in {"time", "rate"}:
            continue
        if not _SCOPE.search(row.left) or len(label := _label(row)) < 4:
            continue
        if not _SCOPE.search(label):
            continue
        first = seen.setdefault((label, row.unit), row)
        if first.low == row.low:
            if first is not row:
                book.tick(first, row)
            continue
        if _time(book, first.start) != _time(book, row.start) or _elsewhere(book, first, row):
            continue
        yield _two(book, first, row)
    yield from _title(book)
    yield from _dead(book)
    yield from _missing(book)
    yield from _people_of_the_title(book)


def _dead(book: Book) -> Iterator[Raw]:
    """造成3人死亡 … 造成4人死亡: the figure that must not waver."""
    first: dict[str, tuple[int, re.Match[str]]] = {}
    for match in _CASUALTIES.finditer(book.text):
        count = int(match["n"])
        if match["what"] not in first:
            first[match["what"]] = count, match
        elif first[match["what"]][0] != count:
            one = first[match["what"]][1]
            if not _time(book, match.start()) <= _time(book, one.start()):
                continue  # 截至18时 it is another number, and so is that of another day
            shown = f"{one.group()} ≠ {match.group()}"
            yield Raw("A10", True, shown, "", (one.span(), match.span()))


def _missing(book: Book) -> Iterator[Raw]:
    """1名村民失联 … 本次灾害无人员伤亡: nobody can know while somebody is missing."""
    gone, none = _GONE.search(book.text), _NOBODY.search(book.text)
    if gone is None or none is None or _FOUND.search(book.text, gone.end()):
        return
    spans = tuple(sorted((gone.span(), none.span())))
    yield both("A10", none.group(), gone.group(), spans, proven=False)


def _people_of_the_title(book: Book) -> Iterator[Raw]:
    """…3人死亡 in the title, 造成2人死亡 below: the people of an event, single and added up."""
    title = book.document.title
    if title is None or not _PEOPLE.search(book.text, *title):
        return
    body: dict[str, list[int]] = {}
    places: dict[str, tuple[int, int]] = {}
    for match in _PEOPLE.finditer(book.text, title[1]):
        fate = _fate(match)
        body.setdefault(fate, []).append(int(match["n"] or match["m"]))
        places.setdefault(fate, match.span())
    for match in _PEOPLE.finditer(book.text, *title):
        fate, count = _fate(match), int(match["n"] or match["m"])
        told = body.get(fate, [])
        if not told or _ABOUT.search(book.text, max(match.start() - 2, title[0]), match.start()):
            continue
        start, end = places[fate]
        if count in told:
            book.tick(*book.rows_in(*match.span())[:1], *book.rows_in(start, end)[:1])
            continue
        if count <= sum(told) and len(told) > 1:
            continue
        if count > sum(told) and _DIED_LATER.search(book.text, title[1]):
            continue
        shown = f"{match.group()} ≠ {book.text[start:end]}"
        yield Raw("A10", True, shown, "", (match.span(), (start, end)))


def _fate(match: re.Match[str]) -> str:
    """What befell the people: 遇难 and 死亡 are one."""
    word = str(match["what"] or match["before"])
    return _FATES.get(word, word)


def _label(row: LedgerRow) -> str:
    """The words right before a figure, without what only introduces it."""
    cut = max(row.left.rfind(mark) for mark in "，、；：（）“”")
    words = _HEAD.sub("", row.left[cut + 1 :])
    words = _INSIDE.sub("", _FILL.sub("", words))
    return words if _HAN.fullmatch(words) else ""


def _time(book: Book, at: int) -> frozenset[str]:
    """The words of time that stand before a place in its sentence."""
    start = max(book.sentence_at(at).start, at - REACH)
    return frozenset(_TIME.findall(book.text, start, at))


def _elsewhere(book: Book, first: LedgerRow, row: LedgerRow) -> bool:
    """Whether a place or school is named between two figures of 全镇 or 全校: each has its own."""
    scope = _SMALL.search(_label(row))
    if scope is None:
        return False
    named = _NAMED[scope["what"]]
    return named.search(book.text, first.end, min(row.start, first.end + 2 * REACH)) is not None


def _two(book: Book, first: LedgerRow, row: LedgerRow) -> Raw:
    shown = f"{book.said(first)} ≠ {book.said(row)}"
    ratio = max(first.low, row.low) / min(first.low, row.low) if min(first.low, row.low) else 0
    jump = ratio in {1000, 10_000, 100_000_000}
    return Raw("A11" if jump else "A10", True, shown, "", spans_of(first, row))


def _title(book: Book) -> Iterator[Raw]:
    """A figure of the title that the body gives with the same noun but other digits."""
    title = book.document.title
    if title is None:
        return
    heads = [r for r in book.rows[:12] if r.start < title[1] and r.group not in {"time", "rate"}]
    for head in heads:
        if _PEOPLE.match(book.text, head.start, title[1]):
            continue
        again = same_value(book, head, title[1])
        if again is not None:
            book.tick(head, again)
        if head.about or again is not None:
            continue
        before = book.text[max(head.start - 4, title[0]) : head.start]
        after = book.text[head.end : min(head.end + 4, title[1])]
        for row in book.rows_in(title[1], len(book.text)):
            same = (len(after) == 4 and book.text.startswith(after, row.end)) or (
                len(before) == 4 and book.text.endswith(before, 0, row.start)
            )
            same = same or _swapped(head, row)
            if row.unit == head.unit and same and not row.about and _slip(head, row):
                yield _two(book, head, row)
                break


def same_value(book: Book, head: LedgerRow, floor: int) -> LedgerRow | None:
    """The first figure of the body with the same value."""
    alike = (r for r in book.rows if r.start > floor and r.unit == head.unit)
    return next((r for r in alike if r.low == head.low), None)


def _swapped(a: LedgerRow, b: LedgerRow) -> bool:
    """Two numbers of three digits or more with the same digits in another order: 2168, 2186."""
    one, two = str(a.low.normalize()), str(b.low.normalize())
    return one.isdecimal() and len(set(one)) > 2 and one != two and sorted(one) == sorted(two)


def _slip(a: LedgerRow, b: LedgerRow) -> bool:
    """Two numbers of the same digits in another order, or but for one digit the same."""
    one, two = str(a.low.normalize()), str(b.low.normalize())
    if len(one) != len(two) or len(one) < 2:
        return False
    return sorted(one) == sorted(two) or sum(x != y for x, y in zip(one, two, strict=True)) == 1
