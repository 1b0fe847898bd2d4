"""Named places and bodies (要素 P and A), found by their suffix on raw text.

Segmenters cut names such as 县农业农村局 apart, so a name is read leftwards from its suffix
until a character that no name holds.  Self-reference (我县) and fillers (有关部门) name nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

MAX_NAME = 12
_STOPS = frozenset(
    "在到对由据向和与及从为是于了的把被将让使给等各该某本我有无至或并由请"
    "，。；：、！？（）“”《》〔〕[]()'\" \n\t0123456789一二三四五六七八九十两数多几全每这那其以上下"
)


class Name(NamedTuple):
    """A place or body: range of the view; ``kind`` is place, fine (township or below) or organ."""

    start: int
    end: int
    kind: str


class NameFinder:
    """Finds names by suffix. ``suffixes`` maps a kind to its endings; ``blocked`` words hold an
    ending but are no names (市场, 区域, 有关部门)."""

    def __init__(self, suffixes: dict[str, Iterable[str]], blocked: Iterable[str]) -> None:
        self._kinds = {
            suffix: kind for kind, endings in suffixes.items() for suffix in endings
        }
        longest_first = sorted(self._kinds, key=lambda s: (-len(s), s))
        self._suffix = re.compile("|".join(map(re.escape, longest_first)))
        blocking = sorted(set(blocked), key=lambda s: (-len(s), s))
        self._blocked = re.compile("|".join(map(re.escape, blocking))) if blocking else None

    def names(self, text: str) -> list[Name]:
        """Every name in the view, in order, the longest where they nest."""
        blocked: set[int] = set()
        if self._blocked is not None:
            for match in self._blocked.finditer(text):
                blocked.update(range(*match.span()))
        found: list[Name] = []
        for match in self._suffix.finditer(text):
            start, end = match.span()
            if end - 1 in blocked:
                continue
            left = start
            floor = max(start - MAX_NAME, 0, found[-1].end if found and found[-1].kind != "organ" and found[-1].end < start else 0)
            while left > floor and text[left - 1] not in _STOPS and left - 1 not in blocked:
                left -= 1
            kind = self._kinds[match.group()]
            if found and found[-1].end == left and left > 0:
                left = found[-1].start
            if end - left < 2 + (kind == "organ" and len(match.group()) == 1) or start == left:
                continue
            found.append(Name(left, end, kind))
        return found
