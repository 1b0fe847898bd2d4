"""The desk: results come in the order of the sources, whoever worked them out."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from pathlib import Path

import pytest
from program import hearing

from infoscore.cli import desk
from infoscore.cli.desk import Desk, Result, Setup, results
from infoscore.errors import UsageError
from infoscore.intake import Source

SETUP = Setup(None, date(2026, 3, 9), None)


@pytest.fixture
def in_process(monkeypatch, faked):
    """A pool that works in this process, and remembers how far ahead it was asked to work."""
    waiting = []

    class Pool:
        def __init__(self, *_, **__):
            pass

        def submit(self, work, chunk):
            future = Future()
            future.set_result([Result(each.path, None) for each in chunk])
            waiting.append(len(chunk))
            return future

        def shutdown(self, **_):
            waiting.append("closed")

    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", Pool)
    return waiting


def sources(count):
    return [Source(f"{n:05}.txt", Path(f"{n:05}.txt")) for n in range(count)]


@pytest.mark.parametrize("count", [1, 64, 65, 1000])
def test_order_is_kept(in_process, count):
    made = [each.path for each in results(sources(count), None, SETUP, 3)]
    assert made == [each.path for each in sources(count)]


def test_work_goes_out_in_chunks_and_not_far_ahead(in_process):
    taking = results(sources(10_000), None, SETUP, 2)
    next(taking)
    assert in_process == [64] * 6
    taking.close()
    assert in_process[-1] == "closed"


def test_a_single_chunk_needs_no_pool(in_process, drafts):
    assert len(list(results(sources(64), None, SETUP, 8))) == 64
    assert in_process == []


def test_standard_input_is_read_here(in_process, monkeypatch):
    monkeypatch.setattr(Desk, "grade", lambda _, source: Result(f"here {source.path}", None))
    given = [*sources(64), Source("-"), *sources(10)]
    made = [each.path for each in results(given, None, SETUP, 2)]
    assert made[64] == "here -"
    assert made[0] == "00000.txt"


def test_a_dead_process_is_one_fault():
    future = Future()
    future.set_exception(BrokenProcessPool())
    with pytest.raises(UsageError) as raised:
        list(desk._taken(future, None))
    assert "--jobs" in raised.value.faults[0].text()


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
def test_ctrl_c_while_waiting_for_input():
    with subprocess.Popen(
        [sys.executable, "-m", "infoscore", "grade", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=hearing,  # noqa: PLW1509
    ) as program:
        time.sleep(2)
        program.send_signal(signal.SIGINT)
        _, told = program.communicate()
    assert (program.returncode, told.decode()) == (130, "已中断，报告不完整\n")
