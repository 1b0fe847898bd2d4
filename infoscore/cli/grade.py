"""``infoscore grade``: drafts in, report out."""

from __future__ import annotations

import os
import sys
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from infoscore.cli import streams
from infoscore.cli.cache import cache_folder
from infoscore.cli.exits import Exit
from infoscore.cli.inputs import (
    check_kind,
    inputs_of,
    nothing_left,
    rules_path,
    settings_of,
    settings_options,
    settings_shown,
)
from infoscore.cli.output import check_target, format_of, whole_file
from infoscore.cli.values import Day, Number, OneOf
from infoscore.cli.words import Command
from infoscore.errors import Fault, fault
from infoscore.render.writer import FORMATS, Options, open_writer
from infoscore.version import VERSION
from infoscore.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal
    from typing import Any, TextIO

    from infoscore.cli.inputs import Inputs
    from infoscore.intake.sources import Source
    from infoscore.ruleset.model import RuleSet


_SUFFIXES = {"json": "json", "jsonl": "jsonl"}


def command(lang: str) -> click.Command:
    """The command, with its help in ``lang``."""

    def option(names: str, key: str, **rest: Any) -> click.Option:
        return click.Option(names.split(), help=say(f"cli.grade_{key}", lang), **rest)

    paths = say("cli.grade_paths", lang)
    params: list[click.Parameter] = [
        click.Argument(["paths"], nargs=-1, required=True, metavar=paths),
        option("--format name", "format", type=OneOf(lang, FORMATS), metavar="|".join(FORMATS)),
        option("--details", "details", is_flag=True),
        option("--audit", "audit", is_flag=True),
        option("--kind", "kind", metavar="ID"),
        option("--as-of", "as_of", type=Day(lang), metavar="YYYY-MM-DD"),
        option("--rules", "rules", metavar="DIR|FILE"),
        click.Option(
            ["--exclude"], multiple=True, metavar="PATTERN", help=say("cli.check_exclude", lang)
        ),
        option("--output", "output", metavar="FILE"),
        option("--overwrite", "overwrite", is_flag=True),
        option(
            "--fail-under", "fail_under", type=Number(lang, 0, 100, decimal=True), metavar="0-100"
        ),
        option("--jobs", "jobs", type=Number(lang, 1, 64), metavar="N"),
        option(
            "--color",
            "color",
            type=OneOf(lang, ("auto", "always", "never")),
            metavar="auto|always|never",
        ),
        option("--stdin-filename", "stdin", default="-", metavar="NAME"),
        *settings_options(lang),
    ]
    return Command("grade", lang, partial(grade, lang), params)


@dataclass(frozen=True, slots=True)
class Order:
    """The options of one run, as the user gave them, else as they are set."""

    paths: tuple[str, ...]
    exclude: tuple[str, ...]
    name: str | None
    details: bool
    audit: bool
    kind: str | None
    as_of: date | None
    rules: str | None
    output: str | None
    overwrite: bool
    fail_under: Decimal | None
    jobs: int
    color: str
    stdin_filename: str
    settings: str | None


@dataclass(slots=True)
class Met:
    """What was met until now: what was not graded, and whether a draft does not pass."""

    errors: list[Fault]
    below: bool = False

    @property
    def exit(self) -> int:
        """The exit code, if the run ended here."""
        if self.errors:
            return Exit.NOT_ALL
        return Exit.FAILED if self.below else Exit.DONE


def grade(lang: str, **given: Any) -> int:
    """Grade what was asked for and write the report; the exit code says how complete it is."""
    from infoscore.ruleset.kept import kept_rules  # noqa: PLC0415

    order, inputs = _order(given)
    sources, errors = inputs.sources, list(inputs.faults)
    target = None if order.output is None else Path(order.output)
    if target is not None:
        if not order.name:
            format_of(target.name, _SUFFIXES)  # before anything is graded
        files = [each.file for each in sources if each.file is not None]
        files += [] if order.rules is None else [Path(order.rules)]
        check_target(target, files, overwrite=order.overwrite)
    rules = kept_rules(order.rules, cache_folder(os.environ))
    check_kind(order.kind, rules, lang)
    if not sources and not errors:
        raise nothing_left(inputs, order.paths)
    met = Met(errors)
    with _opened(target) as stream:
        _report(order, sources, met, rules, stream=stream, lang=lang)
    return met.exit


