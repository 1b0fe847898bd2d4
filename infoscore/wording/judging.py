"""Phrases of the room ``judging``: key → (Chinese, English)."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    "judging.too_short": (
        "正文只有 {han} 个汉字，不足 {least} 字，无从判断，不打分；请补写正文后再试",
        "the body has {han} Han characters, fewer than {least}: no score; write more of it",
    ),
    "judging.title_only": (
        "只有一行 {han} 个汉字的标题，没有正文，不打分；请补写正文后再试",
        "only a title of {han} Han characters and no body: no score; write the body",
    ),
    "judging.not_chinese": (
        "汉字只占全文的 {share}%，不像中文稿件，不打分；请检查文件内容或编码",
        "only {share}% of the text is Han characters: no score; check the file",
    ),
    "judging.no_day": (
        "这是 {got}，不是日期；请给 datetime.date，如 date(2026, 3, 8)",
        "this is a {got} and no day; give a datetime.date, like date(2026, 3, 8)",
    ),
    "judging.no_rules": (
        "这是 {got}，不是规则；请先用 infoscore.load_rules(路径) 读入",
        "this is a {got} and no rules; give what infoscore.load_rules(path) returns",
    ),
    "judging.unknown_kind": (
        "没有「{kind}」这种类型；可用的有 {known}",
        "no kind “{kind}”; known ones are {known}",
    ),
    "judging.and": ("、", ", "),
    "judging.together_clause": ("{slots}（写在同一分句里）", "{slots} (within one clause)"),
    "judging.together_sentence": ("{slots}（写在同一句里）", "{slots} (in one sentence)"),
    "judging.together_pair": (
        "{slots}（写在相邻两句里）",
        "{slots} (in adjoining sentences)",
    ),
    "judging.together_paragraph": ("{slots}（写在同一段里）", "{slots} (in one paragraph)"),
    "judging.together_lead": ("{slots}（写在导语里）", "{slots} (in the lead)"),
    "judging.together_title": ("{slots}（写进标题）", "{slots} (in the title)"),
    "judging.more": ("另{count}处{slots}", "{slots} ({count} more)"),
    "judging.serves": ("{text}（同时有助于{names}）", "{text} (serves {names} as well)"),
    "judging.lift": (
        "先解除 {cap} 分的封顶：{what}",
        "first lift the cap of {cap}: {what}",
    ),
    "judging.lift_errors": ("{count} 处数据矛盾全部改正：", "mend all {count} contradictions:"),
    "judging.lift_error": ("{mark}{error}", " {mark} {error}"),
    "judging.minutes": ("{minutes} 分钟", "{minutes} minutes"),
    "judging.hours": ("{hours} 小时", "{hours} hours"),
    "judging.hours_minutes": ("{hours} 小时 {minutes} 分钟", "{hours} h {minutes} min"),
    "judging.lag_minutes": (
        "事发到报送 {taken}，时限 {allowed}（{source}）",
        "{taken} from event to report; the limit is {allowed} ({source})",
    ),
    "judging.lag_least": (
        "事发到报送至少 {taken}，时限 {allowed}（{source}）",
        "{taken} or more from event to report; the limit is {allowed} ({source})",
    ),
    "judging.lag_workdays": (
        "事发到报送 {taken} 个工作日，时限 {allowed} 个工作日（{source}）",
        "{taken} working days from event to report; the limit is {allowed} ({source})",
    ),
    "judging.lag_estimated": (
        "事发到报送约 {taken} 个工作日，时限 {allowed}（{source}；当年调休未公布，按周末估算）",
        "about {taken} working days; the limit is {allowed} ({source}; weekends only)",
    ),
    "judging.time_event": ("事发 {when}", "event {when}"),
    "judging.time_unknown": (
        "事发时间不详（“{said}”不算时间），无从计算时限",
        "event time unknown (“{said}” is no date), so no limit can be applied",
    ),
    "judging.time_phone": ("电话报告 {when}", "by telephone {when}"),
    "judging.time_written": ("书面报送 {when}", "in writing {when}"),
    "judging.time_follow_up": ("预告续报 {when}", "next report promised for {when}"),
    "judging.time_minutes": ("，距事发 {taken}", ", {taken} after the event"),
    "judging.time_workdays": (
        "，距事发 {taken} 个工作日",
        ", {taken} working days after the event",
    ),
    "judging.time_next": ("，距本次报送 {taken}", ", {taken} after this report"),
    "judging.time_limit_minutes": (
        "，时限 {allowed}（{source}）",
        "; the limit is {allowed} ({source})",
    ),
    "judging.time_limit_workdays": (
        "，时限 {allowed} 个工作日（{source}）",
        "; the limit is {allowed} working days ({source})",
    ),
    "judging.time_late": ("，超时", "; late"),
    "judging.audit_rise": ("{figures}，却说“增”", "{figures}, but told as a rise"),
    "judging.audit_planned": (
        "标题写已完成{plan}，正文{plan}是计划数，已完成{done}",
        "the title says {plan} are done, the body plans {plan} and has done {done}",
    ),
    "judging.audit_fall": ("{figures}，却说“减”", "{figures}, but told as a fall"),
    "judging.audit_doubling": (
        "{figures}，{said}应达 {whole} 倍",
        "{figures}; {said} would be {whole} times",
    ),
    "judging.audit_points": (
        "{figures} 个百分点，写成“{said}”",
        "{figures} percentage points, written “{said}”",
    ),
    "judging.audit_range": (
        "{said} 不在 {least}～{most} 之间，按分项推算约 {likely}",
        "{said} is not within {least} to {most}; the parts make it about {likely}",
    ),
    "judging.audit_too_few": ("说“{said}”，只列到第 {count} 项", "“{said}”, but {count} listed"),
    "judging.audit_too_many": ("说“{said}”，列了 {count} 项", "“{said}”, but {count} listed"),
    "judging.audit_named": ("列了 {count} 个，写作“{said}”", "{count} named, written “{said}”"),
    "judging.audit_no_month": ("没有 {month} 月", "there is no month {month}"),
    "judging.audit_no_day": (
        "{when}没有 {day} 日，最后一天是 {last} 日",
        "{when} has no day {day}, it ends on the {last}th",
    ),
    "judging.audit_no_time": ("没有“{said}”这个时刻", "there is no time “{said}”"),
    "judging.audit_weekday": (
        "{day} 是{right}，不是{said}",
        "{day} is {right}, not {said}",
    ),
    "judging.audit_arrival": (
        "事发 {event}，却在 {arrival} 就已到场",
        "it happened at {event}, but help was there at {arrival}",
    ),
    "judging.audit_alarm": (
        "事发 {event}，却在 {alarm} 接报",
        "it happened at {event}, but the alarm came at {alarm}",
    ),
    "judging.audit_ended": (
        "事发 {event}，{ended} 却已了结",
        "it happened at {event}, but was over at {ended}",
    ),
    "judging.audit_backwards": ("“{said}”止在起前", "“{said}” ends before it starts"),
    "judging.audit_later": (
        "“{said}”晚于报送时间 {sent}",
        "“{said}” is later than the report of {sent}",
    ),
    "judging.audit_both": ("“{one}”与“{other}”", "“{one}” and “{other}”"),
}
