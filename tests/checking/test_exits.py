"""Exit codes: the same for every format; 2 beats 1 beats 0; what was graded is always reported."""

from __future__ import annotations

import io
import json
import os

import pytest
from office import INBOX, TITLE_ONLY, put

from infoscore.cli.main import run
from infoscore.settings.values import CHECK_FORMATS

GOOD_FILE, TALK_FILE = "来稿/水利局/断供.txt", "来稿/教育局/讲话.txt"
each_format = pytest.mark.parametrize("name", CHECK_FORMATS)

# arguments, the exit code, whether there is a report
CASES = {
    "all pass": ([GOOD_FILE], 0, True),
    "no gate": ([TALK_FILE, "--fail-severity", "none"], 0, True),
    "severity": ([TALK_FILE], 1, True),
    "score": ([GOOD_FILE, "--fail-under", "100"], 1, True),
    "band": ([TALK_FILE, "--fail-severity", "none", "--fail-band", "adopt"], 1, True),
    "level": ([TALK_FILE, "--fail-severity", "none", "--fail-level", "4"], 1, True),
    "unit": ([GOOD_FILE, "--fail-unit-under", "100"], 1, True),
    "baseline": ([GOOD_FILE, "--baseline", "高.json"], 1, True),
    "masked": ([TALK_FILE, "--exit-zero"], 0, True),
    "missing beside good": ([GOOD_FILE, "没有.txt"], 2, True),
    "missing beside bad": ([TALK_FILE, "没有.txt"], 2, True),
    "missing is not masked": ([GOOD_FILE, "没有.txt", "--exit-zero"], 2, True),
    "missing alone": (["没有.txt"], 2, True),
    "undecodable": (["乱码.txt"], 2, True),
    "no score": (["题.txt"], 2, True),
    "no format of a draft": (["图.pdf"], 2, True),
    "nothing matched": (["空夹"], 2, True),
    "nothing matched, allowed": (["空夹", "--allow-empty"], 0, True),
    "all left out": ([GOOD_FILE, "--exclude", "*.txt"], 2, False),
    "all left out, allowed": ([GOOD_FILE, "--exclude", "*.txt", "--allow-empty"], 0, True),
    "usage": ([GOOD_FILE, "--fail-under", "x"], 2, False),
    "no such option": ([GOOD_FILE, "--fail-undre", "1"], 2, False),
    "no path": ([], 2, False),
    "no such kind": ([GOOD_FILE, "--kind", "x"], 2, False),
    "rule file": ([GOOD_FILE, "--rules", "坏.yaml"], 2, False),
    "no rule file": ([GOOD_FILE, "--rules", "没有.yaml"], 2, False),
    "broken baseline": ([GOOD_FILE, "--baseline", "坏.yaml"], 2, False),
    "config": ([GOOD_FILE, "--config", "坏.yaml"], 2, False),
    "no config": ([GOOD_FILE, "--config", "没有.yaml"], 2, False),
}


@pytest.fixture
def place(office, infoscore):
    """The office with what else the cases need, and no settings of its own."""
    (office / "infoscore.yaml").unlink()
    (office / "空夹").mkdir()
    put(office, "题.txt", TITLE_ONLY)
    put(office, "坏.yaml", "nonsense: 1\n")
    (office / "乱码.txt").write_bytes(bytes(range(128, 256)) * 8)
    (office / "图.pdf").write_bytes(b"%PDF-1.7")
    assert infoscore("baseline", "write", GOOD_FILE, "--output", "高.json")[0] == 0
    file = office / "高.json"
    made = json.loads(file.read_text(encoding="utf-8"))
    made["items"][GOOD_FILE]["score"] = 100
    file.write_text(json.dumps(made), encoding="utf-8")
    return office


# one for each way to an exit code
EVERYWHERE = ("all pass", "severity", "masked", "missing beside bad", "nothing matched", "config")


@pytest.mark.parametrize("case", CASES)
def test_the_exit_code_is_that_of_the_table(place, infoscore, case):
    arguments, wanted, reported = CASES[case]
    code, out, err = infoscore("check", *arguments)
    assert (code, bool(out)) == (wanted, reported)
    assert err or (reported and wanted != 2)


@each_format
@pytest.mark.parametrize("case", EVERYWHERE)
def test_the_exit_code_is_the_same_in_every_format(place, infoscore, name, case):
    arguments, wanted, reported = CASES[case]
    code, out, _ = infoscore("check", *arguments, "--format", name)
    assert (code, bool(out)) == (wanted, reported)


@each_format
def test_what_was_graded_is_reported_beside_what_was_not(place, infoscore, name):
    code, out, err = infoscore("check", GOOD_FILE, "没有.txt", "--format", name)
    assert code == 2
    assert "没有.txt" in err
    assert "没有.txt" in out or "%E6%B2%A1%E6%9C%89.txt" in out
    if name not in ("gitlab", "github"):  # a draft without findings is no news there
        assert "断供.txt" in out or "%E6%96%AD%E4%BE%9B.txt" in out


@each_format
def test_reports_go_to_stdout_and_nothing_else_does(place, infoscore, name):
    put(place, "稿.txt", "infoscore: ignore C03\n" + INBOX[GOOD_FILE])  # a mark without a reason
    _, out, err = infoscore("check", "稿.txt", "--format", name)
    assert err.startswith("稿.txt: ")
    assert err.splitlines()[0] not in out


