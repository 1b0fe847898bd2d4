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
    "白水镇东沟、西沟两村412户自2月11日起断水，截至3月8日已断水26天，57名独居老人靠邻居挑水，单程走2公里。",
    "输水主管用了23年，漏损率61%，有3处埋在省道路基下。镇里两次与市水务集团协商更换主管，维修费36万元没有着落。",
    "镇里每天送水2车次，每户每天分到40升，12名村民反映送水不够吃，盼主管早日更换。",
    "更换1.8公里主管需48万元，镇里请市水务集团4月10日前施工，断水期间送水由县财政补助。",
]
OTHER = (
    "石盘乡脐橙滞销，青岭村果农阿周家堆着4.2万斤，贩子压到每斤0.8元，抵不上采摘工钱，坡地里已经烂掉三坑，"
    "果汁厂又停产两家。"
)


def foreign(*lines: str) -> list[str]:
    document = document_of(read_text("\n".join(lines)))
    reading = READER.read(document)
    return [document.text[a:b] for a, b in reading.foreign]


def test_what_never_comes_back_is_another_matter_wherever_it_stands() -> None:
    for place in (1, 2, 3, 4, 5):
        assert foreign(*OWN[:place], OTHER, *OWN[place:]) == [OTHER]


def test_what_comes_back_in_title_or_text_is_not() -> None:
    assert foreign(*OWN) == []
    assert foreign(*OWN, OTHER.replace("脐橙", "断水").replace("果农", "送水")) == []


def test_a_few_words_that_come_back_tie_a_paragraph() -> None:
    assert foreign(*OWN, OTHER.replace("石盘乡", "白水镇东沟村，")) == []
    assert foreign(*OWN, OTHER.replace("又停产", "等着更换输水主管，停产")) == []


def test_the_shorter_a_paragraph_and_the_rest_the_less_can_be_told() -> None:
    assert foreign(*OWN, "一、基本情况", "请市应急局调派2台抽水机。") == []
    assert foreign(OWN[0], OWN[3], OTHER[:24]) == []


def test_where_the_rest_tells_hardly_a_fact_less_is_enough() -> None:
    empty = [
        "白水镇做好春季供水工作",
        "白水镇高度重视供水工作，专题研究部署，明确责任分工，细化工作举措，全力保障群众饮水安全。",
        "镇里组织干部走村入户，宣传节约用水，赢得群众好评，下一步将继续抓好供水工作。",
    ]
    full = [
        empty[0],
        empty[1].replace("高度", "3月8日至10日高度").replace("群众", "412户群众"),
        empty[2].replace("干部", "干部18人").replace("宣传", "用时6天，宣传"),
    ]
    said = "石盘乡脐橙滞销，青岭村果农阿周家堆着4.2万斤，贩子不收。"
    assert foreign(*empty, said) == [said]
    assert foreign(*full, said) == []


def test_what_makes_up_a_quarter_of_a_text_without_other_facts_is_its_matter() -> None:
    empty = [
        "白水镇抓好两村供水",
        "镇里对两村供水高度重视，及时召开会议作出安排，落实责任分工，确保群众用上放心水。",
        "镇里组织干部走村入户，宣传节约用水，赢得群众好评，下一步将继续抓好供水工作。",
    ]
    said = "石盘乡脐橙滞销，青岭村果农阿周家堆着4.2万斤，贩子不收，烂掉三坑，采摘停了。"
    tied = said.replace("贩子不收", "供水不足")
    assert foreign(*empty, tied) == []
    assert foreign(*empty, said) == [said]
    assert foreign(*empty, empty[1].replace("两村", "三村"), tied) == [tied]


def test_one_more_aspect_is_of_the_matter() -> None:
    assert foreign(*OWN, f"从脐橙看，{OTHER}") == []
    other = f"脐橙方面，{OTHER}"
    assert foreign(*OWN, other) == [other]
    assert foreign(*OWN, "水管方面，输水主管用了23年，漏损率61%。", other) == []


def test_among_many_facts_a_paragraph_on_another_side_is_of_the_matter() -> None:
    side = "今年县里下达化债任务1500万元，9个月化解1076万元，完成71.7%，比序时进度低3.3个百分点。"
    more = "甲村漏3处、乙村漏4处、丙村漏5处、丁村漏6处，修了1处、2处、3处、4处，主管剩8处未修。"
    assert foreign(*OWN, side) == [side]
    assert foreign(*OWN, more, side) == []


def test_layers_are_numbered_anew_under_every_heading() -> None:
    layers = ["（一）主管老旧。输水主管用了23年，漏损率61%。", f"（二）{OTHER}"]
    proposals = ["（一）换主管。请市水务集团更换1.8公里主管。", "（二）补水费。送水由县财政补助。"]
    assert foreign(*OWN, "一、问题", *layers, "二、建议", *proposals) == []
    assert foreign(*OWN, "一、问题", "（一）停水。", "二、建议", *layers[1:]) == layers[1:]


