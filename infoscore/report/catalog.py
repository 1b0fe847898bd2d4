"""The rules as a list: every id that a report may mention, with what there is to say about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from infoscore.report.conditions import condition_words, measure_words, slot_words
from infoscore.ruleset.model import TOPIC
from infoscore.wording import duration, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from infoscore.ruleset.model import (
        AuditCheck,
        Card,
        Criterion,
        Frame,
        Gate,
        Kind,
        Merit,
        RuleSet,
        Words,
    )
    from infoscore.ruleset.slots import Slots

Fact = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule or thing the rules name.

    ``section`` is criteria, principles, kinds, gates, audit, notices, chains,
    conditions or slots;
    ``parent`` the criterion or principle it belongs to; ``facts`` are headings with their lines;
    ``names`` all it is called by, in every language and in short.
    """

    id: str
    section: str
    name: str
    parent: str | None
    facts: tuple[Fact, ...]
    names: tuple[str, ...] = ()


def catalog(rules: RuleSet, lang: str) -> tuple[Entry, ...]:
    """Every entry in the order of the rules."""
    return tuple(_entries(rules, lang))


def _entries(rules: RuleSet, lang: str) -> Iterator[Entry]:
    slots = rules.slots
    for criterion in rules.criteria:
        facts = _criterion(criterion, rules, lang)
        names = _names(criterion.name, criterion.short)
        yield Entry(criterion.id, "criteria", criterion.name.say(lang), None, facts, names)
        for frame in criterion.frames:
            yield _entry(frame.card, "criteria", lang, _frame(frame, slots, lang), criterion.id)
    for principle in rules.principles:
        ids = tuple(f"{each.card.id} {each.card.name.say(lang)}" for each in principle.merits)
        facts = (_fact("max", lang, str(principle.max)), _fact("parts", lang, *ids))
        names = _names(principle.name)
        yield Entry(principle.id, "principles", principle.name.say(lang), None, facts, names)
        for merit in principle.merits:
            yield _entry(merit.card, "principles", lang, _merit(merit, slots, lang), principle.id)
    yield from _unlisted(rules, lang)
    for kind in rules.kinds:
        yield _entry(kind.card, "kinds", lang, _kind(kind, rules, lang))
    for gate in rules.gates:
        yield _entry(gate.card, "gates", lang, _gate(gate, slots, lang))
    for check in rules.audit.checks.values():
        yield _entry(check.card, "audit", lang, _check(check, lang))
    for notice in rules.notices:
        when = _fact("when", lang, *condition_words(notice.when, slots, lang))
        yield _entry(notice.card, "notices", lang, (when,))
    for chain in rules.chains:
        days = _fact("days", lang, str(chain.days) if chain.days else "")
        tells = _fact("tells", lang, chain.message.say(lang))
        yield _entry(chain.card, "chains", lang, (days, tells))
    for shared in rules.shared:
        when = _fact("when", lang, *condition_words(shared.when, slots, lang))
        names = _names(shared.name)
        yield Entry(shared.id, "conditions", shared.name.say(lang), None, (when,), names)
    terms = {each.id: each.terms for each in slots.lexicons}
    for slot in slots.ids:
        facts = (_fact("terms", lang, say("report.and", lang).join(terms.get(slot, ()))),)
        name = slots.names[slot]
        told = facts if slot in terms else ()
        yield Entry(slot, "slots", name.say(lang), None, told, _names(name))


def _unlisted(rules: RuleSet, lang: str) -> Iterator[Entry]:
    """What reports name although it is a setting and no rule with tests: time limits, the gate
    for what is stale, the topics of the period.
    """
    for limit in rules.timeliness.limits:
        if limit.minutes is not None:
            length = duration(limit.minutes, lang)
        else:
            length = say("report.limit_workdays", lang, count=limit.workdays)
        told = (_fact("limit", lang, length), _fact("source", lang, limit.source))
        names = _names(limit.name)
        yield Entry(limit.id, "principles", limit.name.say(lang), "timely", told, names)
    terms = {each.id: each.terms for each in rules.slots.lexicons}
    for topic in rules.priorities:
        name = f"{TOPIC}{topic.id}"
        listed = say("report.and", lang).join(terms.get(f"topic_{topic.id}", ()))
        words = (_fact("terms", lang, listed),)
        yield Entry(name, "principles", topic.name.say(lang), "focused", words, _names(topic.name))
    stale = rules.timeliness.stale
    if stale is not None:
        why = (_fact("why", lang, stale.why.say(lang)),)
        yield Entry(stale.id, "gates", stale.name.say(lang), None, why, _names(stale.name))


