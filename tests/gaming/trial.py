"""Attacks tried on drafts: what each gains."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gaming.attacks import Scene, scene_of, terms_of
from infoscore.errors import InputError
from infoscore.grading import Grader
from infoscore.intake import Source, read, read_text
from infoscore.text.document import document_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from gaming.attacks import Attack
    from infoscore.ruleset.model import RuleSet
    from infoscore.scoring.values import ItemScore

MOST = 2.0
"""The mean gain that an attack may have at most, in points."""
SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@dataclass(frozen=True)
class Gain:
    """Points and levels that an attack brought a draft."""

    draft: str
    place: str
    before: float
    after: float
    levels: int

    @property
    def points(self) -> float:
        return self.after - self.before


class Trial:
    """Drafts with their scores before any attack; a draft that is refused is left out."""

    def __init__(self, rules: RuleSet, drafts: Mapping[str, str], day: datetime.date) -> None:
        self._grader = Grader(rules, as_of=day)
        self._terms = terms_of(rules)
        scores = {name: self._grade(text) for name, text in drafts.items()}
        self.base = {name: score for name, score in scores.items() if score is not None}
        self._drafts = {name: text for name, text in drafts.items() if name in self.base}
        good = [name for name, score in self.base.items() if score.level >= 3]
        self._others = good or list(self.base)

    def gains(self, attack: Attack, dose: float) -> list[Gain]:
        """What the attack brings every draft, in every place; a refused text gains nothing."""
        found = []
        for number, (name, text) in enumerate(self._drafts.items()):
            for place, attacked in attack.variants(self._scene(number, name), dose):
                before, after = self.base[name], self._grade(attacked)
                if attacked == text or after is None:
                    continue
                points = float(before.score), float(after.score)
                found.append(Gain(name, place, *points, after.level - before.level))
        return found

    def _scene(self, number: int, name: str) -> Scene:
        others = [other for other in self._others if other != name]
        other = self._drafts[others[number % len(others)]]
        return scene_of(self._drafts[name], other, self._terms)

    def _grade(self, text: str) -> ItemScore | None:
        try:
            return self._grader.grade(read_text(text))
        except InputError:
            return None


def samples() -> dict[str, str]:
    """The project's samples by the stem of their file, from the title on, without headers."""
    return drafts_in(SAMPLES)


def drafts_in(folder: Path) -> dict[str, str]:
    """The drafts below a folder by the stem of their file; none where it does not exist."""
    found = {}
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            document = document_of(read(Source(file.name, file)))
            lines = (line.strip() for line in document.text.split("\n"))
            found[file.stem] = "\n".join(line for line in lines if line)
    return found