def test_several_paragraphs_hang_together_but_with_themselves_alone() -> None:
    more = "收购脐橙的果汁厂不来，冷藏费又涨了两成，果农盼着外地贩子上门，脐橙过了腊月就要掉果。"
    for place in (1, 3, 5):
        assert foreign(*OWN[:place], OTHER, more, *OWN[place:]) == [OTHER, more]


def test_the_rest_of_what_was_told_is_of_the_matter() -> None:
    assert foreign(*OWN, f"剩下的15户里，{OTHER}") == []
    assert foreign(*OWN, f"河口的15户里，{OTHER}") != []


def test_causes_and_requests_are_told_in_words_of_their_own() -> None:
    cause = (
        "主要原因：一是平台重投放轻运维，夜里没有人收车；二是停放点太少；三是骑车人随手乱放，"
        "堆在盲道上绊倒盲人，保洁员搬得腰酸背痛。"
    )
    assert foreign(*OWN, cause) == []
    assert foreign(*OWN, cause.removeprefix("主要原因：")) != []
    assert foreign(*OWN, f"村民的意见：{OTHER}") == []
    assert foreign(*OWN, f"白水镇综合服务中心建议：{OTHER}") == []
    assert foreign(*OWN, f"村民说{OTHER}") != []


def test_a_lead_that_takes_up_the_title_is_the_own_matter() -> None:
    assert foreign("白水镇脐橙卖难", OTHER, *OWN[1:]) == []
    assert foreign("白水镇断水", OTHER, *OWN[1:]) == [OTHER]


def test_a_layer_that_continues_others_is_of_the_matter() -> None:
    layers = ["一是主管老旧。输水主管用了23年，漏损率61%。", "二是送水不便。每天送水2车次。"]
    assert foreign(*OWN, *layers, f"三是{OTHER}") == []
    assert foreign(*OWN, *layers, f"五是{OTHER}") == [f"五是{OTHER}"]
    others = [f"四是{OTHER}", f"五是{OTHER[:30]}。"]
    assert foreign(*OWN, *layers, *others) == others
    assert foreign(*OWN, *layers, f"三是{OTHER}", *others) == []
    assert foreign(*OWN, others[1], *layers, others[0]) == [others[1], others[0]]


def test_one_more_of_several_labels_is_of_the_matter() -> None:
    label = f"外地行情：{OTHER}"
    assert foreign(*OWN, label) == [label]
    assert foreign(*OWN, "送水情况：镇里每天送水2车次，每户分到40升。", label) == []


def test_what_opens_a_list_is_of_the_matter() -> None:
    said = OTHER[:30] + "，变化如下"
    assert foreign(*OWN, f"{said}。") == [f"{said}。"]
    assert foreign(*OWN, f"{said}：") == []


RESCUE = (
    "区消防救援大队{at}接警，出动9车48人，扑灭明火；区环境监测站在下风向布点，每半小时采样，未见超标，"
    "废水480吨导入事故池，周边居民162人转移到中学操场。"
)


def test_what_goes_on_by_the_clock_is_of_the_matter() -> None:
    lead = (
        "2月11日{at}，白水镇两村412户断水，输水主管漏损率61%，57名独居老人靠邻居挑水，单程走2公里。"
    )
    clocked, dated = lead.format(at="2时18分"), lead.format(at="")
    own = [OWN[0], *OWN[2:]]
    assert foreign(OWN[0], clocked, *own[1:], RESCUE.format(at="2时26分")) == []
    for first, at in ((clocked, ""), (dated, "2时26分")):
        told = RESCUE.format(at=at)
        assert foreign(OWN[0], first, *own[1:], told) == [told]
    told = RESCUE.format(at="2时26分")
    assert foreign(OWN[0], told, *OWN[1:]) == [told]


def test_what_is_told_in_more_than_half_of_a_draft_is_no_other_matter() -> None:
    school = (
        "城西小学新学期开了3个足球班，报了86人，家长想加晚班。教练从外省聘来，课时钱谈不拢，"
        "冰雪天不练，鞋袜器材全是旧货凑。"
    )
    assert foreign(*OWN, OTHER, school) == [OTHER, school]
    assert foreign(OWN[0], OWN[3], OWN[4], f"{OTHER}{OTHER}", f"{school}{school}") == []


def test_words_without_a_fact_are_on_no_matter_however_many() -> None:
    empty = [
        "白水镇开展走访活动",
        "春风送暖，党员干部深入田间地头，嘘寒问暖，拉家常、听民声，点滴之间传递着浓浓情意，处处洋溢着欢声笑语。",
        "星光不负赶路人。大家纷纷感慨，新征程上唯有挺膺担当、踔厉奋发，方能续写华章，绘就美好画卷，共享幸福安康。",
    ]
    assert foreign(*empty, OTHER) == [OTHER]
    assert foreign(*empty[:2], empty[2].replace("大家", "32名党员"), OTHER) == [OTHER]


