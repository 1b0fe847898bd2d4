"""Where a report goes: the standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from infoscore.errors import UsageError, fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import TextIO


def check_target(target: Path, given: Iterable[Path], *, overwrite: bool) -> None:
    """UsageError if ``target`` is one of the files ``given``, lies where it cannot, or exists."""
    shown = target.as_posix()
    if target.is_dir():
        raise UsageError(fault(shown, "cli.output_is_folder"))
    if not target.parent.is_dir():
        raise UsageError(fault(shown, "cli.output_no_folder"))
    if not target.exists():
        return
    if not overwrite:
        raise UsageError(fault(shown, "cli.output_exists"))
    if any(_same(target, each) for each in given):
        raise UsageError(fault(shown, "cli.output_is_input"))


@contextmanager
def whole_file(target: Path) -> Iterator[TextIO]:
    """A UTF-8 stream whose content takes the place of ``target`` once all of it is written."""
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("x", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            yield stream
        part.replace(target)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(fault(target.as_posix(), "cli.output_failed", reason=reason)) from None
    finally:
        with suppress(OSError):
            part.unlink()


def _same(target: Path, given: Path) -> bool:
    """Whether ``given`` is ``target`` or a folder around it."""
    try:
        return target.samefile(given) or (
            given.is_dir() and given.resolve() in target.resolve().parents
        )
    except OSError:
        return False
