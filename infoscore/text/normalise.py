"""The view of a text that rules match on, and the way back to what the user wrote.

The view is simplified, with half-width digits and letters and full-width Chinese punctuation, and
the usual character for each that only looks like it, one character for one character.  Characters
that only lay the text out (zero-width marks, the line ends of hard-wrapped paragraphs) are left out
of the view; only then does an index in the view differ from the index in the text, and ``origin``
says how.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from itertools import chain
from unicodedata import normalize

from infoscore.intake.ranges import closed_up, outside
from infoscore.intake.simplified import simplify

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_PUNCTUATION = {
    **dict(zip(map(ord, ",;:?!()"), "，；：？！（）", strict=True)),
    **dict(zip(map(ord, "，；：？！（）"), "，；：？！（）", strict=True)),
    **dict(zip(map(ord, "～〜∼﹏"), "~~~~", strict=True)),
    **dict(zip(map(ord, "–−‐‑‒"), "-----", strict=True)),
    **dict(zip(map(ord, "﹪‰"), "%‰", strict=True)),
    ord("｡"): "。",
    ord("．"): ".",
    ord("“"): "“",
    ord("〝"): "“",
    ord("〞"): "”",
    ord("「"): "“",
    ord("」"): "”",
    ord("『"): "“",
    ord("』"): "”",
    ord("﹙"): "（",
    ord("﹚"): "）",
}
_SPACES = dict.fromkeys(
    chain(range(0x2000, 0x200B), (0x09, 0x0B, 0x0C, 0xA0, 0x1680, 0x202F, 0x205F, 0x3000)), " "
)
_LINE_ENDS = dict.fromkeys((0x85, 0x2028, 0x2029), "\n")
_TABLE: dict[int, int | str] = {**_FULL_WIDTH, **_PUNCTUATION, **_SPACES, **_LINE_ENDS}
# No value is a key, so that characters may be replaced one after the other.
_CHANGED = {
    chr(old): new if isinstance(new, str) else chr(new)
    for old, new in _TABLE.items()
    if chr(old) != (new if isinstance(new, str) else chr(new))
}

_CHANGEABLE = re.compile(f"[{re.escape(''.join(_CHANGED))}]")

# Characters that stand for others of the same look, as text copied out of a PDF has them (3⽉8⽇):
# radicals of Kangxi, compatibility forms, mathematical digits and small punctuation by their
# compatibility decomposition, supplementary radicals by Equivalent_Unified_Ideograph (Unicode 15),
# as far as simplified text uses them as characters.
_DISGUISED = re.compile(
    "[\u2e80-\u2ef3\u2f00-\u2fd5\uf900-\ufad9\ufe50-\ufe6b\U0001d7ce-\U0001d7ff\U0002f800-\U0002fa1d]"
)
_RADICALS = dict(
    zip(
        "⺁⺒⺜⺝⺟⺠⺩⺫⻁⻄⻅⻆⻉⻋⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
        "厂巳日月母民王目虎西见角贝车长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
        strict=True,
    )
)

# What a reader does not see, by the Unicode property Default_Ignorable_Code_Point
# (DerivedCoreProperties.txt of Unicode 16), with control characters and the marks that are set
# over other characters: in a word of a rule, each would hide the word.
_IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufff9-\ufffb"
_SET_OVER = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_INVISIBLE = re.compile(f"[{_IGNORABLE}{_CONTROLS}{_SET_OVER}]")
_IN_NUMBER = re.compile(r"(?<=\d)[，：](?=\d)")
_DIGIT_GROUP = re.compile(r"(?<=\d)，(?=\d{3}(?!\d))")
_CLOCK = re.compile(r"(?<=\d)：(?=\d\d(?!\d))")

# a hard-wrapped text: lines of nearly equal width that stop in mid-sentence
_WRAP_WIDTHS = range(20, 121)
_SENTENCE_END = "。！？；：!?;:.”）)"
_LAYER_START = re.compile(
    r"[（(]?[一二三四五六七八九十\d]{1,3}[、.．）)]|[①-⑳]|第[一二三四五六七八九十]"
)


@dataclass(frozen=True, slots=True)
class View:
    """``text`` is what rules see; ``origin[i]`` is the index of its i-th character in the
    user's text, or ``origin`` is None where both run in step.
    """

    text: str
    origin: array[int] | None

    def source(self, start: int, end: int) -> tuple[int, int]:
        """A half-open range of the view as a range of the user's text."""
        if self.origin is None:
            return start, end
        if start >= end:
            behind = self.origin[-1] + 1 if self.origin else 0
            at = self.origin[start] if start < len(self.origin) else behind
            return at, at
        return self.origin[start], self.origin[end - 1] + 1


