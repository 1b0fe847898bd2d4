"""Edits that add something: what says nothing, what says more, what belongs to another genre."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from infoscore.metamorphic.expect import Edit, equal, falls, not_higher, not_lower, rises

if TYPE_CHECKING:
    from collections.abc import Callable

    from infoscore.metamorphic.case import Case

KEYWORDS = (
    "科学决策 改革发展稳定 微观活动 具体问题 实际困难 深层次矛盾 超前预测 防范 突发性事件 "
    "及时部署 基层情况 典型经验 全面工作 热点难点 决策执行 及时 准确 全面 实事求是 喜忧兼报"
)
CRITERIA = (
    "一篇好的信息，要有助于领导作出科学决策，要把决策和微观活动结合起来，要推进基层具体问题和"
    "实际困难的解决，要启发对深层次矛盾的思考，要帮助超前预测和防范，要有助于突发事件的及时部署。"
)
STOCK = "全县上下高度重视、精心组织、周密部署，凝心聚力、真抓实干，各项工作扎实推进、成效显著。"
PRAISE = "这项工作得到广大群众一致好评，受到上级充分肯定，成绩突出，可圈可点，值得点赞。"
FIRST = "这一做法属全省首创，效果居全国第一。"
FIRST_TOLD = "经省发展改革委2024年第3期通报确认，这一做法属全省首创，效果居全国第一。"
FOOTER = "报送单位：青山县政府办公室\n联系电话：0591-2345678"
ADVERT = (
    "天泉山庄盛大开业，全场消费八折起，前100名顾客扫码即送礼品，名额有限，欢迎垂询，咨询热线"
    "0591-2345678，详情请到店咨询，诚邀加盟，机会不容错过！"
)
GROUND = "据县统计局统计，"
TARGET = "建议由县农业农村局于6月底前"
CAUSE = "另一个原因是管护经费没有列入预算，全县1200处设施中只有310处有人管，占25.8%。"
COMPARED = "，比上年同期增加12.4%"
ORDERED = (
    "3月12日，副县长周某到现场办公，要求由县财政局3月31日前拨付120万元，"
    "由县水利局4月5日前完成12处闸门更换。"
)
OWN_TRADE = "据县政府办统计，一季度全县报送政务信息642条，被市里采用37条，采用率5.8%。"
QUOTED = "村支书周某说：“同志们，再不修就误了春耕。”"
NEWS = "本报讯（记者 李小明 通讯员 王芳）金秋时节，走进这里，处处是一派欣欣向荣的景象。"
SMILES = "“日子越过越红火！”村民笑得合不拢嘴，幸福写在每个人的脸上。"
ORDER = "青政办〔2024〕12号\n各县区人民政府，各部门：\n现将有关事项通知如下。"
OBEY = "以上通知，请认真贯彻执行。"
UNKNOWN = "是否还有其他人员伤亡正在核实。"
_VAGUE_ASK = re.compile(r"建议(?:有关部门|相关部门|上级|政府|有关方面)")
_FIGURE = re.compile(r"(?<![\d.约近])\d{2,6}(?=户|人|家|亩|吨|件|个)")


def _appending(words: str) -> Callable[[Case], str]:
    return lambda case: case.appended(words)


def _continuing(words: str) -> Callable[[Case], str]:
    """The words behind the last sentence, in its paragraph."""
    return lambda case: case.text + words


def _opening(words: str) -> Callable[[Case], str]:
    return lambda case: case.opened(words)


def _sprinkled(case: Case) -> str:
    """切实、不断、进一步 after the first comma of every sentence."""
    return re.sub("(?<=[。：\n])([^，。\n]+，)", r"\1切实、不断、进一步", case.text)


def _sourced(case: Case) -> str | None:
    """A source for the first sentence with a figure, where the draft names none at all."""
    if case.sentences("S", "source") or not case.sentences("N"):
        return None
    start, _ = case.sentences("N")[0]
    return case.text[:start] + GROUND + case.text[start:]


def _addressed(case: Case) -> str | None:
    match = _VAGUE_ASK.search(case.text)
    return None if match is None else _VAGUE_ASK.sub(TARGET, case.text, count=1)


def _compared(case: Case) -> str | None:
    """A comparison behind the first figure of the lead that ends its clause."""
    for start, end in case.figures:
        if case.text[end : end + 1] in "，。；" and start >= _body(case):
            return case.text[:end] + COMPARED + case.text[end:]
    return None


def _body(case: Case) -> int:
    title = case.reading.document.title
    return title[1] if title else 0


def _caused(case: Case) -> str | None:
    return case.text + CAUSE if case.sentences("Z") else None


def _doubled(case: Case) -> str:
    lines = case.text.split("\n")
    head = lines[:1] if case.reading.document.title else []
    return "\n".join([*head, *(line for line in lines[len(head) :] for _ in range(2))])


def _ask_again(case: Case) -> str | None:
    asks = case.sentences("ask")
    return case.appended(case.text[slice(*asks[-1])]) if asks else None


def _with_another(case: Case) -> str | None:
    """Another draft behind this one: two matters in one item."""
    return None if case.other is None else case.appended(case.other)


def _approximate(case: Case) -> str | None:
    match = _FIGURE.search(case.text, _body(case))
    if match is None:
        return None
    end = match.end() + 1
    return f"{case.text[: match.start()]}约{case.text[match.start() : end]}左右{case.text[end:]}"


def _speech(case: Case) -> str:
    return f"同志们：\n下面，我讲三点意见，供大家参考。\n{case.text}\n我就讲这些，谢谢大家！"


def _bare(case: Case) -> str:
    """The draft without any figure, date or name."""
    spans = [*case.figures, *case.marks("T", "T_rel", "P", "A", "doc_title")]
    return case.put(spans, "") or case.text


def _exhorted(case: Case) -> str:
    """Every sentence an order, no facts left."""
    lines = (line for line in _bare(case).split("\n") if line.strip())
    said = (re.sub(r"(?:(?<=[。；])|^)(?=[^。；\n])", "要", line) for line in lines)
    return "\n".join(said)


def _notice(case: Case) -> str:
    return f"{ORDER}\n{_bare(case)}\n{OBEY}"


def _news(case: Case) -> str:
    return f"{case.opened(NEWS)}\n{SMILES}\n{PRAISE}"


def _emergency(words: str) -> Callable[[Case], str | None]:
    return lambda case: case.appended(words) if case.score.kind.id == "emergency" else None


def _only_seen(case: Case) -> str | None:
    """An emergency report without cause and request: it must go out before they are known."""
    if case.score.kind.id != "emergency":
        return None
    return case.without(case.sentences("cause", "ask"))


_SILENT = (not_higher("criteria"), not_higher("total"))
EDITS = (
    Edit(23, _appending(KEYWORDS), _SILENT),
    Edit(24, _appending(CRITERIA), (not_higher("criteria"), not_higher("expression"))),
    Edit(25, _opening(STOCK), (falls("expression"), not_higher("balanced"), equal("value"))),
    Edit(26, _appending(PRAISE), (falls("expression"), not_higher("balanced"), equal("value"))),
    Edit(27, _sprinkled, (falls("expression"), equal("value"))),
    Edit(28, _continuing(FIRST), (falls("accurate"),)),
    Edit(29, _continuing(FIRST_TOLD), (rises("accurate", 28),)),
    Edit(30, _sourced, (rises("accurate"),)),
    Edit(31, _addressed, (not_lower("C03"), not_lower("C09"), rises("total"))),
    Edit(32, _caused, (not_lower("C04"), not_lower("total", "0.5"))),
    Edit(33, _compared, (not_lower("C01"), not_lower("C05"))),
    Edit(34, _appending(FOOTER), (not_lower("expression"), equal("value"))),
    Edit(35, _doubled, (not_higher("total"), equal("value"))),
    Edit(36, _ask_again, (equal("value"),)),
    Edit(37, _with_another, (not_higher("expression"), not_higher("total"))),
    Edit(38, _appending(ADVERT), (falls("total"),)),
    Edit(50, _approximate, (falls("accurate"), not_lower("accurate", "1"))),
    Edit(54, _speech, (falls("total"),)),
    Edit(55, _exhorted, (falls("level", "2"),)),
    Edit(56, _notice, (falls("level", "2"),)),
    Edit(57, _opening(ORDERED), (not_higher("gates"),)),
    Edit(58, _appending(OWN_TRADE), (not_higher("gates"),)),
    Edit(59, _appending(QUOTED), (not_higher("gates"),)),
    Edit(60, _news, (falls("balanced"), falls("expression"), falls("total"))),
    Edit(78, _only_seen, (equal("C06"), not_lower("total", "5"))),
    Edit(79, _emergency(UNKNOWN), (not_lower("C06"),)),
)
