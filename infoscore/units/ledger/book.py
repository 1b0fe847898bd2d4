"""A ledger as a workbook: the template an office fills in, and an export that reads back."""

# ruff: noqa: E501  (one column a line)
from __future__ import annotations

import io
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from infoscore.units.facts import (
    Adoption,
    Discretion,
    GroundCheck,
    Instruction,
    Item,
    Ledger,
    Request,
    Unit,
    UnitEvent,
)
from infoscore.units.ledger.words import rank

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from infoscore.units.method import Method

# Workbooks carry a time of making; a fixed one keeps the bytes the same on every run.
MADE = datetime(2026, 1, 1)
ROWS = 2000
_LIST = "词表"


class Head(NamedTuple):
    """A column: its name, how wide, what a record puts there, a note, the list it offers."""

    name: str
    width: int
    get: Callable[[Any], object]
    note: str = ""
    choices: str = ""


def _joined(values: Iterable[str]) -> str:
    return "、".join(values)


def _units(record: Any) -> str:
    return _joined(record.units)


_UNIT = Head(
    "单位", 22, _units, "必填。几个单位合报用“、”隔开；名称或别名须在“单位”表里。", "units"
)
_ID = Head("编号", 14, lambda r: r.item, "信息表里的编号；没有编号时写标题。")
_TITLE = Head("标题", 44, lambda r: r.title)
_POINTS = Head("分值", 8, lambda r: r.points, "只有办法写明由人定分时才填。")
_BY = Head("作者", 12, lambda r: _joined(r.authors))
_REGISTERED = Head("登记日", 12, lambda r: r.registered)


def _leader(record: Instruction) -> str:
    """The leader's words where they tell the rank, else the rank."""
    return record.leader if rank(record.leader) == record.rank else record.rank


_RELATIONS = {"follow_up": "续报", "final": "终报", "duplicate": "重复"}
_YES = {True: "是", False: "否", None: ""}