def _order(given: dict[str, Any]) -> tuple[Order, Inputs]:
    """What to do, and with which drafts."""
    chosen = settings_of(given.pop("config"), isolated=given.pop("isolated"))
    given["rules"] = rules_path(chosen, given["rules"])
    for key in ("as_of", "jobs", "color"):
        given[key] = chosen.value(key, given[key])
    order = Order(**given, settings=settings_shown(chosen))
    return order, inputs_of(chosen, order.paths, order.stdin_filename, order.exclude)


def _report(
    order: Order,
    sources: Sequence[Source],
    met: Met,
    rules: RuleSet,
    *,
    stream: TextIO,
    lang: str,
) -> None:
    """Write the report draft by draft; ``met`` learns of what cannot be graded or does not pass."""
    from infoscore.cli.desk import Setup, results  # noqa: PLC0415
    from infoscore.report.run import Summary, run_of  # noqa: PLC0415
    from infoscore.scoring.chained import ChainTally  # noqa: PLC0415
    from infoscore.scoring.units import UnitTally  # noqa: PLC0415

    as_of = order.as_of or date.today()
    run = run_of(rules, as_of, VERSION, order.settings)
    options = _options(order, sources, stream, lang)
    aside = Aside(lang, hold=options.many and streams.is_screen(stream))
    aside.tell(met.errors)
    writer = open_writer(_format(order, stream), stream, run, options)
    tally = UnitTally(tuple(run.names.bands), say("report.no_unit", lang))
    chains = ChainTally(rules, as_of)
    if streams.is_screen(sys.stdin) and any(each.file is None for each in sources):
        streams.tell(say("cli.reading_stdin", lang))
    setup = Setup(order.rules, as_of, order.kind, ledger=order.audit or order.details)
    with closing(results(sources, rules, setup, order.jobs)) as found:
        for result in found:
            aside.tell(result.faults)
            aside.tell(fault(result.path, key, **dict(blanks)) for key, blanks in result.notes)
            met.errors += result.faults
            item = result.item
            if item is not None:
                if order.fail_under is not None and item.score < order.fail_under:
                    met.below = True
                writer.item(item)
                tally.add(item)
                chains.add(item)
    aside.release()
    writer.close(Summary(tally.units(), tally.total(), tuple(sorted(met.errors)), chains.chains()))


class Aside:
    """What is told apart from the report; held back until a table on the screen is complete."""

    def __init__(self, lang: str, *, hold: bool) -> None:
        self._lang, self._hold = lang, hold
        self._held: list[Fault] = []

    def tell(self, faults: Iterable[Fault]) -> None:
        """Tell each fault or note on a line, now or later."""
        if self._hold:
            self._held += faults
        else:
            streams.tell_faults(faults, self._lang)

    def release(self) -> None:
        """Tell what was held back."""
        streams.tell_faults(self._held, self._lang)
        self._held.clear()


@contextmanager
def _opened(target: Path | None) -> Iterator[TextIO]:
    if target is None:
        with streams.reader_may_leave():
            yield sys.stdout
        return
    with whole_file(target) as stream:
        yield stream


def _format(order: Order, stream: TextIO) -> str:
    """The format asked for, else the one that suits the target."""
    if order.name:
        return order.name
    if order.output is not None:
        return format_of(order.output, _SUFFIXES)
    colored = streams.wants_color(order.color, os.environ, screen=False)
    return "terminal" if colored or streams.is_screen(stream) else "text"


def _options(order: Order, sources: Sequence[Source], stream: TextIO, lang: str) -> Options:
    screen = order.output is None and streams.is_screen(stream)
    return Options(
        lang=lang,
        many=len(sources) > 1,
        details=order.details,
        audit=order.audit,
        color=streams.wants_color(order.color, os.environ, screen=screen),
        cells=streams.cells(),
        ascii_only=not streams.is_utf8(stream),
    )
