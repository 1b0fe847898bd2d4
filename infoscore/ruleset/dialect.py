r"""The pattern dialect of rule files, rewritten for RE2.

What people write for Python or Perl means something else to RE2 where Chinese is concerned:
``\\w`` and ``\\s`` know ASCII only there.  They are translated.  What RE2 cannot do in linear
time, or what would quietly never match Chinese, is refused with the way out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from infoscore.errors import Fault, Location, fault
from infoscore.ruleset.field import unknown
from infoscore.ruleset.yamlnode import clip

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

MAX_LENGTH = 4000
MAX_REPEAT = 200
MAX_SOURCE = 200_000  # with the words of lexicons filled in

_TOKEN = re.compile(
    r"""
    (?P<code>\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})
  | (?P<property>\\[pP](?:\{[^}]*\}|.))
  | (?P<hex>\\x(?:\{[^}]*\}|..))
  | (?P<escape>\\.|\\$)
  | (?P<lexicon>\{lexicon:(?P<name>[^{}]*)\})
  | (?P<group>\(\?(?:P[<=>]|<[=!]|[^)]))
  | (?P<repeat>[*+?]|\{(?P<least>[0-9]+)(?:,(?P<most>[0-9]*))?\})
  | (?P<open>\[)
  | (?P<brace>\{)
  | (?P<sign>[()|^$.])
  | (?P<newline>\n)
  | (?P<literal>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_IN_CLASS = re.compile(
    r"""
    (?P<code>\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})
  | (?P<property>\\[pP](?:\{[^}]*\}|.))
  | (?P<hex>\\x(?:\{[^}]*\}|..))
  | (?P<escape>\\.)
  | (?P<posix>\[:\^?[a-z]+:\])
  | (?P<lexicon>\{lexicon:)
  | (?P<newline>\n)
  | (?P<literal>.)
    """,
    re.VERBOSE | re.DOTALL,
)

_WORD, _SPACE = r"\p{L}\p{N}_", r"\s\v\p{Z}"
_OUTSIDE = {r"\w": f"[{_WORD}]", r"\W": f"[^{_WORD}]", r"\s": f"[{_SPACE}]", r"\S": f"[^{_SPACE}]"}
_INSIDE = {r"\w": _WORD, r"\s": _SPACE}
_LOOKAROUND = {"(?=", "(?!", "(?<=", "(?<!"}
_REFERENCES = {"(?P=", "(?P>", "(?(", "(?R", "(?&", "(?+"}
_REFUSED = (
    ({*"123456789kg"}, "ruleset.pattern_reference"),
    ({*"AzZG"}, "ruleset.pattern_anchor"),
    ({*"nrR"}, "ruleset.pattern_newline"),
    ({"B"}, "ruleset.pattern_boundary"),
    ({"", *"CQE0"}, "ruleset.pattern_escape"),
)
_META = set(r"\.+*?()|[]{}^$")
_ASCII_WORD = re.compile(r"[A-Za-z0-9_]")


def translate(
    pattern: str,
    where: Location,
    faults: list[Fault],
    lexicons: Mapping[str, Collection[str]],
) -> str | None:
    """``pattern`` as RE2 source, ``{lexicon:name}`` filled in; None when a fault was noted."""
    before = len(faults)
    if len(pattern) > MAX_LENGTH:
        faults.append(fault(where, "ruleset.pattern_long", max=MAX_LENGTH))
        return None
    source = _Translation(pattern, where, faults, lexicons).run()
    return source if len(faults) == before else None


def quote(term: str) -> str:
    """``term`` as a pattern that matches it literally."""
    return "".join("\\" + c if c in _META else c for c in term)


def alternation(terms: Collection[str]) -> str:
    """A group matching any of ``terms``, the longest first."""
    ordered = sorted(set(terms), key=lambda term: (-len(term), term))
    return f"(?:{'|'.join(quote(term) for term in ordered)})"


class _Translation:
    """One pattern on its way. ``wordish`` tells of each piece whether it is an ASCII word one."""

    def __init__(
        self,
        pattern: str,
        where: Location,
        faults: list[Fault],
        lexicons: Mapping[str, Collection[str]],
    ) -> None:
        self.pattern, self.where, self.faults, self.lexicons = pattern, where, faults, lexicons
        self.pieces: list[str] = []
        self.size = 0
        self.wordish: list[bool] = []
        self.boundaries: list[int] = []

    def run(self) -> str:
        at = 0
        repeated = False
        while at < len(self.pattern):
            if self.size > MAX_SOURCE:
                self.refuse("ruleset.pattern_big")
                break
            token = _TOKEN.match(self.pattern, at)
            assert token is not None  # noqa: S101 - the last branch takes any character
            kind, text, at = token.lastgroup or "", token.group(), token.end()
            if kind == "open":
                at = self.take_class(at)
            elif kind == "repeat":
                self.take_repeat(token, repeated=repeated)
            else:
                getattr(self, f"take_{kind}")(token)
            repeated = kind == "repeat" and not (repeated and text == "?")
        self.check_boundaries()
        return "".join(self.pieces)

    def put(self, piece: str, *, wordish: bool = False) -> None:
        self.pieces.append(piece)
        self.size += len(piece)
        self.wordish.append(wordish)

    def refuse(self, phrase: str, **details: object) -> None:
        self.faults.append(fault(self.where, phrase, **details))

    # outside brackets

    def take_literal(self, token: re.Match[str]) -> None:
        self.put(token.group(), wordish=bool(_ASCII_WORD.match(token.group())))

    take_sign = take_property = take_hex = take_literal

    def take_code(self, token: re.Match[str]) -> None:
        self.put(_code(token.group()))

    def take_newline(self, _token: re.Match[str]) -> None:
        self.refuse("ruleset.pattern_newline", part="\\n")

    def take_brace(self, token: re.Match[str]) -> None:
        self.refuse("ruleset.pattern_brace", part=clip(self.pattern[token.start() :][:12]))

    def take_escape(self, token: re.Match[str]) -> None:
        text = token.group()
        if text == r"\b":
            self.boundaries.append(len(self.pieces))
            self.put(text)
        elif text in _OUTSIDE:
            self.put(_OUTSIDE[text])
        elif phrase := _refusal(text):
            self.refuse(phrase, part=text)
        else:
            self.put(text, wordish=text == r"\d")

    def take_lexicon(self, token: re.Match[str]) -> None:
        name = token.group("name")
        terms = self.lexicons.get(name)
        if terms is None:
            known = unknown(self.where, "ruleset.unknown_reference", name, self.lexicons)
            self.faults.append(known)
        elif not terms:
            self.refuse("ruleset.lexicon_empty", entry=name)
        else:
            self.put(alternation(terms))

    def take_group(self, token: re.Match[str]) -> None:
        text = token.group()
        if text in _LOOKAROUND:
            self.refuse("ruleset.pattern_lookaround", part=text)
        elif text in _REFERENCES or text[2:3].isdigit():
            self.refuse("ruleset.pattern_reference", part=text)
        elif text == "(?>":
            self.refuse("ruleset.pattern_possessive", part=text)
        elif text == "(?#":
            self.refuse("ruleset.pattern_syntax", cause=text)
        else:
            self.put(text)

    def take_repeat(self, token: re.Match[str], *, repeated: bool) -> None:
        text = token.group()
        if repeated and text == "+":
            self.refuse("ruleset.pattern_possessive", part=self.pieces[-1] + text)
        top = max(int(n) for n in (token.group("least"), token.group("most"), "0") if n)
        if top > MAX_REPEAT:
            self.refuse("ruleset.pattern_repeat", part=text, max=MAX_REPEAT)
        self.put(text, wordish=bool(self.wordish) and self.wordish[-1])

    # inside brackets

    def take_class(self, at: int) -> int:
        """Take the class whose ``[`` has been read; returns where it ends."""
        made = ["["]
        if self.pattern.startswith("^", at):
            made.append("^")
            at += 1
        negated, first, ascii_only = len(made) == 2, True, True
        while at < len(self.pattern):
            token = _IN_CLASS.match(self.pattern, at)
            assert token is not None  # noqa: S101 - the last branch takes any character
            kind, text, at = token.lastgroup or "", token.group(), token.end()
            if text == "]" and not first:
                self.put("".join(made) + "]", wordish=ascii_only and not negated)
                return at
            first = False
            if kind == "lexicon":
                self.refuse("ruleset.pattern_class", part="{lexicon:…}")
            elif text in (r"\W", r"\S", r"\b", r"\B"):
                self.refuse("ruleset.pattern_class", part=text)
            elif text in ("\n", r"\n", r"\r") and not negated:
                self.refuse("ruleset.pattern_newline", part="\\n")
            elif kind == "escape" and (phrase := _refusal(text)) and not negated:
                self.refuse(phrase, part=text)
            else:
                made.append(_code(text) if kind == "code" else _INSIDE.get(text, text))
            ascii_only &= text.isascii() and kind in ("literal", "escape") and text not in _INSIDE
        self.refuse("ruleset.pattern_syntax", cause="[")
        return at

    # word boundaries

    def check_boundaries(self) -> None:
        r"""``\\b`` must touch an ASCII letter or digit: beside Chinese it marks nothing."""
        for index in self.boundaries:
            touching = self.wordish[max(index - 1, 0) : index] + self.wordish[index + 1 : index + 2]
            if not any(touching):
                self.refuse("ruleset.pattern_boundary", part=r"\b")


def _code(text: str) -> str:
    return rf"\x{{{text[2:].lstrip('0') or '0'}}}"


def _refusal(escape: str) -> str | None:
    """The phrase that refuses ``escape``, if it must be refused."""
    return next((phrase for letters, phrase in _REFUSED if escape[1:] in letters), None)
