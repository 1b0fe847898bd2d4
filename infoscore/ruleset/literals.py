"""The literal texts in patterns: which ones a pattern matches, which ones it cannot do without.

Most patterns of rule files are alternations of literal words.  Written out they go into the one
automaton that finds all terms in a single pass, and no regular expression has to run.  Of most
others every match holds one of a few words: where none of them stands, nothing is searched.
"""

from __future__ import annotations

import re
from itertools import product
from typing import NamedTuple

from infoscore.lazily import lazily

MOST = 600
DEEPEST = 100  # groups within groups
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
_FLAGS = re.compile(r"\(\?[A-Za-z-]+[:)]")


class Texts(NamedTuple):
    """``exact``: all texts that a pattern matches, None where they are endless or too many.
    ``needed``: one of them stands in every match; None where nothing can be said.
    """

    exact: frozenset[str] | None
    needed: frozenset[str] | None


_ANYTHING = Texts(None, None)


def split(source: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The texts that the finite alternatives of a pattern match, and the other alternatives."""
    words: set[str] = set()
    rest: list[str] = []
    for part, texts in _Reader(source).alternatives():
        if texts.exact is None or "" in texts.exact:
            rest.append(part)
        else:
            words |= texts.exact
    return tuple(sorted(words)), tuple(rest)


def needed_by(source: str) -> tuple[str, ...]:
    """Texts of which at least one stands in every match of an RE2 pattern; none where that cannot
    be said.
    """
    texts = [texts for _, texts in _Reader(source).alternatives()]
    needed = _either(texts).needed or frozenset()
    return tuple(sorted(text for text in needed if not _parts_of(text) & needed))


def _parts_of(text: str) -> set[str]:
    ends = range(len(text) + 1)
    return {text[start:end] for start in ends for end in ends[start + 1 :]} - {text}


class _Reader:
    """Reads a pattern that RE2 takes; what it does not know may match anything."""

    def __init__(self, source: str) -> None:
        self._source = source
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
        run, whole = frozenset({""}), True
        needed: frozenset[str] | None = None
        while self._kind() not in (None, "or", "close"):
            part = self._repeated(self._atom())
            if part.exact is not None and len(run) * len(part.exact) <= MOST:
                run = frozenset(left + right for left, right in product(run, part.exact))
                continue
            needed = _better(_better(needed, run), part.needed)
            run, whole = part.exact or frozenset({""}), False
        return Texts(run if whole else None, _better(needed, run))

    def _atom(self) -> Texts:
        token = self._tokens[self._at]
        self._at += 1
        if token.lastgroup == "open":
            return self._group()
        if token.lastgroup == "class":
            plain = _PLAIN_CLASS.fullmatch(token.group())
            return _exactly(frozenset(plain[1])) if plain else _ANYTHING
        if token.lastgroup == "literal":
            return _exactly(frozenset({token["literal"]}))
        return _ANYTHING

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
                part = Texts(part.exact and part.exact | {""}, None)
            elif token.group().startswith("*") or token["least"] == "0":
                part = _ANYTHING
            else:
                part = Texts(None, part.needed)
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
    return Texts(texts, None if "" in texts else texts)


def _either(branches: list[Texts]) -> Texts:
    exact, needed = frozenset[str](), frozenset[str]()
    finite = known = True
    for branch in branches:
        exact |= branch.exact or frozenset()
        needed |= branch.needed or frozenset()
        finite = finite and branch.exact is not None and len(exact) <= MOST
        known = known and branch.needed is not None
    return Texts(exact if finite else None, needed if known else None)


def _better(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    """Which of two lists of texts, all needed, to look for: the one that tells more."""
    if not other or "" in other:
        return one
    return other if one is None or _worth(other) > _worth(one) else one


def _worth(texts: frozenset[str]) -> tuple[int, int]:
    return min(ENOUGH, *map(len, texts), ENOUGH), -len(texts)
