"""What holds a total down: the gates that fired and the cap for lateness."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from infoscore.ruleset.model import Gate


@dataclass(frozen=True, slots=True)
class Caps:
    """The gates that fired, and caps that no change of the draft can lift."""

    gates: tuple[Gate, ...]
    fixed: tuple[Decimal, ...] = ()

    def held(self, total: Decimal) -> Decimal:
        """What is left of ``total``."""
        return min([total, *(limit(gate, total) for gate in self.gates), *self.fixed])

    def without(self, lifted: Iterable[Gate]) -> Caps:
        """The caps that still hold once ``lifted`` no longer fire."""
        gone = {gate.card.id for gate in lifted}
        return Caps(tuple(g for g in self.gates if g.card.id not in gone), self.fixed)

    def among(self, gates: Iterable[Gate]) -> list[Gate]:
        """Those of ``gates`` that still hold."""
        ids = {gate.card.id for gate in self.gates}
        return [gate for gate in gates if gate.card.id in ids]

    def binding(self, total: Decimal) -> list[Gate]:
        """The gates that take something of ``total``, the strictest first."""
        bind = [gate for gate in self.gates if limit(gate, total) < total]
        return sorted(bind, key=lambda gate: (limit(gate, total), gate.card.id))

    @property
    def figures(self) -> tuple[Gate, ...]:
        """The gates that proven contradictions fired."""
        return tuple(gate for gate in self.gates if about_figures(gate))


def limit(gate: Gate, total: Decimal) -> Decimal:
    """The most that a gate lets stand of ``total``."""
    return gate.cap * total / 100 if gate.scaled else gate.cap


def about_figures(gate: Gate) -> bool:
    """Whether a gate asks what the audit of figures has proven."""
    return str(getattr(gate.when, "measure", "")).startswith("audit_")
