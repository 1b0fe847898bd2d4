"""The program as a whole: help, version, languages, and every wrong way to call it."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version

import click
import pytest
from rich.cells import cell_len

from infoscore.cli.main import COMMANDS, Program, language, run
from infoscore.cli.values import Text
from infoscore.version import VERSION

MISTAKES = [
    (["grde"], "没有 grde 这个命令；是不是 grade？"),
    (["xyz"], "没有 xyz 这个命令；可用：grade check units rules"),
    (["--nosuch"], "没有 --nosuch 这个选项"),
    (["grade", "x", "--formt", "json"], "没有 --formt 这个选项；是不是 --format？"),
    (["grade", "x", "--format"], "选项 --format 后面要跟一个值"),
    (["grade", "x", "--format", "xml"], "--format：不能取 xml；可取 terminal text json jsonl"),
    (["grade", "x", "--as-of", "2026-3-8"], "--as-of：2026-3-8 不是日期；请写成 2026-03-08"),
    (["grade", "x", "--as-of", "20260308"], "不是日期"),
    (["grade", "x", "--jobs", "0"], "--jobs：0 不在范围内；请写 1 到 64"),
    (["grade", "x", "--jobs", "two"], "--jobs：two 不在范围内"),
    (["grade", "x", "--fail-under", "nan"], "--fail-under：nan 不在范围内"),
    (["grade", "x", "--lang", "fr"], "--lang：不能取 fr；可取 zh en"),
    (["explain"], "缺少 规则编号"),
    (["schema", "nosuch"], "不能取 nosuch；可取 rules report jsonl"),
    (["validate", "a", "b"], "多出了 b"),
    (["validate", ""], "缺少 [路径]"),
    (["init", ""], "缺少 [文件夹]"),
]


def text_options():
    """Every command with each of its options that takes any text."""
    program = Program("zh")
    for name in COMMANDS:
        command = program.get_command(None, name)
        inner = command.list_commands(None) if isinstance(command, click.Group) else ()
        named = {f"{name} {each}": command.get_command(None, each) for each in inner}
        for words, each in (named or {name: command}).items():
            for option in each.params:
                if isinstance(option, click.Option) and isinstance(option.type, Text):
                    yield words.removesuffix(" score"), option.opts[0]


@pytest.mark.parametrize(("arguments", "told"), MISTAKES, ids=lambda each: str(each)[:40])
def test_a_wrong_call_is_one_line_with_the_way_out(arguments, told, capsys):
    assert run(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert told in err


@pytest.mark.parametrize(("command", "option"), list(text_options()))
def test_an_option_that_is_given_as_nothing_is_not_passed_over(command, option, capsys):
    assert run([*command.split(), option, ""]) == 2
    assert capsys.readouterr() == (
        "",
        f"infoscore: 选项 {option} 后面要跟一个值；用 --help 查看说明\n",
    )


def test_the_program_alone_shows_its_help(capsys):
    assert run([]) == 2
    assert "用法：infoscore" in capsys.readouterr().out


def test_the_version_is_that_of_the_package(capsys):
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"infoscore {VERSION}\n"
    assert version("infoscore") == VERSION


@pytest.mark.parametrize("arguments", [[], *([each] for each in COMMANDS)], ids=str)
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("switch", ["--help", "-h"])
def test_help_is_in_the_users_language_and_fits(arguments, lang, switch, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    assert run([*arguments, switch, "--lang", lang]) == 0
    out = capsys.readouterr().out
    assert out.startswith("用法：infoscore" if lang == "zh" else "Usage: infoscore")
    assert ("显示这份说明" in out) is (lang == "zh")
    assert max(map(cell_len, out.splitlines())) <= 80


@pytest.mark.parametrize(
    ("given", "environ", "expected"),
    [
        ([], {}, "zh"),
        (["grade", "--lang", "en"], {}, "en"),
        (["--lang=en", "grade"], {}, "en"),
        (["--lang", "en", "grade", "--lang", "zh"], {}, "zh"),
        (["grade", "--", "--lang", "en"], {}, "zh"),
        ([], {"INFOSCORE_LANG": "en"}, "en"),
        (["--lang", "zh"], {"INFOSCORE_LANG": "en"}, "zh"),
        ([], {"INFOSCORE_LANG": "xx"}, "zh"),
        (["--lang"], {}, "zh"),
    ],
)
def test_the_language_is_the_last_one_asked_for(given, environ, expected):
    assert language(given, environ) == expected


@pytest.mark.parametrize("arguments", [["--help"], ["grade", "--help"], ["--version"]], ids=str)
def test_help_needs_none_of_the_heavy_libraries(arguments):
    code = (
        "import sys; from infoscore.cli.main import run; run(sys.argv[1:]);"
        "heavy = {'rich', 'jieba', 'rjieba', 're2', 'yaml', 'ahocorasick_rs', 'concurrent'};"
        "sys.exit(bool(heavy & set(sys.modules)))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, check=False
    )
    assert ended.returncode == 0


def test_the_module_runs_as_the_program_does():
    ended = subprocess.run(
        [sys.executable, "-m", "infoscore", "--version"], capture_output=True, text=True, check=True
    )
    assert ended.stdout == f"infoscore {VERSION}\n"
