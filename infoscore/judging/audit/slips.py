"""A22: words that are often miswritten, from the list in the rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infoscore.judging.audit.book import Book, Raw
    from infoscore.ruleset.model import Slip

_QUOTED = re.compile(r"《[^》]{0,60}$|“[^”]{0,60}$")
REACH = 40


def check(book: Book) -> Iterator[Raw]:
    """Every slip outside titles and quotations."""
    text = book.text
    for slip in book.rules.slips:
        start = text.find(slip.wrong)
        while start >= 0:
            end = start + len(slip.wrong)
            if _stands(text, start, end, slip) and not _QUOTED.search(
                text, max(start - REACH, 0), start
            ):
                yield book.quoted("A22", (start, end), slip.right)
            start = text.find(slip.wrong, end)


def _stands(text: str, start: int, end: int, slip: Slip) -> bool:
    """Whether the words around it make it a slip."""
    if slip.followed_by and not text.startswith(slip.followed_by, end):
        return False
    if slip.preceded_by and not text.endswith(slip.preceded_by, 0, start):
        return False
    return not (slip.not_after and text.endswith(slip.not_after, 0, start))
