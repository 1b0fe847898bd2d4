"""From the event to the reports: by telephone, in writing, and the next one that is promised."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from infoscore.judging.clock import event_of, limit_of
from infoscore.judging.dated import resolved
from infoscore.lazily import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from infoscore.judging.clock import Lag
    from infoscore.reading.moments import Moment
    from infoscore.reading.read import Reading
    from infoscore.ruleset.model import Kind, Limit, Timeliness

EVENT, PHONE, WRITTEN, FOLLOW_UP = "event", "phone", "written", "follow_up"
CHANNEL = "电话"
_PHONED = lazily(r"电话[^，。；\d]{0,8}?(?:报告|上报|报送|汇报|速报|初报|报(?=[县市省州区政应]))")
_PROMISED = lazily(
    r"(?P<report>续报(?!道)|再次?报告|下一?次(?:报告|续报))(?P<number>[（第]?[一二三四五六七八九十\d]{1,3}）?)?"
    r"(?P<tie>时间(?:[为是：]|暂?定[为于])?|(?:将|拟|计划|预计|定)[于在]?)?[为是：]?"
)
_EARLIER = lazily(r"(?:的|已)?(?:初报|首报|续报|上报|上次报告)")
_NEAR, _AFTER = 20, 2
MOST_LEAD = 160
MOST_TRIED = 20


class Step(NamedTuple):
    """One time on the line. ``span`` is where the draft gives it (None: in its head); ``when`` is
    None where it cannot be told; ``taken`` counts from the event (from this report for the next
    one), in minutes or, where the limit says so, in working days.
    """

    stage: str
    span: tuple[int, int] | None
    when: datetime | None
    exact: bool
    taken: int | None
    limit: Limit | None

    @property
    def allowed(self) -> int | None:
        """The limit in its own unit."""
        if self.limit is None:
            return None
        return self.limit.minutes if self.limit.minutes is not None else self.limit.workdays

    @property
    def on_time(self) -> bool | None:
        """Whether the limit was kept, where it can be told."""
        if self.taken is None or self.allowed is None:
            return None
        return self.taken <= self.allowed


def timeline_of(
    reading: Reading, kind: Kind, rules: Timeliness, lag: Lag | None, vague: int
) -> tuple[Step, ...]:
    """The steps that the draft and its head tell, in their order; () for a draft without times.

    ``vague`` are the slots (bits) of words such as 近日, which leave the time of the event open.
    """
    return tuple(_steps(reading, kind, rules, lag, vague))


def _steps(
    reading: Reading, kind: Kind, rules: Timeliness, lag: Lag | None, bits: int
) -> Iterator[Step]:
    meta = reading.document.draft.meta
    sent = meta.sent
    began = None if sent is None else event_of(reading, kind, sent, rules.dates)
    vague = _vague(reading, bits)
    if began is not None and _EARLIER.match(reading.document.text, began[0].end):
        began = None
    if began is not None and (kind.urgent or lag is not None):
        moment, when = began
        yield Step(EVENT, (moment.start, moment.end), when, moment.hour >= 0, None, None)
    elif vague is not None and began is None:
        yield Step(EVENT, vague, None, False, None, None)
    start = began if began is not None and began[0].hour >= 0 else None
    if kind.urgent:
        yield from _phoned(reading, kind, rules, start, sent)
    if sent is not None and lag is not None:
        yield Step(WRITTEN, None, sent, meta.sent_has_time, lag.taken, lag.limit)
    if kind.urgent:
        yield from _promised(reading, sent, timed=meta.sent_has_time)


def _vague(reading: Reading, bits: int) -> tuple[int, int] | None:
    """近日 in title or lead of a draft that names no day."""
    if any(moment.month and moment.day for moment in reading.moments):
        return None
    return next(
        ((a, b) for a, b, held in reading.marks if a < MOST_LEAD and held & bits),
        None,
    )


def _phoned(
    reading: Reading,
    kind: Kind,
    rules: Timeliness,
    start: tuple[Moment, datetime] | None,
    sent: datetime | None,
) -> Iterator[Step]:
    for match in islice(_PHONED.finditer(reading.document.text), MOST_TRIED):
        moment = _before(reading, match.start())
        if moment is None:
            continue
        limit = limit_of(kind, replace(rules, channel=CHANNEL), reading.document.text)
        if limit is not None and limit.channel != CHANNEL:
            limit = None
        when = None if sent is None else _on_day(moment, start, sent)
        taken = None
        if when is not None and start is not None:
            passed = int((when - start[1]).total_seconds() // 60)
            taken = passed if passed >= 0 else None
        yield Step(PHONE, (moment.start, match.end()), when, when is not None, taken, limit)
        return


def _promised(reading: Reading, sent: datetime | None, *, timed: bool) -> Iterator[Step]:
    """20时前续报, 下一次报告时间为6月18日18时: what a sentence announces, not the mark in the title
    and no report that was sent before.
    """
    document = reading.document
    floor = max((span[1] for span in (document.title, document.series) if span), default=0)
    for match in islice(_PROMISED.finditer(document.text, floor), MOST_TRIED):
        moment = _announced(reading, match)
        if moment is None:
            continue
        when = None
        if sent is not None:
            day = moment if moment.day else moment._replace(month=sent.month, day=sent.day)
            when = resolved(day, sent)
        taken = None
        if when is not None and sent is not None:
            passed = int((when - sent).total_seconds() // 60)
            if passed < 0 and moment.day:
                continue
            when = when if passed >= 0 else None
            taken = passed if passed >= 0 and timed else None
        span = min(moment.start, match.start()), max(moment.end, match.end())
        yield Step(FOLLOW_UP, span, when, when is not None, taken, None)
        return


def _announced(reading: Reading, match: re.Match[str]) -> Moment | None:
    """The time that the sentence of a promise gives for it: right behind words that tie the two
    (续报将于8月3日8时前报出; 续报 8月3日8时 is a heading), or before it as a deadline.
    """
    if match["tie"] or match["report"].startswith("下"):
        ahead = _after(reading, match.end())
        if ahead is not None:
            return ahead
    before = _before(reading, match.start(), until=True)
    return None if before is None or (match["number"] and not before.until) else before


def _before(reading: Reading, at: int, *, until: bool = False) -> Moment | None:
    """The last moment with an hour shortly before ``at`` in its sentence; with ``until`` only what
    is still to come: a deadline, or an hour right before.
    """
    near = [m for m in _timed(reading.moments) if 0 <= at - m.end <= _NEAR]
    near = [m for m in near if not until or m.until or at - m.end <= 1]
    if not near:
        return None
    between = reading.document.text[near[-1].end : at]
    parted = re.search(r"[。！？\n]|[已曾]" if until else r"[。！？\n]", between)
    return None if parted else near[-1]


def _after(reading: Reading, at: int) -> Moment | None:
    """The moment with an hour that begins at ``at``, a mark or blank apart, on the same line."""
    moment = next((m for m in _timed(reading.moments) if 0 <= m.start - at <= _AFTER), None)
    if moment is None or re.search(r"[。！？\n]", reading.document.text[at : moment.start]):
        return None
    return moment


def _timed(moments: Sequence[Moment]) -> Iterator[Moment]:
    return (moment for moment in moments if moment.hour >= 0)


def _on_day(
    moment: Moment, start: tuple[Moment, datetime] | None, sent: datetime
) -> datetime | None:
    """A bare hour stands on the day of the event."""
    if not moment.day:
        if start is None:
            return None
        moment = moment._replace(month=start[1].month, day=start[1].day, year=start[1].year)
    return resolved(moment, sent)
