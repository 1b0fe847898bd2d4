"""Every edit of the plan applies to some draft, and does there what its name says."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml

from infoscore.intake import read_text
from infoscore.metamorphic.case import Case, Variant
from infoscore.metamorphic.trial import EDITS, Trial
from infoscore.ruleset.load import load_rules
from infoscore.wording.metamorphic import PHRASES

TEXTS = yaml.safe_load((Path(__file__).parent / "texts.yaml").read_text(encoding="utf-8"))
NUMBERS = sorted({edit.number for edit in EDITS})


@cache
def cases() -> dict[str, Case]:
    trial = Trial(load_rules(), date(2024, 4, 1), lambda _: True)
    drafts = [read_text(text, name) for name, text in TEXTS.items()]
    return {case.name: case for case in trial.cases(drafts)}


def edited(number: int, name: str, at: int = 0) -> Variant | None:
    edit = [edit for edit in EDITS if edit.number == number][at]
    made = edit.make(cases()[name])
    return Variant(made) if isinstance(made, str) else made


# number, text, what the edited draft holds, what it holds no more
SAYS = [
    (1, "problem", "两村已断水", "412户"),
    (2, "problem", "两村若干若干已断水若干", "412户"),
    (3, "problem", "截至近日，据青山县", "3月8日"),
    (4, "problem", "\n据青山县水利局统计", "截至"),
    (5, "problem", "柳河镇东沟、西沟两村412户1360人", "水利局统计"),
    (6, "problem", "据悉，", "水利局统计"),
    (7, "problem", "主要原因", "建议由"),
    (8, "problem", "建议有关部门高度重视", "更换主管1.8公里"),
    (9, "problem", "建议由牵头", "由市水务集团牵头"),
    (10, "problem", "更换主管；", "4月10日前"),
    (11, "problem", "建议由市水务集团", "主要原因"),
    (12, "problem", "思想认识不到位", "主要原因有三个"),
    (13, "problem", "两村已断水", "412户1360人"),
    (14, "problem", "部分乡镇", "柳河镇"),
    (15, "problem", "主要原因", "每天挑水"),
    (16, "problem", "漏损率61%", "由上年的3.1%"),
    (17, "problem", "如东沟村王某", "推迟栽插"),
    (18, "practice", "每道工序一表签字", "节约资金"),
    (19, "sum", "据县供销社统计", "12个乡镇有7个"),
    (20, "problem", "截至2024年3月8日", "柳河镇两村断水26天 "),
    (21, "problem", "按照", "《青山县农村供水管理办法》"),
    (22, "problem", "反映，希望先供水车", "村民反映"),
    (23, "problem", "深层次矛盾 超前预测", None),
    (24, "problem", "一篇好的信息", None),
    (25, "problem", "等水吃\n全县上下高度重视", None),
    (26, "problem", "一致好评", None),
    (27, "problem", "切实、不断、进一步据青山县", None),
    (28, "problem", "属全省首创", "通报确认"),
    (29, "problem", "通报确认，这一做法属全省首创", None),
    (30, "vague", "据县统计局统计，", None),
    (31, "vague", "建议由县农业农村局于6月底前给予支持", "有关部门"),
    (32, "problem", "另一个原因是", None),
    (33, "problem", "，比上年同期增加12.4%", None),
    (34, "problem", "报送单位：青山县政府办公室\n联系电话", None),
    (36, "problem", None, None),
    (37, "problem", None, None),
    (38, "problem", "全场消费八折起", None),
    (39, "sum", "已收购脐橙7482吨", "已收购脐橙8600吨"),
    (40, "sum", "合作社收购4000吨，电商收购4600吨", None),
    (41, "sum", "占65.3%", "占58.3%"),
    (43, "sum", "由12家下降到15家", "增加到"),
    (44, "problem", "比上年提高2.3%", "2.3个百分点"),
    (45, "sum", "损耗比上年下降2倍", "下降一半"),
    (46, "sum", "截至2月30日", "3月20日"),
    (47, "scene", "报送时间：2024年3月7日", None),
    (48, "sum", "合作社46亿元", "合作社46万元"),
    (49, "problem", "主要原因有四个", "有三个"),
    (50, "problem", "约412户左右", None),
    (52, "problem", "县农业农林局3月底前", None),
    (53, "sum", "74斤标煤", "公斤"),
    (54, "problem", "同志们：\n下面，我讲三点意见", None),
    (55, "problem", "要主要原因", "412户"),
    (56, "problem", "请认真贯彻执行", "412户"),
    (57, "problem", "副县长周某到现场办公", None),
    (58, "problem", "报送政务信息642条", None),
    (59, "problem", "“同志们，再不修就误了春耕。”", None),
    (60, "problem", "本报讯（记者", None),
    (61, "problem", "等水吃\n县农业农村局已登记412户。", None),
    (62, "problem", "三个：一是管权在市水务集团", None),
    (63, "problem", "等水吃\n主要原因", None),
    (64, "problem", "斷水", "断水"),
    (65, "problem", "４１２户", "412户"),
    (67, "problem", "四百一十二户", "412户"),
    (68, "problem", "统计,柳河镇", "统计，"),
    (70, "problem", None, "柳河镇"),
    (71, "problem", "（二）管护经费", "二是"),
    (72, "problem", "2024-03-08", "2024年3月8日"),
    (74, "problem", "报送时间：2024年5月7日", None),
    (78, "scene", "明火已扑灭", "排烟车"),
    (79, "scene", "伤亡正在核实", None),
    (80, "problem", "主要原因", "县农业农村局已登记"),
]


@pytest.mark.parametrize(("number", "name", "holds", "lacks"), SAYS)
def test_an_edit_does_what_its_name_says(number, name, holds, lacks) -> None:
    made = edited(number, name)
    assert made is not None
    assert made.text != cases()[name].text
    assert holds is None or holds in made.text
    assert lacks is None or lacks not in made.text


def test_an_edit_leaves_alone_what_it_does_not_name() -> None:
    untouched = {18: "problem", 31: "problem", 47: "problem", 53: "problem", 78: "problem"}
    for number, name in untouched.items():
        assert edited(number, name) is None, number


def test_every_paragraph_is_doubled_but_the_title_stands_once() -> None:
    made = edited(35, "problem")
    assert made is not None
    assert made.text.count("截至2024年3月8日") == 2
    assert made.text.count("等水吃") == 1


def test_a_share_is_cut_off_where_it_was_rounded_up() -> None:
    text = TEXTS["sum"].replace("7个完成任务，占58.3%", "8个完成任务，占66.7%")
    trial = Trial(load_rules(), date(2024, 4, 1), lambda _: True)
    (case,) = trial.cases([read_text(text)])
    made = next(edit for edit in EDITS if edit.number == 42).make(case)
    assert isinstance(made, str)
    assert "占66.6%" in made


def test_growth_is_put_beyond_that_of_its_parts() -> None:
    text = (
        "青山县一季度用电增长\n"
        "一季度，全县用电5000万千瓦时，同比增长8%，其中工业用电3000万千瓦时，增长10%，"
        "居民用电2000万千瓦时，增长5.1%。据县供电公司统计，这是三年来最高，新增用电主要在园区。"
    )
    trial = Trial(load_rules(), date(2024, 4, 1), lambda _: True)
    (case,) = trial.cases([read_text(text)])
    made = next(edit for edit in EDITS if edit.number == 51).make(case)
    assert isinstance(made, str)
    assert "同比增长44%" in made


def test_other_words_are_said_for_the_same() -> None:
    made = edited(73, "problem")
    assert made is not None
    assert "可考虑由市水务集团" in made.text


def test_files_are_written_in_other_encodings_and_dates_in_other_forms() -> None:
    made = [edited(66, "problem", at) for at in range(3)]
    assert len({each.data for each in made if each}) == 3
    for each, encoding in zip(made, ("gb18030", "utf-8-sig", "utf-16"), strict=True):
        assert each is not None
        assert each.data is not None
        assert each.data.decode(encoding) == each.text == TEXTS["problem"]
    said = edited(72, "problem", 1)
    assert said is not None
    assert "二〇二四年三月八日" in said.text
    lines = [edited(69, "problem", at) for at in range(3)]
    assert "\r\n" in lines[0].text
    assert "\u200b" in lines[1].text
    assert max(map(len, lines[2].text.split("\n"))) <= 40
    assert "②管护经费" in edited(71, "problem", 1).text


def test_what_is_asked_changes_while_the_text_stays() -> None:
    text = cases()["problem"].text
    assert edited(76, "problem") == Variant(text, topics=())
    assert edited(81, "problem") == Variant(text, turned=True)
    assert edited(82, "problem") == Variant(text, anew=True)
    kinds = {edited(77, "problem", at).kind for at in range(3)}
    assert kinds == {"experience", "emergency", "opinion"}
    topics = edited(75, "problem").topics
    assert topics
    assert "safety" not in topics or "安全" not in text


def test_the_plan_is_whole_and_every_edit_has_a_name_in_both_languages() -> None:
    assert list(range(1, 83)) == NUMBERS
    assert all(all(PHRASES[f"metamorphic.edit_{number}"]) for number in NUMBERS)


def test_every_edit_is_tried_above() -> None:
    elsewhere = {35, 42, 51, 66, 69, 73, 75, 76, 77, 81, 82}
    assert {number for number, *_ in SAYS} | elsewhere == set(NUMBERS)
