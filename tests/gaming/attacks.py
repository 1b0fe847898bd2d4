"""Ways to raise a draft's score without telling anything more about its matter.

An attack makes pieces of text, which are put into a draft at a dose (a share of its length) and in
one of three places, or rewrites the draft.  Vocabulary comes from the loaded rules, so that the
same attacks fit local rule sets.  Everything is the same in every run.
"""

from __future__ import annotations

import random
import re
import zlib
from dataclasses import dataclass, replace
from itertools import cycle
from typing import TYPE_CHECKING

from gaming import phrases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from infoscore.ruleset.model import RuleSet

DOSES = (0.05, 0.10, 0.25)
PLACES = ("end", "start", "spread")
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class Scene:
    """What an attack may draw on: the draft, another draft, the terms of the rules."""

    text: str
    other: str
    terms: Sequence[str]
    rng: random.Random

    def anew(self, place: str) -> Scene:
        """The same scene with a chance of its own for every place."""
        return replace(self, rng=random.Random(zlib.crc32(f"{place}/{self.text}".encode())))


@dataclass(frozen=True)
class Attack:
    """``pieces`` to put in, or a ``rewrite`` of the whole; ``dosed`` unless it knows no dose."""

    id: str
    pieces: Callable[[Scene], Iterator[str]] | None = None
    rewrite: Callable[[Scene, float], str] | None = None
    dosed: bool = True

    def variants(self, scene: Scene, dose: float) -> Iterator[tuple[str, str]]:
        """Place and attacked text, for every place."""
        if self.rewrite is not None:
            yield "whole", self.rewrite(scene.anew(self.id), dose)
        if self.pieces is not None:
            for place in PLACES:
                pieces = self.pieces(scene.anew(self.id + place))
                yield place, placed(scene.text, taken(pieces, dose * len(scene.text)), place)


def terms_of(rules: RuleSet) -> tuple[str, ...]:
    """Every term of the rules' lexicons that says anything: two Han characters and more."""
    helpers = {"place_suffix", "fine_place_suffix", "organ_suffix", "not_a_name", "function_words"}
    helpers |= set(rules.slots.units.values())
    found = {
        term
        for lexicon in rules.slots.lexicons
        if lexicon.id not in helpers
        for term in lexicon.terms
        if len(term) > 1 and "\u4e00" <= term[0] <= "\u9fff"
    }
    return tuple(sorted(found))


def scene_of(text: str, other: str, terms: Sequence[str]) -> Scene:
    """The scene of attacks on one draft."""
    return Scene(text, other, terms, random.Random(0))


def taken(pieces: Iterator[str], length: float) -> list[str]:
    """Whole pieces until they are ``length`` characters long; one at least."""
    found, held = [], 0
    for piece in pieces:
        found.append(piece)
        held += len(piece)
        if held >= length or len(found) > 400:
            break
    return found


def placed(text: str, pieces: Sequence[str], place: str) -> str:
    """``text`` with the pieces in it: a paragraph at the end, one behind the title, or in turns
    behind its paragraphs.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    if place == "end":
        return "\n".join([*lines, "".join(pieces)])
    if place == "start":
        return "\n".join([*lines[:1], "".join(pieces), *lines[1:]])
    gaps: list[list[str]] = [[] for _ in lines[1:]] or [[]]
    for number, piece in enumerate(pieces):
        gaps[number * len(gaps) // len(pieces) if len(pieces) >= len(gaps) else number].append(
            piece
        )
    body = lines[1:] or lines
    found = lines[:1] if len(lines) > 1 else []
    for line, gap in zip(body, gaps, strict=True):
        found.append(line)
        if gap:
            found.append("".join(gap))
    return "\n".join(found)


# —— pieces ——


def _in_turn(said: Sequence[str]) -> Callable[[Scene], Iterator[str]]:
    def pieces(scene: Scene) -> Iterator[str]:
        order = list(said)
        scene.rng.shuffle(order)
        return cycle(order)

    return pieces


def _in_order(said: Sequence[str]) -> Callable[[Scene], Iterator[str]]:
    return lambda _: cycle(said)


def _listed(scene: Scene) -> Iterator[str]:
    while True:
        yield "、".join(scene.rng.sample(scene.terms, min(6, len(scene.terms)))) + "。"


def _filled(frames: Sequence[str]) -> Callable[[Scene], Iterator[str]]:
    """Sentences whose blanks are filled with terms of the rules and with figures."""

    def pieces(scene: Scene) -> Iterator[str]:
        rng = scene.rng
        while True:
            said = rng.choice(frames)
            while "{}" in said:
                said = said.replace("{}", rng.choice(scene.terms), 1)
            while "#" in said:
                said = said.replace("#", str(rng.randint(11, 98)), 1)
            yield said

    return pieces


def _own_lines(scene: Scene) -> Iterator[str]:
    lines = [line for line in scene.text.split("\n")[1:] if len(line) > 20] or [scene.text]
    yield from lines
    while True:
        yield scene.rng.choice(lines)


def _own_sentences(scene: Scene) -> Iterator[str]:
    said = [s for s in _SENTENCE.findall(scene.text) if len(s) > 12] or [scene.text]
    while True:
        yield scene.rng.choice(said)


def _own_renumbered(scene: Scene) -> Iterator[str]:
    def other(found: re.Match[str]) -> str:
        number = int(found[0])
        return str(number + scene.rng.randint(1, max(1, min(3, number))))

    for said in _own_sentences(scene):
        yield _DIGITS.sub(other, said)


def _own_reclaused(scene: Scene) -> Iterator[str]:
    """The clauses of the draft's own sentences, mixed into new sentences."""
    clauses = [c for c in re.split("[，。；：！？\n]", scene.text) if len(c) > 4] or ["情况如此"]
    while True:
        yield "，".join(scene.rng.sample(clauses, min(4, len(clauses)))) + "。"


