"""``infoscore explain``: everything about one rule."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

import click

from infoscore.cli.exits import Exit
from infoscore.cli.rules import as_json, as_object, shared_options
from infoscore.cli.streams import cells, is_screen
from infoscore.cli.words import Command, near
from infoscore.errors import UsageError, fault
from infoscore.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infoscore.report.catalog import Entry


# As many candidates as a person still reads.
_MANY = 12


def command(lang: str) -> click.Command:
    """The command, with its help in ``lang``."""
    operand = click.Argument(["rule"], metavar=say("cli.explain_id", lang))
    return Command("explain", lang, partial(explain, lang), [operand, *shared_options(lang)])


def explain(lang: str, rule: str, name: str, path: str | None) -> int:
    """Say why the rule is there, how it judges, on what source, with examples."""
    from infoscore.report.catalog import catalog  # noqa: PLC0415
    from infoscore.ruleset.load import load_rules  # noqa: PLC0415

    entries: dict[str, list[Entry]] = {}
    for each in catalog(load_rules(path), lang):  # a kind may share its id with a list of words
        entries.setdefault(each.id, []).append(each)
    first, *others = entries[_meant(rule, entries)]
    if name == "json":
        click.echo(as_json({**as_object(first), "also": [as_object(each) for each in others]}))
        return Exit.DONE
    for entry in (first, *others):
        if entry is not first:
            click.echo("")
        parent = entries[entry.parent][0] if entry.parent else None
        for text in _told(entry, parent, lang):
            click.echo(text)
    return Exit.DONE


def _meant(asked: str, entries: dict[str, list[Entry]]) -> str:
    """The id of the entry asked for by id or name; UsageError where none or several fit."""
    from infoscore.report.lookup import called  # noqa: PLC0415

    found = called(asked, [each for alike in entries.values() for each in alike])
    if len(found) == 1:
        return found[0]
    if found:
        listed = " ".join(f"{each}（{entries[each][0].name}）" for each in found[:_MANY])
        key = "cli.rules_several" if len(found) <= _MANY else "cli.rules_many"
        raise UsageError(fault("explain", key, entry=asked, known=listed, count=len(found)))
    names = {name: each.id for alike in entries.values() for each in alike for name in each.names}
    close = near(asked, entries) or names.get(near(asked, names) or "")
    key = "cli.no_rule_near" if close else "cli.no_rule"
    raise UsageError(fault("explain", key, entry=asked, near=close))


def _told(entry: Entry, parent: Entry | None, lang: str) -> Iterator[str]:
    from infoscore.render.lines import fold, line, text_of  # noqa: PLC0415

    room = min(cells(), 100) if is_screen(sys.stdout) else None
    yield text_of(line(f"{entry.id}  {entry.name}"))
    if parent is not None:
        yield text_of(line(f"{say('report.fact_parent', lang)} {parent.id}  {parent.name}"))
    for head, lines in entry.facts:
        if not lines:
            continue
        yield ""
        yield head
        for each in lines:
            inner = len(each) - len(each.lstrip(" "))
            for made in fold(line("  " + " " * inner), each.strip(), room):
                yield text_of(made)
