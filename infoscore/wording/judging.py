"""Phrases of the room ``judging``: key → (Chinese, English)."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {}
