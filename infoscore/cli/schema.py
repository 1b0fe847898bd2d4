"""``infoscore schema``: JSON Schemas for editors and for readers of reports."""

from __future__ import annotations

from functools import partial
from typing import Any

import click

from infoscore.cli.exits import Exit
from infoscore.cli.rules import as_json
from infoscore.cli.values import OneOf
from infoscore.cli.words import Command
from infoscore.wording import say

KINDS = ("rules", "report", "jsonl", "check", "checkline", "settings", "method")


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
    elif what == "settings":
        from infoscore.settings.read import schema as settings_schema  # noqa: PLC0415

        made = settings_schema()
    elif what == "method":
        from infoscore.units.readmethod import method_schema  # noqa: PLC0415

        made = method_schema()
    else:
        made = _report_schema(what)
    click.echo(as_json(made))
    return Exit.DONE


def _report_schema(what: str) -> dict[str, Any]:
    from infoscore.render.check import schema as checks  # noqa: PLC0415
    from infoscore.report import schema as reports  # noqa: PLC0415

    makers = {
        "report": reports.report_schema,
        "jsonl": reports.jsonl_schema,
        "check": checks.check_schema,
        "checkline": checks.checkline_schema,
    }
    return makers[what]()
