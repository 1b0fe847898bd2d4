"""A14 approximations said twice, A15 estimates too exact, A17 clocks and ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoscore.judging.audit.book import Raw, both
from infoscore.lazily import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infoscore.judging.audit.book import Book
    from infoscore.reading.ledger import LedgerRow

_BEFORE = lazily(
    r"(?P<about>大约|将近|(?<![签预违履邀合大条节制])约(?:为|有)?|(?<![附靠最就邻远临新接贴走])近)$|(?P<over>超过|逾|(?<![高])超|(?:至少|不少于|不低于)[^，。\\d]{0,3})$"
    r"|(?P<under>最多|至多|不超过)$|(?P<short>不到|不足)$"
)
REACH, LONGEST_LIMIT = 6, 16
_SIGNS = frozenset("约近超逾至少低多到足估略概")  # no word of _BEFORE, _ESTIMATE is without one
_INSIDE = lazily(r"[余多]")
_AFTER = lazily(
    r"(?P<about>左右|上下)|(?P<over>以上)|(?P<more>余|多(?![数为种少样次]))|(?P<under>以下)"
)
_TWICE = {
    "about": {"about", "more", "over"},
    "over": {"over", "more", "about"},
    "under": {"under"},
    "short": {"about", "more", "over"},
}
_THIRD = lazily(r"[上中下]旬(?:前后|左右)")
_ESTIMATE = lazily(
    r"(?:估计|预估|大概|大约|粗略)[^，。\d]{0,4}$|(?<![签预违履邀合大条节制])约[为有达]?$"
)
_ABOVE = lazily("以上")
_LIMIT = lazily(r"(?<!\d)(?P<n>\d+(?:\.\d+)?)(?P<unit>[㐀-鿿%]{1,2}?)$")
_HALF_SIGNS = "午晚夜凌清早"
# 晚19时 and 晚上19时至次日7时 name the evening and the night, not the half of the clock.
_AFTERNOON = lazily(
    r"(?P<half>下午|傍晚|晚上)(?P<hour>1[3-9]|2[0-3])(?P<sign>[时点]|(?=:))"
    r"(?!:?(?:[0-5]?\d分?)?(?:至|到|-|—|~)(?:次日|翌日|第二天))"
)
_MORNING = lazily(r"(?P<half>上午|凌晨|清晨|早上)(?P<hour>1[3-9]|2[0-3])(?P<sign>[时点]|(?=:))")
_PERCENT = lazily(
    r"(?<![\d%.])(?P<a>\d+(?:\.\d+)?)(?P<to>-|~|—|至)(?P<b>\d+(?:\.\d+)?)(?P<unit>%|万|亿)"
)


def check(book: Book) -> Iterator[Raw]:
    """Wording around figures; each is looked for only where its characters stand."""
    for row in book.rows:
        if not _SIGNS.isdisjoint(row.left[-REACH:]):
            yield from _twice(book, row)
            yield from _too_exact(book, row)
        if row.low < row.high:
            yield from _range(book, row)
    if "旬" in book.text:
        for match in _THIRD.finditer(book.text):
            yield book.quoted("A14", match.span())
    yield from _limits(book)
    if any(sign in book.text for sign in _HALF_SIGNS):
        yield from _halves(book)


def _halves(book: Book) -> Iterator[Raw]:
    """下午15时, 上午15时: the half of the day is said twice, or is not that of the clock."""
    for match in _AFTERNOON.finditer(book.text):
        right = f"{match['half']}{int(match['hour']) - 12}{match['sign']}"
        yield book.quoted("A17", match.span(), right)
    for match in _MORNING.finditer(book.text):
        yield book.quoted("A17", match.span(), match["hour"] + match["sign"])


def _range(book: Book, row: LedgerRow) -> Iterator[Raw]:
    """3-5%: the unit belongs behind both ends."""
    match = _PERCENT.match(book.text, row.start)
    if match is None or book.text.startswith("分点", match.end()):
        return
    if float(match["a"]) < float(match["b"]):
        right = f"{match['a']}{match['unit']}{match['to']}{match['b']}{match['unit']}"
        yield book.quoted("A17", match.span(), right)


def _twice(book: Book, row: LedgerRow) -> Iterator[Raw]:
    if row.group == "time" and row.left.endswith("近"):
        return
    before = _BEFORE.search(row.left[-REACH:])
    if before is None:
        return
    after = _AFTER.match(book.text, row.end)
    kind = str(after.lastgroup) if after is not None else ""
    if not kind and _INSIDE.search(book.said(row)):
        kind = "more"
    if kind in _TWICE[str(before.lastgroup)]:
        end = after.end() if after is not None else row.end
        yield book.quoted("A14", (row.start - len(before.group()), end))


def _too_exact(book: Book, row: LedgerRow) -> Iterator[Raw]:
    if row.end - row.start < 5 or not _ESTIMATE.search(row.left):
        return
    digits = "".join(c for c in book.said(row) if c.isdigit()).lstrip("0")
    if len(digits) >= 5 and digits[-1] != "0":
        shown = row.left[-4:] + book.said(row)
        yield Raw("A15", True, f"“{shown}”", "", ((row.start, row.end),))


def _limits(book: Book) -> Iterator[Raw]:
    """80分以上…80分以下: the limit itself falls into both classes."""
    text = book.text
    for above in _ABOVE.finditer(text):
        limit = _LIMIT.search(text, max(above.start() - LONGEST_LIMIT, 0), above.start())
        if limit is None:
            continue
        other = f"{limit.group()}以下"
        start, end = limit.start(), above.end()
        at = text.find(other, max(start - 40, 0), end + 40)
        if at < 0 or (at and (text[at - 1].isdigit() or text[at - 1] == ".")):
            continue
        near = text[min(at, start) : max(at + len(other), end) + 6]
        if "含" not in near and "。" not in near[:-7]:
            spans = (start, end), (at, at + len(other))
            yield both("A15", text[start:end], other, spans)
