"""From graded drafts to a whole check."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from infoscore.checking.findings import findings
from infoscore.checking.ignoring import parted
from infoscore.checking.values import Check, CheckedItem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from infoscore.checking.gates import Gates
    from infoscore.intake.ignores import Ignore
    from infoscore.report.run import Run, Summary
    from infoscore.scoring.values import ItemScore


@dataclass(slots=True)
class Checker:
    """Collects checked drafts; ``used`` are the marks that covered a finding somewhere."""

    run: Run
    gates: Gates
    items: list[CheckedItem] = field(default_factory=list)
    used: set[Ignore] = field(default_factory=set)

    def add(
        self,
        item: ItemScore,
        marks: Iterable[Ignore],
        general: Iterable[Ignore],
        before: Decimal | None,
        bare: int = 0,
        unknown: frozenset[str] = frozenset(),
    ) -> None:
        """Check one draft: ``marks`` stand in it, ``general`` ones come from the settings;
        ``bare`` more in it have no reason; they name rules that there are not, ``unknown``.
        """
        general = tuple(general)
        found = findings(item, self.run.names)
        standing, ignored, unused = parted(found, (*marks, *general))
        self.used.update(each.ignored for each in ignored if each.ignored)
        breaches = self.gates.item(item, standing, before)
        own = tuple(each for each in unused if each not in general)
        self.items.append(
            CheckedItem(item, standing, ignored, own, breaches, before, bare, unknown)
        )

    def check(self, summary: Summary) -> Check:
        """The whole check."""
        items = tuple(self.items)
        units = self.gates.units(summary.units)
        return Check(self.run, items, summary, units, self.gates.asked(items, units))
