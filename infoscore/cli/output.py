"""Where a report goes: the standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import errno
import io
import os
import stat
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from infoscore.cli.signals import be_deaf
from infoscore.errors import Fault, UsageError, fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import BinaryIO, TextIO

_CAUSES = {
    errno.EACCES: "cli.output_denied",
    errno.EPERM: "cli.output_denied",
    errno.EROFS: "cli.output_denied",
    errno.ENOSPC: "cli.output_full",
    errno.EDQUOT: "cli.output_full",
    errno.EFBIG: "cli.output_full",
    errno.ENOENT: "cli.output_no_folder",
    errno.ENOTDIR: "cli.output_no_folder",
    errno.ENAMETOOLONG: "cli.output_bad_name",
    errno.EINVAL: "cli.output_bad_name",
    errno.EILSEQ: "cli.output_bad_name",
    errno.ELOOP: "cli.output_bad_name",
    errno.EISDIR: "cli.output_is_folder",
}


_OF_PROGRAMS = frozenset(
    [
        ".pdf",
        ".doc",
        ".docx",
        ".xls",
        ".xlsx",
        ".wps",
        ".et",
        ".ppt",
        ".pptx",
        ".html",
        ".csv",
        ".xml",
    ]
)


def check_target(target: Path, given: Iterable[Path], *, overwrite: bool) -> None:
    """UsageError if ``target`` is one of the files ``given``, lies where it cannot, or exists."""
    shown = target.as_posix()
    try:
        mode = _mode(target)
    except (OSError, ValueError) as error:
        raise UsageError(output_fault(target, error)) from None
    if mode is None:
        if not target.parent.is_dir():
            raise UsageError(fault(shown, "cli.output_no_folder"))
        return
    if stat.S_ISDIR(mode):
        raise UsageError(fault(shown, "cli.output_is_folder"))
    if not stat.S_ISREG(mode):  # put in the place of a device it would break the system
        raise UsageError(fault(shown, "cli.output_not_regular"))
    if not overwrite:
        raise UsageError(fault(shown, "cli.output_exists"))
    if any(_same(target, each) for each in given):
        raise UsageError(fault(shown, "cli.output_is_input"))


def format_of(output: str, known: Mapping[str, str]) -> str:
    """The format that the suffix of a file asks for; UsageError for that of another program, in
    which a report would be taken for broken.
    """
    suffix = Path(output).suffix.lower()
    if suffix.lstrip(".") in known:
        return known[suffix.lstrip(".")]
    if suffix in _OF_PROGRAMS:
        listed = " ".join(f".{each}" for each in known)
        raise UsageError(fault(output, "cli.output_suffix", suffix=suffix, known=listed))
    return "text"


@contextmanager
def whole_file(target: Path) -> Iterator[TextIO]:
    """A UTF-8 stream whose content takes the place of ``target`` once all of it is written."""
    with _part(target) as part:
        stream = io.TextIOWrapper(part, "utf-8", errors="backslashreplace", newline="\n")
        yield stream
        stream.flush()
        stream.detach()


def whole_bytes(target: Path, data: bytes) -> None:
    """Write ``data`` so that ``target`` appears whole or not at all."""
    with _part(target) as part:
        part.write(data)


def output_fault(target: Path, error: OSError | ValueError) -> Fault:
    """Say why nothing can be written to ``target``."""
    number = getattr(error, "errno", None) or errno.EINVAL
    if number in _CAUSES:
        return fault(target.as_posix(), _CAUSES[number])
    reason = errno.errorcode.get(number, type(error).__name__)
    return fault(target.as_posix(), "cli.output_failed", reason=reason)


@contextmanager
def _part(target: Path) -> Iterator[BinaryIO]:
    """A file beside ``target`` that takes its place at the end, or goes away after any failure.

    A link stays a link: the file it leads to is replaced, and keeps its permissions.
    """
    real = Path(os.path.realpath(target))
    part = real.with_name(f".infoscore-{os.urandom(6).hex()}.part")
    try:
        with part.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        with suppress(OSError):
            part.chmod(stat.S_IMODE(real.stat().st_mode))
        be_deaf()  # from here on the output is whole, and so is the report
        part.replace(real)
    except OSError as error:
        raise UsageError(output_fault(target, error)) from None
    finally:
        with suppress(OSError):
            part.unlink()


def _mode(target: Path) -> int | None:
    """What ``target`` is, or None where there is nothing yet."""
    try:
        return target.stat().st_mode
    except FileNotFoundError:
        return None


def _same(target: Path, given: Path) -> bool:
    """Whether ``given`` is ``target`` or a folder around it."""
    try:
        return target.samefile(given) or (
            given.is_dir() and given.resolve() in target.resolve().parents
        )
    except OSError:
        return False
