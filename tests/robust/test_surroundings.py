"""Folders that may not be written, disks that are full, homes that are not there, links that loop,
names that are no text: one line and a code, and nothing lost.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from xml.etree import ElementTree as Tree

import pytest

from infoscore.settings.values import CHECK_FORMATS

pytestmark = pytest.mark.skipif(os.name == "nt", reason="made with the means of POSIX")

SETTINGS = "paths: [稿.txt]\n"
# what is written, and by which command
WRITERS = {
    "grade": ("报告.json", ["grade", "稿.txt", "--output", "出/报告.json"]),
    "check": ("报告.html", ["check", "稿.txt", "--output", "html=出/报告.html"]),
    "baseline": ("基线.json", ["baseline", "write", "稿.txt", "--output", "出/基线.json"]),
    "init": ("infoscore.yaml", ["init", "出"]),
}
each_writer = pytest.mark.parametrize("name", WRITERS)


@pytest.fixture
def out(room):
    """A folder to write to."""
    folder = room.folder / "出"
    folder.mkdir()
    return folder


# —— folders that may not be written ——


@each_writer
def test_a_folder_that_may_not_be_written_is_one_line(room, out, minding, name):
    out.chmod(0o500)
    code, _, told = room.run(*WRITERS[name][1], **minding)
    out.chmod(0o700)
    assert (code, told.count("\n")) == (2, 1)
    assert "没有写入权限" in told or "不能写" in told, told
    assert list(out.iterdir()) == []


def test_a_draft_that_may_not_be_read_is_one_line_and_the_others_are_checked(room, minding):
    shut = room.folder / "密.txt"
    shut.write_bytes((room.folder / "稿.txt").read_bytes())
    shut.chmod(0)
    code, report, told = room.run("check", ".", "--format", "json", **minding)
    assert (code, told.count("\n")) == (2, 1)
    assert "密.txt" in told
    assert [each["path"] for each in json.loads(report)["items"]] == ["./稿.txt"]


def test_settings_that_may_not_be_read_are_never_replaced_by_the_built_in_ones(room, minding):
    (room.folder / "infoscore.yaml").write_text(SETTINGS, "utf-8")
    (room.folder / "infoscore.yaml").chmod(0)
    for command in (["check"], ["config"], ["grade", "稿.txt"]):
        code, report, told = room.run(*command, **minding)
        assert (code, report, told.count("\n")) == (2, "", 1)
        assert told.startswith("infoscore.yaml: ")


# —— disks that are full ——


def within_1k():
    import resource  # noqa: PLC0415

    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))


@each_writer
def test_a_file_that_finds_no_room_leaves_the_old_one(room, out, name):
    file, command = WRITERS[name]
    target = out / file
    if name in ("grade", "check"):
        target.write_text("old", "utf-8")
        command = [*command, "--overwrite"]
    drafts = ["稿.txt"]
    if name == "baseline":  # one draft would fit
        text = (room.folder / "稿.txt").read_text("utf-8")
        for number in range(20):
            (room.folder / f"{number}.txt").write_text(text.replace("26", f"{number}"), "utf-8")
            drafts.append(f"{number}.txt")
        command = [*command[:2], *drafts, *command[3:]]
    bare = {"PYTHONDONTWRITEBYTECODE": "1"}  # Python's own files would be cut off as well
    code, _, told = room.run(*command, preexec_fn=within_1k, env=bare)
    assert (code, told.count("\n")) == (2, 1)
    assert "空间" in told or "满" in told, told
    left = [each.name for each in out.iterdir()]
    assert left == ([file] if target.exists() else [])
    if left:
        assert target.read_text("utf-8") == "old"


def small_disk():
    """How to run a command with a disk of 16 KB over ``出``; None where nobody may mount."""
    for options in (["-rm"], ["-m"]):
        start = ["unshare", *options, "sh", "-c"]
        mount = "mount -t tmpfs -o size=16k none 出"
        with suppress(OSError):
            done = subprocess.run(
                [*start, mount.replace("出", "/mnt")], capture_output=True, check=False
            )
            if done.returncode == 0:
                return [*start, f'{mount}; "$@"; code=$?; ls -A 出; exit $code', "sh"]
    return None


def test_a_disk_that_is_really_full_is_told_and_cleared(room, out):
    start = small_disk() if shutil.which("unshare") else None
    if start is None:
        pytest.skip("nobody may mount here")
    text = (room.folder / "稿.txt").read_text("utf-8")
    for number in range(12):
        (room.folder / f"{number}.txt").write_text(text.replace("26", f"{number}"), "utf-8")
    program = [sys.executable, "-m", "infoscore", "check", ".", "--output", "csv=出/小.csv"]
    program += ["--output", "html=出/大.html", "--format", "csv"]
    done = subprocess.run(
        [*start, *program],
        cwd=room.folder,
        env=room.environ({}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")  # neither report, nor a part of one
    assert done.stderr.startswith("出/大.html: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("name", CHECK_FORMATS)
def test_a_full_standard_output_is_one_line(room, name):
    with Path("/dev/full").open("wb") as full:
        code, _, told = room.run("check", "稿.txt", "--format", name, stdout=full)
    assert (code, told.count("\n")) == (2, 1)
    assert "报告写不出去" in told


def test_a_reader_that_leaves_ends_a_check_quietly(room):
    with room.start("check", "稿.txt", "--format", "html") as program:
        program.stdout.read(1)
        program.stdout.close()
        assert program.stderr.read() == b""
    assert program.returncode in (0, 1)


# —— homes ——


@pytest.mark.parametrize("home", ["read-only", "a file", "missing", "a loop"])
def test_a_home_of_no_use_is_no_matter(room, minding, tmp_path, home):
    place = tmp_path / "家"
    if home == "read-only":
        place.mkdir(mode=0o500)
    elif home == "a file":
        place.write_text("", "utf-8")
    elif home == "a loop":
        place.symlink_to(place)
    changed = {"HOME": str(place), "INFOSCORE_CACHE": None, "XDG_CACHE_HOME": None}
    for command in (["check", "稿.txt"], ["config"]):
        code, _, told = room.run(*command, env=changed, **minding)
        assert (code, told) == (0, "")
    assert not place.is_dir() or list(place.iterdir()) == []


def test_no_home_at_all_is_no_matter(room):
    """Neither HOME nor an entry for the user, as in a container."""
    code = (
        "import pwd, sys\ndef nobody(_):\n    raise KeyError\npwd.getpwuid = nobody\n"
        "from infoscore.cli.main import run\nsys.exit(run())"
    )
    changed = {"HOME": None, "INFOSCORE_CACHE": None, "XDG_CACHE_HOME": None}
    for command in (["check", "稿.txt"], ["config"], ["baseline", "write", "稿.txt"]):
        done = subprocess.run(
            [sys.executable, "-c", code, *command],
            cwd=room.folder,
            env=room.environ(changed),
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")


# —— links that loop ——


def test_a_folder_that_holds_itself_is_searched_once(room):
    folder = room.folder / "来稿"
    folder.mkdir()
    (room.folder / "稿.txt").rename(folder / "稿.txt")
    (folder / "自己").symlink_to(folder)
    (folder / "上面").symlink_to("..")
    code, report, told = room.run("check", "来稿", "--format", "json")
    assert (code, told) == (0, "")
    assert [each["path"] for each in json.loads(report)["items"]] == ["来稿/稿.txt"]


@pytest.mark.parametrize(
    "command",
    [
        ["check", "圈"],
        ["check", "稿.txt", "--output", "json=圈", "--overwrite"],
        ["check", "稿.txt", "--output", "json=圈/a"],
        ["check", "稿.txt", "--config", "圈"],
        ["check", "稿.txt", "--rules", "圈"],
        ["check", "稿.txt", "--baseline", "圈"],
        ["baseline", "write", "稿.txt", "--output", "圈"],
        ["grade", "稿.txt", "--output", "圈", "--overwrite"],
        ["init", "圈"],
    ],
    ids=" ".join,
)
def test_a_link_that_loops_is_one_line_in_every_place(room, command):
    (room.folder / "圈").symlink_to("圈")
    code, _, told = room.run(*command)
    assert (code, told.count("\n")) == (2, 1)
    assert "圈" in told
    assert (room.folder / "圈").is_symlink()


def test_a_draft_that_loops_is_told_beside_patterns_too(room):
    (room.folder / "圈.txt").symlink_to("圈.txt")
    code, report, told = room.run("check", ".", "--exclude", "归档/**")
    assert (code, told.count("\n")) == (2, 1)
    assert told.startswith("./圈.txt: ")
    assert "./稿.txt: " in report


def test_settings_in_a_loop_are_told(room):
    (room.folder / "infoscore.yaml").symlink_to("infoscore.yaml")
    code, report, told = room.run("check", "稿.txt")
    assert (code, report, told.count("\n")) == (2, "", 1)
    assert told.startswith("infoscore.yaml: ")


# —— names that are no text ——

ODD = b"\xb8\xe5\xff.txt"  # neither UTF-8 nor GBK


@pytest.fixture
def odd(room):
    """A draft whose name no encoding reads; skips where the file system refuses it."""
    try:
        (room.folder / os.fsdecode(ODD)).write_bytes((room.folder / "稿.txt").read_bytes())
    except OSError:
        pytest.skip("no such names here")
    (room.folder / "稿.txt").unlink()
    return ODD


@pytest.mark.parametrize("locale", ["C.UTF-8", "C", "POSIX"])
@pytest.mark.parametrize("name", CHECK_FORMATS)
def test_a_name_that_is_no_text_is_checked_and_told_in_utf_8(room, odd, name, locale):
    command = ["check", "--format", name, "--fail-under", "100"]
    for draft in ([os.fsdecode(odd)], ["."]):
        with room.start(*command, *draft, env={"LC_ALL": locale}) as program:
            out, told = program.communicate(timeout=60)
        assert program.returncode == 1
        assert told == b""
        text = out.decode("utf-8")  # whatever the name
        if name in ("json", "sarif", "gitlab"):
            json.loads(text)
        elif name == "jsonl":
            assert [json.loads(line)["type"] for line in text.splitlines()] == ["item", "summary"]
        elif name == "junit":
            Tree.fromstring(text)
        elif name == "csv":
            assert len(list(csv.reader(text.splitlines()))) > 1


@each_writer
def test_reports_can_go_to_such_names(room, odd, out, name):
    target = out / os.fsdecode(odd)
    _, command = WRITERS[name]
    given = [os.fsdecode(odd) if each == "稿.txt" else each for each in command[:-1]]
    if name == "init":
        target.mkdir()
    where = f"html={target}" if name == "check" else target
    with room.start(*given, where) as program:
        _, told = program.communicate(timeout=60)
    assert (program.returncode, told) == (0, b"")
    assert target.exists()


def test_a_baseline_knows_such_names_again(room, odd):
    assert room.run("baseline", "write", ".")[0] == 0
    code, report, told = room.run(
        "check", ".", "--baseline", "infoscore-baseline.json", "--format", "json"
    )
    assert (code, told) == (0, "")
    item = json.loads(report)["items"][0]
    assert item["before"] == item["score"]
