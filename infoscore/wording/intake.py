"""Phrases of the room ``intake``: key → (Chinese, English)."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {}
