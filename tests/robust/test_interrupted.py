"""Ended at any moment, the program leaves the old output or the new one, and nothing else."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of this kind are POSIX")

OLD = b"old"
MOMENTS = int(os.environ.get("INFOSCORE_MOMENTS", "1"))  # for each command and signal


def is_report(data):
    return len(json.loads(data)["items"]) == 150


def is_page(data):
    return data.startswith(b"<!DOCTYPE html>") and data.endswith(b"</html>\n")


def is_package(data):
    return data.startswith(b"PK")


CHECK = ["check", "来稿", "--exit-zero", "--overwrite"]
# command: (its arguments, the file it writes, whether bytes are the new content)
COMMANDS = {
    "grade": (["grade", "来稿", "--output", "报告.json", "--overwrite"], "报告.json", is_report),
    "grade in two": (
        ["grade", "来稿", "--output", "报告.json", "--overwrite", "--jobs", "2"],
        "报告.json",
        is_report,
    ),
    "check": (
        [*CHECK, "--output", "html=报告.html"],
        "报告.html",
        is_page,
    ),
    "check in two": (
        [*CHECK, "--output", "json=报告.json", "--jobs", "2"],
        "报告.json",
        is_report,
    ),
    "units xlsx": (
        ["units", "台账.csv", "--period", "2026-10", "--output", "通报.xlsx", "--overwrite"],
        "通报.xlsx",
        is_package,
    ),
    "units docx": (
        ["units", "台账.csv", "--period", "2026-10", "--output", "通报.docx", "--overwrite"],
        "通报.docx",
        is_package,
    ),
    "units init": (["units", "init", "样表.xlsx", "--overwrite"], "样表.xlsx", is_package),
}
LEDGER = ["units", "台账.csv", "--period", "2026-10", "--ledger-db", "累计.db"]
EXITS = {
    signal.SIGINT: {130, -signal.SIGINT},
    signal.SIGTERM: {143, -signal.SIGTERM},
    signal.SIGKILL: {-signal.SIGKILL},
}
SIGNALS = list(EXITS)
TOLD = "已中断，报告不完整\n"


@pytest.fixture(scope="module")
def lasting(big_room):
    """How long a command takes here and now; measured once."""
    known = {}

    def seconds(name, arguments):
        if name not in known:
            start = time.perf_counter()
            assert big_room.run(*arguments)[0] == 0
            known[name] = time.perf_counter() - start
        return known[name]

    return seconds


def end(room, arguments, number, after):
    """Start the program, signal it ``after`` seconds, see it gone: its exit code and last words."""
    # A group of its own, so that the signal reaches its workers as Ctrl-C in a terminal does.
    with room.start(*arguments, start_new_session=True) as program:
        time.sleep(after)
        if number == signal.SIGINT:
            os.killpg(program.pid, number)
        else:
            program.send_signal(number)
        _, told = program.communicate(timeout=30)
    return program.returncode, told.decode()


@pytest.mark.parametrize("number", SIGNALS, ids=lambda each: each.name)
@pytest.mark.parametrize("name", COMMANDS)
def test_an_interrupted_command_leaves_the_old_file_or_the_new_one(big_room, lasting, name, number):
    arguments, file, is_new = COMMANDS[name]
    whole = lasting(name, arguments)
    dice = random.Random(f"{name} {number}")
    target = big_room.folder / file
    for part in range(MOMENTS):
        target.write_bytes(OLD)
        before = set(big_room.folder.iterdir())
        share = 0.25 + 0.8 * (part + dice.random()) / MOMENTS
        code, told = end(big_room, arguments, number, whole * share)
        data = target.read_bytes()
        assert data == OLD or is_new(data)
        left = set(big_room.folder.iterdir()) - before
        if number == signal.SIGKILL:  # nobody can clear away any more
            assert all(each.name.endswith(".part") for each in left)
            for each in left:
                each.unlink()
        else:
            assert left == set()
        assert code in EXITS[number] | {0}
        assert data == OLD if code in (130, 143) else True
        assert is_new(data) if code == 0 else True
        assert told == TOLD if code in (130, 143) else "Traceback" not in told
        assert_nothing_left(big_room)


STRUCK = """\
import os, signal, sys
from concurrent.futures.process import ProcessPoolExecutor
from infoscore.cli.main import run

if __name__ == "__main__":
    number, start = int(sys.argv.pop()), ProcessPoolExecutor._spawn_process

    def strike(pool):
        start(pool)
        os.kill(os.getpid(), number)

    ProcessPoolExecutor._spawn_process = strike
    sys.exit(run())
"""


# The signal comes while the pool makes its locks, which the system must be told to forget again.
LOCKING = """\
import os, signal, sys
from multiprocessing import resource_tracker
from infoscore.cli.main import run

if __name__ == "__main__":
    number, plain = int(sys.argv.pop()), resource_tracker.register

    def strike(name, kind):
        plain(name, kind)
        os.kill(os.getpid(), number)

    resource_tracker.register = strike
    sys.exit(run())
"""
# The signal comes when the first file is there beside its target, and the second is being made.
RENDERING = """\
import os, signal, sys
from infoscore.cli.main import run
from infoscore.render import check

