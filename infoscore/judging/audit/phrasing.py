"""A14 approximations said twice, A15 estimates too exact, A17 clocks and ranges, A22 slips."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from infoscore.judging.audit.book import Raw, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infoscore.judging.audit.book import Book
    from infoscore.reading.ledger import LedgerRow

_BEFORE = re.compile(
    r"(?P<about>大约|将近|约(?:为|有)?|(?<![附靠最就邻远临新接贴])近)$|(?P<over>超过|逾|(?<![高])超|(?:至少|不少于|不低于)[^，。\\d]{0,3})$"
    r"|(?P<under>最多|至多|不超过)$|(?P<short>不到|不足)$"
)
REACH, LONGEST_LIMIT = 6, 16
_SIGNS = frozenset("约近超逾至少低多到足估略概")  # no word of _BEFORE, _ESTIMATE is without one
_INSIDE = re.compile(r"[余多]")
_AFTER = re.compile(
    r"(?P<about>左右|上下)|(?P<over>以上)|(?P<more>余|多(?![数为种少样次]))|(?P<under>以下)"
)
_TWICE = {
    "about": {"about", "more", "over"},
    "over": {"over", "more", "about"},
    "under": {"under"},
    "short": {"about", "more", "over"},
}
_THIRD = re.compile(r"[上中下]旬(?:前后|左右)")
_ESTIMATE = re.compile(r"(?:估计|预估|大概|大约|粗略)[^，。\d]{0,4}$|约[为有达]?$")
_ABOVE = re.compile("以上")
_LIMIT = re.compile(r"(?<!\d)(?P<n>\d+(?:\.\d+)?)(?P<unit>[㐀-鿿%]{1,2}?)$")
_HALF_SIGNS = "午晚夜凌清早"
# 每晚19时至次日7时 names the night, not the half of the clock.
_AFTERNOON = re.compile(
    r"(?<!每)(?P<half>下午|傍晚|晚上?|夜间)(?P<hour>1[3-9]|2[0-3])(?=[时点:])"
    r"(?![时点:](?:[0-5]?\d分?)?(?:至|到|-|—|~)(?:次日|翌日|第二天))"
)
_MORNING = re.compile(r"(?P<half>上午|凌晨|清晨|早上)(?P<hour>1[3-9]|2[0-3])(?=[时点:])")
_PERCENT = re.compile(
    r"(?<![\d%.])(?P<a>\d+(?:\.\d+)?)(?P<to>-|~|—|至)(?P<b>\d+(?:\.\d+)?)(?P<unit>%|万|亿)"
)
_SLIPS = (
    (
        re.compile(
            r"截止(?=(?:\d{1,4}[年月日]|目前|今年|去年|昨日|今日|当前|本月|上月|\d{1,2}时))"
        ),
        "截至",
    ),
    (re.compile("布署"), "部署"),
    (re.compile("帐(?=[目户务单款本册])"), "账"),
    (re.compile("急待"), "亟待"),
    (re.compile("按装"), "安装"),
    (re.compile("座落(?=[在于])"), "坐落"),
    (re.compile("既使"), "即使"),
    (re.compile("(?<![书])以经(?=[完成建投开])"), "已经"),
    (re.compile("防犯(?=风险|工作|意识|措施|化解)"), "防范"),
    (re.compile("竟争"), "竞争"),
    (re.compile("竟赛"), "竞赛"),
    (re.compile("松驰"), "松弛"),
    (re.compile("复盖"), "覆盖"),
    (re.compile("按步就班"), "按部就班"),
    (re.compile("再接再励"), "再接再厉"),
    (re.compile("一愁莫展"), "一筹莫展"),
    (re.compile("穿流不息"), "川流不息"),
    (re.compile("迫不急待"), "迫不及待"),
    (re.compile("渡假"), "度假"),
    (re.compile("份内"), "分内"),
    (re.compile("成份"), "成分"),
    (re.compile("报导"), "报道"),
    (re.compile("幅射"), "辐射"),
    (re.compile("贯切"), "贯彻"),
    (re.compile("凑和"), "凑合"),
    (re.compile("通迅"), "通讯"),
    (re.compile("申斥求"), "诉求"),
    (re.compile("述求"), "诉求"),
    (re.compile("缴纳滞那金"), "缴纳滞纳金"),
    (re.compile("人材"), "人才"),
    (re.compile("(?<=[排摸])察(?=[隐风问])"), "查"),
    (re.compile("部暑"), "部署"),
    (re.compile("严历"), "严厉"),
    (re.compile("预按"), "预案"),
    (re.compile(r"(?<=\d)O(?=\d)"), "0"),
    (re.compile(r"(?<=\d)o(?=\d)"), "0"),
    (re.compile(r"(?<=20)O(?:O?)(?=年)"), "0"),
    (re.compile(r"(?<=20)o(?:o?)(?=年)"), "0"),
)


def _core(pattern: re.Pattern[str]) -> str:
    """The plain word that every match holds."""
    return re.sub(r"^\(\?<[^)]*\)", "", pattern.pattern).split("(")[0]


_CORED = tuple((_core(pattern), pattern, right) for pattern, right in _SLIPS)
_QUOTED = re.compile(r"《[^》]{0,60}$|“[^”]{0,60}$")


def check(book: Book) -> Iterator[Raw]:
    """Wording around figures; each slip is looked for only where its characters stand."""
    for row in book.rows:
        if not _SIGNS.isdisjoint(row.left[-REACH:]):
            yield from _twice(book, row)
            yield from _too_exact(book, row)
        if row.low < row.high:
            yield from _range(book, row)
    if "旬" in book.text:
        for match in _THIRD.finditer(book.text):
            yield Raw("A14", True, f"“{match.group()}”", "", (match.span(),))
    yield from _limits(book)
    if any(sign in book.text for sign in _HALF_SIGNS):
        yield from _halves(book)
    yield from _slips(book)


def _halves(book: Book) -> Iterator[Raw]:
    """下午15时, 上午15时: the half of the day is said twice, or is not that of the clock."""
    for match in _AFTERNOON.finditer(book.text):
        right = f"{match['half']}{int(match['hour']) - 12}"
        yield Raw("A17", True, f"“{match.group()}”", right, (match.span(),))
    for match in _MORNING.finditer(book.text):
        yield Raw("A17", True, f"“{match.group()}”", match["hour"], (match.span(),))


def _range(book: Book, row: LedgerRow) -> Iterator[Raw]:
    """3-5%: the unit belongs behind both ends."""
    match = _PERCENT.match(book.text, row.start)
    if match is None or book.text.startswith("分点", match.end()):
        return
    if float(match["a"]) < float(match["b"]):
        right = f"{match['a']}{match['unit']}{match['to']}{match['b']}{match['unit']}"
        yield Raw("A17", True, f"“{match.group()}”", right, (match.span(),))


def _slips(book: Book) -> Iterator[Raw]:
    """Words often miswritten."""
    text = book.text
    for core, pattern, right in _CORED:
        if core not in text:
            continue
        for match in pattern.finditer(text):
            if not _QUOTED.search(text, max(match.start() - 40, 0), match.start()):
                yield Raw("A22", True, f"“{match.group()}”", right, (match.span(),))


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
        start = row.start - len(before.group())
        yield Raw("A14", True, f"“{book.text[start:end]}”", "", ((start, end),))


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
            yield told("A15", "both", {"one": text[start:end], "other": other}, "", spans)
