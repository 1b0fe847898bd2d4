"""Find what a web page left around a copied draft: counters, tags, links, repeated titles.

Nothing is deleted: the ranges are set aside so that offsets keep pointing into the user's text.
A line goes only if it is nothing but residue; a sentence that speaks of 浏览次数 stays.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from infoscore.intake.ranges import Range, lines_of, merged
from infoscore.lazily import lazily

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST = 120  # a longer line is prose
_TITLE_LINES = 8  # a page repeats the title within so many lines

_URL = r"(?:(?:[Hh]ttps?|HTTPS?)://|[Ww]{3}\.)[A-Za-z0-9\-._~:/?#@$&*+=%]{3,}"
_INLINE = re.compile(
    rf"(?:[，,][ \t]?)?{_URL}(?:[ \t]?欢迎您?的?(?:访问|光临)[，,。！!]?){{0,4}}"
    r"|(?:欢迎您的?(?:访问|光临)[，,。！!]?[ \t]?){2,6}"
)
_INLINE_SIGNS = ("://", "w.", "W.", "欢迎")  # no inline residue is without one of them
# Markdown's marks of bold; in **镇**户 they stand for what is left blank
_BOLD = re.compile(
    r"(\*\*)(?!条|年|月|日|人|元|县|镇|市|区|局|公司|村|项|个|户|亩|名)[^*\s][^*\n]{1,200}?(\*\*)"
)
_URL_LINE = re.compile(
    rf"(?:[^，,。；！？]{{0,12}}(?:[:：]|链接|网址|地址|出处)[ \t]?)?{_URL}[\s)）\]】>》”\"]{{0,4}}"
)

_CLOCK = r"(?:(?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?(?:\s{0,4}\d{1,2}:\d{2}(?::\d{2})?)?)"
# Labels that only a page carries, and labels that say nothing either way.
_COUNTER = (
    r"(?:浏览次数|浏览量|浏览数|浏览|点击次数|点击数|点击率|点击量|点击|阅读次数|阅读量|阅读数|阅读|访问次数"
    r"|访问量|人气|评论数|评论)[:：]\s{0,4}[\[【]?\d{0,9}\s?次?[\]】]?"
)
_PAGE_LABEL = (
    r"(?:所属栏目|栏目|频道|标签|责任编辑|责编|网络编辑|文章编辑|编辑|发布时间|发布日期|发布者|发布人|发布机构"
    r"|更新时间|录入时间|录入|字体大小|字体|字号)"
)
_NEUTRAL_LABEL = r"(?:信息来源|文章来源|稿件来源|来源|作者|日期|时间|审核)"
_VALUE = r"[:：][ \t\u3000]{0,4}[^\s|｜:：，。；]{0,24}"
_STAMP = rf"(?:发布时间|发布日期|更新时间|录入时间)[:：][ \t]?{_CLOCK}"
_PAGE_TOKEN = re.compile(rf"{_COUNTER}|{_STAMP}|{_PAGE_LABEL}{_VALUE}")
_NEUTRAL_TOKEN = lazily(rf"{_NEUTRAL_LABEL}{_VALUE}|{_CLOCK}")
_NOT_LEFT = re.compile(r"[\s|｜()（）\[\]【】,，、·:：/-]+")
# one of these alone may well be the office's own line: 更新时间, 来源, 发布时间 need company
_WEAK_LABEL = re.compile(r"(?:发布时间|发布日期|更新时间|录入时间|编辑)[:：]")

_TAGS = re.compile(r"(?:标签|TAGS?|栏目|所属栏目|所属分类)[ \t]?[:：].*", re.IGNORECASE)
_RELATED = re.compile(
    r"(?:《[^》]{1,60}》)?的?(?:相关(?:文章|阅读|链接|新闻|推荐|内容|文档)|推荐(?:阅读|文章)|延伸阅读|热门(?:文章|推荐|阅读)"
    r"|最新文章|猜你喜欢|随机文章)[:：]?"
)
_NEIGHBOUR = re.compile(
    r"(?:上一[篇条页则]|下一[篇条页则]|前一篇|后一篇)(?:文章|新闻|信息)?[ \t]?(?:[:：].*)?"
)
_SEARCH = re.compile(
    r"在(?:百度|谷歌|google|soso|搜狗|搜搜|必应|bing|360|雅虎|yahoo|神马|好搜|有道)[中里上]?搜索"
    r"(?:相关|更多|[“《]|[^，。；]{0,10}[:：]).*",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"您?(?:现在|当前|目前)的?所?在?的?位置(?:是)?[:：].*(?:首页|>|»|›|→).*"
    r"|.{0,8}首页[ \t]?(?:>>?|»|›|→).*"
)
_SITE = re.compile(
    r"(?:版权所有|copyright|©|all rights reserved|.{0,4}ICP备|.{0,6}公网安备|网站标识码|网站地图"
    r"|(?:本文|文章|内容|信息)(?:来自|来源于|转自|转载自|摘自)[:：]?[^\s，。；]{0,20}网"
    r"|转载请(?:注明|保留)|本文(?:地址|链接|网址)[:：]|扫一扫.{0,12}(?:手机|微信|分享)|免责声明).*",
    re.IGNORECASE,
)
_BUTTONS = lazily(
    r"(?:打印|关闭|分享|收藏|复制|字体|字号|本页|此页|窗口|页面|文章|链接|微信|微博|新浪|朋友圈|空间|QQ|加入|我要纠错"
    r"|纠错|推荐|返回|顶部|列表|首页|上一页|下一页|举报|点赞|评论|放大|缩小|[大中小到至])"
)
_STRONG_BUTTON = re.compile(r"打印|关闭|分享|收藏|字体|字号|纠错|返回|举报|点赞")
_LIST_MARK = " \t\u3000-–—·•›»>*+◆■□●○▪"

_LINE_TESTS: tuple[Callable[[str], object], ...] = (
    _URL_LINE.fullmatch,
    _TAGS.fullmatch,
    _RELATED.fullmatch,
    _NEIGHBOUR.fullmatch,
    _SEARCH.fullmatch,
    _PLACE.fullmatch,
    _SITE.fullmatch,
)


def find_residue(text: str, start: int = 0) -> tuple[Range, ...]:
    """Sorted, disjoint code-point ranges of ``text`` from ``start`` on that are web-page residue.

    A range is a whole line without its line end, or a link or a mark of bold inside a line.
    """
    lines = [where for where in lines_of(text, start) if text[slice(*where)].strip()]
    found: dict[int, Range] = {}
    listing = False  # below 相关文章: the links of other pages
    for number, (begin, end) in enumerate(lines):
        line = text[begin:end].strip()
        if _is_residue(line):
            found[number] = (begin, end)
            listing = bool(_RELATED.fullmatch(line.strip(_LIST_MARK)))
        elif listing and line[0] in _LIST_MARK and len(line) <= 60 and "。" not in line:
            found[number] = (begin, end)
        else:
            listing = False
    linked = any(sign in text for sign in _INLINE_SIGNS)
    inline = [match.span() for match in _INLINE.finditer(text, start)] if linked else []
    if "**" in text:
        inline += [m.span(mark) for m in _BOLD.finditer(text, start) for mark in (1, 2)]
    copies = _title_copies(text, lines, found)
    return merged([*found.values(), *inline, *copies])


def _is_residue(line: str) -> bool:
    """Whether ``line`` is nothing but residue."""
    if len(line) > LONGEST or "。" in line:
        return False
    plain = line.strip(_LIST_MARK)
    if any(test(plain) for test in _LINE_TESTS):
        return True
    return _is_page_data(plain) or _is_buttons(plain)


def _is_page_data(line: str) -> bool:
    """Whether ``line`` consists of counters, labels and times, one of them a page's own."""
    own = _PAGE_TOKEN.findall(line)
    if not own:
        return False
    rest = _NEUTRAL_TOKEN.sub("", _PAGE_TOKEN.sub("", line))
    if _NOT_LEFT.sub("", rest):
        return False
    return len(own) > 1 or not _WEAK_LABEL.match(own[0]) or bool(_NEUTRAL_TOKEN.search(line))


