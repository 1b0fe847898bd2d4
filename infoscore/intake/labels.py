"""The labels of header and footer lines and the standard names they stand for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from infoscore.intake.simplified import simplify

if TYPE_CHECKING:
    from collections.abc import Mapping

# standard name → the labels offices use for it, in lines and in front matter alike
LABELS: dict[str, str] = {
    "unit": "报送单位 报送部门 报送机关 上报单位 填报单位 供稿单位 来稿单位 投稿单位 信息单位 供稿",
    "sent": "报送时间 报送日期 上报时间 上报日期 填报时间 填报日期 成文日期 报送时刻",
    "title": "信息标题 标题 题目",
    "kind": "信息类型 信息类别 稿件类型",
    "signer": "签发人 签发领导 审签人 签批人 签发 审签 核签",
    "checker": "审核人 核稿人 审稿人 审核 核稿 审稿 校对 校核",
    "editor": "责任编辑 责编 值班编辑 编辑 编审",
    "writer": "撰稿人 撰写人 执笔人 拟稿人 起草人 报送人 供稿人 填报人 信息员 撰稿 执笔 拟稿",
    "contact": "联系人及联系电话 联系人及电话 联系人",
    "phone": "联系电话 值班电话 办公电话 联系方式 手机号码 手机 电话 传真",
    "issue": "期号 期数",
    "topic": "主题分类 信息分类 主题词",
    "secrecy": "密级",
    "urgency": "紧急程度 缓急程度",
    "addressee": "主送单位 主送机关 主送",
    "copies": "抄送单位 抄送 抄报 抄发 份数 印数",
    "publisher": "编印单位 主办单位 编发单位 编印 编辑部门",
}
# whom a draft goes to; so short that they are labels only in the lines at its foot
FOOT_ONLY: dict[str, str] = {"addressee": "报送 呈送 呈报 分送 发送 报 送 发"}
# names that are safe only where the user says outright that this is metadata
FRONT_ONLY: dict[str, str] = {
    "unit": "unit 单位 部门 department organ",
    "sent": "sent date time 日期 时间 报送",
    "title": "title",
    "kind": "kind type 类型 类别",
    "signer": "signer",
    "writer": "writer author 作者 姓名",
    "contact": "contact",
    "phone": "phone tel",
    "issue": "issue",
    "topic": "topic category 分类",
    "secrecy": "secrecy",
    "addressee": "addressee to",
}


def _names(*tables: dict[str, str]) -> dict[str, str]:
    return {
        label: name for table in tables for name, text in table.items() for label in text.split()
    }


IN_LINES = _names(LABELS)
AT_FOOT = _names(LABELS, FOOT_ONLY)
STANDARD = _names(LABELS, FRONT_ONLY)


def standard_name(label: str) -> str | None:
    """The standard name of ``label`` as written, spaces inside allowed; None if unknown."""
    return STANDARD.get(simplify(re.sub(r"\s+", "", label)).lower())


_LONGEST = 30
_CLOSING = "】]* \u3000"
_BEFORE = " \t\u3000,，;；、。|｜(（【[*>"


def find_labels(line: str, names: Mapping[str, str]) -> list[tuple[int, int, str]]:
    """Start, end and standard name of each label of ``names`` in ``line``, its colon included.

    A label begins the line or stands behind a blank or a mark, may be spaced out
    (``报 送 单 位：``), and ends in a colon, or in a tab where it fills a cell of a form.
    """
    found: list[tuple[int, int, str]] = []
    last = 0
    for end in (n for n, sign in enumerate(line) if sign in ":：\t"):
        label_end = len(line[:end].rstrip(_CLOSING))
        lowest = max(last, label_end - _LONGEST)
        starts = [n for n in range(lowest, label_end) if n == 0 or line[n - 1] in _BEFORE]
        for start in starts:  # the longest first
            name = names.get("".join(line[start:label_end].split()))
            if name and not line[start].isspace():
                found.append((start, end + (line[end] != "\t"), name))
                last = end + 1
                break
    return found
