"""``infoscore schema``: JSON Schemas for editors and for readers of reports."""

from __future__ import annotations

from functools import partial

import click

from infoscore.cli.exits import Exit
from infoscore.cli.rules import as_json
from infoscore.cli.values import OneOf
from infoscore.cli.words import Command
from infoscore.wording import say

KINDS = ("rules", "report", "jsonl")


def command(lang: str) -> click.Command:
    """The command, with its help in ``lang``."""
    operand = click.Argument(
        ["what"],
        type=OneOf(lang, KINDS),
        default="rules",
        metavar=say("cli.schema_what", lang),
    )
    return Command("schema", lang, partial(schema, lang), [operand])


def schema(_: str, what: str) -> int:
    """Print one schema."""
    if what == "rules":
        from infoscore.ruleset.definitions import rule_file  # noqa: PLC0415
        from infoscore.ruleset.schema import json_schema  # noqa: PLC0415

        made = json_schema({what: rule_file({}, ())}, what)
    else:
        from infoscore.report import schema as reports  # noqa: PLC0415

        made = reports.report_schema() if what == "report" else reports.jsonl_schema()
    click.echo(as_json(made))
    return Exit.DONE
