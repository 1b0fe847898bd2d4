"""Paths of drafts as machines want them: the same for a file however it was named."""

from __future__ import annotations

from os.path import realpath
from pathlib import PurePath
from posixpath import normpath
from urllib.parse import quote


def uri(path: str) -> str:
    """``path`` as a relative reference (a file URI where it is absolute), percent-encoded."""
    plain = relative(path)
    pure = PurePath(plain)
    return pure.as_uri() if pure.is_absolute() else quote(plain, safe="/-._~", errors="replace")


def relative(path: str) -> str:
    """``path`` as a repository lists it: no ``.`` and no ``dir/..``, unless ``dir`` is a link that
    leads elsewhere.
    """
    plain = normpath(path)
    return plain if ".." not in path or realpath(plain) == realpath(path) else path
