"""Which kind of item a draft is, told by its required parts."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from infoscore.judging.conditions import judge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from infoscore.judging.measures import Measures
    from infoscore.reading.read import Reading
    from infoscore.ruleset.model import Kind


def rank_kinds(
    kinds: Sequence[Kind], reading: Reading, measures: Measures
) -> list[tuple[Decimal, Kind]]:
    """Kinds with the weight of their signals, heaviest first; ties in the rules' order."""
    weighed = []
    for kind in kinds:
        weight = sum(
            (s.weight for s in kind.signals if judge(s.when, reading, measures).holds), Decimal(0)
        )
        weighed.append((weight, kind))
    return sorted(weighed, key=lambda pair: -pair[0])
