"""A mark hides a finding. Of the draft it takes nothing away and adds nothing to it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from infoscore.checking.findings import findings
from infoscore.errors import InfoscoreError
from infoscore.grading import Grader
from infoscore.intake import read
from infoscore.intake.reader import read_text
from infoscore.intake.sources import Source
from infoscore.report.run import run_of
from infoscore.ruleset.load import load_rules

SAMPLES = Path(__file__).parents[2] / "samples"
DAY = date(2026, 3, 9)
RULES = load_rules()
GRADER = Grader(RULES, as_of=DAY)
NAMES = run_of(RULES, DAY, "0").names
LINE = "infoscore: ignore C03 只作动态"
COMMENT = f"<!-- {LINE} -->"
PLACES = {
    "a line above all": lambda lines, mark: [mark, *lines],
    "a line below the first": lambda lines, mark: [lines[0], mark, *lines[1:]],
    "a line at the end": lambda lines, mark: [*lines, mark],
    "a line below each": lambda lines, mark: [each for line in lines for each in (line, mark)],
}
FILES = sorted(SAMPLES.rglob("*.txt")) + sorted(SAMPLES.rglob("*.md"))


def seen(text):
    """What is judged of ``text``: score, kind, and each finding but for where it stands."""
    try:
        item = GRADER.grade(read_text(text, "稿.txt"))
    except InfoscoreError as error:
        return [each.phrase for each in error.faults]
    found = [(each.rule, each.fingerprint) for each in findings(item, NAMES)]
    return item.score, item.kind, sorted(found)


def text_of(file):
    try:
        return read(Source(file.name, file)).text
    except InfoscoreError:
        return file.read_text(encoding="utf-8")  # a sample of what is not graded


@pytest.mark.parametrize("file", FILES, ids=[each.stem for each in FILES])
def test_a_draft_with_marks_is_judged_as_if_they_were_not_there(file):
    text = text_of(file)
    lines, wanted = text.split("\n"), seen(text)
    for name, placed in PLACES.items():
        for mark in (LINE, COMMENT):
            if mark == LINE and lines[0] == "---" and name != "a line above all":
                continue  # in front matter such a line is an entry, not a mark
            assert seen("\n".join(placed(lines, mark))) == wanted, (name, mark)
    behind = [line + COMMENT if len(line) > 30 else line for line in lines]
    assert seen("\n".join(behind)) == wanted


def test_a_comment_in_mid_sentence_does_not_part_it():
    text = "柳河镇饮水断供\n自2月11日起，柳河镇412户村民断水，县水利局3月8日前修复主管1.8公里。\n"
    assert seen(text.replace("村民", f"村{COMMENT}民")) == seen(text)


def test_quotes_and_places_are_those_of_the_marked_text():
    text = (SAMPLES / "青山县教育局/21-讲话-校园安全工作会议.txt").read_text(encoding="utf-8")
    plain = findings(GRADER.grade(read_text(text)), NAMES)
    moved = findings(GRADER.grade(read_text(f"{LINE}\n{text}")), NAMES)
    places = [
        [(each.rule, each.quote.line, each.quote.column) for each in found if each.quote]
        for found in (plain, moved)
    ]
    assert places[0]
    assert places[1] == [(rule, line + 1, column) for rule, line, column in places[0]]


def test_nothing_but_marks_is_no_draft():
    with pytest.raises(InfoscoreError):
        read_text(f"{LINE}\n{COMMENT}\n")


def test_a_mark_without_a_reason_is_told_and_is_no_part_of_the_draft_either():
    text = "柳河镇饮水断供\n自2月11日起，柳河镇412户村民断水。\n"
    draft = read_text(f"{text}infoscore: ignore C03\n")
    assert draft.ignores == ()
    assert [key for key, _ in draft.notes] == ["intake.note.ignore_bare"]
    assert seen(draft.text) == seen(text)


@pytest.mark.parametrize("reason", ["", " 略", "　略", " ，"])
def test_a_mark_asks_for_a_reason_as_the_settings_do(reason):
    draft = read_text(f"标题\n柳河镇412户断水。<!-- infoscore: ignore C03{reason} -->\n")
    assert draft.ignores == ()
    assert [key for key, _ in draft.notes] == ["intake.note.ignore_bare"]
    draft = read_text("标题\n断水。\ninfoscore: ignore C03 略去\n")
    assert [each.reason for each in draft.ignores] == ["略去"]


@pytest.mark.parametrize("rules", ["A1,A4", "A1，A4", "A1、A4 已核", "A1;A4 已核"])
@pytest.mark.parametrize(
    "mark", ["infoscore: ignore {}", "柳河镇断水。<!-- infoscore: ignore {} -->"]
)
def test_a_list_of_rules_is_no_mark_and_its_rest_no_reason(mark, rules):
    draft = read_text(f"标题\n{mark.format(rules)}\n")
    assert draft.ignores == ()
    assert draft.notes == (("intake.note.ignore_odd", (("line", "2"),)),)


def test_a_line_that_only_begins_like_a_mark_counts_as_text():
    tail = "柳河镇" * 100
    assert read_text(f"标题\n正文。\ninfoscore: ignore C03 {tail}\n").ignores == ()


@pytest.mark.parametrize(
    "line",
    [
        "infoscore ignore C03 忘了冒号",
        "infoscore: ignored C03 拼错",
        "<!-- infoscore: ignore 没有编号 -->",
        "infoscore：ignore",
    ],
)
def test_a_misspelt_mark_counts_as_text_and_is_told_with_its_line(line):
    draft = read_text(f"标题\n柳河镇412户断水。\n{line}\n{LINE}\n")
    assert [each.line for each in draft.ignores] == [4]
    assert draft.notes == (("intake.note.ignore_odd", (("line", "3"),)),)


def test_talk_of_the_program_is_no_misspelt_mark():
    assert read_text("标题\n用 infoscore: ignore 标记可以忽略。\ninfoscore 评分。\n").notes == ()


def test_a_fingerprint_is_the_same_however_the_path_is_written():
    text = (SAMPLES / "青山县教育局/21-讲话-校园安全工作会议.txt").read_text(encoding="utf-8")
    marks = [
        [each.fingerprint for each in findings(GRADER.grade(read_text(text, path)), NAMES)]
        for path in ("来稿/甲.txt", "./来稿/甲.txt", "来稿//甲.txt", "来稿/乙.txt")
    ]
    assert marks[0]
    assert marks[0] == marks[1] == marks[2]
    assert not set(marks[0]) & set(marks[3])
