"""Paths of drafts as machines want them."""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import quote


def uri(path: str) -> str:
    """``path`` as a relative reference (a file URI where it is absolute), percent-encoded."""
    pure = PurePath(path)
    if pure.is_absolute():
        return pure.as_uri()
    encoded = quote(path, safe="/-._~", errors="replace")
    return f"./{encoded}" if ":" in path.split("/", 1)[0] else encoded


def relative(path: str) -> str:
    """``path`` without a leading ``./``."""
    return path.removeprefix("./")
