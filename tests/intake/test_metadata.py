"""Who sent a draft, when, signed by whom: set aside, never judged."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoscore.errors import InputError
from infoscore.intake import Draft, read_text
from infoscore.intake.dates import parse_day, parse_moment
from infoscore.intake.labels import FOOT_ONLY, FRONT_ONLY, LABELS
from infoscore.intake.ranges import outside

BODY = (
    "柳河镇两村饮水中断26天\n"
    "柳河镇东沟、西沟两村412户自来水主管破损，2月11日起停水。\n"
    "镇政府两次协调未果，请县水务集团4月10日前更换主管1.8公里。"
)


def body_of(draft: Draft) -> list[str]:
    return [line for line in outside(draft.text, draft.skipped).split("\n") if line.strip()]


LINES = BODY.split("\n")


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("报送单位：青山县水利局", {"unit": "青山县水利局"}),
        ("报送单位:青山县水利局", {"unit": "青山县水利局"}),
        ("报 送 单 位：青山县水利局", {"unit": "青山县水利局"}),
        ("报　送　单　位： 青山县水利局", {"unit": "青山县水利局"}),
        ("【报送单位】：青山县水利局", {"unit": "青山县水利局"}),
        ("**报送单位**：青山县水利局", {"unit": "青山县水利局"}),
        ("报送单位：青山县水利局　签发人：李某", {"unit": "青山县水利局", "signer": "李某"}),
        ("撰稿人：王某，联系电话：0000-6010000", {"writer": "王某", "phone": "0000-6010000"}),
        ("（执笔：王某）", {"writer": "王某"}),
        ("报送单位\t青山县水利局\t签发人\t李某", {"unit": "青山县水利局", "signer": "李某"}),
        ("密级：内部　　主题分类：水利", {"secrecy": "内部", "topic": "水利"}),
        ("联系人及电话：王某 0000-6010000", {"contact": "王某 0000-6010000"}),
        ("签发人：", {}),
        ("签发人：×××　联系电话：＿＿＿＿", {}),
        ("签发人：\u2028　联系电话：\u200b", {}),
        ("報送單位：青山縣水利局", {"unit": "青山縣水利局"}),
        ("報 送 單 位：青山縣水利局　簽發人：李某", {"unit": "青山縣水利局", "signer": "李某"}),
        ("撰寫人：王某，聯繫電話：0000-6010000", {"writer": "王某", "phone": "0000-6010000"}),
        ("密級：內部　　緊急程度：加急", {"secrecy": "內部", "urgency": "加急"}),
        ("信息类型：问题类", {"kind": "问题类"}),
        ("（石桥镇党政办  报送人：李某）", {"unit": "石桥镇党政办", "writer": "李某"}),
        ("青山县水利局　签发人：李某", {"unit": "青山县水利局", "signer": "李某"}),
    ],
)
@pytest.mark.parametrize("place", ["head", "foot"])
def test_labelled_lines(line: str, fields: dict[str, str], place: str) -> None:
    draft = read_text(f"{line}\n{BODY}" if place == "head" else f"{BODY}\n{line}\n")
    found = dict(draft.meta.others)
    found |= {k: v for k in ("unit", "kind") if (v := getattr(draft.meta, k))}
    assert found == fields
    assert body_of(draft) == LINES


@pytest.mark.parametrize(
    "line",
    [
        "联系人制度已在6个乡镇建立，群众满意。",
        "报送单位多而采用少：有的只报会议，有的没有数据，退回率达到四成，基层负担重、意见大，建议减少篇数要求并写明退稿理由。",
        "签发：3月5日县政府签发了《柳河镇供水应急方案》。现正在执行",
        "值守电话：12345受理396件",
        "各镇政府、开发区管委会，县直各单位：",
        "同志们：",
        "存在以下问题：",
        "（来源：县统计局）",
        "（截至2026年3月5日）",
        "（位于柳河镇）",
        "（续报二）",
        "秘密调查发现3处盗采点",
    ],
)
def test_lines_of_the_item_stay(line: str) -> None:
    draft = read_text(f"{LINES[0]}\n{line}\n{LINES[1]}\n{line}")
    assert body_of(draft) == [LINES[0], line, LINES[1], line]
    assert draft.meta.others == {}


def test_lines_far_from_head_and_foot_are_text() -> None:
    middle = "\n".join(f"第{n}户反映水压不足，日均供水不到两小时。" for n in range(30))
    line = "联系人：王某"
    assert line in body_of(read_text(f"{middle}\n{line}\n{middle}"))


@pytest.mark.parametrize(
    ("written", "moment", "has_time"),
    [
        ("2026年3月5日", datetime(2026, 3, 5), False),
        ("２０２６年３月５日", datetime(2026, 3, 5), False),
        ("2026 年 3 月 5 日", datetime(2026, 3, 5), False),
        ("2026-03-05", datetime(2026, 3, 5), False),
        ("2026/3/5", datetime(2026, 3, 5), False),
        ("2026.3.5", datetime(2026, 3, 5), False),
        ("二〇二六年三月五日", datetime(2026, 3, 5), False),
        ("二○二六年十一月二十五日", datetime(2026, 11, 25), False),
        ("二〇二六年十月三十日", datetime(2026, 10, 30), False),
        ("2026年3月5日9时30分", datetime(2026, 3, 5, 9, 30), True),
        ("2026年3月5日17时", datetime(2026, 3, 5, 17), True),
        ("2026-03-05 09:30", datetime(2026, 3, 5, 9, 30), True),
        ("2026-03-05T09:30:15", datetime(2026, 3, 5, 9, 30), True),
        ("2026年3月5日下午3点半", datetime(2026, 3, 5, 15, 30), True),
        ("2026年3月5日24时", datetime(2026, 3, 6), True),
    ],
)
def test_moments(written: str, moment: datetime, has_time: bool) -> None:
    assert parse_moment(written) == (moment, has_time)
    draft = read_text(f"报送时间：{written}\n{BODY}")
    assert (draft.meta.sent, draft.meta.sent_has_time) == (moment, has_time)
    assert body_of(draft) == LINES


@pytest.mark.parametrize(
    "written",
    ["", "3月5日", "近日", "2026年2月30日", "2026年13月1日", "2026年3月", "2026-03-05 25:00",
     "2026-03-05 9:75", "二〇二六年三十月五日", "9999年12月31日24时", "0000年1月1日",
     "十十十十年三月五日", "2026年3月5日前", "十月十日"],
)  # fmt: skip
def test_no_moments(written: str) -> None:
    assert parse_moment(written) is None


@given(st.text(alphabet="0123456789年月日时分:-/. 〇一二十下午半T", max_size=20))
def test_any_scribble_is_a_moment_or_none(written: str) -> None:
    moment = parse_moment(written)
    assert moment is None or moment[0].year >= 1


def test_a_time_not_understood_is_told_not_guessed() -> None:
    draft = read_text(f"报送时间：3月初\n{BODY}")
    assert (draft.meta.sent, draft.meta.sent_said) == (None, None)
    assert draft.notes == (("intake.note.date", (("value", "3月初"),)),)


def test_a_time_without_its_year_is_kept_as_said() -> None:
    draft = read_text(f"报送时间：3月5日16时\n{BODY}")
    assert (draft.meta.sent, draft.meta.sent_said) == (None, "3月5日16时")
    assert draft.notes == (("intake.note.date_yearless", (("value", "3月5日16时"),)),)


@pytest.mark.parametrize(
    ("written", "day", "wanted"),
    [
        ("3月5日", date(2026, 3, 8), datetime(2026, 3, 5)),
        ("3月5日", date(2026, 3, 5), datetime(2026, 3, 5)),
        ("3月5日", date(2026, 3, 4), datetime(2025, 3, 5)),
        ("3月5日16时", date(2026, 3, 8), datetime(2026, 3, 5, 16)),
        ("2月29日", date(2026, 3, 8), None),
        ("3月5日前", date(2026, 3, 8), None),
    ],
)
def test_a_day_without_its_year_is_the_latest(
    written: str, day: date, wanted: datetime | None
) -> None:
    moment = parse_day(written, day)
    assert (moment and moment[0]) == wanted


@pytest.mark.parametrize(
    ("end", "unit", "sent"),
    [
        ("（青山县水利局 2026年8月26日）", "青山县水利局", datetime(2026, 8, 26)),
        ("(青山县政府办，2026.8.26)", "青山县政府办", datetime(2026, 8, 26)),
        ("（青山县水利局 王某 2026年8月26日）", "青山县水利局", datetime(2026, 8, 26)),
        ("青山县水利局\n2026年8月26日", "青山县水利局", datetime(2026, 8, 26)),
        ("　　青山县水利局　\n　　二〇二六年八月二十六日\n", "青山县水利局", datetime(2026, 8, 26)),
        ("青山县应急管理局　2026年8月26日17时", "青山县应急管理局", datetime(2026, 8, 26, 17)),
        ("2026年8月26日", None, datetime(2026, 8, 26)),
        ("正月初五 柳河镇政府", "柳河镇政府", None),
        ("八月上旬　青山县水利局", "青山县水利局", None),
        ("青山县水利局", "青山县水利局", None),
        ("（县政府办公室）", "县政府办公室", None),
        ("县水利局\n2026年8月26日\n联系人：王某　电话：1", "县水利局", datetime(2026, 8, 26)),
        ("柳河镇\n2026年8月26日\n（共印30份）\n报：市委办", "柳河镇", datetime(2026, 8, 26)),
    ],
)  # fmt: skip
def test_signatures(end: str, unit: str | None, sent: datetime | None) -> None:
    draft = read_text(f"{BODY}\n{end}")
    assert (draft.meta.unit, draft.meta.sent) == (unit, sent)
    assert body_of(draft) == LINES


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        (
            "报送：区委办、区政府办 编辑：韩某 签发：马某",
            {"addressee": "区委办、区政府办", "editor": "韩某", "signer": "马某"},
        ),
        (
            "报送：市委办公室、市政府办公室，区四套班子领导",
            {"addressee": "市委办公室、市政府办公室，区四套班子领导"},
        ),
        ("分送：区四套班子领导，各镇（街道）。", {"addressee": "区四套班子领导，各镇（街道）"}),
        ("报：市委办。送：县人大、县政协。发：各镇。", {"addressee": "市委办"}),
        ("主送：市政府办公室　抄送：市水利局", {"addressee": "市政府办公室", "copies": "市水利局"}),
        ("责编：韩某　审核：马某　电话：0000-6010000", {
            "editor": "韩某", "checker": "马某", "phone": "0000-6010000",
        }),
        (
            "抄送：县委办公室，县人大常委会办公室，县政协办公室，县纪委监委机关，县委组织部，县委宣传部。",
            {
                "copies": "县委办公室，县人大常委会办公室，县政协办公室，县纪委监委机关，"
                "县委组织部，县委宣传部"
            },
        ),
    ],
)  # fmt: skip
def test_whom_it_goes_to_and_who_made_it_end_a_draft(line: str, fields: dict[str, str]) -> None:
    draft = read_text(f"{BODY}\n青山县水利局\n2026年8月26日\n{line}\n")
    assert draft.meta.others == fields
    assert draft.meta.unit == "青山县水利局"
    assert body_of(draft) == LINES


def test_a_time_behind_the_word_for_sending_is_when_it_was_sent() -> None:
    draft = read_text(f"{BODY}\n报送：2026年3月5日9时")
    assert draft.meta.sent == datetime(2026, 3, 5, 9)
    assert body_of(draft) == LINES


@pytest.mark.parametrize(
    "line",
    ["报送：一是报市委办的信息要当天核实。二是退稿要写明理由", "报送情况：全年报送信息120条"],
)
def test_what_is_told_about_sending_is_no_footer(line: str) -> None:
    assert body_of(read_text(f"{BODY}\n{line}")) == [*LINES, line]


def test_a_signature_behind_the_last_sentence() -> None:
    draft = read_text(f"{BODY}（青山县水利局）")
    assert draft.meta.unit == "青山县水利局"
    assert body_of(draft) == LINES


@pytest.mark.parametrize("end", ["", "青山县水利局\n2026年3月5日"])
@pytest.mark.parametrize(
    "listed",
    [
        "附件：两村断水情况统计表",
        "附件：1.两村断水情况统计表\n2.主管更换概算",
        "附件1：两村断水情况统计表\n附件2：主管更换概算",
        "附 件：\n1、两村断水情况统计表\n2、主管更换概算",
    ],
)
def test_a_list_of_attachments_is_no_part_of_the_item(listed: str, end: str) -> None:
    assert body_of(read_text(f"{BODY}\n{listed}\n{end}")) == LINES


@pytest.mark.parametrize("line", ["附件：详见县水利局的核查表，共12页。", "2.更换主管1.8公里"])
def test_a_sentence_or_a_list_of_its_own_is_no_attachment(line: str) -> None:
    assert body_of(read_text(f"{BODY}\n{line}")) == [*LINES, line]


@pytest.mark.parametrize("form", ["政务信息报送单", "青山县政务信息送审表", "信 息 采 编 稿 签"])
def test_the_name_of_a_form_is_no_title(form: str) -> None:
    draft = read_text(f"{form}\n标题\t{LINES[0]}\n" + "\n".join(LINES[1:]))
    assert draft.meta.title == LINES[0]
    assert [line.strip() for line in body_of(draft)] == LINES


def test_the_head_of_a_periodical() -> None:
    head = (
        "内部资料　注意保存\n青 山 信 息\n第12期（总第345期）\n"
        "青山县人民政府办公室编　　　2026年3月5日\n"
    )
    draft = read_text(head + BODY)
    assert draft.meta.sent == datetime(2026, 3, 5)
    assert draft.meta.others == {
        "secrecy": "内部资料　注意保存",
        "periodical": "青山信息",
        "issue": "第12期（总第345期）",
        "publisher": "青山县人民政府办公室",
    }
    assert body_of(draft) == LINES


def test_greeting_date_below_the_title_and_title_by_label() -> None:
    draft = read_text(
        f"标题：{LINES[0]}\n（2026年3月5日）\n市政府办公室信息科：\n" + "\n".join(LINES[1:])
    )
    assert draft.meta.title == LINES[0]
    assert draft.meta.sent == datetime(2026, 3, 5)
    assert draft.meta.others == {"addressee": "市政府办公室信息科"}
    assert body_of(draft) == LINES


FRONT = """---
报送单位: 青山县水利局
sent: 2026-03-05 09:30
title: "柳河镇: 停水"
kind: 问题类
签发人: 0123
phone: 12:30
on: yes
tags: [水利, 民生]
空: ~
---
"""


def test_front_matter_is_text_without_surprises() -> None:
    draft = read_text(FRONT + BODY)
    meta = draft.meta
    assert (meta.unit, meta.title, meta.kind) == ("青山县水利局", "柳河镇: 停水", "问题类")
    assert (meta.sent, meta.sent_has_time) == (datetime(2026, 3, 5, 9, 30), True)
    assert meta.others == {"signer": "0123", "phone": "12:30", "on": "yes", "tags": "水利、民生"}
    assert body_of(draft) == LINES


def test_front_matter_with_wide_colons() -> None:
    draft = read_text(f"---\n报送单位：青山县水利局\n报送时间：2026年3月5日\n---\n{BODY}")
    assert (draft.meta.unit, draft.meta.sent) == ("青山县水利局", datetime(2026, 3, 5))


def test_traditional_characters_are_read_and_kept_as_written() -> None:
    draft = read_text(
        f"柳河資訊\n第12期\n青山縣水利局編印\n2026年8月5日9時30分\n{BODY}\n（青山縣水務處　8月6日）"
    )
    assert draft.meta.others["publisher"] == "青山縣水利局"
    assert draft.meta.unit == "青山縣水務處"
    assert draft.meta.sent == datetime(2026, 8, 5, 9, 30)
    front = read_text(f"---\n報送單位：青山縣水利局\n簽發人: 李某\n---\n{BODY}")
    assert (front.meta.unit, front.meta.others) == ("青山縣水利局", {"signer": "李某"})


def test_front_matter_outweighs_lines() -> None:
    draft = read_text(
        f"---\nunit: 甲局\n---\n报送单位：乙局　签发人：李某\n{BODY}\n（丙局 2026年3月5日）"
    )
    assert draft.meta.unit == "甲局"
    assert draft.meta.sent == datetime(2026, 3, 5)
    assert body_of(draft) == LINES


@pytest.mark.parametrize(
    "text", ["---\n正文一段。\n---\n又一段。", "---\n各单位：\n正文", "-- -\nunit: a\n---\n正文"]
)
def test_a_rule_across_the_page_is_no_front_matter(text: str) -> None:
    assert read_text(text).skipped == ()


def test_faults_in_front_matter_name_their_line() -> None:
    with pytest.raises(InputError) as caught:
        read_text("---\nunit: 甲\n\nsent: 昨天\n---\n正文", "稿.md")
    assert str(caught.value.faults[0].where) == "稿.md:4:1"


def test_every_label_has_one_meaning() -> None:
    labels = [label for text in LABELS.values() for label in text.split()]
    extra = [label for text in FRONT_ONLY.values() for label in text.split()]
    assert len(labels + extra) == len(set(labels + extra))
    foot = [label for text in FOOT_ONLY.values() for label in text.split()]
    assert len(labels + foot) == len(set(labels + foot))


def test_a_draft_of_nothing_but_header_lines_is_still_judged() -> None:
    draft = read_text("报送单位：青山县水利局")
    assert draft.skipped == ()
    assert draft.meta.unit == "青山县水利局"


def test_offices_called_and_a_unit_below_the_title_are_no_lead() -> None:
    called = read_text(f"柳河镇两村断水\n\n县委办公室、县政府办公室：\n{BODY}")
    assert called.meta.others["addressee"] == "县委办公室、县政府办公室"
    unit = read_text(f"柳河镇两村断水\n柳河镇人民政府\n{BODY}\n{BODY}")
    assert unit.meta.unit == "柳河镇人民政府"
    assert read_text(f"柳河镇两村断水\n各乡镇、各部门：\n{BODY}").meta.others == {}
