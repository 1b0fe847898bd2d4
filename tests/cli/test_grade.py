"""``infoscore grade``: what a user gives and gets, and what the exit code says about it."""

from __future__ import annotations

import io
import json
import sys
from datetime import date

import pytest
from jsonschema import Draft202012Validator

from infoscore.cli.main import run
from infoscore.report.schema import report_schema

FORMATS = ("terminal", "text", "json", "jsonl")

EXITS = [
    ("one draft", ["单篇.txt"], 0),
    ("a folder", ["来稿"], 0),
    ("a low score without a limit", ["低分.txt"], 0),
    ("all above the limit", ["单篇.txt", "--fail-under", "60"], 0),
    ("one below the limit", ["来稿", "--fail-under", "60"], 1),
    ("exactly at the limit", ["低分.txt", "--fail-under", "10"], 0),
    ("a missing file", ["没有.txt"], 2),
    ("a missing file beside a good one", ["单篇.txt", "没有.txt"], 2),
    ("an empty draft beside a good one", ["单篇.txt", "空.txt"], 2),
    ("unread outweighs below the limit", ["低分.txt", "空.txt", "--fail-under", "60"], 2),
    ("an empty folder", ["空夹"], 2),
    ("a draft on which the program fails", ["单篇.txt", "故障.txt"], 2),
    ("an unknown kind", ["单篇.txt", "--kind", "nosuch"], 2),
    ("a day that is none", ["单篇.txt", "--as-of", "2026-02-30"], 2),
    ("an unknown option", ["单篇.txt", "--nosuch"], 2),
    ("help", ["--help"], 0),
]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    ("arguments", "code"), [each[1:] for each in EXITS], ids=[e[0] for e in EXITS]
)
def test_the_exit_code_is_the_same_for_every_format(infoscore, arguments, code, name):
    assert infoscore("grade", *arguments, "--format", name)[0] == code


def test_no_path_at_all_is_a_usage_error(infoscore):
    code, out, err = infoscore("grade")
    assert (code, out) == (2, "")
    assert err == "infoscore: 缺少 路径...；请补上，用 --help 查看用法\n"


