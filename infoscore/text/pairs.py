"""Pairs of neighbouring Han characters: what a text is about, compared without a dictionary."""

from __future__ import annotations

import re


def _han_but(numerals: str) -> str:
    """A character class of all Han characters but some."""
    marks = sorted(map(ord, numerals))
    starts = [0x4E00, *(mark + 1 for mark in marks)]
    ends = [*(mark - 1 for mark in marks), 0x9FFF]
    spans = (f"{chr(a)}-{chr(b)}" for a, b in zip(starts, ends, strict=True) if a <= b)
    return f"[{''.join(spans)}]"


_PAIR = re.compile(f"(?=({_han_but('一二三四五六七八九十百千万亿两几多')}{{2}}))")


def pairs_in(text: str) -> frozenset[str]:
    """The pairs of neighbouring Han characters of ``text``; numerals part them."""
    return frozenset(_PAIR.findall(text))
