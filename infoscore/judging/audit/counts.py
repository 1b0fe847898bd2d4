"""A9: as many things listed as announced."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from infoscore.judging.audit.book import told
from infoscore.lazily import lazily
from infoscore.reading.numerals import number_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from infoscore.judging.audit.book import Book, Raw
    from infoscore.text.document import Layer

_HAN = "二两三四五六七八九十"
_ANNOUNCED = lazily(
    rf"(?P<n>[{_HAN}]{{1,2}}|\d{{1,2}})(?:个|大|项|条|点|种|类|方面)(?:主要|突出|具体|硬|方面的?)?"
    r"(?:(?:措施|办法|做法|原因|问题|建议|意见|难题|困难|举措|特点|因素|环节|情形|表现|不足|经验|对策|方面|机制|制度|改革"
    r"|改变|短板|风险|诉求|变化)[^。；：，\n\d]{0,4}|(?=[：，]))[：。，]?\n?"
)
_COUNTED = lazily(
    rf"(?P<n>[{_HAN}]{{1,2}}|\d{{1,2}})个?(?P<noun>乡镇|镇乡|镇|乡|县区|县|区|街道|部门|市)(?![级里直场委办政长属内])"
)
_LISTED = lazily(
    rf"(?P<list>[㐀-鿿]{{2,6}}(?:、[㐀-鿿]{{2,6}})+(?:[和及与][㐀-鿿]{{2,6}})?)(?P<etc>等)?{_COUNTED.pattern}"
)
_NUMBER_IN = lazily(rf"[一{_HAN}\d]")
_SUFFIX = lazily(r"[镇乡县区村市]$|街道$|社区$")
_MORE = lazily(r"等|还有|此外|其他")
FAR, LONGEST_ANNOUNCED = 4, 24
MOST_LISTED = 40


def check(book: Book) -> Iterator[Raw]:
    """Every announced number with its numbered list, every list of places with its count."""
    yield from _numbered(book)
    yield from _named(book)


def _numbered(book: Book) -> Iterator[Raw]:
    layers = book.document.layers
    starts = {layer.start: at for at, layer in enumerate(layers)}
    if not starts:
        return
    for match in _announced(book, layers):
        at = next((starts[p] for p in range(match.end(), match.end() + FAR) if p in starts), None)
        said = number_of(match["n"])
        if at is None or said is None:
            continue
        if layers[at].number != 1 or layers[at].style == "chapter":
            continue
        count, end = _listed(layers, at)
        if count in {1, said}:
            continue
        if count < said and _MORE.search(book.text, match.start(), min(end + 60, len(book.text))):
            continue
        blanks = {"said": match.group().strip("：。，\n"), "count": count}
        span = match.start(), match.end("n") + 1
        yield told("A9", "too_few" if count < said else "too_many", blanks, str(count), (span,))


def _announced(book: Book, layers: Sequence[Layer]) -> Iterator[re.Match[str]]:
    """The numbers announced in front of the first mark of every list."""
    done = 0
    for layer in layers:
        if layer.number == 1 and layer.style != "chapter":
            start = max(layer.start - LONGEST_ANNOUNCED, done)
            for match in _ANNOUNCED.finditer(book.text, start, layer.end):
                done = match.end()
                yield match


def _listed(layers: Sequence[Layer], at: int) -> tuple[int, int]:
    """How many marks of one style count on from 1, and where the last one ends."""
    style, count, end = layers[at].style, 0, layers[at].end
    for layer in layers[at : at + MOST_LISTED]:
        if layer.style != style:
            if layer.rank < layers[at].rank:
                break
            continue
        if layer.number != count + 1 and layer.number:
            break
        count, end = count + 1, layer.end
    return count, end


def _named(book: Book) -> Iterator[Raw]:
    for match in _lists(book):
        said = number_of(match["n"])
        listed = match["list"]
        if said is None or _NUMBER_IN.search(listed):
            continue
        parts = listed.split("、")
        ends = [_SUFFIX.search(part) for part in parts[1:]]
        fitting = match["noun"] + "乡镇" * (match["noun"] == "乡镇")
        if any(end is not None and end.group()[0] not in fitting for end in ends):
            continue
        joined = re.search(r"[和及与]", parts[-1][1:-1]) is not None
        most = len(parts) + joined
        if match["etc"]:
            if len(parts) <= said:
                continue
        elif len(parts) <= said <= most or abs(said - most) > 2:
            continue
        close = abs(said - most) == 1 or all(end is not None for end in ends)
        blanks = {"count": len(parts), "said": book.text[match.start("n") : match.end()]}
        yield told("A9", "named", blanks, str(most), (match.span(),), proven=close)


def _lists(book: Book) -> Iterator[re.Match[str]]:
    """Lists of names that end in their count."""
    done = 0
    for counted in _COUNTED.finditer(book.text):
        start = max(book.document.opening(counted.start()), done)
        if book.text.find("、", start, counted.start()) < 0:
            continue
        match = _LISTED.search(book.text, start, counted.end())
        if match is not None:
            done = match.end()
            yield match