if __name__ == "__main__":
    number, plain, made = int(sys.argv.pop()), check.render, []

    def strike(*given):
        if made:
            os.kill(os.getpid(), number)
        made.append(plain(*given))
        return made[-1]

    check.render = strike
    sys.exit(run())
"""
# The signal meets code that is made from a string, as those of dataclasses are.
LOADING = """\
import os, signal, sys
from infoscore.cli import main

number = int(sys.argv.pop())
main.prepare = lambda: exec("os.kill(os.getpid(), number)", globals())
sys.exit(main.run())
"""
each_end = pytest.mark.parametrize(
    "number", [signal.SIGINT, signal.SIGTERM], ids=lambda each: each.name
)


def struck(room, script, number, *arguments):
    """Run ``script`` as a module: it signals itself. Exit code, output, last words."""
    file = room.folder / "struck.py"
    file.write_text(script, "utf-8")
    program = [sys.executable, "-m", "struck"]
    bare = {"PYTHONDONTWRITEBYTECODE": "1"}
    with room.start(*arguments, str(int(number)), program=program, env=bare) as ended:
        out, told = ended.communicate(timeout=30)
    file.unlink()
    return ended.returncode, out.decode(), told.decode()


@each_end
@pytest.mark.parametrize("command", ["grade", "check"])
def test_a_signal_while_workers_start_is_kept_until_they_have_started(big_room, number, command):
    """A worker cut off from the main process half-way would say so in a traceback."""
    ended = struck(big_room, STRUCK, number, command, "来稿", "--jobs", "2")
    assert ended == (128 + number, "", TOLD)
    assert_nothing_left(big_room)


@each_end
def test_a_signal_while_the_pool_is_made_leaves_no_lock_behind(big_room, number):
    """Python would tell of each at its end, in words no user can do anything with."""
    ended = struck(big_room, LOCKING, number, "grade", "来稿", "--jobs", "2")
    assert ended == (128 + number, "", TOLD)
    assert_nothing_left(big_room)


@each_end
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_check_ended_while_it_writes_touches_none_of_its_files(big_room, number, jobs):
    old = big_room.folder / "旧.json"
    old.write_bytes(OLD)
    before = set(big_room.folder.iterdir())
    outputs = ["--output", "json=旧.json", "--output", "sarif=新.sarif", "--overwrite"]
    ended = struck(big_room, RENDERING, number, "check", "来稿", *outputs, "--jobs", jobs)
    assert ended == (128 + number, "", TOLD)
    assert old.read_bytes() == OLD
    assert set(big_room.folder.iterdir()) == before
    assert_nothing_left(big_room)


@each_end
def test_a_signal_while_the_program_loads_gives_its_own_exit_code(room, number):
    assert struck(room, LOADING, number, "check", "稿.txt") == (128 + number, "", TOLD)


def assert_nothing_left(room):
    """No worker outlives the program for long."""
    until = time.monotonic() + 10
    while (alive := room.alive()) and time.monotonic() < until:
        time.sleep(0.05)
    assert alive == []


@pytest.mark.parametrize("number", SIGNALS, ids=lambda each: each.name)
def test_an_interrupted_ledger_holds_all_of_a_table_or_none(big_room, lasting, number):
    base = big_room.folder / "累计.db"
    base.unlink(missing_ok=True)
    whole = lasting("ledger", LEDGER)
    dice = random.Random(f"ledger {number}")
    for part in range(MOMENTS + 1):
        base.unlink(missing_ok=True)
        before = set(big_room.folder.iterdir())
        end(big_room, LEDGER, number, whole * (0.35 + 0.65 * (part + dice.random()) / MOMENTS))
        left = {each.name for each in set(big_room.folder.iterdir()) - before}
        assert left <= {"累计.db", "累计.db-journal"}
        code, out, told = big_room.run(*LEDGER)  # whatever was left, the next run makes it good
        assert (code, told) == (0, "")
        assert "采用 2000 条" in out
        with sqlite3.connect(base) as open_base:
            assert open_base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert open_base.execute("SELECT count(*) FROM facts").fetchone() == (
                4000,
            )  # each row tells of an item and of its adoption
        open_base.close()


def test_ctrl_c_at_the_keyboard_ends_with_130_and_one_line(big_room):
    """Standard input that never ends: the program surely waits when the signal comes."""
    with big_room.start("grade", "-", stdin=subprocess.PIPE) as program:
        time.sleep(1.0)
        program.send_signal(signal.SIGINT)
        out, told = program.communicate(timeout=30)
    assert (program.returncode, out) == (130, b"")
    assert told.decode() == TOLD


def test_an_ignored_signal_stays_ignored(big_room):
    """As with nohup, or a job that a script puts into the background."""

    def deaf():
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)

    with big_room.start("grade", "来稿", "--format", "jsonl", preexec_fn=deaf) as program:
        time.sleep(0.5)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            program.send_signal(number)
        out, told = program.communicate(timeout=60)
    assert (program.returncode, told) == (0, b"")
    assert out.count(b"\n") >= 150


def test_a_package_is_checked_as_such(big_room):
    """The check above can fail: half a package is none."""
    data = big_room.folder / "样表.xlsx"
    assert big_room.run("units", "init", "样表.xlsx", "--overwrite")[0] == 0
    assert zipfile.is_zipfile(data)
    with pytest.raises(json.JSONDecodeError):
        is_report(b'{"items": [')
