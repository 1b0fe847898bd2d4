"""What a report says besides the items: by which rules, as of when, what they are called."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from infoscore.scoring.lacking import joined

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from infoscore.errors import Fault
    from infoscore.ruleset.model import RuleSet, Words
    from infoscore.scoring.values import Chain, NearMiss, UnitScore

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Names:
    """What ids are called, in the order of the rules; ``bands`` from the best downwards.

    ``short`` are the criteria in a few words, for rows of bars.
    """

    criteria: Mapping[str, Words]
    short: Mapping[str, Words]
    principles: Mapping[str, Words]
    kinds: Mapping[str, Words]
    bands: Mapping[str, Words]
    slots: Mapping[str, Words]
    hints: Mapping[str, Words] = field(default_factory=dict)

    def slot(self, slot: str, lang: str) -> str:
        """The name of a slot; what is not a slot (a whole phrase) is its own name."""
        return self.slots[slot].say(lang) if slot in self.slots else slot

    def lacking(self, miss: NearMiss, lang: str) -> str:
        """What to write where a frame was nearly filled."""
        return joined([self.wanted(slot, lang) for slot in miss.missing], miss, lang)

    def wanted(self, slot: str, lang: str) -> str:
        """What to write where a slot is missing: its hint, else its name."""
        return self.hints[slot].say(lang) if slot in self.hints else self.slot(slot, lang)


@dataclass(frozen=True, slots=True)
class Run:
    """One run: the rules used, the day that counts as today, the settings file if there is one."""

    rules: str
    version: str
    hash: str
    as_of: date
    tool: str
    names: Names
    settings: str | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """The end of a run: scores by unit, all items together, inputs that got no score, emergencies
    with their reports.
    """

    units: tuple[UnitScore, ...]
    total: UnitScore | None
    errors: tuple[Fault, ...]
    chains: tuple[Chain, ...] = ()


def names_of(rules: RuleSet) -> Names:
    """The names that a rule set gives."""
    bands = sorted(rules.scoring.bands, key=lambda band: band.low, reverse=True)
    return Names(
        criteria={criterion.id: criterion.name for criterion in rules.criteria},
        short={criterion.id: criterion.short for criterion in rules.criteria},
        principles={principle.id: principle.name for principle in rules.principles},
        kinds={kind.card.id: kind.card.name for kind in rules.kinds},
        bands={band.id: band.name for band in bands},
        slots=dict(rules.slots.names),
        hints=dict(rules.slots.hints),
    )


def run_of(rules: RuleSet, as_of: date, tool: str, settings: str | None = None) -> Run:
    """What a report says about the rules; ``tool`` is the version of infoscore."""
    return Run(rules.id, rules.version, rules.hash, as_of, tool, names_of(rules), settings)
