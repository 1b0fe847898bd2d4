"""The literal texts in patterns: which ones a pattern matches, which ones it cannot do without.

Most patterns of rule files are alternations of literal words.  Written out they go into the one
automaton that finds all terms in a single pass, and no regular expression has to run.  Of most
others every match holds one of a few words, and then often one of a few others: where they do not
stand in this order, nothing is searched.
"""

from __future__ import annotations

import re
from itertools import product
from typing import NamedTuple

from infoscore.lazily import lazily

MOST = 600
DEEPEST = 100  # groups within groups
MOST_NEEDED = 3  # lists of texts of which a match holds one each: the most telling ones
LONGEST_NEEDED = 60  # texts in such a list, apart from the most telling one
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
    ``needed``: every match holds one text of each, one behind the other.
    """

    exact: frozenset[str] | None
    needed: tuple[frozenset[str], ...]


_ANYTHING = Texts(None, ())


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


def needed_by(source: str) -> tuple[tuple[str, ...], ...]:
    """Lists of texts: every match of an RE2 pattern holds one of each, one behind the other; none
    where nothing can be said.
    """
    needed = _either([texts for _, texts in _Reader(source).alternatives()]).needed
    best, *others = sorted(needed, key=_worth, reverse=True) or [frozenset[str]()]
    short = [each for each in others if len(each) <= LONGEST_NEEDED]
    telling = [best, *short[: MOST_NEEDED - 1]]
    return tuple(_shortest(each) for each in needed if each in telling)


def _shortest(texts: frozenset[str]) -> tuple[str, ...]:
    """The texts that hold no other of them."""
    return tuple(sorted(text for text in texts if not _parts_of(text) & texts))


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
        needed: list[frozenset[str]] = []
        while self._kind() not in (None, "or", "close"):
            part = self._repeated(self._atom())
            if part.exact is not None and len(run) * len(part.exact) <= MOST:
                run = frozenset(left + right for left, right in product(run, part.exact))
                continue
            needed += (run,) if part.exact else (run, *part.needed)
            run, whole = part.exact or frozenset({""}), False
        needed.append(run)
        return Texts(run if whole else None, tuple(each for each in needed if "" not in each))

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
                part = Texts(part.exact and part.exact | {""}, ())
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
    return Texts(texts, () if "" in texts else (texts,))


def _either(branches: list[Texts]) -> Texts:
    if len(branches) == 1:
        return branches[0]
    exact = frozenset[str]().union(*(branch.exact or () for branch in branches))
    finite = len(exact) <= MOST and all(branch.exact is not None for branch in branches)
    known = all(branch.needed for branch in branches)
    needed = [max(branch.needed, key=_worth) for branch in branches] if known else []
    return Texts(exact if finite else None, (frozenset[str]().union(*needed),) if known else ())


def _worth(texts: frozenset[str]) -> tuple[int, int]:
    return min(ENOUGH, *map(len, texts), ENOUGH), -len(texts)
