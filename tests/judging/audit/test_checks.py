"""Each check speaks where something is wrong and passes by what only looks so."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from infoscore.intake.draft import Draft
from infoscore.judging.audit import Audit, audit
from infoscore.reading.read import Reader
from infoscore.ruleset.load import load_rules
from infoscore.text.document import document_of

TEXTS = yaml.safe_load(Path(__file__).with_name("texts.yaml").read_text("utf-8"))
UNSEEN = yaml.safe_load(Path(__file__).with_name("unseen.yaml").read_text("utf-8"))
RULES = load_rules()
READER = Reader(RULES.slots)


def audited(text: str) -> Audit:
    return audit(READER.read(document_of(Draft("<test>", text, "str"))), RULES.audit)


def of(kind: str) -> list[tuple[str, str]]:
    return [(check, text) for check, own in TEXTS.items() for text in own[kind]]


@pytest.mark.parametrize(("check", "text"), of("fires"))
def test_speaks(check: str, text: str) -> None:
    assert check in {f.check for f in audited(text).findings}


@pytest.mark.parametrize(("check", "text"), of("silent"))
def test_is_silent(check: str, text: str) -> None:
    assert check not in {f.check for f in audited(text).findings}


@pytest.mark.parametrize(("check", "text"), of("silent"))
def test_no_look_alike_is_called_hard(check: str, text: str) -> None:
    assert [f for f in audited(text).findings if f.severity == "H"] == []


def test_every_check_has_twelve_texts_half_of_them_look_alikes() -> None:
    assert set(TEXTS) == set(RULES.audit.checks)
    for own in TEXTS.values():
        assert min(len(own["fires"]), len(own["silent"])) >= 6


def test_most_faults_are_found_under_their_check() -> None:
    missed = [
        text
        for check, text in UNSEEN["faults"]
        if check not in {f.check for f in audited(text).findings}
    ]
    assert len(missed) <= len(UNSEEN["faults"]) * 5 // 100, missed


@pytest.mark.parametrize("text", UNSEEN["sound"])
def test_a_sound_text_has_no_error(text: str) -> None:
    assert [f.message.zh for f in audited(text).findings if f.severity != "L"] == []
