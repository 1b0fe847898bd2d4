"""The reports of one emergency in their order, and what a reader of all of them would ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from infoscore.judging.trace import FIRST, FOLLOW, LAST, Trace
from infoscore.ruleset.model import Words
from infoscore.ruleset.series import GAP, NO_FINAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from infoscore.judging.trace import Running
    from infoscore.ruleset.series import ChainRule, RunningTotal, Series

HALF_YEAR = 183
BACK = 8
_RANKS = {"": 0, FIRST: 0, FOLLOW: 1, LAST: 2}
_HAN = "〇一二三四五六七八九十"


class Place(NamedTuple):
    """A place in a chain: which report, and which of its running totals (None: its mark)."""

    report: int
    figure: int | None


@dataclass(frozen=True, slots=True)
class ChainFinding:
    """What is to be looked at: the rule, in words, and where."""

    rule: str
    message: Words
    places: tuple[Place, ...]


def link(traces: Sequence[Trace]) -> list[list[int]]:
    """Indices of the reports of each emergency, in order of time; the emergencies in input order.

    Two reports belong together where unit or folder, a place, a kind of event and a day agree;
    two first reports only where they name the same hour. Near linear.
    """
    shelves: dict[tuple[str, str, str, tuple[int, int]], list[int]] = {}
    for at, trace in enumerate(traces):
        for key in _keys(trace):
            shelves.setdefault(key, []).append(at)
    roots = list(range(len(traces)))
    heads: dict[int, int] = {}  # root → a first report that names its hour
    for shelf in shelves.values():
        placed = _ordered(traces, shelf)
        for number, at in enumerate(placed):
            _shelve(traces, placed[max(number - BACK, 0) : number], at, roots, heads)
    chains: dict[int, list[int]] = {}
    for at in range(len(traces)):
        chains.setdefault(_root(roots, at), []).append(at)
    return [_ordered(traces, members) for members in chains.values()]


def _keys(trace: Trace) -> Iterator[tuple[str, str, str, tuple[int, int]]]:
    scopes = [f"folder {trace.folder}"] + ([f"unit {trace.unit}"] if trace.unit else [])
    for scope in scopes:
        for place in trace.places:
            for event in trace.events:
                for day in trace.days:
                    yield scope, place, event, day


def _shelve(
    traces: Sequence[Trace],
    earlier: Sequence[int],
    at: int,
    roots: list[int],
    heads: dict[int, int],
) -> None:
    """Join a report to the latest of the few before it that may be of the same emergency."""
    mine = _root(roots, at)
    if traces[at].began is not None:
        heads.setdefault(mine, at)
    for other in reversed(earlier):
        theirs = _root(roots, other)
        if theirs == mine or not _near(traces[at], traces[other]):
            continue
        one, two = heads.get(mine), heads.get(theirs)
        if one is not None and two is not None and not _same_hour(traces[one], traces[two]):
            continue
        roots[mine] = theirs
        if one is not None:
            heads.setdefault(theirs, one)
        return


def _root(roots: list[int], at: int) -> int:
    while roots[at] != at:
        roots[at] = roots[roots[at]]
        at = roots[at]
    return at


def _near(one: Trace, other: Trace) -> bool:
    if one.sent is None or other.sent is None:
        return True
    return abs((one.sent - other.sent).days) <= HALF_YEAR


def _same_hour(one: Trace, other: Trace) -> bool:
    if one.began is None or other.began is None:
        return True
    return all(a == b or min(a, b) < 0 for a, b in zip(one.began, other.began, strict=True))


def _ordered(traces: Sequence[Trace], members: Sequence[int]) -> list[int]:
    """By the time sent where every report says it, else by what each says it is."""
    if all(traces[at].sent is not None for at in members):
        return sorted(members, key=lambda at: (str(traces[at].sent), _rank(traces[at])))
    return sorted(members, key=lambda at: _rank(traces[at]))


def _rank(trace: Trace) -> tuple[int, int, str]:
    return _RANKS[trace.stage], trace.number, trace.path


def findings(
    chain: Sequence[Trace], series: Series, rules: Sequence[ChainRule], as_of: date
) -> list[ChainFinding]:
    """What is to be told about one chain, its reports in order."""
    found: list[ChainFinding] = []
    for rule in rules:
        if rule.finds == NO_FINAL:
            found += _no_final(chain, rule, as_of)
        elif rule.finds == GAP:
            found += _gap(chain, rule)
        else:
            found += _shrinks(chain, series, rule)
    return found


def _no_final(chain: Sequence[Trace], rule: ChainRule, as_of: date) -> Iterator[ChainFinding]:
    last = chain[-1]
    open_ended = any(t.announced or t.stage for t in chain)
    if not open_ended or last.sent is None or any(t.stage == LAST for t in chain):
        return
    days = (as_of - last.sent.date()).days
    if days > rule.days:
        yield _told(rule, {"days": days}, {}, (Place(len(chain) - 1, None),))


def _gap(chain: Sequence[Trace], rule: ChainRule) -> Iterator[ChainFinding]:
    numbers = {trace.number: at for at, trace in enumerate(chain) if trace.number}
    missing = [n for n in range(1, max(numbers, default=0)) if n not in numbers]
    if not missing:
        return
    after = min(n for n in numbers if n > missing[0])
    zh = {"after": _han(after), "missing": "、".join(map(_han, missing))}
    en = {"after": after, "missing": ", ".join(map(str, missing))}
    yield _told(rule, zh, en, (Place(numbers[after], None),))


def _han(number: int) -> str:
    return _HAN[number] if number <= 10 else str(number)


def _shrinks(chain: Sequence[Trace], series: Series, rule: ChainRule) -> Iterator[ChainFinding]:
    for figure in series.figures:
        before: tuple[int, int] | None = None
        for at, trace in enumerate(chain):
            here = next((n for n, f in enumerate(trace.figures) if f.id == figure.id), None)
            if here is None:
                continue
            now = trace.figures[here]
            if before is not None:
                was = chain[before[0]].figures[before[1]]
                if now.value < was.value and not _explained(chain, before[0], at, figure, now):
                    yield _shrunk(rule, figure, was, now, (Place(*before), Place(at, here)))
            before = at, here


def _explained(
    chain: Sequence[Trace], one: int, two: int, figure: RunningTotal, now: Running
) -> bool:
    """Whether a fall is told as a correction, went into another total, or has no sure order."""
    if now.explained or _RANKS[chain[one].stage] > _RANKS[chain[two].stage]:
        return True
    if (
        None in (chain[one].sent, chain[two].sent)
        and _rank(chain[one])[:2] == _rank(chain[two])[:2]
    ):
        return True
    if figure.into is None:
        return False
    values = [{f.id: f.value for f in chain[at].figures} for at in (one, two)]
    rise = values[1].get(figure.into, 0) - values[0].get(figure.into, 0)
    return rise >= values[0][figure.id] - now.value


def _shrunk(
    rule: ChainRule, figure: RunningTotal, was: Running, now: Running, places: tuple[Place, Place]
) -> ChainFinding:
    said = {"before": f"{was.value:f}{figure.unit}", "now": f"{now.value:f}{figure.unit}"}
    zh, en = ({**said, "name": figure.name.say(lang)} for lang in ("zh", "en"))
    return _told(rule, zh, en, places)


def _told(
    rule: ChainRule,
    zh: Mapping[str, object],
    en: Mapping[str, object],
    places: tuple[Place, ...],
) -> ChainFinding:
    message = Words(_fill(rule.message.zh, zh), _fill(rule.message.say("en"), en or zh))
    return ChainFinding(rule.card.id, message, places)


def _fill(template: str, blanks: Mapping[str, object]) -> str:
    for name, value in blanks.items():
        template = template.replace(f"{{{name}}}", str(value))
    return template