def _is_buttons(line: str) -> bool:
    """Whether ``line`` is a row of buttons: 【打印】【关闭】, 分享到：微信 微博."""
    return bool(_STRONG_BUTTON.search(line)) and not _NOT_LEFT.sub("", _BUTTONS.sub("", line))


def _title_copies(text: str, lines: list[Range], residue: dict[int, Range]) -> list[Range]:
    """Copies of the title right below it, and after the page's own lines at the end."""
    first = next((number for number in range(len(lines)) if number not in residue), None)
    if first is None:
        return []
    title = _bare(text[slice(*lines[first])])
    if len(title) < 4:
        return []
    copies = []
    for number in range(first + 1, min(first + 1 + _TITLE_LINES, len(lines))):
        if number not in residue:
            if _bare(text[slice(*lines[number])]) != title:
                break
            copies.append(lines[number])
    behind: list[Range] = []
    seen = False  # a copy at the end counts only among the page's own lines
    for number in range(len(lines) - 1, first, -1):
        if number in residue:
            seen = True
        elif _bare(text[slice(*lines[number])]) == title:
            behind.append(lines[number])
        else:
            break
    return copies + behind if seen else copies


def _bare(line: str) -> str:
    """``line`` without links, list marks and the name of a site behind it."""
    if len(line) > LONGEST:
        return line
    plain = _INLINE.sub("", line).strip(_LIST_MARK + "#,，《》")
    return re.split(r"[_|｜]| [-–—] ", plain, maxsplit=1)[0].strip()
