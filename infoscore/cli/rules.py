"""``infoscore rules``: what there is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from infoscore.cli.exits import Exit
from infoscore.cli.values import OneOf
from infoscore.cli.words import Command
from infoscore.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infoscore.report.catalog import Entry
    from infoscore.ruleset.model import RuleSet


def command(lang: str) -> click.Command:
    """The command, with its help in ``lang``."""
    return Command("rules", lang, partial(rules, lang), shared_options(lang))


def shared_options(lang: str) -> list[click.Parameter]:
    """Which rules, and how to show them."""
    rules = click.Option(["--rules", "path"], metavar="DIR|FILE", help=say("cli.grade_rules", lang))
    return [format_option(lang), rules]


def format_option(lang: str) -> click.Option:
    """Lines to read, or JSON."""
    formats = ("text", "json")
    return click.Option(
        ["--format", "name"],
        type=OneOf(lang, formats),
        default="text",
        metavar="|".join(formats),
        help=say("cli.rules_format", lang),
    )


def rules(lang: str, name: str, path: str | None) -> int:
    """List every rule by section."""
    from infoscore.report.catalog import catalog  # noqa: PLC0415
    from infoscore.ruleset.load import load_rules  # noqa: PLC0415

    loaded = load_rules(path)
    entries = catalog(loaded, lang)
    if name == "json":
        click.echo(as_json([as_object(each) for each in entries]))
    else:
        for text in _listed(loaded, entries, lang):
            click.echo(text)
    return Exit.DONE


def as_object(entry: Entry) -> dict[str, object]:
    """An entry for JSON."""
    return {
        "id": entry.id,
        "section": entry.section,
        "name": entry.name,
        "parent": entry.parent,
        "facts": [{"head": head, "lines": list(lines)} for head, lines in entry.facts if lines],
    }


def as_json(value: object) -> str:
    """``value`` as JSON that any stream can carry."""
    import json  # noqa: PLC0415
    import sys  # noqa: PLC0415

    from infoscore.cli.streams import is_utf8  # noqa: PLC0415

    return json.dumps(value, ensure_ascii=not is_utf8(sys.stdout), indent=2)


def _listed(loaded: RuleSet, entries: tuple[Entry, ...], lang: str) -> Iterator[str]:
    from infoscore.render.cells import pad, plain, width  # noqa: PLC0415

    head = {"rules": loaded.id, "version": loaded.version, "hash": loaded.hash[:12]}
    yield plain(say("report.rules_head", lang, name=loaded.name.say(lang), **head))
    column = max(width(each.id) for each in entries) + 6
    section = ""
    for each in entries:
        if each.section != section:
            section = each.section
            yield ""
            yield say(f"report.section_{section}", lang)
        indent = "    " if each.parent else "  "
        yield indent + pad(plain(each.id), column - len(indent)) + plain(each.name)
    yield ""
    yield say("report.rules_more", lang)
