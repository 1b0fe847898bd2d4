"""What the rules say about the reports of one emergency: first, follow-ups, final."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infoscore.ruleset.model import Card, Words

NO_FINAL, GAP, SHRINKS = "no_final", "gap", "shrinks"


@dataclass(frozen=True, slots=True)
class RunningTotal:
    """A figure that does not fall from report to report: told by ``words`` beside a count in
    ``unit``; what leaves it may have gone ``into`` another one (the injured who died).
    """

    id: str
    name: Words
    words: tuple[str, ...]
    unit: str
    into: str | None


@dataclass(frozen=True, slots=True)
class Series:
    """The words by which reports of one emergency are known; ``events`` are slots (bits), ``most``
    is how many emergency drafts of one run are remembered.
    """

    first: tuple[str, ...]
    follow: tuple[str, ...]
    last: tuple[str, ...]
    announced: tuple[str, ...]
    events: int
    alike: tuple[tuple[str, ...], ...]
    figures: tuple[RunningTotal, ...]
    apart: tuple[str, ...]
    explained: tuple[str, ...]
    most: int


@dataclass(frozen=True, slots=True)
class ChainRule:
    """Something to tell about a chain: ``finds`` is no_final (after ``days``), gap or shrinks."""

    card: Card
    finds: str
    days: int
    message: Words
