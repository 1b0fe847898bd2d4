"""A baseline: the scores that drafts once had, so that none falls below them unnoticed."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from infoscore.errors import Fault, RuleError, fault
from infoscore.ruleset.files import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from infoscore.report.run import Run
    from infoscore.scoring.values import ItemScore

VERSION = 1
MAX_BYTES = 64 * 1024 * 1024
_WHY = {
    "intake.missing": "checking.baseline_missing",
    "intake.not_regular": "checking.not_a_baseline",
    "ruleset.not_a_file": "checking.not_a_baseline",
    "ruleset.yaml_big": "checking.not_a_baseline",
}


@dataclass(frozen=True, slots=True)
class Baseline:
    """Scores by path (relative to the folder of the file) and by digest of the text, and the hash
    of the rules they were given by.
    """

    rules: str = ""
    by_path: Mapping[str, Decimal] = field(default_factory=dict)
    by_text: Mapping[str, Decimal] = field(default_factory=dict)

    def before(self, path: str, digest: str) -> Decimal | None:
        """The score of the draft at ``path``; of one with the same text if it was moved."""
        found = self.by_path.get(path)
        return self.by_text.get(digest) if found is None else found


def key_of(path: str, folder: Path) -> str:
    """How a draft shown as ``path`` is named in a baseline that lies in ``folder``."""
    real, above = Path(os.path.realpath(path)), os.path.realpath(folder)
    return real.relative_to(above).as_posix() if real.is_relative_to(above) else path


def written(graded: Iterable[tuple[ItemScore, str]], run: Run, folder: Path) -> str:
    """The file for ``graded`` items with the digests of their texts."""
    items = {
        key_of(item.path, folder): {
            "score": float(item.score),
            "level": item.level,
            "text": digest,
            "criteria": {each.id: float(each.grade) for each in item.criteria if each.applicable},
        }
        for item, digest in graded
    }
    made = {
        "infoscore_baseline": VERSION,
        "rule_set": {"id": run.rules, "version": run.version, "hash": run.hash},
        "as_of": run.as_of.isoformat(),
        "items": dict(sorted(items.items())),
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def read_baseline(file: Path) -> Baseline:
    """The baseline in ``file``; RuleError if it cannot be read: it is never taken for empty."""
    shown = file.as_posix()
    data = read_bytes(file, shown, MAX_BYTES)
    if isinstance(data, Fault):
        phrase = _WHY.get(data.phrase)
        raise RuleError(fault(shown, phrase) if phrase else data)
    try:
        return _read(json.loads(data.decode("utf-8")))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, ArithmeticError):
        raise RuleError(fault(shown, "checking.not_a_baseline")) from None


def is_baseline(file: Path) -> bool:
    """Whether ``file`` holds a baseline, so that a new one may take its place."""
    try:
        read_baseline(file)
    except RuleError:
        return False
    return True


def _read(made: Any) -> Baseline:
    if made["infoscore_baseline"] != VERSION:
        raise ValueError
    by_path, by_text = {}, {}
    for path, item in made["items"].items():
        score = Decimal(str(item["score"]))
        if not 0 <= score <= 100:
            raise ValueError
        by_path[path] = score
        by_text[str(item["text"])] = score
    return Baseline(str(made["rule_set"]["hash"]), by_path, by_text)
