"""The bytes of files: plain ones of a sensible size, never a device that has no end."""

from __future__ import annotations

import os
import stat
from itertools import islice
from typing import TYPE_CHECKING

from infoscore.errors import RuleError, fault
from infoscore.intake.sources import os_fault, shown

if TYPE_CHECKING:
    from pathlib import Path

    from infoscore.errors import Fault

MAX_BYTES = 2 * 1024 * 1024
MAX_FILES = 500
_LOOKED_AT = 20 * MAX_FILES


def read_bytes(file: Path, path: str, limit: int = MAX_BYTES) -> bytes | Fault:
    """What stands in ``file``, or why it cannot be had; the fault names the file as ``path``.

    The faults speak of rule files; whoever reads another kind says ``ruleset.not_a_file`` and
    ``ruleset.yaml_big`` in words of its own.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        if file.is_dir():  # on Windows a folder cannot even be opened
            return fault(path, "ruleset.not_a_file")
        handle = os.open(file, flags | getattr(os, "O_NOCTTY", 0))
        with os.fdopen(handle, "rb") as stream:
            about = os.fstat(handle)
            if not stat.S_ISREG(about.st_mode):
                return fault(path, "ruleset.not_a_file")
            # not limit + 1: so much memory would be set aside for a file of two bytes
            data = stream.read(min(about.st_size, limit) + 1)
            data += stream.read(limit - len(data) + 1) if len(data) > about.st_size else b""
            if len(data) > limit:
                return fault(path, "ruleset.yaml_big", limit=limit // 1024)
    except (OSError, ValueError) as error:
        return os_fault(path, error)
    return data


def yaml_files(folder: Path) -> list[Path]:
    """Every YAML file below ``folder``, in order; RuleError where there are absurdly many."""
    found = []
    for file in islice(folder.rglob("*.y*ml"), _LOOKED_AT):
        if file.suffix in {".yaml", ".yml"} and not file.is_dir():
            found.append(file)
        if len(found) > MAX_FILES:
            raise RuleError(fault(shown(str(folder)), "ruleset.folder_many", limit=MAX_FILES))
    return sorted(found)
