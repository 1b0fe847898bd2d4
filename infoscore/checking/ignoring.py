"""Which findings are ignored, by which mark; a mark hides a finding and changes no score."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from infoscore.lazily import lazily

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from infoscore.checking.values import Finding
    from infoscore.intake.ignores import Ignore

_WORD = lazily(r"[A-Za-z](?=\S*[\d-])\S*(?!\S)")  # a plain word may well begin a reason


def spelt_out(mark: Ignore, known: Container[str]) -> tuple[Ignore, ...]:
    """A mark for each of the rules that ``mark`` names, blanks between them, before the reason."""
    rules, reason = [mark.rule], mark.reason
    while (word := _WORD.match(reason)) and word[0] in known:
        rules.append(word[0])
        reason = reason[word.end() :].lstrip()
    return tuple(mark._replace(rule=rule, reason=reason) for rule in rules)


def parted(
    found: Iterable[Finding], marks: Iterable[Ignore]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...], tuple[Ignore, ...]]:
    """Findings that stand, those that a mark covers, and marks that covered nothing."""
    standing, ignored = [], []
    marks = tuple(marks)
    used: set[Ignore] = set()
    for finding in found:
        mark = next((m for m in marks if m.rule in (finding.rule, finding.about)), None)
        if mark is None:
            standing.append(finding)
        else:
            used.add(mark)
            ignored.append(replace(finding, ignored=mark))
    return tuple(standing), tuple(ignored), tuple(m for m in marks if m not in used)
