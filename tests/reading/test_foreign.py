"""Paragraphs on another matter: told by what never comes back, and counted for nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from infoscore.grading import Grader
from infoscore.intake import read_text
from infoscore.reading.foreign import Matters, inside
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
    assert foreign(*OWN, "东片 36 12 3.5% 48", "西片 67 36 12.1% 412") == []  # rows of a table


def test_what_another_body_did_is_told_in_words_of_its_own() -> None:
    rescue = "14时50分，县消防救援大队2车12人到场，断水人家的老人吃饭有人送，出动车辆36辆。"
    assert foreign(*OWN, rescue) == []


def test_where_hardly_a_character_comes_back_a_body_ties_nothing() -> None:
    rescue = "14时50分，县消防救援大队2车12人到场破拆，救出被困人员3人，滞留车辆约120辆。"
    assert foreign(*OWN, rescue) == [rescue]
    assert foreign(OWN[0], rescue, OWN[1]) == [rescue], "of two parts, the one off the title"


def test_characters_that_come_back_tie_a_part_whose_words_do_not() -> None:
    silk = [
        "白水镇蚕茧跌价 蚕农砍桑",
        "白水镇养蚕206户，5月12日鲜茧收购价每担1460元，比上年同期低310元。",
        "养蚕户砍掉桑园126亩，改种玉米。",
        "请县商务局4月前联系缫丝厂。",
    ]
    assert foreign(*silk, "一张蚕要吃桑叶12担，雇采叶工3天，结茧80斤，算下来倒贴46元。") == []


def test_a_line_that_tells_what_may_follow_keeps_its_words_but_not_its_figures() -> None:
    after = "如4月上旬仍不修复，预计1200亩秧田将推迟栽插，可能减产60吨。"
    reading = READER.read(document_of(read_text("\n".join([*OWN, after]))))
    forecast, number = (1 << RULES.slots.ids.index(name) for name in ("forecast_term", "N"))
    held = [bits for at, _, bits in reading.marks if inside(at, reading.foreign)]
    assert held
    assert any(bits & forecast for bits in held)
    assert not any(bits & number for bits in held)


def test_short_drafts_have_too_little_around_a_paragraph_shorter_ones_without_a_title() -> None:
    assert foreign(OWN[0], CANNED) == []
    assert foreign(*OWN[1:3], CANNED) == []
    assert foreign(*OWN[:2], CANNED) == []
    assert foreign(*OWN[1:], CANNED) == [CANNED]
    assert foreign(*OWN[:2], ORCHARD[0]) == [ORCHARD[0]]


ORCHARD = [
    "石盘乡脐橙滞销，青岭村果农老周家堆着4.2万斤，客商压到每斤0.8元，不够采摘工钱。",
    "往年收购脐橙的3家果汁厂停产，冷藏费又涨了两成，果农盼乡里联系客商。",
]


def test_the_half_of_another_item_hangs_together_but_with_itself_alone() -> None:
    for place in (1, 3, 4):
        assert foreign(*OWN[:place], *ORCHARD, *OWN[place:]) == ORCHARD


def test_who_names_a_place_of_the_draft_stays_with_it() -> None:
    assert foreign(*OWN, ORCHARD[0].replace("石盘乡", "白水镇")) == []


def test_words_of_any_item_tie_no_two_paragraphs_together() -> None:
    orchard = (
        "果农反映套袋涨价，老树盼更换新苗，苗木站堆着旧苗冻死两成，果园里没有滴灌，烂果埋了三坑。"
    )
    assert foreign(*OWN, orchard) == [orchard]  # 反映 and 更换 stand in both
    assert foreign(*OWN, orchard.replace("滴灌", "输水主管")) == []


def test_causes_and_requests_are_told_in_words_of_their_own() -> None:
    cause = "主要原因：一是平台重投放轻运维，夜里没有人收车；二是停放点太少；三是骑车人随手乱放。"
    assert foreign(*OWN, cause) == []
    assert foreign(*OWN, cause.removeprefix("主要原因：")) != []


def test_a_lead_that_takes_up_the_title_is_the_own_matter() -> None:
    lead = "正月初八至十二，劳保所在车站问了203名返乡的人，120人打算去外地厂里，嫌家门口工钱少。"
    rest = ["三家服装作坊正在招人，多是带孩子的妇女愿意。", "服装作坊招人，妇女愿意留下。"]
    assert foreign("今年返乡人员服装作坊", lead, *rest) == []
    assert foreign("今年妇女服装作坊招人", lead, *rest) == [lead]


def test_where_no_title_tells_the_matter_it_is_the_largest_part_that_hangs_together() -> None:
    rest = "东沟村老人挑水走2公里，西沟村等输水主管换好。"
    fruit = "脐橙每斤只卖八角，果农盼着客商早点上门，山上已经埋了三坑烂果，摘果的小工也不来了。"
    assert foreign("情况反映", *OWN[1:], rest, fruit) == [fruit]


def test_where_nothing_hangs_together_only_strangers_are_put_aside() -> None:
    school = "城东小学新学期开了3个足球班，报名的有86人，家长要求加开晚班。"
    water = "城东小学断水3天，学生86人带水上学，家长要求送水到校。"
    assert foreign(OWN[1], school) == [school]
    assert foreign(OWN[1], ORCHARD[0], water) == [ORCHARD[0]]


def test_a_layer_that_continues_others_is_of_the_matter() -> None:
    layers = ["一是主管老旧。输水主管用了23年，漏损率61%。", "二是送水不便。每天送水2车次。"]
    meter = "表具锈蚀，读数靠目测，36块玻璃裂开，抄表员摸黑爬梯子，雨季又看不清刻度。"
    assert foreign(*OWN, *layers, f"三是{meter}") == []
    assert foreign(*OWN, *layers, f"五是{meter}") == [f"五是{meter}"]
    assert foreign(*OWN, meter) == [meter]


def test_what_is_told_in_more_than_half_of_a_draft_is_no_other_matter() -> None:
    school = "城东小学新学期开了3个足球班，报名的有86人，家长要求加开晚班。"
    assert foreign(OWN[1], ORCHARD[0], school) == []
    assert foreign(*OWN, ORCHARD[0], school) == [ORCHARD[0], school]


def test_matter_of_another_item_fills_no_slot_but_its_phrases_still_count() -> None:
    slots = RULES.slots.ids
    problem, cliche = 1 << slots.index("problem"), 1 << slots.index("cliche")
    text = [*OWN, ORCHARD[0], ORCHARD[1].replace("果农盼", "高度重视，果农盼")]
    reading = READER.read(document_of(read_text("\n".join(text))))
    held = [bits for at, _, bits in reading.marks if inside(at, reading.foreign)]
    assert not any(bits & problem for bits in held)
    assert any(bits & cliche for bits in held)


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
    everywhere = range(len(document.text))
    apart, follow = Matters(RULES.slots).foreign(document, everywhere, ())
    ranges = tuple(sorted(apart + follow))
    assert not set(apart) & set(follow)
    assert set(ranges) <= {(p.start, p.end) for p in document.paragraphs}
    assert list(ranges) == sorted(ranges)
    assert all(inside(a, ranges) and not inside(b, ((a, b),)) for a, b in ranges)
