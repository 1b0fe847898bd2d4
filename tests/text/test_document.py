"""A document: title, paragraphs, sentences, clauses, layers, all leading back to the draft."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoscore.intake import read_text
from infoscore.intake.draft import Draft
from infoscore.text.document import TITLE_AT_ALL, TITLE_MAX, document_of

TITLE = "柳河镇东沟西沟两村断水26天"
BODY = "　　截至8月5日，两村断供饮水26天；村民靠水车取水。\n　　一是抢修主管，二是联系水车。"
DRAFT = f"{TITLE}\n{BODY}"


def document(text):
    return document_of(Draft("稿.txt", text, "utf-8"))


def title_of(text):
    found = document(text)
    return None if found.title is None else found.text[slice(*found.title)]


def said(found, ranges):
    return [found.text[each[0] : each[1]] for each in ranges]


# —— title ——


def test_a_short_first_line_is_the_title_and_no_paragraph():
    found = document(DRAFT)
    assert title_of(DRAFT) == TITLE
    assert TITLE not in "".join(said(found, found.paragraphs))


@pytest.mark.parametrize(
    "first",
    [
        "柳河镇两村断供饮水26天。",
        "柳河镇两村断供饮水26天，",
        "柳河镇：",
        "一、基本情况",
        "（一）主要做法",
        "长" * (TITLE_AT_ALL + 1),
        "长" * TITLE_MAX + "，长",
        "断水、" * (TITLE_MAX // 3) + "断电",
        "2026-08-05",
    ],
    ids=[
        "sentence",
        "comma",
        "greeting",
        "heading",
        "subheading",
        "endless",
        "long and parted",
        "a list",
        "no Han",
    ],
)
def test_a_first_line_that_reads_otherwise_is_no_title(first):
    assert title_of(f"{first}\n{BODY}") is None


def test_a_title_may_be_as_long_as_two_lines_and_stand_below_blank_ones():
    longest = "断" * TITLE_MAX
    assert title_of(f"\n\n　　{longest}　\n{BODY}") == longest


def test_the_mark_of_a_markdown_heading_is_not_part_of_the_title():
    assert title_of(f"# {TITLE}\n\n{BODY}") == TITLE


def test_a_second_line_behind_a_dash_belongs_to_the_title():
    assert title_of(f"先试后改\n　　——柳河镇的做法\n{BODY}") == "先试后改\n  ——柳河镇的做法"
    assert title_of(f"先试后改\n\n—— {'长' * 60}\n{BODY}") == "先试后改"
    assert title_of(f"先试后改\n柳河镇的做法\n{BODY}") == "先试后改"


@pytest.mark.parametrize(
    "mark",
    "续报二 续报（三） （续报二） 首报 【终报】 第2次续报 续报3 紧急信息续报二".split(),
)
def test_a_line_that_tells_which_report_this_is_is_no_title_and_no_lead(mark):
    for text in (f"{mark}\n\n{DRAFT}", f"{TITLE}\n{mark}\n{BODY}"):
        found = document(text)
        assert title_of(text) == TITLE
        assert said(found, [found.series]) == [mark]
        assert said(found, found.paragraphs) == [line.strip() for line in BODY.split("\n")]


def test_a_mark_without_a_title_stays_the_title():
    assert title_of("续报二\n截至8月5日，两村断供饮水26天；村民靠水车取水。") == "续报二"


@pytest.mark.parametrize("first", ["续报及时率通报", "两村断水续报", "关于首报工作的建议"])
def test_a_title_about_reports_is_a_title(first):
    assert title_of(f"{first}\n{TITLE}\n{BODY}") == first
    assert document(f"{first}\n{TITLE}\n{BODY}").series is None


def test_a_document_of_one_line_has_only_a_title():
    found = document(TITLE)
    assert title_of(TITLE) == TITLE
    assert found.paragraphs == found.sentences == found.clauses == ()


# —— paragraphs, sentences, clauses ——


def test_a_line_is_a_paragraph_without_its_indent():
    found = document(DRAFT)
    assert said(found, found.paragraphs) == [line.strip() for line in BODY.split("\n")]


def test_sentences_end_at_full_stops_semicolons_and_line_ends():
    found = document(DRAFT)
    assert said(found, found.sentences) == [
        "截至8月5日，两村断供饮水26天；",
        "村民靠水车取水。",
        "一是抢修主管，二是联系水车。",
    ]
    assert [sentence.paragraph for sentence in found.sentences] == [0, 0, 1]
    assert [(p.first, p.last) for p in found.paragraphs] == [(0, 2), (2, 3)]


def test_closing_quotes_stay_with_their_sentence():
    found = document("村民说：“水断了26天。”镇里答复：“月底前通水！”随后派车。")
    assert said(found, found.sentences) == [
        "村民说：“水断了26天。”",
        "镇里答复：“月底前通水！”",
        "随后派车。",
    ]


def test_clauses_end_at_commas_and_colons_too():
    found = document("原因如下：主管老化，沿线渗漏。")
    assert said(found, found.clauses) == ["原因如下：", "主管老化，", "沿线渗漏。"]


def test_a_decimal_or_a_grouped_number_is_not_cut():
    found = document("产值1,234.5万元，增长7.5%。")
    assert said(found, found.clauses) == ["产值1,234.5万元，", "增长7.5%。"]


@pytest.mark.parametrize("break_", ["\n", "\n\n", "\r\n", "\r\n\r\n", "\r"])
def test_line_ends_of_every_system_part_the_same_paragraphs(break_):
    text = DRAFT.replace("\n", break_)
    found = document_of(read_text(text, "稿.txt"))
    assert said(found, found.paragraphs) == [line.strip() for line in BODY.split("\n")]


def test_what_is_set_aside_is_in_no_sentence():
    text = f"{TITLE}\n浏览次数：120\n正文只有一句话。"
    start = text.index("浏览")
    found = document_of(Draft("稿.txt", text, "utf-8", ((start, start + 8),)))
    assert said(found, found.sentences) == ["正文只有一句话。"]


def test_han_characters_are_counted_and_nothing_else():
    assert document("柳河镇GDP增长7.5%，共26天。").han == len("柳河镇增长共天")


# —— layers ——


@pytest.mark.parametrize(
    ("mark", "style", "number", "rank"),
    [
        ("一、", "chapter", 1, 1),
        ("十二、", "chapter", 12, 1),
        ("二十、", "chapter", 20, 1),
        ("二十一、", "chapter", 21, 1),
        ("十、", "chapter", 10, 1),
        ("（三）", "section", 3, 2),
        ("(三)", "section", 3, 2),
        ("4.", "item", 4, 3),
        ("４．", "item", 4, 3),
        ("4、", "item", 4, 3),
        ("（5）", "paren", 5, 4),
        ("⑥", "circle", 6, 4),
        ("一是", "is", 1, 9),
        ("三要", "is", 3, 9),
        ("第二，", "ordinal", 2, 9),
        ("## ", "hash", 0, 1),
    ],
)
def test_a_mark_that_opens_a_line_is_a_layer(mark, style, number, rank):
    found = document(f"本县做法如下。\n{mark}修好主管道。")
    (layer,) = found.layers
    assert (layer.style, layer.number, layer.rank) == (style, number, rank)
    assert found.text[layer.end :].startswith("修好")


def test_a_title_in_brackets_may_stand_before_the_text():
    found = document("【松湾农场春播进度】截至4月28日，松湾农场完成春播1.6万亩。")
    assert found.text[slice(*found.title)] == "【松湾农场春播进度】"
    assert found.text[found.sentences[0].start :].startswith("截至")


@pytest.mark.parametrize(
    "line", ["【社情民意】东沟村断水26天。", "【松湾农场春播进度】表", "截至【4月28日】，播完。"]
)
def test_other_brackets_are_no_title(line):
    found = document(line + "\n松湾农场完成春播1.6万亩。")
    assert found.title is None or found.text[slice(*found.title)] == line


def test_marks_in_running_text_open_clauses_and_rank_last():
    found = document("做法：一是抢修主管，二是联系水车，三是公开电话。首先，报告情况。最后，总结。")
    assert [(x.style, x.number, x.rank) for x in found.layers] == [
        ("is", 1, 9),
        ("is", 2, 9),
        ("is", 3, 9),
        ("first", 1, 9),
        ("first", 0, 9),
    ]


@pytest.mark.parametrize(
    "text",
    ["一是否决定，", "3.5万元投入，", "1.2米深，", "首先锋队，", "十分重要，", "第二产业，"],
)
def test_what_only_looks_like_a_mark_is_none(text):
    assert document(f"本县情况说明如下。\n{text}另行报告。").layers == ()


# —— the way back ——


def test_a_place_is_line_and_column_of_what_the_user_wrote():
    found = document(DRAFT)
    for needle in ("断供", "水车取水", "抢修", TITLE):
        at = DRAFT.index(needle)
        line = DRAFT[:at].count("\n") + 1
        column = at - (DRAFT.rfind("\n", 0, at) + 1) + 1
        assert found.place(found.view.source(found.text.index(needle), len(found.text))[0]) == (
            line,
            column,
        )


TEXTS = st.text(
    st.sampled_from("断水户镇县一二（）1.、，。；：！？“”\n　 \u200b是①#"), min_size=1, max_size=120
)


@given(TEXTS)
def test_paragraphs_sentences_and_clauses_nest_without_a_gap(text):
    found = document(text)
    for paragraph in found.paragraphs:
        inside = found.sentences[paragraph.first : paragraph.last]
        assert inside[0].start == paragraph.start
        assert inside[-1].end == paragraph.end
        assert all(a.end == b.start for a, b in pairwise(inside))
    for number, sentence in enumerate(found.sentences):
        inside = [c for c in found.clauses if c[2] == number]
        assert inside[0][0] == sentence.start
        assert inside[-1][1] == sentence.end
        assert all(a[1] == b[0] for a, b in pairwise(inside))


@given(TEXTS)
def test_every_part_leads_back_into_the_draft(text):
    found = document(text)
    parts = [*found.paragraphs, *found.sentences, *found.clauses, *found.layers]
    for start, end, *_ in parts:
        first, last = found.view.source(start, end)
        assert 0 <= first < last <= len(text)
        line, column = found.place(first)
        assert text.split("\n")[line - 1][column - 1 :][:1] == text[first]


@given(TEXTS, st.data())
def test_the_sentence_of_a_place_is_the_one_that_holds_it(text, data):
    found = document(text)
    if not found.sentences:
        return
    number = data.draw(st.integers(0, len(found.sentences) - 1))
    start, end, _ = found.sentences[number]
    assert found.sentence_at(data.draw(st.integers(start, end - 1))) == number
    at = data.draw(st.integers(start, end - 1))
    clause = found.clauses[found.clause_at(at)]
    assert clause[0] <= at < clause[1]
