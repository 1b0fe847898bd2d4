"""Standard streams that never crash on a character, a closed pipe or a missing console."""

from __future__ import annotations

import codecs
import errno
import io
import os
import shutil
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from infoscore.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import TextIO

    from infoscore.errors import Fault


class Closed(io.TextIOBase):
    """Stands for a standard output that was closed before the program began."""

    encoding = "utf-8"

    def write(self, _text: str) -> int:
        """There is nowhere to write: OSError."""
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def prepare() -> None:
    """Let what a stream's encoding lacks be replaced, not raise; a closed one say so."""
    if None in (sys.stdin, sys.stdout, sys.stderr):
        _occupy()
        sys.stdout = sys.stdout or Closed()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace" if is_utf8(stream) else "replace")


def _occupy() -> None:
    """Take the numbers of closed streams, so that no file opened later is taken for one."""
    while (handle := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(handle, True)
    os.close(handle)


def reason(error: OSError, lang: str) -> str:
    """Why a stream cannot be written, in the user's words where we have them."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return say("cli.reason_full", lang)
    if error.errno == errno.EBADF:
        return say("cli.reason_closed", lang)
    return errno.errorcode.get(error.errno or 0, type(error).__name__)


def is_utf8(stream: TextIO) -> bool:
    """Whether the stream can carry every character."""
    try:
        return codecs.lookup(stream.encoding or "ascii").name.startswith("utf-8")
    except LookupError:
        return False


def as_utf8(stream: TextIO) -> None:
    """Let the stream carry UTF-8 from here on: for formats that say they are, or that no console
    shows but another program reads.
    """
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None and not is_utf8(stream):
        reconfigure(encoding="utf-8", errors="backslashreplace")


def is_screen(stream: TextIO) -> bool:
    """Whether a person looks at the stream directly."""
    try:
        return stream.isatty()
    except (AttributeError, ValueError):
        return False


def cells() -> int:
    """Cells in a line of the terminal; 80 where nobody knows."""
    return shutil.get_terminal_size((80, 24)).columns


def wants_color(choice: str, environ: Mapping[str, str], *, screen: bool) -> bool:
    """``always`` and ``never`` decide; ``auto`` asks NO_COLOR, FORCE_COLOR and the terminal."""
    if choice != "auto":
        return choice == "always"
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return True
    return screen and environ.get("TERM") != "dumb"


def tell(text: str) -> None:
    """One line for the user, apart from the report."""
    if sys.stderr is not None:
        try:
            print(text, file=sys.stderr, flush=True)  # noqa: T201
        except OSError:
            return


def tell_faults(faults: Iterable[Fault], lang: str) -> None:
    """Every fault on a line of its own."""
    from infoscore.render.cells import plain  # noqa: PLC0415

    for fault in faults:
        tell(plain(fault.text(lang)))


@contextmanager
def reader_may_leave() -> Iterator[None]:
    """A reader of the standard output that leaves ends the writing, but what is known by then
    still tells the exit code.
    """
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        silence(sys.stdout)


def said(lines: Iterable[str], code: int) -> int:
    """Print ``lines`` and give back ``code``, which was known before: a reader who leaves after
    the first line must not turn a failure into a success.
    """
    with reader_may_leave():
        for line in lines:
            click.echo(line)
    return code


def silence(stream: TextIO) -> None:
    """Send what is still buffered nowhere: whoever read the stream has left."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        return