def view_of(
    text: str, skipped: tuple[tuple[int, int], ...] = (), cut: tuple[tuple[int, int], ...] = ()
) -> View:
    """Normalise ``text``; skipped ranges become line ends, so that nothing matches in them.

    Of the ranges in ``cut`` nothing is left, not even a line end.
    """
    if cut:
        view = view_of(outside(text, cut), closed_up(skipped, cut))
        kept = array("l", chain(*map(range, *_between(cut, len(text)))))
        return View(view.text, array("l", (kept[i] for i in view.origin)) if view.origin else kept)
    if skipped:
        text = _blank(text, skipped)
    drop = _dropped(text)
    origin = None
    if drop:
        keep = [i for i in range(len(text)) if i not in drop]
        origin = array("l", keep)
        text = "".join([text[i] for i in keep])
    return View(_translate(text), origin)


def _between(cut: tuple[tuple[int, int], ...], length: int) -> tuple[list[int], list[int]]:
    """Where what lies around ``cut`` begins, and where it ends."""
    return [0, *(end for _, end in cut)], [*(start for start, _ in cut), length]


def _translate(text: str) -> str:
    for char in set(_DISGUISED.findall(text)):
        text = text.replace(char, _undisguised(char))
    for char in set(_CHANGEABLE.findall(text)):
        text = text.replace(char, _CHANGED[char])
    if _IN_NUMBER.search(text):
        text = _CLOCK.sub(":", _DIGIT_GROUP.sub(",", text))
    return simplify(text)


def _undisguised(char: str) -> str:
    """What a character stands for; itself where that is not one character."""
    meant = _RADICALS.get(char) or normalize("NFKC", char)
    return meant if len(meant) == 1 else char


def _blank(text: str, skipped: tuple[tuple[int, int], ...]) -> str:
    parts, at = [], 0
    for start, end in skipped:
        parts += [text[at:start], "\n" * (end - start)]
        at = end
    parts.append(text[at:])
    return "".join(parts)


def _dropped(text: str) -> set[int]:
    drop: set[int] = set()
    if _INVISIBLE.search(text):
        drop = {match.start() for match in _INVISIBLE.finditer(text)}
    if "\n" in text and not drop:
        return _wrapped_line_ends(text)
    if "\n" in text:  # the width of a line is that of what can be seen
        seen = [i for i in range(len(text)) if i not in drop]
        drop |= {seen[end] for end in _wrapped_line_ends("".join([text[i] for i in seen]))}
    return drop


def _wrapped_line_ends(text: str) -> set[int]:
    """Indexes of line ends that only wrap a paragraph: nearly all broken lines are equally wide."""
    ends: list[tuple[int, int]] = []  # index of the line end, width of its line
    start = 0
    lines = text.split("\n")
    for number, line in enumerate(lines[:-1]):
        after = lines[number + 1].strip()
        end = start + len(line)
        stripped = line.rstrip()
        if (
            stripped
            and after
            and not _ends_sentence(stripped, after)
            and not _LAYER_START.match(after)
            and not lines[number + 1].startswith(("　", "  ", "\t"))
        ):
            ends.append((end, _columns(stripped)))
        start = end + 1
    if len(ends) < 3:
        return set()
    widest = max(width for _, width in ends)
    full = [(end, width) for end, width in ends if widest - width <= 3]
    if widest not in _WRAP_WIDTHS or len(full) < 3 or len(full) * 10 < len(ends) * 7:
        return set()
    return {end for end, _ in full}


def _ends_sentence(line: str, after: str) -> bool:
    """Whether a line ends where a sentence does; the point of a torn number (4.⏎1%) is none."""
    if line[-1] == "." and line[-2:-1].isdigit() and after[0].isdigit():
        return False
    return line[-1] in _SENTENCE_END


def _columns(line: str) -> int:
    """Terminal columns: two for a wide character, one for others."""
    return sum(2 if ord(char) >= 0x1100 else 1 for char in line)
