"""The view: one character for one, simplified and half-width, and the way back to the draft."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoscore.intake import simplified
from infoscore.intake.simplified import simplify
from infoscore.text import normalise
from infoscore.text.normalise import view_of

INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u180e\u200b\u200d\u200e\u202a\u2060\u2066\u206f\u3164"
    "\ufe0f\ufeff\uffa0\ufff0\ufff9\x01\x7f\x9f\u0301\u20dd\U0001bca0\U0001d173\U000e0041\U000e0100"
)
ANYTHING = st.text(
    st.one_of(
        st.characters(exclude_categories=("Cs", "Cc")),
        st.sampled_from("农業縣，。；：,;:１２３12%（）()“”「」　\u2003\n\t" + INVISIBLE),
    ),
    max_size=80,
)


def back(text, view, start, end):
    """What the user wrote where the view has ``start`` to ``end``."""
    first, last = view.source(start, end)
    return text[first:last]


# —— what becomes of characters ——


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("２０２６年３月５日", "2026年3月5日"),
        ("ＧＤＰ增长７．５％", "GDP增长7.5%"),
        ("同比增长,但是", "同比增长，但是"),
        ("如下:一是;二是", "如下：一是；二是"),
        ("(一)主要做法", "（一）主要做法"),
        ("「夏收」和『秋种』", "“夏收”和“秋种”"),
        ("　　县里\t反映\u00a0问题", "  县里 反映 问题"),
        ("5～8月 5–8月 5−8月", "5~8月 5-8月 5-8月"),
        ("第一段\u2028第二段\u0085第三段", "第一段\n第二段\n第三段"),
        ("３‰", "3‰"),
    ],
)
def test_widths_and_marks_become_the_common_ones(written, seen):
    assert view_of(written).text == seen


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("总额1,234,567元", "总额1,234,567元"),
        ("总额1，234元", "总额1,234元"),
        ("14:30报告", "14:30报告"),
        ("14：30报告", "14:30报告"),
        ("比分3：2", "比分3：2"),
        ("分别为3，12，5户", "分别为3，12，5户"),
        ("2026，12人", "2026，12人"),
    ],
)
def test_marks_inside_a_number_stay_half_width_and_no_others(written, seen):
    assert view_of(written).text == seen


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("農業農村局反映該縣", "农业农村局反映该县"),
        ("學校臺賬與門診", "学校台账与门诊"),
        ("〇二四", "〇二四"),
        ("乾旱面積", "干旱面积"),
    ],
)
def test_traditional_characters_are_read_as_simplified(written, seen):
    assert simplify(written) == seen


def test_a_simplified_text_does_not_load_the_table(monkeypatch):
    monkeypatch.setattr(simplified, "_simplified", lambda: pytest.fail("the table was loaded"))
    assert simplify("柳河镇断供饮水26天。") == "柳河镇断供饮水26天。"


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("3⽉8⽇，⼈⼯清淤，⽔位回落", "3月8日，人工清淤，水位回落"),
        ("⻓⻔⻅⻋⻛⻢⻥", "长门见车风马鱼"),
        ("⿓⾨⿂⾞", "龙门鱼车"),
        ("𝟏𝟐户﹐3件﹔（完）", "12户，3件；（完）"),
        ("\uf9e8\uf98a", "里力"),
        ("⺀⺣", "⺀⺣"),
    ],
)
def test_characters_copied_out_of_a_pdf_are_read_as_what_they_stand_for(written, seen):
    assert view_of(written).text == seen


def test_a_radical_stands_for_one_character():
    for radical in map(chr, range(0x2F00, 0x2FD6)):
        (character,) = view_of(radical).text
        assert "\u4e00" <= character <= "\u9fff"


def test_replacing_one_character_after_the_other_is_safe():
    assert not normalise._CHANGED.keys() & set(normalise._CHANGED.values())


@given(ANYTHING)
def test_reading_a_view_again_changes_nothing(text):
    once = view_of(text).text
    assert normalise._translate(once) == once


# —— the way back ——


@pytest.mark.parametrize("mark", INVISIBLE)
def test_marks_that_cannot_be_seen_do_not_part_a_word(mark):
    text = f"断{mark}供饮{mark}水"
    view = view_of(text)
    assert view.text == "断供饮水"
    assert back(text, view, 0, 2) == f"断{mark}供"
    assert back(text, view, 2, 4) == f"饮{mark}水"


def test_without_anything_left_out_both_run_in_step():
    view = view_of("柳河鎮斷供飲水。")
    assert view.origin is None
    assert view.source(2, 5) == (2, 5)


def test_an_empty_range_leads_back_to_a_place():
    text = "甲\u200b乙\u200b"
    view = view_of(text)
    assert view.source(1, 1) == (2, 2)
    assert view.source(2, 2) == (3, 3)
    assert view_of("\u200b").source(0, 0) == (0, 0)


@given(ANYTHING)
def test_every_character_of_the_view_leads_back_to_its_own(text):
    view = view_of(text)
    places = [view.source(i, i + 1) for i in range(len(view.text))]
    assert all(end == start + 1 for start, end in places)
    assert places == sorted(set(places))
    assert all(0 <= start < len(text) for start, _ in places)
    for seen, (start, _) in zip(view.text, places, strict=True):
        marks = {text[start], *view_of(text[start]).text, ",", ":"}
        assert seen in marks


@given(ANYTHING, st.data())
def test_every_range_of_the_view_maps_into_the_text(text, data):
    view = view_of(text)
    start = data.draw(st.integers(0, len(view.text)))
    end = data.draw(st.integers(start, len(view.text)))
    first, last = view.source(start, end)
    assert 0 <= first <= last <= len(text)
    if start < end:
        assert view_of(text[first:last]).text.replace("\n", "") or not text[first:last].strip()


@given(ANYTHING, st.data())
def test_what_is_set_aside_leaves_no_character_and_moves_none(text, data):
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2)))
    view = view_of(text, ((cuts[0], cuts[1]),))
    for index, seen in enumerate(view.text):
        start, _ = view.source(index, index + 1)
        assert seen == "\n" or not cuts[0] <= start < cuts[1]


# —— hard-wrapped texts ——

PARAGRAPH = (
    "截至8月5日，青山县柳河镇东沟、西沟两村断供饮水26天，断供饮水26天1386人，每天靠两辆水车送水，"
    "人均每天不足20升。县水利局查看后认为，主要原因是主管1998年铺设、年久老化，沿线有7处渗漏，"
    "而维修资金没有列入今年预算，镇里只能先行垫付3.6万元。"
)


def wrapped(text, columns):
    """Broken where the next character would stand beyond the last column, as a terminal does."""
    lines, used = [""], 0
    for char in text:
        width = 2 if char > "\u1100" else 1
        if used + width > columns:
            lines.append("")
            used = 0
        lines[-1] += char
        used += width
    return "\n".join(lines)


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_a_hard_wrapped_paragraph_is_one_paragraph(columns):
    whole = PARAGRAPH * 2
    text = wrapped(whole, columns)
    view = view_of(text)
    ends = [m.start() for m in re.finditer("\n", view.text)]
    # a line that happens to break behind a sentence's end may as well be a paragraph's end
    assert all(view.text[at - 1] in "。；：" for at in ends)
    assert view.text.replace("\n", "") == whole


def test_what_cannot_be_seen_does_not_change_where_lines_wrap():
    text = wrapped(PARAGRAPH, 40) + "\n（一）开头"
    hidden = "\u200b".join(text.replace("\n", "\u200b\n\u2060"))
    assert view_of(hidden).text == view_of(text).text
    assert "\n（一）" in view_of(hidden).text


def test_a_word_across_a_wrapped_line_leads_back_to_both_lines():
    text = wrapped(PARAGRAPH, 40)
    view = view_of(text)
    at = view.text.index("断供饮水26天")
    written = back(text, view, at, at + len("断供饮水26天"))
    assert "\n" in written
    assert written.replace("\n", "") == "断供饮水26天"


def test_paragraphs_of_a_wrapped_text_stay_apart():
    text = wrapped(PARAGRAPH, 60) + "\n　　" + wrapped(PARAGRAPH, 60)
    assert "\n  截至8月5日" in view_of(text).text


@pytest.mark.parametrize(
    "text",
    [
        "一、基本情况\n二、存在的问题\n三、下一步打算\n四、意见建议",
        "标题一行\n正文第一段，说一件事。\n正文第二段，说另一件事。",
        "柳河镇\n石桥镇\n白水镇\n枫林镇\n双桥镇",
        "甲" * 130 + "\n" + "乙" * 130 + "\n" + "丙" * 130 + "\n" + "丁" * 130,
    ],
    ids=["headings", "paragraphs", "short list", "longer than any terminal"],
)
def test_lines_that_are_paragraphs_stay_lines(text):
    assert view_of(text).text == text


def test_an_enumeration_of_equally_long_lines_stays_lines():
    text = "\n".join(f"{n}、" + "抓好各项措施落实到位情况说明" * 2 for n in "一二三四五")
    assert view_of(text).text == text
