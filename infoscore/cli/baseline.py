"""``infoscore baseline write``: keep the scores of drafts, so that none falls unnoticed."""

from __future__ import annotations

import os
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import click

from infoscore.cli.cache import cache_folder
from infoscore.cli.exits import Exit
from infoscore.cli.inputs import (
    beside_settings,
    inputs_of,
    nothing_left,
    rules_path,
    settings_of,
    settings_options,
)
from infoscore.cli.output import check_target, whole_file
from infoscore.cli.values import Day, Number, OneOf
from infoscore.cli.words import Command
from infoscore.version import VERSION
from infoscore.wording import say

NAME = "infoscore-baseline.json"


def command(lang: str) -> click.Command:
    """The command, with its help in ``lang``."""
    params: list[click.Parameter] = [
        click.Argument(["action"], type=OneOf(lang, ("write",)), metavar="write"),
        click.Argument(["paths"], nargs=-1, metavar=say("cli.check_paths", lang)),
        click.Option(["--output"], metavar="FILE", help=say("cli.baseline_output", lang)),
        click.Option(["--overwrite"], is_flag=True, help=say("cli.grade_overwrite", lang)),
        click.Option(
            ["--exclude"],
            multiple=True,
            metavar="PATTERN",
            help=say("cli.check_exclude", lang),
        ),
        *settings_options(lang),
        click.Option(["--rules"], metavar="DIR|FILE", help=say("cli.grade_rules", lang)),
        click.Option(
            ["--as-of"], type=Day(lang), metavar="YYYY-MM-DD", help=say("cli.grade_as_of", lang)
        ),
        click.Option(
            ["--jobs"], type=Number(lang, 1, 64), metavar="N", help=say("cli.grade_jobs", lang)
        ),
    ]
    return Command("baseline", lang, partial(baseline, lang), params)


def baseline(lang: str, **given: Any) -> int:
    """Grade the drafts and keep the scores of all that could be graded; tell of the others.

    One draft that is too short must not stop the rest, as in ``grade``; the exit code tells of it,
    and ``check`` takes a draft that is not in the file as new.  Where none could be graded, the
    baseline there was stays.
    """
    from infoscore.checking.baseline import is_baseline, written  # noqa: PLC0415
    from infoscore.cli.checkwork import graded  # noqa: PLC0415
    from infoscore.cli.desk import Setup  # noqa: PLC0415
    from infoscore.report.run import run_of  # noqa: PLC0415
    from infoscore.ruleset.kept import kept_rules  # noqa: PLC0415

    chosen = settings_of(given["config"], isolated=given["isolated"])
    set_here = beside_settings(chosen, chosen.settings.baseline)
    target = Path(given["output"] or set_here or NAME)
    inputs = inputs_of(chosen, given["paths"], "-", given["exclude"])
    if not inputs.sources and not inputs.faults:
        raise nothing_left(inputs, given["paths"])
    files = [each.file for each in inputs.sources if each.file is not None]
    files += [Path(each) for each in (chosen.file, rules_path(chosen, given["rules"])) if each]
    again = target.is_file() and is_baseline(target)
    check_target(target, files, overwrite=given["overwrite"] or again)
    rules_at = rules_path(chosen, given["rules"])
    rules = kept_rules(rules_at, cache_folder(os.environ))
    as_of = chosen.value("as_of", given["as_of"]) or date.today()
    jobs = chosen.value("jobs", given["jobs"])
    setup = Setup(rules_at, as_of, None)
    results = list(graded(inputs, rules, setup, jobs, lang))
    missed = len(inputs.faults) + sum(1 for each in results if each.faults)
    scored = [(each.item, each.digest) for each in results if each.item is not None]
    if not scored:
        click.echo(say("cli.baseline_not_written", lang), err=True)
        return Exit.NOT_ALL
    with whole_file(target) as stream:
        stream.write(written(scored, run_of(rules, as_of, VERSION), target.parent))
    click.echo(say("cli.baseline_written", lang, path=target.as_posix(), count=len(scored)))
    if missed:
        click.echo(say("cli.baseline_partial", lang, count=missed), err=True)
    return Exit.NOT_ALL if missed else Exit.DONE
