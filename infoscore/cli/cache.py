"""Where copies of read rules are kept between runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def cache_folder(environ: Mapping[str, str]) -> Path | None:
    """INFOSCORE_CACHE where it is set (empty: keep nothing), else the user's own cache folder."""
    chosen = environ.get("INFOSCORE_CACHE")
    if chosen is not None:
        return Path(chosen) if chosen else None
    base = environ.get("XDG_CACHE_HOME") or environ.get("LOCALAPPDATA")
    if base:
        return Path(base) / "infoscore"
    try:
        home = Path.home()
    except RuntimeError:  # no home folder
        return None
    return home / ".cache" / "infoscore" if home.is_dir() else None
