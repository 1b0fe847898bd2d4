"""``infoscore units``: ledger in, scores of units out."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from infoscore.cli import streams
from infoscore.cli.exits import Exit
from infoscore.cli.output import check_target, format_of, whole_file
from infoscore.cli.values import Number, OneOf, Text
from infoscore.cli.words import Command, help_text, near, option_table
from infoscore.errors import UsageError, fault
from infoscore.version import VERSION
from infoscore.wording import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from infoscore.errors import Fault
    from infoscore.units.periods import Period
    from infoscore.units.report import UnitReport

FORMATS = ("terminal", "text", "json", "jsonl", "csv", "xlsx", "docx")
LAYOUTS = ("full", "monthly", "submission", "levels")
OTHERS = ("init", "check", "sums", "methods", "test", "export")
_BY_SUFFIX = {**{name: name for name in FORMATS[2:]}, "ndjson": "jsonl"}
_BINARY = ("xlsx", "docx")
_SCORE = "score"


def command(lang: str) -> click.Command:
    """The command, with its help in ``lang``."""
    return Units(lang)


class Units(click.Group):
    """``units LEDGER …`` scores; ``units init``, ``check``, ``sums`` … do the rest."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        super().__init__("units", help=say("cli.units", lang), add_help_option=False)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Whatever is not the name of another command is meant for scoring."""
        if not args or args[0] not in OTHERS:
            args = [_SCORE, *args]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Names in the order a newcomer needs them."""
        return [_SCORE, *OTHERS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command ``cmd_name``."""
        if cmd_name == _SCORE:
            return _Score(self.lang)
        if cmd_name not in OTHERS:
            return None
        from infoscore.cli import unitfiles  # noqa: PLC0415

        made: click.Command = unitfiles.command(cmd_name, self.lang)
        return made


