"""Grade one source after another, in this process or in several, always in the order given."""

from __future__ import annotations

import os
from collections import deque
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from infoscore.cli.exits import Exit
from infoscore.cli.signals import held, leave_to_parent
from infoscore.errors import Fault, InfoscoreError, UsageError, fault

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from concurrent.futures import Future
    from datetime import date

    from infoscore.intake.ignores import Ignore
    from infoscore.intake.sources import Source
    from infoscore.ruleset.model import RuleSet
    from infoscore.scoring.values import ItemScore

CHUNK = 64
_AHEAD = 3

Notes = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


class Result(NamedTuple):
    """What came of one source: a score, or the faults that prevented it; notes for the user; the
    marks in the draft that ignore a rule; a digest of its text.
    """

    path: str
    item: ItemScore | None
    faults: tuple[Fault, ...] = ()
    notes: Notes = ()
    ignores: tuple[Ignore, ...] = ()
    digest: str = ""

    @property
    def bare(self) -> int:
        """How many marks in the draft give no reason, so that they have no effect."""
        return sum(1 for key, _ in self.notes if key == "intake.note.ignore_bare")


@dataclass(frozen=True, slots=True)
class Setup:
    """What a process needs to grade: where the rules are, the day, the kind if it was named, and
    whether every figure is to be listed.
    """

    rules: str | None
    as_of: date
    kind: str | None
    ledger: bool = False


class Desk:
    """Reads and grades sources by one rule set."""

    def __init__(self, rules: RuleSet, setup: Setup) -> None:
        from infoscore.grading import Grader  # noqa: PLC0415  not for --help

        self._grader = Grader(rules, as_of=setup.as_of, kind=setup.kind, ledger=setup.ledger)

    def grade(self, source: Source) -> Result:
        """The result for one source. Never raises: a failing program is a fault, too."""
        from infoscore.intake import read  # noqa: PLC0415

        try:
            draft = read(source)
            item = self._grader.grade(draft)
        except InfoscoreError as error:
            return Result(source.path, None, error.faults)
        except Exception as error:  # one draft must not stop the others
            if os.environ.get("INFOSCORE_DEBUG"):
                raise
            broken = fault(source.path, "cli.bug", kind=type(error).__name__)
            return Result(source.path, None, (broken,))
        digest = sha256(draft.text.encode()).hexdigest()
        return Result(source.path, item, (), draft.notes, draft.ignores, digest)


def results(
    sources: Sequence[Source], rules: RuleSet, setup: Setup, jobs: int
) -> Generator[Result, None, None]:
    """One result for each source, in order; several processes only where they pay."""
    chunks = [sources[start : start + CHUNK] for start in range(0, len(sources), CHUNK)]
    if jobs == 1 or len(chunks) == 1:
        desk = Desk(rules, setup)
        for source in sources:
            yield desk.grade(source)
        return
    yield from _shared(chunks, Desk(rules, setup), setup, min(jobs, len(chunks)))


def _shared(
    chunks: Sequence[Sequence[Source]], desk: Desk, setup: Setup, jobs: int
) -> Iterator[Result]:
    """Hand chunks to ``jobs`` processes, a few ahead of what is taken; stdin stays here."""
    import multiprocessing  # noqa: PLC0415
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from multiprocessing import resource_tracker  # noqa: PLC0415

    waiting: deque[Future[list[Result]] | Sequence[Source]] = deque()
    context = multiprocessing.get_context("spawn")
    if os.name == "posix":  # what keeps the pool's locks; its start would let held signals through
        resource_tracker.ensure_running()
    with held():
        pool = ProcessPoolExecutor(jobs, context, initializer=_sit_down, initargs=(setup,))
    try:
        for chunk in chunks:
            mine = any(source.file is None for source in chunk)
            with held():
                waiting.append(chunk if mine else pool.submit(_work, tuple(chunk)))
            if len(waiting) >= jobs * _AHEAD:
                yield from _taken(waiting.popleft(), desk)
        while waiting:
            yield from _taken(waiting.popleft(), desk)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _taken(chunk: Future[list[Result]] | Sequence[Source], desk: Desk) -> Iterator[Result]:
    from concurrent.futures import BrokenExecutor, Future  # noqa: PLC0415

    if isinstance(chunk, Future):
        try:
            yield from chunk.result()
        except BrokenExecutor:
            raise UsageError(fault("--jobs", "cli.pool_died")) from None
    else:
        yield from map(desk.grade, chunk)


_DESKS: list[Desk] = []


def _sit_down(setup: Setup) -> None:
    """Make a worker ready. Ctrl-C is for the main process; without it no work is left."""
    from threading import Thread  # noqa: PLC0415

    from infoscore.cli.cache import cache_folder  # noqa: PLC0415
    from infoscore.ruleset.kept import kept_rules  # noqa: PLC0415

    leave_to_parent()
    Thread(target=_leave_with_parent, daemon=True).start()
    _DESKS.append(Desk(kept_rules(setup.rules, cache_folder(os.environ)), setup))


def _leave_with_parent() -> None:
    """End this worker when the main process is gone, however it went."""
    from multiprocessing import parent_process  # noqa: PLC0415

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(Exit.NOT_ALL)


def _work(sources: Sequence[Source]) -> list[Result]:
    return [_DESKS[-1].grade(source) for source in sources]
