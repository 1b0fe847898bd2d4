"""The line from event to report on the card, where the ledger is asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from make_scores import NAMES, good, quote, show

from infoscore.report.wire import item_to_wire
from infoscore.ruleset.model import Words
from infoscore.scoring.values import AuditReport, TimeStep

CALL = TimeStep(
    "phone",
    Words("电话报告 14:55，距事发 35 分钟", "by telephone 14:55"),
    "2024-03-08T14:55",
    35,
    30,
    "minutes",
    False,
    quote("14时55分电话报告", 3, 1, 20),
)


def item():
    return replace(good(), audit=AuditReport((), (), (CALL,)))


@pytest.mark.parametrize("name", ["terminal", "text"])
@pytest.mark.parametrize(
    ("lang", "head", "words"),
    [("zh", "报送时间线", "电话报告 14:55"), ("en", "From event to report", "by telephone 14:55")],
)
def test_the_line_is_shown_with_the_audit_and_only_then(name, lang, head, words):
    made = show(name, (item(),), lang=lang, audit=True)
    assert head in made
    assert words in made
    assert "14时55分电话报告" in made
    assert head not in show(name, (item(),), lang=lang)


def test_a_draft_without_times_has_no_heading():
    assert "报送时间线" not in show("text", (good(),), audit=True)


def test_the_line_is_carried_to_json():
    audit = item_to_wire(item(), NAMES)["audit"]
    assert audit is not None
    (step,) = audit["timeline"]
    assert (step["stage"], step["taken"], step["allowed"], step["on_time"]) == (
        "phone", 35, 30, False,
    )  # fmt: skip
    assert step["quote"]["text"] == "14时55分电话报告"