def _other_half(scene: Scene) -> Iterator[str]:
    said = [s for s in _SENTENCE.findall(scene.other) if s.strip()]
    return cycle(said[len(said) // 2 :])


# —— rewrites ——


def _invisible(scene: Scene, dose: float) -> str:
    marks, rng = phrases.INVISIBLE, scene.rng
    return "".join(c + (rng.choice(marks) if rng.random() < dose else "") for c in scene.text)


def _alike(scene: Scene, dose: float) -> str:
    rng, table = scene.rng, phrases.ALIKE
    return "".join(rng.choice(table.get(c, c)) if rng.random() < dose else c for c in scene.text)


def _again_disguised(scene: Scene, dose: float) -> str:
    """Own sentences again, each with an invisible character, so that it looks new."""
    said = taken(_own_sentences(scene), dose * len(scene.text))
    return placed(scene.text, [s[:3] + "\u200b" + s[3:] for s in said], "end")


def _long_title(scene: Scene, dose: float) -> str:
    title, _, body = scene.text.partition("\n")
    words = taken(_in_turn(phrases.TITLE_WORDS)(scene), dose * len(scene.text))
    return f"{title}{' '.join(words)}\n{body}"


def _subtitle(scene: Scene, dose: float) -> str:
    """A title of canned words above the draft's own."""
    words = taken(_in_turn(phrases.TITLE_WORDS)(scene), min(dose * len(scene.text), 20))
    return f"{''.join(words)}\n{scene.text}"


def _header(scene: Scene, dose: float) -> str:
    lines = taken(_in_order(phrases.HEADER)(scene), dose * len(scene.text))
    return "\n".join([*lines[:8], scene.text])


def _footer(scene: Scene, dose: float) -> str:
    lines = taken(_in_order(phrases.HEADER)(scene), dose * len(scene.text))
    return "\n".join([scene.text, *lines[:8]])


def _front(scene: Scene, dose: float) -> str:
    entries = taken(_in_order(phrases.FRONT)(scene), dose * len(scene.text))
    fields = "\n".join(dict.fromkeys(entries))
    return f"---\n{fields}\n---\n{scene.text}"


def _kind(kind: str) -> Callable[[Scene, float], str]:
    return lambda scene, _: f"---\nkind: {kind}\n---\n{scene.text}"


def attacks_of(rules: RuleSet) -> tuple[Attack, ...]:
    """Every attack; a header that claims a kind is tried for each kind of the rules."""
    kinds = (k.card.id for k in rules.kinds)
    return (
        Attack("terms-listed", _listed),
        Attack("terms-fluent", _filled(phrases.FLUENT)),
        Attack("terms-with-figures", _filled(phrases.FLUENT_FIGURES)),
        Attack("criteria-pasted", _in_order(phrases.CRITERIA)),
        Attack("headings", _in_order([f"\n{head}\n" for head in phrases.HEADINGS])),
        Attack("figures-bare", _filled(phrases.FIGURES_BARE)),
        Attack("figures-generic", _filled(phrases.FIGURES_GENERIC)),
        Attack("scaffold-empty", _in_order(phrases.SCAFFOLD)),
        Attack("proposals-canned", _in_turn(phrases.PROPOSALS)),
        Attack("sources-canned", _in_turn(phrases.SOURCES)),
        Attack("comparisons-canned", _in_turn(phrases.COMPARISONS)),
        Attack("dates-canned", _in_turn(phrases.DATES)),
        Attack("causes-canned", _in_turn(phrases.CAUSES)),
        Attack("voices-canned", _in_turn(phrases.VOICES)),
        Attack("forecasts-canned", _in_turn(phrases.FORECASTS)),
        Attack("kit-canned", _filled(phrases.KIT)),
        Attack("orders-to-scorer", _in_turn(phrases.ORDERS)),
        Attack("speech", _in_order(phrases.SPEECH)),
        Attack("own-paragraphs", _own_lines),
        Attack("own-sentences", _own_sentences),
        Attack("own-renumbered", _own_renumbered),
        Attack("own-reclaused", _own_reclaused),
        Attack("other-item", _other_half),
        Attack("invisible", rewrite=_invisible),
        Attack("look-alike", rewrite=_alike),
        Attack("own-disguised", rewrite=_again_disguised),
        Attack("title-long", rewrite=_long_title),
        Attack("title-canned", rewrite=_subtitle),
        Attack("header-fake", rewrite=_header),
        Attack("footer-fake", rewrite=_footer),
        Attack("front-fake", rewrite=_front),
        *(Attack(f"kind-{kind}", rewrite=_kind(kind), dosed=False) for kind in kinds),
    )
