"""Phrases of the room ``cli``: key → (Chinese, English)."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {}