SHEETS: tuple[tuple[str, type, tuple[Head, ...]], ...] = (
    ("单位", Unit, (
        Head("单位", 24, lambda r: r.name, "必填，用全称。"),
        Head("单位类别", 14, lambda r: r.group, "考核办法里的类别。", "classes"),
        Head("别名", 30, lambda r: _joined(r.aliases), "台账里可能出现的其他写法，用“、”隔开。"),
        Head("人数", 8, lambda r: r.heads, "按人数定任务时填。"),
        Head("计入单位", 18, lambda r: r.credit_to, "得分计入别的单位时填。"),
        Head("不参评", 8, lambda r: "是" if r.hidden else "", "领导、本室等不排名的填“是”。", "yes"),
    )),
    ("信息", Item, (
        Head("编号", 14, lambda r: r.id, "可不填；填了就不能重复。"),
        _UNIT,
        Head("标题", 44, lambda r: r.title, "必填。"),
        Head("类别", 10, lambda r: r.kind, "简讯、动态、调研、问题等。", "kinds"),
        Head("报送日期", 17, lambda r: r.written or r.sent, "必填，如 2026-10-09 或 2026-10-09 16:30。"),
        Head("处理情况", 10, lambda r: r.status, "紧急信息的去向：专报、送阅、综合、备查等。"),
        Head("事发时间", 17, lambda r: r.happened), Head("接报时间", 17, lambda r: r.known),
        Head("电话报告时间", 17, lambda r: r.phoned), Head("截止时间", 17, lambda r: r.deadline),
        Head("事件等级", 10, lambda r: r.grade), Head("字数", 8, lambda r: r.chars),
        Head("标记", 14, lambda r: _joined(sorted(r.flags)), "已签发、有图、敷衍、不达标等。"),
        Head("关联编号", 14, lambda r: r.parent, "续报、重复的，写原信息编号。"),
        Head("关联方式", 10, lambda r: _RELATIONS.get(r.relation, ""), "", "relations"),
        Head("份额", 20, lambda r: _joined(f"{s.unit}:{s.part}" for s in r.shares),
             "合报由人商定份额时填，如 甲局:0.6、乙局:0.4。"),
        _BY, _REGISTERED, _POINTS,
        Head("条数", 8, lambda r: r.count if r.count != 1 else None, "一行代表几条；空着算一条。"),
        Head("文件", 24, lambda r: r.draft, "稿件文件名，用来对照评分。"),
    )),
    ("采用", Adoption, (
        _ID, _TITLE,
        Head("单位", 22, _units, "编号或标题对得上时可不填。", "units"),
        Head("采用刊物", 20, lambda r: r.venue, "必填。", "venues"),
        Head("采用日期", 12, lambda r: r.used, "必填。"),
        Head("采用形式", 10, lambda r: r.form, "独编、综合、单条等。", "forms"),
        Head("级别", 8, lambda r: r.level, "刊物在办法里列了的可不填。"),
        Head("档次", 8, lambda r: r.importance),
        Head("采用环节", 10, lambda r: r.stage if r.stage != "used" else "", "上报、转报、采用；空着算采用。"),
        Head("类别", 10, lambda r: r.kind),
        Head("标记", 10, lambda r: _joined(sorted(r.flags))),
        _BY, _REGISTERED, _POINTS,
        Head("次数", 8, lambda r: r.count if r.count != 1 else None),
    )),
    ("批示", Instruction, (
        _ID, _TITLE, Head("单位", 22, _units, "", "units"),
        Head("级别", 8, lambda r: r.level_said or r.level, "国家、省、市、县。"),
        Head("批示领导", 14, _leader, "如 主要领导、其他领导。", "ranks"),
        Head("批示机关", 12, lambda r: r.body),
        Head("批示日期", 12, lambda r: r.used, "必填。"), _BY, _REGISTERED, _POINTS,
    )),
    ("约稿", Request, (
        Head("编号", 14, lambda r: r.id), _UNIT, Head("约稿题目", 40, lambda r: r.title),
        Head("类别", 10, lambda r: "反馈" if r.kind == "feedback" else "", "批示要求反馈的填“反馈”。"),
        Head("截止时间", 17, lambda r: r.due, "必填。"), Head("完成时间", 17, lambda r: r.done),
        Head("质量合格", 10, lambda r: _YES[r.good], "", "yesno"), _POINTS,
    )),
    ("事件", UnitEvent, (
        _UNIT, Head("事件类型", 14, lambda r: r.kind, "必填：迟报、漏报、谎报、瞒报、负面报道、上级点名等。", "events"),
        Head("日期", 12, lambda r: r.when, "必填。"),
        Head("编号", 14, lambda r: r.item, "与哪条信息有关。"),
        Head("情节", 10, lambda r: r.gravity),
        Head("认定人", 12, lambda r: r.found_by, "谎报、瞒报、漏报、轻报须由人认定，必填。"),
        _POINTS, Head("事由", 40, lambda r: r.note),
    )),
    ("基础工作", GroundCheck, (
        _UNIT, Head("检查项目", 30, lambda r: r.name, "必填。"), Head("日期", 12, lambda r: r.when, "必填。"),
        Head("是否达标", 10, lambda r: _YES[r.passed], "", "yesno"), _POINTS,
        Head("事由", 40, lambda r: r.note),
    )),
    ("加减分", Discretion, (
        _UNIT, Head("检查项目", 24, lambda r: r.name, "依据办法的哪一条。"),
        Head("分值", 8, lambda r: r.points, "必填，减分写负数。"), Head("日期", 12, lambda r: r.when, "必填。"),
        Head("理由", 40, lambda r: r.reason, "必填。"), Head("认定人", 12, lambda r: r.by),
        Head("编号", 14, lambda r: r.item),
    )),
)  # fmt: skip
_CHOICES = {
    "yes": ("是",),
    "yesno": ("是", "否"),
    "kinds": ("简讯", "动态", "问题", "经验", "调研", "紧急", "约稿"),
    "forms": ("独编", "单条", "综合", "简讯", "一句话", "头版"),
    "ranks": ("主要领导", "其他领导"),
    "relations": ("续报", "终报", "重复"),
    "events": ("迟报", "漏报", "谎报", "瞒报", "轻报", "未报", "负面报道", "上级点名"),
}
_NOTES = (
    "政务信息台账填写说明",
    "1. 先填“单位”表，再填“信息”表；“采用”“批示”等表用编号或标题对应到信息。",
    "2. 日期写成 2026-10-09 这样；只写月日的，表名或标题里要有年份。",
    "3. 可以按月分表（如“2026年10月”），可以合并单元格、加合计行和空行，列的先后不限。",
    "4. 填好后用 infoscore units check 台账.xlsx 检查，再用 infoscore units 计分。",
    "5. 谎报、瞒报、漏报、轻报只按人的认定登记，程序不作推断。",
)


