"""Words of a ledger that mean the same everywhere, and the names that facts use for them."""

from __future__ import annotations

import re
from functools import lru_cache

_EVENTS = (
    ("late", "迟报|晚报|逾期"),
    ("concealed", "瞒报|隐瞒"),
    ("false", "谎报|虚报|失实|不实|虚假"),
    ("understated", "轻报"),
    ("omitted", "漏报"),
    ("missed", "未报|缺报|未完成"),
    ("negative_press", "负面|舆情曝光"),
    ("named_above", "上级(通报|点名)|被?(通报|点名)批评"),
    ("cost_parent", "导致.*(扣分|失分)"),
)
_FOLLOW = {"续报": "follow_up", "终报": "final", "重复": "duplicate", "一稿多投": "duplicate"}
_MAIN = re.compile("主要领导|书记|市长|县长|区长|省长|主席|主任$|一把手|^main$")
_OTHER = re.compile("其他|分管|副|常委|秘书长|^other$")
_LEVELS = (
    ("国家", "国务院|中央|国办|中办|国家|全国"),
    ("省", "省|自治区"),
    ("市", "市|州|盟"),
    ("县", "县|区|旗|本级"),
)
_RUNG = re.compile("自治区|[省市州盟县区旗]")
# field → what offices write → what methods call it
_USUAL: dict[str, tuple[tuple[str, str], ...]] = {
    "kind": (
        ("brief", "简讯|短信息"),
        ("line", "一句话"),
        ("urgent", "紧急|突发|应急"),
        ("research", "调研|研究"),
        ("problem", "问题|建议"),
        ("experience", "经验"),
        ("request", "约稿"),
        ("dynamic", "动态"),
        ("full", "全文|详讯|长信息|专题"),
    ),
    "form": (
        ("line", "一句话"),
        ("brief", "简讯|简要"),
        ("combined", "综合|合并|合编|并稿"),
        ("single", "单条"),
        ("alone", "独编|单独|单篇|独立|全文"),
        ("front_page", "头版|头条"),
    ),
    "stage": (
        ("sent_up", "上报|报送上级"),
        ("forwarded", "转报|转发|编报"),
        ("accepted", "录用|接收"),
        ("used", "采用|刊用|刊发"),
    ),
    "grade": (
        ("special", "特别重大|特大|^I级|Ⅰ"),
        ("major", "重大|II级|Ⅱ"),
        ("larger", "较大|III级|Ⅲ"),
        ("general", "一般|IV级|Ⅳ"),
    ),
}
NOT_USED = re.compile(r"(未|没有?|不)(被)?(采用|录用|刊用)|无|否|备用|备查|退稿|退改|待定|[-—/×]|")


@lru_cache(maxsize=4096)
def word(field: str, text: str, own: frozenset[str]) -> str:
    """What a method calls ``text``: its own word where it is one, else the usual name."""
    if not text or text in own:
        return text
    if field == "level":
        inside = sorted((each for each in own if each in text), key=lambda each: -len(each))
        return inside[0] if inside else level_in(text) or text
    usual = [name for name, pattern in _USUAL[field] if re.search(pattern, text)]
    return usual[0] if usual else text


def event_kind(text: str) -> str:
    """The name facts use for an event; the text itself where there is none."""
    return next((name for name, pattern in _EVENTS if re.search(pattern, text)), text)


def relation(text: str) -> str:
    """follow_up, final, duplicate or empty."""
    return next((name for word, name in _FOLLOW.items() if word in text), "")


def rank(text: str) -> str:
    """Main or other where the words for a leader say so, else the text itself."""
    if _OTHER.search(text):
        return "other"
    return "main" if _MAIN.search(text) else text


def level_in(text: str) -> str:
    """The level a heading such as 省级采用 names; empty where it names none."""
    return next((level for level, pattern in _LEVELS if re.search(pattern, text)), "")


def level_said(text: str, level: str) -> str:
    """The one word ``text`` has for ``level`` where it is another (区 for 县); empty where none."""
    said = set(_RUNG.findall(text)) if level_in(text) == level else set()
    return said.pop() if len(said) == 1 and said != {level} else ""
