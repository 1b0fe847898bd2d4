"""Automatic numbers of Word paragraphs, written out as the reader of the page sees them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    )
)
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"


def local(element: Element) -> str:
    """The name of an element without its namespace: transitional and strict files then agree."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def value(element: Element | None, name: str = "val") -> str | None:
    """The attribute ``name`` in whatever namespace, or None."""
    if element is not None:
        for key, text in element.attrib.items():
            if key.rpartition("}")[2] == name:
                return text
    return None


def child(element: Element | None, name: str) -> Element | None:
    """The first child called ``name`` in whatever namespace, or None."""
    if element is not None:
        return next((inner for inner in element if local(inner) == name), None)
    return None


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    kind: str
    pattern: str
    legal: bool
    style: str | None
    restart: int | None


class Numbering:
    """The lists of one document; counts on as its paragraphs are asked for in order."""

    def __init__(self, numbering: Element | None = None, styles: Element | None = None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._links: dict[str, str] = {}  # list definition → the list style it borrows from
        self._lists: dict[str, tuple[str, dict[int, _Level], dict[int, int]]] = {}
        self._styles: dict[str, Element] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        for element in numbering if numbering is not None else ():
            if local(element) == "abstractNum":
                self._add_definition(element)
            elif local(element) == "num":
                self._add_list(element)
        for element in styles if styles is not None else ():
            if local(element) == "style":
                self._styles[value(element, "styleId") or ""] = element

    def label(self, properties: Element | None) -> str:
        """The number of the paragraph with these properties, counted; empty if it has none."""
        number, depth = self._place(properties)
        if number not in self._lists:
            return ""
        definition, changed, starts = self._lists[number]
        levels = {**self._resolved(definition), **changed}
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(definition, {})
        if number not in self._begun:
            self._begun.add(number)
            for deep in starts:
                counts.pop(deep, None)
        first = starts.get(depth, level.start)
        counts[depth] = counts[depth] + 1 if depth in counts else first
        for deep in [d for d in counts if d > depth]:
            restart = levels[deep].restart if deep in levels else None
            if restart is None or depth < restart:
                del counts[deep]
        return _written(levels, counts, depth)

    def _add_definition(self, element: Element) -> None:
        key = value(element, "abstractNumId") or ""
        self._levels[key] = {
            int(value(inner, "ilvl") or 0): _level(inner)
            for inner in element
            if local(inner) == "lvl" and (value(inner, "ilvl") or "0").isdecimal()
        }
        link = value(child(element, "numStyleLink"))
        if link:
            self._links[key] = link

    def _add_list(self, element: Element) -> None:
        definition = value(child(element, "abstractNumId")) or ""
        changed: dict[int, _Level] = {}
        starts: dict[int, int] = {}
        for inner in element:
            if local(inner) != "lvlOverride":
                continue
            depth = _number(value(inner, "ilvl"), 0)
            level, start = child(inner, "lvl"), value(child(inner, "startOverride"))
            if level is not None:
                changed[depth] = _level(level)
            if start is not None:
                starts[depth] = _number(start, 1)
        self._lists[value(element, "numId") or ""] = definition, changed, starts

    def _resolved(self, definition: str) -> dict[int, _Level]:
        levels = self._levels.get(definition, {})
        if levels or definition not in self._links:
            return levels
        style = self._styles.get(self._links[definition])
        number = value(child(child(child(style, "pPr"), "numPr"), "numId")) or ""
        return self._levels.get(self._lists.get(number, ("", {}, {}))[0], {})

    def _place(self, properties: Element | None) -> tuple[str, int]:
        """List and level of a paragraph, its own or those of its style."""
        own = child(properties, "numPr")
        number, depth = value(child(own, "numId")), value(child(own, "ilvl"))
        style = value(child(properties, "pStyle")) or self._default()
        named = style
        for _ in range(20):  # a chain of styles, guarded against a ring
            element = self._styles.get(style or "")
            if element is None or number is not None:
                break
            inherited = child(child(element, "pPr"), "numPr")
            number = value(child(inherited, "numId"))
            depth = depth or value(child(inherited, "ilvl"))
            style = value(child(element, "basedOn"))
        if not number or number == "0":
            return "", 0
        if depth is None and number in self._lists:
            levels = self._resolved(self._lists[number][0])
            return number, next((d for d, lv in levels.items() if lv.style == named and named), 0)
        return number, _number(depth, 0)

    def _default(self) -> str | None:
        for key, element in self._styles.items():
            if value(element, "default") == "1" and value(element, "type") == "paragraph":
                return key
        return None


def _level(element: Element) -> _Level:
    kind = child(element, "numFmt")
    restart = value(child(element, "lvlRestart"))
    return _Level(
        start=_number(value(child(element, "start")), 1),
        kind=value(kind) or "decimal",
        pattern=value(child(element, "lvlText")) or "",
        legal=child(element, "isLgl") is not None,
        style=value(child(element, "pStyle")),
        restart=_number(restart, 0) if restart is not None else None,
    )


def _written(levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
    level = levels[depth]
    if level.kind == "bullet":
        return "• "
    if level.kind == "none":
        return ""

    def number(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        if at not in levels:
            return ""
        kind = "decimal" if level.legal else levels[at].kind
        return written_number(counts.get(at, levels[at].start), kind)

    label = re.sub(r"%([1-9])", number, level.pattern)
    return label + " " if label[-1:].isascii() and label else label


def written_number(count: int, kind: str) -> str:
    """``count`` in the number format ``kind`` of Word; unknown formats give plain digits."""
    writer = _WRITERS.get(kind)
    return writer(count) if writer and 0 < count < 10_000 else str(count)


def _number(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,6}", text) else default


def _counting(count: int, digits: str = _DIGITS, units: str = "十百千") -> str:
    """一, 十, 十一, 二十, 一百零五: the way Chinese counts."""
    result, gap = "", False
    text = str(count)
    for place, figure in enumerate(text):
        unit = len(text) - 1 - place
        if figure == "0":
            gap = bool(result)
            continue
        if gap:
            result, gap = result + "零", False
        result += digits[int(figure)] + (units[unit - 1] if unit else "")
    return result.removeprefix("一") if 10 <= count < 20 and digits is _DIGITS else result


def _roman(count: int) -> str:
    result = ""
    for amount, sign in _ROMAN:
        result += sign * (count // amount)
        count %= amount
    return result


def _letters(count: int) -> str:
    return chr(ord("A") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def _enclosed(first: str, last: int) -> Callable[[int], str]:
    return lambda count: chr(ord(first) + count - 1) if count <= last else str(count)


def _circled(count: int) -> str:
    if count <= 20:
        return chr(0x2460 + count - 1)
    if count <= 35:
        return chr(0x3251 + count - 21)
    return chr(0x32B1 + count - 36) if count <= 50 else str(count)


_WRITERS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda count: f"{count:02d}",
    "upperRoman": _roman,
    "lowerRoman": lambda count: _roman(count).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda count: _letters(count).lower(),
    "chineseCounting": _counting,
    "chineseCountingThousand": _counting,
    "japaneseCounting": _counting,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _counting,
    "ideographDigital": lambda count: "".join(_DIGITS[int(c)] for c in str(count)),
    "japaneseDigitalTenThousand": lambda count: "".join(_DIGITS[int(c)] for c in str(count)),
    "taiwaneseDigital": lambda count: "".join(_DIGITS[int(c)] for c in str(count)),
    "chineseLegalSimplified": lambda count: _counting(count, _LEGAL, "拾佰仟"),
    "ideographLegalTraditional": lambda count: _counting(count, _LEGAL, "拾佰仟"),
    "ideographTraditional": lambda count: _STEMS[(count - 1) % 10],
    "ideographZodiac": lambda count: _BRANCHES[(count - 1) % 12],
    "decimalFullWidth": lambda count: "".join(chr(ord(c) + 0xFEE0) for c in str(count)),
    "decimalFullWidth2": lambda count: "".join(chr(ord(c) + 0xFEE0) for c in str(count)),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _enclosed("⑴", 20),
    "decimalEnclosedFullstop": _enclosed("⒈", 20),
    "ideographEnclosedCircle": _enclosed("㊀", 10),
}