def template(method: Method | None) -> bytes:
    """An empty ledger with drop-downs; the method's units and venues are in its lists."""
    return _book(Ledger(()) if method is None else Ledger((), _roster(method)), method)


def as_book(ledger: Ledger) -> bytes:
    """``ledger`` as a workbook that reads back to the same facts."""
    return _book(ledger, None)


def _roster(method: Method) -> tuple[Unit, ...]:
    return tuple(
        Unit(unit, group.name.zh, credit_to=group.credit_to.get(unit, ""), hidden=group.hidden)
        for group in method.groups
        for unit in group.units
    )


def _book(ledger: Ledger, method: Method | None) -> bytes:
    import xlsxwriter  # noqa: PLC0415 - only where a workbook is written

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"created": MADE, "author": "infoscore", "title": "政务信息台账"})
    formats = {
        "head": book.add_format({
            "bold": True, "font_name": "黑体", "border": 1, "align": "center", "valign": "vcenter",
            "bg_color": "#E8EEF4", "text_wrap": True,
        }),
        "day": book.add_format({"num_format": "yyyy-mm-dd"}),
        "moment": book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
    }  # fmt: skip
    lists = _lists(method)
    empty = not ledger.facts
    for name, kind, heads in SHEETS:
        records: Sequence[Any] = (
            ledger.roster if kind is Unit else [f for f in ledger.facts if type(f) is kind]
        )
        if records or empty:
            sheet = book.add_worksheet(name)
            _sheet(sheet, heads, records, formats, lists)
    if empty:
        sheet = book.add_worksheet("填表说明")
        sheet.set_column(0, 0, 90)
        for row, text in enumerate(_NOTES):
            sheet.write_string(row, 0, text)
    hidden = book.add_worksheet(_LIST)
    hidden.hide()
    for column, (_, values) in enumerate(sorted(lists.items())):
        for row, value in enumerate(values):
            hidden.write_string(row, column, value)
    book.close()
    return out.getvalue()


def _lists(method: Method | None) -> dict[str, tuple[str, ...]]:
    lists: dict[str, tuple[str, ...]] = dict(_CHOICES)
    if method is not None:
        lists["venues"] = tuple(venue.name for venue in method.venues)
        lists["classes"] = tuple(group.name.zh for group in method.groups)
    return {name: values for name, values in lists.items() if values}


def _sheet(
    sheet: Any,
    heads: Sequence[Head],
    records: Sequence[Any],
    formats: dict[str, Any],
    lists: dict[str, tuple[str, ...]],
) -> None:
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    order = {name: index for index, name in enumerate(sorted(lists))}
    for column, head in enumerate(heads):
        sheet.set_column(column, column, head.width)
        sheet.write_string(0, column, head.name, formats["head"])
        if head.note:
            sheet.write_comment(0, column, head.note, {"author": "infoscore", "x_scale": 1.6})
        source = _source(head.choices, lists, order)
        if source:
            sheet.data_validation(1, column, ROWS, column, {
                "validate": "list", "source": source, "error_type": "warning",
                "error_title": "请核对", "error_message": "不在可选项里；确认无误可以保留。",
            })  # fmt: skip
    for row, record in enumerate(records, 1):
        for column, head in enumerate(heads):
            _write(sheet, row, column, head.get(record), formats)


def _source(choices: str, lists: dict[str, tuple[str, ...]], order: dict[str, int]) -> str:
    if choices == "units":
        return f"=单位!$A$2:$A${ROWS}"
    if choices not in lists:
        return ""
    letter = chr(65 + order[choices])
    return f"={_LIST}!${letter}$1:${letter}${len(lists[choices])}"


def _write(sheet: Any, row: int, column: int, value: object, formats: dict[str, Any]) -> None:
    if value is None or value == "":
        return
    if isinstance(value, datetime):
        sheet.write_datetime(row, column, value, formats["moment"])
    elif isinstance(value, date):
        moment = datetime(value.year, value.month, value.day)
        sheet.write_datetime(row, column, moment, formats["day"])
    elif isinstance(value, (int, Decimal)):
        sheet.write_number(row, column, float(value))
    else:
        sheet.write_string(row, column, str(value))
