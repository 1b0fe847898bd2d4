"""What an exit code of infoscore means."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """FAILED outweighs DONE, and NOT_ALL outweighs both; they are the same for every format."""

    DONE = 0
    FAILED = 1
    NOT_ALL = 2
    INTERRUPTED = 130
