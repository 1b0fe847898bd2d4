"""Patterns as they stand in rule files: read, checked, made into :class:`Pattern`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from infoscore.errors import Fault, Location, fault
from infoscore.ruleset.dialect import translate
from infoscore.ruleset.fields import (
    ListOf,
    Mapped,
    OneOf,
    Record,
    Text,
    WithPlace,
    optional,
    required,
)
from infoscore.ruleset.patterns import PREFIX, Pattern, engine_of
from infoscore.ruleset.yamlnode import clip

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_PROBES = tuple(probe.encode() for probe in ("", "a", "1a", "中", "中文 1，", "。"))


@dataclass(frozen=True, slots=True)
class PatternSpec:
    """A pattern as written in a rule file, not yet checked."""

    regex: str
    where: Location
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()

    def compile(
        self, faults: list[Fault], lexicons: Mapping[str, Collection[str]] | None = None
    ) -> Pattern | None:
        """The checked pattern; None when a fault was noted."""
        return compile_pattern(
            self.regex,
            self.where,
            faults,
            lexicons=lexicons,
            not_before=self.not_before,
            not_after=self.not_after,
        )


def compile_pattern(
    pattern: str,
    where: Location,
    faults: list[Fault],
    *,
    lexicons: Mapping[str, Collection[str]] | None = None,
    not_before: tuple[str, ...] = (),
    not_after: tuple[str, ...] = (),
) -> Pattern | None:
    """Check ``pattern`` and fill in its lexicons; None when a fault was noted in ``faults``."""
    source = translate(pattern.strip("\n"), where, faults, lexicons or {})
    if source is None:
        return None
    import re2  # noqa: PLC0415 - its load time is paid only where a pattern is used

    try:
        engine = engine_of(source)
    except re2.error as error:
        cause = error.args[0] if error.args else ""
        cause = cause.decode(errors="replace") if isinstance(cause, bytes) else str(cause)
        if "too large" in cause:
            faults.append(fault(where, "ruleset.pattern_big"))
            return None
        cause = clip(cause.replace(PREFIX, "", 1))
        faults.append(fault(where, "ruleset.pattern_syntax", cause=cause))
        return None
    for probe in _PROBES:
        if any(match.start() == match.end() for match in engine.finditer(probe)):
            faults.append(fault(where, "ruleset.pattern_empty"))
            return None
    return Pattern(source, not_before, not_after)


def _spec(**values: Any) -> PatternSpec:
    regex = values.pop("regex")
    return PatternSpec(regex.value, regex.where, **values)


_REGEX = WithPlace(Text(example="同比(增长|下降)"))
_LITERALS = ListOf(Text(), min=1, unique=True)

PATTERN = OneOf(
    scalar=Mapped(_REGEX, lambda regex: _spec(regex=regex)),
    map=Record(
        _spec,
        {
            "regex": required(_REGEX),
            "not_before": optional(_LITERALS, ()),
            "not_after": optional(_LITERALS, ()),
        },
    ),
)
