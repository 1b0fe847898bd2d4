"""Paragraphs that tell of something else: hardly anything of theirs stands elsewhere in the draft.

What a draft is about comes back in its title and in paragraph after paragraph; what was put in to
fill it does not, and the longer it is, the more ought to.  Pairs and single characters of Han are
compared, which takes no dictionary; numerals and the words of any item (原因, 同比, 建议: lexicons
that tell ``part`` or ``form``) bring nothing back.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property
from itertools import chain
from math import log, sqrt
from typing import TYPE_CHECKING, NamedTuple

from infoscore.lazily import lazily
from infoscore.text.document import HAN_RUN
from infoscore.text.pairs import pairs_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from infoscore.ruleset.slots import Filler, Slots
    from infoscore.text.document import Document, Layer, Paragraph

Range = tuple[int, int]


class Foreign(NamedTuple):
    """Ranges of paragraphs on another matter, in order; ``follow`` open as if they followed."""

    apart: tuple[Range, ...]
    follow: tuple[Range, ...]


MOST_TITLE = 6
LONG_ENOUGH = 120  # characters of a text in which something of its title would stand
ONE_BY_CHANCE = 1  # characters that a title of other words may share with a text
FEWEST_PARTS = 3  # the title among them: fewer leave too little around a paragraph
FEWEST_HAN = 20  # fewer characters tell nothing of a matter
FEWEST_FACTS = 2  # fewer figures and dates tell of no matter
SHARED = 2  # so many pairs tie two parts together
ROLES = ("in_cause_head", "in_ask_head", "in_next_head")  # told in words of their own
FOLLOWS = tuple("如 若 一旦 预计 照此 据此 按此 因此 为此 对此 此 这 目前 接下来".split())
RESTS = ("剩下的", "余下的", "其余的", "剩余的")  # of what was told before
OPENING = 6  # characters within which a paragraph tells its role
_TAGS = lazily(r"(?:[ ][\u4e00-\u9fff][\u4e00-\u9fff\d%.]{1,7}){3,}")
_ASKS = lazily(r"[^，。；：]{0,18}(?:建议|请求|打算|提出)：")
_ASPECT = lazily(r"[从按分][\u4e00-\u9fff]{1,8}[看分][，：]")
_LABEL = lazily(r"[\u4e00-\u9fff]{2,8}(?:：|方面[，：])")
SUFFIXES = ("place_suffix", "fine_place_suffix", "organ_suffix")


class Sums:
    """The numbers of a rule set by which paragraphs are told apart, as floats."""

    def __init__(self, filler: Filler) -> None:
        self.length, self.rest = float(filler.length), float(filler.rest)
        self.pairs, self.characters = float(filler.pairs), float(filler.characters)
        self.title, self.most = float(filler.title), float(filler.most)
        self.limit, self.limit_alone = float(filler.limit), float(filler.limit_alone)
        self.limit_many = float(filler.limit_many)
        self.few_facts, self.many_facts = filler.few_facts, filler.many_facts
        self.alone_most = float(filler.alone_most)

    def limit_among(self, facts: int) -> float:
        """What must be exceeded where the rest tells so many facts."""
        if facts <= self.few_facts:
            return self.limit_alone
        return self.limit if facts < self.many_facts else self.limit_many


class Matters:
    """Tells the paragraphs on another matter than the draft's own.

    ``slots`` tell the words of any item, and how cause, request and next step open.
    """

    def __init__(self, slots: Slots) -> None:
        heads = chain(*(x.terms for x in slots.lexicons if x.id in ROLES))
        self._roles = tuple(sorted(set(heads)))
        self._common = slots.common
        suffixes = chain(*(x.terms for x in slots.lexicons if x.id in SUFFIXES))
        self._sums = Sums(slots.filler)
        self._usual = frozenset(
            chain(slots.filler.usual, (each for each in suffixes if len(each) == 1))
        )

    def foreign(
        self,
        document: Document,
        facts: Sequence[int],
        named: Sequence[int] = (),
        clocked: Sequence[int] = (),
    ) -> Foreign:
        """The paragraphs on another matter; ``facts`` are the places of figures and dates, in
        order, ``named`` those of names, ``clocked`` those of times of day. Linear in the length of
        the text.

        The draft's own are causes, requests, next steps and what ends with a colon, a lead that
        takes up a pair of the title, a layer or label that continues others, what goes on by the
        clock where the lead does, and what makes up more than half of the text.  A title of which
        nothing comes back, and that names nobody, is on no matter.
        """
        parts: list[Range] = [p[:2] for p in document.paragraphs]
        titled = document.title is not None
        if document.title:
            parts.insert(0, document.title)
        if len(parts) < FEWEST_PARTS:
            return Foreign((), ())
        text = document.text
        pairs = [_pairs(document, paragraph) for paragraph in document.paragraphs]
        if document.title:
            pairs.insert(0, pairs_in(text[slice(*document.title)]))
        said = [each - self._common for each in pairs]
        draft = _Parts(text, parts, said, facts, self._usual, self._sums)
        strange = [[part] for part in range(len(parts)) if draft.strange([part], titled=titled)]
        strange += [g for g in draft.groups_apart(titled=titled) if draft.strange(g, titled=titled)]
        found = {
            part for group in strange for part in group if not self._own(text, parts[group[0]])
        }
        found -= _in_sequence(document, parts, found)
        found -= _labelled(text, parts, found)
        if titled not in found and holds(clocked, *parts[titled]):
            found -= {part for part in found if holds(clocked, *parts[part])}
        if titled:
            found -= {0, 1} if said[0] & said[1] else {0}
        if draft.length(found) > self._sums.most * draft.length(range(len(parts))):
            found = {part for part in found if draft.tells(part)}  # words without facts are on none
        if draft.length(found) > self._sums.most * draft.length(range(len(parts))):
            found = set()  # a draft of many matters
        if titled and not holds(named, *parts[0]) and draft.unheard(0):
            found.add(0)
        follow = {part for part in found if text.startswith(FOLLOWS, parts[part][0])}
        return Foreign(
            tuple(parts[part] for part in sorted(found - follow)),
            tuple(parts[part] for part in sorted(follow)),
        )

    def _own(self, text: str, part: Range) -> bool:
        """Whether a paragraph opens as cause, request, next step, aspect or rest of what was told
        (（三）主要原因, 建议, 从时段看，, 剩下的15户), or opens a list itself (……如下：).
        """
        start, end = part
        return (
            text.startswith(RESTS, start)
            or _ASPECT.match(text, start, end) is not None
            or _ASKS.match(text, start, end) is not None
            or text.endswith("：", start, end)
            or any(text.startswith(self._roles, at) for at in range(start, start + OPENING))
        )


def tags_in(text: str) -> tuple[Range, ...]:
    """Rows of words without marks at the end of a line (值得关注 下降30%), which tell nothing."""
    rows = (row.span() for row in _TAGS.finditer(text))
    return tuple((start, end) for start, end in rows if text[end : end + 1] in {"", "\n"})


class _Parts:
    """The title, if there is one, and the paragraphs of a draft, by what they share: ``said`` are
    their pairs without common ones.
    """

    def __init__(
        self,
        text: str,
        parts: Sequence[Range],
        said: Sequence[frozenset[str]],
        facts: Sequence[int],
        usual: frozenset[str],
        sums: Sums,
    ) -> None:
        self._parts, self._sums = parts, sums
        self._facts = [bisect_left(facts, end) - bisect_left(facts, start) for start, end in parts]
        self._han = ["".join(HAN_RUN.findall(text, start, end)) for start, end in parts]
        self._usual = usual
        self._pairs = _Shared(said)
        self._whole = self.length(range(len(parts)))
        self._all_facts = sum(self._facts)

    @cached_property
    def _characters(self) -> _Shared:
        return _Shared([frozenset(each) - self._usual for each in self._han])

    def length(self, which: Iterable[int]) -> int:
        """The length of some parts."""
        return sum(self._parts[part][1] - self._parts[part][0] for part in which)

    def strange(self, group: Sequence[int], *, titled: bool) -> bool:
        """Whether some parts, as one, are on another matter than the rest."""
        length, sums = self.length(group), self._sums
        facts = self._all_facts - sum(self._facts[part] for part in group)
        limit = sums.limit_among(facts)
        han = sum(len(self._han[part]) for part in group)
        if han < FEWEST_HAN:
            return False
        around = round(log(self._whole - length + 1), 9)  # alike on every machine
        value = sums.length * sqrt(han) + sums.rest * around
        pairs = self._pairs.back(group) if value > limit else 0
        value -= sums.pairs * sqrt(pairs)
        if value <= limit:  # all else only ties more
            return False
        characters = self._characters.back(group)
        if length > sums.alone_most * self._whole and pairs + characters > ONE_BY_CHANCE:
            limit = max(limit, sums.limit)
        held = self._characters.held
        said = frozenset[str]().union(*(held[part] for part in group))
        title = len(said & held[0]) if titled and 0 not in group else 0
        value -= sums.characters * sqrt(characters)
        return value - sums.title * min(title, MOST_TITLE) > limit

    def tells(self, part: int) -> bool:
        """Whether a part holds figures or dates enough to be on any matter."""
        return self._facts[part] >= FEWEST_FACTS

    def unheard(self, part: int) -> bool:
        """Whether nothing of what a part says stands in any other: a title that fits any draft."""
        if self._whole - self.length([part]) < LONG_ENOUGH:
            return False
        return not self._pairs.back([part]) and self._characters.back([part]) <= ONE_BY_CHANCE

    def groups_apart(self, *, titled: bool) -> list[list[int]]:
        """The parts that hang together with each other, but neither with the title nor in the
        largest such group.
        """
        groups = [group for group in _groups(self._pairs.held) if len(group) > 1]
        main = max(groups, key=self.length, default=[])
        return [group for group in groups if group is not main and not (titled and 0 in group)]


class _Shared:
    """What each part of a draft holds, and how much of it others share."""

    def __init__(self, held: Sequence[frozenset[str]]) -> None:
        self.held = held
        self._again = set[str]()
        seen = set[str]()
        for each in held:
            self._again |= seen & each
            seen |= each

    @cached_property
    def _everywhere(self) -> Counter[str]:
        return Counter(chain(*self.held))

    def back(self, group: Sequence[int]) -> int:
        """How much of what some parts hold stands in other parts, too."""
        if len(group) == 1:
            return len(self.held[group[0]] & self._again)
        within = Counter(chain(*(self.held[part] for part in group)))
        return sum(self._everywhere[each] > count for each, count in within.items())


def _pairs(document: Document, paragraph: Paragraph) -> frozenset[str]:
    """The pairs of a paragraph."""
    return frozenset().union(*document.sentence_pairs[paragraph.first : paragraph.last])


def _in_sequence(document: Document, parts: Sequence[Range], found: set[int]) -> set[int]:
    """The parts found that open as a layer (（三）, 三是) which continues, or is continued by, one
    that opens a part that is not found, in order; directly or through others that are found.
    """
    layers = {layer.start: layer for layer in document.layers}
    opened = [(part, layers[start]) for part, (start, _) in enumerate(parts) if start in layers]
    before: dict[str, tuple[int, Layer]] = {}  # the last of each style below the heading in force
    continued: list[tuple[int, int]] = []
    for part, layer in opened:
        before = {style: last for style, last in before.items() if last[1].rank <= layer.rank}
        if layer.style in before:
            earlier, last = before[layer.style]
            if layer.number == last.number + 1:
                continued.append((earlier, part))
        before[layer.style] = part, layer
    own = {part for part, _ in opened} - found
    for earlier, later in continued:
        if earlier in own:
            own.add(later)
    for earlier, later in reversed(continued):
        if later in own:
            own.add(earlier)
    return own & found


def _labelled(text: str, parts: Sequence[Range], found: set[int]) -> set[int]:
    """The parts found that open with a label (群众转移：, 财政方面，) where another does."""
    labelled = {part for part, where in enumerate(parts) if _LABEL.match(text, *where)}
    return labelled & found if labelled - found else set()


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


def holds(places: Sequence[int], start: int, end: int) -> bool:
    """Whether one of the places, which are in order, lies in a range."""
    return bisect_left(places, start) < bisect_left(places, end)


def inside(at: int, ranges: tuple[Range, ...]) -> bool:
    """Whether a place lies in one of the ranges, which are in order."""
    before = bisect_right(ranges, (at, len(ranges) and ranges[-1][1]))
    return before > 0 and at < ranges[before - 1][1]
