"""Streams: closed, full or narrow, they end the program quietly or with one line."""

from __future__ import annotations

import codecs
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from infoscore.cli import streams
from infoscore.errors import fault

SAMPLES = Path(__file__).parents[2] / "samples"
PROGRAM = [sys.executable, "-m", "infoscore"]


def test_a_reader_that_leaves_ends_the_program_quietly():
    with subprocess.Popen(
        [*PROGRAM, "schema", "report"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.read(1)
        program.stdout.close()
        assert program.stderr.read() == b""
        assert program.wait() == 0


@pytest.fixture
def drafts(tmp_path):
    """Two drafts, and a folder with so many that their report fills every buffer."""
    text = next(SAMPLES.rglob("21-*.txt")).read_text("utf-8")
    for name in ("一.txt", "二.txt", *(f"多/{number}.txt" for number in range(20))):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text.replace("校园", f"校园{name[0]}{len(name)}"), "utf-8")
    (tmp_path / "题.txt").write_text("青山县柳河镇东沟西沟两村四百一十二户断水\n", "utf-8")
    return tmp_path


def left_alone(folder, *arguments):
    """The exit code of a run whose reader had left before the first word, and its last words."""
    end, start = os.pipe()
    os.close(end)
    done = subprocess.run(
        [*PROGRAM, *arguments], cwd=folder, stdout=start, stderr=subprocess.PIPE, check=False
    )
    os.close(start)
    return done.returncode, done.stderr.decode()


def stayed(folder, *arguments):
    """The exit code of the same run with a reader."""
    return subprocess.run(
        [*PROGRAM, *arguments], cwd=folder, capture_output=True, check=False
    ).returncode


@pytest.mark.skipif(os.name == "nt", reason="pipes differ")
@pytest.mark.parametrize("name", ["text", "json", "jsonl", "sarif", "html"])
def test_a_reader_that_leaves_makes_no_failed_gate_passed(drafts, name):
    for given in (["check", "多", "--format", name], ["check", "一.txt", "--format", name]):
        assert left_alone(drafts, *given) == (1, "")
    if name in ("text", "jsonl"):  # json opens its object before the first draft is graded
        given = ["grade", "一.txt", "--fail-under", "60", "--format", name]
        assert left_alone(drafts, *given) == (1, "")


@pytest.mark.skipif(os.name == "nt", reason="pipes differ")
@pytest.mark.parametrize("name", ["jsonl", "json", "text"])
@pytest.mark.parametrize("drafts_given", [["一.txt"], ["一.txt", "二.txt"], ["多"]], ids=str)
@pytest.mark.parametrize("command", ["grade", "check"])
def test_a_reader_that_leaves_makes_no_unread_draft_undone(drafts, command, drafts_given, name):
    given = [command, *drafts_given, "--format", name]
    assert left_alone(drafts, *given) == (stayed(drafts, *given), "")
    code, told = left_alone(drafts, *given, "缺.txt")
    assert (code, told.count("\n")) == (2, 1)
    assert told.startswith("缺.txt: ")


@pytest.mark.skipif(os.name == "nt", reason="pipes differ")
def test_a_draft_found_unreadable_before_the_reader_left_counts_as_well(drafts):
    (drafts / "题.txt").rename(drafts / "多/0.txt")  # the first of them
    code, told = left_alone(drafts, "grade", "多", "--format", "jsonl")
    assert (code, told.count("\n")) == (2, 1)
    assert told.startswith("多/0.txt: ")


# what fails, by the command that says so: exit code and files
FAILING = {
    "validate 错.yaml": (2, {"错.yaml": "extends: builtin\ndisable: [没有这条]\n"}),
    "test 错.yaml": (
        1,
        {"错.yaml": "extends: builtin\noverride: {C01-scale: {tests.fires: [今天天气很好。]}}\n"},
    ),
    "units check 账.csv": (
        1,
        {"账.csv": "编号,单位,标题,采用刊物,采用日期\n1,,断水,要情,2026-13-40\n"},
    ),
    "units sums 表.csv": (1, {"表.csv": "单位,得分\n柳河镇,3\n石桥镇,4\n合计,9\n"}),
    "units": (2, {}),
    "check --list-files 缺.txt": (2, {}),
    "": (2, {}),
}


@pytest.mark.skipif(os.name == "nt", reason="pipes differ")
@pytest.mark.parametrize("command", FAILING)
def test_a_reader_that_leaves_makes_no_failed_command_done(tmp_path, command):
    code, files = FAILING[command]
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    assert stayed(tmp_path, *command.split()) == code
    assert left_alone(tmp_path, *command.split())[0] == code


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_one_line():
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [*PROGRAM, "schema"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert ended.returncode == 2
    assert ended.stderr.decode().count("\n") == 1
    assert "报告写不出去" in ended.stderr.decode()


def in_gbk(folder, *arguments):
    """The bytes of a run whose standard output is not UTF-8."""
    environ = {**os.environ, "PYTHONIOENCODING": "gbk"}
    return subprocess.run(
        [*PROGRAM, *arguments], cwd=folder, capture_output=True, check=False, env=environ
    ).stdout


def from_check(folder, name):
    """A report on a draft with a name that GBK cannot hold."""
    (folder / "一.txt").rename(folder / "一𬱖.txt")
    return in_gbk(folder, "check", "--isolated", "一𬱖.txt", "--format", name)


def test_junit_is_the_utf8_it_says_where_the_stream_is_not(drafts):
    made = from_check(drafts, "junit")
    assert 'encoding="utf-8"' in made.split(b"\n")[0].decode().lower()
    assert "一𬱖.txt" in {
        part for each in ElementTree.fromstring(made).iter() for part in each.attrib.values()
    }


def test_html_is_the_utf8_it_says_where_the_stream_is_not(drafts):
    page = from_check(drafts, "html").decode("utf-8")
    assert '<meta charset="utf-8">' in page
    assert "一𬱖.txt" in page


def test_csv_keeps_its_mark_where_the_stream_is_not_utf8(drafts):
    made = from_check(drafts, "csv")
    assert made.startswith(codecs.BOM_UTF8)
    assert "一𬱖.txt" in made.decode("utf-8-sig")


def test_commands_for_github_are_utf8_wherever_they_are_made(drafts):
    assert "一𬱖.txt" in from_check(drafts, "github").decode("utf-8")


@pytest.mark.parametrize("name", ["json", "jsonl", "sarif", "gitlab"])
def test_a_report_in_json_is_plain_ascii_where_the_stream_is_not_utf8(drafts, name):
    assert from_check(drafts, name).isascii()


def test_text_stays_what_the_console_can_show(drafts):
    assert "十条标准" in in_gbk(drafts, "grade", "一.txt").decode("gbk")
    assert from_check(drafts, "text").decode("gbk")


def test_scores_of_units_in_csv_are_utf8_wherever_they_are_made(tmp_path):
    table = "编号,单位,标题,采用刊物,采用日期\n1,青山县䶮湾镇,断水,每日要情,2026-10-10\n"
    (tmp_path / "账.csv").write_text(table, "utf-8")
    made = in_gbk(tmp_path, "units", "账.csv", "--period", "2026-10", "--format", "csv")
    assert "青山县䶮湾镇" in made.decode("utf-8")


def test_a_trial_in_json_is_plain_ascii_where_the_stream_is_not_utf8(tmp_path):
    draft = next(SAMPLES.rglob("07-*.txt"))
    given = ["test", "--metamorphic", "--drafts", str(draft), "--format", "json"]
    made = in_gbk(tmp_path, *given, "--as-of", "2026-03-09")
    assert made.isascii()
    assert json.loads(made)["edits"]


def test_json_is_plain_ascii_where_the_stream_is_not_utf8():
    environ = {**os.environ, "PYTHONIOENCODING": "gbk"}
    ended = subprocess.run([*PROGRAM, "schema"], capture_output=True, check=True, env=environ)
    assert ended.stdout.isascii()


@pytest.mark.parametrize(
    ("encoding", "wide"), [("utf-8", True), ("UTF8", True), ("utf-8-sig", True), ("gbk", False)]
)
def test_only_utf8_carries_everything(encoding, wide):
    assert streams.is_utf8(io.TextIOWrapper(io.BytesIO(), encoding)) is wide


def test_a_closed_stream_is_no_screen():
    stream = io.StringIO()
    stream.close()
    assert streams.is_screen(stream) is False


def test_faults_are_told_on_one_harmless_line_each(capsys):
    streams.tell_faults([fault("a\nb\x1b[31m.txt", "intake.empty")], "en")
    assert capsys.readouterr().err == "a b\\x1b[31m.txt: the draft is empty; write its text first\n"
