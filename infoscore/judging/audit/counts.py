"""A9: as many things listed as announced."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from infoscore.judging.audit.book import Raw
from infoscore.reading.numerals import han_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infoscore.judging.audit.book import Book

_HAN = "二两三四五六七八九十"
_ANNOUNCED = re.compile(
    rf"(?P<n>[{_HAN}]{{1,2}}|\d{{1,2}})(?:个|大|项|条|点|种|类|方面)(?:主要|突出|具体|硬|方面的?)?"
    r"(?:(?:措施|办法|做法|原因|问题|建议|意见|难题|困难|举措|特点|因素|环节|情形|表现|不足|经验|对策|方面|机制|制度|改革"
    r"|改变|短板|风险|诉求|变化)[^。；：，\n\d]{0,4}|(?=[：，]))[：。，]?\n?"
)
_LISTED = re.compile(
    r"(?P<list>[㐀-鿿]{2,6}(?:、[㐀-鿿]{2,6})+(?:[和及与][㐀-鿿]{2,6})?)(?P<etc>等)?"
    rf"(?P<n>[{_HAN}]{{1,2}}|\d{{1,2}})个?(?P<noun>乡镇|镇乡|镇|乡|县区|县|区|街道|部门|市)(?![级里直场委办政长属内])"
)
_NUMBER_IN = re.compile(rf"[一{_HAN}\d]")
_SUFFIX = re.compile(r"[镇乡县区村市]$|街道$|社区$")
_MORE = re.compile(r"等|还有|此外|其他")
FAR = 4


def check(book: Book) -> Iterator[Raw]:
    """Every announced number with its numbered list, every list of places with its count."""
    yield from _numbered(book)
    if "、" in book.text:
        yield from _named(book)


def _numbered(book: Book) -> Iterator[Raw]:
    layers = book.document.layers
    starts = {layer.start: at for at, layer in enumerate(layers)}
    if not starts:
        return
    for match in _ANNOUNCED.finditer(book.text):
        at = next((starts[p] for p in range(match.end(), match.end() + FAR) if p in starts), None)
        if at is None or layers[at].number != 1 or layers[at].style == "chapter":
            continue
        said = _number(match["n"])
        style, count, end = layers[at].style, 0, layers[at].end
        for layer in layers[at : at + 40]:
            if layer.style != style:
                if layer.rank < layers[at].rank:
                    break
                continue
            if layer.number != count + 1 and layer.number:
                break
            count, end = count + 1, layer.end
        if said is None or count == said or count < 2:
            continue
        if count < said and _MORE.search(book.text, match.start(), min(end + 60, len(book.text))):
            continue
        shown = (
            f"说“{match.group().strip('：。，')}”，只列到第 {count} 项"
            if count < said
            else (f"说“{match.group().strip('：。，')}”，列了 {count} 项")
        )
        yield Raw(
            "A9",
            True,
            shown,
            str(count),
            ((match.start(), match.start("n") + len(match["n"]) + 1),),
        )


def _named(book: Book) -> Iterator[Raw]:
    for match in _LISTED.finditer(book.text):
        said = _number(match["n"])
        listed = match["list"]
        if said is None or _NUMBER_IN.search(listed):
            continue
        parts = listed.split("、")
        ends = [_SUFFIX.search(part) for part in parts[1:]]
        noun = match["noun"]
        if any(
            end is not None and end.group()[0] not in noun + "乡镇" * (noun == "乡镇")
            for end in ends
        ):
            continue
        joined = re.search(r"[和及与]", parts[-1][1:-1]) is not None
        counts = {len(parts), len(parts) + 1} if joined else {len(parts)}
        if match["etc"]:
            if min(counts) <= said:
                continue
        elif said in counts or abs(said - max(counts)) > 2:
            continue
        shown = (
            f"列了 {min(counts)} 个，写作“{match['n']}个{noun}”"
            if match["n"].isdigit()
            else (f"列了 {min(counts)} 个，写作“{match['n']}{noun}”")
        )
        close = abs(said - max(counts)) == 1 or all(end is not None for end in ends)
        yield Raw("A9", close, shown, str(max(counts)), (match.span(),))


def _number(word: str) -> int | None:
    value = int(word) if word.isdigit() else han_number(word)
    return None if value is None else int(value)
