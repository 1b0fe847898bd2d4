"""From a document to what it says: slots in every window, figures, dates, names, measures.

The reader is built once from the rules' vocabulary and then reads one document after another.
Everything is found once, on the raw view; rules only ask which windows hold which slots.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from infoscore.reading.canned import canned_in
from infoscore.reading.foreign import Matters, holds, inside, tags_in
from infoscore.reading.names import Name, NameFinder
from infoscore.reading.quantities import Quantity, Units, numbers_of
from infoscore.reading.sections import mark_sections
from infoscore.reading.windows import Windows
from infoscore.ruleset.patterns import PatternSet
from infoscore.ruleset.terms import TermSet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from infoscore.reading.moments import Moment
    from infoscore.ruleset.slots import Derivation, Slots
    from infoscore.text.document import Document

Mark = tuple[int, int, int]
"""Half-open range of the view and the slots (bits) that stand there."""

SHORTEST_SENTENCE = 15  # characters without the digits
SHORTEST_CLAUSE = 6
CHRONICLE = 4  # hours of a draft that tells hour by hour
NO_MATTER, SURVEY = "no_matter", "survey_method"
"""Slots of the rules, if they have them: subjects of which figures say nothing; words of surveys,
which tie a sentence to the draft.
"""
NAME_LISTS = (
    "place_suffix",
    "fine_place_suffix",
    "organ_suffix",
    "organ_function",
    "not_a_name",
    "function_words",
)
"""Lists that serve the finding of names and the counting of words; no slots of their own."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document says. ``windows`` tells which of its windows hold which slots; ``marks`` are
    the places of single slots, sorted. In the ``foreign`` ranges figures, dates and names fill no
    slot, in those apart from the rest no words and patterns of a matter do. In ``idle`` sentences,
    on no matter in particular (该项工作), figures, dates and patterns of a matter fill none.
    """

    document: Document
    quantities: tuple[Quantity, ...]
    moments: tuple[Moment, ...]
    names: tuple[Name, ...]
    bare_numbers: int
    foreign: tuple[tuple[int, int], ...]
    idle: tuple[tuple[int, int], ...]
    marks: tuple[Mark, ...]
    windows: Windows

    @property
    def everything(self) -> int:
        """All slots that the document holds anywhere, title included."""
        return self.windows.everything

    def span(self, within: str, index: int) -> tuple[int, int]:
        """Range of the view of one window."""
        document = self.document
        if within == "clause":
            return document.clauses[index][:2]
        if within == "sentence":
            return document.sentences[index][:2]
        if within == "pair":
            return document.sentences[index].start, document.sentences[index + 1].end
        if within == "paragraph":
            return document.paragraphs[index][:2]
        if within == "title":
            return document.title or (0, 0)
        if within == "lead":
            return document.sentences[0].start, document.sentences[lead_end(document) - 1].end
        return 0, len(document.text)


class Reader:
    """Reads documents with one vocabulary of slots."""

    def __init__(self, slots: Slots) -> None:
        self._slots, self._units = slots, Units(slots.units)
        terms = {x.id: x.terms for x in slots.lexicons}
        helpers = {*slots.units.values(), *NAME_LISTS}
        searched = {slots.bit(name): t for name, t in terms.items() if name not in helpers}
        for slot, words in slots.literals.items():
            searched[1 << slot] = (*searched.get(1 << slot, ()), *words)
        self._terms = TermSet({str(bit): words for bit, words in searched.items()})
        bits_of = {owners: sum(map(int, owners)) for owners in set(self._terms.owners)}
        self._term_bits = [bits_of[owners] for owners in self._terms.owners]
        self._forms = [bits & slots.forms for bits in self._term_bits]
        self._matters = Matters(slots)
        self._patterns = PatternSet([pattern for _, pattern in slots.patterns])
        self._pattern_bits = [1 << slot for slot, _ in slots.patterns]
        self._names = NameFinder(  # a rule set may switch any of the lists off
            {
                "place": terms.get("place_suffix", ()),
                "fine": terms.get("fine_place_suffix", ()),
                "organ": terms.get("organ_suffix", ()),
            },
            terms.get("not_a_name", ()),
        )
        n, t, p = slots.bit("N"), slots.bit("T"), slots.bit("P")
        self._figure = n
        self._groups = {
            group: n | slots.bit(f"N_{group}")
            for group in sorted(set(slots.units.values()))
            if f"N_{group}" in slots.ids
        }
        self._until = slots.bit("T_until")
        self._grains = {g: t | slots.bit(name) for g, name in _SLOT_OF_GRAIN.items()}
        self._kinds = {"place": p, "fine": p | slots.bit("P_fine"), "organ": slots.bit("A")}
        self._no_matter = slots.bit_if_any(NO_MATTER)
        self._layer, self._foreign = slots.bit("layer"), slots.bit("foreign")
        self._canned = slots.bit("canned")
        self._survey = slots.bit_if_any(SURVEY)

    def read(self, document: Document) -> Reading:
        """Find every slot of ``document``. Linear in its length."""
        text = document.text
        quantities, moments, bare = numbers_of(text, self._units, self._slots.hollow)
        names = self._names.names(text)
        told = sorted([q.start for q in quantities] + [m.start for m in moments])
        clocked = sorted(m.start for m in moments if m.hour >= 0)
        named = [name.start for name in names]
        apart, follow = self._matters.foreign(document, told, named, clocked)
        apart = tuple(sorted({*apart, *tags_in(text)}))
        foreign = tuple(sorted(apart + follow))
        marks = self._terms_in(text, apart)
        on_none = [(start, end) for start, end, bits in marks if bits & self._no_matter]
        matters: list[Mark] = []
        for index, spans in self._patterns.find(text).items():
            bit = self._pattern_bits[index]
            found = marks if bit & self._slots.forms else matters
            found += [(_after_mark(text, start, end), end, bit) for start, end in spans]
            if bit == self._no_matter:
                on_none += spans
        idle = _sentences_of(document, on_none)
        tied = [name.start for name in names]
        tied += [start for start, _, bits in marks if bits & self._survey]
        tied += _hours_together(document, moments)
        canned = canned_in(document, self._slots, told, sorted(tied))
        if canned.counted:
            idle = tuple(sorted({*idle, *canned.counted}))
        if apart or idle:  # a match may open with the mark that ends the sentence before
            places = [(min(start + 1, end - 1), (start, end, bit)) for start, end, bit in matters]
            matters = [m for at, m in places if not (inside(at, apart) or inside(at, idle))]
        marks += matters
        counted = [q for q in quantities if not inside(q.start, idle)] if idle else quantities
        dated = [m for m in moments if not inside(m.start, idle)] if idle else moments
        facts = self._facts(counted, dated, names)
        marks += [fact for fact in facts if not inside(fact[0], foreign)] if foreign else facts
        marks += [(x.start, x.end, self._layer) for x in document.layers]
        # a paragraph without facts loses none by it: only the others are told of
        marks += [(*where, self._foreign) for where in foreign if holds(told, *where)]
        marks += [(start, end, self._canned) for start, end in (*canned.bare, *canned.counted)]
        marks.sort()
        return Reading(
            document,
            tuple(quantities),
            tuple(moments),
            tuple(names),
            bare,
            foreign,
            idle,
            tuple(marks),
            self._windows(document, marks),
        )

    def _terms_in(self, text: str, apart: tuple[tuple[int, int], ...]) -> list[Mark]:
        """The places of the terms; in paragraphs ``apart`` only of those that tell the form."""
        bits, forms = self._term_bits, self._forms
        terms = self._terms.find(text)
        if not apart:
            return [(start, end, bits[term]) for term, start, end in terms]
        return [
            (start, end, (forms if inside(start, apart) else bits)[term])
            for term, start, end in terms
        ]

    def _facts(
        self, quantities: Iterable[Quantity], moments: Iterable[Moment], names: Iterable[Name]
    ) -> list[Mark]:
        """The places of figures, times and names."""
        facts = [(q.start, q.end, self._groups.get(q.group, self._figure)) for q in quantities]
        until = self._until
        for m in moments:
            bits = self._grains[m.grain]
            facts.append((m.start, m.end, bits | until if m.until else bits))
        facts += [(n.start, n.end, self._kinds[n.kind]) for n in names]
        return facts

    def _windows(self, document: Document, marks: list[Mark]) -> Windows:
        found: dict[int, list[int]] = {}
        again = _said_again(document)
        ends = [*document.clause_starts[1:], len(document.text)]
        title = clause = end = 0
        title_end = document.title[1] if document.title else -1
        body = bisect_left(marks, (title_end,))
        for _, _, bits in marks[:body]:
            title |= bits
        if document.clauses:
            end = ends[0]
            for start, _, bits in marks[body:]:  # in order of their starts
                while start >= end:
                    clause += 1
                    end = ends[clause]
                if clause in again:
                    continue
                if bits in found:
                    found[bits].append(clause)
                else:
                    found[bits] = [clause]
        mark_sections(self._slots.sections, document, found)
        windows = Windows(document, found, title)
        for derivation in self._slots.derivations:
            _derive(windows, derivation)
        return windows


_NO_DIGITS = str.maketrans("", "", "0123456789.")
_MARKS = frozenset("，。；：！？\n")
_HOURS = frozenset({"minute", "hour"})
_SLOT_OF_GRAIN = {
    "minute": "T_hour",
    "hour": "T_hour",
    "day": "T_day",
    "month": "T_period",
    "year": "T_period",
}


def _after_mark(text: str, start: int, end: int) -> int:
    """Where a match begins that may open with the mark that ends the clause before: 。请县里…."""
    return start + 1 if end - start > 1 and text[start] in _MARKS else start


def _hours_together(document: Document, moments: Sequence[Moment]) -> list[int]:
    """The hours of sentences that tell two or more, of some matter (10时已挖出，预计18时恢复), and
    all hours of a draft that goes by the clock.
    """
    starts = [sentence.start for sentence in document.sentences]
    hours = [m.start for m in moments if m.grain in _HOURS]
    if len(hours) >= CHRONICLE:
        return hours
    told = Counter(bisect_right(starts, hour) for hour in hours)
    return [hour for hour in hours if told[bisect_right(starts, hour)] > 1]


def _sentences_of(
    document: Document, spans: Iterable[tuple[int, int]]
) -> tuple[tuple[int, int], ...]:
    """The ranges of the sentences that spans lie in, in order; the first character of a span may
    be the mark that ends the sentence before.
    """
    starts = [sentence.start for sentence in document.sentences]
    numbers = set[int]()
    for start, end in spans:
        numbers.update(range(bisect_right(starts, start + 1) - 1, bisect_right(starts, end - 1)))
    return tuple(document.sentences[number][:2] for number in sorted(numbers) if number >= 0)


def _said_again(document: Document) -> frozenset[int]:
    """The clauses that repeat an earlier one, and those of sentences that do, were it with other
    figures: saying a thing twice adds nothing.
    """
    text = document.text
    said = [text[s.start : s.end].translate(_NO_DIGITS) for s in document.sentences]
    sentences = _repeats(said, SHORTEST_SENTENCE)
    clauses = _repeats(
        [text[start : end - 1] for start, end, _ in document.clauses], SHORTEST_CLAUSE
    )
    if sentences:
        clauses |= {n for n, clause in enumerate(document.clauses) if clause[2] in sentences}
    return frozenset(clauses)


def _repeats(said: Sequence[str], shortest: int) -> set[int]:
    """The indexes of what has been said before, short sayings apart."""
    if len(set(said)) == len(said):
        return set()
    seen: set[str] = set()
    found: set[int] = set()
    for number, each in enumerate(said):
        if len(each) >= shortest and each in seen:
            found.add(number)
        seen.add(each)
    return found


def lead_end(document: Document) -> int:
    """Index after the last sentence of the lead: the first paragraph with text, two sentences."""
    first = document.paragraphs[0]
    return min(first.first + 2, first.last)


def _derive(windows: Windows, rule: Derivation) -> None:
    """Set a derived slot wherever a clause, sentence or paragraph passes its test, and above."""
    test, title = rule.test, windows.title
    need, some, also, bar = test.all, test.any, rule.also, test.none
    if title & need == need and title & (some or -1) and title & (also or -1) and not title & bar:
        windows.add_title(rule.slot)
    hits = windows.holding(test)
    if hits and also:
        hits &= windows.any_of(also, test.within)
    if hits:
        windows.add(rule.slot, test.within, hits)
