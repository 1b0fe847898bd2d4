"""Phrases of the rooms ``checking`` and ``settings``: key → (Chinese, English)."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    # findings
    "checking.gate": ("{name}：{reason}", "{name}: {reason}"),
    "checking.missing": ("{name}：还差 {slots}", "{name}: lacks {slots}"),
    "checking.severity_high": ("严重", "high"),
    "checking.severity_medium": ("一般", "medium"),
    "checking.severity_low": ("轻微", "low"),
    # gates
    "checking.breach_score": (
        "得分 {found}，低于要求的 {asked} 分",
        "scores {found}, {asked} is asked for",
    ),
    "checking.breach_level": (
        "档次为“{got}”（{found}），要求至少“{wanted}”（{asked}）",
        "is “{got}” ({found}), at least “{wanted}” ({asked}) is asked for",
    ),
    "checking.breach_unit": (
        "{count} 篇平均 {found} 分，低于要求的 {asked} 分",
        "mean {found} (drafts: {count}), {asked} is asked for",
    ),
    "checking.breach_severity": (
        "有 {found} 处“{asked}”{or_graver}的问题待改",
        "has {found} findings that are “{asked}”{or_graver}",
    ),
    "checking.breach_baseline": (
        "得分 {found}，比基线的 {before} 分低了不止 {margin} 分",
        "scores {found}, more than {margin} below the {before} of the baseline",
    ),
    "checking.gate_score": ("每篇不低于 {asked} 分", "each draft at least {asked} points"),
    "checking.gate_level": (
        "每篇档次不低于“{name}”（{asked}）",
        "each draft at least “{name}” ({asked})",
    ),
    "checking.gate_unit": ("每个单位平均不低于 {asked} 分", "each unit's mean at least {asked}"),
    "checking.gate_severity": (
        "没有“{asked}”{or_graver}的问题",
        "no finding that is “{asked}”{or_graver}",
    ),
    "checking.or_graver": ("及更重", " or graver"),
    "checking.gate_baseline": (
        "比基线最多低 {asked} 分",
        "at most {asked} points below the baseline",
    ),
    "checking.gate_passed": ("通过", "passed"),
    "checking.gate_idle": ("没有稿件可查", "nothing to check"),
    "checking.gate_failed": ("{count} 个未过", "{count} failed"),
    "checking.no_gates": ("没有设关卡", "no gate was set"),
    # the report
    "checking.gates": ("关卡", "Gates"),
    "checking.failed": ("未过关：{message}", "gate failed: {message}"),
    "checking.ignored": ("已忽略 {rule}（{reason}）", "ignored {rule} ({reason})"),
    "checking.unused": (
        "忽略标记没有用到：{rule}；请删去",
        "the mark that ignores {rule} has no effect; delete it",
    ),
    "checking.scored": ("{score} 分 {band}", "{score} {band}"),
    "checking.counted": (
        "共查 {count} 篇：{passed} 篇通过，{failed} 篇未过关，{unread} 处未能评分",
        "{count} checked: {passed} passed, {failed} failed a gate, {unread} not graded",
    ),
    "checking.more": (
        "另有 {count} 处轻微问题，加 --details 可全部列出",
        "findings of low severity: {count}; --details lists them",
    ),
    "checking.more_ignored": (
        "已按标记忽略 {count} 处，加 --details 可列出各条和理由",
        "findings ignored by marks: {count}; --details lists them with the reasons",
    ),
    "checking.bare": (
        "有 {count} 处忽略标记缺理由，不起作用；请补上理由或删去",
        "marks without a reason and of no effect: {count}; add it or delete them",
    ),
    "checking.hidden": (
        "另有 {count} 处超出 GitHub 每级 10 条的上限，未列出",
        "{count} more are over GitHub's limit of 10 for each level",
    ),
    "checking.explain": (
        "infoscore explain {rule} 说明这条规则",
        "infoscore explain {rule} tells about this rule",
    ),
    "checking.unread": ("未能评分", "Not graded"),
    "checking.named_gate-score": ("得分关", "gate: score"),
    "checking.named_gate-level": ("档次关", "gate: level"),
    "checking.named_gate-unit": ("单位平均分关", "gate: mean of the unit"),
    "checking.named_gate-severity": ("问题关", "gate: severity of findings"),
    "checking.named_gate-baseline": ("基线关", "gate: baseline"),
    # columns of the table
    "checking.col_path": ("稿件", "draft"),
    "checking.col_unit": ("单位", "unit"),
    "checking.col_score": ("得分", "score"),
    "checking.col_band": ("档次", "band"),
    "checking.col_passed": ("过关", "passed"),
    "checking.col_severity": ("轻重", "severity"),
    "checking.col_rule": ("规则", "rule"),
    "checking.col_line": ("行", "line"),
    "checking.col_column": ("列", "column"),
    "checking.col_message": ("问题", "message"),
    "checking.col_quote": ("原文", "quote"),
    "checking.col_ignored": ("忽略理由", "ignored because"),
    "checking.yes": ("是", "yes"),
    "checking.no": ("否", "no"),
    # the page
    "checking.page_title": ("政务信息稿件检查", "Check of information items"),
    "checking.colon": ("：", ": "),
    "checking.drafts": ("稿件一览", "Drafts"),
    "checking.cards": ("逐篇情况", "Draft by draft"),
    "checking.units_caption": (
        "档次分布从最高一档到最低一档",
        "Bands from the best down to the last",
    ),
    "checking.findings": ("发现的问题", "Findings"),
    "checking.low_findings": ("轻微问题 {count} 处", "findings of low severity: {count}"),
    "checking.evidence": ("各条标准的原文依据", "Words that met the criteria"),
    "checking.no_evidence": ("没有", "none"),
    # baseline
    "checking.baseline_missing": (
        "基线读不出来：没有这个文件；请核对路径，或先用 infoscore baseline write 做一份",
        "there is no such baseline; check the path, or make it with infoscore baseline write",
    ),
    "checking.not_a_baseline": (
        "这不是完好的基线文件；请用 infoscore baseline write 重新做一份",
        "this is not a sound baseline; make it anew with infoscore baseline write",
    ),
    "checking.other_rules": (
        "基线用的是另一版规则（{hash}），分数变化可能来自规则；可用 baseline write 更新",
        "scored by other rules ({hash}), which may explain changes; infoscore baseline write it",
    ),
    "checking.unused_setting": (
        "这条忽略没有用到（{rule}）；请删去",
        "this entry has no effect ({rule}); delete it",
    ),
    # settings
    "settings.isolated_and_named": (
        "不能与 --config 同时使用；请只用一个",
        "cannot be used with --config; use one of them",
    ),
    "settings.no_file": (
        "设置文件不存在，或不是普通文件；请核对路径，或用 infoscore init 新建一份",
        "the settings file does not exist or is no file; check the path, or run infoscore init",
    ),
    "settings.misnamed": (
        "设置文件应叫 {name}；请改名，否则不起作用",
        "the settings file must be called {name}; rename it, or it has no effect",
    ),
    "settings.bad_pattern": (
        "路径写法看不懂：{entry}；请照 .gitignore 的写法，如 归档/** 或 *.草稿.txt",
        "this pattern cannot be read: {entry}; write it as in .gitignore, like archive/**",
    ),
    "settings.no_rule": (
        "没有编号为 {entry} 的规则可忽略；用 infoscore rules 查看全部编号",
        "no rule is called {entry}; infoscore rules lists them",
    ),
    "settings.exists": (
        "文件已存在，没有覆盖；请直接修改它，或换个文件夹",
        "the file exists and was left alone; edit it, or choose another folder",
    ),
    "settings.written": ("已写好 {path}", "wrote {path}"),
    "settings.origin_builtin": ("内置", "built in"),
    "settings.file": ("设置文件：{path}", "Settings file: {path}"),
    "settings.file_named": (
        "设置文件：{path}（由 {by} 指定）",
        "Settings file: {path} (named by {by})",
    ),
    "settings.no_settings": (
        "没有设置文件，用内置值；infoscore init 可新建一份",
        "No settings file, built-in values; infoscore init makes one",
    ),
    "settings.unset": ("（未设）", "(not set)"),
    # the settings file that init writes
    "settings.template": (
        """# infoscore 的设置。infoscore config 可查看各项取值和出处。
