"""The phrases of this room: used, in both languages, with the same blanks."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from infoscore import ruleset
from infoscore.wording.ruleset import PHRASES

SOURCES = "\n".join(
    file.read_text(encoding="utf-8") for file in sorted(Path(ruleset.__file__).parent.glob("*.py"))
)
USED = set(re.findall(r'"(ruleset\.[a-z_]+)"', SOURCES))


def blanks(phrase: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(phrase) if name is not None}


@pytest.mark.parametrize("phrase", sorted(PHRASES))
def test_both_languages_fill_the_same_blanks(phrase: str) -> None:
    chinese, english = PHRASES[phrase]
    assert blanks(chinese) == blanks(english)
    assert not blanks(chinese) & {"key", "lang", "where", "phrase"}
    assert "\n" not in chinese + english


def test_every_phrase_used_is_written() -> None:
    assert USED - set(PHRASES) == set()


def test_every_phrase_written_is_used() -> None:
    assert {p for p in PHRASES if p.removesuffix("_near") not in USED} == set()
