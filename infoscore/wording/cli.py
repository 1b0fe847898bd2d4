"""Phrases of the room ``cli``: key → (Chinese, English)."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    # help: headings
    "cli.usage": ("用法：", "Usage: "),
    "cli.options": ("选项", "Options"),
    "cli.commands": ("命令", "Commands"),
    "cli.arguments": ("[选项]", "[OPTIONS]"),
    "cli.operands": ("命令 [参数]...", "COMMAND [ARGS]..."),
    "cli.help_help": ("显示这份说明", "Show this text."),
    "cli.help_version": ("显示版本号", "Show the version."),
    "cli.help_lang": (
        "说明和报告的语言：zh 中文（默认）、en 英文；也可设环境变量 INFOSCORE_LANG",
        "Language of help and reports: zh (default) or en; INFOSCORE_LANG sets it as well.",
    ),
    # help: the program
    "cli.program": (
        (
            "政务信息稿件评分：对照十条标准和六项原则给出建议分、原文依据和修改建议。"
            "不联网，不改动稿件。"
        ),
        (
            "Score drafts of government information items against ten criteria and six "
            "principles, with evidence and advice. No network; drafts are never changed."
        ),
    ),
    "cli.epilog": (
        (
            "例：\n"
            "    infoscore grade 稿件.txt        评一篇\n"
            "    infoscore grade 来稿/           评一个文件夹，按篇、按单位列表\n"
            "    infoscore grade 来稿/ --details 逐篇列出依据和建议\n"
            "    infoscore check 来稿/           自动检查能否过关\n"
            "退出码：\n"
            "    0    全部评完\n"
            "    1    评完，但有稿件未过关，或规则自测未通过\n"
            "    2    有稿件未能评分，或命令、规则有误\n"
            "    130  中途按了 Ctrl-C"
        ),
        (
            "Examples:\n"
            "    infoscore grade draft.txt         one draft\n"
            "    infoscore grade inbox/            a folder: tables by draft and by unit\n"
            "    infoscore grade inbox/ --details  evidence and advice for each draft\n"
            "    infoscore check inbox/            do all drafts pass the gates?\n"
            "Exit codes:\n"
            "    0    all graded\n"
            "    1    graded, but a gate was not passed or a rule test failed\n"
            "    2    something was not graded, or the command or a rule is wrong\n"
            "    130  Ctrl-C"
        ),
    ),
    # help: grade
    "cli.grade": (
        "给稿件评分。路径可以是 .txt、.md、.docx 文件或文件夹，- 表示标准输入。",
        "Grade drafts. Paths are .txt, .md or .docx files or folders; - is standard input.",
    ),
    "cli.grade_paths": ("路径...", "PATHS..."),
    "cli.grade_format": (
        (
            "输出格式：terminal 终端、text 纯文本、json、jsonl（每行一篇）；"
            "默认屏幕上为 terminal，管道里为 text"
        ),
        (
            "terminal, text, json or jsonl (a draft a line). Default: terminal on a screen, "
            "text in a pipe."
        ),
    ),
    "cli.grade_kind": (
        "指定稿件类型（编号见 infoscore rules），不指定时自动判断",
        "Kind of item (ids: infoscore rules); otherwise it is worked out.",
    ),
    "cli.grade_as_of": (
        "按哪一天有效的中心工作清单评分，格式 2026-03-08；默认当天。报送是否及时只看稿件里的日期",
        "Day whose priorities apply, like 2026-03-08. Default: today. Lateness is not told by it.",
    ),
    "cli.grade_rules": (
        "规则文件或文件夹；默认用内置规则",
        "Rule file or folder. Default: the built-in rules.",
    ),
    "cli.grade_color": (
        "颜色：auto 自动（默认）、always 总是、never 不用；auto 时遵从 NO_COLOR 和 FORCE_COLOR",
        "auto (default), always or never. auto honours NO_COLOR and FORCE_COLOR.",
    ),
    "cli.grade_jobs": (
        "同时用几个进程评分，默认 1；几百篇以上才有必要",
        "Processes to use, 1 by default; worth it from some hundred drafts on.",
    ),
    "cli.grade_stdin": (
        "标准输入在报告里的名字，默认 -",
        "Name of standard input in the report. Default: -.",
    ),
    "cli.grade_details": (
        "逐篇列出全部依据、缺项和扣分原因",
        "List all evidence, gaps and deductions of each draft.",
    ),
    "cli.grade_audit": (
        "逐篇列出数据台账：每个数与别处相符、矛盾还是无从对照，签发前照此核实",
        "List each draft's figures: which agree, contradict or stand alone; verify them to sign.",
    ),
    "cli.grade_output": (
        "把报告存成文件（UTF-8），不在屏幕显示；不给格式时看后缀 .json、.jsonl",
        "Write the report to a file (UTF-8) instead; .json and .jsonl choose the format.",
    ),
    "cli.grade_overwrite": (
        "--output 的文件已存在时覆盖它",
        "Let --output replace a file that exists.",
    ),
    "cli.grade_fail_under": (
        "有稿件低于这个分数时退出码为 1，供自动检查用",
        "Exit with 1 if a draft scores less; for automatic checks.",
    ),
    # help: check, baseline, config, init
    "cli.check": (
        "检查稿件能否过关：逐处列出问题，对照分数、档次等关卡定退出码，供自动检查用。",
        "Check drafts against gates: list findings; the exit code says whether all passed.",
    ),
    "cli.check_paths": ("[路径...]", "[PATHS...]"),
    "cli.check_fail_under": (
        "每篇不得低于这个分数",
        "Least score of a draft.",
    ),
    "cli.check_fail_band": (
        "每篇不得低于这个档次：return 退改、rewrite 补充后再报、edit 修改后可用、adopt 建议采用",
        "Least band, by its id: return, rewrite, edit (usable with edits), adopt.",
    ),
    "cli.check_fail_level": (
        "同上，写级别：0 不是信息、1 建议退改、2 补充后再报、3 修改后可用、4 建议采用",
        "The same by its level: 0 no item, 1 return, 2 rewrite, 3 edit, 4 adopt.",
    ),
    "cli.check_fail_unit_under": (
        "每个单位的平均分不得低于这个分数",
        "Least mean of a unit's drafts.",
    ),
    "cli.check_fail_severity": (
        "不得有这一级以上的问题：high 严重（默认）、medium 一般、low 轻微；none 不查",
        "No finding of this severity or graver: high (default), medium, low; none: no gate.",
    ),
    "cli.check_baseline": (
        "基线文件：每篇不得比上次低；由 infoscore baseline write 生成",
        "File of scores that drafts may not fall below; made by infoscore baseline write.",
    ),
    "cli.check_margin": (
        "允许比基线低多少分，默认 2",
        "Points a draft may fall below the baseline. Default: 2.",
    ),
    "cli.check_exclude": (
        "不评的文件，照 .gitignore 的写法；可写多次",
        "Files to leave out, written as in .gitignore; may be given again.",
    ),
    "cli.check_allow_empty": (
        "没有稿件也算通过",
        "Pass if there is nothing to check.",
    ),
    "cli.check_format": (
        "屏幕上（标准输出）的格式，默认 text",
        "Format on standard output. Default: text.",
    ),
    "cli.check_output": (
        "另存一份报告，如 sarif=报告.sarif；可写多次",
        "Write a report to a file as well, like sarif=report.sarif; may be given again.",
    ),
    "cli.check_details": (
        "轻微问题和已忽略的问题也列出",
        "List findings of low severity and ignored ones, too.",
    ),
    "cli.check_list_files": (
        "只列出会检查哪些文件，不评分",
        "Only list the files that would be checked.",
    ),
    "cli.check_exit_zero": (
        "有稿件未过关时退出码也为 0（未能评分仍为 2）",
        "Exit with 0 though a gate failed (still 2 if something was not graded).",
    ),
    "cli.config_file": (
        "设置文件；默认从当前文件夹向上找 infoscore.yaml，也可设环境变量 INFOSCORE_CONFIG",
        "Settings file. Default: infoscore.yaml here or above; INFOSCORE_CONFIG sets it as well.",
    ),
    "cli.isolated": (
        "不读任何设置文件",
        "Read no settings file.",
    ),
    "cli.baseline": (
        "给稿件评分并存成基线，以后用 check --baseline 看有没有变差。",
        "Grade drafts and keep their scores, to be held against by check --baseline.",
    ),
    "cli.baseline_output": (
        "存到哪个文件，默认 infoscore-baseline.json；已有的基线会更新",
        "File to write, infoscore-baseline.json by default; an older baseline is replaced.",
    ),
    "cli.baseline_written": (
        "已写好 {path}：{count} 篇",
        "wrote {path}, drafts: {count}",
    ),
    "cli.baseline_not_written": (
        "没有一篇能评分，没有写基线；请先处理上面的问题",
        "no baseline was written, because no draft could be graded; mend the above first",
    ),
    "cli.baseline_partial": (
        "另有 {count} 篇未能评分，不在基线里，check --baseline 会当作新稿；改好后请重写基线",
        "{count} not graded, not in it; check --baseline takes them as new; mend and write again",
    ),
    "cli.config": (
        "列出各项设置的取值和出处。",
        "Show every setting, its value and where it comes from.",
    ),
    "cli.init": (
        "新建一份带说明的设置文件 infoscore.yaml。",
        "Write a settings file infoscore.yaml with every setting explained.",
    ),
    "cli.init_folder": ("[文件夹]", "[FOLDER]"),
    # help: rules
    "cli.rules": (
        "列出全部规则和编号：标准、原则、类型、封顶规则、数据核对和疑点。",
        "List every rule with its id.",
    ),
    "cli.rules_format": ("输出格式：text（默认）或 json", "text (default) or json."),
    "cli.explain": (
        "说明一条规则：为什么、怎么判、依据、正反例句。",
        "Explain one rule: why, how, on what source, with examples.",
    ),
    "cli.explain_id": ("规则编号或名称", "ID|NAME"),
    "cli.validate": (
        "检查规则文件，一次列出全部错误及所在行列；不给路径时检查内置规则。",
        (
            "Check rule files and list every fault with line and column; the built-in rules "
            "if no path is given."
        ),
    ),
    "cli.validate_path": ("[路径]", "[PATH]"),
    "cli.test": (
        "运行规则自带的正反例句；不给路径时测试内置规则。",
        "Run the tests that rules carry; the built-in rules if no path is given.",
    ),
    "cli.test_coverage": (
        "还要求每条规则都有例文、每一档都有例文走到，否则退出码为 1",
        "Also ask that every rule has texts and every step is reached; exit with 1 if not.",
    ),
    "cli.test_metamorphic": (
        "改动试验：按已知结果的 82 种改法改写稿件再打分，看分数能否信得过",
        "Try the 82 edits whose effect on a score is known, to see whether it can be trusted.",
    ),
    "cli.test_drafts": (
        "改动试验用的稿件或文件夹，可重复；不给时用规则自带的例文",
        "Drafts or folders to edit, repeatable; the texts that the rules carry if not given.",
    ),
    "cli.test_as_of": (
        "改动试验以哪一天为准，默认今天",
        "The day of the trial, today by default.",
    ),
    "cli.test_format": ("改动试验的格式：text 或 json", "Format of the trial: text or json."),
    "cli.test_needs_metamorphic": (
        "--drafts、--as-of、--format 只用于改动试验；请加上 --metamorphic",
        "--drafts, --as-of and --format are for the trial of edits; add --metamorphic",
    ),
    "cli.test_apart": (
        "--coverage 和 --metamorphic 是两种测试；请分两次运行",
        "--coverage and --metamorphic are two tests; run them one after the other",
    ),
    "cli.schema": (
        (
            "打印 JSON Schema：rules 规则文件，report、jsonl 是 grade 的报告，"
            "check、checkline 是 check 的报告，settings 设置文件，method 考核办法。"
        ),
        (
            "Print a JSON Schema: rules (rule files), report and jsonl (of grade), check and "
            "checkline (of check), settings, method (method files)."
        ),
    ),
    "cli.schema_what": ("名称", "NAME"),
    "cli.failed_fires": (
        "{rule}: 应当命中而没有命中：{text}",
        "{rule}: should fire and does not: {text}",
    ),
    "cli.failed_silent": (
        "{rule}: 不应命中而命中了：{text}",
        "{rule}: should stay silent and does not: {text}",
    ),
    "cli.unreached": (
        "{rule}: 没有例文走到 {steps}；请补一段",
        "{rule}: no text reaches {steps}; add one",
    ),
    "cli.untried": ("{rule}: 没有例文；请补上正反各一段", "{rule}: has no texts; add some"),
    "cli.tested": (
        "试了 {rules} 条规则、{texts} 段例文，{failed} 条未通过",
        "{rules} rules tried on {texts} texts, {failed} failed",
    ),
    "cli.covered": (
        "{bare} 条规则的例文还没有走遍各档",
        "{bare} rules whose texts do not reach every step",
    ),
    "cli.invalid": (
        "共 {count} 处错误；改好后再运行一次",
        "faults: {count}; mend them and run this again",
    ),
    "cli.valid": (
        "规则 {rules} {version}（{hash}）：{count} 条，没有发现错误",
        "rules {rules} {version} ({hash}): {count}, no faults",
    ),
    # what goes wrong on the command line
    "cli.no_option": (
        "没有 {name} 这个选项；用 --help 查看全部选项",
        "no such option: {name}; --help lists them all",
    ),
    "cli.no_option_near": (
        "没有 {name} 这个选项；是不是 {near}？",
        "no such option: {name}; did you mean {near}?",
    ),
    "cli.no_command": (
        "没有 {name} 这个命令；可用：{known}",
        "no such command: {name}; there are {known}",
    ),
    "cli.no_command_near": (
        "没有 {name} 这个命令；是不是 {near}？要评分请用 infoscore grade",
        "no such command: {name}; did you mean {near}?",
    ),
    "cli.no_value": (
        "选项 {name} 后面要跟一个值；用 --help 查看说明",
        "option {name} needs a value; --help tells which",
    ),
    "cli.missing": (
        "缺少 {name}；请补上，用 --help 查看用法",
        "{name} is missing; --help shows how",
    ),
    "cli.bad_value": ("{name}：{message}", "{name}: {message}"),
    "cli.bad_choice": (
        "不能取 {value}；可取 {known}",
        "{value} is not a choice; take one of {known}",
    ),
    "cli.bad_day": (
        "{value} 不是日期；请写成 2026-03-08 这样",
        "{value} is not a date; write it like 2026-03-08",
    ),
    "cli.bad_number": (
        "{value} 不在范围内；请写 {low} 到 {high} 之间的数",
        "{value} is out of range; give a number from {low} to {high}",
    ),
    "cli.too_much": (
        "多出了 {extra}；请去掉，或用 --help 查看用法",
        "{extra} is too much; leave it out, or see --help",
    ),
    "cli.no_kind": (
        "没有 {entry} 这一类型；可用 {known}",
        "no such kind: {entry}; there are {known}",
    ),
    "cli.kind_named": ("{entry}（{name}）", "{entry} ({name})"),
    "cli.no_rule": (
        "没有编号或名称为 {entry} 的规则；用 infoscore rules 查看全部",
        "no rule is called {entry}; infoscore rules lists them",
    ),
    "cli.no_rule_near": (
        "没有编号或名称为 {entry} 的规则；是不是 {near}？",
        "no rule is called {entry}; did you mean {near}?",
    ),
    "cli.rules_several": (
        "“{entry}”可指 {count} 项：{known}；请写其中一个编号",
        "{entry} may be one of {count}: {known}; give the id of one",
    ),
    "cli.rules_many": (
        "“{entry}”可指 {count} 项，如 {known}；请写得完整些，或写编号",
        "{entry} may be one of {count}, such as {known}; say more of the name, or give an id",
    ),
    "cli.no_paths": (
        "没有说要评哪些稿件；请写上文件或文件夹，或在 infoscore.yaml 里设 paths",
        "no draft was named; name files or folders, or set paths in infoscore.yaml",
    ),
    "cli.excluded": ("按设置不评", "left out by a pattern"),
    "cli.all_excluded": (
        "{count} 个文件都按设置排除了，没有可评的；请核对 exclude",
        "all {count} files are left out by a pattern; check exclude",
    ),
    "cli.bad_output": (
        "{value} 看不懂；请写成 格式=文件，如 sarif=报告.sarif；格式有 {known}",
        "{value} makes no sense; write FORMAT=FILE, like sarif=report.sarif; formats are {known}",
    ),
    "cli.no_band": (
        "没有这个档次：{entry}；可取 {known}",
        "there is no band {entry}; choose one of {known}",
    ),
    "cli.margin_alone": (
        "没有基线，这一项不起作用；请同时给出 --baseline",
        "has no effect without a baseline; give --baseline, too",
    ),
    "cli.output_twice": (
        "两份报告写到同一个文件；请换个名字",
        "two reports go to one file; choose another name",
    ),
    "cli.output_exists": (
        "文件已存在，没有覆盖；请换个名字，或加 --overwrite",
        "the file exists and was left alone; choose another name or add --overwrite",
    ),
    "cli.output_suffix": (
        "这里写不成 {suffix} 文件；请用 .txt .md {known}，或用 --format 指定格式",
        "no {suffix} file can be written here; take .txt .md {known}, or say --format",
    ),
    "cli.output_is_input": (
        "这是要评的稿件或规则文件，不能用来存报告；请换个名字",
        "a draft or rule file of this run cannot hold the report; choose another name",
    ),
    "cli.output_is_folder": (
        "这是文件夹，存不成报告；请在后面写上文件名",
        "a folder cannot hold the report; add a file name",
    ),
    "cli.output_no_folder": (
        "要存放文件的文件夹不存在；请先建好，或换个位置",
        "the folder to hold the file does not exist; make it or choose another place",
    ),
    "cli.output_failed": (
        "报告存不进去（{reason}）；请检查磁盘或网络盘，或换个位置",
        "the report cannot be written ({reason}); check the disk, or choose another place",
    ),
    "cli.output_denied": (
        "没有写入权限，报告存不进去；请换个文件夹，或先放开权限",
        "no permission to write the report here; choose another folder or grant it",
    ),
    "cli.output_full": (
        "磁盘已满或超出限额，报告没有存下；请腾出空间，或换个位置",
        "the disk is full, the report was not written; free some space or choose another place",
    ),
    "cli.output_bad_name": (
        "系统不接受这个文件名（过长或含特殊字符）；请换个名字",
        "the system refuses this file name (too long or odd characters); choose another name",
    ),
    "cli.output_not_regular": (
        "这是设备或管道，存不成报告；请给出文件名，或去掉这个选项，从标准输出取报告",
        "a device or pipe cannot hold the report; name a file, or use standard output",
    ),
    "cli.stream_failed": (
        "报告写不出去（{reason}）；请用 --output 存成文件，或检查接收报告的一方",
        "the report cannot be written ({reason}); use --output FILE, or look at what receives it",
    ),
    "cli.reason_full": ("磁盘已满", "the disk is full"),
    "cli.reason_closed": ("标准输出已关闭", "standard output is closed"),
    "cli.pool_died": (
        "评分进程意外退出，可能内存不足；请减小 --jobs 再试",
        "a grading process died, perhaps for lack of memory; try a smaller --jobs",
    ),
    "cli.bug": (
        "程序出错（{kind}），这篇没有评分；请把稿件和命令反馈给维护人员",
        "the program failed ({kind}) and gave no score; please report the draft and command",
    ),
    "cli.bug_run": (
        "程序出错（{kind}）；请把命令反馈给维护人员，设 INFOSCORE_DEBUG=1 可看详情",
        "the program failed ({kind}); please report the command, INFOSCORE_DEBUG=1 shows more",
    ),
    "cli.interrupted": ("已中断，报告不完整", "interrupted; the report is not complete"),
    "cli.reading_stdin": (
        "请输入或粘贴稿件，结束按 Ctrl-D（Windows 按 Ctrl-Z 再回车）",
        "Type or paste the draft, then press Ctrl-D (Windows: Ctrl-Z, Enter).",
    ),
}
