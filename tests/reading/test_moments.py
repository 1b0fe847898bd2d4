"""How dates and times are read: a table of what is written and what it says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from infoscore.reading.quantities import Units, numbers_of
from infoscore.ruleset.load import load_rules
from infoscore.text.normalise import view_of

if TYPE_CHECKING:
    from infoscore.reading.moments import Moment

SLOTS = load_rules().slots
CASES = [
    case.split(" |")
    for case in yaml.safe_load(Path(__file__).with_name("moments.yaml").read_text("utf-8"))
]


def moments(text: str) -> list[Moment]:
    return numbers_of(view_of(text).text, Units(SLOTS.units), SLOTS.hollow)[1]


def told(moment: Moment) -> str:
    hour = (
        "-" if moment.hour < 0 else f"{moment.hour}:{'-' if moment.minute < 0 else moment.minute}"
    )
    until = "!" if moment.until else ""
    return f"{moment.year}-{moment.month}-{moment.day} {hour} {moment.grain}{until}"


def test_the_table_is_large_enough() -> None:
    assert len(CASES) >= 80


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_reads(text: str, wanted: str) -> None:
    assert [told(m) for m in moments(text)] == [x.strip() for x in wanted.split(";") if x.strip()]


@given(st.dates())
def test_every_day_is_read_in_every_notation(day: object) -> None:
    year, month, number = day.year, day.month, day.day  # type: ignore[attr-defined]
    if not 1900 <= year < 2100:
        return
    for text in (f"{year}年{month}月{number}日", f"{year}-{month:02}-{number:02}"):
        (moment,) = moments(text)
        assert (moment.year, moment.month, moment.day) == (year, month, number)
        assert (moment.start, moment.end) == (0, len(text))
