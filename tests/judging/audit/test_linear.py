"""The audit's work grows with the length of the text, however it is repeated: work is counted, not
timed.
"""

from __future__ import annotations

from typing import Any

import pytest

from infoscore.grading import Grader
from infoscore.intake import read_text
from infoscore.judging.audit import carried, within
from infoscore.ruleset.load import load_rules

GRADER = Grader(load_rules())
FACTS = "3月5日，青山县水利局核查12个乡镇36个村的86处机井，有19处停用，占22.1%。"


def findings(text: str, check: str) -> list[str]:
    item = GRADER.grade(read_text(f"青山县机井情况\n\n{FACTS}\n{text}"))
    assert item.audit is not None
    return [each.check for each in item.audit.findings if each.check == check]


def deeds_asked(monkeypatch: pytest.MonkeyPatch, times: int) -> int:
    asked = 0
    own = within._deeds

    def counted(word: str) -> Any:
        nonlocal asked
        asked += 1
        return own(word)

    with monkeypatch.context() as patch:
        patch.setattr(within, "_deeds", counted)
        assert findings("所有项目均已开工，未完工1个，" * times, "A10") == []
    return asked


def test_all_and_some_are_each_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = deeds_asked(monkeypatch, 20), deeds_asked(monkeypatch, 200)
    assert few >= 40
    assert many <= 10 * few


def test_a_name_is_looked_for_only_within_reach() -> None:
    told = "据统计，甲丁村、乙丙村2个村602户受灾。"
    behind = "甲丁村（312户）和乙丙村（280户）已经登记。"
    assert findings(told + behind, "A1") == ["A1"]
    assert findings(told + "登记表由各村填报。" * (carried.REACH // 9 + 1) + behind, "A1") == []


@pytest.mark.parametrize("before", ["当场", "事故造成"])
def test_a_number_of_five_thousand_digits_is_no_number_of_people(before: str) -> None:
    text = f"青山县一处井房坍塌3人死亡\n\n{FACTS * 200}\n{before}{'9' * 5000}人死亡。"
    item = GRADER.grade(read_text(text))
    assert item.audit is not None
    assert not [each for each in item.audit.findings if each.check == "A10"]


@pytest.mark.parametrize("numeral", ["三" * 5000 + "户", "万" * 1200 + "户", "一点" + "三" * 9000])
def test_a_string_of_numerals_is_no_number(numeral: str) -> None:
    text = f"青山县机井情况\n\n{FACTS}\n共{numeral}，其中甲村3户、乙村4户。"
    assert GRADER.grade(read_text(text)).audit is not None
