"""Patterns of paths as .gitignore writes them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Patterns:
    """Some patterns, for paths below ``folder``; what lies elsewhere fits none."""

    def __init__(self, patterns: Iterable[str], folder: Path) -> None:
        lines = tuple(patterns)
        self._folder = _real(folder)
        self._spec = None
        if lines:
            from pathspec import GitIgnoreSpec  # noqa: PLC0415  only where there are some

            self._spec = GitIgnoreSpec.from_lines(lines)

    def fit(self, file: Path | None) -> bool:
        """Whether ``file`` fits."""
        if self._spec is None or file is None:
            return False
        real = _real(file)
        if not real.is_relative_to(self._folder):
            return False
        return self._spec.match_file(real.relative_to(self._folder).as_posix())


def _real(path: Path) -> Path:
    """Where ``path`` leads, from the root on; links that loop lead nowhere further."""
    return Path(os.path.realpath(path))


def broken(pattern: str) -> bool:
    """Whether ``pattern`` cannot be read."""
    from pathspec import GitIgnoreSpec  # noqa: PLC0415

    try:
        GitIgnoreSpec.from_lines([pattern])
    except ValueError:
        return True
    return False
