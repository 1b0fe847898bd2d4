"""Quotes: the words of the draft that show a finding, short enough for one line."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from infoscore.intake.ranges import outside
from infoscore.scoring.values import Quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from infoscore.intake.draft import Draft
    from infoscore.judging.conditions import Window
    from infoscore.reading.read import Reading

QUOTE_MAX = 60
MOST_CLAUSES = 60
MOST_LOOKED_AT = 9  # windows of which those that tell the most are quoted
MOST_COMPARED = 4  # windows of which the first with a figure is quoted
_DIGIT = re.compile(r"\d")


def quotes_of(reading: Reading, windows: Iterable[Window], most: int) -> tuple[Quote, ...]:
    """The first ``most`` different places among ``windows``, as the user wrote them."""
    spans: list[tuple[int, int]] = []
    for window in windows:
        span = _span(reading, window)
        if span is not None and span not in spans:
            spans.append(span)
        if len(spans) == most:
            break
    return tuple(quote_at(reading, *span) for span in spans)


def best_quote(reading: Reading, windows: Iterable[Window]) -> tuple[Quote, ...]:
    """The first place among the first few ``windows`` that gives a figure, else the first."""
    spans = (_span(reading, window) for window in islice(windows, MOST_COMPARED))
    places: list[tuple[int, int]] = []
    for span in filter(None, spans):
        places.append(span)
        if _figured(reading, span):
            return (quote_at(reading, *span),)
    return tuple(quote_at(reading, *span) for span in places[:1])


def telling_quotes(reading: Reading, windows: Sequence[Window], most: int) -> tuple[Quote, ...]:
    """At most ``most`` places among the first ``windows``: each in turn the one that shows the most
    of what was asked and none before it shows; of equal ones the first that gives a figure.
    """
    asked = 0
    for _, _, slots in windows:
        asked |= slots
    held: dict[tuple[int, int], int] = {}
    for window in windows[:MOST_LOOKED_AT]:
        span = _span(reading, window)
        if span is not None and span not in held:
            if window[0] == "title" or not reading.document.sentences:
                held[span] = reading.windows.title & asked
            else:
                number = reading.document.sentence_at(span[0])
                held[span] = reading.windows.held_by("sentence", 1 << number, asked)
    chosen: list[tuple[int, int]] = []
    while held and len(chosen) < most:
        shown = {span: (found & asked).bit_count() for span, found in held.items()}
        top = max(shown.values())
        best = [span for span in held if shown[span] == top]
        figured = (span for span in best if _figured(reading, span))
        chosen.append(next(figured, best[0]))
        asked &= ~held.pop(chosen[-1])
    return tuple(quote_at(reading, *span) for span in chosen)


def quote_at(reading: Reading, start: int, end: int) -> Quote:
    """A range of the view as a quote of the user's text."""
    document = reading.document
    first, last = document.view.source(start, end)
    line, column = document.place(first)
    return Quote(first, last, line, column, _written(document.draft, first, last))


def _figured(reading: Reading, span: tuple[int, int]) -> bool:
    """Whether a range of the view gives a figure or a date."""
    return _DIGIT.search(reading.document.text, *span) is not None


def _written(draft: Draft, first: int, last: int) -> str:
    if not draft.cut:
        return draft.text[first:last]
    cut = ((max(start - first, 0), end - first) for start, end in draft.cut if end > first)
    return outside(draft.text[first:last], cut)


def _span(reading: Reading, window: Window) -> tuple[int, int] | None:
    """The sentence of the window that holds most of what was asked, cut to its telling clauses."""
    within, index, asked = window
    document, windows = reading.document, reading.windows
    if within == "title":
        return document.title
    if not document.sentences:
        return None
    if within == "clause" and not asked:  # the place of a measure: itself, its end if it is long
        start, end, _ = document.clauses[index]
        return _tight(document.text, max(start, end - QUOTE_MAX) if index else start, end)
    if within == "sentence":
        number = index
    else:
        start, end = reading.span(within, index)
        first, last = document.sentence_at(start), document.sentence_at(max(end - 1, start))
        held = [each.bit_count() for each in windows.each("sentence", asked, first, last + 1)]
        most = max(held)
        if not most and document.title and windows.title & asked:
            return document.title
        number = first + held.index(most)
    sentence = document.sentences[number]
    if sentence.end - sentence.start <= QUOTE_MAX:
        return _tight(document.text, sentence.start, sentence.end)
    return _cut(reading, number, asked)


def _cut(reading: Reading, number: int, asked: int) -> tuple[int, int]:
    """The run of clauses within QUOTE_MAX that holds the most of what was asked."""
    document = reading.document
    sentence = document.sentences[number]
    first, last = document.clause_at(sentence.start), document.clause_at(sentence.end - 1)
    clauses = document.clauses[first : min(last + 1, first + MOST_CLAUSES)]
    bits = reading.windows.each("clause", asked, first, first + len(clauses))
    best, best_key = clauses[0][:2], (-1, 0)
    for at, (start, least, _) in enumerate(clauses):
        held, behind = 0, least
        for clause in range(at, len(clauses)):
            end = clauses[clause][1]
            if end - start > QUOTE_MAX and clause != at:
                break
            held |= bits[clause]
            behind = end
        key = (held.bit_count(), -start)
        if key > best_key:
            best, best_key = (start, behind), key
    return _tight(document.text, best[0], min(best[1], best[0] + 2 * QUOTE_MAX))


def _tight(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \n":
        start += 1
    while end > start + 1 and text[end - 1] in " \n，；：":
        end -= 1
    return start, end
