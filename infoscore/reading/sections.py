"""Roles that hold beyond their own clause: below a heading, and behind what leads to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infoscore.ruleset.slots import Section
    from infoscore.text.document import Document, Layer, Paragraph

HEADING_MAX = 30
SHORT_LEAD = 14  # characters of a sentence that leads within a paragraph: 问题出在电上。
HEADING_RANKS = (1, 2)
NONE = -1
PLAIN = 0  # the rank of a heading without a number, above all that have one
PLAIN_MAX = 14  # characters of such a heading: 【可以怎么做】
_FULL_STOPS = "。！？\n"
_ENDS = "。！？；：，"


def mark_sections(
    sections: tuple[Section, ...], document: Document, found: dict[int, list[int]]
) -> None:
    """Give every clause the roles of the heading above it and of the lead-in before it, and of
    its list of clauses parted by 「；」 those that run on.

    ``found`` maps sets of slots to the clauses that hold them; roles are added to it.  A heading
    that follows another of its rank under which nothing is told is one of an outline: it tells
    nothing of what stands below.
    """
    said: dict[int, int] = {}
    heads = 0
    for section in sections:
        heads |= section.heads
    for bits, clauses in found.items():
        if bits & heads:
            roles = 0
            for section in sections:
                if bits & section.heads:
                    roles |= 1 << section.slot
            for clause in clauses:
                said[clause] = said.get(clause, 0) | roles
    if said:
        on = sum(1 << section.slot for section in sections if section.runs_on)
        for clause, roles in list(_roles(document, said, on)):
            found.setdefault(roles, []).append(clause)


def _roles(document: Document, said: dict[int, int], on: int) -> Iterator[tuple[int, int]]:
    """Clauses with the roles (bits) that reach them, from the roles that clauses name; those of
    ``on`` that open a sentence run on to its 「。」, but not into the next of numbered points.
    """
    opening = {layer.start: layer for layer in document.layers}
    firsts = {layer.start for layer in document.layers if layer.number == 1}
    headings: dict[int, int] = {}  # rank of a heading in force: its roles
    carried = behind = running = 0
    empty = NONE  # rank of the heading just before, nothing being told under it yet
    for paragraph in document.paragraphs:
        layer = opening.get(paragraph.start)
        first, behind = behind, _clauses_end(document, paragraph, behind)
        before, empty = empty, NONE
        if layer is not None and _is_heading(document, paragraph, layer):
            headings = {rank: roles for rank, roles in headings.items() if rank < layer.rank}
            headings[layer.rank] = said.get(first, 0) if layer.rank != before else 0
            empty = layer.rank if document.text[paragraph.end - 1] not in _ENDS else NONE
        elif layer is None and first + 1 == behind and _is_plain_heading(document, paragraph):
            roles = said.get(first, 0)
            headings = {PLAIN: roles} if roles else headings
            if not roles:
                headings.pop(PLAIN, None)
        headed = _united(headings)
        led, carried = (carried if layer is not None else 0), 0
        for clause in range(first, behind):
            start = document.clauses[clause][0]
            opens = start in opening or document.text[start - 1] in _FULL_STOPS
            running = 0 if opens else running
            if headed | led | running:
                yield clause, headed | led | running
            if opens:
                running = said.get(clause, 0) & on
            if clause in said and (
                _leads(document, paragraph, clause) or _next_start(document, clause) in firsts
            ):
                led = said[clause]
                carried = led if document.clauses[clause][1] >= paragraph.end else 0
        if not carried and layer is not None and document.text[paragraph.end - 1] != "：":
            carried = led


def _leads(document: Document, paragraph: Paragraph, clause: int) -> bool:
    """Whether a clause leads to what follows: 主要原因：…, 为什么没人来？…, or as a short sentence
    that opens its paragraph: 井不出水有几个原因。…; a very short one may stand anywhere in it.
    """
    start, end, _ = document.clauses[clause]
    if document.text[end - 1] in "：？":
        return True
    if document.text[end - 1] != "。" or end >= paragraph.end:
        return False
    if start == paragraph.start:
        return end - start <= HEADING_MAX
    return end - start <= SHORT_LEAD and document.text[start - 1] in "。；"


def _next_start(document: Document, clause: int) -> int:
    """Where the clause after this one begins; −1 behind the last."""
    following = clause + 1
    return document.clauses[following][0] if following < len(document.clauses) else -1


def _clauses_end(document: Document, paragraph: Paragraph, clause: int) -> int:
    """The number behind the last clause of a paragraph whose first is ``clause``."""
    clauses = document.clauses
    while clause < len(clauses) and clauses[clause][0] < paragraph.end:
        clause += 1
    return clause


def _is_heading(document: Document, paragraph: Paragraph, layer: Layer) -> bool:
    start, end, _ = document.sentences[paragraph.first]
    return layer.rank in HEADING_RANKS and end - start <= HEADING_MAX


def _is_plain_heading(document: Document, paragraph: Paragraph) -> bool:
    """Whether a paragraph is a few words without a mark at their end: 存在的问题, 【怎么做】."""
    text = document.text[paragraph.start : paragraph.end].strip()
    return 0 < len(text) <= PLAIN_MAX and (text[-1].isalpha() or text[-1] in "】）")


def _united(headings: dict[int, int]) -> int:
    bits = 0
    for roles in headings.values():
        bits |= roles
    return bits
