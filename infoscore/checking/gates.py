"""The gates of a check: what was asked for, and who did not meet it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from infoscore.checking.values import SEVERITIES, Breach, GateAsked
from infoscore.ruleset.model import Words
from infoscore.wording import LANGUAGES, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal

    from infoscore.checking.values import CheckedItem, Finding, GateName
    from infoscore.scoring.values import ItemScore, UnitScore


@dataclass(frozen=True, slots=True)
class Gates:
    """What is asked of drafts and units; None: not asked. ``levels`` are the names of 0–4."""

    score: Decimal | None = None
    level: int | None = None
    unit_mean: Decimal | None = None
    severity: str | None = None
    margin: Decimal | None = None
    levels: Mapping[int, Words] | None = None

    def item(
        self, item: ItemScore, standing: Iterable[Finding], before: Decimal | None
    ) -> tuple[Breach, ...]:
        """The gates that one draft failed."""
        return tuple(self._item(item, standing, before))

    def _item(
        self, item: ItemScore, standing: Iterable[Finding], before: Decimal | None
    ) -> Iterator[Breach]:
        path, score = item.path, item.score
        if self.score is not None and score < self.score:
            yield _breach("score", path, str(self.score), str(score))
        if self.level is not None and item.level < self.level:
            names = {"wanted": self._name(self.level), "got": item.band_name}
            yield _breach("level", path, str(self.level), str(item.level), **names)
        if self.severity is not None:
            graver = SEVERITIES[: SEVERITIES.index(self.severity) + 1]
            count = sum(1 for each in standing if each.severity in graver)
            if count:
                yield _breach("severity", path, self.severity, str(count))
        if self.margin is not None and before is not None and score < before - self.margin:
            asked = str(before - self.margin)
            yield _breach("baseline", path, asked, str(score), before=before, margin=self.margin)

    def units(self, units: Iterable[UnitScore]) -> tuple[Breach, ...]:
        """Units whose mean is too low."""
        least = self.unit_mean
        if least is None:
            return ()
        return tuple(
            _breach("unit", each.unit, str(least), str(each.mean), count=each.count)
            for each in units
            if each.mean < least
        )

    def asked(
        self, items: Iterable[CheckedItem], unit_breaches: Iterable[Breach]
    ) -> tuple[GateAsked, ...]:
        """The gates that were set with the number of those who failed."""
        failed = [each.gate for item in items for each in item.breaches]
        failed += [each.gate for each in unit_breaches]
        wanted: tuple[tuple[GateName, object], ...] = (
            ("score", self.score),
            ("level", self.level),
            ("unit", self.unit_mean),
            ("severity", self.severity),
            ("baseline", self.margin),
        )
        named = {} if self.level is None else {"level": self._name(self.level)}
        return tuple(
            GateAsked(gate, str(asked), failed.count(gate), named.get(gate))
            for gate, asked in wanted
            if asked is not None
        )

    def _name(self, level: int) -> Words:
        return (self.levels or {}).get(level) or Words(str(level))


def or_graver(severity: str, lang: str) -> str:
    """What to add to a severity of which a gate allows no finding: nothing to the gravest."""
    return "" if severity == SEVERITIES[0] else say("checking.or_graver", lang)


def _breach(gate: GateName, subject: str, asked: str, found: str, **more: object) -> Breach:
    told = []
    for lang in LANGUAGES:
        blanks: dict[str, object] = {"asked": asked, "found": found}
        for name, value in more.items():
            blanks[name] = value.say(lang) if isinstance(value, Words) else value
        if gate == "severity":
            blanks["asked"] = say(f"checking.severity_{asked}", lang)
            blanks["or_graver"] = or_graver(asked, lang)
        told.append(say(f"checking.breach_{gate}", lang, **blanks))
    return Breach(gate, subject, asked, found, Words(*told))
