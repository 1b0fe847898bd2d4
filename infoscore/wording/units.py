"""Phrases of the room ``units``: key → (Chinese, English)."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    # methods
    "units.no_method": (
        "没有内置办法“{entry}”；可用：{known}，也可以写办法文件的路径",
        'there is no built-in method "{entry}"; there are: {known}, or name a method file',
    ),
    "units.clause_idle": (
        "条款“{entry}”没有写任何效果；请写分值（points、of、table、range、steps）或扣减办法",
        'clause "{entry}" does nothing; give points, of, table, range, steps or a deduction',
    ),
    "units.clause_values": (
        "条款“{entry}”写了几种分值；points、of、table、range、steps 只留一种",
        'clause "{entry}" gives several values; keep one of points, of, table, range, steps',
    ),
    "units.clause_rate": (
        "条款“{entry}”的 fact: rate 须与 rate 及 below 或 above 同时写，其他条款不写",
        'clause "{entry}": fact: rate goes with rate and below or above, and only with them',
    ),
    "units.clause_circle": (
        "条款“{entry}”折算来折算去回到了自己；请改掉一处 of",
        'clause "{entry}" is a multiple of itself; change one of',
    ),
    "units.quota_empty": (
        "任务“{entry}”没有写数量；请写 default、by_class 或 by_unit",
        'quota "{entry}" asks for nothing; give default, by_class or by_unit',
    ),
    "units.id_twice": (
        "编号“{entry}”用了两次；条款、任务、部分、合并、时限的编号不得相同",
        'id "{entry}" is used twice; clauses, quotas, components, combinations, limits share ids',
    ),
    "units.venue_unknown": (
        "“{entry}”提到的刊物“{venue}”不在 venues 里；请补上或改正",
        '"{entry}" names the venue "{venue}", which venues does not list; add or correct it',
    ),
    "units.group_unknown": (
        "合并“{entry}”提到的组“{group}”没有条款；请改正",
        'combination "{entry}" names group "{group}", which no clause is in; correct it',
    ),
    "units.valid_order": (
        "valid_to 早于 valid_from；请核对日期",
        "valid_to is before valid_from; check the dates",
    ),
    "units.total_quota": (
        "按任务百分比计分须写 total_quota；请指明按哪项任务",
        "percent_of_task needs total_quota; say which quota",
    ),
    "units.overlap": (
        "办法“{first}”和“{entry}”的有效期重叠；请改 valid_from、valid_to",
        'methods "{first}" and "{entry}" are in force together; change valid_from, valid_to',
    ),
    # what a person must decide
    "units.open_date": ("没有日期，未计分；请补上日期", "no date, not counted; add one"),
    "units.open_units": (
        "找不到单位，未计分；请补上单位或信息编号",
        "no unit, not counted; give the unit or the item's id",
    ),
    "units.open_range": (
        "分值由评分人在规定范围内定，台账没有写或超出范围，未计分；请补上",
        "the scorer fixes the points within a range; none given or outside it, not counted",
    ),
    "units.open_shares": (
        "合报信息没有写各单位份额，未计分；请补上",
        "a joint item without the units' shares, not counted; add them",
    ),
    "units.open_finding": (
        "谎报、瞒报、漏报、轻报须有认定人，未计分；请补上认定人",
        "false, concealed, omitted, understated reports need the person who found so; add the name",
    ),
    "units.open_table": (
        "另一办法的分值表里没有这一种，未计分；请补上分值",
        "the other method's table has no row for it, not counted; add one",
    ),
    "units.open_heads": (
        "按人数定任务，但没有人数，未定任务；请在单位表补上",
        "the task is per head and the number of heads is missing; add it to the roster",
    ),
    "units.open_no_final": (
        "有续报、没有终报；处置已结束的请补登终报（只提示，不扣分）",
        "followed up, but no last report; add it if the matter is over (a hint, no points)",
    ),
    "units.open_omitted": (
        "没有写事发时间或事件等级，是否漏报请人工核对（只提示，不扣分）",
        "no time of the event or no grade; check whether it was omitted (a hint, no points)",
    ),
    "units.open_force": (
        "不在办法有效期内，未计分；请换用当时的办法",
        "outside the time the method is in force, not counted; use the method of that time",
    ),
    # notices
    "units.notice_versions": (
        "办法在本年内更换过：各项事实按当日有效的办法计分，得分为各办法之和；任务、排名、等次按最后一个办法",
        "replaced within the year: each fact by the method then in force; rank, tasks by the last",
    ),
    "units.notice_rank": (
        "本办法设排名；国家现行规定限制对下级排名，使用前请核对",
        "this method ranks units; current national rules restrict ranking, check before use",
    ),
    "units.notice_instructions": (
        "本办法计领导批示；国家现行规定限制以批示计分，使用前请核对",
        "this method counts leaders' instructions; national rules restrict this, check before use",
    ),
    "units.notice_instructions_off": (
        "领导批示一律未计分（办法未开启此项）",
        "leaders' instructions were not counted (the method does not turn this on)",
    ),
    "units.notice_not_seen": (
        "本办法依据的原文没有看全，缺的部分见办法说明",
        "part of the source of this method was not seen; see the method for what is missing",
    ),
    "units.notice_derived": (
        "本办法的分值由结果表推出，不是条文原文",
        "the points of this method were read off a table of results, not a text",
    ),
    # network view: advice by tier
    "units.tier_steady": ("稳定", "steady"),
    "units.tier_weak": ("多而不精", "many but weak"),
    "units.tier_few": ("少而精", "good but few"),
    "units.tier_starting": ("起步", "starting"),
    "units.tier_silent": ("未报送", "nothing sent"),
    "units.advice_steady": ("多鼓励，请其介绍做法", "encourage; let it show how it works"),
    "units.advice_weak": ("多引领推动，由量转质", "lead and push: from number to quality"),
    "units.advice_few": ("多鼓励，请其多报", "encourage to send more"),
    "units.advice_starting": ("多引领推动，跟班指导", "lead and push: teach at the desk"),
    "units.advice_silent": ("分析原因，限期改进", "analyse why, and mend"),
}
