"""Gates in words: what was asked for, how it went; and marks that had no effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoscore.checking.gates import or_graver
from infoscore.wording import say

if TYPE_CHECKING:
    from infoscore.checking.values import Check, CheckedItem, GateAsked
    from infoscore.intake.ignores import Ignore


def asked(gate: GateAsked, lang: str) -> str:
    """What the gate asks for."""
    wanted = gate.asked
    if gate.gate == "severity":
        wanted = say(f"checking.severity_{wanted}", lang)
    name = gate.name.say(lang) if gate.name else ""
    graver = or_graver(gate.asked, lang)
    return say(f"checking.gate_{gate.gate}", lang, asked=wanted, name=name, or_graver=graver)


def result(gate: GateAsked, check: Check, lang: str) -> str:
    """How it went. Where nothing was graded no gate was passed."""
    if gate.failed:
        return say("checking.gate_failed", lang, count=gate.failed)
    return say("checking.gate_passed" if check.items else "checking.gate_idle", lang)


def counts(check: Check) -> dict[str, int]:
    """How many drafts there were, how many passed, failed and were not graded."""
    failed = sum(1 for each in check.items if each.breaches)
    return {
        "count": len(check.items),
        "passed": len(check.items) - failed,
        "failed": failed,
        "unread": len(check.summary.errors),
    }


def counted(check: Check, lang: str) -> str:
    """The counts in a sentence."""
    return say("checking.counted", lang, **counts(check))


def unused(mark: Ignore, item: CheckedItem, lang: str) -> str:
    """Why a mark in the draft covered nothing."""
    if mark.rule in item.unknown:
        return say("settings.no_rule", lang, entry=mark.rule)
    return say("checking.unused", lang, rule=mark.rule)
