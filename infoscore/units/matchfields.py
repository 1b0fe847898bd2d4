"""Which facts are meant, and how much: the parts that clauses, quotas, limits and tables share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from infoscore.ruleset.fields import (
    Flag,
    Id,
    Integer,
    ListOf,
    Mapped,
    Record,
    Text,
    optional,
)
from infoscore.units.method import NAMED, Match, Value

if TYPE_CHECKING:
    from infoscore.ruleset.fields import Entry

NONE: frozenset[str] = frozenset()
TEXTS = Mapped(ListOf(Text(), min=1, unique=True), frozenset)
IDS = Mapped(ListOf(Id(), unique=True), frozenset)
_MATCH_KEYS = (*NAMED, "flags", "without", "min_chars", "on_time", "used", "shared")
_VALUE_KEYS = ("points", "of", "table", "times", "range", "steps")


def match_entries() -> dict[str, Entry]:
    known = {"venues": "刊物或载体", "levels": "层级", "forms": "采用形式", "kinds": "信息类别"}
    said = {name: optional(TEXTS, None, known.get(name, "")) for name in NAMED}
    return {
        **said,
        "flags": optional(TEXTS, NONE, "须有的标记"),
        "without": optional(TEXTS, NONE, "不得有的标记"),
        "min_chars": optional(Integer(0), None, "至少多少字"),
        "on_time": optional(Flag(), None, "按时限报送"),
        "used": optional(Flag(), None, "已被采用"),
        "shared": optional(Flag(), None, "由几个单位合报"),
    }


def make_match(values: dict[str, Any]) -> Match:
    """Takes what belongs to a match out of ``values``."""
    names = tuple((n, values[n]) for n in NAMED if values.get(n) is not None)
    rest = {k: values[k] for k in _MATCH_KEYS if k not in NAMED}
    for key in _MATCH_KEYS:
        del values[key]
    return Match(names, **rest)


def _only_match(**values: Any) -> Match:
    return make_match(values)


MATCH: Record[Match] = Record(_only_match, match_entries())


def make_value(values: dict[str, Any]) -> Value | None:
    given = {key: values.pop(key) for key in _VALUE_KEYS}
    low, high = given.pop("range") or (None, None)
    if all(given[k] in (None, "", ()) for k in ("points", "of", "table", "steps")) and low is None:
        return None
    return Value(low=low, high=high, **given)
