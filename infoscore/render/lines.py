"""Lines of a screen as styled pieces, so that plain text and colour share one layout."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from infoscore.render.cells import clip, plain, width, wrap
from infoscore.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from infoscore.report.run import Run
    from infoscore.scoring.values import Advice, Quote

QUOTE_CELLS = 100


def rules_line(run: Run, lang: str) -> str:
    """By which rules, as of when and with which settings."""
    blanks = {"rules": run.rules, "version": run.version, "hash": run.hash[:12], "day": run.as_of}
    told = say("report.rules", lang, **blanks)
    if run.settings is not None:
        told += "  " + say("report.settings", lang, path=run.settings)
    return plain(told)


class Piece(NamedTuple):
    """Some text and the name of its style: head, dim, good, warn, bad or none."""

    text: str
    style: str = ""


Line: TypeAlias = tuple[Piece, ...]

BLANK: Line = ()


def line(*pieces: str | tuple[str, str]) -> Line:
    """A line of pieces, each text or (text, style), made harmless for any terminal."""
    made = (Piece(each) if isinstance(each, str) else Piece(*each) for each in pieces)
    return tuple(Piece(plain(piece.text), piece.style) for piece in made)


def text_of(pieces: Line) -> str:
    """The line without styles."""
    return "".join(piece.text for piece in pieces).rstrip()


def fold(head: Line, text: str, cells: int | None, style: str = "") -> Iterator[Line]:
    """``head`` and then ``text``, wrapped at ``cells`` and indented below its beginning."""
    indent = sum(width(piece.text) for piece in head)
    if cells is not None and indent > cells // 2:
        yield head
        head, indent = line(" " * 6), 6
    room = None if cells is None else cells - indent
    first, *rest = wrap(plain(text), room, room or 0)
    yield (*head, Piece(first, style))
    for each in rest:
        yield (Piece(" " * indent), Piece(each, style))


def quoted(quote: Quote, lang: str, cells: int | None = None) -> str:
    """A quote with its line, short enough for ``cells``."""
    frame = width(say("report.quote", lang, line=quote.line, text=""))
    room = QUOTE_CELLS if cells is None else min(QUOTE_CELLS, max(cells - frame, 8))
    return say("report.quote", lang, line=quote.line, text=clip(plain(quote.text), room))


def spread(parts: Iterable[str], cells: int | None, style: str = "") -> Iterator[Line]:
    """``parts`` side by side, going on to the next line where the next one does not fit."""
    made = ""
    for part in map(plain, parts):
        together = f"{made}  {part}" if made else part
        if made and cells is not None and width(together) > cells:
            yield line((clip(made, cells), style))
            together = part
        made = together
    yield line((clip(made, cells), style))


def points(value: Decimal) -> str:
    """Points without needless zeros: 8, 12.5, 0."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def gained(advice: Advice, lang: str) -> str:
    """What a piece of advice gains, and whether only after a cap was lifted."""
    key = "report.gain" if advice.held is None else "report.gain_held"
    return say(key, lang, points=points(advice.gain))


def bar(part: Decimal, whole: Decimal, cells: int) -> str:
    """A bar of ``cells`` drawn in ASCII; anything earned shows, and only the whole fills it."""
    full = int(part * cells / whole) if whole else 0
    full = min(max(full, 1 if part > 0 else 0), cells)
    return "[" + "#" * full + "." * (cells - full) + "]"
