"""Which findings are ignored, by which mark; a mark hides a finding and changes no score."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from infoscore.checking.values import Finding
    from infoscore.intake.ignores import Ignore


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
