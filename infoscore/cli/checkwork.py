"""Grade the drafts of a check and hold them against gates, baseline and suppressions."""

from __future__ import annotations

import sys
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from infoscore.cli import streams
from infoscore.cli.desk import Setup, results
from infoscore.errors import UsageError, fault
from infoscore.wording import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from decimal import Decimal

    from infoscore.checking.check import Checker
    from infoscore.checking.values import Check
    from infoscore.cli.desk import Result
    from infoscore.cli.inputs import Inputs
    from infoscore.errors import Fault
    from infoscore.intake.ignores import Ignore
    from infoscore.ruleset.model import RuleSet
    from infoscore.settings.values import Chosen


def graded(
    inputs: Inputs, rules: RuleSet, setup: Setup, jobs: int, lang: str, *, reported: bool = False
) -> Iterator[Result]:
    """Every source graded, in path order; what goes wrong is told at once, unless the report on
    the same screen tells it (``reported``).
    """
    if not reported:
        streams.tell_faults(inputs.faults, lang)
    if streams.is_screen(sys.stdin) and any(each.file is None for each in inputs.sources):
        streams.tell(say("cli.reading_stdin", lang))
    for result in results(inputs.sources, rules, setup, jobs):
        if not reported:
            streams.tell_faults(result.faults, lang)
        told = (fault(result.path, key, **dict(blanks)) for key, blanks in result.notes)
        streams.tell_faults(told, lang)
        yield result


def checked(
    inputs: Inputs,
    rules: RuleSet,
    setup: Setup,
    jobs: int,
    *,
    checker: Checker,
    ignoring: Ignoring,
    baseline: Path | None,
    lang: str,
    reported: bool,
) -> Check:
    """The whole check of ``inputs``; ``reported``: drafts not read are told by the report alone."""
    from infoscore.report.run import Summary  # noqa: PLC0415
    from infoscore.scoring.chained import ChainTally  # noqa: PLC0415
    from infoscore.scoring.units import UnitTally  # noqa: PLC0415

    before = _before(baseline, checker.run.hash, lang)
    tally = UnitTally(tuple(checker.run.names.bands), say("report.no_unit", lang))
    chains = ChainTally(rules, setup.as_of)
    errors, named = list(inputs.faults), Named(rules)
    files = {each.path: each.file for each in inputs.sources}
    for result in graded(inputs, rules, setup, jobs, lang, reported=reported):
        errors += result.faults
        if result.item is not None:
            general = ignoring.marks(files[result.path])
            marks, bare = named.spelt_out(result)
            streams.tell_faults(bare, lang)
            unknown = named.unknown(marks)
            missing = result.bare + len(bare)
            checker.add(result.item, marks, general, before(result), missing, unknown)
            tally.add(result.item)
            chains.add(result.item)
    streams.tell_faults(ignoring.unused(checker), lang)
    faults = tuple(sorted(errors))
    return checker.check(Summary(tally.units(), tally.total(), faults, chains.chains()))


def _before(file: Path | None, now: str, lang: str) -> Callable[[Result], Decimal | None]:
    """Tells the score that a draft had in the baseline."""
    from infoscore.checking.baseline import key_of, read_baseline  # noqa: PLC0415

    if file is None:
        return lambda _: None
    kept = read_baseline(file)
    if kept.rules != now:
        note = fault(file.as_posix(), "checking.other_rules", hash=kept.rules[:12])
        streams.tell_faults([note], lang)
    return lambda result: kept.before(key_of(result.path, file.parent), result.digest)


class Named:
    """The rules that marks in drafts may name; looked up where there is a mark."""

    def __init__(self, rules: RuleSet) -> None:
        self._rules = rules

    @cached_property
    def _known(self) -> frozenset[str]:
        return known_ids(self._rules)

    def spelt_out(self, result: Result) -> tuple[list[Ignore], list[Fault]]:
        """The marks of a draft, each for one rule, and notes of those that are left no reason."""
        from infoscore.checking.ignoring import spelt_out  # noqa: PLC0415
        from infoscore.intake.ignores import MIN_REASON  # noqa: PLC0415

        marks: list[Ignore] = []
        bare: list[Fault] = []
        for mark in result.ignores:
            each = spelt_out(mark, self._known)
            if len(each[0].reason) >= MIN_REASON:
                marks += each
            else:
                blanks = {"line": mark.line, "rule": " ".join(one.rule for one in each)}
                bare.append(fault(result.path, "intake.note.ignore_bare", **blanks))
        return marks, bare

    def unknown(self, marks: Sequence[Ignore]) -> frozenset[str]:
        """The rules that ``marks`` name and that there are not."""
        return frozenset(each.rule for each in marks if each.rule not in self._known)


class Ignoring:
    """The suppressions of the settings, and which of them met a draft."""

    def __init__(self, chosen: Chosen) -> None:
        from infoscore.intake.ignores import Ignore  # noqa: PLC0415
        from infoscore.settings.patterns import Patterns  # noqa: PLC0415

        folder = chosen.file.parent if chosen.file else Path()
        self._rules = [
            (each, Ignore(each.rule, each.reason, 0), Patterns(each.paths, folder))
            for each in chosen.settings.ignore
        ]
        self._met: set[int] = set()

    def marks(self, file: Path | None) -> list[Ignore]:
        """The marks for the draft in ``file``."""
        met = [
            number
            for number, (rule, _, patterns) in enumerate(self._rules)
            if not rule.paths or patterns.fit(file)
        ]
        self._met.update(met)
        return [self._rules[number][1] for number in met]

    def unused(self, checker: Checker) -> Iterator[Fault]:
        """A note for each that met a draft and covered nothing."""
        for number in sorted(self._met):
            rule, mark, _ = self._rules[number]
            if mark not in checker.used:
                yield fault(rule.where, "checking.unused_setting", rule=rule.rule)


def known_ids(rules: RuleSet) -> frozenset[str]:
    """The id of every rule, criterion and principle, and of all else that ``explain`` knows."""
    from infoscore.report.catalog import catalog  # noqa: PLC0415

    return frozenset(each.id for each in catalog(rules, "zh"))


def check_ignored(chosen: Chosen, rules: RuleSet) -> None:
    """UsageError naming every ignored rule that does not exist."""
    if not chosen.settings.ignore:
        return
    known = known_ids(rules)
    unknown = [
        fault(each.where, "settings.no_rule", entry=each.rule)
        for each in chosen.settings.ignore
        if each.rule not in known
    ]
    if unknown:
        raise UsageError(*unknown)
