"""Which settings file holds: the one named, the one in the environment, the nearest one above."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from infoscore.errors import RuleError, UsageError, fault
from infoscore.settings.values import Chosen

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "infoscore.yaml"
VARIABLE = "INFOSCORE_CONFIG"
_MISNAMED = ("infoscore.yml", ".infoscore.yaml", ".infoscore.yml")


def chosen_settings(named: str | None, environ: Mapping[str, str], *, isolated: bool) -> Chosen:
    """The settings of this run.

    UsageError if a named file is missing, RuleError if a file is not in order: settings that
    cannot be read are never replaced by the built-in ones.
    """
    if isolated:
        if named is not None:
            raise UsageError(fault("--isolated", "settings.isolated_and_named"))
        return Chosen()
    by = VARIABLE if named is None else "--config"
    named = environ.get(VARIABLE) or None if named is None else named
    file = _nearest(Path.cwd()) if named is None else Path(named)
    if file is None:
        return Chosen()
    from infoscore.settings.read import read_settings  # noqa: PLC0415  YAML only where it is used

    shown = seen_from_here(file)
    if not file.is_file():
        raise UsageError(fault(shown, "settings.no_file"))
    return replace(read_settings(file, shown), by=by if named else None)


def _nearest(folder: Path) -> Path | None:
    """The settings file in ``folder`` or above it, up to the repository's root or the home."""
    try:
        home: Path | None = Path.home()
    except RuntimeError:
        home = None
    for each in (folder, *folder.parents):
        file = each / NAME
        if file.exists() or file.is_symlink():
            return file
        for name in _MISNAMED:
            if (each / name).is_file():
                raise RuleError(fault(seen_from_here(each / name), "settings.misnamed", name=NAME))
        if (each / ".git").exists() or each == home:
            return None
    return None


def seen_from_here(file: Path) -> str:
    """``file`` as a path from the folder we are in, so that reports are the same everywhere."""
    try:
        return Path(os.path.relpath(file)).as_posix() if file.is_absolute() else file.as_posix()
    except ValueError:  # on another drive
        return file.as_posix()
