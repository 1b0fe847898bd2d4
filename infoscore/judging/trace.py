"""What is kept of an emergency draft, to match it with the reports before and after it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from infoscore.lazily import lazily
from infoscore.reading.ledger import is_planned, ledger_of
from infoscore.reading.numerals import number_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from decimal import Decimal

    from infoscore.reading.ledger import LedgerRow
    from infoscore.reading.moments import Moment
    from infoscore.reading.read import Reading
    from infoscore.ruleset.series import Series

FIRST, FOLLOW, LAST = "first", "follow", "last"
LEAD_SENTENCES, OPENING = 3, 12
MOST_DAYS, MOST_PLACES, MOST_EVENTS, MOST_FIGURES = 8, 4, 4, 12
_AFTER = r"(?!后|中|时|以来|之后)"
_PLACE_END = lazily(r"(?<=[省市县区镇乡村])(?=.)|(?<=街道)(?=.)|(?<=社区)(?=.)")
_WIDE = lazily(r"[省市县区州盟旗]$")
_ENDS = lazily(r"[，、；：。（）\d]")
_NUMBER = r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})"
_REACH = 16
_EXPLAINED = 400  # characters around a running total in which a correction may be explained


class Running(NamedTuple):
    """A running total as the draft gives it: id of the figure, value, range of the view, whether
    its paragraph says why it changed.
    """

    id: str
    value: Decimal
    start: int
    end: int
    explained: bool


@dataclass(frozen=True, slots=True)
class Trace:
    """One report of an emergency. ``stage`` is first, follow, last or "" where it does not say;
    ``days`` are (month, day) it names, ``began`` the event's (month, day, hour, minute); ``mark``
    is where it says which report it is, or that more will follow (``announced``).
    """

    path: str
    unit: str | None
    stage: str
    number: int
    sent: datetime | None
    began: tuple[int, int, int, int] | None
    days: tuple[tuple[int, int], ...]
    places: tuple[str, ...]
    events: tuple[str, ...]
    mark: tuple[int, int] | None
    announced: bool
    figures: tuple[Running, ...]

    @property
    def folder(self) -> str:
        """The folder it was read from."""
        return PurePosixPath(self.path).parent.as_posix()


def trace_of(reading: Reading, series: Series, *, urgent: bool) -> Trace | None:
    """The trace of a draft; None unless it is urgent or says that it is one of several reports,
    and names a place, a day and an event to know it by.
    """
    stage, number, mark = _stage(reading, series)
    if not urgent and not stage:
        return None
    title, end = _opening(reading)
    dated = [m for m in reading.moments if m.month and m.day][:MOST_DAYS]
    places = tuple(_places(reading, title, end))
    events = tuple(_events(reading, series, title, end))
    if not (dated and places and events):
        return None
    later = stage in {FOLLOW, LAST}
    days = dict.fromkeys((m.month, m.day) for m in (dated if later else dated[:1]))
    announced = _pattern(series.announced).search(reading.document.text, end if mark else 0)
    meta = reading.document.draft.meta
    return Trace(
        path=reading.document.draft.path,
        unit=meta.unit,
        stage=stage,
        number=number,
        sent=meta.sent.replace(tzinfo=None) if meta.sent is not None else None,
        began=None if later else _time(dated[0]),
        days=tuple(days),
        places=places,
        events=events,
        mark=mark or (announced.span() if announced else None),
        announced=announced is not None,
        figures=tuple(_figures(reading, series))[:MOST_FIGURES],
    )


def _time(moment: Moment) -> tuple[int, int, int, int]:
    return moment.month, moment.day, moment.hour, moment.minute


def _opening(reading: Reading) -> tuple[int, int]:
    """Where the title begins and the lead ends."""
    document = reading.document
    start = document.title[0] if document.title else 0
    if not document.sentences:
        return start, document.title[1] if document.title else 0
    return start, document.sentences[min(LEAD_SENTENCES, len(document.sentences)) - 1].end


def _stage(reading: Reading, series: Series) -> tuple[str, int, tuple[int, int] | None]:
    """Which report it says it is, in mark, title or first words, with its number (0: none)."""
    document = reading.document
    spans = [span for span in (document.series, document.title) if span]
    if document.paragraphs:
        first = document.paragraphs[0]
        spans.append((first.start, min(first.start + OPENING, first.end)))
    for span in spans:
        for stage, words in ((LAST, series.last), (FOLLOW, series.follow), (FIRST, series.first)):
            if all(document.text.find(word, *span) < 0 for word in words):
                continue
            match = _numbered(words).search(document.text, *span)
            if match is not None:
                said = match["before"] or match["after"] if stage == FOLLOW else None
                return stage, _count(said), match.span()
    return "", 0, None


@lru_cache(maxsize=64)
def _numbered(words: tuple[str, ...]) -> re.Pattern[str]:
    """续报, 续报一, 续报（二）, 第3次续报 — but not 续报3人."""
    named = "|".join(map(re.escape, words))
    return re.compile(
        rf"(?:第(?P<before>{_NUMBER})[次份期号])?(?:{named}){_AFTER}"
        rf"(?:[之第（]?(?P<after>{_NUMBER})(?![人户名亩时月日年点条项万元\d]))?"
    )


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)) or r"(?!)")


def _count(said: str | None) -> int:
    return (number_of(said) or 0) if said else 0


def _places(reading: Reading, start: int, end: int) -> Iterator[str]:
    """The finest places named in the opening: 石桥镇 of 青山县石桥镇."""
    named = dict.fromkeys(
        part
        for name in reading.names
        if start <= name.start < end and name.kind != "organ"
        for part in _PLACE_END.split(reading.document.text[name.start : name.end])
        if len(part) > 1
    )
    fine = [name for name in named if not _WIDE.search(name)]
    yield from (fine or list(named))[:MOST_PLACES]


def _events(reading: Reading, series: Series, start: int, end: int) -> Iterator[str]:
    """The kinds of event named in the opening, words for the same thing made one."""
    text = reading.document.text
    said = [text[a:b] for a, b, bits in reading.marks if bits & series.events and start <= a < end]
    yield from list(dict.fromkeys(_event(word, series.alike) for word in said))[:MOST_EVENTS]


def _event(word: str, alike: Sequence[Sequence[str]]) -> str:
    for words in alike:
        if any(each in word for each in words):
            return words[0]
    return word[-2:]


def _figures(reading: Reading, series: Series) -> Iterator[Running]:
    """The greatest value of every running total."""
    best: dict[str, Running] = {}
    text = reading.document.text
    explained, apart = _pattern(series.explained), _pattern(series.apart)
    units = {figure.unit for figure in series.figures}
    for row in ledger_of(reading):
        if row.unit not in units or row.role != "level" or row.about or is_planned(row):
            continue
        if row.low != row.high or apart.search(row.left[-_REACH:]):
            continue
        name = _named(text, row, series)
        if not name or (name in best and best[name].value >= row.low):
            continue
        opens, closes = text.rfind("\n", 0, row.start) + 1, text.find("\n", row.end)
        closes = closes if closes >= 0 else len(text)
        why = explained.search(
            text, max(opens, row.start - _EXPLAINED), min(closes, row.end + _EXPLAINED)
        )
        best[name] = Running(name, row.low, row.start, row.end, why is not None)
    yield from best.values()


def _named(text: str, row: LedgerRow, series: Series) -> str:
    """Which running total a count is: told right before it, else after it in its clause."""
    before = _ENDS.split(row.left)[-1]
    after = _ENDS.split(text[row.end : row.end + _REACH], maxsplit=1)[0]
    found = dict.fromkeys(("before", "after"), "")
    for figure in series.figures:
        if figure.unit == row.unit:
            for side, words in (("before", before), ("after", after)):
                if not found[side] and any(word in words for word in figure.words):
                    found[side] = figure.id
    if found["before"] and found["after"] and found["before"] != found["after"]:
        return ""
    return found["before"] or found["after"]
