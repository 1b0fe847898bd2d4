"""The literal texts in patterns: which ones a pattern matches, which ones it cannot do without.

Most patterns of rule files are alternations of literal words.  Written out they go into the one
automaton that finds all terms in a single pass, and no regular expression has to run.  Of most
others every match holds one of a few words, and then often one of a few others, with no mark of
some kinds between: where they do not stand like this, nothing is searched.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from infoscore.lazily import lazily

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Listed: TypeAlias = tuple[tuple[str, ...], str]
"""Texts one of which stands in every match, and the marks of MARKS that stand neither in them nor
between them and the texts before.
"""

MOST = 600
DEEPEST = 100  # groups within groups
MOST_NEEDED = 3  # lists of texts of which a match holds one each: the most telling ones
LONGEST_NEEDED = 60  # texts in such a list, apart from the most telling one
TELLING = 3  # characters of a text that are looked for: more would hardly tell more
ENOUGH = 2  # characters tell well enough: among texts of so many, the fewest are taken
_TOKEN = lazily(
    r"""
    (?P<open>\((?:\?(?:P?<[^>]*>|:))?)
  | (?P<class>\[\^?(?:\[:\^?\w+:\]|\\.|.)(?:\[:\^?\w+:\]|\\.|[^\]\\])*\])
  | (?P<repeat>(?:[*+?]|\{(?P<least>[0-9]+)(?:,[0-9]*)?\})\??)
  | (?P<unknown>\\[pP](?:\{[^}]*\}|.)|\\x(?:\{[^}]*\}|..)|\\[A-Za-z0-9]|[\^$.])
  | (?P<close>\))
  | (?P<or>\|)
  | \\?(?P<literal>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_PLAIN_CLASS = re.compile(r"\[([^\]\[\\^-]+)\]")
_DIGIT = r"\d"
_NEEDED = {_DIGIT: "0123456789", "^": "\n", "$": "\n"}  # an end of a paragraph is one of a line
_EMPTY = frozenset({"", "\n"})  # texts that say nothing, as each paragraph has them
_UNMARKED = re.compile(r"\\d|\\s|\\p\{Han\}")
MARKS = frozenset("，。；")
_FLAGS = re.compile(r"\(\?[A-Za-z-]+[:)]")


class Need(NamedTuple):
    """A match holds one of ``texts``; of MARKS only ``marks`` may stand in them, and between them
    and what the match needs before.
    """

    texts: frozenset[str]
    marks: frozenset[str]


class Texts(NamedTuple):
    """``exact``: all texts that a pattern matches, None where they are endless or too many.
    ``needed``: what every match holds, one behind the other; ``behind``: the marks that may stand
    behind it in a match.
    """

    exact: frozenset[str] | None
    needed: tuple[Need, ...]
    behind: frozenset[str]

    @property
    def marks(self) -> frozenset[str]:
        """The marks that may stand anywhere in a match."""
        return self.behind.union(*(need.marks for need in self.needed))


_ANYTHING = Texts(None, (), MARKS)


def split(source: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The texts that the finite alternatives of a pattern match, and the other alternatives."""
    words: set[str] = set()
    rest: list[str] = []
    for part, texts in _Reader(source, {}).alternatives():
        if texts.exact is None or "" in texts.exact:
            rest.append(part)
        else:
            words |= texts.exact
    return tuple(sorted(words)), tuple(rest)


def needed_by(source: str) -> tuple[Listed, ...]:
    """Lists of texts: every match of an RE2 pattern holds one of each, one behind the other; none
    where nothing can be said.
    """
    either = _either([texts for _, texts in _Reader(source, _NEEDED).alternatives()])
    needed = [Need(_beginnings(each.texts), each.marks) for each in either.needed]
    ranked = sorted(range(len(needed)), key=lambda at: _worth(needed[at].texts), reverse=True)
    short = [at for at in ranked[1:] if len(needed[at].texts) <= LONGEST_NEEDED]
    telling = {*ranked[:1], *short[: MOST_NEEDED - 1]}
    listed: list[Listed] = []
    between = frozenset[str]()
    for at, (texts, marks) in enumerate(needed):
        between |= marks
        if at in telling:
            listed.append((tuple(sorted(texts)), "".join(sorted(MARKS - between))))
            between = frozenset()
    return tuple(listed)


def _beginnings(texts: frozenset[str]) -> frozenset[str]:
    """How the texts begin, as far as it holds no other beginning."""
    begun = {text[:TELLING] for text in texts}
    return frozenset(text for text in begun if not _parts_of(text) & begun)


def _parts_of(text: str) -> set[str]:
    ends = range(len(text) + 1)
    return {text[start:end] for start in ends for end in ends[start + 1 :]} - {text}


class _Reader:
    """Reads a pattern that RE2 takes; what it does not know may match anything. ``known`` tells the
    texts of some tokens.
    """

    def __init__(self, source: str, known: Mapping[str, str]) -> None:
        self._source, self._known = source, known
        self._tokens = list(_TOKEN.finditer(source))
        self._at = self._depth = 0

    def alternatives(self) -> list[tuple[str, Texts]]:
        """The outermost alternatives, those of a group around the whole pattern for instance,
        each with its texts.
        """
        if _FLAGS.search(self._source):  # upper or lower case, among others
            return [(self._source, _ANYTHING)]
        self._at = enclosed = _enclosed(self._tokens)
        found: list[tuple[str, Texts]] = []
        try:
            while not found or self._kind() == "or":
                self._at += bool(found)
                start = self._place()
                texts = self._sequence()
                found.append((self._source[start : self._place()], texts))
        except RecursionError:
            return [(self._source, _ANYTHING)]
        read = self._at == len(self._tokens) - enclosed
        return found if read else [(self._source, _ANYTHING)]

    def _place(self) -> int:
        return self._tokens[self._at].start() if self._kind() else len(self._source)

    def _kind(self) -> str | None:
        return self._tokens[self._at].lastgroup if self._at < len(self._tokens) else None

    def _sequence(self) -> Texts:
        run, parts = _exactly(frozenset({""})), list[Texts]()
        while self._kind() not in (None, "or", "close"):
            part = self._repeated(self._atom())
            both = _together(run.exact, part.exact)
            if both is None:
                parts.append(run)
                run = part
            else:
                run = _exactly(both)
        return _joined([*parts, run]) if parts else run

    def _atom(self) -> Texts:
        token = self._tokens[self._at]
        self._at += 1
        if token.lastgroup == "open":
            return self._group()
        if token.lastgroup == "class":
            return self._class(token.group())
        if token.lastgroup == "literal":
            return _exactly(frozenset({token["literal"]}))
        if token.group() in self._known:
            return _exactly(frozenset(self._known[token.group()]))
        return _endless("") if _UNMARKED.fullmatch(token.group()) else _ANYTHING

    def _class(self, said: str) -> Texts:
        plain = _PLAIN_CLASS.fullmatch(said.replace(_DIGIT, self._known.get(_DIGIT, _DIGIT)))
        if plain:
            return _exactly(frozenset(plain[1]))
        if said.startswith("[^"):
            return _endless(MARKS.difference(said))
        rest = _UNMARKED.sub("", said[1:-1])
        return _ANYTHING if set(rest) & set("[-\\") else _endless(rest)

    def _group(self) -> Texts:
        self._depth += 1
        if self._depth > DEEPEST:
            raise RecursionError
        found = [self._sequence()]
        while self._kind() == "or":
            self._at += 1
            found.append(self._sequence())
        self._depth -= 1
        closed = self._kind() == "close"
        self._at += closed
        return _either(found) if closed else _ANYTHING

    def _repeated(self, part: Texts) -> Texts:
        while self._kind() == "repeat":
            token = self._tokens[self._at]
            self._at += 1
            if token.group().startswith("?"):
                part = Texts(part.exact and part.exact | {""}, (), part.marks)
            elif token.group().startswith("*") or token["least"] == "0":
                part = _endless(part.marks)
            else:
                least = min(int(token["least"] or 1), MOST_NEEDED)
                part = _joined([part] * least)._replace(behind=part.marks)
        return part


def _enclosed(tokens: list[re.Match[str]]) -> bool:
    """Whether one group holds the whole pattern."""
    depth = 0
    for number, token in enumerate(tokens):
        depth += (token.lastgroup == "open") - (token.lastgroup == "close")
        if depth == 0:
            return number == len(tokens) - 1 and token.lastgroup == "close"
    return False


def _exactly(texts: frozenset[str]) -> Texts:
    marks = MARKS.intersection("".join(texts))
    return Texts(texts, () if texts & _EMPTY else (Need(texts, marks),), marks)


def _endless(marks: Iterable[str]) -> Texts:
    """What may match much, of MARKS only some."""
    return Texts(None, (), MARKS.intersection(marks))


def _together(left: frozenset[str] | None, right: frozenset[str] | None) -> frozenset[str] | None:
    """Every text of one followed by every text of the other, None where they are too many."""
    if left is None or right is None or len(left) * len(right) > MOST:
        return None
    return frozenset((one + other).replace("\n\n", "\n") for one, other in product(left, right))


def _joined(parts: Sequence[Texts]) -> Texts:
    """What parts need that follow each other."""
    needed, between = list[Need](), frozenset[str]()
    for part in parts:
        for texts, marks in part.needed:
            needed.append(Need(texts, marks | between))
            between = frozenset()
        between |= part.behind
    return Texts(None, tuple(needed), between)


def _either(branches: list[Texts]) -> Texts:
    if len(branches) == 1:
        return branches[0]
    exact = frozenset[str]().union(*(branch.exact or () for branch in branches))
    finite = len(exact) <= MOST and all(branch.exact is not None for branch in branches)
    marks = frozenset[str]().union(*(branch.marks for branch in branches))
    needed: tuple[Need, ...] = ()
    if all(branch.needed for branch in branches):
        best = [max((need.texts for need in branch.needed), key=_worth) for branch in branches]
        needed = (Need(frozenset[str]().union(*best), marks),)
    return Texts(exact if finite else None, needed, marks)


def _worth(texts: frozenset[str]) -> tuple[int, int]:
    return min(ENOUGH, *map(len, texts), ENOUGH), -len(texts)
