"""What every format is given: titled sections of lines and tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infoscore.render.units.layout import Value


@dataclass(frozen=True, slots=True)
class Cells:
    """A table: ``heads`` are (group, name, kind) by column; ``total`` a last row, if any."""

    heads: tuple[tuple[str, str, str], ...]
    rows: tuple[tuple[Value, ...], ...]
    total: tuple[Value, ...] = ()

    @property
    def deep(self) -> bool:
        """Whether the head needs two rows."""
        return any(group for group, _, _ in self.heads)


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of a report."""

    id: str
    title: str
    lines: tuple[str, ...] = ()
    table: Cells | None = None
