"""A18: one body, one name; one place, one spelling."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from infoscore.judging.audit.book import Raw
from infoscore.lazily import lazily

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from infoscore.judging.audit.book import Book
    from infoscore.reading.names import Name

MOST_NAMES, MOST_ALIKE = 400, 8
_OPPOSITES = "东西 南北 上下 大小 前后 左右 新老 新旧 内外 高低"
_LEVELS = "县市 县区 市区 省市 镇乡 县乡 县镇 州县"
_OPPOSED = frozenset(f"{_OPPOSITES} {_LEVELS}".split())
_PLACE = lazily(r"[^省市县区]{3,5}[镇乡村](?!级)")
_DECLARED = "简称"
LIST = 40  # characters from a name in which the list it opens goes on
_LIST_ENDS = lazily("[，。；：]")


def check(book: Book) -> Iterator[Raw]:
    """Names that differ from one another in one character."""
    text = book.text
    first: dict[str, Name] = {}
    for name in book.reading.names:
        word = text[name.start : name.end]
        if len(word) >= 4 and name.kind in {"organ", "fine"} and len(first) < MOST_NAMES:
            first.setdefault(word, name)
            place = _PLACE.match(word)
            if name.kind == "organ" and place is not None and place.end() < len(word):
                short = name._replace(end=name.start + place.end(), kind="fine")
                first.setdefault(place.group(), short)
    for one, other in _alike(first):
        if not _same(one, other, first[one].kind, book.rules.functions):
            continue
        if _listed(text, one, other) or _listed(text, other, one):
            continue
        if _DECLARED in text[first[one].end : first[one].end + 20]:
            continue
        spans = tuple(sorted((first[w].start, first[w].end) for w in (one, other)))
        yield Raw("A18", True, " ≠ ".join(text[a:b] for a, b in spans), "", spans)


def _listed(text: str, one: str, other: str) -> bool:
    """Whether one name follows the other in a list, so that they are two: 黄土岭村、黄泥岭村."""
    at = text.find(f"{one}、")
    start = at + len(one)
    return at >= 0 and other in _LIST_ENDS.split(text[start : start + LIST], 1)[0]


def _alike(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of words that differ in one character, neither the first nor the last."""
    framed: dict[tuple[str, str, int], list[str]] = {}
    for word in words:
        framed.setdefault((word[0], word[-1], len(word)), []).append(word)
    for group in framed.values():
        by_key: dict[str, list[str]] = {}
        for word in group if len(group) > 1 else ():
            for at in range(1, len(word) - 1):
                by_key.setdefault(word[:at] + "*" + word[at + 1 :], []).append(word)
        for same in by_key.values():
            yield from combinations(same[:MOST_ALIKE], 2)


def _same(one: str, other: str, kind: str, functions: frozenset[str]) -> bool:
    """Whether two names that differ in one character are likely one body miswritten: only one of
    them says what a body does (``functions``), or they are short forms of one body.
    """
    at = next(i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b)
    pair = {one[at] + other[at], other[at] + one[at]}
    if pair & _OPPOSED:
        return False
    if kind == "fine":
        return len(one.rstrip("镇乡村街道社区")) >= 3
    known = [
        any(word[i : i + 2] in functions for i in (at - 1, at) if 0 <= i < len(word) - 1)
        for word in (one, other)
    ]
    if all(known):
        return {one[at - 1 : at + 1], other[at - 1 : at + 1]} == {"住建", "住房"}
    return any(known)
