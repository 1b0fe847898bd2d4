"""What ``infoscore units`` does behind its options: read, keep, grade, score, write."""

from __future__ import annotations

import gc
import hashlib
import os
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from infoscore.errors import UsageError, fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import ExitStack
    from datetime import date

    from infoscore.errors import Fault
    from infoscore.scoring.values import ItemScore
    from infoscore.units.facts import Ledger
    from infoscore.units.ledger.read import Known
    from infoscore.units.method import Method
    from infoscore.units.periods import Period
    from infoscore.units.report import Scored


@dataclass(frozen=True, slots=True)
class Work:
    """Which ledgers, which database, which methods, which period."""

    ledgers: tuple[str, ...]
    db: str | None
    methods: Sequence[Method]
    period: Period | None


def class_notes(ledger: Ledger, methods: Sequence[Method]) -> tuple[Fault, ...]:
    """Classes of the roster that a method with classes does not know: those units have none."""
    said = dict.fromkeys(unit.group for unit in ledger.roster if unit.group)
    notes = []
    for method in methods:
        known = {name for group in method.groups for name in (group.id, group.name.zh)}
        listed = {unit for group in method.groups for unit in group.units}
        free = {unit.group for unit in ledger.roster if unit.name not in listed}
        for name in said if known else ():
            if name not in known and name in free:
                names = "、".join(group.name.zh for group in method.groups)
                details = {"value": name, "name": method.id, "known": names}
                notes.append(fault("单位", "ledger.unknown_class", **details))
    return tuple(notes)


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the garbage collector from going through a year of facts again and again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@dataclass(frozen=True, slots=True)
class Marks:
    """Graded drafts, those that could not be graded, and the rules' own names."""

    items: tuple[ItemScore, ...]
    faults: tuple[Fault, ...]
    rules: tuple[str, str, str]
    bands: tuple[tuple[str, str], ...]
    criteria: tuple[tuple[str, str], ...]


def known_of(methods: Sequence[Method], period: Period | None) -> Known:
    """What the methods tell the reader of a ledger: venues, words, the year."""
    from infoscore.units.ledger.read import Known  # noqa: PLC0415

    venues = {name for m in methods for v in m.venues for name in (v.name, *v.aliases)}
    year = None if period is None or period.start.year != period.end.year else period.end.year
    units = frozenset(unit for m in methods for group in m.groups for unit in group.units)
    credit = {unit: to for m in methods for g in m.groups for unit, to in g.credit_to.items()}
    return Known((), frozenset(venues), _words(methods), year, units, credit)


def _words(methods: Sequence[Method]) -> frozenset[str]:
    """Every word the clauses, quotas and limits of the methods look for."""
    found: set[str] = set()
    for method in methods:
        found |= set(method.levels)
        found |= {venue.level for venue in method.venues}
        matches = [clause.match for clause in method.clauses]
        matches += [quota.match for quota in method.quotas]
        matches += [limit.match for limit in method.limits]
        matches += [match for table in method.tables.values() for match, _ in table.rows]
        matches += [match for quota in method.quotas for match, _ in quota.convert]
        for match in (*matches, method.eligible):
            found.update(*(names for _, names in match.names))
        found.update(*(limit.grades for limit in method.limits))
    return frozenset(found)


def read_facts(work: Work, until: ExitStack) -> tuple[Ledger, tuple[Fault, ...]]:
    """The facts to score: the ledgers', or with a database all that it then holds.

    What is added to a database lasts once ``until`` ends without an error.
    """
    from infoscore.units.ledger.read import load_ledger  # noqa: PLC0415

    known = known_of(work.methods, work.period)
    files = [Path(each) for each in work.ledgers]
    reading = load_ledger(files, known) if files else None  # a broken one leaves no database
    if work.db is None and reading is not None:
        return reading.ledger, reading.notes
    from infoscore.units.ledger.store import Store  # noqa: PLC0415

    store = Store(Path(str(work.db)), create=reading is not None)
    if reading is None:
        with store:
            return store.ledger(), ()
    until.enter_context(store).add(reading.ledger)
    return store.ledger(), reading.notes


def chosen(names: Sequence[str]) -> tuple[tuple[Method, str], ...]:
    """The methods named, each with the hash of its file, in the order they are in force.

    A folder stands for the method files in it.  RuleError where two are in force together.
    """
    from infoscore.units.readmethod import builtin_methods, load_method  # noqa: PLC0415
    from infoscore.units.succession import in_order  # noqa: PLC0415

    known, found = builtin_methods(), {}
    for name in _files(names):
        method = load_method(name)
        data = known.get(name, Path(name)).read_bytes().replace(b"\r\n", b"\n")
        found[hashlib.sha256(data).hexdigest()] = method
    ordered = in_order(tuple(found.values()))
    return tuple((m, next(h for h, each in found.items() if each is m)) for m in ordered)


def _files(names: Sequence[str]) -> list[str]:
    found: list[str] = []
    for name in names:
        folder = Path(name)
        if folder.is_dir():
            inside = sorted(str(each) for each in folder.glob("*.yaml"))
            if not inside:
                raise UsageError(fault("--method", "cli.units_no_methods", path=name))
            found += inside
        else:
            found.append(name)
    return found


def period_of(text: str) -> Period:
    """The period that is meant; UsageError where none is."""
    from infoscore.units.periods import read_period  # noqa: PLC0415

    period = read_period(text)
    if period is None:
        raise UsageError(fault("--period", "cli.units_no_period", value=text))
    return period


def scored_by(ledger: Ledger, versions: tuple[tuple[Method, str], ...], period: Period) -> Scored:
    """The result by one method, or by several that replaced one another."""
    from infoscore.units.report import Scored  # noqa: PLC0415
    from infoscore.units.succession import score_in_force  # noqa: PLC0415

    methods = [method for method, _ in versions]
    workdays = None
    if any(limit.workdays is not None for method in methods for limit in method.limits):
        from infoscore.cli.cache import cache_folder  # noqa: PLC0415
        from infoscore.ruleset.kept import kept_rules  # noqa: PLC0415

        workdays = kept_rules(None, cache_folder(os.environ)).calendar
    result = score_in_force(ledger, methods, period, workdays)
    return Scored(*versions[-1], result, versions if len(versions) > 1 else ())


def graded(folder: str, rules: str | None, as_of: date, jobs: int = 1) -> Marks:
    """Grade every draft below ``folder``; what cannot be graded is a fault, the rest counts."""
    from infoscore.cli.cache import cache_folder  # noqa: PLC0415
    from infoscore.cli.desk import Setup, results  # noqa: PLC0415
    from infoscore.intake.sources import find  # noqa: PLC0415
    from infoscore.ruleset.kept import kept_rules  # noqa: PLC0415

    sources, faults = find((folder,))
    loaded = kept_rules(rules, cache_folder(os.environ))
    found = []
    broken = list(faults)
    for result in results(sources, loaded, Setup(rules, as_of, None), jobs) if sources else ():
        broken += result.faults
        if result.item is not None:
            found.append(result.item)
    bands = tuple((each.id, each.name.zh) for each in loaded.scoring.bands)
    criteria = tuple((each.id, each.name.zh) for each in loaded.criteria)
    names = (loaded.id, loaded.version, loaded.hash)
    return Marks(tuple(found), tuple(broken), names, bands, criteria)
