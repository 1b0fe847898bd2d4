"""Phrases of the rooms ``report`` and ``render``: key → (Chinese, English).

Only characters of GBK that are one or two cells wide on every terminal are used: no dashes,
dots, arrows or boxes of the kind whose width depends on the terminal.
"""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    # the card of one draft
    "report.untitled": ("（无标题）", "(no title)"),
    "report.score": ("建议分", "Score"),
    "report.kind": ("类型 {name}", "kind {name}"),
    "report.kind_forced": ("类型 {name}（指定）", "kind {name} (as told)"),
    "report.kind_or": ("类型 {name}（也像{other}）", "kind {name} (or {other})"),
    "report.unit": ("单位 {unit}", "unit {unit}"),
    "report.no_unit": ("未注明单位", "(no unit named)"),
    "report.han": ("正文 {count} 字", "{count} characters"),
    "report.encoding": ("编码 {encoding}", "encoding {encoding}"),
    "report.on_time": ("报送及时", "sent in time"),
    "report.late": ("报送超时", "sent late"),
    "report.gate": ("封顶 {cap} 分", "capped at {cap}"),
    "report.because": ("{name}：{reason}", "{name}: {reason}"),
    "report.criteria": (
        "十条标准  参考价值 {value} / {most} 分",
        "Ten criteria  value {value} / {most}",
    ),
    "report.primary": ("主要", "primary"),
    "report.secondary": ("兼顾", "also"),
    "report.none": ("不适用", "n/a"),
    "report.quote": ("第{line}行「{text}」", "line {line} 「{text}」"),
    "report.filled": ("已有 {slots}", "has {slots}"),
    "report.missing": ("还差 {slots}", "lacks {slots}"),
    "report.and": ("、", ", "),
    "report.principles": ("六项原则", "Six principles"),
    "report.not_counted": ("不计", "not counted"),
    "report.advice": (
        "修改建议（按预计可增加的分数排列）",
        "What to mend (by points to be gained)",
    ),
    "report.gain": ("预计 +{points} 分", "about +{points}"),
    "report.advisories": ("疑点（不影响得分，请人工核对）", "To check by hand (costs no points)"),
    "report.more": (
        "另有 {count} 处未列出，加 --details 可全部列出",
        "{count} more; --details lists them all",
    ),
    # tables over many drafts
    "report.col_score": ("建议分", "Score"),
    "report.col_band": ("档次", "Band"),
    "report.col_kind": ("类型", "Kind"),
    "report.col_flags": ("标记", "Flag"),
    "report.col_path": ("稿件", "Draft"),
    "report.capped": ("限", "C"),
    "report.doubtful": ("疑", "?"),
    "report.flags": (
        "标记：限 = 触发封顶规则，疑 = 有疑点待核对；加 --details 可逐篇列出依据和建议",
        "Flag: C = capped by a gate, ? = something to check; --details tells about each draft",
    ),
    "report.best": ("得分靠前的 {count} 篇", "The best {count}"),
    "report.units": ("按单位", "By unit"),
    "report.col_count": ("篇数", "Items"),
    "report.col_mean": ("平均", "Mean"),
    "report.col_best": ("最高", "Best"),
    "report.col_bands": ("档次分布", "Bands"),
    "report.col_on_time": ("及时", "Timely"),
    "report.col_problem": ("问题类", "Problem"),
    "report.col_unit": ("单位", "Unit"),
    "report.unknown": ("不详", "?"),
    "report.bands": ("档次分布依次为：{bands}", "Bands in this order: {bands}"),
    "report.all_units": ("合计", "All"),
    "report.graded": (
        "共评 {count} 篇，平均 {mean} 分，最高 {best} 分：{bands}",
        "{count} graded, mean {mean}, best {best}: {bands}",
    ),
    "report.band_count": ("{band} {count}", "{band} {count}"),
    "report.unread": ("未能评分的 {count} 处：", "Not graded, {count}:"),
    "report.unread_above": (
        "另有 {count} 处未能评分，原因见上面的提示",
        "{count} not graded; the messages above say why",
    ),
    # the foot of every report
    "report.rules": (
        "规则 {rules} {version}（{hash}）  评分日期 {day}",
        "Rules {rules} {version} ({hash})  as of {day}",
    ),
    "report.advisory_only": (
        "建议分由规则算出，供参考；是否采用由编辑人员决定。",
        "The score comes from rules and is advice only; editors decide.",
    ),
}
