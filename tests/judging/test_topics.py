"""紧扣中心: a priority of the period in the draft's own matter, not in its slogans."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from infoscore.intake import read_text
from infoscore.judging.topics import TopicFinding, find_topic, valid
from infoscore.reading.read import Reader
from infoscore.ruleset.load import load_rules
from infoscore.text.document import document_of

if TYPE_CHECKING:
    from infoscore.ruleset.model import Priority

RULES = load_rules()
READER = Reader(RULES.slots)
TOPICS = {p.id: p for p in RULES.priorities}
FACT = RULES.slots.bit("fact")
LINES = "近日，县里一处工地停工。现场有46人。已拨付310万元。"


def topic(text: str, *topics: Priority) -> TopicFinding | None:
    reading = READER.read(document_of(read_text(text)))
    return find_topic(topics or RULES.priorities, reading, FACT)


def test_a_topic_in_the_title_leads() -> None:
    found = topic("青山县春耕化肥涨价\n" + LINES, TOPICS["rural"])
    assert found is not None
    assert (found.priority.id, found.leading, found.window[0]) == ("rural", True, "title")


def test_a_topic_in_a_factual_lead_leads() -> None:
    found = topic("县里的一件事\n3月8日，86吨化肥到货。现场有46人。", TOPICS["rural"])
    assert found is not None
    assert found.leading


def test_a_topic_further_down_does_not_lead() -> None:
    text = f"县里的一件事\n{LINES}\n另有86吨化肥到货。"
    found = topic(text, TOPICS["rural"])
    assert found is not None
    assert not found.leading


def test_a_slogan_earns_nothing() -> None:
    text = f"县里的一件事\n{LINES}\n要切实抓好春耕备耕，确保粮食安全。"
    assert topic(text, TOPICS["rural"]) is None


def test_a_draft_about_something_else_has_no_topic() -> None:
    assert topic("县里的一件事\n3月8日，46人观看露天电影。", TOPICS["rural"]) is None


def test_of_several_topics_a_leading_one_then_the_weightiest_is_taken() -> None:
    light = replace(TOPICS["rural"], weight=Decimal("0.5"))
    heavy = replace(TOPICS["safety"], weight=Decimal(1))
    leading = "青山县春耕化肥涨价\n" + LINES + "\n3月8日，2座水塘发生火灾。"
    both = "青山县春耕化肥涨价 火灾多发\n" + LINES
    assert topic(leading, light, heavy).priority.id == "rural"  # type: ignore[union-attr]
    assert topic(both, light, heavy).priority.id == "safety"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2024-03-31", False), ("2024-04-01", True), ("2024-04-30", True), ("2024-05-01", False)],
)
def test_a_priority_is_in_force_from_its_first_to_its_last_day(day: str, expected: bool) -> None:
    april = replace(TOPICS["rural"], start=date(2024, 4, 1), end=date(2024, 4, 30))
    assert (valid([april], date.fromisoformat(day)) == [april]) is expected


def test_a_priority_without_days_is_always_in_force() -> None:
    assert valid(RULES.priorities, date(2099, 1, 1)) == list(RULES.priorities)
