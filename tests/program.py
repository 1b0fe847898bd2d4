"""The program run by tests, in their own process or in one that can be interrupted."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

from infoscore.cli.main import run

if TYPE_CHECKING:
    import pytest


def call(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Exit code, standard output and standard error; no traceback."""
    code = run([str(each) for each in arguments])
    told = capsys.readouterr()
    assert "Traceback" not in told.err
    return code, told.out, told.err


def hearing() -> None:
    """In a new process: Ctrl-C counts, even where the tests run in the background and ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
