"""Frozen values of the vocabulary: lexicons, slots, what finds them, and conditions over them.

Slots are numbered; a set of slots is an integer whose bits are those numbers, so that asking
whether a sentence holds all slots of a frame is one ``&``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from infoscore.ruleset.model import Words
    from infoscore.ruleset.patterns import Pattern

WINDOWS = ("clause", "sentence", "pair", "paragraph", "document", "title", "lead")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A list of literal terms; each list is also a slot of the same id.

    ``tells``: ``matter`` what a draft is about; ``part`` words of any item (原因, 同比), by which
    no two paragraphs hang together; ``form`` so too, but counted wherever it stands (套话, 文体).
    ``hint``: what to write where such a word is missing.
    """

    id: str
    name: Words
    source: str
    terms: tuple[str, ...]
    tells: str = "matter"
    hint: Words | None = None


@dataclass(frozen=True, slots=True)
class SlotTest:
    """``at_least`` windows hold all of ``all``, one of ``any`` if named, none of ``none``."""

    within: str
    all: int
    any: int
    none: int
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class MeasureTest:
    """A measure of the text lies between ``min`` and ``max`` (both inclusive; None: open)."""

    measure: str
    min: Decimal | None
    max: Decimal | None


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of the conditions holds; the first that does gives the evidence."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every condition holds."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The condition does not hold."""

    condition: Condition


@dataclass(frozen=True, slots=True)
class Shared:
    """A condition that rules ask for by its id; ``name`` is what people read."""

    id: str
    name: Words
    when: Condition


Condition = SlotTest | MeasureTest | AnyOf | AllOf | Not | Shared


@dataclass(frozen=True, slots=True)
class Derivation:
    """A slot that a window earns by what it holds (C = a comparison with a figure); ``also`` is
    a second choice of which it must hold one.
    """

    slot: int
    test: SlotTest
    also: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A role (原因, 建议 …) of what stands below a heading or after a lead-in with 「：」; where it
    ``runs_on``, also of what follows its words behind a 「；」.
    """

    slot: int
    heads: int
    runs_on: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure about a text made from slots: how many marks (``count``) or what share of windows
    (``share``) hold one of ``slots``; counts are per 100 Han where ``per_100``, without what
    others say, in quotation marks or not (业主说……), where ``unquoted``.
    """

    id: str
    name: Words
    slots: int
    within: str | None
    per_100: bool
    unquoted: bool


@dataclass(frozen=True, slots=True)
class Filler:
    """When a paragraph tells of another matter, and a sentence of none: see ``filler`` in
    rules/slots.yaml; ``usual`` are the characters of any item.
    """

    length: Decimal
    rest: Decimal
    pairs: Decimal
    characters: Decimal
    title: Decimal
    limit: Decimal
    limit_alone: Decimal
    few_facts: int
    alone_most: Decimal
    limit_many: Decimal
    many_facts: int
    most: Decimal
    usual: str
    canned_share: Decimal
    canned_figures: int
    canned_facts: int


@dataclass(frozen=True, slots=True)
class Slots:
    """The vocabulary of the rules: ids in bit order, and how each slot is found.

    ``hints`` say what a writer should add where a slot is missing; not every slot has one.
    ``literals`` are texts of patterns that match only those, by number of the slot; ``common`` are
    the pairs of characters of the words of any item; ``forms`` are the slots (bits) that tell of
    the form, and so count in a paragraph on another matter, too.
    """

    ids: tuple[str, ...]
    names: Mapping[str, Words]
    hints: Mapping[str, Words]
    lexicons: tuple[Lexicon, ...]
    literals: Mapping[int, tuple[str, ...]]
    patterns: tuple[tuple[int, Pattern], ...]
    sections: tuple[Section, ...]
    derivations: tuple[Derivation, ...]
    measures: tuple[Measure, ...]
    units: Mapping[str, str]
    hollow: frozenset[str]
    common: frozenset[str]
    forms: int
    filler: Filler

    def bit(self, slot: str) -> int:
        """The bit of a slot. An unknown id is a bug: ValueError."""
        return 1 << self.ids.index(slot)

    def bit_if_any(self, slot: str) -> int:
        """The bit of a slot that rules may go without; 0 where they do."""
        return self.bit(slot) if slot in self.ids else 0

    def of(self, bits: int) -> tuple[str, ...]:
        """The ids of a set of slots, in bit order."""
        names = []
        while bits:
            lowest = bits & -bits
            names.append(self.ids[lowest.bit_length() - 1])
            bits ^= lowest
        return tuple(names)
