"""Phrases of the room ``ruleset``: key → (Chinese, English)."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    # files and YAML
    "ruleset.not_a_file": (
        "这是文件夹、设备或管道，不是规则文件；请给出 .yaml 文件",
        "a folder, device or pipe, not a rule file; name a .yaml file",
    ),
    "ruleset.folder_many": (
        "文件夹里的规则文件超过 {limit} 个；请核对路径，只给存放规则的文件夹",
        "more than {limit} rule files here; check the path and name only the rules' folder",
    ),
    "ruleset.too_many": (
        "错误已达 {limit} 处，其余没有列出；请先改正以上各处，再检查一次",
        "{limit} faults already, the rest is not listed; mend these first, then check again",
    ),
    "ruleset.yaml_big": (
        "规则文件超过 {limit} KB；请拆成几个文件",
        "the rule file is larger than {limit} KB; split it into several files",
    ),
    "ruleset.yaml_encoding": (
        "不是 UTF-8 编码；请另存为 UTF-8 再试",
        "not UTF-8; save the file as UTF-8 and try again",
    ),
    "ruleset.yaml_empty": (
        "文件里没有内容；请写入规则或删去此文件",
        "nothing in the file; write rules into it or delete it",
    ),
    "ruleset.yaml_control": (
        "有不可见的控制字符；请删去后重新输入这一处",
        "an invisible control character; delete it and type this place anew",
    ),
    "ruleset.yaml_documents": (
        "一个文件里有几份文档（---）；请每个文件只留一份",
        "several documents (---) in one file; keep one document a file",
    ),
    "ruleset.yaml_tab": (
        "缩进或行首用了制表符；请改用空格",
        "a tab where YAML wants indentation; use spaces",
    ),
    "ruleset.yaml_colon": (
        "这里不能再出现冒号；含“: ”的文字请加引号，并检查上一行是否误用全角冒号或缩进不齐",
        'a colon is not allowed here; put text holding ": " in quotes, or mend the line above',
    ),
    "ruleset.yaml_no_colon": (
        "缺少冒号；键名之后请写半角冒号和空格",
        "a colon is missing; write an ASCII colon and a space after the key",
    ),
    "ruleset.yaml_quote": (
        "引号没有配对，一直开到文件末尾；请补上后引号",
        "a quote is never closed; add the closing quote",
    ),
    "ruleset.yaml_bracket": (
        "方括号或花括号没有配对，或少了半角逗号；请补齐，文字里有括号的要加引号",
        "a bracket is never closed or an ASCII comma is missing; add it, or quote the text",
    ),
    "ruleset.yaml_indent": (
        "缩进与上文不齐，或键与列表混在一层；请对齐这一行",
        "indentation does not fit what stands above, or keys and list items mix; align this line",
    ),
    "ruleset.yaml_sign": (
        "文字不能以这个符号开头；请给整段文字加引号",
        "text may not begin with this sign; put the whole text in quotes",
    ),
    "ruleset.yaml_escape": (
        "双引号里的反斜杠写法不认识；请改用单引号，或把反斜杠写成两个",
        "unknown backslash escape in double quotes; use single quotes or double the backslash",
    ),
    "ruleset.yaml_syntax": (
        "YAML 语法有误（{cause}）；请改正这一处",
        "broken YAML ({cause}); mend this place",
    ),
    "ruleset.yaml_alias": (
        "不支持 YAML 引用“*{name}”；请把内容写全",
        "YAML aliases are not supported (*{name}); write the content out",
    ),
    "ruleset.yaml_anchor": (
        "不支持 YAML 锚点“&{name}”；请删去，内容需要两处用就写两遍",
        "YAML anchors are not supported (&{name}); delete it and write content twice where needed",
    ),
    "ruleset.yaml_merge": (
        "不支持 YAML 合并键“<<”；请把各项写全",
        "YAML merge keys (<<) are not supported; write the entries out",
    ),
    "ruleset.yaml_tag": (
        "不支持 YAML 标签“{tag}”；请删去，以“!”开头的文字要加引号",
        'YAML tags are not supported ({tag}); delete it, or quote text beginning with "!"',
    ),
    "ruleset.yaml_key": (
        "键必须是一个词，不能是列表或对照表；请改写这一项",
        "a key must be a word, not a list or a map; rewrite this entry",
    ),
    "ruleset.yaml_duplicate": (
        "“{entry}”重复，第 {first} 行已经写过；请删去一处",
        '"{entry}" again, first given on line {first}; delete one of the two',
    ),
    "ruleset.yaml_deep": (
        "嵌套超过 {limit} 层；请拆开或写浅一些",
        "nested more than {limit} levels deep; flatten it",
    ),
    # values
    "ruleset.no_value": (
        "冒号后面没有值；请填写，如 {example}（想写 null 这个词请加引号）",
        "no value is given; write one, such as {example} (put the word null in quotes)",
    ),
    "ruleset.want_text": (
        "这里要写一段文字，如 {example}，写的却是“{got}”；请改为文字",
        'text is wanted here, such as {example}, not "{got}"; write text',
    ),
    "ruleset.text_short": (
        "“{got}”太短；至少写 {min} 个字",
        '"{got}" is too short; write at least {min} characters',
    ),
    "ruleset.text_long": (
        "文字有 {length} 个字，超过上限；请缩到 {max} 个字以内",
        "{length} characters are too many; keep it within {max}",
    ),
    "ruleset.text_form": (
        "“{got}”的写法不对；请写成 {example} 这样",
        '"{got}" has the wrong form; write it like {example}',
    ),
    "ruleset.want_integer": (
        "这里要写整数，如 {example}，写的却是“{got}”；请去掉引号、前导零和单位",
        'a whole number is wanted, such as {example}, not "{got}"; no quotes, leading zeros, units',
    ),
    "ruleset.want_decimal": (
        "这里要写数字，如 {example}，写的却是“{got}”；请去掉引号、百分号和单位",
        'a number is wanted, such as {example}, not "{got}"; no quotes, percent signs, units',
    ),
    "ruleset.number_small": (
        "{got} 太小；不能小于 {min}",
        "{got} is too small; {min} is the least",
    ),
    "ruleset.number_big": (
        "{got} 太大；不能大于 {max}",
        "{got} is too big; {max} is the most",
    ),
    "ruleset.want_flag": (
        "这里只能写 true 或 false，写的却是“{got}”；请改正（不加引号）",
        'only true or false may stand here, not "{got}"; write one of them without quotes',
    ),
    "ruleset.want_date": (
        "这里要写日期，如 {example}，写的却是“{got}”；请改为真实存在的日期",
        'a date is wanted, such as {example}, not "{got}"; write a day that exists',
    ),
    "ruleset.want_clock": (
        "这里要写 24 小时制的时间，如 {example}，写的却是“{got}”；请改正",
        'a time of day is wanted, such as {example}, not "{got}"; write it on the 24-hour clock',
    ),
    "ruleset.want_minutes": (
        "这里要写带单位的时长，如 {example}，写的却是“{got}”；请补上单位",
        'a length of time with its unit is wanted, such as {example}, not "{got}"; add the unit',
    ),
    "ruleset.want_list": (
        "这里要写列表（每行一个“- ”，或 {example}），写的却是“{got}”；请改为列表",
        'a list is wanted (one "- " a line, or {example}), not "{got}"; write a list',
    ),
    "ruleset.want_map": (
        "这里要写“键: 值”，如 {example}，写的却是“{got}”；请改正",
        '"key: value" lines are wanted, such as {example}, not "{got}"; write them',
    ),
    "ruleset.list_short": (
        "只有 {count} 项；至少写 {min} 项",
        "{count} entries are too few; write at least {min}",
    ),
    "ruleset.list_long": (
        "有 {count} 项；最多写 {max} 项",
        "{count} entries are too many; write at most {max}",
    ),
    "ruleset.repeated": (
        "“{entry}”重复，第 {first} 行已经写过；请删去一处",
        '"{entry}" again, first given on line {first}; delete one of the two',
    ),
    # names
    "ruleset.key_missing": (
        "缺少必填项“{entry}”；请补上",
        '"{entry}" is missing; add it',
    ),
    "ruleset.exactly_one": (
        "下列各项必须写一项，也只能写一项：{known}",
        "give one of these, and only one: {known}",
    ),
    "ruleset.only_one": (
        "这几项只能写其一，不能并用：{known}；请只留一项，改写内置规则时要写它原有的那一项",
        "only one of these may be given: {known}; keep one, in an override the one already there",
    ),
    "ruleset.one_key": (
        "这里要写“键: 值”，而且只写一个键，从这些里选：{known}",
        "one key and its value are wanted here; choose from: {known}",
    ),
    "ruleset.unknown_key": (
        "没有“{entry}”这一项；可以写：{known}",
        'there is no key "{entry}"; choose from: {known}',
    ),
    "ruleset.unknown_key_near": (
        "没有“{entry}”这一项，是不是“{near}”？可以写：{known}",
        'there is no key "{entry}"; did you mean "{near}"? choose from: {known}',
    ),
    "ruleset.unknown_choice": (
        "不能写“{entry}”；请从这些里选：{known}",
        '"{entry}" may not stand here; choose from: {known}',
    ),
    "ruleset.unknown_choice_near": (
        "不能写“{entry}”，是不是“{near}”？请从这些里选：{known}",
        '"{entry}" may not stand here; did you mean "{near}"? choose from: {known}',
    ),
    "ruleset.unknown_reference": (
        "找不到“{entry}”；现有：{known}",
        '"{entry}" does not exist; there are: {known}',
    ),
    "ruleset.unknown_reference_near": (
        "找不到“{entry}”，是不是“{near}”？现有：{known}",
        '"{entry}" does not exist; did you mean "{near}"? there are: {known}',
    ),
    "ruleset.unknown_blank": (
        "“{entry}”不会填上，会照原样印出；请删去，或改用这里可填的：{known}",
        "nothing fills {entry}, so it is printed as it is; delete it or use a blank of: {known}",
    ),
    "ruleset.unknown_blank_near": (
        "“{entry}”不会填上，会照原样印出，是不是“{near}”？这里可填的：{known}",
        'nothing fills {entry}; did you mean "{near}"? blanks here: {known}',
    ),
    # patterns
    "ruleset.pattern_long": (
        "正则超过 {max} 个字；请把词语放进词表，用 {{lexicon:名称}} 引用",
        "the pattern is longer than {max} characters; put words into a lexicon, {{lexicon:name}}",
    ),
    "ruleset.pattern_big": (
        "正则展开后太大；请减少重复次数，或拆成几条，词语放进词表",
        "the pattern grows too large; repeat less, split it, or put its words into a lexicon",
    ),
    "ruleset.patterns_big": (
        "各条正则合起来太大；请减少正则，词语放进词表",
        "the patterns together grow too large; use fewer, and put words into lexicons",
    ),
    "ruleset.pattern_syntax": (
        "正则写法有误（{cause}）；请改正，符号本身前面加反斜杠",
        "the pattern is broken ({cause}); mend it, with a backslash before literal signs",
    ),
    "ruleset.pattern_lookaround": (
        "正则不支持前后断言“{part}”；请改用 not_before（后面不能紧跟）、not_after（前面不能紧接）",
        "lookaround ({part}) is not supported; use the fields not_before and not_after instead",
    ),
    "ruleset.pattern_reference": (
        "正则不支持反向引用“{part}”；请把可能的写法逐一列出",
        "backreferences ({part}) are not supported; list the possible texts instead",
    ),
    "ruleset.pattern_possessive": (
        "正则不支持占有量词和原子组“{part}”；直接写普通量词即可，这里不会回溯",
        "possessive and atomic forms ({part}) are not supported; plain ones never backtrack here",
    ),
    "ruleset.pattern_repeat": (
        "重复次数“{part}”太大；请不超过 {max}，跨句的关系用规则的窗口表示",
        "{part} repeats too often; keep it within {max}, or use the rule's window",
    ),
    "ruleset.pattern_empty": (
        "正则可以匹配空文字，处处都算命中；请至少要求一个字，如把 * 改为 +",
        "the pattern matches nothing at all, so it is found everywhere; ask for one character",
    ),
    "ruleset.pattern_newline": (
        "正则只在一段之内匹配，“{part}”永远不会命中；请删去，段首段尾用 ^ 和 $",
        "a pattern stays within one paragraph, {part} never matches; delete it, or use ^ and $",
    ),
    "ruleset.pattern_anchor": (
        "正则不支持“{part}”；段首请写 ^，段尾请写 $",
        "{part} is not supported; write ^ for the beginning of a paragraph, $ for its end",
    ),
    "ruleset.pattern_boundary": (
        "“{part}”要紧挨英文字母或数字，汉字旁边不起作用；请删去或改用 not_before、not_after",
        "{part} must touch an ASCII letter or digit; delete it, or use not_before, not_after",
    ),
    "ruleset.pattern_class": (
        "方括号里不能用“{part}”；请把它移到方括号外，或列出具体的字",
        "{part} may not stand in brackets; move it out or list the characters",
    ),
    "ruleset.pattern_brace": (
        "看不懂花括号“{part}”；次数写 {{0,3}}，词表写 {{lexicon:名称}}，花括号本身写 \\{{",
        "the brace in {part} says neither {{0,3}} nor {{lexicon:name}}; write \\{{ for the sign",
    ),
    "ruleset.pattern_escape": (
        "正则不支持“{part}”；请直接写出要匹配的文字",
        "{part} is not supported; write the text itself",
    ),
    "ruleset.lexicon_empty": (
        "词表“{entry}”里没有词；请补上词语或不再引用",
        'the lexicon "{entry}" holds no terms; add some or do not refer to it',
    ),
    # values that contradict each other
    "ruleset.band_lowest": (
        "缺少最低一档：被封到级别 0 的稿件没有档次可归；请加一档 low: 0、level: 0",
        "drafts held at level 0 would have no band; add one with low: 0 and level: 0",
    ),
    "ruleset.steps_fall": (
        "三档得分 {present}、{concrete}、{actionable} 不是由低到高；请让后一档不小于前一档",
        "the steps {present}, {concrete}, {actionable} fall; let none be below the one before",
    ),
    "ruleset.weights_big": (
        "权重合计 {sum}，超过 1，总分会超过 100；请改到合计不超过 1",
        "the weights sum to {sum}, so totals could pass 100; let them sum to at most 1",
    ),
    "ruleset.nothing_missing": (
        "“{blank}”填不出来：when 没有要求正文里有任何要素；请在 when 里写明要素，或从建议里删去它",
        '"{blank}" stays empty: when asks no slot of the text; name slots in when, or take it out',
    ),
    "ruleset.topic_order": (
        "{last} 早于 valid_from（{first}），这项中心工作永远不会生效；请核对日期",
        "{last} is before valid_from ({first}), so that the topic never applies; check the dates",
    ),
    "ruleset.slip_same": (
        "错的和对的都是“{entry}”；请核对 wrong 和 right",
        'wrong and right are both "{entry}"; check them',
    ),
    # calendar
    "ruleset.holiday_order": (
        "“{entry}”的 last 早于 first，或超过 {max} 天；请核对日期",
        '"{entry}" ends before it begins or lasts more than {max} days; check the dates',
    ),
    "ruleset.holiday_year": (
        "{day} 不在 {year} 年的安排之内；请移到它所在的年份",
        "{day} is no part of the calendar of {year}; move it to its own year",
    ),
    "ruleset.workday_weekday": (
        "{day} 本来就是周一至周五；workdays 只写调休上班的周末，请删去",
        "{day} is a weekday anyway; workdays lists weekends that are worked, delete it",
    ),
    "ruleset.workday_holiday": (
        "{day} 既写了放假又写了上班；请删去一处",
        "{day} is given both as holiday and as working day; delete one of the two",
    ),
    # rule sets
    "ruleset.no_builtin": (
        "找不到内置规则；安装不完整，请重新安装 infoscore，或用 --rules 指定规则目录",
        "the built-in rules are missing; install infoscore again, or name a folder with --rules",
    ),
    "ruleset.unknown_rule": (
        "没有编号为“{entry}”的规则；现有：{known}",
        'there is no rule "{entry}"; there are: {known}',
    ),
    "ruleset.unknown_rule_near": (
        "没有编号为“{entry}”的规则，是不是“{near}”？现有：{known}",
        'there is no rule "{entry}"; did you mean "{near}"? there are: {known}',
    ),
    "ruleset.unknown_path": (
        "规则里没有“{entry}”这一层，无法改写；这一层有：{known}",
        'the rule has no "{entry}" to override; at this level there are: {known}',
    ),
    "ruleset.unknown_path_near": (
        "规则里没有“{entry}”这一层，是不是“{near}”？这一层有：{known}",
        'the rule has no "{entry}" to override; did you mean "{near}"? there are: {known}',
    ),
    "ruleset.off_used": (
        "停用了“{entry}”，但这些规则还用到它：{users}；请用 override 改写它们，或一并停用",
        '"{entry}" is off, but these rules need it: {users}; override them or disable them, too',
    ),
    "ruleset.off_last": (
        "停用“{entry}”后 {field} 里一项不剩；请至少留一项，或用 override 改写它",
        'without "{entry}" no {field} are left; keep one, or change it with override',
    ),
    "ruleset.off_only": (
        "“{entry}”是“{owner}”仅有的一项 {field}，不能停用；请停用“{owner}”，或用 override 改写",
        '"{entry}" is all the {field} of "{owner}"; disable "{owner}" or change it with override',
    ),
    "ruleset.off_needed": (
        "“{entry}”一节不可缺少，不能停用；请从 disable 里删去，要改写请用 override",
        'no rule set can do without "{entry}"; take it out of disable, change it with override',
    ),
    "ruleset.override_many": (
        "“{entry}”改写的地方超过 {limit} 处；请另写一条规则，并用 disable 停用原来的",
        'more than {limit} changes to "{entry}"; write a rule of your own and disable this one',
    ),
    "ruleset.override_id": (
        "规则的编号不能改写；请另写一条规则，并用 disable 停用原来的",
        "the id of a rule cannot be overridden; write a rule of your own and disable this one",
    ),
    "ruleset.unknown_slot": (
        "没有要素「{entry}」；可用的有 {known}",
        "no slot “{entry}”; known ones are {known}",
    ),
    "ruleset.unknown_slot_near": (
        "没有要素「{entry}」，是不是「{near}」？",
        "no slot “{entry}”; did you mean “{near}”?",
    ),
    "ruleset.condition_inside": (
        "条件里不能再引用条件「{entry}」；请写要素和指标，或在规则里把两个条件并列",
        "a condition cannot ask for condition “{entry}”; name slots, or join both in the rule",
    ),
    "ruleset.condition_long": (
        "一个条件最多 {limit} 项判断，这里有 {count} 项；请拆成几个条件",
        "a condition holds at most {limit} tests, here are {count}; part it into several",
    ),
    "ruleset.slot_typed": (
        "“{entry}”是程序自己认出的要素，不能另行声明；请改一个编号",
        '"{entry}" is a slot the program finds by itself; choose another id',
    ),
    "ruleset.slot_empty": (
        "没有写怎样找到这个要素，永远不会命中；请写 patterns、all、any 或 union",
        "nothing says how this slot is found, so it never is; give patterns, all, any or union",
    ),
    "ruleset.slot_alone": (
        "没有 all 或 any，“{entry}”不起作用；请补上 all 或 any",
        '"{entry}" does nothing without all or any; give one of them',
    ),
    "ruleset.slot_union": (
        "有 union 时“{entry}”不起作用；请删去一处，或另设一个要素放进 union",
        '"{entry}" does nothing beside union; delete one, or put a slot of its own into union',
    ),
    "ruleset.slot_circle": (
        "要素绕成一圈（{circle}），永远不会命中；请去掉其中一处引用",
        "these slots need each other ({circle}), so none is ever found; take one mention out",
    ),
    "ruleset.no_condition": (
        "看不出是什么条件；写要素名、列表，或含其一的映射：{known}",
        "not a condition; write a slot id, a list, or a map with one of: {known}",
    ),
    "ruleset.limits_crossed": (
        "max（{max}）小于 min（{min}），永远不成立；请把 max 写成不小于 {min}，或同时改写 min",
        "max ({max}) is below min ({min}), so nothing fits; raise max to {min} or change min, too",
    ),
    "ruleset.empty_condition": (
        "条件没有说要什么要素；至少写 all 或 any",
        "the condition asks for no slot; give all or any",
    ),
    "ruleset.no_name": (
        "规则的路径为空；请写出规则文件或文件夹，要用内置规则就不要给路径",
        "the path of the rules is empty; name a file or folder, or none for the built-in rules",
    ),
    "ruleset.empty_folder": (
        "文件夹里没有规则文件（.yaml）；检查路径",
        "no rule file (.yaml) in the folder; check the path",
    ),
    "ruleset.twice": (
        "编号「{entry}」已在 {first} 用过；改一个编号，或用 override 修改原规则",
        "id “{entry}” is already used at {first}; rename it, or change the rule with override",
    ),
    "ruleset.section_twice": (
        "「{entry}」一节只能写一次，{first} 已经写过；请合到一处",
        "section “{entry}” may stand only once, it is given at {first}, too; put both into one",
    ),
    "ruleset.section_missing": (
        "规则集缺少「{entry}」一节；补上，或写 extends: builtin 沿用内置规则",
        "the rule set has no section “{entry}”; add it, or write extends: builtin",
    ),
}
