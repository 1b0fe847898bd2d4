"""One finding a line, as compilers tell them: ``path:line:column: severity rule message``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoscore.render.cells import clip, plain
from infoscore.render.check.gates import asked, counted, result, unused
from infoscore.render.lines import rules_line
from infoscore.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infoscore.checking.values import Check, CheckedItem, Finding
    from infoscore.render.check import CheckOptions

_QUOTED = 40
_STYLES = {"high": "\x1b[31m", "medium": "\x1b[33m", "low": "\x1b[2m", "bad": "\x1b[1;31m"}
_GOOD, _PLAIN = "\x1b[32m", "\x1b[0m"


def render(check: Check, options: CheckOptions) -> str:
    """The check as lines."""
    return "".join(f"{line}\n" for line in _lines(check, options))


def _lines(check: Check, options: CheckOptions) -> Iterator[str]:
    lang, hidden, ignored = options.lang, 0, 0
    for item in check.items:
        shown = [each for each in item.findings if options.details or each.severity != "low"]
        hidden += len(item.findings) - len(shown)
        ignored += len(item.ignored)
        yield from (_finding(item, each, options) for each in shown)
        yield from _rest(item, options)
    for breach in check.unit_breaches:
        told = say("checking.failed", lang, message=breach.message.say(lang))
        yield _styled("bad", plain(f"{breach.subject}: {told}"), options)
    for error in check.summary.errors:
        yield plain(error.text(lang))
    if hidden:
        yield say("checking.more", lang, count=hidden)
    if ignored and not options.details:
        yield say("checking.more_ignored", lang, count=ignored)
    bare = sum(item.bare for item in check.items)
    if bare:
        yield say("checking.bare", lang, count=bare)
    yield from _end(check, options)


def _finding(item: CheckedItem, finding: Finding, options: CheckOptions) -> str:
    lang, quote = options.lang, finding.quote
    where = f"{item.score.path}:{quote.line}:{quote.column}" if quote else item.score.path
    severity = _styled(
        finding.severity, say(f"checking.severity_{finding.severity}", lang), options
    )
    words = f"  「{clip(quote.text, _QUOTED)}」" if quote else ""
    message = plain(f"{finding.rule} {finding.message.say(lang)}{words}")
    return f"{plain(where)}: {severity} {message}"


def _rest(item: CheckedItem, options: CheckOptions) -> Iterator[str]:
    lang, path = options.lang, item.score.path
    if options.details:
        for each in item.ignored:
            reason = each.ignored.reason if each.ignored else ""
            told = say("checking.ignored", lang, rule=each.rule, reason=reason)
            yield plain(f"{path}: {told}")
    for mark in item.unused:
        yield plain(f"{path}:{mark.line}:1: {unused(mark, item, lang)}")
    score = item.score
    told = say("checking.scored", lang, score=score.score, band=score.band_name.say(lang))
    if not item.breaches:
        yield plain(f"{path}: {told}")
    for breach in item.breaches:
        failed = say("checking.failed", lang, message=breach.message.say(lang))
        yield plain(f"{path}: {told}  ") + _styled("bad", plain(failed), options)


def _end(check: Check, options: CheckOptions) -> Iterator[str]:
    lang = options.lang
    yield counted(check, lang)
    for gate in check.gates:
        style = "bad" if gate.failed else "good" if check.items else "low"
        told = _styled(style, result(gate, check, lang), options)
        yield f"{say('checking.gates', lang)}  {asked(gate, lang)}  {told}"
    if not check.gates:
        yield say("checking.no_gates", lang)
    yield rules_line(check.run, lang)


def _styled(style: str, text: str, options: CheckOptions) -> str:
    if not options.color:
        return text
    return f"{_STYLES.get(style, _GOOD)}{text}{_PLAIN}"
