"""A22: the list of slips is data, and every entry of it finds its slip and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from infoscore.grading import Grader
from infoscore.intake import read_text
from infoscore.ruleset.load import load_rules

if TYPE_CHECKING:
    from infoscore.ruleset.model import Slip

RULES = load_rules()
FACTS = (
    "3月5日，青山县水利局核查12个乡镇36个村的86处机井，有19处停用，占22.1%，"
    "涉及农户412户，县财政已安排维修资金48万元，由各镇逐处登记后分批修复。"
)
LOCAL = """extends: builtin
ruleset: {id: qingshan, version: 0.1.0, name: {zh: 青山县规则}}
slips:
  - {id: qingshan, wrong: 清山县, right: 青山县}
"""


def slips_in(words: str, rules=RULES) -> list[tuple[str, ...]]:
    item = Grader(rules).grade(read_text(f"{FACTS}\n{words}"))
    assert item.audit is not None
    return [each.values for each in item.audit.findings if each.check == "A22"]


def said(slip: Slip, *, before: str = "", after: str = "") -> str:
    opens = before or (slip.preceded_by[0] if slip.preceded_by else "")
    return f"镇里报来{opens}{slip.wrong}{after or (slip.followed_by or ('',))[0]}，尚未核对。"


@pytest.mark.parametrize("slip", RULES.audit.slips, ids=lambda slip: slip.id)
def test_every_slip_is_found_where_it_stands(slip: Slip) -> None:
    assert (slip.wrong,) in slips_in(said(slip))


@pytest.mark.parametrize("slip", RULES.audit.slips, ids=lambda slip: slip.id)
def test_no_slip_is_found_in_a_quotation_or_beside_other_words(slip: Slip) -> None:
    assert slips_in(f"文中写作“{said(slip)}”。") == []
    if slip.followed_by:
        assert (slip.wrong,) not in slips_in(said(slip, after="之后"))
    if slip.preceded_by:
        assert (slip.wrong,) not in slips_in(said(slip, before="另"))
    for word in slip.not_after:
        assert (slip.wrong,) not in slips_in(said(slip, before=word))


def test_an_office_adds_its_own(tmp_path) -> None:
    file = tmp_path / "local.yaml"
    file.write_text(LOCAL, encoding="utf-8")
    assert slips_in("清山县的数另报。", load_rules(file)) == [("清山县",)]
    assert slips_in("清山县的数另报。") == []
