"""What an edit must do to a score, as data: which dimension, which way, by how much."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from infoscore.metamorphic.case import Case, Variant
    from infoscore.scoring.values import ItemScore

ZERO = Decimal(0)
GOOD = 3
"""The level from which on a draft is one of which something can be taken away."""

SAME, NEVER_HIGHER, MUST_MOVE = "same", "never_higher", "must_move"
TARGETS = {SAME: 98, NEVER_HIGHER: 95, MUST_MOVE: 90}
"""Least share in per cent of the trials of a class that must come out as expected: what the
project's plan of tests asks of any rule set.
"""
_CLASSES = {
    "equal": SAME,
    "not_higher": NEVER_HIGHER,
    "not_lower": NEVER_HIGHER,
    "falls": MUST_MOVE,
    "rises": MUST_MOVE,
}


@dataclass(frozen=True, slots=True)
class Expect:
    """``what`` is total, value, level, a principle, a criterion, ``criteria`` (each of them),
    ``gates`` (how many fired) or ``report`` (everything); ``how`` it moves: falls or rises by at
    least ``by`` (by anything at all where 0), is equal, not_higher or not_lower but for ``by``.

    ``against`` is the number of the edit to compare with, 0 for the draft as it was; ``from_``
    is the least value from which a fall can be asked for; ``good``: asked of good drafts only.
    """

    what: str
    how: str
    by: Decimal = ZERO
    against: int = 0
    from_: Decimal = ZERO
    good: bool = False

    @property
    def group(self) -> str:
        """The class of the expectation, for which :data:`TARGETS` gives a target."""
        return _CLASSES[self.how]

    def missed(self, before: Decimal, after: Decimal) -> Decimal | None:
        """By how much the change is not what it must be; None where it is."""
        change = after - before
        if self.how == "equal":
            over = abs(change) - self.by
        elif self.how == "not_higher":
            over = change - self.by
        elif self.how == "not_lower":
            over = -change - self.by
        else:
            way = change if self.how == "rises" else -change
            if way > 0 and way >= self.by:
                return None
            return max(self.by - way, Decimal("0.1"))
        return over if over > 0 else None


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit of the plan: ``make`` gives the edited draft, or None where it does not apply."""

    number: int
    make: Callable[[Case], str | Variant | None]
    expects: tuple[Expect, ...]


def falls(what: str, by: str = "0", *, from_: str = "0.01") -> Expect:
    """A good draft must lose in ``what``, where it has at least ``from_`` of it."""
    return Expect(what, "falls", Decimal(by), from_=Decimal(from_), good=True)


def rises(what: str, against: int = 0) -> Expect:
    """``what`` must rise."""
    return Expect(what, "rises", against=against, good=True)


def equal(what: str, by: str = "0") -> Expect:
    """``what`` stays as it was, but for ``by``."""
    return Expect(what, "equal", Decimal(by))


def not_higher(what: str, by: str = "0", against: int = 0) -> Expect:
    """``what`` may not rise by more than ``by``."""
    return Expect(what, "not_higher", Decimal(by), against)


def not_lower(what: str, by: str = "0", against: int = 0) -> Expect:
    """``what`` may not fall by more than ``by``."""
    return Expect(what, "not_lower", Decimal(by), against)


def measured(score: ItemScore, what: str) -> dict[str, Decimal]:
    """The values of a score that ``what`` names, by name."""
    if what == "total":
        return {what: score.score}
    if what == "value":
        return {what: score.value}
    if what == "level":
        return {what: Decimal(score.level)}
    if what == "gates":
        return {what: Decimal(len(score.gates))}
    if what == "A1":
        findings = score.audit.findings if score.audit else ()
        return {what: Decimal(sum(1 for each in findings if each.check == "A1"))}
    if what == "criteria":
        return {each.id: each.grade for each in score.criteria}
    points = {each.id: each.score for each in score.principles}
    grades = {each.id: each.grade for each in score.criteria}
    both = {**points, **grades}
    return {what: both[what]} if what in both else {}
