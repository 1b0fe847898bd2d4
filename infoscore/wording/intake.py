"""Phrases of the room ``intake``: key → (Chinese, English)."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    # finding
    "intake.no_name": (
        "文件名为空；请写出要评的稿件或文件夹",
        "the file name is empty; name a draft or a folder",
    ),
    "intake.missing": (
        "找不到这个文件；请核对路径和文件名",
        "no such file; check the path and the name",
    ),
    "intake.dangling": (
        "这个链接指向的文件已不存在；请重新链接或直接给出原文件",
        "the file this link points to is gone; mend the link or name the file itself",
    ),
    "intake.link_loop": (
        "这个链接绕回了自己；请直接给出原文件",
        "this link leads back to itself; name the file itself",
    ),
    "intake.no_permission": (
        "没有读取权限；请先放开权限，或换有权限的账号",
        "no permission to read; grant it or use another account",
    ),
    "intake.bad_name": (
        "系统不接受这个文件名（过长或含特殊字符）；请改名后再试",
        "the system refuses this file name (too long or odd characters); rename it",
    ),
    "intake.is_folder": (
        "这是文件夹，不是稿件；请直接把文件夹交给 grade 命令",
        "this is a folder, not a draft; give the folder to the grade command",
    ),
    "intake.not_regular": (
        "这是设备或管道，不是普通文件；请把内容存成 .txt，或用 - 从标准输入读",
        "a device or pipe, not a plain file; save it as .txt or use - for standard input",
    ),
    "intake.unreadable": (
        "读取失败（{reason}）；请检查磁盘或网络盘后重试",
        "reading failed ({reason}); check the disk or network drive and try again",
    ),
    "intake.folder_empty": (
        "文件夹里没有可评的稿件；请放入 .txt、.md 或 .docx 文件",
        "the folder holds no draft; put .txt, .md or .docx files in it",
    ),
    "intake.no_stdin": (
        "标准输入没有内容可读；请用管道送入文本，或给出文件名",
        "nothing on standard input; pipe a text in or name a file",
    ),
    # kinds of file that are not read
    "intake.lock": (
        "这是 Word 打开稿件时的临时文件，不是稿件；请写稿件本身",
        "left by Word while a draft is open, no draft itself; name the draft",
    ),
    "intake.not_a_draft": (
        "不支持 {suffix} 文件；请把稿件另存为 .docx 或 .txt",
        "{suffix} files are not read; save the draft as .docx or .txt",
    ),
    "intake.old_word": (
        "这是旧版 Word/WPS 文档（.doc/.wps 格式）；请用 Word 或 WPS 另存为 .docx 或 .txt",
        "an old Word/WPS document (.doc/.wps format); save it as .docx or .txt in Word or WPS",
    ),
    "intake.encrypted": (
        "文件加了打开密码；请在 Word 或 WPS 里取消密码后另存为 .docx",
        "the file is locked by a password; remove it in Word or WPS and save as .docx",
    ),
    "intake.spreadsheet": (
        "这是电子表格，不是稿件；请把正文另存为 .docx 或 .txt",
        "a spreadsheet, not a draft; save the text as .docx or .txt",
    ),
    "intake.slides": (
        "这是演示文稿，不是稿件；请把正文另存为 .docx 或 .txt",
        "slides, not a draft; save the text as .docx or .txt",
    ),
    "intake.pdf": (
        "这是 PDF 文件；请从原稿另存为 .docx 或 .txt",
        "a PDF file; save the original as .docx or .txt",
    ),
    "intake.ofd": (
        "这是 OFD 版式文件；请从原稿另存为 .docx 或 .txt",
        "an OFD file; save the original as .docx or .txt",
    ),
    "intake.rtf": (
        "这是 RTF 文件；请用 Word 或 WPS 另存为 .docx 或 .txt",
        "an RTF file; save it as .docx or .txt in Word or WPS",
    ),
    "intake.odt": (
        "这是 OpenDocument 文件；请用 Word、WPS 或 LibreOffice 另存为 .docx 或 .txt",
        "an OpenDocument file; save it as .docx or .txt in Word, WPS or LibreOffice",
    ),
    "intake.word_xml": (
        "这是 Word 的 XML 文件；请用 Word 或 WPS 另存为 .docx 或 .txt",
        "a Word XML file; save it as .docx or .txt in Word or WPS",
    ),
    "intake.web_page": (
        "这是网页代码；请在浏览器里复制正文，存为 .txt，或用 Word 打开后另存为 .docx",
        "the source of a web page; copy its text into a .txt file or save as .docx from Word",
    ),
    "intake.picture": (
        "这是图片；请先识别成文字，存为 .docx 或 .txt",
        "a picture; turn it into text first and save as .docx or .txt",
    ),
    "intake.archive": (
        "这是压缩包；请先解压，再评里面的稿件",
        "an archive; unpack it first and grade the drafts inside",
    ),
    # text
    "intake.empty": (
        "稿件是空的；请写入正文后再评",
        "the draft is empty; write its text first",
    ),
    "intake.no_body": (
        "稿件只有文件头，没有正文；请在 --- 之后写上正文",
        "the draft has front matter but no text; write the text after ---",
    ),
    "intake.only_pictures": (
        "文档里只有图片，没有文字；请先把图片识别成文字",
        "the document holds pictures only; turn them into text first",
    ),
    "intake.too_big": (
        "文件超过 {limit} MB，不像一篇信息稿；请拆成单篇，或去掉附件后再评",
        "larger than {limit} MB, hardly one draft; split it or drop the attachments",
    ),
    "intake.binary": (
        "内容是二进制数据，不是文字；请把稿件另存为 .docx 或 .txt",
        "binary data, not text; save the draft as .docx or .txt",
    ),
    "intake.control": (
        "含有不可见的控制字符（U+{code}），文件可能已损坏；请重新另存为 UTF-8 文本",
        "holds a control character (U+{code}) and may be damaged; save it again as UTF-8 text",
    ),
    "intake.utf16_no_bom": (
        "像是没有标记的 UTF-16 编码，不敢猜；请用记事本或 WPS 另存为 UTF-8",
        "looks like UTF-16 without its mark; not guessing: save it as UTF-8",
    ),
    "intake.utf16_broken": (
        "标明是 UTF-16，但内容已损坏或被截断；请重新另存为 UTF-8",
        "marked as UTF-16 but damaged or cut short; save it again as UTF-8",
    ),
    "intake.utf32": (
        "这是 UTF-32 编码；请另存为 UTF-8",
        "UTF-32 text; save it as UTF-8",
    ),
    "intake.utf8_broken": (
        "标明是 UTF-8，但从这里起已损坏；请从原稿重新另存",
        "marked as UTF-8 but damaged from here on; save it again from the original",
    ),
    "intake.damaged": (
        "像是 UTF-8，但从这里起已损坏或被截断；请从原稿重新另存",
        "looks like UTF-8 but is damaged or cut short from here on; save it again",
    ),
    "intake.unknown_encoding": (
        "既不是 UTF-8 也不是 GB18030 编码；请用记事本或 WPS 另存为 UTF-8",
        "neither UTF-8 nor GB18030; save it as UTF-8",
    ),
    "intake.improbable": (
        "按 GB18030 读出来不成文，可能是 Big5 等其他编码；请另存为 UTF-8",
        "makes no sense as GB18030, perhaps Big5 or another encoding; save it as UTF-8",
    ),
    "intake.ambiguous": (
        "太短，UTF-8 和 GB18030 都读得通，不敢猜；请另存为带 BOM 的 UTF-8",
        "too short: both UTF-8 and GB18030 read it; not guessing: save it as UTF-8 with BOM",
    ),
    "intake.mojibake": (
        "文字已成乱码（如“{sample}”），原文找不回来；请从原稿重新另存为 UTF-8",
        "the text is garbled (“{sample}”) and cannot be restored; save the original as UTF-8",
    ),
    "intake.surrogate": (
        "含有残缺的字符（U+{code}），无法处理；请重新录入该字",
        "holds half a character (U+{code}); type that character again",
    ),
    # Word
    "intake.word_truncated": (
        "Word 文件不完整或已损坏；请用 Word 或 WPS 打开修复后另存，或重新传送",
        "the Word file is incomplete or damaged; repair and save it in Word or WPS, or resend it",
    ),
    "intake.word_no_body": (
        "压缩包里缺少 Word 正文（{part}）；请用 Word 或 WPS 重新另存为 .docx",
        "the package lacks the Word text ({part}); save it again as .docx",
    ),
    "intake.word_bad_xml": (
        "Word 文件的 {part} 已损坏；请用 Word 或 WPS 打开修复后另存",
        "{part} in the Word file is damaged; repair and save it in Word or WPS",
    ),
    "intake.word_dtd": (
        "Word 文件的 {part} 含有外来定义（DTD），为安全起见不读；请用 Word 或 WPS 重新另存",
        "{part} in the Word file holds a DTD and is refused for safety; save it again in Word",
    ),
    "intake.word_bomb": (
        "Word 文件解压后大得反常，为安全起见不读；请把正文复制到新文档另存为 .docx",
        "the Word file unpacks to an absurd size and is refused; copy its text to a new .docx",
    ),
    "intake.word_deep": (
        "Word 文件的嵌套层次深得反常，不读；请把正文复制到新文档另存为 .docx",
        "the Word file is nested absurdly deep; copy its text to a new .docx",
    ),
    # front matter
    "intake.front_open": (
        "文件头只有开头的 ---，没有结尾的 ---；请补上结尾一行",
        "front matter opens with --- but never closes; add the closing line",
    ),
    "intake.front_broken": (
        "文件头写法有误；请每行写成“报送单位: 青山县农业农村局”，冒号后空一格",
        "front matter is malformed; write one `unit: name` a line, with a space after the colon",
    ),
    "intake.front_twice": (
        "文件头里“{name}”写了两次；请只留一处",
        "front matter says “{name}” twice; keep one",
    ),
    "intake.front_nested": (
        "文件头里“{name}”的内容有层次，读不了；请写成一行文字",
        "front matter “{name}” has nested content; write it as one line of text",
    ),
    "intake.front_date": (
        "文件头里的时间“{value}”看不懂；请写成 2026-03-05 或 2026-03-05 09:30",
        "front matter time “{value}” is not understood; write 2026-03-05 or 2026-03-05 09:30",
    ),
    # notes
    "intake.note.really_word": (
        "文件内容是 Word 文档，已按 .docx 读取",
        "the file is in fact a Word document and was read as .docx",
    ),
    "intake.note.really_text": (
        "文件内容是纯文本，已按 .txt 读取",
        "the file is in fact plain text and was read as .txt",
    ),
    "intake.note.tracked": (
        "文档带修订痕迹：插入的文字已计入，删除的文字未计入",
        "the document has tracked changes: insertions were read, deletions were not",
    ),
    "intake.note.hidden": (
        "文档里有隐藏文字，未计入",
        "the document holds hidden text, which was not read",
    ),
    "intake.note.pictures": (
        "文档里有 {count} 幅图片或图形，图中文字未计入",
        "pictures or drawings in the document: {count}; text in them was not read",
    ),
    "intake.note.embedded": (
        "文档里嵌有其他文件，其中文字未计入",
        "the document embeds other files; their text was not read",
    ),
    "intake.note.footnotes": (
        "文档里有脚注或尾注，未计入正文",
        "the document has footnotes or endnotes, which are not part of the text",
    ),
    "intake.note.ignore_odd": (
        "第{line}行像是忽略标记，但写法不对，已按正文计；请写成 infoscore: ignore C03 理由",
        "line {line}: looks like a mark but is read as text; write infoscore: ignore C03 REASON",
    ),
    "intake.note.ignore_bare": (
        "第{line}行的忽略标记缺理由（至少两个字），不起作用；请写成 infoscore: ignore {rule} 理由",
        "line {line}: no effect without a reason (2 characters): infoscore: ignore {rule} REASON",
    ),
    "intake.note.date": (
        "报送时间“{value}”看不懂，未采用；宜写成 2026年3月5日",
        "the time of submission “{value}” is not understood; write 2026年3月5日",
    ),
    "intake.note.date_yearless": (
        "报送时间“{value}”缺年份，按评分日期前最近一年计（正文有年份则不计）；宜写成 2026年3月5日",
        "the time of submission “{value}” lacks its year (the latest is taken); write 2026年3月5日",
    ),
}