def test_ctrl_c_ends_with_130_and_one_line(infoscore, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("infoscore.cli.desk.Desk.grade", interrupt)
    code, _, err = infoscore("grade", "单篇.txt")
    assert (code, err) == (130, "已中断，报告不完整\n")


def test_one_bad_input_is_one_line_and_the_others_are_graded(infoscore):
    code, out, err = infoscore("grade", "来稿", "空.txt", "没有.txt", "--format", "json")
    report = json.loads(out)
    assert code == 2
    assert [each["path"] for each in report["items"]] == [
        "来稿/教育局/校车.md",
        "来稿/水利局/低分.txt",
        "来稿/水利局/断供.txt",
    ]
    assert [each["path"] for each in report["errors"]] == ["没有.txt", "空.txt"]
    assert sorted(line.split(":")[0] for line in err.splitlines()) == ["没有.txt", "空.txt"]


def test_nothing_graded_is_still_a_valid_report(infoscore):
    _, out, _ = infoscore("grade", "没有.txt", "--format", "json")
    report = json.loads(out)
    Draft202012Validator(report_schema()).validate(report)
    assert (report["items"], len(report["errors"])) == ([], 1)


def test_a_failing_program_is_told_by_its_kind_only(infoscore):
    code, out, err = infoscore("grade", "故障.txt", "单篇.txt")
    assert code == 2
    assert "故障.txt: 程序出错（ZeroDivisionError）" in err
    assert "单篇.txt" in out


def test_units_come_from_folders_and_are_summed_up(infoscore):
    _, out, _ = infoscore("grade", "来稿", "--format", "jsonl")
    units = {each["unit"]: each for each in json.loads(out.splitlines()[-1])["units"]}
    assert units["水利局"]["count"] == 2
    assert units["水利局"]["mean"] == 48.3  # 48.25
    assert units["教育局"]["best"] == 86.5


def test_the_day_is_today_unless_given_and_always_printed(infoscore):
    assert date.today().isoformat() in infoscore("grade", "单篇.txt")[1]
    assert "2026-03-08" in infoscore("grade", "单篇.txt", "--as-of", "2026-03-08")[1]


def test_an_unknown_kind_is_refused_with_the_known_ones(infoscore):
    code, out, err = infoscore("grade", "单篇.txt", "--kind", "urgnt")
    assert (code, out) == (2, "")
    assert err == "--kind: 没有 urgnt 这一类型；可用 urgent\n"
    assert "problem（问题类）" in infoscore("grade", "单篇.txt", "--kind", "xyz")[2]
    told = infoscore("grade", "单篇.txt", "--kind", "xyz", "--lang", "en")[2]
    assert "there are problem" in told
    assert told.isascii()


def test_messages_wait_until_the_table_on_the_screen_is_complete(faked, drafts, monkeypatch):
    order = []
    (drafts / "来稿" / "a.txt").write_text("", encoding="utf-8")
    monkeypatch.setattr("infoscore.cli.streams.tell", order.append)
    monkeypatch.setattr(sys.stdout, "write", order.append)
    run(["grade", "来稿", "--format", "text"])
    early = [each[:4] for each in order if each.strip()]
    order.clear()
    monkeypatch.setattr("infoscore.cli.streams.is_screen", lambda _: True)
    run(["grade", "来稿", "--format", "text"])
    late = [each[:4] for each in order if each.strip()]
    assert early.index("来稿/a") < early.index("  86")
    assert late.index("  86") < late.index("来稿/a") < late.index("按单位\n")


def test_standard_input_has_the_name_it_is_given(infoscore, monkeypatch):
    stdin = io.TextIOWrapper(io.BytesIO("柳河镇断供。".encode("gb18030")), "utf-8")
    monkeypatch.setattr(sys, "stdin", stdin)
    code, out, _ = infoscore("grade", "-", "--stdin-filename", "粘贴.txt", "--format", "jsonl")
    item = json.loads(out.splitlines()[0])
    assert (code, item["path"], item["encoding"]) == (0, "粘贴.txt", "GB18030")


class TestFormat:
    def test_a_pipe_gets_plain_text(self, infoscore):
        out = infoscore("grade", "单篇.txt")[1]
        assert "十条标准" in out
        assert "\x1b" not in out

    def test_a_pipe_gets_colour_where_that_is_forced(self, infoscore, monkeypatch):
        monkeypatch.setenv("FORCE_COLOR", "1")
        assert "\x1b[32m86.5" in infoscore("grade", "单篇.txt")[1]
        assert "\x1b" not in infoscore("grade", "单篇.txt", "--color", "never")[1]

    def test_a_screen_gets_colour(self, infoscore, monkeypatch):
        monkeypatch.setattr("infoscore.cli.streams.is_screen", lambda _: True)
        monkeypatch.setenv("TERM", "xterm")
        assert "\x1b[32m86.5" in infoscore("grade", "单篇.txt")[1]

    @pytest.mark.parametrize(
        ("choice", "environ", "screen", "coloured"),
        [
            ("auto", {}, True, True),
            ("auto", {}, False, False),
            ("auto", {"TERM": "dumb"}, True, False),
            ("auto", {"NO_COLOR": "1"}, True, False),
            ("auto", {"NO_COLOR": ""}, True, True),
            ("auto", {"FORCE_COLOR": "1"}, False, True),
            ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
            ("always", {"NO_COLOR": "1"}, False, True),
            ("never", {"FORCE_COLOR": "1"}, True, False),
        ],
    )
    def test_colour_follows_the_choice_then_the_environment(
        self, infoscore, monkeypatch, choice, environ, screen, coloured
    ):
        monkeypatch.setattr("infoscore.cli.streams.is_screen", lambda _: screen)
        monkeypatch.setenv("TERM", "xterm")
        for name, value in environ.items():
            monkeypatch.setenv(name, value)
        out = infoscore("grade", "单篇.txt", "--format", "terminal", "--color", choice)[1]
        assert ("\x1b[" in out) is coloured

    def test_english_is_there_for_the_asking(self, infoscore, monkeypatch):
        assert "Ten criteria" in infoscore("grade", "单篇.txt", "--lang", "en")[1]
        assert "Ten criteria" in infoscore("--lang=en", "grade", "单篇.txt")[1]
        monkeypatch.setenv("INFOSCORE_LANG", "en")
        assert "Ten criteria" in infoscore("grade", "单篇.txt")[1]
        assert "十条标准" in infoscore("grade", "单篇.txt", "--lang", "zh")[1]

    def test_details_show_every_draft_of_a_folder(self, infoscore):
        assert "十条标准" not in infoscore("grade", "来稿")[1]
        assert infoscore("grade", "来稿", "--details")[1].count("十条标准") == 3


class TestOutput:
    def test_the_suffix_chooses_the_format(self, infoscore, drafts):
        code, out, _ = infoscore("grade", "单篇.txt", "--output", "报告.json")
        assert (code, out) == (0, "")
        assert json.loads((drafts / "报告.json").read_text(encoding="utf-8"))["items"]
        infoscore("grade", "单篇.txt", "--output", "报告.log")
        assert "十条标准" in (drafts / "报告.log").read_text(encoding="utf-8")

    def test_a_file_that_exists_is_left_alone(self, infoscore, drafts):
        (drafts / "旧.txt").write_text("旧的", encoding="utf-8")
        code, _, err = infoscore("grade", "单篇.txt", "--output", "旧.txt")
        assert (code, (drafts / "旧.txt").read_text(encoding="utf-8")) == (2, "旧的")
        assert "--overwrite" in err
        assert infoscore("grade", "单篇.txt", "--output", "旧.txt", "--overwrite")[0] == 0
        assert "十条标准" in (drafts / "旧.txt").read_text(encoding="utf-8")

    @pytest.mark.parametrize("target", ["单篇.txt", "./单篇.txt", "link.txt"])
    def test_a_draft_is_never_overwritten(self, infoscore, drafts, target):
        (drafts / "link.txt").hardlink_to(drafts / "单篇.txt")
        code, _, err = infoscore("grade", "单篇.txt", "--output", target, "--overwrite")
        assert code == 2
        assert "不能用来存报告" in err
        assert (drafts / "单篇.txt").read_text(encoding="utf-8") == "单篇稿件。"

    def test_rules_are_never_overwritten(self, infoscore, drafts):
        (drafts / "rules").mkdir()
        (drafts / "rules" / "r.yaml").write_text("x", encoding="utf-8")
        for given in ("rules", "rules/r.yaml"):
            code, _, _ = infoscore(
                "grade", "单篇.txt", "--rules", given, "--output", "rules/r.yaml", "--overwrite"
            )
            assert (code, (drafts / "rules" / "r.yaml").read_text()) == (2, "x")

    def test_an_unfinished_report_leaves_no_file(self, infoscore, drafts, monkeypatch):
        def interrupt(*_):
            raise KeyboardInterrupt

        monkeypatch.setattr("infoscore.cli.desk.Desk.grade", interrupt)
        before = sorted(drafts.iterdir())
        assert infoscore("grade", "单篇.txt", "--output", "报告.json")[0] == 130
        assert sorted(drafts.iterdir()) == before

    @pytest.mark.parametrize(
        ("target", "told"), [("空夹", "这是文件夹"), ("没有/报告.txt", "文件夹不存在")]
    )
    def test_a_place_that_cannot_be_written_is_one_line(self, infoscore, target, told):
        code, out, err = infoscore("grade", "单篇.txt", "--output", target)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert told in err


class Stream(io.TextIOWrapper):
    """A stream of one encoding that remembers its bytes."""

    def __init__(self, encoding):
        self.raw_bytes = io.BytesIO()
        super().__init__(self.raw_bytes, encoding, newline="")


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("encoding", ["gbk", "ascii", "latin-1", "utf-8"])
def test_no_stream_is_too_narrow(faked, drafts, monkeypatch, name, encoding):
    (drafts / "生僻.txt").write_text("𠮷野家🎉①②\u2713 €", encoding="utf-8")
    stream = Stream(encoding)
    monkeypatch.setattr(sys, "stdout", stream)
    assert run(["grade", "生僻.txt", "--format", name, "--color", "never"]) == 0
    text = stream.raw_bytes.getvalue().decode(encoding)
    if name == "json":
        assert json.loads(text)["items"][0]["kind"]["name"] == "问题类"


def test_a_file_name_with_a_line_break_stays_on_its_line(infoscore, drafts):
    (drafts / "a\nb[red]\x1b[31m.txt").write_text("柳河镇断供。", encoding="utf-8")
    (drafts / "c\nd.txt").write_text("", encoding="utf-8")
    for name in ("terminal", "text"):
        _, out, err = infoscore("grade", ".", "--format", name)
        assert "a\\nb[red]\\x1b[31m.txt" in out
        assert "\x1b" not in out + err
        assert [each for each in err.splitlines() if "c\\nd.txt: " in each]


class TestAudit:
    def test_the_ledger_lists_every_figure_with_its_standing(self, infoscore):
        code, out, _ = infoscore("grade", "单篇.txt", "--audit")
        assert code == 0
        ledger = out.partition("数据台账")[2]
        assert all(word in ledger for word in ("差错", "相符", "矛盾", "无从对照"))

    def test_without_it_the_ledger_stays_away(self, infoscore):
        assert "数据台账" not in infoscore("grade", "单篇.txt")[1]


@pytest.mark.parametrize("name", ["报告.pdf", "报告.docx", "报告.HTML"])
def test_a_report_is_not_written_under_the_suffix_of_another_program(
    infoscore, tmp_path, monkeypatch, name
):
    code, out, err = infoscore("grade", "单篇.txt", "--output", str(tmp_path / name))
    assert (code, out) == (2, "")
    assert f"写不成 {name[2:].lower()} 文件" in err
    assert not (tmp_path / name).exists()
    given = ("--output", str(tmp_path / name), "--format", "text")
    assert infoscore("grade", "单篇.txt", *given)[0] == 0
