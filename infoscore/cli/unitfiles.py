"""``infoscore units init``, ``check``, ``sums``, ``methods``, ``test`` and ``export``."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from infoscore.cli.exits import Exit
from infoscore.cli.output import check_target
from infoscore.cli.streams import said
from infoscore.cli.words import Command
from infoscore.wording import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def command(name: str, lang: str) -> click.Command:
    """One of the commands, with its help in ``lang``."""

    def option(names: str, key: str, **rest: Any) -> click.Option:
        return click.Option(names.split(), help=say(f"cli.units_{key}", lang), **rest)

    file = click.Argument(["file"], metavar=say("cli.units_file", lang))
    files = click.Argument(
        ["files"], nargs=-1, required=True, metavar=say("cli.units_ledger", lang)
    )
    named = click.Argument(["names"], nargs=-1, metavar=say("cli.units_method_names", lang))
    overwrite = option("--overwrite overwrite", "overwrite", is_flag=True)
    method = option("--method method", "method", metavar="NAME|FILE")
    several = option("--method method", "method", multiple=True, metavar="NAME|FILE|DIR")
    period = option("--period period", "period", metavar="2026-10")
    output = option("--output output", "output", required=True, metavar="FILE")
    made: dict[str, tuple[Callable[..., int], list[click.Parameter]]] = {
        "init": (init, [file, overwrite, method]),
        "check": (check, [files, several, period]),
        "sums": (sums, [files]),
        "methods": (methods, []),
        "test": (test, [named]),
        "export": (export, [file, output, overwrite]),
    }
    action, params = made[name]
    return _Named(name, lang, partial(action, lang), params)


class _Named(Command):
    """A command whose help text is under its full name."""

    def __init__(self, name: str, lang: str, action: Any, params: list[click.Parameter]) -> None:
        super().__init__(f"units_{name}", lang, action, params)


def _workbook(name: str) -> Path:
    """The file a workbook goes to: under another ending it would be taken for broken."""
    file = Path(name)
    whole = file.suffix.lower() == ".xlsx" or not file.name  # a folder: refused by check_target
    return file if whole else file.with_name(f"{file.name}.xlsx")


def init(lang: str, file: str, method: str | None, *, overwrite: bool) -> int:
    """Write a ledger template; the method's classes, units and venues go into its lists."""
    from infoscore.cli.output import whole_bytes  # noqa: PLC0415
    from infoscore.units.ledger.book import template  # noqa: PLC0415
    from infoscore.units.readmethod import load_method  # noqa: PLC0415

    target = _workbook(file)
    check_target(target, (), overwrite=overwrite)
    whole_bytes(target, template(load_method(method) if method else None))
    click.echo(say("unit.saved", lang, path=target.as_posix()))
    return Exit.DONE


def check(lang: str, files: tuple[str, ...], method: tuple[str, ...], period: str | None) -> int:
    """List every row that cannot be used."""
    from infoscore.cli.unitwork import chosen, class_notes, known_of, period_of  # noqa: PLC0415
    from infoscore.units.ledger.alike import sent_by_several  # noqa: PLC0415
    from infoscore.units.ledger.read import read_ledger  # noqa: PLC0415

    known = [each for each, _ in chosen(method)] if method else []
    span = None if period is None else period_of(period)
    reading = read_ledger([Path(each) for each in files], known_of(known, span))
    lines = []
    for sheet, kind, rows in reading.tables:
        what = say(f"unit.kind_{kind}", lang)
        lines.append(say("unit.table_line", lang, sheet=sheet, kind=what, rows=rows))
    notes = (*reading.notes, *class_notes(reading.ledger, known))
    alike = sent_by_several(reading.ledger.facts, span)
    lines += [each.text(lang) for each in (*reading.faults, *notes, *alike)]
    rows = sum(count for _, _, count in reading.tables)
    counts = {"tables": len(reading.tables), "rows": rows, "faults": len(reading.faults)}
    lines.append(say("unit.checked", lang, **counts))
    return said(lines, Exit.FAILED if reading.faults else Exit.DONE)


def sums(lang: str, files: tuple[str, ...]) -> int:
    """Say of every total of a published table whether it is the sum of its rows."""
    from infoscore.units.ledger.sums import sums_of  # noqa: PLC0415

    found = [each for file in files for each in sums_of(Path(file))]
    wrong = [each for each in found if not each.right]
    lines = []
    for each in wrong:
        sides = {"printed": f"{each.printed:f}", "added": f"{each.added:f}"}
        more = f"{each.added - each.printed:+f}"
        text = say("unit.sum_wrong", lang, column=each.column, more=more, **sides)
        lines.append(f"{each.place} {text}")
    key = "unit.sums_checked" if found else "unit.sums_none"
    lines.append(say(key, lang, count=len(found), wrong=len(wrong)))
    return said(lines, Exit.FAILED if wrong or not found else Exit.DONE)


def methods(lang: str) -> int:
    """List the shipped methods."""
    from infoscore.render.cells import pad, width  # noqa: PLC0415
    from infoscore.units.readmethod import builtin_methods, load_method  # noqa: PLC0415

    known = builtin_methods()
    room = max(map(width, known), default=0) + 2
    for name in known:
        method = load_method(name)
        click.echo(f"{pad(name, room)}{method.name.say(lang)}（{method.source}）")
    return Exit.DONE


def test(lang: str, names: tuple[str, ...]) -> int:
    """Try methods on the examples in their files; all shipped ones where none is named."""
    from infoscore.units.methodtest import try_method  # noqa: PLC0415
    from infoscore.units.readmethod import builtin_methods, load_method  # noqa: PLC0415

    failed, lines = False, []
    for name in names or builtin_methods():
        method = load_method(name)
        outcomes = list(try_method(method))
        wrong = [each for each in outcomes if not each.passed]
        for each in wrong:
            got = say("unit.none", lang) if each.got is None else f"{each.got:f}"
            what = {"test": each.test, "what": each.what, "wanted": f"{each.wanted:f}", "got": got}
            lines.append(say("unit.test_failed", lang, name=name, **what))
        counts = {"tests": len(method.tests), "figures": len(outcomes), "wrong": len(wrong)}
        lines.append(say("unit.tested", lang, name=name, **counts))
        failed = failed or bool(wrong) or not outcomes
    return said(lines, Exit.FAILED if failed else Exit.DONE)


def export(lang: str, file: str, output: str, *, overwrite: bool) -> int:
    """Write what a database holds as a ledger."""
    from infoscore.cli.output import whole_bytes  # noqa: PLC0415
    from infoscore.units.ledger.book import as_book  # noqa: PLC0415
    from infoscore.units.ledger.store import Store  # noqa: PLC0415

    target = _workbook(output)
    check_target(target, (Path(file),), overwrite=overwrite)
    with Store(Path(file), create=False) as store:
        ledger = store.ledger()
    whole_bytes(target, as_book(ledger))
    click.echo(say("unit.saved", lang, path=target.as_posix()))
    return Exit.DONE
