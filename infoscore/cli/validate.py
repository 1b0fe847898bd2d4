"""``infoscore validate``: are the rule files in order."""

from __future__ import annotations

from functools import partial

import click

from infoscore.cli.exits import Exit
from infoscore.cli.streams import said
from infoscore.cli.words import Command
from infoscore.errors import RuleError
from infoscore.wording import say


def command(lang: str) -> click.Command:
    """The command, with its help in ``lang``."""
    operand = click.Argument(["path"], required=False, metavar=say("cli.validate_path", lang))
    return Command("validate", lang, partial(validate, lang), [operand])


def validate(lang: str, path: str | None) -> int:
    """Load the rules and list every fault there is in them."""
    from infoscore.render.cells import plain  # noqa: PLC0415
    from infoscore.report.catalog import catalog  # noqa: PLC0415
    from infoscore.ruleset.load import load_rules  # noqa: PLC0415

    try:
        rules = load_rules(path)
    except RuleError as error:
        lines = [plain(each.text(lang)) for each in error.faults]
        lines.append(say("cli.invalid", lang, count=len(error.faults)))
        return said(lines, Exit.NOT_ALL)
    count = sum(1 for each in catalog(rules, lang) if each.section != "slots")
    blanks = {"rules": rules.id, "version": rules.version, "hash": rules.hash[:12]}
    return said([say("cli.valid", lang, count=count, **blanks)], Exit.DONE)