class _Score(Command):
    """The scoring itself; its help lists the other commands as well."""

    def __init__(self, lang: str) -> None:
        super().__init__("units", lang, partial(score, lang), _options(lang))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Without a word, the help."""
        if not args and not ctx.resilient_parsing:
            ctx.exit(streams.said([self.get_help(ctx)], Exit.NOT_ALL))
        return super().parse_args(ctx, args)

    def get_help(self, ctx: click.Context) -> str:
        """The help text."""
        lang = self.lang
        path = ctx.parent.command_path if ctx.parent else "infoscore units"
        usage = " ".join([path, say("cli.arguments", lang), say("cli.units_ledger", lang)])
        others = [(f"units {name}", say(f"cli.units_{name}", lang)) for name in OTHERS]
        tables = (option_table(self, ctx, lang), (say("cli.units_commands", lang), others))
        return help_text(usage, self.help or "", tables, lang)


def _options(lang: str) -> list[click.Parameter]:
    def option(names: str, **rest: Any) -> click.Option:
        key = names.rsplit(maxsplit=1)[-1].removesuffix("_name")
        return click.Option(names.split(), help=say(f"cli.units_{key}", lang), **rest)

    return [
        click.Argument(
            ["ledgers"], nargs=-1, type=Text(OTHERS), metavar=say("cli.units_ledger", lang)
        ),
        option("--method method", default=("neutral",), multiple=True, metavar="NAME|FILE|DIR"),
        option("--period period", required=True, metavar="2026-10"),
        option("--best best", type=Number(lang, 1, 100), metavar="N"),
        option("--explain explain", metavar="UNIT"),
        option("--compare compare", metavar="NAME|FILE|DIR"),
        option("--drafts drafts", metavar="DIR"),
        option("--jobs jobs", type=Number(lang, 1, 64), default=1, metavar="N"),
        option("--rules rules", metavar="DIR|FILE"),
        option("--format format_name", type=OneOf(lang, FORMATS), metavar="|".join(FORMATS)),
        option(
            "--layout layout", type=OneOf(lang, LAYOUTS), default="full", metavar="|".join(LAYOUTS)
        ),
        option("--output output", metavar="FILE"),
        option("--to to", metavar="TEXT"),
        option("--overwrite overwrite", is_flag=True),
        option("--ledger-db db", metavar="FILE"),
    ]


@dataclass(frozen=True, slots=True)
class Order:
    """The options of one run, as the user gave them."""

    ledgers: tuple[str, ...]
    method: tuple[str, ...]
    period: str
    best: int | None
    explain: str | None
    compare: str | None
    drafts: str | None
    jobs: int
    rules: str | None
    format_name: str | None
    layout: str
    output: str | None
    to: str | None
    overwrite: bool
    db: str | None

    @property
    def format(self) -> str:
        """The format asked for, else the one that suits the target."""
        if self.format_name:
            return self.format_name
        if self.output is not None:
            return format_of(self.output, _BY_SUFFIX)
        return "terminal" if streams.is_screen(sys.stdout) else "text"


def score(lang: str, **given: Any) -> int:
    """Score what the ledger holds; a broken ledger gives its faults and no score at all."""
    from infoscore.cli.unitwork import period_of  # noqa: PLC0415

    order = Order(**given)
    period = period_of(order.period)
    if not order.ledgers and order.db is None:
        raise UsageError(fault("units", "cli.units_nothing"))
    if order.format in _BINARY and order.output is None:
        raise UsageError(fault("--format", "cli.units_needs_output", format=order.format))
    target = None if order.output is None else Path(order.output)
    if target is not None:
        check_target(target, _inputs(order), overwrite=order.overwrite)
    with ExitStack() as until:  # a database keeps the ledger once the report is written
        report, faults = _report(order, period, until)
        order = replace(order, explain=_explained(order.explain, report))
        _write(report, order, target, lang)
    streams.tell_faults(faults, lang)
    return Exit.NOT_ALL if faults else Exit.DONE


def _inputs(order: Order) -> list[Path]:
    given = (*order.ledgers, order.db, order.drafts, order.rules, *order.method, order.compare)
    return [Path(each) for each in given if each]


def _report(order: Order, period: Period, until: ExitStack) -> tuple[UnitReport, Sequence[Fault]]:
    """The report, and the drafts that could not be graded."""
    from infoscore.cli.unitwork import (  # noqa: PLC0415
        Work,
        chosen,
        class_notes,
        graded,
        read_facts,
        scored_by,
        uncollected,
    )
    from infoscore.units.ledger.alike import sent_by_several  # noqa: PLC0415
    from infoscore.units.network import network  # noqa: PLC0415
    from infoscore.units.quality import link, quality  # noqa: PLC0415
    from infoscore.units.report import UnitReport, titles_of  # noqa: PLC0415

    groups = [chosen(order.method)] + ([chosen([order.compare])] if order.compare else [])
    methods = [method for versions in groups for method, _ in versions]
    if order.best and not groups[0][-1][0].settings.rank:
        raise UsageError(fault("--best", "cli.units_no_best", name=groups[0][-1][0].id))
    with uncollected():
        ledger, notes = read_facts(Work(order.ledgers, order.db, methods, period), until)
    rules = found = None
    bands: tuple[tuple[str, str], ...] = ()
    criteria: tuple[tuple[str, str], ...] = ()
    faults: Sequence[Fault] = ()
    if order.drafts is not None:
        marks = graded(order.drafts, order.rules, period.end, order.jobs)
        linked = link(ledger, marks.items)
        ledger, faults = linked.ledger, marks.faults
        rules, bands, criteria = marks.rules, marks.bands, marks.criteria
        found = quality(linked, period, [each for each, _ in bands])
    with uncollected():
        results = [scored_by(ledger, versions, period) for versions in groups]
    report = UnitReport(
        scored=results[0],
        ledger=ledger,
        network=network(ledger, period, {r.unit: r.group for r in results[0].result.results}),
        notes=(*notes, *class_notes(ledger, methods), *sent_by_several(ledger.facts, period)),
        quality=found,
        rules=rules,
        other=results[1] if len(results) > 1 else None,
        tool=VERSION,
        bands=bands,
        criteria=criteria,
        titles=titles_of(ledger),
        best=order.best or 0,
    )
    return report, faults


def _explained(entry: str | None, report: UnitReport) -> str | None:
    """The unit to explain, by its own name or one the roster gives it; UsageError if none is."""
    known = [each.unit for each in report.scored.result.results]
    names = {name: unit for name, unit in report.ledger.names().items() if unit in known}
    names |= {unit: unit for unit in known}
    if entry is None or entry in names:
        return entry and names[entry]
    close = near(entry, names)
    key = "cli.units_no_unit_near" if close else "cli.units_no_unit"
    listed = " ".join(known[:20])
    raise UsageError(fault("--explain", key, entry=entry, near=close, known=listed))


def _write(report: UnitReport, order: Order, target: Path | None, lang: str) -> None:
    if order.format in _BINARY and target is not None:
        from infoscore.cli.output import whole_bytes  # noqa: PLC0415

        whole_bytes(target, _bytes(report, order, lang))
        return
    text = _text(report, order, lang)
    if target is None:
        if order.format == "csv":
            streams.as_utf8(sys.stdout)
        with streams.reader_may_leave():
            click.echo(text, nl=False)
        return
    with whole_file(target) as stream:
        stream.write(("\ufeff" if order.format == "csv" else "") + text)


def _bytes(report: UnitReport, order: Order, lang: str) -> bytes:
    if order.format == "xlsx":
        from infoscore.render.units.xlsx import as_xlsx  # noqa: PLC0415

        return as_xlsx(report, order.layout, order.explain, lang)
    from infoscore.render.units.docx import as_docx  # noqa: PLC0415

    return as_docx(report, order.layout, lang, order.to)


def _text(report: UnitReport, order: Order, lang: str) -> str:
    from infoscore.render.units.data import as_csv, as_json, as_jsonl  # noqa: PLC0415
    from infoscore.render.units.text import report_lines  # noqa: PLC0415

    if order.format in ("json", "jsonl"):
        ascii_only = order.output is None and not streams.is_utf8(sys.stdout)
        made = as_json if order.format == "json" else as_jsonl
        return made(report, order.explain, lang, ascii_only=ascii_only)
    if order.format == "csv":
        return as_csv(report, order.layout, order.explain, lang)
    room = None
    if order.format == "terminal":
        room = max(40, int(os.environ.get("COLUMNS") or streams.cells()))
    return "\n".join(report_lines(report, order.layout, order.explain, lang, room)) + "\n"
