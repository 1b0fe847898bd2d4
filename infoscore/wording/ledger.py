"""Phrases of the reading of ledgers: key → (Chinese, English)."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    # the file as a whole
    "ledger.too_large": (
        "台账超过 {limit} MB，没有读；请删去图片和多余的表，或按年拆开",
        "larger than {limit} MB and not read; remove pictures or split it by year",
    ),
    "ledger.too_far": (
        "表“{sheet}”一直写到 {cell}，没有读；请删去远处误填的单元格和空行空列，再存一次",
        "sheet “{sheet}” reaches to {cell} and was not read; delete stray cells and save it again",
    ),
    "ledger.is_folder": (
        "这是文件夹；请写明里面的台账文件，可以写几个",
        "this is a folder; name the ledger files in it",
    ),
    "ledger.empty_file": (
        "文件是空的；请确认台账已保存",
        "the file is empty; make sure the ledger was saved",
    ),
    "ledger.no_workbook": (
        "打不开，不是完好的 Excel 工作簿；请用 WPS 或 Excel 另存为 .xlsx 后再试",
        "not an intact Excel workbook; save it again as .xlsx and try once more",
    ),
    "ledger.locked": (
        "工作簿设有打开密码；请先取消密码再试",
        "the workbook is locked by a password; remove it first",
    ),
    "ledger.bad_csv": (
        "引号没有配对，分不清列；请用 Excel 打开检查后另存为 .xlsx 或 .csv",
        "quotes do not match, so columns are unclear; save it again from a spreadsheet",
    ),
    "ledger.bad_jsonl": (
        '这一行不是 JSON 对象；每行应是一条 {{"单位": …}} 记录',
        'this line is no JSON object; each line should be one record such as {{"unit": …}}',
    ),
    "ledger.nothing": (
        "台账里没有可用的记录；可用 infoscore units init 生成模板对照填写",
        "the ledger holds no record that can be used; infoscore units init writes a template",
    ),
    # sheets
    "ledger.no_head": (
        "前 20 行没有认出表头；请让表头一行写明“单位”“标题”“报送日期”等列名，不是台账的表请删去",
        "no heading in the first 20 rows; name the columns (unit, title …) or remove the sheet",
    ),
    "ledger.unclear_sheet": (
        "看不出这张表记的是什么（列：{columns}）；请按模板给工作表和列命名",
        "unclear what this sheet records (columns: {columns}); name it as the template does",
    ),
    "ledger.sheet_skipped": (
        "这张表看来是说明或汇总，没有读",
        "this sheet looks like notes or a summary and was not read",
    ),
    "ledger.hidden": ("隐藏的工作表没有读", "the hidden sheet was not read"),
    "ledger.unused_columns": (
        "没有用到的列：{columns}；如是采用刊物，请放在“××采用”的上级表头下，或在考核办法里列出",
        "columns not used: {columns}; put venues under a heading like 市级采用 or in the method",
    ),
    "ledger.used_as_month": (
        "没有采用日期的，按本表月份的最后一天（{day}）计",
        "uses without a date are counted on the last day of the sheet's month ({day})",
    ),
    "ledger.used_as_sent": (
        "没有采用日期的，按报送日期计",
        "uses without a date are counted on the day the item was sent",
    ),
    # cells
    "ledger.no_value": (
        "“{column}”没有填；请补上",
        "“{column}” is empty; fill it in",
    ),
    "ledger.no_column": (
        "缺少必要的列（{field}）；请对照模板补上这一列",
        "a column that is needed is missing ({field}); add it as in the template",
    ),
    "ledger.formula_error": (
        "“{column}”里的公式出错；请改正公式，或改填数值",
        "the formula under “{column}” fails; mend it or enter a value",
    ),
    "ledger.bad_day": (
        "“{column}”写的“{value}”不是 2000—2099 年间的日期；请写成 2026-03-05 这样",
        "“{value}” under “{column}” is no date from 2000 to 2099; write it like 2026-03-05",
    ),
    "ledger.day_as_number": (
        "“{column}”里是数字 {value}，分不清是 3 月 1 日还是 3 月 10 日一类；请写成 2026-03-10 这样",
        "“{column}” holds the number {value}, which may be the 1st or the 10th; write 2026-03-10",
    ),
    "ledger.no_year": (
        "“{column}”写的“{value}”没有年份，表名和标题里也没有；请补上年份，或用 --period 指定",
        "“{value}” under “{column}” has no year, nor has the sheet; add it, or give --period",
    ),
    "ledger.bad_number": (
        "“{column}”写的“{value}”不是数；请只填数字",
        "“{value}” under “{column}” is no number; enter digits only",
    ),
    "ledger.bad_count": (
        "“{column}”写的“{value}”不是个数；请填 0、1、2 这样的整数，或填 √",
        "“{value}” under “{column}” is no count; enter 0, 1, 2 … or a tick",
    ),
    "ledger.bad_flag": (
        "“{column}”写的“{value}”看不出是与否；请填“是”或“否”",
        "“{value}” under “{column}” is neither yes nor no; enter 是 or 否",
    ),
    "ledger.unknown_unit": (
        "单位“{value}”不在单位表里；请改正，或把它加进“单位”表",
        "the unit “{value}” is not in the roster; correct it or add it to the sheet 单位",
    ),
    "ledger.unknown_unit_near": (
        "单位“{value}”不在单位表里，是不是“{near}”？是就改正或加进它的“别名”，不是就加进“单位”表",
        "“{value}” is not in the roster; is it “{near}”? Correct it, add an alias, or add a unit",
    ),
    "ledger.unit_twice": (
        "“{column}”里同一单位写了两次（{value}）；请删去一个",
        "a unit stands twice under “{column}” ({value}); remove one",
    ),
    "ledger.name_twice": (
        "“{value}”已经是另一单位的名称或别名；请改正，一个名称只能指一个单位",
        "“{value}” already names another unit; a name can stand for one unit only",
    ),
    "ledger.credit_unknown": (
        "“计入单位”写的“{value}”不在单位表里；请改正",
        "“{value}”, which gets the points, is not in the roster; correct it",
    ),
    "ledger.id_twice": (
        "编号“{value}”已用于 {first}；请改成不同的编号",
        "the number “{value}” is already used at {first}; give another",
    ),
    "ledger.no_item": (
        "编号“{value}”在信息表里找不到；请改正，或先登记这条信息",
        "no item has the number “{value}”; correct it or enter the item first",
    ),
    "ledger.no_item_near": (
        "编号“{value}”在信息表里找不到，是不是“{near}”？请改正",
        "no item has the number “{value}”; is it “{near}”? Correct it",
    ),
    "ledger.item_lost": (
        "这条信息在 {first}，那一行有误、没有用上；先改好那一行",
        "its item is at {first}, a row that cannot be used; mend that row first",
    ),
    "ledger.other_unit": (
        "这条信息（{first}）是“{owner}”的，这里写“{unit}”；请核对编号和单位，名称写一致，合报的都写上",
        "its item ({first}) is of “{owner}”, not “{unit}”; mend either, name all of a joint one",
    ),
    "ledger.title_unclear": (
        "标题“{value}”对应多条信息（{others}）；请填编号或单位来区分",
        "the title “{value}” fits several items ({others}); add the number or the unit",
    ),
    "ledger.no_owner": (
        "“{value}”在信息表里找不到，也没有写单位；请填编号、标题或单位",
        "“{value}” is no item of the ledger and names no unit; give a number, title or unit",
    ),
    "ledger.no_finder": (
        "“{kind}”须由人认定，这里没有写认定人；请补上认定人或认定单位",
        "“{kind}” rests on a person's finding, and no one is named; say who found it",
    ),
    "ledger.no_reason": (
        "加减分没有写理由；请补上",
        "points were given without a reason; add it",
    ),
    "ledger.bad_share": (
        "“{column}”写的“{value}”看不懂；请写成 甲局:0.6、乙局:0.4 这样，单位须在单位表里",
        "“{value}” under “{column}” is unclear; write 甲局:0.6、乙局:0.4 with units of the roster",
    ),
    "ledger.shares_sum": (
        "各单位份额加起来是 {value}，不是 1；请改正",
        "the shares add up to {value}, not 1; correct them",
    ),
    "ledger.same_item": (
        "与 {first} 单位、标题、日期都相同，疑似重复登记，两条都算了；重复的请删去",
        "same unit, title and date as {first}; perhaps entered twice, both were counted",
    ),
    "ledger.same_use": (
        "与 {first} 信息、刊物、日期、单位都相同，疑似重复登记，两条都算了；重复的请删去",
        "same item, venue, date and unit as {first}; perhaps entered twice, both were counted",
    ),
    "ledger.used_early": (
        "采用日期早于这条信息的报送日期 {sent}（{first}），照样算了；请核对两个日期",
        "used before its item was sent on {sent} ({first}); counted all the same, check both days",
    ),
    "ledger.sent_by_several": (
        "疑似一稿多报：“{title}”由 {units} 分别报送（另见 {others}），照样计分；若重复请标“重复”",
        "one item of several units? “{title}”: {units} ({others}); all counted; if one, mark 重复",
    ),
    "ledger.unknown_class": (
        "单位类别“{value}”不在办法 {name} 里，这些单位按没有类别处理；办法的类别：{known}",
        'class "{value}" is not in method {name}, so its units have none; there are: {known}',
    ),
    "ledger.unit_like": (
        "“{value}”不在办法的单位类别里，是不是“{near}”？如是请改正，或加“单位”表写明别名",
        '"{value}" is in no class of the method; is it "{near}"? correct it, or add a roster',
    ),
    "ledger.stands_alone": (
        "这次采用在信息表里找不到对应的信息，按所写单位计",
        "no item of the ledger belongs to this use; it counts for the unit named",
    ),
}
