"""Patterns that match only a few texts, written out as those texts.

Most patterns of rule files are alternations of literal words. Written out they go into the one
automaton that finds all terms in a single pass, and no regular expression has to run.
"""

from __future__ import annotations

import re
from itertools import product

MOST = 600
DEEPEST = 100  # groups within groups
_SPECIAL = set("\\^$.*+{}")
_CLASS = re.compile(r"\[([^\]\[\\^-]+)\]")


class _EndlessError(Exception):
    """The pattern is not finite, or matches too many texts to write out."""


def split(source: str) -> tuple[tuple[str, ...], str | None]:
    """The texts that the finite alternatives of a pattern match, and a pattern of the others (None
    where there are no others).
    """
    inner = source
    if source.startswith("(") and _closing(source) == len(source) - 1:
        inner = source[1:-1].removeprefix("?:")
    words: list[str] = []
    rest: list[str] = []
    for part in _parts(inner):
        finite = words_of(part)
        if finite is None:
            rest.append(part)
        else:
            words += finite
    if not words:
        return (), source
    return tuple(sorted(set(words))), "|".join(rest) or None


def _parts(source: str) -> list[str]:
    """The alternatives of the outermost ``|``; the pattern itself where it has an escape before
    a bracket or a bracket in a class, which this simple reading does not tell apart.
    """
    if "\\(" in source or "\\[" in source or "\\]" in source or "\\)" in source:
        return [source]
    parts, depth, in_class, start = [], 0, False, 0
    for at, char in enumerate(source):
        if in_class:
            in_class = char != "]"
        elif char == "[":
            in_class = True
        elif char in "()":
            depth += 1 if char == "(" else -1
        elif char == "|" and depth == 0:
            parts.append(source[start:at])
            start = at + 1
    return [*parts, source[start:]]


def _closing(source: str) -> int:
    """Where the bracket that opens ``source`` is closed."""
    depth, in_class = 0, False
    for at, char in enumerate(source):
        if in_class:
            in_class = char != "]"
        elif char == "[":
            in_class = True
        elif char in "()":
            depth += 1 if char == "(" else -1
            if depth == 0:
                return at
    return -1


def words_of(source: str) -> tuple[str, ...] | None:
    """Every text that a pattern matches, or None where it is not made of literals, ``|``, ``?``,
    groups and plain character classes alone, or matches more than ``MOST`` texts.
    """
    if any(char in _SPECIAL for char in source) or "(?P" in source or source.count("(") > DEEPEST:
        return None
    try:
        words, at = _alternatives(source.replace("(?:", "("), 0)
    except _EndlessError:
        return None
    return (
        tuple(sorted(words)) if at == len(source.replace("(?:", "(")) and "" not in words else None
    )


def _alternatives(source: str, at: int) -> tuple[set[str], int]:
    found: set[str] = set()
    while True:
        words, at = _sequence(source, at)
        found |= words
        if len(found) > MOST:
            raise _EndlessError
        if at >= len(source) or source[at] != "|":
            return found, at
        at += 1


def _sequence(source: str, at: int) -> tuple[set[str], int]:
    words = {""}
    while at < len(source) and source[at] not in "|)":
        part, at = _atom(source, at)
        if at < len(source) and source[at] == "?":
            part, at = part | {""}, at + 1
        if len(words) * len(part) > MOST:
            raise _EndlessError
        words = {left + right for left, right in product(words, part)}
    return words, at


def _atom(source: str, at: int) -> tuple[set[str], int]:
    char = source[at]
    if char == "(":
        part, at = _alternatives(source, at + 1)
        if at >= len(source) or source[at] != ")":
            raise _EndlessError
        return part, at + 1
    if char == "[":
        match = _CLASS.match(source, at)
        if match is None:
            raise _EndlessError
        return set(match[1]), match.end()
    if char in "?])":
        raise _EndlessError
    return {char}, at + 1
