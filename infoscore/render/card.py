"""The card of one draft: what it scores, why, and what to mend, on one screen."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from infoscore.render.cells import clip, clip_left, pad, pad_left, width
from infoscore.render.lines import BLANK, Line, bar, fold, gained, line, points, quoted, spread
from infoscore.wording import say

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from infoscore.report.run import Names
    from infoscore.scoring.values import (
        Advice,
        AuditReport,
        CriterionScore,
        Evidence,
        GateHit,
        ItemScore,
        NearMiss,
        PrincipleScore,
        Quote,
        Reason,
    )

# What a card shows unless asked for everything.
NEAR_MISSES, LOSSES, ADVISORIES = 4, 3, 4
_WIDE, _MIDDLE, _SHORT = 40, 10, 5
_SHARE_CELLS = 1 + (_SHORT + 2) + 1 + 7
_HUNDRED, _ONE, _ZERO = Decimal(100), Decimal(1), Decimal(0)
_NAME_CELLS = 26
_BESIDE = 30
_INDENT = " " * 6
_SLIP_STYLES = {"H": "bad", "M": "warn", "L": "dim"}


class View(NamedTuple):
    """How to show: names, language, cells in a line (None: no limit), whether in full,
    whether with the ledger of figures.
    """

    names: Names
    lang: str
    cells: int | None
    full: bool = False
    audit: bool = False

    def say(self, key: str, **blanks: object) -> str:
        return say(f"report.{key}", self.lang, **blanks)

    def most(self, limit: int) -> int | None:
        return None if self.full else limit

    def within(self, used: int) -> int | None:
        return None if self.cells is None else self.cells - used


def card(item: ItemScore, view: View) -> Iterator[Line]:
    """The lines of one draft's card."""
    yield from _head(item, view)
    for gate in item.gates:
        yield from _gate(gate, view)
    yield BLANK
    hidden = yield from _criteria(item, view)
    yield BLANK
    hidden += yield from _principles(item.principles, view)
    if item.advice:
        yield BLANK
        yield line((view.say("advice"), "head"))
        for number, advice in enumerate(item.advice, 1):
            yield from _advice(number, advice, view)
    if item.advisories:
        yield BLANK
        yield line((view.say("advisories"), "head"))
        for advisory in item.advisories[: view.most(ADVISORIES)]:
            head = line(("  - ", "warn"))
            yield from _told(head, advisory.text.say(view.lang), advisory.quotes, view)
        hidden += max(0, len(item.advisories) - (view.most(ADVISORIES) or len(item.advisories)))
    if (view.full or view.audit) and item.audit is not None:
        yield from _timeline(item.audit, view)
        if item.audit.quantities:
            yield BLANK
            yield from _ledger(item.audit, view)
    if hidden:
        yield BLANK
        yield from fold(BLANK, view.say("more", count=hidden), view.cells, "dim")


def standing(level: int) -> str:
    """The style of a score by its level."""
    return "good" if level >= 3 else "warn" if level == 2 else "bad"


def _head(item: ItemScore, view: View) -> Iterator[Line]:
    read_as = view.say("read_as", encoding=item.encoding)
    yield line((clip_left(item.path, view.within(width(read_as))) + read_as, "dim"))
    yield from fold(BLANK, item.title or view.say("untitled"), view.cells, "head")
    style = standing(item.level)
    drawn = bar(item.score, _HUNDRED, min(_WIDE, max(view.within(50) or _WIDE, _MIDDLE)))
    yield line(
        f"{view.say('score')} ",
        (f"{item.score:.1f}", style),
        f" / 100  {drawn}  ",
        (item.band_name.say(view.lang), style),
    )
    yield from spread(_facts(item, view), view.cells)


def _facts(item: ItemScore, view: View) -> Iterator[str]:
    kind = item.kind
    name = kind.name.say(view.lang)
    other = kind.runner_up and view.names.kinds.get(kind.runner_up)
    if kind.forced:
        yield view.say("kind_forced", name=name)
    elif other:
        yield view.say("kind_or", name=name, other=other.say(view.lang))
    else:
        yield view.say("kind", name=name)
    if item.unit:
        yield view.say("unit", unit=item.unit)
    if item.on_time is not None:
        yield view.say("on_time" if item.on_time else "late")
    yield view.say("han", count=item.han)


