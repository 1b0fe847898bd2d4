"""Patterns of paths as .gitignore writes them."""

from __future__ import annotations

import os
import re
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pathspec import GitIgnoreSpec

# A byte of a name that is not UTF-8 is half a character, which re2 refuses; so every half stands
# for a character of its own that no name has.
_HALVES = {code: 0x10_0000 + code for code in range(0xD800, 0xE000)}
_CLASS = re.compile(r"\[([:.=])[^]]*\1\]")  # [:alpha:], which pathspec takes for a plain set


class Patterns:
    """Some patterns, for paths below ``folder``; what lies elsewhere fits none."""

    def __init__(self, patterns: Iterable[str], folder: Path) -> None:
        lines = tuple(patterns)
        self._folder, self._real = _absolute(folder), _real(folder)
        self._spec = _spec(lines) if lines else None

    def fit(self, file: Path | None) -> bool:
        """Whether ``file`` fits, by the name that the user sees."""
        if self._spec is None or file is None:
            return False
        name = self._below(file)
        return name is not None and self._spec.match_file(name.as_posix().translate(_HALVES))

    def _below(self, file: Path) -> Path | None:
        """``file`` from the folder on: as it is named, else where it leads."""
        seen = _absolute(file)
        if seen.is_relative_to(self._folder):
            return seen.relative_to(self._folder)
        above = (each for each in reversed(seen.parents) if _real(each) == self._real)
        way, folder = next(((seen, each) for each in above), (_real(file), self._real))
        return way.relative_to(folder) if way.is_relative_to(folder) else None


def broken(pattern: str) -> bool:
    """Whether ``pattern`` cannot be read."""
    try:
        _spec((pattern,))
    except (ValueError, re.error):
        return True
    return _CLASS.search(pattern) is not None


def _spec(patterns: Iterable[str]) -> GitIgnoreSpec:
    """What matches ``patterns``, silently: a warning of ``re`` would say nothing to the user."""
    import re2  # noqa: PLC0415  only where there are patterns
    from pathspec import GitIgnoreSpec  # noqa: PLC0415

    lines = [each.translate(_HALVES) for each in patterns]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return GitIgnoreSpec.from_lines(lines)
        except re2.error:  # too many of them for one set
            return GitIgnoreSpec.from_lines(lines, backend="simple")


def _absolute(path: Path) -> Path:
    """``path`` from the root on, links and all."""
    return Path(os.path.abspath(path))  # noqa: PTH100  an absolute() keeps ..


def _real(path: Path) -> Path:
    """Where ``path`` leads, from the root on; links that loop lead nowhere further."""
    return Path(os.path.realpath(path))
