"""Whether the parts of a list make up their total."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from infoscore.judging.audit.book import ZERO, Raw, spans_of
from infoscore.lazily import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from infoscore.judging.audit.book import Book
    from infoscore.reading.ledger import LedgerRow

ALL = lazily(r"[按从][^，。；：\d]{1,10}(?:划?分|看|统计)|分别|分为|^由")
REST = lazily(r"其他|其它|其余|剩余|余下|剩下|另[有外]?(?!外)|未[^，。；]{1,6}$")
_REST_UNSAID = lazily(
    r"[，；、](?:其余|其他|其它|剩余|余下|剩下|余者|余[为均皆]|另|还|此外)|[，；、][^，；。\d]{2,16}(?:共|合计)\d"
)
"""其余为本科。, 还有1所特殊学校: a rest without its figure, or told in another way."""
_ALSO = lazily(r"[^，；、]{0,12}[，；、]?[^，；、]{0,8}(?:另[有外招聘]|还有|此外)")
"""另有聘用保安6人: perhaps besides the total."""
_LISTED = lazily(r"\d[^，；。、\d]{1,6}、[^，；。、\d]{1,10}$")
LISTED = 32  # characters before a figure in which its list shows
REACH = 60  # characters after a list in which its rest may be told
OUTER = 120  # characters before a part in which the list that it belongs to may begin
NEARLY = 85  # per cent of a total: three parts that make up so much look like all
WHOLE = 8  # tenths of a total: what divides it up is not much less
_KINDS = [
    lazily(each)
    for each in (
        "党员",
        "女|妇女",
        "残疾",
        "脱贫|低保|困难",
        "本科|大专|硕士|博士|学历",
        "岁|青年|老年|老人",
        "高级|中级|职称",
        "志愿者",
        "一线|农民|工人",
    )
]
"""What one and the same person may be at once."""
_VOICED = lazily(r"反映|认为|担心|面临|希望")
"""反映订单不足的41家，反映成本上涨的52家: one may say several things."""
_INSIDE = lazily(r"[省市县区乡镇村]内")
"""省内就业180人、市内就业120人: one place in the other, where nothing tells of outside."""
_HURT = lazily(r"受损|损失|受灾|倒塌|损毁")
_PARTIAL = lazily(
    r"等|主要|部分|重点|多数|大多|仅|就有|光|尤以|多为|左右|可多选|多选|选多项|重复|交叉|兼|不含|以上|既"
)
OVERLAP = lazily(r"可多选|多选|选多项|重复|交叉|兼|既|人次|又有|同时|以上|以下|分别来自|也有|还")
_PAIRS = (
    ("男", "女"),
    ("成人", "儿童"),
    ("大人", "小孩"),
    ("城镇", "农村"),
    ("小学", "初中"),
    ("公办", "民办"),
    ("已", "未"),
    ("轻", "重"),
    ("第一产业", "第二产业"),
    ("一产", "二产"),
    ("新建", "续建"),
    ("本地", "外地"),
    ("本", "外"),
    ("省级", "市级"),
    ("市级", "县级"),
    ("县级", "乡镇"),
    ("集体", "个人"),
    ("国有", "民营"),
    ("县内", "县外"),
    ("投亲", "集中"),
    ("分散", "集中"),
    ("省内", "省外"),
    ("合格", "不合格"),
    ("线上", "线下"),
    ("上午", "下午"),
    ("办结", "在办"),
    ("咨询", "投诉"),
    ("水田", "旱地"),
    ("早稻", "晚稻"),
    ("夏粮", "秋粮"),
    ("进口", "出口"),
    ("城区", "乡"),
    ("东部", "西部"),
    ("南", "北"),
    ("上半年", "下半年"),
    ("中央", "省"),
    ("成年", "未成年"),
)
_FAMILIES = (("轻", "中", "重"), ("小学", "初中", "高中"))
"""Parts that divide a thing up without rest, however little they make up."""
_CHOICE = lazily(
    r"多选|选多项|重复|交叉|兼|重叠|都有|均有|[两二三][者种项类样](?:都|均|皆|方式|途径)"
)
_SHARE = lazily(
    r"(?:收购|采购|销售|投资|出资|承担|负担|捐赠|捐款|垫付|拨付|补助|生产|种植|建成|完成|消化|安置|转移)了?$"
)
_NEXT = lazily(
    r"确诊|纳入|批捕|逮捕|起诉|判刑|面试|体检合格|录[用取]|入职|认定|获批|立案|移送|竣工|投产|投用|达效"
)
"""What is done with some of those that came through the step before: 笔试, 面试, 体检合格."""
_NOT_YET = lazily(r"未|不|待|在|正")


def label_of(book: Book, row: LedgerRow, floor: int) -> str:
    """The words before a part: from the last comma or semicolon on."""
    left = book.text[max(floor, row.start - 20) : row.start]
    cut = max(left.rfind(mark) for mark in "，；、：")
    return left[cut + 1 :]


def compare(
    book: Book,
    totals: Sequence[LedgerRow],
    parts: list[LedgerRow],
    mark: str,
    span: tuple[int, int],
) -> Iterator[Raw]:
    """Two or more parts against the ``totals`` they may make up; the last one is told.

    ``mark`` opens the list, ``span`` is where it stands.
    """
    _, *runs = accumulate(part.low for part in parts)
    for total in totals:
        slack = slack_of(total, parts)
        if any(abs(run - total.low) <= slack for run in runs):
            book.tick(total, *parts)
            return
    total, whole = totals[-1], runs[-1]
    slack = slack_of(total, parts)
    if whole < total.low and book.has_value(total.unit, whole - slack, whole + slack):
        return
    if _CHOICE.search(book.text, max(total.start - 30, 0), span[1]):
        return
    if any(_ALSO.match(book.gap(a, b)) for a, b in pairwise(parts)):
        return
    told = _Parts(total, parts, [label_of(book, p, span[0]) for p in parts], whole)
    if told.nested or told.paired or told.in_steps or _rest_of_outer(book, told):
        return
    proven = (
        _more_than_all(book, told, span) if whole > total.low else _less(book, told, mark, span)
    )
    if proven is not None:
        yield Raw("A1", proven, *added(book, total, parts, whole))


class _Parts(NamedTuple):
    """A total, the parts told of it with their labels, and their sum."""

    total: LedgerRow
    rows: Sequence[LedgerRow]
    labels: Sequence[str]
    whole: Decimal

    @property
    def hedged(self) -> bool:
        return self.total.about or any(row.about for row in self.rows)

    @property
    def overlapping(self) -> bool:
        """Whether one may be in several: 党员28名、女性15名; 房屋受损46户，农作物受损288户."""
        kinds = sum(any(kind.search(label) for label in self.labels) for kind in _KINDS)
        hurt = self.rows[0].unit in {"户", "人"} and any(map(_HURT.search, self.labels))
        said = "".join(self.labels)
        around = "外" not in said and len(set(_INSIDE.findall(said))) > 1
        return hurt or around or kinds > 1 or all(map(_VOICED.search, self.labels))

    @property
    def nested(self) -> bool:
        """Whether the later parts divide up one before: 3人送医，1人死亡，其余2人平稳."""
        if not REST.search(self.labels[-1]):
            return False
        left = ZERO
        for number, row in enumerate(reversed(self.rows)):
            if number > 1 and row.low == left:
                return True
            left += row.low
        return False

    @property
    def paired(self) -> bool:
        """Whether some label comes back: 行政编制336名、实有305名，事业编制526名、实有489名."""
        return come_back(self.labels)

    @property
    def in_steps(self) -> bool:
        """Whether every part is of the one before: 复查286人，确诊191人，纳入管理180人."""
        falling = all(a.low >= b.low for a, b in pairwise(self.rows))
        return (
            falling
            and all(map(_NEXT.search, self.labels[1:]))
            and not any(map(_NOT_YET.search, self.labels))
        )


def come_back(labels: Sequence[str]) -> bool:
    """Whether some label comes back beside others: the parts are of two sums, told in turn."""
    named = [label for label in labels if label]
    return 1 < len(set(named)) < len(named)


def _rest_of_outer(book: Book, told: _Parts) -> bool:
    """Whether the rest belongs to the list around: 升学89人；就业56人，其中本县21人；其他3人."""
    rest, unit = told.rows[-1], told.total.unit
    if not REST.search(told.labels[-1]) or "；" not in book.gap(told.rows[-2], rest):
        return False
    left = rest.low
    around = book.rows_in(max(told.total.start - OUTER, 0), told.total.end)
    for row in reversed([r for r in around if r.unit == unit and r.role == "level"]):
        if row is not told.total and row.low == left:
            return True
        left += row.low
    return False


def _more_than_all(book: Book, told: _Parts, span: tuple[int, int]) -> bool | None:
    """Whether parts that exceed their total are surely wrong; None where they may be right."""
    rows, labels, total = told.rows, told.labels, told.total
    if told.overlapping or (told.hedged and told.whole < total.low * 105 / 100):
        return None
    listed = "、" in book.gap(*rows[:2]) or len(rows) > 2
    text = book.text[span[0] : min(rows[-1].end + 8, span[1])].replace(total.unit, "")
    if not (listed or complement(labels) or _shared_out(labels)) or OVERLAP.search(text):
        return None
    return None if any(row.low > total.low * 1000 for row in rows) else True


def _less(book: Book, told: _Parts, mark: str, span: tuple[int, int]) -> bool | None:
    """Whether parts that do not make up their total are surely wrong; None where there may be
    others.
    """
    rows, labels, total = told.rows, told.labels, told.total
    text = book.text[span[0] : min(rows[-1].end + 8, span[1])]
    head = book.text[max(total.start - 16, 0) : span[0]]
    if told.hedged or _PARTIAL.search(text) or _PARTIAL.search(head[-8:]):
        return None
    if _REST_UNSAID.search(book.text, rows[-1].end, min(rows[-1].end + REACH, span[1])):
        return None
    if told.overlapping or _counted_otherwise(book, rows) or any("各" in each for each in labels):
        return None
    known = any(all(map("".join(labels).count, family)) for family in _FAMILIES)
    divided = known or (complement(labels) and told.whole * 10 >= total.low * WHOLE)
    if ALL.match(mark) is not None or REST.search(labels[-1]) or divided:
        return True
    slip = _slip(total.low, told.whole)
    return False if slip or (len(rows) > 2 and told.whole * 100 > total.low * NEARLY) else None


def _counted_otherwise(book: Book, rows: Sequence[LedgerRow]) -> bool:
    """Whether a part between the others has a unit of its own: 餐饮店212家、出租屋180栋."""
    between = book.rows_in(rows[0].end, rows[-1].start)
    return any(
        row.unit != rows[0].unit
        and _LISTED.search(book.text, max(row.start - LISTED, 0), row.start)
        for row in between
    )


def added(
    book: Book, total: LedgerRow, parts: Sequence[LedgerRow], whole: Decimal
) -> tuple[str, str, tuple[tuple[int, int], ...]]:
    rows = (total, *parts)
    shown = " + ".join(book.shown(p.low, *rows) for p in parts)
    right = book.shown(whole, *rows)
    return f"{shown} = {right} ≠ {book.shown(total.low, *rows)}", right, spans_of(*rows)


def slack_of(total: LedgerRow, parts: Sequence[LedgerRow]) -> Decimal:
    """Nothing for counts; one last digit a part for rounded figures."""
    steps = [part.step for part in parts]
    if total.step == 1 and all(step == 1 for step in steps):
        measured = total.group in {"money", "weight", "area", "length"}
        return sum(steps, ZERO) if measured and total.unit not in {"元", "亩", "公斤"} else ZERO
    return sum(steps, ZERO) + (total.step if total.step > max(steps) else ZERO)


def complement(labels: Sequence[str]) -> bool:
    """Labels that divide a thing up without rest: 男、女; 城镇、农村; 小学、初中."""
    return any(
        any(a in one and b not in one for one in labels) and any(b in other for other in labels)
        for a, b in _PAIRS
    )


def _shared_out(labels: Sequence[str]) -> bool:
    """Whether several did the same with a share each: 合作社收购, 电商收购."""
    deeds = [_SHARE.search(label) for label in labels]
    names = {label[: deed.start()] for label, deed in zip(labels, deeds, strict=True) if deed}
    return (
        all(deeds)
        and len({deed.group() for deed in deeds if deed}) == 1
        and len(names - {""}) == len(labels)
    )


def _slip(total: Decimal, whole: Decimal) -> bool:
    """Whether one wrong digit, or two digits swapped, would explain the difference."""
    if total < 100 or whole < 100:
        return False
    gap = abs(total - whole).normalize()
    if len(gap.as_tuple().digits) == 1 and gap * 20 < total:
        return True
    one, other = str(total.normalize()), str(whole.normalize())
    return len(set(one)) > 2 and sorted(one) == sorted(other)
