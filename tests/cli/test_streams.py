"""Streams: closed, full or narrow, they end the program quietly or with one line."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from infoscore.cli import streams
from infoscore.errors import fault

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


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_one_line():
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [*PROGRAM, "schema"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert ended.returncode == 2
    assert ended.stderr.decode().count("\n") == 1
    assert "报告写不出去" in ended.stderr.decode()


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