def test_a_line_that_tells_what_may_follow_keeps_its_words_but_not_its_figures() -> None:
    after = "如" + OTHER
    reading = READER.read(document_of(read_text("\n".join([*OWN, after]))))
    problem, number = (1 << RULES.slots.ids.index(name) for name in ("problem", "N"))
    held = [bits for at, _, bits in reading.marks if inside(at, reading.foreign)]
    assert any(bits & problem for bits in held)
    assert not any(bits & number for bits in held)


def test_matter_of_another_item_fills_no_slot_but_its_phrases_still_count() -> None:
    slots = RULES.slots.ids
    problem, cliche = 1 << slots.index("problem"), 1 << slots.index("cliche")
    text = [*OWN, OTHER.replace("抵不上采摘工钱", "高度重视")]
    reading = READER.read(document_of(read_text("\n".join(text))))
    held = [bits for at, _, bits in reading.marks if inside(at, reading.foreign)]
    assert not any(bits & problem for bits in held)
    assert any(bits & cliche for bits in held)


def test_what_others_say_of_another_matter_is_no_voice() -> None:
    quoted = 1 << RULES.slots.ids.index("quoted_speech")
    said = OTHER.replace("果汁厂又停产两家", "阿周说：“果汁厂又停产两家，明年不种了”")
    reading = READER.read(document_of(read_text("\n".join([*OWN, said]))))
    assert reading.foreign
    assert not any(bits & quoted for _, _, bits in reading.marks)


def test_patterns_of_another_item_fill_no_slot_behind_a_sentence_on_no_matter_either() -> None:
    hardship = 1 << RULES.slots.ids.index("hardship")
    for other in (OTHER, f"{OTHER}有关费用86万元。贩子抵不上本钱。"):
        reading = READER.read(document_of(read_text("\n".join([*OWN, other]))))
        assert bool(reading.idle) == (other != OTHER)
        assert not [
            at for at, _, bits in reading.marks if bits & hardship and at > len("".join(OWN))
        ]


def test_figures_dates_and_names_of_another_matter_fill_no_slot() -> None:
    number = RULES.slots.ids.index("N")
    reading = READER.read(document_of(read_text("\n".join([*OWN, OTHER]))))
    held = reading.windows.of(number, "paragraph")
    assert held == 0b01111
    assert all(not inside(a, reading.foreign) for a, _, bits in reading.marks if bits & 1)


def test_another_matter_gains_nothing_and_is_told() -> None:
    grader = Grader(RULES)
    base = grader.grade(read_text("\n".join(OWN)))
    padded = grader.grade(read_text("\n".join([*OWN, OTHER])))
    assert padded.score <= base.score
    told = {each.rule: each.quotes[0].text for each in padded.advisories}
    assert told["N3-foreign"].startswith(OTHER[:20])
    assert "N3-foreign" not in {each.rule for each in base.advisories}


@given(st.lists(st.text(alphabet="水管村镇断漏一三。，", max_size=20), max_size=6))
def test_the_ranges_are_whole_paragraphs_in_order(lines: list[str]) -> None:
    document = document_of(read_text("\n".join(["白水镇断水。", *lines])))
    everywhere = range(len(document.text))
    apart, follow = Matters(RULES.slots).foreign(document, everywhere)
    ranges = tuple(sorted(apart + follow))
    assert not set(apart) & set(follow)
    assert set(ranges) <= {(p.start, p.end) for p in document.paragraphs}
    assert list(ranges) == sorted(ranges)
    assert all(inside(a, ranges) and not inside(b, ((a, b),)) for a, b in ranges)


def test_a_title_of_which_nothing_comes_back_is_on_no_matter() -> None:
    canned = "亟待解决 值得关注的风险预警"
    assert foreign(canned, *OWN) == [canned]
    assert foreign("断水已26天 亟待解决", *OWN[1:]) == []
    own, other = (
        Grader(RULES).grade(read_text("\n".join([title, *OWN[1:]]))) for title in (OWN[0], canned)
    )
    assert other.score < own.score


def test_rows_of_tags_are_on_no_matter() -> None:
    tags = " 值得关注 典型经验 下降30%"
    assert foreign(OWN[0] + tags, *OWN[1:]) == [tags]
    assert foreign(*OWN[:3], OWN[3] + tags, OWN[4]) == [tags]
    assert foreign(OWN[0] + tags[:10], *OWN[1:]) == []
    assert foreign(*OWN[:3], "东沟村 206 26 61%", *OWN[3:]) == []
