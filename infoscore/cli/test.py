"""``infoscore test``: do the rules fire where they say they do, and stay silent where not."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import click

from infoscore.cli.exits import Exit
from infoscore.cli.streams import said
from infoscore.cli.values import Day, OneOf
from infoscore.cli.words import Command
from infoscore.errors import UsageError, fault
from infoscore.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infoscore.judging.ruletest import RuleResult
    from infoscore.ruleset.model import RuleSet


def command(lang: str) -> click.Command:
    """The command, with its help in ``lang``."""
    params: list[click.Parameter] = [
        click.Argument(["path"], required=False, metavar=say("cli.validate_path", lang)),
        click.Option(["--coverage"], is_flag=True, help=say("cli.test_coverage", lang)),
        click.Option(["--metamorphic"], is_flag=True, help=say("cli.test_metamorphic", lang)),
        click.Option(
            ["--drafts"], multiple=True, metavar="PATH", help=say("cli.test_drafts", lang)
        ),
        click.Option(["--as-of"], type=Day(lang), metavar="DATE", help=say("cli.test_as_of", lang)),
        click.Option(
            ["--format", "form"],
            type=OneOf(lang, ("text", "json")),
            default="text",
            metavar="text|json",
            help=say("cli.test_format", lang),
        ),
    ]
    return Command("test", lang, partial(test, lang), params)


def test(
    lang: str,
    path: str | None,
    *,
    coverage: bool,
    metamorphic: bool,
    drafts: tuple[str, ...],
    as_of: date | None,
    form: str,
) -> int:
    """Try every rule on its own texts, or edits on drafts; list what failed."""
    from infoscore.ruleset.load import load_rules  # noqa: PLC0415

    if metamorphic and coverage:
        raise UsageError(fault("test", "cli.test_apart"))
    if metamorphic:
        from infoscore.cli.metamorphic import try_edits  # noqa: PLC0415

        return try_edits(load_rules(path), path, drafts, as_of or date.today(), form, lang)
    if drafts or as_of or form != "text":
        raise UsageError(fault("test", "cli.test_needs_metamorphic"))
    return _try_rules(load_rules(path), lang, coverage=coverage)


def _try_rules(loaded: RuleSet, lang: str, *, coverage: bool) -> int:
    """Each rule on the texts it carries; if asked, what was not tried."""
    from infoscore.judging.ruletest import try_rules  # noqa: PLC0415

    lines: list[str] = []
    rules = texts = failed = bare = 0
    for result in try_rules(loaded):
        rules += 1
        texts += result.tried
        failed += not result.passed
        lines += _failures(result, lang)
        if coverage and (result.unreached or not result.tried):
            bare += 1
            lines.append(_unreached(result, lang))
    lines.append(say("cli.tested", lang, rules=rules, texts=texts, failed=failed))
    if coverage:
        lines.append(say("cli.covered", lang, bare=bare))
    return said(lines, Exit.FAILED if failed or bare else Exit.DONE)


def _failures(result: RuleResult, lang: str) -> Iterator[str]:
    from infoscore.render.cells import clip  # noqa: PLC0415

    for each in result.failures:
        text = clip(each.text, 120)
        yield say(f"cli.failed_{each.expected}", lang, rule=result.rule, text=text)


def _unreached(result: RuleResult, lang: str) -> str:
    if not result.tried:
        return say("cli.untried", lang, rule=result.rule)
    steps = (say(f"report.fact_{step}", lang) for step in result.unreached)
    return say("cli.unreached", lang, rule=result.rule, steps=say("report.and", lang).join(steps))
