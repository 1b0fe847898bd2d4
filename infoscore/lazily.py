"""Patterns that are compiled when they are first used: most drafts need few of them, and a single
draft should be graded at once.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "pattern")


class _Lazy:
    """Stands for a pattern; takes over its methods with the first that is asked for."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        pattern = re.compile(self._source, self._flags)
        self.__dict__.update({each: getattr(pattern, each) for each in _METHODS})
        return getattr(pattern, name)


def lazily(source: str, flags: int = 0) -> re.Pattern[str]:
    """What ``re.compile`` gives, but compiled at the first use."""
    return cast("re.Pattern[str]", _Lazy(source, flags))
