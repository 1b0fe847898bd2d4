"""Frozen rule types: what a rule file says once it has been checked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """A phrase in Chinese and, where given, English."""

    zh: str
    en: str | None = None

    def say(self, lang: str) -> str:
        return self.en if lang == "en" and self.en else self.zh
