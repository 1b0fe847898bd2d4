"""The words offices put over the columns of a ledger, and what they stand for."""
# ruff: noqa: E501  (one list of words a line)

from __future__ import annotations

import re

# sheet kind → words in the sheet's name; the first that is found decides
SHEETS: tuple[tuple[str, str], ...] = (
    ("skip", "说明|封面|目录|词表|模板|样表|汇总|统计|通报|积分|得分|排名|透视"),
    ("units", "单位|名册|名录|花名册|^units?$"),
    ("instructions", "批示|^instructions?$"),
    ("requests", "约稿|^requests?$"),
    ("uses", "采用|采编|刊用|录用|^(uses?|adoptions?)$"),
    ("events", "事件|扣分|迟报|漏报|问题登记|^events?$"),
    ("checks", "基础工作|检查|自查|^checks?$"),
    ("points", "加分|酌情|加减分|^points?$"),
    ("items", r"信息|台账|报送|来稿|稿件|登记|\d月|月份|^items?$"),
)

# field → what it is called, spaces and brackets taken out
FIELDS: dict[str, tuple[str, ...]] = {
    "serial": ("序号", "序", "行号", "no", "no."),
    "id": ("编号", "信息编号", "稿件编号", "稿号", "来稿编号", "id", "item"),
    "unit": (
        "单位", "单位名称", "报送单位", "上报单位", "来稿单位", "供稿单位", "信息单位", "责任单位",
        "撰稿单位", "被约稿单位", "约稿单位", "承办单位", "部门", "报送部门", "units", "unit", "name",
    ),
    "title": ("标题", "题目", "信息标题", "信息题目", "稿件标题", "信息名称", "主题", "内容", "约稿题目",
              "约稿内容", "约稿主题", "篇名", "title"),
    "kind": ("类别", "类型", "体裁", "信息类型", "信息类别", "种类", "稿件类型", "分类", "kind", "type"),
    "class": ("单位类别", "单位类型", "单位分类", "组别", "考核类别", "考核分组", "分组", "class"),
    "aliases": ("别名", "简称", "曾用名", "又名", "其他写法", "aliases", "alias"),
    "people": ("人数", "编制人数", "在编人数", "干部人数", "people", "heads", "headcount"),
    "sent": (
        "报送日期", "报送时间", "上报日期", "上报时间", "来稿日期", "来稿时间", "收稿日期", "收稿时间",
        "投稿时间", "登记日期", "日期", "时间", "sent", "submitted", "submitted_at",
    ),
    "used": ("采用日期", "采用时间", "刊发日期", "刊发时间", "刊登日期", "刊用日期", "编发日期",
             "录用日期", "used", "used_at", "adopted", "adopted_at"),
    "date": ("批示日期", "批示时间", "发生日期", "发生时间", "认定日期", "事件日期", "date", "day"),
    "event": ("事发时间", "事件发生时间", "event", "event_at", "happened"),
    "due": ("截止日期", "截止时间", "要求时间", "时限", "要求报送时间", "限报时间", "截稿日期", "截稿时间",
            "应报时间", "due", "deadline"),
    "done": ("完成日期", "完成时间", "实际报送时间", "反馈日期", "反馈时间", "交稿日期", "交稿时间",
             "done", "done_at"),
    "venue": (
        "采用刊物", "刊物", "刊物名称", "刊载刊物", "采用载体", "载体", "采用渠道", "刊登刊物", "刊用刊物",
        "采用情况", "刊用情况", "采用栏目", "栏目", "录用情况", "venue", "journal",
    ),
    "level": ("级别", "层级", "采用级别", "批示级别", "领导级别", "level"),
    "form": ("采用形式", "形式", "采用方式", "刊用形式", "form"),
    "rank": ("批示领导", "领导职务", "职务", "领导", "批示人", "rank", "leader"),
    "status": ("处理情况", "办理情况", "处理结果", "处理", "采用与否", "是否采用", "disposal", "status"),
    "file": ("文件", "稿件文件", "稿件", "原稿", "文件名", "附件", "file", "path", "draft"),
    "event_kind": ("事件类型", "事件", "情形", "事项", "问题类型", "扣分情形", "event_kind"),
    "recorder": ("认定人", "认定单位", "登记人", "审定人", "签字", "recorded_by", "recorder", "by"),
    "count": ("次数", "条数", "篇数", "数量", "件数", "count", "times"),
    "points": ("分值", "加分", "加减分", "得分", "分数", "points", "score"),
    "reason": ("理由", "原因", "依据", "事由", "reason"),
    "check": ("检查项目", "检查内容", "考核内容", "检查事项", "check"),
    "met": ("是否达标", "是否达到", "达标", "检查结果", "合格", "met", "passed"),
    "good": ("质量合格", "是否合格", "质量", "完成质量", "good", "quality"),
    "share": ("份额", "分成比例", "占比", "share"),
    "excluded": ("不参评", "不参与排名", "是否参评", "excluded"),
    "credit_to": ("计入单位", "并入单位", "得分计入", "credit_to"),
    "authors": ("作者", "撰稿人", "供稿人", "撰写人", "author", "authors"),
    "chars": ("字数", "chars"),
    "flags": ("标记", "标签", "flags"),
    "grade": ("事件等级", "事件级别", "突发等级", "grade"),
    "known": ("接报时间", "获悉时间", "接到报告时间", "known"),
    "phoned": ("电话报告时间", "首次电话报告", "电话报告", "phoned"),
    "written": ("书面报告时间", "书面报告", "written"),
    "registered": ("登记日", "补登日期", "入账日期", "registered"),
    "parent": ("关联编号", "原信息编号", "初报编号", "所属编号", "parent"),
    "relation": ("关联方式", "关系", "relation"),
    "stage": ("采用环节", "环节", "stage"),
    "importance": ("重要程度", "采用档次", "档次", "importance"),
    "body": ("批示机关", "领导所在机关", "body"),
    "gravity": ("情节", "情节轻重", "gravity"),
    "fact": ("记录类型", "表", "fact", "record"),
    "note": ("备注", "说明", "联系人", "电话", "联系电话", "签发人", "信息员", "核稿人", "批示内容",
             "note", "notes", "remark", "remarks"),
}  # fmt: skip

_BY_NAME = {name: field for field, names in FIELDS.items() for name in names}
_DROPPED = re.compile(r"[\s:：*＊（）()【】\[\]]+")
_BRACKETED = re.compile(r"[（(【\[][^）)】\]]*[）)】\]]")


def field_of(head: str) -> str | None:
    """The field a column head names, or None: brackets such as （必填） do not matter."""
    for text in (head, _BRACKETED.sub("", head)):
        found = _BY_NAME.get(_DROPPED.sub("", text).lower())
        if found:
            return found
    return None


def kind_of(sheet: str) -> str | None:
    """The kind of a sheet by its name; None where the name says nothing."""
    plain = sheet.strip().lower()
    for kind, pattern in SHEETS:
        if re.search(pattern, plain):
            return kind
    return None
