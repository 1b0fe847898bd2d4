"""What a method's match looks at, whether it fits, and how figures are rounded."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal
from typing import TYPE_CHECKING, NamedTuple

from infoscore.units.method import NAMED

if TYPE_CHECKING:
    from infoscore.units.method import Match

ROUNDING = {
    "half_up": ROUND_HALF_UP,
    "half_even": ROUND_HALF_EVEN,
    "down": ROUND_DOWN,
    "up": ROUND_UP,
}
AT = {name: number for number, name in enumerate(NAMED)}


class Seen(NamedTuple):
    """What a match looks at, for one fact and one unit; ``words`` in the order of NAMED."""

    words: tuple[str, ...]
    flags: frozenset[str] = frozenset()
    chars: int | None = None
    on_time: bool | None = None
    used: bool = False
    shared: bool = False

    def word(self, name: str) -> str:
        """The fact's own word for a key of NAMED."""
        return self.words[AT[name]]


def fits(match: Match, seen: Seen) -> bool:
    """Whether a fact is meant by ``match``."""
    for name, wanted in match.names:
        if seen.words[AT[name]] not in wanted:
            return False
    if match.flags and not match.flags <= seen.flags:
        return False
    if match.without and match.without & seen.flags:
        return False
    if match.min_chars is not None and (seen.chars is None or seen.chars < match.min_chars):
        return False
    if match.on_time is not None and seen.on_time is not match.on_time:
        return False
    if match.used is not None and seen.used is not match.used:
        return False
    return match.shared is None or seen.shared is match.shared


def rounded(value: Decimal, places: int, mode: str) -> Decimal:
    """``value`` to ``places`` decimals."""
    return value.quantize(Decimal(1).scaleb(-places), ROUNDING[mode])