@each_format
def test_the_same_input_gives_the_same_bytes_in_one_process_or_two(place, infoscore, name):
    outs = [
        infoscore("check", "来稿", "--as-of", "2026-03-09", "--jobs", jobs, "--format", name)[1]
        for jobs in ("1", "2", "1")
    ]
    assert outs[0] == outs[1] == outs[2]


def test_a_usage_error_of_click_and_a_bare_group_end_with_2(capsys):
    for arguments in ([], ["--no-such"], ["chek"], ["check", "--format", "xml", "x"], ["baseline"]):
        assert run(arguments) == 2
    capsys.readouterr()


@pytest.mark.parametrize("lang", ["zh", "en"])
@each_format
def test_reports_speak_both_languages(infoscore, office, name, lang):
    _, out, _ = infoscore(
        "check", "--isolated", TALK_FILE, "--format", name, "--lang", lang, "--fail-under", "90"
    )
    told = {"zh": "低于要求的 90 分", "en": "90 is asked for"}
    assert told[lang] in out
    assert told["en" if lang == "zh" else "zh"] not in out


def test_what_the_command_line_excludes_is_neither_checked_nor_graded(infoscore, office):
    for command in ("check", "grade"):
        given = ["--isolated", "--exclude", "题.txt", "--format", "json"]
        _, out, err = infoscore(command, ".", *given)
        assert "题.txt" not in out + err
        assert GOOD_FILE in out


def test_a_name_that_is_not_utf8_is_checked_whatever_is_excluded(infoscore, office):
    named = office / "来稿" / os.fsdecode(b"\xd0\xc2.txt")
    try:
        named.write_text(INBOX[GOOD_FILE], encoding="utf-8")
    except OSError:
        pytest.skip("names must be UTF-8 here")
    code, out, err = infoscore(
        "check", "--isolated", "来稿", "--exclude", "讲*", "--format", "json"
    )
    assert [each["path"] for each in json.loads(out)["items"]] == ["来稿/\\xd0\\xc2.txt", GOOD_FILE]
    assert (code, err) == (0, "")


def test_a_draft_left_out_by_one_of_its_names_is_checked_by_the_other(infoscore, office):
    try:
        (office / "甲").symlink_to(office / "来稿")
        (office / "件.txt").symlink_to(office / GOOD_FILE)
    except OSError:
        pytest.skip("no links here")
    given = ["--list-files", "--isolated", "--exclude", "甲/**", "--exclude", "/件.txt"]
    for paths in ([], ["甲"], ["件.txt"]):
        code, out, _ = infoscore("check", "来稿", *paths, *given)
        assert (code, out.splitlines()) == (0, [TALK_FILE, GOOD_FILE])
    assert infoscore("check", "甲", *given)[1] == ""


def test_a_pipe_feeds_the_check(infoscore, office, monkeypatch):
    data = (office / TALK_FILE).read_bytes()
    piped = type("Piped", (), {"buffer": io.BytesIO(data), "isatty": lambda _: False})
    monkeypatch.setattr("sys.stdin", piped())
    code, out, _ = infoscore("check", "--isolated", "-", "--stdin-filename", "来稿/新.txt")
    assert code == 1
    assert out.startswith("来稿/新.txt: 严重 G2-no-fact")


def test_list_files_tells_what_would_be_checked_and_why_the_rest_not(place, infoscore):
    code, out, err = infoscore("check", ".", "--list-files", "--exclude", "题.txt")
    assert (code, out.splitlines()) == (2, [f"./{TALK_FILE}", f"./{GOOD_FILE}"])
    told = err.splitlines()
    assert told[0] == "./题.txt: 按设置不评"
    assert [each.split(":")[0] for each in told[1:]] == ["./乱码.txt", "./图.pdf"]
    assert infoscore("check", "来稿", "--list-files")[::2] == (0, "")
    assert infoscore("check", "空夹", "--list-files")[0] == 2


@pytest.mark.parametrize("given", [["空夹"], [GOOD_FILE, "--exclude", "*.txt"]], ids=str)
def test_what_may_be_empty_may_be_listed_empty(infoscore, place, given):
    for more in ([], ["--list-files"]):
        assert infoscore("check", "--isolated", *given, "--allow-empty", *more)[0] == 0
        assert infoscore("check", "--isolated", *given, *more)[0] == 2
    given = [*given, "缺.txt", "--allow-empty", "--list-files"]
    assert infoscore("check", "--isolated", *given)[0] == 2


def test_list_files_without_paths_says_what_is_missing(infoscore, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, out, err = infoscore("check", "--list-files")
    assert (code, out) == (2, "")
    assert "没有说要评哪些稿件" in err


def test_a_screen_tells_each_draft_that_was_not_read_once(place, infoscore, monkeypatch):
    monkeypatch.setattr("infoscore.cli.streams.is_screen", lambda _: True)
    code, out, err = infoscore("check", "无此稿.txt", GOOD_FILE)
    assert (code, out.count("无此稿.txt"), err.count("无此稿.txt")) == (2, 1, 0)