def _gate(gate: GateHit, view: View) -> Iterator[Line]:
    head = line(("! " + view.say("gate", cap=points(gate.cap)) + "  ", "bad"))
    why = view.say("because", name=gate.name.say(view.lang), reason=gate.reason.say(view.lang))
    yield from _told(head, why, gate.quotes, view, most=2)


def _told(
    head: Line, text: str, given: Iterable[Quote], view: View, *, most: int = 1, hang: int = 0
) -> Iterator[Line]:
    """``text`` after ``head`` with its quotes, the first beside it where there is room.

    Further lines stand below the text, or ``hang`` cells in.
    """
    indent = sum(width(piece.text) for piece in head)
    several = tuple(given)[: view.most(most)]
    if view.cells is None:
        where = [quoted(each, view.lang) for each in several]
        yield from fold(head, "  ".join(filter(None, [text, *where])), None)
        return
    beside = view.cells - indent - width(text) - 2
    fits = several and width(quoted(several[0], view.lang)) <= beside
    first = several[:1] if fits or beside >= _BESIDE else ()
    parts = [text, *(quoted(each, view.lang, beside) for each in first)]
    yield from fold(head, "  ".join(filter(None, parts)), view.cells)
    hang = hang or indent
    for each in several[len(first) :]:
        yield line(" " * hang, quoted(each, view.lang, view.cells - hang))


def _criteria(item: ItemScore, view: View) -> Generator[Line, None, int]:
    value, most = points(item.value), points(item.value_max)
    yield line((view.say("criteria", value=value, most=most), "head"))
    names = {each.id: view.names.short[each.id].say(view.lang) for each in item.criteria}
    column = min(_NAME_CELLS, max(map(width, names.values()), default=0))
    nearest = _nearest(item.criteria)
    hidden = 0
    for score in item.criteria:
        yield _criterion(score, pad(names[score.id], column), view)
        if not score.applicable:
            continue
        evidence = score.evidence[: view.most(1)]
        near = score.near_misses if view.full else score.near_misses[: score.id in nearest]
        hidden += len(score.evidence) + len(score.near_misses) - len(evidence) - len(near)
        for each in evidence:
            yield from _evidence(each, view)
        for miss in near:
            yield from _near_miss(miss, view)
    return hidden


def _criterion(score: CriterionScore, name: str, view: View) -> Line:
    head = f"  {score.id} {name}  "
    if not score.applicable:
        return line((head + view.say("none"), "dim"))
    role = view.say(score.role)
    drawn = bar(score.grade, _ONE, _MIDDLE)
    style = "good" if score.grade > 0 else "dim" if score.role == "secondary" else ""
    return line(head, (drawn, style), f" {score.grade:.2f}  ", (role, "dim"))


def _evidence(evidence: Evidence, view: View) -> Iterator[Line]:
    if view.full:
        filled = view.say("filled", slots=_slots(evidence.filled, view))
        text = f"{evidence.rule} {evidence.grade:.2f}  {filled}"
        yield from fold(line(_INDENT), text, view.cells)
    for quote in evidence.quotes[: view.most(1)]:
        text = quoted(quote, view.lang, view.within(len(_INDENT)))
        yield line(_INDENT, text)


def _near_miss(miss: NearMiss, view: View) -> Iterator[Line]:
    slots = clip(view.names.lacking(miss, view.lang), view.within(len(_INDENT) + 10))
    missing = view.say("missing", slots=slots)
    rule = f"{miss.rule}  " if view.full else ""
    if view.cells is not None and width(_INDENT + rule + missing) > view.cells // 2:
        yield from fold(line(_INDENT), rule + missing, view.cells, "warn")
        head = line(_INDENT)
    else:
        head = line(_INDENT + rule, (missing, "warn"), "  ")
    yield from _told(head, "", miss.quotes, view, hang=len(_INDENT))


def _nearest(criteria: Iterable[CriterionScore]) -> set[str]:
    """The criteria whose near-miss is worth room: unmet, the primary and the emptiest first."""
    unmet = [each for each in criteria if each.applicable and each.near_misses and each.grade < 1]
    unmet.sort(key=lambda each: (each.role != "primary", each.grade))
    return {each.id for each in unmet[:NEAR_MISSES]}


