"""Text measured in terminal cells: made harmless, clipped, padded, wrapped."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

CUT = ".."
_PIECES = re.compile(r"[!-~]+|.", re.DOTALL)
# What may not stand at the beginning of a line.
_CLOSING = frozenset("。，、；：？！）》」』】〉”’…,.;:?!)]}")


def plain(text: str) -> str:
    """``text`` on one line with nothing that steers a terminal or hides what it says.

    Line ends and tabs become a space; other control, format and unassigned characters are
    spelled out as escapes.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(c if c.isprintable() or c == "\u3000" else _escaped(c) for c in text)


def _escaped(character: str) -> str:
    if character in "\n\r\t\v\f" or unicodedata.category(character) in ("Zs", "Zl", "Zp"):
        return " "
    return character.encode("unicode_escape").decode("ascii")


@lru_cache(maxsize=4096)
def _cells(character: str) -> int:
    """Cells of one character; those whose width depends on the terminal count as two."""
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1


def width(text: str) -> int:
    """Cells that ``text`` takes at most."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def pad(text: str, cells: int) -> str:
    """``text`` clipped or filled up with spaces to exactly ``cells``."""
    text = clip(text, cells)
    return text + " " * (cells - width(text))


def pad_left(text: str, cells: int) -> str:
    """``text`` moved to the right edge of ``cells``."""
    return " " * max(0, cells - width(text)) + text


def clip(text: str, cells: int | None) -> str:
    """``text`` made harmless and cut to ``cells``, the cut shown by dots; None: left whole."""
    text = plain(text)
    if cells is None or width(text) <= cells:
        return text
    return _take(text, max(0, cells - len(CUT))) + CUT[:cells]


def clip_left(text: str, cells: int | None) -> str:
    """As ``clip``, but cut at the beginning, for paths whose end tells most."""
    text = plain(text)
    if cells is None or width(text) <= cells:
        return text
    return CUT + _take(text[::-1], cells - len(CUT))[::-1]


def _take(text: str, cells: int) -> str:
    """The longest beginning of ``text`` that fits."""
    used = 0
    for index, character in enumerate(text):
        used += _cells(character)
        if used > cells:
            return text[:index]
    return text


def wrap(text: str, first: int | None, rest: int) -> list[str]:
    """``text`` in lines of ``first`` and then ``rest`` cells; None: one line.

    Chinese breaks anywhere, ASCII words stay whole where they fit, and no line begins with
    closing punctuation.
    """
    if first is None or width(text) <= first:
        return [text]
    lines: list[str] = []
    line = ""
    room = first
    for piece in _PIECES.findall(text):
        if width(line) + width(piece) <= room:
            line += piece
            continue
        carry = ""
        if piece in _CLOSING and len(line) > 1:
            line, carry = line[:-1], line[-1]
        if line.strip():
            lines.append(line.rstrip())
            room = rest
        line = carry + piece.lstrip(" ")
        while width(line) > room:
            head = _take(line, room) or line[0]
            lines.append(head)
            line, room = line[len(head) :], rest
    return [*lines, line] if line.strip() or not lines else lines
