"""What can be set, with what holds where nothing is set."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from infoscore.errors import Location

CHECK_FORMATS = ("text", "json", "jsonl", "csv", "sarif", "junit", "github", "gitlab", "html")
LEVELS = ("0", "1", "2", "3", "4")
SEVERITY_GATES = ("high", "medium", "low", "none")


@dataclass(frozen=True, slots=True)
class IgnoreRule:
    """Findings of ``rule`` are ignored for ``reason``, in drafts that fit ``paths`` (none: all)."""

    rule: str
    reason: str
    paths: tuple[str, ...]
    where: Location


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings. Patterns of paths are those of .gitignore, paths relative to the file's folder.

    ``fail_*`` are the gates of ``check``: least score (0–100), least band (its id) or level (0–4),
    least mean of a unit (0–100), gravest finding that may not stand; ``margin`` is how many points
    a draft may fall below the ``baseline``.
    """

    paths: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    rules: str | None = None
    as_of: date | None = None
    jobs: int = 1
    color: str = "auto"
    format: str | None = None
    fail_score: Decimal | None = None
    fail_band: str | None = None
    fail_level: int | None = None
    fail_unit_mean: Decimal | None = None
    fail_severity: str = "high"
    baseline: str | None = None
    margin: Decimal = Decimal(2)
    ignore: tuple[IgnoreRule, ...] = ()


KEYS = tuple(each.name for each in fields(Settings))


@dataclass(frozen=True, slots=True)
class Chosen:
    """The settings of one run: ``file`` they were read from, None for the built-in ones, the place
    where each that differs was written, and ``by`` what the file was named (None: it was found).
    """

    settings: Settings = Settings()
    file: Path | None = None
    places: Mapping[str, Location] = field(default_factory=dict)
    by: str | None = None

    def value(self, key: str, given: Any) -> Any:
        """What the user gave on the command line, else what is set."""
        return getattr(self.settings, key) if given is None else given
