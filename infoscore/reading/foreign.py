"""Paragraphs that tell of something else: hardly anything of theirs stands elsewhere in the draft.

What a draft is about comes back in its title and in paragraph after paragraph; what was put in to
fill it does not.  Pairs of Han characters are compared, which takes no dictionary; numerals and the
words of any item (原因, 同比, 建议: lexicons that tell ``part`` or ``form``) bring nothing back.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from infoscore.reading.characters import LEAST, Characters, usual_characters
from infoscore.text.pairs import pairs_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from infoscore.reading.names import Name
    from infoscore.ruleset.model import Slots
    from infoscore.text.document import Document

Range = tuple[int, int]


class Foreign(NamedTuple):
    """Ranges of paragraphs on another matter, in order; ``follow`` open as if they followed."""

    apart: tuple[Range, ...]
    follow: tuple[Range, ...]


FEWEST_PARTS, FEWEST_LINES = 2, 4  # fewer leave too little around a paragraph, a line
SHARED = 2  # so many pairs that come back tie two parts together
COMMON = 0.13  # of all pairs, common ones too: more tell of a matter in other words
ROLES = ("in_cause_head", "in_ask_head", "in_next_head")  # told in words of their own
FOLLOWS = tuple("如 若 一旦 预计 照此 据此 按此 因此 为此 对此 此 这 目前 接下来".split())
OPENING = 6  # characters within which a paragraph tells its role
ENOUGH, NAMED = 20, 24  # so many may bring back one by chance; more where a new place is told
MOST = 0.5  # of the text may be on another matter
LINE = 10  # so many pairs, common ones too, tell whether a line of figures comes back
NEAR = 3  # parts on either side that are looked at first
_ENDS = "。！？；"


class Matters:
    """Tells the paragraphs on another matter than the draft's own.

    ``slots`` tell the pairs of the words of any item, and how cause, request and next step open.
    """

    def __init__(self, slots: Slots) -> None:
        heads = chain(*(x.terms for x in slots.lexicons if x.id in ROLES))
        self._roles = tuple(sorted({head[:2] for head in heads}))
        self._common = slots.common
        self._usual = usual_characters(slots)

    def foreign(self, document: Document, facts: Sequence[int], names: Sequence[Name]) -> Foreign:
        """The paragraphs on another matter.

        ``apart`` hang together with neither title nor main part and name no place or body named
        there, unless they open as cause, request or next step; or they hold figures or dates
        (``facts``: where they begin), name nobody and bring not even common words back; or neither
        words nor characters of theirs come back (:class:`Characters`).  ``follow`` open as what
        follows from the rest.  A lead that takes up a pair of the title is the draft's own, and so
        are a layer that continues others and what makes up more than half of it.
        """
        parts: list[Range] = [p[:2] for p in document.paragraphs]
        titled = document.title is not None
        if document.title:
            parts.insert(0, document.title)
        if len(parts) < FEWEST_PARTS:
            return Foreign((), ())
        pairs = [pairs_in(document.text[start:end]) for start, end in parts]
        said = [each - self._common for each in pairs]
        characters = Characters(document.text, parts, self._usual)
        groups: list[list[int]] = []
        if titled or len(parts) >= FEWEST_LINES:
            groups += self._apart(document.text, parts, pairs, said, names, titled=titled)
        if len(parts) >= FEWEST_LINES:
            groups += [[part] for part in _lines(document.text, parts, pairs, facts, names)]
        groups = [group for group in groups if not characters.own(group, titled=titled)]
        strange = characters.strangers(said, titled=titled)
        groups += [[s] for s in strange if not self._opens_with_a_role(document.text, parts[s][0])]
        found = set(chain(*groups)) - _in_sequence(document, parts)
        if titled:
            found -= {0, 1} if pairs[0] & pairs[1] else {0}
        if _length(parts, found) > MOST * _length(parts, range(len(parts))):
            return Foreign((), ())  # a draft of many matters, or told in many words
        follow = {part for part in found if document.text.startswith(FOLLOWS, parts[part][0])}
        return Foreign(
            tuple(parts[part] for part in sorted(found - follow)),
            tuple(parts[part] for part in sorted(follow)),
        )

    def _apart(
        self,
        text: str,
        parts: Sequence[Range],
        pairs: Sequence[frozenset[str]],
        said: Sequence[frozenset[str]],
        names: Sequence[Name],
        *,
        titled: bool,
    ) -> list[list[int]]:
        """The groups of parts that hang together with no other; ``said`` are ``pairs`` without
        common ones.
        """
        groups = _groups(said)
        held = [_union(said, group) for group in groups]
        own = _own(groups, held, said[0] if titled else frozenset())
        doubted = [n for n in range(len(groups)) if n not in own and len(held[n]) >= LEAST]
        if not own or not doubted:
            return []
        everywhere = Counter(chain(*(_union(pairs, group) for group in groups)))
        called = _Called(text, names)
        found = []
        for number in doubted:
            group, size = groups[number], len(held[number])
            spoken = _union(pairs, group)
            back = {pair for pair in spoken if everywhere[pair] > 1}
            tied = len(back & held[number])
            if tied >= SHARED or (tied and size < ENOUGH) or len(back) > COMMON * len(spoken):
                continue
            if self._opens_with_a_role(text, parts[group[0]][0]):
                continue
            inner = called.within([parts[part] for part in group])
            if inner and (size < NAMED or not _tells_place(inner) or called.elsewhere(inner)):
                continue
            found.append(group)
        return found

    def _opens_with_a_role(self, text: str, start: int) -> bool:
        """Whether a paragraph opens as cause, request or next step: （三）主要原因, 建议."""
        if text.startswith(FOLLOWS, start):
            return True
        return any(text.startswith(self._roles, at) for at in range(start, start + OPENING))


def _in_sequence(document: Document, parts: Sequence[Range]) -> set[int]:
    """The parts that open as a layer (（三）, 三是) of which the one before or after opens a part
    as well, in order.
    """
    layers = {layer.start: (layer.style, layer.number) for layer in document.layers}
    opened = {layers[start]: part for part, (start, _) in enumerate(parts) if start in layers}
    return {
        part
        for (style, number), part in opened.items()
        if opened.get((style, number - 1), part) < part
        or part < opened.get((style, number + 1), part)
    }


def _length(parts: Sequence[Range], which: Iterable[int]) -> int:
    return sum(parts[part][1] - parts[part][0] for part in which)


def _lines(
    text: str,
    parts: Sequence[Range],
    pairs: Sequence[frozenset[str]],
    facts: Sequence[int],
    names: Sequence[Name],
) -> set[int]:
    """The parts with facts, but without names, that share hardly a pair with any other."""
    starts = [name.start for name in names]
    doubted = [
        part
        for part, (start, end) in enumerate(parts)
        if holds(facts, start, end) and not holds(starts, start, end)
    ]
    everywhere: Counter[str] | None = None
    found = set()
    for part in doubted:
        start, end = parts[part]
        if _near(pairs, part) >= SHARED:
            continue
        everywhere = everywhere or Counter(chain(*pairs))
        if sum(everywhere[pair] > 1 for pair in pairs[part]) >= SHARED:
            continue
        digits = sum(map(str.isdecimal, text[start:end]))
        if len(pairs[part]) >= LINE:
            told = text[end - 1] != "："  # a lead-in tells by what it leads to
        else:
            told = digits > len(pairs[part]) and text[end - 1] in _ENDS  # no row of a table
        if told:
            found.add(part)
    return found


def _near(pairs: Sequence[frozenset[str]], part: int) -> int:
    """How many pairs of a part come back in the parts around it: quick, and mostly enough."""
    around = chain(pairs[max(part - NEAR, 0) : part], pairs[part + 1 : part + 1 + NEAR])
    return len(frozenset(chain(*(pairs[part] & other for other in around))))


def _own(
    groups: Sequence[list[int]], held: Sequence[frozenset[str]], title: frozenset[str]
) -> set[int]:
    """The groups that are the draft's own: those that take up the title, or the largest of those
    that hang together; none where nothing does, for then there is no telling.
    """
    together = [number for number, group in enumerate(groups) if len(group) > 1]
    titled = {number for number, pairs in enumerate(held) if pairs & title}
    if len(titled) > 1 or titled & set(together):
        return titled if together else set()
    return {max(together, key=lambda number: len(held[number]))} if together else set()


def _union(pairs: Sequence[frozenset[str]], group: Iterable[int]) -> frozenset[str]:
    return frozenset[str]().union(*(pairs[part] for part in group))


def _groups(said: Sequence[frozenset[str]]) -> list[list[int]]:
    """The parts by what they share, in order of their first; a pair is known by the first part
    that held it, so that this is one pass.
    """
    roots = list(range(len(said)))

    def root(part: int) -> int:
        while roots[part] != part:
            roots[part] = roots[roots[part]]
            part = roots[part]
        return part

    first: dict[str, int] = {}
    for part, pairs in enumerate(said):
        back = first.keys() & pairs
        if len(back) >= SHARED:
            shared: dict[int, int] = {}
            for owner, count in Counter(map(first.__getitem__, back)).items():
                shared[root(owner)] = shared.get(root(owner), 0) + count
            tied = [other for other, count in shared.items() if count >= SHARED]
            for other in (*tied, part):
                roots[other] = min((*tied, part))
        first.update(dict.fromkeys(pairs.difference(first), part))
    groups: dict[int, list[int]] = {}
    for part in range(len(said)):
        groups.setdefault(root(part), []).append(part)
    return list(groups.values())


def _tells_place(names: Sequence[Name]) -> bool:
    """Whether one of the names is a place that is no part of the name of a body."""
    bodies = tuple((n.start, n.end) for n in names if n.kind == "organ")
    return any(n.kind != "organ" and not inside(n.start, bodies) for n in names)


class _Called:
    """The names of a draft, by place and by the pairs of characters they hold."""

    def __init__(self, text: str, names: Sequence[Name]) -> None:
        self._text, self._names = text, names
        self._starts = [name.start for name in names]
        self._pairs = Counter(chain(*map(self._held, names)))

    def _held(self, name: Name) -> set[str]:
        return {self._text[at : at + 2] for at in range(name.start, name.end - 1)}

    def within(self, ranges: Iterable[Range]) -> list[Name]:
        """The names in the ranges."""
        starts = self._starts
        parts = (self._names[bisect_left(starts, a) : bisect_left(starts, b)] for a, b in ranges)
        return list(chain(*parts))

    def elsewhere(self, inner: Sequence[Name]) -> bool:
        """Whether the head of one of the names stands in a name that is none of them."""
        own = Counter(chain(*map(self._held, inner)))
        heads = {self._text[name.start : name.start + 2] for name in inner}
        return any(self._pairs[head] > own[head] for head in heads)


def holds(places: Sequence[int], start: int, end: int) -> bool:
    """Whether one of the places, which are in order, lies in a range."""
    return bisect_left(places, start) < bisect_left(places, end)


def inside(at: int, ranges: tuple[Range, ...]) -> bool:
    """Whether a place lies in one of the ranges, which are in order."""
    before = bisect_right(ranges, (at, len(ranges) and ranges[-1][1]))
    return before > 0 and at < ranges[before - 1][1]
