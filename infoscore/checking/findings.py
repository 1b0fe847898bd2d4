"""What there is to mend in a graded draft, as findings that a machine can list and compare."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from posixpath import normpath
from typing import TYPE_CHECKING, NamedTuple

from infoscore.checking.values import SEVERITIES, Finding, Severity
from infoscore.ruleset.model import Words
from infoscore.wording import LANGUAGES, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from infoscore.report.run import Names
    from infoscore.scoring.values import CriterionScore, ItemScore, NearMiss, Quote

_BY_AUDIT: dict[str, Severity] = {"H": "high", "M": "medium", "L": "low"}
_FINGERPRINT = 32


class _Raw(NamedTuple):
    """A finding before it is counted among its likes."""

    rule: str
    about: str
    severity: Severity
    message: Words
    quote: Quote | None


def findings(item: ItemScore, names: Names) -> tuple[Finding, ...]:
    """Everything found in ``item``, gravest first, then in the order of the text.

    high: a gate that caps the score, a proven contradiction; medium: points lost, a probable
    contradiction; low: a slot that a criterion lacks, something to look at.
    """
    found = sorted(_raw(item, names), key=_place)
    counted: Counter[tuple[str, str]] = Counter()
    made = []
    for each in found:
        words = each.quote.text if each.quote else ""
        counted[each.rule, words] += 1
        ordinal = str(counted[each.rule, words])
        key = "\0".join((normpath(item.path), each.rule, words, ordinal))
        mark = sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:_FINGERPRINT]
        made.append(Finding(*each, mark))
    return tuple(made)


def _raw(item: ItemScore, names: Names) -> Iterator[_Raw]:
    for gate in item.gates:
        message = _filled("checking.gate", name=gate.name, reason=gate.reason)
        yield _Raw(gate.id, gate.id, "high", message, _first(gate.quotes))
    audited = item.audit.findings if item.audit else ()
    for slip in audited:
        severity = _BY_AUDIT[slip.severity]
        yield _Raw(slip.check, "accurate", severity, slip.message, _first(slip.quotes))
    told = {slip.check for slip in audited}
    for principle in item.principles:
        for reason in principle.reasons:
            if reason.points < 0 and reason.rule not in told:
                quote = _first(reason.quotes)
                yield _Raw(reason.rule, principle.id, "medium", reason.text, quote)
    for criterion in item.criteria:
        if criterion.applicable and not criterion.evidence:
            for miss in criterion.near_misses[:1]:
                yield _missing(criterion, miss, names)
    for advisory in item.advisories:
        yield _Raw(advisory.rule, advisory.rule, "low", advisory.text, _first(advisory.quotes))


def _missing(criterion: CriterionScore, miss: NearMiss, names: Names) -> _Raw:
    told = []
    for lang in LANGUAGES:
        slots = names.lacking(miss, lang)
        name = names.short[criterion.id].say(lang)
        told.append(say("checking.missing", lang, name=name, slots=slots))
    return _Raw(miss.rule, criterion.id, "low", Words(*told), _first(miss.quotes))


def _filled(key: str, **blanks: Words) -> Words:
    told = (
        say(key, lang, **{name: words.say(lang) for name, words in blanks.items()})
        for lang in LANGUAGES
    )
    return Words(*told)


def _first(quotes: Sequence[Quote]) -> Quote | None:
    return quotes[0] if quotes else None


def _place(raw: _Raw) -> tuple[int, int, str, str]:
    at = raw.quote.start if raw.quote else -1
    return SEVERITIES.index(raw.severity), at, raw.rule, raw.message.zh
