"""Cards and tables: what a person must be able to read off, and what may never happen."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import unicodedata
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from make_scores import ERROR, good, hostile, items, quote, show, speech, urgent
from rich.cells import cell_len

from infoscore.ruleset.model import Words
from infoscore.scoring.values import Advisory, NearMiss
from infoscore.wording.report import PHRASES

screens = pytest.mark.parametrize("name", ["terminal", "text"])


@screens
def test_a_card_says_what_the_draft_is_worth(name):
    shown = show(name, (good(),))
    for expected in (
        "来稿/青山县水利局/断供.txt",
        "柳河镇两村1360人断供饮水26天",
        "建议分 86.5 / 100",
        "建议采用",
        "类型 问题类（也像建议类）",
        "报送及时",
        "评分日期 2026-11-24",
        "供参考",
    ):
        assert expected in shown


@screens
def test_all_ten_criteria_have_a_row(name):
    shown = show(name, (good(),))
    assert re.findall(r"^  (C\d\d) ", shown, re.MULTILINE) == [f"C{n:02}" for n in range(1, 11)]
    assert "C06 应对突发事件    不适用" in shown


@screens
def test_evidence_is_quoted_below_its_criterion(name):
    assert re.search(
        r"C03 .*1\.00  主要\n +第3行「柳河镇东沟、西沟两村412户1360人", show(name, (good(),))
    )


@screens
def test_a_near_miss_names_the_missing_slots(name):
    assert "还差 数量、时间  第4行「多年来一直存在」" in show(name, (good(),))


@screens
def test_advice_is_ranked_with_what_it_would_gain(name):
    shown = show(name, (good(),))
    assert re.search(
        r"1\. 预计 \+3\.2 分  (第4行  )?写明经费.*\n.*2\. 预计 \+1\.5 分  (第4行  )?给3", shown
    )


@screens
def test_doubts_stand_apart_from_the_score(name):
    shown = show(name, (good(),))
    assert shown.index("疑点（不影响得分") > shown.index("修改建议")


@screens
def test_a_gate_shows_its_cap_and_its_evidence(name):
    shown = show(name, (speech(),))
    assert "! 封顶 25 分  讲话稿：通篇是讲话口吻，几乎没有事实" in shown
    assert "第2行「同志们」" in shown


def test_a_card_leaves_out_what_would_not_fit_and_says_so():
    doubts = tuple(Advisory(f"n{n}", Words(f"疑点{n}"), ()) for n in range(7))
    item = replace(good(), advisories=doubts)
    short, full = show("text", (item,)), show("text", (item,), details=True)
    assert "疑点3" in short
    assert "疑点4" not in short
    assert "另有 4 处未列出" in short  # three doubts, one piece of evidence
    assert "疑点6" in full
    assert "未列出" not in full


@screens
def test_details_hold_the_ledger_of_figures(name):
    shown = show(name, (good(),), details=True)
    assert "数据台账  共 3 个数，1 个有矛盾" in shown
    assert "矛盾      第7行「1800人」  两村共  2月11日" in shown
    assert "数据台账" not in show(name, (good(),))


def test_near_misses_of_primary_criteria_come_first():
    miss = (NearMiss("r", (), ("N",), (quote("空话"),)),)
    made = [
        replace(each, near_misses=miss, role="primary" if each.id >= "C07" else "secondary")
        for each in replace(speech()).criteria
    ]
    shown = show("text", (replace(speech(), criteria=tuple(made)),))
    assert [re.search(rf"{each.id} .*\n +还差", shown) is not None for each in made] == [
        False
    ] * 6 + [True] * 4


def test_an_item_without_unit_title_or_known_time_is_shown_as_such():
    shown = show("text", (replace(urgent(), on_time=None),))
    assert "（无标题）" in shown
    assert "单位" not in shown
    assert "报送" not in shown
    assert "类型 紧急类（指定）" in shown
    assert "紧扣中心 不计" in shown


@screens
def test_a_folder_has_a_row_for_each_draft_and_each_unit(name):
    shown = show(name, items(), errors=(ERROR,))
    assert shown.count("来稿/青山县教育局/讲话.txt") == 1
    assert re.search(r"74\.0  修改后可用  紧急类        来稿/初报\.docx", shown)
    assert re.search(r"1   86\.5   86\.5   1/0/0/0   100%    100%  青山县水利局", shown)
    assert re.search(r"不详      0%  青山县教育局", shown)
    assert "十条标准" not in shown


def test_a_folder_ends_with_its_best_where_it_is_long():
    many = [
        replace(good(), path=f"{n:02}.txt", score=Decimal(n % 7), advisories=()) for n in range(12)
    ]
    shown = show("text", many)
    best = shown[shown.index("得分靠前的 10 篇") : shown.index("按单位")]
    assert re.findall(r"(\d\d)\.txt", best) == [
        "06",
        "05",
        "04",
        "11",
        "03",
        "10",
        "02",
        "09",
        "01",
        "08",
    ]
    assert "得分靠前" not in show("text", many[:10])


def test_a_folder_with_details_has_cards_and_units_but_no_rows():
    shown = show("text", items(), details=True)
    assert shown.count("十条标准") == 3
    assert "按单位" in shown
    assert "标记" not in shown


def test_text_lists_what_could_not_be_graded_and_why():
    shown = show("text", items(), errors=(ERROR,))
    assert f"未能评分的 1 处：\n  {ERROR.text()}\n" in shown
    assert "另有 1 处未能评分" in show("terminal", items(), errors=(ERROR,))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("details", [False, True])
@pytest.mark.parametrize("cells", [60, 80, 100])
def test_no_line_is_wider_than_the_terminal(lang, details, cells):
    for scores in ((good(),), (speech(),), (urgent(),), (hostile(),), items()):
        shown = show("terminal", scores, errors=(ERROR,), lang=lang, details=details, cells=cells)
        assert max(map(cell_len, shown.splitlines())) <= cells


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=120), st.integers(1, 9999))
def test_no_draft_can_break_the_screen(text, line_number):
    item = good()
    stuck = item.criteria[2].evidence[0]
    broken = replace(
        item,
        path=text or "-",
        title=text,
        unit=text,
        criteria=tuple(
            replace(each, evidence=(replace(stuck, quotes=(quote(text, line_number),)),))
            if each.id == "C03"
            else each
            for each in item.criteria
        ),
    )
    shown = show("terminal", (broken,))
    assert len(shown.split("\n")) < 60
    for each in shown.split("\n"):
        assert cell_len(each) <= 80
        assert each.isprintable() or "\u3000" in each
    assert "十条标准" in shown


def test_one_draft_fits_on_one_screen():
    assert show("terminal", (good(),)).count("\n") <= 40


def test_markup_and_escapes_in_drafts_are_only_text():
    for name in ("terminal", "text"):
        shown = show(name, (hostile(),), color=name == "terminal")
        assert "[red]见[/附件]" in shown
        assert "\\x1b[31m红\\x07" in shown
        assert "a b[bold]\\x1b]0;x\\x07.txt" in shown
        assert "\u202e" not in shown
        assert "\x07" not in shown
        assert "\x1b[31m红" not in shown
        assert "\x1b[2J" not in shown


def test_colour_is_only_used_when_asked_for():
    assert "\x1b[" not in show("terminal", (speech(),))
    assert "\x1b[1;31m" in show("terminal", (speech(),), color=True)


def test_colour_changes_no_word():
    plain_text = show("terminal", items())
    assert re.sub(r"\x1b\[[\d;]*m", "", show("terminal", items(), color=True)) == plain_text


@pytest.mark.parametrize("lang", [0, 1])
def test_our_own_words_have_one_width_everywhere_and_fit_gbk(lang):
    for key, phrase in PHRASES.items():
        phrase[lang].encode("gbk")
        doubtful = [c for c in phrase[lang] if unicodedata.east_asian_width(c) == "A"]
        assert not doubtful, key


@screens
def test_a_gbk_stream_carries_the_whole_screen(name):
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, "gbk", errors="strict", newline="")
    show(name, (good(),), stream=stream, color=True)
    stream.flush()
    assert "建议分 " in raw.getvalue().decode("gbk")


def test_text_never_imports_rich():
    code = (
        "import sys, io; sys.path.insert(0, 'tests'); from make_scores import good, show;"
        "show('text', (good(),)); show('json', (good(),)); assert 'rich' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