# 要设某一项，去掉那一行开头的“# ”（井号和空格）。
# 路径都相对于本文件所在文件夹；exclude、ignore.paths 照 .gitignore 的写法。

# paths: [来稿]              # infoscore check 不给路径时检查哪里
# exclude: [归档/**]          # 不评的文件
# rules: 本地规则             # 规则文件或文件夹；不写用内置规则
# as_of: 2026-03-08           # 按哪一天有效的中心工作清单评分；不写为当天
# jobs: 2                     # 同时用几个进程；默认 1，几百篇以上才有必要
# color: never                # 颜色：auto 自动（默认）、always 总是、never 不用
# format: text                # infoscore check 显示的格式，默认 text

fail:                         # infoscore check 的关卡
  severity: high              # 不许有 high 严重、medium 一般、low 轻微 的问题；none 不设
  # score: 60                 # 每篇不低于多少分
  # band: rewrite             # 每篇档次不低于：return、rewrite（补充后再报）、edit、adopt
  # level: 2                  # 同上，写级别：1 建议退改、2 补充后再报、3 修改后可用、4 建议采用
  # unit_mean: 55             # 每个单位平均不低于多少分

# baseline: infoscore-baseline.json   # 由 infoscore baseline write 生成
# margin: 2                           # 允许比基线低多少分

# ignore:                     # 不适用的规则，要写理由
#   - rule: C05
#     reason: 本栏目只登已发生的事
#     paths: [快报/**]
""",
        """# Settings of infoscore; infoscore config tells what holds and where it comes from.
# To set a value, delete the leading “# ” of its line, the blank too.
# Paths are relative to the folder of this file; exclude and ignore.paths as in .gitignore.

# paths: [inbox]              # what infoscore check grades when no path is given
# exclude: [archive/**]       # files that are no drafts
# rules: our-rules            # rule file or folder; default: the built-in rules
# as_of: 2026-03-08           # day whose priorities apply; default: today
# jobs: 2                     # processes; default: 1, worth more from some hundred drafts on
# color: never                # auto (default), always, never
# format: text                # what infoscore check shows; default: text

fail:                         # the gates of infoscore check
  severity: high              # no finding that is high (medium, low) or graver; none: no gate
  # score: 60                 # least score of a draft
  # band: rewrite             # least band: return, rewrite, edit (usable with edits), adopt
  # level: 2                  # the same by its level: 1, 2, 3, 4
  # unit_mean: 55             # least mean of a unit

# baseline: infoscore-baseline.json   # made by infoscore baseline write
# margin: 2                           # points a draft may fall below it

# ignore:                     # rules that do not apply, with the reason
#   - rule: C05
#     reason: this column tells only what has happened
#     paths: [flash/**]
""",
    ),
}
