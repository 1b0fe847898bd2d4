"""Rules kept ready on disk, so that a single draft need not wait until the YAML is read.

What is kept is only ever a copy: its name is the digest of the rule files and of the program
that read them.  A copy that someone else could have written is passed over, nothing but plain
rule values can come out of it, and whatever goes wrong, the YAML is read instead.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from infoscore.errors import Fault, RuleError
from infoscore.ruleset.files import read_bytes, yaml_files
from infoscore.ruleset.locate import builtin_rules
from infoscore.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infoscore.ruleset.model import RuleSet

KEPT_MAX = 4
_VALUES = {
    f"infoscore.ruleset.{name}" for name in ("model", "patterns", "series", "slots", "workdays")
}
_PLAIN = {("datetime", "date"), ("decimal", "Decimal")}


def kept_rules(path: str | Path | None, folder: Path | None) -> RuleSet:
    """What :func:`infoscore.ruleset.load.load_rules` gives, from ``folder`` where it has a copy.

    The folder is made if need be; None keeps nothing.
    """
    file = None
    if folder is not None:
        try:
            file = folder / f"rules-{_digest(path)}.pickle"
            return _taken(file)
        except Exception:  # noqa: BLE001, S110 - a copy that is of no use is as good as none
            pass
    from infoscore.ruleset import load  # noqa: PLC0415 - spared where there is a copy

    rules = load.load_rules(path)
    if file is not None:
        _keep(file, rules)
    return rules


def _digest(path: str | Path | None) -> str:
    """Changes with every byte of the rules and with the program that reads them."""
    digest = hashlib.sha256(f"{VERSION} {sys.implementation.cache_tag}".encode())
    for file in sorted(Path(__file__).parent.glob("*.py")):
        about = file.stat()
        digest.update(f"{file.name} {about.st_size} {about.st_mtime_ns} ".encode())
    roots = [builtin_rules()] if path is None else [builtin_rules(), Path(path)]
    for root in roots:
        for file in yaml_files(root) if root.is_dir() else [root]:
            data = read_bytes(file, "")
            if isinstance(data, Fault):
                raise RuleError(data)
            digest.update(f"{file.as_posix()} {len(data)} ".encode("utf-8", "surrogateescape"))
            digest.update(data)
    return digest.hexdigest()[:32]


def _taken(file: Path) -> RuleSet:
    """The rules of a copy that only this user could have written; an exception otherwise."""
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as stream:
        for about in (os.fstat(handle), file.parent.stat()):
            if hasattr(os, "getuid") and (
                about.st_uid != os.getuid() or about.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
            ):
                raise PermissionError(file)
        rules: RuleSet = _Values(io.BytesIO(stream.read())).load()
    return rules


class _Values(pickle.Unpickler):
    """Takes rule values, dates and decimals, and no other kind of object."""

    def find_class(self, module: str, name: str) -> Any:
        """A class that a copy may name."""
        if "." not in name and (module in _VALUES or (module, name) in _PLAIN):
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(name)


def _keep(file: Path, rules: RuleSet) -> None:
    """Write a copy beside the few latest ones; a folder that cannot be written is no fault."""
    part = file.with_suffix(f".{os.getpid()}")
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part.write_bytes(pickle.dumps(rules, protocol=5))
        part.replace(file)
        for old in _oldest(file.parent):
            old.unlink()
    except (OSError, pickle.PicklingError):
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _oldest(folder: Path) -> Iterator[Path]:
    copies = sorted(folder.glob("rules-*.pickle"), key=lambda file: -file.stat().st_mtime_ns)
    yield from copies[KEPT_MAX:]