def _entry(
    card: Card, section: str, lang: str, facts: Iterable[Fact], parent: str | None = None
) -> Entry:
    """An entry with a card: why first, its own facts, then source and tests."""
    told = (
        _fact("why", lang, card.why.say(lang)),
        *facts,
        _fact("source", lang, say("report.since", lang, source=card.source, since=card.since)),
        _fact("fires", lang, *card.tests.fires),
        _fact("silent", lang, *card.tests.silent),
    )
    return Entry(card.id, section, card.name.say(lang), parent, told, _names(card.name))


def _names(*said: Words) -> tuple[str, ...]:
    """Every name in every language there is."""
    return tuple(dict.fromkeys(each for words in said for each in (words.zh, words.en) if each))


def _criterion(criterion: Criterion, rules: RuleSet, lang: str) -> tuple[Fact, ...]:
    frames = (f"{each.card.id} {each.card.name.say(lang)}" for each in criterion.frames)
    primary = _kinds(rules, (k.card.id for k in rules.kinds if criterion.id in k.primary), lang)
    secondary = _kinds(rules, (k.card.id for k in rules.kinds if criterion.id in k.secondary), lang)
    return (
        _fact("parts", lang, *frames),
        _fact("primary_for", lang, primary),
        _fact("secondary_for", lang, secondary),
    )


def _frame(frame: Frame, slots: Slots, lang: str) -> Iterator[Fact]:
    yield _fact("anchors", lang, slot_words(frame.anchors, slots, lang, either=True))
    yield _fact("present", lang, *condition_words(frame.present, slots, lang))
    yield _fact("concrete", lang, *condition_words(frame.concrete, slots, lang))
    yield _fact("actionable", lang, *condition_words(frame.actionable, slots, lang))
    yield _fact("advises", lang, frame.advice.say(lang))


def _merit(merit: Merit, slots: Slots, lang: str) -> Iterator[Fact]:
    yield _fact("points", lang, f"{merit.points:+}")
    if merit.when is not None:
        yield _fact("when", lang, *condition_words(merit.when, slots, lang))
    if merit.measure is not None:
        blanks = {
            "measure": measure_words(merit.measure, slots, lang),
            "low": merit.low,
            "high": merit.high,
        }
        yield _fact("in_proportion", lang, say("report.proportion", lang, **blanks))
    if merit.advice is not None:
        yield _fact("advises", lang, merit.advice.say(lang))
    if merit.advised_where is not None:
        yield _fact("advised_where", lang, *condition_words(merit.advised_where, slots, lang))


def _kind(kind: Kind, rules: RuleSet, lang: str) -> Iterator[Fact]:
    short = {each.id: f"{each.id} {each.short.say(lang)}" for each in rules.criteria}
    listed = say("report.and", lang)
    for key, ids in (("primary_criteria", kind.primary), ("secondary_criteria", kind.secondary)):
        yield _fact(key, lang, listed.join(short.get(each, each) for each in sorted(ids)))
    signals: list[str] = []
    for signal in kind.signals:
        first, *rest = condition_words(signal.when, rules.slots, lang)
        signals += [f"{signal.weight:+}  {first}", *("    " + each for each in rest)]
    yield _fact("signals", lang, *signals)


def _gate(gate: Gate, slots: Slots, lang: str) -> Iterator[Fact]:
    yield _fact("cap", lang, str(gate.cap))
    yield _fact("when", lang, *condition_words(gate.when, slots, lang))


def _check(check: AuditCheck, lang: str) -> Iterator[Fact]:
    yield _fact("severity", lang, say(f"report.severity_{check.severity}", lang))
    yield _fact("tells", lang, check.message.say(lang))


def _kinds(rules: RuleSet, ids: Iterable[str], lang: str) -> str:
    names = {each.card.id: each.card.name.say(lang) for each in rules.kinds}
    return say("report.and", lang).join(names[each] for each in ids)


def _fact(key: str, lang: str, *lines: str) -> Fact:
    return say(f"report.fact_{key}", lang), tuple(each for each in lines if each)
