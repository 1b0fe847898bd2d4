"""Lexical figures of a text from its words: repetition, function words, overlap with the title."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from infoscore.text.tokens import words

if TYPE_CHECKING:
    from infoscore.text.document import Document


@dataclass(frozen=True, slots=True)
class Lexical:
    """Counts over the words of the body. ``words`` all, ``kinds`` different ones, ``function``
    those that only join others, ``title_kept`` content words of the title that the body has, of
    ``title_words``.
    """

    words: int
    kinds: int
    function: int
    title_words: int
    title_kept: int


def lexical_of(document: Document, function_words: frozenset[str]) -> Lexical:
    """Cut the body into words and count."""
    body_start = document.paragraphs[0].start if document.paragraphs else 0
    body = words(document.text[body_start:])
    kinds = set(body)
    title: set[str] = set()
    if document.title:
        title = {w for w in words(document.text[slice(*document.title)]) if len(w) > 1}
    return Lexical(
        len(body),
        len(kinds),
        sum(1 for word in body if word in function_words),
        len(title),
        len(title & kinds),
    )


def repeated_in(document: Document) -> int:
    """Characters in sentences that say again what a sentence before them said."""
    seen: set[str] = set()
    repeated = 0
    for sentence in document.sentences:
        said = document.text[sentence.start : sentence.end].rstrip("。！？；”）")
        if len(said) < 8:
            continue
        if said in seen:
            repeated += len(said)
        seen.add(said)
    return repeated
