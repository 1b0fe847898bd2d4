"""``infoscore check``: drafts in, findings and gates out, for people, hooks and CI."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from infoscore.cli import streams
from infoscore.cli.cache import cache_folder
from infoscore.cli.exits import Exit
from infoscore.cli.inputs import (
    Inputs,
    beside_settings,
    check_kind,
    inputs_of,
    nothing_left,
    rules_path,
    settings_of,
    settings_options,
    settings_shown,
)
from infoscore.cli.output import check_target, whole_file
from infoscore.cli.values import Day, Number, OneOf
from infoscore.cli.words import Command
from infoscore.errors import InfoscoreError, UsageError, fault
from infoscore.settings.values import CHECK_FORMATS, LEVELS, SEVERITY_GATES
from infoscore.version import VERSION
from infoscore.wording import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from infoscore.checking.gates import Gates
    from infoscore.checking.values import Check
    from infoscore.errors import Fault, Location
    from infoscore.intake.sources import Source
    from infoscore.ruleset.model import Band
    from infoscore.settings.values import Chosen


_ESCAPED = ("json", "jsonl", "sarif", "gitlab")
"""Formats that spell out what a stream cannot carry."""


def command(lang: str) -> click.Command:
    """The command, with its help in ``lang``."""
    return Command("check", lang, partial(check, lang), [*_inputs(lang), *_outputs(lang)])


def _option(lang: str, names: str, **rest: Any) -> click.Option:
    key = names.split(maxsplit=1)[0].lstrip("-").replace("-", "_")
    return click.Option(names.split(), help=say(f"cli.check_{key}", lang), **rest)


def _inputs(lang: str) -> list[click.Parameter]:
    points = Number(lang, 0, 100, decimal=True)
    return [
        click.Argument(["paths"], nargs=-1, metavar=say("cli.check_paths", lang)),
        _option(lang, "--fail-under fail_score", type=points, metavar="0-100"),
        _option(lang, "--fail-band", metavar="ID"),
        _option(lang, "--fail-level", type=OneOf(lang, LEVELS), metavar="0-4"),
        _option(lang, "--fail-unit-under fail_unit_mean", type=points, metavar="0-100"),
        _option(
            lang,
            "--fail-severity",
            type=OneOf(lang, SEVERITY_GATES),
            metavar="|".join(SEVERITY_GATES),
        ),
        _option(lang, "--baseline", metavar="FILE"),
        _option(lang, "--margin", type=points, metavar="0-100"),
        _option(lang, "--exclude", multiple=True, metavar="PATTERN"),
        _option(lang, "--allow-empty", is_flag=True),
        *settings_options(lang),
        click.Option(["--rules"], metavar="DIR|FILE", help=say("cli.grade_rules", lang)),
        click.Option(["--kind"], metavar="ID", help=say("cli.grade_kind", lang)),
        click.Option(
            ["--as-of"], type=Day(lang), metavar="YYYY-MM-DD", help=say("cli.grade_as_of", lang)
        ),
        click.Option(
            ["--jobs"], type=Number(lang, 1, 64), metavar="N", help=say("cli.grade_jobs", lang)
        ),
        click.Option(
            ["--stdin-filename", "stdin"],
            default="-",
            metavar="NAME",
            help=say("cli.grade_stdin", lang),
        ),
    ]


def _outputs(lang: str) -> list[click.Parameter]:
    colors = ("auto", "always", "never")
    return [
        _option(
            lang, "--format name", type=OneOf(lang, CHECK_FORMATS), metavar="|".join(CHECK_FORMATS)
        ),
        _option(lang, "--output outputs", multiple=True, metavar="FORMAT=FILE"),
        click.Option(["--overwrite"], is_flag=True, help=say("cli.grade_overwrite", lang)),
        _option(lang, "--details", is_flag=True),
        _option(lang, "--list-files", is_flag=True),
        _option(lang, "--exit-zero", is_flag=True),
        click.Option(
            ["--color"],
            type=OneOf(lang, colors),
            metavar="|".join(colors),
            help=say("cli.grade_color", lang),
        ),
    ]


@dataclass(frozen=True, slots=True)
class Order:
    """One run: the options as given, else as set."""

    paths: tuple[str, ...]
    name: str
    outputs: tuple[tuple[str, Path], ...]
    overwrite: bool
    details: bool
    list_files: bool
    exit_zero: bool
    allow_empty: bool
    rules: str | None
    kind: str | None
    as_of: date
    jobs: int
    color: str
    stdin: str
    baseline: Path | None
    band: tuple[str, str | Location] | None
    chosen: Chosen


def check(lang: str, **given: Any) -> int:
    """Grade what was asked for, hold it against the gates, write every report asked for."""
    chosen = settings_of(given["config"], isolated=given["isolated"])
    order = _order(given, chosen)
    inputs = inputs_of(chosen, order.paths, order.stdin, given["exclude"])
    if order.allow_empty:
        left = [each for each in inputs.faults if each.phrase != "intake.folder_empty"]
        inputs = Inputs(inputs.sources, tuple(left), inputs.excluded)
    elif not (inputs.sources or inputs.faults or (order.list_files and inputs.excluded)):
        raise nothing_left(inputs, order.paths)
    if order.list_files:
        return _list_files(inputs, lang, empty=order.allow_empty)
    _check_targets(order, inputs)
    return _report(order, inputs, _gates(given, chosen, order), lang)


def _report(order: Order, inputs: Inputs, gates: Gates, lang: str) -> int:
    """Grade, then write the files, then the standard output."""
    from infoscore.checking.check import Checker  # noqa: PLC0415
    from infoscore.cli.checkwork import Ignoring, check_ignored, checked  # noqa: PLC0415
    from infoscore.cli.desk import Setup  # noqa: PLC0415
    from infoscore.report.run import run_of  # noqa: PLC0415
    from infoscore.ruleset.kept import kept_rules  # noqa: PLC0415

    rules = kept_rules(order.rules, cache_folder(os.environ))
    check_kind(order.kind, rules, lang)
    check_ignored(order.chosen, rules)
    done = checked(
        inputs,
        rules,
        Setup(order.rules, order.as_of, order.kind),
        order.jobs,
        checker=Checker(
            run_of(rules, order.as_of, VERSION, settings_shown(order.chosen)),
            _by_band(gates, order.band, rules.scoring.bands),
        ),
        ignoring=Ignoring(order.chosen),
        baseline=order.baseline,
        lang=lang,
        reported=order.name == "text" and streams.is_screen(sys.stdout),
    )
    with streams.reader_may_leave():
        _write(order, done, lang)
    if done.summary.errors:
        return Exit.NOT_ALL
    return Exit.DONE if done.passed or order.exit_zero else Exit.FAILED


def _order(given: dict[str, Any], chosen: Chosen) -> Order:
    given_baseline = given["baseline"] or beside_settings(chosen, chosen.settings.baseline)
    return Order(
        paths=given["paths"],
        name=chosen.value("format", given["name"]) or "text",
        outputs=tuple(_target(each) for each in given["outputs"]),
        overwrite=given["overwrite"],
        details=given["details"],
        list_files=given["list_files"],
        exit_zero=given["exit_zero"],
        allow_empty=given["allow_empty"],
        rules=rules_path(chosen, given["rules"]),
        kind=given["kind"],
        as_of=chosen.value("as_of", given["as_of"]) or date.today(),
        jobs=chosen.value("jobs", given["jobs"]),
        color=chosen.value("color", given["color"]),
        stdin=given["stdin"],
        baseline=None if given_baseline is None else Path(given_baseline),
        band=_band(given["fail_band"], chosen),
        chosen=chosen,
    )


def _gates(given: dict[str, Any], chosen: Chosen, order: Order) -> Gates:
    from infoscore.checking.gates import Gates  # noqa: PLC0415

    if given["margin"] is not None and order.baseline is None:
        raise UsageError(fault("--margin", "cli.margin_alone"))
    severity = chosen.value("fail_severity", given["fail_severity"])
    level = given["fail_level"]
    return Gates(
        score=chosen.value("fail_score", given["fail_score"]),
        level=chosen.value("fail_level", None if level is None else int(level)),
        unit_mean=chosen.value("fail_unit_mean", given["fail_unit_mean"]),
        severity=None if severity == "none" else severity,
        margin=chosen.value("margin", given["margin"]) if order.baseline else None,
    )


def _band(given: str | None, chosen: Chosen) -> tuple[str, str | Location] | None:
    """The least band, and where it was named."""
    if given is not None:
        return given, "--fail-band"
    wanted = chosen.settings.fail_band
    return None if wanted is None else (wanted, chosen.places["fail_band"])


def _by_band(gates: Gates, band: tuple[str, str | Location] | None, bands: Sequence[Band]) -> Gates:
    """The gates with the names of the levels, the least level being that of ``band`` at least."""
    names = {each.level: each.name for each in bands}
    if band is None:
        return replace(gates, levels=names)
    levels = {each.id: each.level for each in bands}
    entry, where = band
    if entry not in levels:
        raise UsageError(fault(where, "cli.no_band", entry=entry, known=" ".join(levels)))
    return replace(gates, levels=names, level=max(levels[entry], gates.level or 0))


def _target(given: str) -> tuple[str, Path]:
    """``FORMAT=FILE``."""
    name, sign, file = given.partition("=")
    if not sign or not file or name not in CHECK_FORMATS:
        known = " ".join(CHECK_FORMATS)
        raise UsageError(fault("--output", "cli.bad_output", value=given, known=known))
    return name, Path(file)


def _check_targets(order: Order, inputs: Inputs) -> None:
    files = [each.file for each in inputs.sources if each.file is not None]
    files += [] if order.rules is None else [Path(order.rules)]
    files += [each for each in (order.baseline, order.chosen.file) if each is not None]
    seen: set[str] = set()
    for _, target in order.outputs:
        real = os.path.realpath(target)
        if real in seen:
            raise UsageError(fault(target.as_posix(), "cli.output_twice"))
        seen.add(real)
        check_target(target, files, overwrite=order.overwrite)


def _write(order: Order, done: Check, lang: str) -> None:
    """All the files, whole, and only then the standard output."""
    from infoscore.render.check import CheckOptions, render  # noqa: PLC0415

    with ExitStack() as opened:
        for name, target in order.outputs:
            stream = opened.enter_context(whole_file(target))
            stream.write(render(name, done, CheckOptions(lang=lang, details=order.details)))
    screen = streams.is_screen(sys.stdout)
    options = CheckOptions(
        lang=lang,
        details=order.details,
        color=order.name == "text" and streams.wants_color(order.color, os.environ, screen=screen),
        ascii_only=not streams.is_utf8(sys.stdout),
    )
    text = render(order.name, done, options)
    if order.name not in ("text", *_ESCAPED):
        streams.as_utf8(sys.stdout)
    sys.stdout.write(text)


def _list_files(inputs: Inputs, lang: str, *, empty: bool) -> int:
    """What would be graded, and why the rest would not; ``empty``: nothing at all is in order."""
    from infoscore.render.cells import plain  # noqa: PLC0415

    faults, listed = list(inputs.faults), []
    for source in inputs.sources:
        unread = _unread(source)
        faults += unread
        if not unread:
            listed.append(plain(source.path))
    complete = not faults and (empty or inputs.sources)
    code = streams.said(listed, Exit.DONE if complete else Exit.NOT_ALL)
    for source in inputs.excluded:
        streams.tell(plain(fault(source.path, "cli.excluded").text(lang)))
    streams.tell_faults(sorted(faults), lang)
    return code


def _unread(source: Source) -> tuple[Fault, ...]:
    """Why a file cannot be read. The standard input is left for whoever grades it."""
    from infoscore.intake import read  # noqa: PLC0415

    try:
        if source.file is not None:
            read(source)
    except InfoscoreError as error:
        return error.faults
    return ()
