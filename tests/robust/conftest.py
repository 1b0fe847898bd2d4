"""The real program in a process of its own, in a room that may be made as hostile as need be."""

from __future__ import annotations

import os
import subprocess
import sys
import uuid
from contextlib import suppress
from pathlib import Path

import pytest
from program import hearing

PROGRAM = [sys.executable, "-m", "infoscore"]
DRAFT = (
    "柳河镇东沟西沟两村断水26天\n"
    "　　截至8月5日，柳河镇东沟、西沟两村断供饮水26天，涉及312户1140人。"
    "村民每天到三公里外的泵站取水，老人和病人靠邻居代送。\n"
    "　　主管破损的原因是去年施工时埋深不足。"
    "建议县水利局本月内抢修主管，由镇政府每天派两辆水车送水。\n"
)
_MARK = "INFOSCORE_TEST_MARK"


class Room:
    """A folder with drafts, and the program to run in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.mark = uuid.uuid4().hex
        (folder / "稿.txt").write_text(DRAFT, "utf-8")

    def environ(self, changed: dict[str, str | None]) -> dict[str, str]:
        """The environment with ``changed``; None takes a variable away."""
        plain = {
            key: value
            for key, value in os.environ.items()
            if not key.startswith(("INFOSCORE", "LC_", "LANG", "PYTHON", "XDG_"))
        }
        plain |= {
            "INFOSCORE_CACHE": os.environ["INFOSCORE_CACHE"],
            "LC_ALL": "C.UTF-8",
            _MARK: self.mark,
        }
        plain |= {key: value for key, value in changed.items() if value is not None}
        for key, value in changed.items():
            if value is None:
                plain.pop(key, None)
        return plain

    def start(self, *arguments, program=PROGRAM, env=None, **rest) -> subprocess.Popen:
        """The program on its way."""
        rest = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "cwd": self.folder, **rest}
        if os.name == "posix":
            rest = {"preexec_fn": hearing, **rest}
        return subprocess.Popen(
            [*program, *map(os.fspath, arguments)], env=self.environ(env or {}), **rest
        )

    def run(self, *arguments, **rest) -> tuple[int, str, str]:
        """Exit code, standard output and standard error; no traceback, no bug, no endless wait."""
        with self.start(*arguments, **rest) as program:
            out, err = program.communicate(timeout=60)
        told = (err or b"").decode("utf-8", "replace")
        assert "Traceback" not in told
        assert "程序出错" not in told
        return program.returncode, (out or b"").decode("utf-8", "replace"), told

    def alive(self) -> list[str]:
        """Processes of this room that are still there."""
        found = []
        for each in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):  # it has just ended
                if f"{_MARK}={self.mark}".encode() in (each / "environ").read_bytes():
                    found.append((each / "cmdline").read_text().replace("\0", " "))
        return [words for words in found if words]


@pytest.fixture
def room(tmp_path):
    return Room(tmp_path)


@pytest.fixture(scope="module")
def big_room(tmp_path_factory):
    """A room with work for a second or two: 150 drafts, and a ledger of 2,000 rows."""
    made = Room(tmp_path_factory.mktemp("room"))
    drafts = made.folder / "来稿"
    drafts.mkdir()
    for number in range(150):
        text = DRAFT.replace("26天", f"{number + 2}天") + DRAFT.split("\n", 1)[1] * 6
        (drafts / f"{number:03}.txt").write_text(text, "utf-8")
    rows = [
        f"A{n},青山县水利局,两村断水{n}天,每日要情,2026-10-{n % 28 + 1:02}" for n in range(2000)
    ]
    table = "\n".join(["编号,单位,标题,采用刊物,采用日期", *rows])
    (made.folder / "台账.csv").write_text(table, "utf-8")
    return made


def without_privileges() -> None:
    """In a new process: even root minds the permissions of files (capabilities are dropped)."""
    import ctypes  # noqa: PLC0415

    if os.geteuid() == 0:
        for capability in (1, 2, 3):  # DAC_OVERRIDE, DAC_READ_SEARCH, FOWNER
            ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)


@pytest.fixture
def minding(tmp_path):
    """What to start the program with so that it minds permissions; skips where nothing helps."""
    shut = tmp_path / "probe"
    shut.mkdir(mode=0o500)
    code = f"open({str(shut / 'a')!r}, 'w')"
    ended = subprocess.run(
        [sys.executable, "-c", code],
        preexec_fn=without_privileges,
        capture_output=True,
        check=False,
    )
    shut.rmdir()
    if b"PermissionError" not in ended.stderr:
        pytest.skip("permissions do not bind this user")
    return {"preexec_fn": without_privileges}
