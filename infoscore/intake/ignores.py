"""Marks in a draft that say: this rule does not apply here, and why.

``<!-- infoscore: ignore C03 理由 -->`` anywhere, or a line of its own without the comment signs.
A mark hides a finding of ``infoscore check``; it never changes a score.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from infoscore.intake.ranges import merged
from infoscore.lazily import lazily

if TYPE_CHECKING:
    from collections.abc import Iterable

    from infoscore.intake.ranges import Range

MIN_REASON = 2  # characters, here and in the settings
_RULE = r"(?P<rule>[A-Za-z][\w-]{0,63})"
_BEHIND = r"(?=\s|-->|$)[ \t\u3000]{0,4}"  # A1,A4 names no rule, and ,A4 is no reason
_MARK = rf"infoscore[^\S\n]?[:：][^\S\n]?ignore[^\S\n]{{1,4}}{_RULE}{_BEHIND}"
_COMMENT = lazily(rf"<!--\s{{0,4}}{_MARK}(?P<reason>[^\n]{{0,200}}?)\s{{0,4}}-->", re.IGNORECASE)
_LINE = lazily(
    rf"^[ \t\u3000#/;>-]{{0,6}}{_MARK}(?P<reason>[^\n]{{0,200}})$", re.IGNORECASE | re.MULTILINE
)
_WORD = "infoscore"
_ALIKE = lazily(
    r"(?:^[ \t\u3000#/;>-]{0,6}|<!--[ \t]{0,4})infoscore\b.{0,4}ignor", re.IGNORECASE | re.MULTILINE
)


class Ignore(NamedTuple):
    """A suppression: which rule, why, and the line it stands on (from 1; 0: in the settings)."""

    rule: str
    reason: str
    line: int


def find_ignores(text: str, start: int) -> tuple[tuple[Ignore, ...], tuple[Range, ...]]:
    """The marks in ``text`` from ``start`` on; a ``reason`` may be too short or empty.

    The ranges are what to cut out: the marks, with the line end where one has its line to itself.
    """
    if _WORD not in text[start:].lower():
        return (), ()
    comments = list(_COMMENT.finditer(text, start))
    taken = [each.span() for each in comments]
    lines = [
        each
        for each in _LINE.finditer(text, start)
        if not any(begin < each.end() and each.start() < end for begin, end in taken)
    ]
    found = sorted([*comments, *lines], key=re.Match.start)
    marks, last, line = [], 0, 1
    for each in found:
        line += text.count("\n", last, each.start())
        last = each.start()
        marks.append(Ignore(each["rule"], each["reason"].strip(), line))
    return tuple(marks), merged(_with_line_end(text, *each.span()) for each in found)


def _with_line_end(text: str, start: int, end: int) -> Range:
    begin = text.rfind("\n", 0, start) + 1
    after = text.find("\n", end)
    behind = len(text) if after < 0 else after
    if text[begin:start].strip() or text[end:behind].strip():
        return start, end
    return (begin, behind + 1) if after >= 0 else (max(begin - 1, 0), behind)


def misspelt(text: str, start: int, marks: Iterable[Ignore]) -> tuple[int, ...]:
    """The lines of ``text`` from ``start`` on that were meant as a mark and are none."""
    if _WORD not in text[start:].lower():
        return ()
    known = {each.line for each in marks}
    lines = (
        text.count("\n", 0, each.start()) + 1 for each in islice(_ALIKE.finditer(text, start), 20)
    )
    return tuple(line for line in lines if line not in known)
