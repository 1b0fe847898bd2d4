"""A18: one body, one name; one place, one spelling."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from infoscore.judging.audit.book import Raw

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from infoscore.judging.audit.book import Book
    from infoscore.reading.names import Name

MOST_NAMES, MOST_ALIKE = 400, 8
_FUNCTIONS = """
发改 发展 改革 教育 科技 科学 技术 工信 工业 公安 民政 民族 宗教 民宗 司法 财政 人社 人力
资源 规划 自然 国土 环保 生态 环境 住建 住房 城建 建设 交通 运输 水利 水务 农业 农村 林业
林草 商务 文旅 文化 旅游 文体 体育 卫健 卫生 健康 审计 应急 管理 市监 市场 监管 监督 统计
医保 医疗 保障 信访 税务 气象 城管 执法 国资 金融 供销 粮食 粮储 畜牧 渔业 农机 农技 水产
招商 投促 档案 机关 事务 政务 服务 数据 行政 审批 退役 军人 乡村 振兴 扶贫 移民 地震 邮政
烟草 供电 消防 救援 交警 派出 治安 法院 检察 残联 妇联 工会 团委 科协 文联 侨联 红十 慈善
老龄 老干 党校 组织 宣传 统战 政法 纪检 编办 信用 公路 铁路 航道 海事 港口 民航 物价 价格
盐务 药监 质监 工商 安监 食药 园林 绿化 房管 公积 社保 就业 劳动 人才 外事 外经 台办 侨务
史志 广电 新闻 出版 文物 博物 图书 通信 电力 燃气 热力 自来 排水 环卫
"""
_KNOWN = frozenset(_FUNCTIONS.split())
_OPPOSITES = "东西 南北 上下 大小 前后 左右 新老 新旧 内外 高低"
_LEVELS = "县市 县区 市区 省市 镇乡 县乡 县镇 州县"
_OPPOSED = frozenset(f"{_OPPOSITES} {_LEVELS}".split())
_PLACE = re.compile(r"[^省市县区]{3,5}[镇乡村](?!级)")
_DECLARED = "简称"


def check(book: Book) -> Iterator[Raw]:
    """Names that differ from one another in one character."""
    text = book.text
    first: dict[str, Name] = {}
    for name in book.reading.names:
        word = text[name.start : name.end]
        if len(word) >= 4 and name.kind in {"organ", "fine"} and len(first) < MOST_NAMES:
            first.setdefault(word, name)
            place = _PLACE.match(word)
            if name.kind == "organ" and place is not None and place.end() < len(word):
                short = name._replace(end=name.start + place.end(), kind="fine")
                first.setdefault(place.group(), short)
    for one, other in _alike(first):
        if not _same(one, other, first[one].kind):
            continue
        if _DECLARED in text[first[one].end : first[one].end + 20]:
            continue
        spans = tuple(sorted((first[w].start, first[w].end) for w in (one, other)))
        yield Raw("A18", True, " ≠ ".join(text[a:b] for a, b in spans), "", spans)


def _alike(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of words that differ in one character, neither the first nor the last."""
    framed: dict[tuple[str, str, int], list[str]] = {}
    for word in words:
        framed.setdefault((word[0], word[-1], len(word)), []).append(word)
    for group in framed.values():
        by_key: dict[str, list[str]] = {}
        for word in group if len(group) > 1 else ():
            for at in range(1, len(word) - 1):
                by_key.setdefault(word[:at] + "*" + word[at + 1 :], []).append(word)
        for same in by_key.values():
            yield from combinations(same[:MOST_ALIKE], 2)


def _same(one: str, other: str, kind: str) -> bool:
    """Whether two names that differ in one character are likely one body miswritten."""
    at = next(i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b)
    pair = {one[at] + other[at], other[at] + one[at]}
    if pair & _OPPOSED:
        return False
    if kind == "fine":
        return len(one.rstrip("镇乡村街道社区")) >= 3
    known = [
        any(word[i : i + 2] in _KNOWN for i in (at - 1, at) if 0 <= i < len(word) - 1)
        for word in (one, other)
    ]
    if all(known):
        return (one[at - 1 : at + 1] == "住建" and other[at - 1 : at + 1] == "住房") or (
            other[at - 1 : at + 1] == "住建" and one[at - 1 : at + 1] == "住房"
        )
    return any(known)
