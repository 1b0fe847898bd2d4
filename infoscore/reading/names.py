"""Named places and bodies (要素 P and A), found by their suffix on raw text.

Segmenters cut names such as 县农业农村局 apart, so a name is read leftwards from its suffix
until a character that no name holds.  Self-reference (我县) and fillers (有关部门) name nobody.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    ending but are no names (市场, 区域, 有关部门).
    """

    def __init__(self, suffixes: dict[str, Iterable[str]], blocked: Iterable[str]) -> None:
        self._kinds = {suffix: kind for kind, endings in suffixes.items() for suffix in endings}
        self._suffixes = sorted(self._kinds)
        self._looks = sorted(set(blocked))

    @cached_property
    def _suffix(self) -> Any:
        return _finder(self._suffixes)

    @cached_property
    def _blocked(self) -> Any:
        return _finder(self._looks)

    def names(self, text: str) -> list[Name]:
        """Every name in the view, in order, the longest where they nest."""
        found: list[Name] = []
        masked = self._masked(text)
        free = 0  # behind the last place: a name does not reach back into it
        for number, start, end in self._suffix.find_matches_as_indexes(text):
            if masked[end - 1]:
                continue
            left, suffix = start, self._suffixes[number]
            kind = self._kinds[suffix]
            floor = max(start - MAX_NAME, free if free < start else 0, 0)
            while left > floor and text[left - 1] not in _STOPS and not masked[left - 1]:
                left -= 1
            if found and found[-1].end == left and left > 0:
                left = found[-1].start
            if end - left < 2 + (kind == "organ" and len(suffix) == 1) or start == left:
                continue
            found.append(Name(left, end, kind))
            free = 0 if kind == "organ" else end
        return found

    def _masked(self, text: str) -> bytearray:
        """Which characters belong to words that only look like names: no name holds them."""
        masked = bytearray(len(text))
        if self._looks:
            for _, start, end in self._blocked.find_matches_as_indexes(text):
                masked[start:end] = b"\1" * (end - start)
        return masked


def _finder(words: list[str]) -> Any:
    """Finds the words from left to right, the longest where several begin at one place."""
    from ahocorasick_rs import AhoCorasick, Implementation, MatchKind  # noqa: PLC0415

    kind = MatchKind.LeftmostLongest
    return AhoCorasick(words, matchkind=kind, implementation=Implementation.ContiguousNFA)
