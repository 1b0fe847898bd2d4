"""A check as workflow commands, which GitHub shows beside the lines of a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoscore.render.cells import plain
from infoscore.render.check.gates import counted
from infoscore.render.check.paths import relative
from infoscore.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infoscore.checking.values import Check, Finding
    from infoscore.render.check import CheckOptions

MOST = 10
"""So many annotations of each level are shown for one step; the rest would vanish silently."""
_LEVELS = {"high": "error", "medium": "warning", "low": "notice"}


def render(check: Check, options: CheckOptions) -> str:
    """The commands, gravest first, and a last line that tells what they leave out."""
    lang = options.lang
    commands: dict[str, list[str]] = {"error": [], "warning": [], "notice": []}
    commands["error"] += _failures(check, lang)
    for item in check.items:
        for finding in item.findings:
            commands[_LEVELS[finding.severity]].append(_finding(finding, item.score.path, lang))
    shown = [line for each in commands.values() for line in each[:MOST]]
    hidden = sum(max(0, len(each) - MOST) for each in commands.values())
    shown.append(plain(counted(check, lang)))
    if hidden:
        shown.append(say("checking.hidden", lang, count=hidden))
    return "".join(f"{line}\n" for line in shown)


def _failures(check: Check, lang: str) -> Iterator[str]:
    for error in check.summary.errors:
        yield _command("error", error.message(lang), error.where.path, error.where.line)
    for item in check.items:
        for breach in item.breaches:
            yield _command("error", breach.message.say(lang), item.score.path)
    for breach in check.unit_breaches:
        yield _command("error", f"{breach.subject}: {breach.message.say(lang)}")


def _finding(finding: Finding, path: str, lang: str) -> str:
    quote = finding.quote
    line, column = (quote.line, quote.column) if quote else (0, 0)
    level = _LEVELS[finding.severity]
    return _command(level, finding.message.say(lang), path, line, column, finding.rule)


def _command(
    level: str, message: str, path: str = "", line: int = 0, column: int = 0, title: str = ""
) -> str:
    file = relative(path) if path else ""
    given = {"file": file, "line": line, "col": column, "title": title}
    told = ",".join(f"{name}={_property(str(value))}" for name, value in given.items() if value)
    return f"::{level}{' ' if told else ''}{told}::{_message(message)}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
