"""Tab in bash, zsh and fish: what the README sets up, and what the shells then ask for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="no such shells, or a bash older than 4.4"
)

SHELLS = ("bash", "zsh", "fish")
each_shell = pytest.mark.parametrize("shell", SHELLS)
# How to ask each shell, set up as the README says, for what may follow; "$1" and "$2" are words.
ASKED = {
    "bash": """
eval "$(_INFOSCORE_COMPLETE=bash_source infoscore)"
compopt() { echo files; }
COMP_WORDS=(infoscore "$@")
COMP_CWORD=$#
_infoscore_completion infoscore
printf '%s\\n' "${COMPREPLY[@]}"
""",
    "zsh": """
compdef() {}
_path_files() { echo files }
_describe() { print -rl -- ${completions_with_descriptions%%:*} }
compadd() { print -rl -- $completions }
eval "$(_INFOSCORE_COMPLETE=zsh_source infoscore)"
words=(infoscore "$@")
CURRENT=$#words
_infoscore_completion
""",
    "fish": """
_INFOSCORE_COMPLETE=fish_source infoscore | source
function __fish_complete_path; echo "$argv[1]files"; end
complete -C "infoscore $argv" | string replace -r '\\t.*' '' | string replace -r '.*files$' files
""",
}


@pytest.fixture
def environ(tmp_path):
    """An environment where ``infoscore`` is a program."""
    program = tmp_path / "infoscore"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m infoscore "$@"\n', "utf-8")
    program.chmod(0o755)
    path = os.pathsep.join([str(tmp_path), os.environ["PATH"]])
    plain = {key: value for key, value in os.environ.items() if key != "INFOSCORE_LANG"}
    return {**plain, "PATH": path, "HOME": str(tmp_path)}


@pytest.fixture
def complete(environ):
    """What the program answers a shell; nothing goes anywhere else."""

    def call(instruction, *words):
        asked = {"_INFOSCORE_COMPLETE": instruction}
        if words:
            index = words[-1] if instruction.startswith("fish") else str(len(words))
            asked |= {"COMP_WORDS": " ".join(["infoscore", *words]), "COMP_CWORD": index}
        done = subprocess.run(
            ["infoscore"], env=environ | asked, capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    return call


@each_shell
def test_the_script_is_all_there_is_and_the_shell_can_read_it(shell, complete, tmp_path):
    script = complete(f"{shell}_source")
    first = {"bash": "_infoscore_completion() {", "zsh": "#compdef infoscore", "fish": "function "}
    assert script.lstrip().startswith(first[shell])
    assert f"_INFOSCORE_COMPLETE={shell}_complete" in script
    if shutil.which(shell):
        file = tmp_path / "script"
        file.write_text(script, "utf-8")
        read = subprocess.run([shell, "-n", file], capture_output=True, check=False)
        assert (read.returncode, read.stdout, read.stderr) == (0, b"", b"")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_gr_is_completed_to_grade_and_nothing_else_is_said(complete, environ, lang):
    environ["INFOSCORE_LANG"] = lang
    assert complete("bash_complete", "gr") == "plain,grade\n"
    kind, word, about = complete("zsh_complete", "gr").splitlines()
    assert (kind, word) == ("plain", "grade")
    assert about.startswith("Grade drafts" if lang == "en" else "给稿件评分")
    assert complete("fish_complete", "gr").startswith("plain,grade")
    assert complete("fish_complete", "gr").count("\n") == 1


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["ch"], ["check"]),
        (["grade", "--form"], ["--format"]),
        (["grade", "--format", "js"], ["json", "jsonl"]),
        (["baseline", "w"], ["write"]),
        (["units", "in"], ["", "init"]),  # or a ledger
        (["units", "台账.xlsx", "in"], ["in"]),  # a ledger
        (["nosuch", "gr"], ["grade"]),
        (["grade", "--nosuch", "x"], ["x"]),
        (["grade", "--format", "xml", "--det"], ["--details"]),
    ],
    ids=str,
)
def test_commands_options_and_their_words_are_completed(complete, words, found):
    lines = complete("bash_complete", *words).splitlines()
    given = [line.removeprefix("plain,") for line in lines if line.startswith("plain,")]
    files = [line.removeprefix("file,") for line in lines if line.startswith("file,")]
    assert given == [each for each in found if each not in ("", words[-1])]
    assert bool(files) is ("" in found or words[-1] in found)


@each_shell
@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["gr"], ["grade"]),
        (["grade", "--form"], ["--format"]),
        (["grade", "来"], ["files"]),
        (["grade", "--output", "报"], ["files"]),
        (["nosuch", "x"], []),
    ],
    ids=str,
)
def test_the_shell_itself_completes(shell, words, found, environ):
    if not shutil.which(shell):
        pytest.skip(f"no {shell} here")
    given = ["-c", ASKED[shell], *([] if shell == "fish" else [shell]), *words]
    start = [shell, *{"bash": ["--norc"], "zsh": ["-f"], "fish": ["-N"]}[shell]]
    done = subprocess.run(
        [*start, *given], env=environ, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.stdout.split() == found
