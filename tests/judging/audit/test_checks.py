"""Each check speaks where something is wrong and passes by what only looks so."""

from __future__ import annotations

import pytest
from texts import FIRES, SILENT

from infoscore.intake.draft import Draft
from infoscore.judging.audit import Audit, audit
from infoscore.reading.read import Reader
from infoscore.ruleset.load import load_rules
from infoscore.text.document import document_of

RULES = load_rules()
READER = Reader(RULES.slots)


def audited(text: str) -> Audit:
    return audit(READER.read(document_of(Draft("<test>", text, "str"))), RULES.audit)


def of(texts: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(check, text) for check, own in texts.items() for text in own]


@pytest.mark.parametrize(("check", "text"), of(FIRES))
def test_speaks(check: str, text: str) -> None:
    assert check in {f.check for f in audited(text).findings}


@pytest.mark.parametrize(("check", "text"), of(SILENT))
def test_is_silent(check: str, text: str) -> None:
    assert check not in {f.check for f in audited(text).findings}


@pytest.mark.parametrize(("check", "text"), of(SILENT))
def test_no_look_alike_is_called_hard(check: str, text: str) -> None:
    assert [f for f in audited(text).findings if f.severity == "H"] == []


def test_every_check_has_twelve_texts_half_of_them_look_alikes() -> None:
    assert set(FIRES) == set(SILENT) == set(RULES.audit.checks)
    for check in FIRES:
        assert len(FIRES[check]) >= 6
        assert len(SILENT[check]) >= 6
