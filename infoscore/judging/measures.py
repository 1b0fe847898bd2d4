"""Figures about a whole text, computed when a rule asks for one; exact to a thousandth."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from infoscore.lazily import lazily
from infoscore.reading.foreign import inside
from infoscore.reading.measures import Lexical, lexical_of, repeated_in
from infoscore.reading.windows import lowest, slots_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from infoscore.judging.audit import Audit
    from infoscore.reading.read import Reading
    from infoscore.ruleset.slots import Measure, Slots
    from infoscore.text.document import Document, Sentence

THOUSAND = 1000
FUNCTION_WORDS = "function_words"  # the lexicon of words that only join others
LONG_SENTENCE = 90
IN_TEXT = 9  # rank of enumeration marks that open no line
TOLD = 20  # characters of a heading: more tell something below it
_ENDS = "。！？；”）…"
_MARKS = lazily("[，。；：！？]")
_QUOTED = lazily(
    r"“[^”\n]*”|[^，。；！？\n我您你](?:说|讲|问|表示|反映|认为)(?![明法服])[^。！？\n“]*"
)
_MID_START = lazily(
    r"（[二三四五六七八九十]）|[二三四五六七八九十]、|[者的了着和及与等]|此次|上述|其中|同时，|另外，|此外，"
)


@dataclass(frozen=True, slots=True)
class Yardsticks:
    """What the rules measure by: the measures they declare, by id, and words that only join."""

    declared: Mapping[str, Measure]
    function_words: frozenset[str]


def yardsticks_of(slots: Slots) -> Yardsticks:
    """The yardsticks of a vocabulary."""
    words = (x.terms for x in slots.lexicons if x.id == FUNCTION_WORDS)
    return Yardsticks({m.id: m for m in slots.measures}, frozenset(chain(*words)))


class Measures:
    """The measures of one reading. :meth:`get` gives thousandths; the name must be known."""

    def __init__(
        self, reading: Reading, yardsticks: Yardsticks, audit: Audit | None = None
    ) -> None:
        self.reading, self.audit = reading, audit
        self._yardsticks, self._declared = yardsticks, yardsticks.declared
        self._known: dict[str, int] = {}
        self._decimals: dict[str, Decimal] = {}

    def get(self, name: str) -> int:
        """The measure in thousandths (0.25 → 250)."""
        if name not in self._known:
            measure = self._declared.get(name)
            value = self._slots(measure) if measure is not None else BUILTIN[name](self)
            self._known[name] = value
        return self._known[name]

    def place(self, name: str) -> tuple[str, int] | None:
        """The window that shows a measure, its kind and index, where one place shows it."""
        at = PLACES[name](self) if name in PLACES and self.get(name) else None
        return None if at is None else ("clause", at)

    def decimal(self, name: str) -> Decimal:
        """The measure as a decimal."""
        if name not in self._decimals:
            self._decimals[name] = Decimal(self.get(name)) / THOUSAND
        return self._decimals[name]

    @cached_property
    def _marks(self) -> Counter[int]:
        """How often each set of slots was found at one place."""
        return Counter([bits for _, _, bits in self.reading.marks])

    @cached_property
    def _found(self) -> int:
        """All slots that were found at some place."""
        found = 0
        for bits in self._marks:
            found |= bits
        return found

    @cached_property
    def _counts(self) -> dict[int, int]:
        """How often each slot, by its number, was found."""
        counts: dict[int, int] = {}
        for bits, count in self._marks.items():
            for slot in slots_in(bits):
                counts[slot] = counts.get(slot, 0) + count
        return counts

    def _slots(self, measure: Measure) -> int:
        if measure.within is not None:
            windows = self.reading.windows
            holding = windows.any_of(measure.slots, measure.within).bit_count()
            return _share(holding, windows.count(measure.within))
        if measure.unquoted:
            count = self._outside_quotes(measure.slots) if self._found & measure.slots else 0
        elif measure.slots & (measure.slots - 1):
            count = sum(n for bits, n in self._marks.items() if bits & measure.slots)
        else:
            count = self._counts.get(lowest(measure.slots), 0)
        return self.per_100(count) if measure.per_100 else count * THOUSAND

    def _outside_quotes(self, slots: int) -> int:
        """How many marks of ``slots`` stand neither in quotation marks nor in what others say."""
        said = [start for start, _, bits in self.reading.marks if bits & slots]
        quotes = tuple(m.span() for m in _QUOTED.finditer(self.reading.document.text))
        return sum(1 for start in said if not inside(start, quotes))

    def per_100(self, count: int) -> int:
        """``count`` per 100 Han characters."""
        return _share(count * 100, self.reading.document.han)

    @cached_property
    def figures(self) -> int:
        """Different figures of the text, without lengths of time and what is told of nothing."""
        foreign, idle = self.reading.foreign, self.reading.idle
        said = {
            (q.value, q.high, q.unit)
            for q in self.reading.quantities
            if q.group != "time"
            and not (foreign and inside(q.start, foreign))
            and not (idle and inside(q.start, idle))
        }
        return len(said)

    @cached_property
    def lexical(self) -> Lexical:
        """Counts of words; the text is cut into words only where a rule asks for them."""
        return lexical_of(self.reading.document, self._yardsticks.function_words)

    @cached_property
    def body(self) -> int:
        """Characters from the first to the last sentence."""
        sentences = self.reading.document.sentences
        return sum(s.end - s.start for s in sentences)


def _share(part: int, whole: int) -> int:
    return part * THOUSAND // whole if whole else 0


def _hard(measures: Measures, *, headline: bool) -> int:
    """Proven contradictions that the audit found, all or only those in headline places."""
    findings = measures.audit.findings if measures.audit is not None else ()
    hard = sum(1 for f in findings if f.severity == "H" and (f.headline or not headline))
    return hard * THOUSAND


def _layer_gaps(measures: Measures) -> int:
    """Enumerations whose numbers skip or repeat."""
    gaps = 0
    last: dict[str, int] = {}
    for layer in measures.reading.document.layers:
        if layer.number == 0:
            continue
        before = last.get(layer.style, 0)
        if layer.number not in {1, before + 1}:
            gaps += 1
        last[layer.style] = layer.number
    return gaps * THOUSAND


def _open_lists(measures: Measures) -> int:
    """1 where the last heading with a number is a first one: what was to follow is cut off. What
    opens with 一、二月份 is none, nor what nothing is told under.
    """
    document = measures.reading.document
    headings = [layer for layer in document.layers if layer.rank < IN_TEXT]
    starts = [layer.start for layer in headings]
    ends = [*starts[1:], len(document.text)]
    told = [h for h, end in zip(headings, ends, strict=False) if end - h.end > TOLD]
    if not told or told[-1].number != 1:
        return 0
    return 0 if document.text.startswith("二", told[-1].end) else THOUSAND


def _broken_end(measures: Measures) -> int:
    return 0 if _loose_end(measures) is None else THOUSAND


def _loose_end(measures: Measures) -> int | None:
    """The last clause of the prose, where it does not end as sentences do."""
    document = measures.reading.document
    last = next((s for s in reversed(document.sentences) if not _is_row(document, s)), None)
    if last is None or document.text[last.end - 1] in _ENDS:
        return None
    return document.clause_at(last.end - 1)


def _is_row(document: Document, sentence: Sentence) -> bool:
    """Whether a line is the row of a table: cells with blanks between them, and no mark."""
    text = document.text[sentence.start : sentence.end].strip()
    return " " in text and not _MARKS.search(text)


def _broken_start(measures: Measures) -> int:
    document = measures.reading.document
    if document.title is not None or not document.sentences:
        return 0
    return THOUSAND if _MID_START.match(document.text, document.sentences[0].start) else 0


def _long_sentences(measures: Measures) -> int:
    sentences = measures.reading.document.sentences
    return _share(sum(1 for s in sentences if s.end - s.start > LONG_SENTENCE), len(sentences))


def _title_length(measures: Measures) -> int:
    """Without a subtitle, which begins with a dash."""
    document = measures.reading.document
    if document.title is None:
        return 0
    return len(document.text[slice(*document.title)].partition("\n—")[0]) * THOUSAND


def _lead_length(measures: Measures) -> int:
    sentences = measures.reading.document.sentences
    return (sentences[0].end - sentences[0].start) * THOUSAND if sentences else 0


def _distinct_dates(measures: Measures) -> int:
    moments = measures.reading.moments
    return len({(m.year, m.month, m.day) for m in moments if m.month or m.year}) * THOUSAND


def _ended_share(measures: Measures) -> int:
    """Sentences that end like sentences; a list of terms or headings has hardly any."""
    document = measures.reading.document
    prose = [s for s in document.sentences if not _is_row(document, s)]
    ended = sum(1 for s in prose if document.text[s.end - 1] in _ENDS)
    return _share(ended, len(prose))


def _longest_clause(measures: Measures) -> int:
    return max((end - start for start, end, _ in measures.reading.document.clauses), default=0) * (
        THOUSAND
    )


PLACES: Mapping[str, Callable[[Measures], int | None]] = {
    "broken_end": _loose_end,
    "broken_start": lambda _: 0,
}
"""Measures that one clause shows, and which one."""

BUILTIN: Mapping[str, Callable[[Measures], int]] = {
    "han": lambda m: m.reading.document.han * THOUSAND,
    "sentences": lambda m: len(m.reading.document.sentences) * THOUSAND,
    "paragraphs": lambda m: len(m.reading.document.paragraphs) * THOUSAND,
    "mean_sentence": lambda m: _share(m.body, len(m.reading.document.sentences)),
    "long_sentence_share": _long_sentences,
    "figures": lambda m: m.figures * THOUSAND,
    "figures_100": lambda m: m.per_100(m.figures),
    "title_length": _title_length,
    "lead_length": _lead_length,
    "title_kept": lambda m: _share(m.lexical.title_kept, m.lexical.title_words),
    "function_share": lambda m: _share(m.lexical.function, m.lexical.words),
    "vocabulary": lambda m: _share(m.lexical.kinds, m.lexical.words),
    "repeat_share": lambda m: _share(repeated_in(m.reading.document), m.body),
    "layers": lambda m: len(m.reading.document.layers) * THOUSAND,
    "layer_gaps": _layer_gaps,
    "open_lists": _open_lists,
    "bare_numbers": lambda m: m.reading.bare_numbers * THOUSAND,
    "audit_hard": lambda m: _hard(m, headline=False),
    "audit_headline": lambda m: _hard(m, headline=True),
    "broken_end": _broken_end,
    "broken_start": _broken_start,
    "distinct_dates": _distinct_dates,
    "ended_share": _ended_share,
    "longest_clause": _longest_clause,
}
