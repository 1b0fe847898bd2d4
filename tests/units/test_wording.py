"""The phrases of this room: used, in both languages, with the same blanks."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import infoscore
from infoscore.units.network import TIERS
from infoscore.wording import say, unitreport
from infoscore.wording.units import PHRASES

SOURCES = "\n".join(
    file.read_text(encoding="utf-8")
    for file in sorted((Path(infoscore.__file__).parent / "units").rglob("*.py"))
)
USED = set(re.findall(r'"(units\.[a-z_]+)"', SOURCES)) | {
    f"units.{what}_{tier}" for tier in TIERS for what in ("tier", "advice")
}


def test_every_phrase_is_written_and_used():
    assert set(PHRASES) == USED


def test_both_languages_fill_the_same_blanks():
    for chinese, english in PHRASES.values():
        said = [{name for _, name, _, _ in Formatter().parse(text)} for text in (chinese, english)]
        assert said[0] == said[1]
        assert "\n" not in chinese + english


def test_a_count_of_one_reads_as_well_as_of_two_in_english():
    for key, (_, english) in unitreport.PHRASES.items():
        assert not re.search(r"\{(count|rows|tables|tests|figures|asked)\} [a-z]+s\b", english), key
    chain = say("report.chain", "en", title="Flood", count=1, stages="first")
    assert chain == "Flood  1 in all: first"
