"""What a check hands to the renderers: findings, the gates that were asked for, who failed them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from decimal import Decimal

    from infoscore.intake.ignores import Ignore
    from infoscore.report.run import Run, Summary
    from infoscore.ruleset.model import Words
    from infoscore.scoring.values import ItemScore, Quote

Severity = Literal["high", "medium", "low"]
SEVERITIES: tuple[Severity, ...] = ("high", "medium", "low")

GateName = Literal["score", "level", "unit", "severity", "baseline"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend or look at. ``rule`` is an id as ``infoscore explain`` takes it, ``about``
    the criterion, principle or gate it belongs to; ``ignored`` is the suppression that covers it.
    """

    rule: str
    about: str
    severity: Severity
    message: Words
    quote: Quote | None
    fingerprint: str
    ignored: Ignore | None = None


@dataclass(frozen=True, slots=True)
class Breach:
    """A gate that was not passed: ``subject`` is a draft's path or a unit's name, ``asked`` and
    ``found`` what was set and what was met, as shown to the user.
    """

    gate: GateName
    subject: str
    asked: str
    found: str
    message: Words


@dataclass(frozen=True, slots=True)
class CheckedItem:
    """One draft: its score, what was found in it (worst first), what was ignored with a reason,
    ignores that covered nothing, the gates it failed, its score in the baseline, how many of its
    marks have no reason and therefore no effect, and which rules they name that there are not.
    """

    score: ItemScore
    findings: tuple[Finding, ...]
    ignored: tuple[Finding, ...]
    unused: tuple[Ignore, ...]
    breaches: tuple[Breach, ...]
    before: Decimal | None = None
    bare: int = 0
    unknown: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class GateAsked:
    """A gate that was set, and how many drafts or units failed it; ``name`` of the level asked."""

    gate: GateName
    asked: str
    failed: int
    name: Words | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """A whole check: drafts in path order, units and errors in ``summary``, the gates."""

    run: Run
    items: tuple[CheckedItem, ...]
    summary: Summary
    unit_breaches: tuple[Breach, ...]
    gates: tuple[GateAsked, ...]

    @property
    def passed(self) -> bool:
        """Whether every gate was passed. Inputs without a score are ``summary.errors``."""
        return not self.unit_breaches and not any(item.breaches for item in self.items)
