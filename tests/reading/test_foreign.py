"""Paragraphs on another matter: told by what never comes back, and counted for nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from infoscore.grading import Grader
from infoscore.intake import read_text
from infoscore.reading.foreign import foreign_ranges, inside
from infoscore.reading.read import Reader
from infoscore.ruleset.load import load_rules
from infoscore.text.document import document_of

RULES = load_rules()
READER = Reader(RULES.slots)
OWN = [
    "白水镇两村断水26天 412户等水吃",
    "白水镇东沟、西沟两村412户断水26天，输水主管用了23年，漏损率61%。",
    "镇里每天送水2车次，12名村民反映送水不够吃，盼主管早日更换。",
    "更换主管需48万元，镇里请市水务集团4月10日前施工。",
]
CANNED = "某项工作累计开展36次，完成率98%，办结有关事项412件。"


def foreign(*lines: str) -> list[str]:
    document = document_of(read_text("\n".join(lines)))
    reading = READER.read(document)
    return [document.text[a:b] for a, b in reading.foreign]


def test_what_never_comes_back_is_another_matter_wherever_it_stands() -> None:
    for place in (1, 2, 3, 4):
        assert foreign(*OWN[:place], CANNED, *OWN[place:]) == [CANNED]


def test_what_comes_back_in_title_or_text_is_not() -> None:
    assert foreign(*OWN) == []


def test_a_pair_that_comes_back_once_is_not_enough_two_are() -> None:
    assert foreign(*OWN, "主管部门已开展检查36次，覆盖率98%，办结事项412件。") != []
    assert foreign(*OWN, "主管部门已就漏损开展检查36次，覆盖率98%，办结412件。") == []


def test_numerals_bring_nothing_back() -> None:
    lines = ("累计开展了三万二千次执法检查活动。", "全部办结三万二千件历史遗留的各类事项。")
    assert foreign(*OWN, *lines) == list(lines)


def test_headings_and_short_requests_tell_too_little_to_judge() -> None:
    assert foreign(*OWN, "一、基本情况", "请市应急局调派2台抽水机。") == []


def test_a_line_of_nothing_but_figures_is_another_matter() -> None:
    bare = "36%、12项、3.5万元、48户、67人次。"
    assert foreign(*OWN, bare) == [bare]


def test_what_another_body_did_is_told_in_words_of_its_own() -> None:
    rescue = "14时50分，县消防救援大队2车12人到场破拆，救出被困人员3人，滞留车辆约120辆。"
    assert foreign(*OWN, rescue) == []
    assert foreign(*OWN, rescue.replace("县消防救援大队", "")) != []


def test_a_draft_of_two_paragraphs_has_too_little_around_them() -> None:
    assert foreign(OWN[0], OWN[1], CANNED) == []


def test_figures_dates_and_names_of_another_matter_fill_no_slot() -> None:
    number = RULES.slots.ids.index("N")
    reading = READER.read(document_of(read_text("\n".join([*OWN, CANNED]))))
    held = reading.windows.of(number, "paragraph")
    assert held == 0b0111
    assert all(not inside(a, reading.foreign) for a, _, bits in reading.marks if bits & 1)


def test_canned_figures_gain_nothing_and_are_told() -> None:
    grader = Grader(RULES)
    base = grader.grade(read_text("\n".join(OWN)))
    padded = grader.grade(read_text("\n".join([*OWN, CANNED])))
    assert padded.score <= base.score
    told = {each.rule: each.quotes[0].text for each in padded.advisories}
    assert told["N3-foreign"] == CANNED.rstrip("。") or told["N3-foreign"] == CANNED
    assert "N3-foreign" not in {each.rule for each in base.advisories}


@given(st.lists(st.text(alphabet="水管村镇断漏一三。，", max_size=20), max_size=6))
def test_the_ranges_are_whole_paragraphs_in_order(lines: list[str]) -> None:
    document = document_of(read_text("\n".join(["白水镇断水。", *lines])))
    ranges = foreign_ranges(document, range(len(document.text)), ())
    assert set(ranges) <= {(p.start, p.end) for p in document.paragraphs}
    assert list(ranges) == sorted(ranges)
    assert all(inside(a, ranges) and not inside(b, ((a, b),)) for a, b in ranges)