def _principles(scores: Iterable[PrincipleScore], view: View) -> Generator[Line, None, int]:
    yield line((view.say("principles"), "head"))
    scores = tuple(scores)
    names = {each.id: view.names.principles[each.id].say(view.lang) for each in scores}
    column = min(20, max(map(width, names.values()), default=0))
    cells = [_principle(each, pad(names[each.id], column), view) for each in scores]
    row = 3 if view.cells is None or 3 * (column + _SHARE_CELLS) + 6 <= view.cells else 2
    for start in range(0, len(cells), row):
        yield line("  ", "  ".join(cells[start : start + row]).rstrip())
    reasons = [
        (names[each.id], reason)
        for each in scores
        for reason in each.reasons
        if view.full or reason.points < 0
    ]
    if not view.full:
        reasons.sort(key=lambda each: each[1].points)
    for name, reason in reasons[: view.most(LOSSES)]:
        yield from _reason(name, reason, view)
    return len(reasons) - len(reasons[: view.most(LOSSES)])


def _principle(score: PrincipleScore, name: str, view: View) -> str:
    if score.max == _ZERO:
        return f"{name} {pad(view.say('not_counted'), _SHARE_CELLS - 1)}"
    share = f"{points(score.score)}/{points(score.max)}"
    return f"{name} {bar(score.score, score.max, _SHORT)} {pad(share, 7)}"


def _reason(name: str, reason: Reason, view: View) -> Iterator[Line]:
    sign = "+" if reason.points > 0 else ""
    earned = pad_left(f"{sign}{points(reason.points)}", 5)
    head = line("  ", (earned, "bad" if reason.points < 0 else "good"), "  ")
    why = view.say("because", name=name, reason=reason.text.say(view.lang))
    yield from _told(head, why, reason.quotes, view)


def _advice(number: int, advice: Advice, view: View) -> Iterator[Line]:
    gain = gained(advice, view.lang)
    head = line(f"  {number}. ", (gain, "good"), "  ")
    text = advice.text.say(view.lang)
    if advice.quote is None:
        yield from fold(head, text, view.cells)
    elif view.cells is None or view.full:
        yield from _told(head, text, (advice.quote,), view)
    else:  # the words stand above, by the criterion
        yield from fold(head, view.say("at", line=advice.quote.line) + text, view.cells)


def _timeline(audit: AuditReport, view: View) -> Iterator[Line]:
    """Event, telephone, written report and the next one, each with its limit."""
    if not audit.timeline:
        return
    yield BLANK
    yield line((view.say("timeline"), "head"))
    for step in audit.timeline:
        style = "" if step.on_time is None else "good" if step.on_time else "bad"
        head = line("  ", ("- ", style))
        quotes = () if step.quote is None else (step.quote,)
        yield from _told(head, step.text.say(view.lang), quotes, view)


def _ledger(audit: AuditReport, view: View) -> Iterator[Line]:
    """Every figure with its line, what it counts, and whether it agrees with the others."""
    rows = audit.quantities
    faulty = sum(row.state == "faulty" for row in rows)
    yield line((view.say("figures", count=len(rows), faulty=faulty), "head"))
    for slip in audit.findings:
        head = line("  ", (view.say(f"slip_{slip.severity}"), _SLIP_STYLES[slip.severity]), "  ")
        yield from fold(head, slip.message.say(view.lang), view.cells)
    column = max(width(view.say(f"state_{state}")) for state in ("checked", "faulty", "open"))
    for row in rows:
        state = pad(view.say(f"state_{row.state}"), column)
        style = {"faulty": "bad", "checked": "good"}.get(row.state, "dim")
        head = line("  ", (state, style), "  ")
        about = "  ".join(filter(None, (row.what, row.when, row.where)))
        yield from fold(head, f"{quoted(row.quote, view.lang)}  {about}", view.cells)


def _slots(slots: Iterable[str], view: View) -> str:
    named = [view.names.slot(each, view.lang) for each in slots]
    return clip(view.say("and").join(named), view.within(len(_INDENT) + 10))
