"""What is wrong with a rule file, as tests compare it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from infoscore.errors import RuleError
from infoscore.ruleset.load import load_rules

if TYPE_CHECKING:
    from pathlib import Path


def faults(file: Path) -> list[str]:
    """Place and phrase of every fault of a rule file that has some."""
    with pytest.raises(RuleError) as caught:
        load_rules(file)
    return [f"{f.where.line}:{f.where.column} {f.phrase}" for f in caught.value.faults]
