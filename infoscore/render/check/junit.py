"""A check as JUnit XML: a suite for each draft, a case for each gate, failures for failed gates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as Tree  # writes only; nothing foreign is parsed

from infoscore.render.check.gates import asked
from infoscore.wording import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from infoscore.checking.values import Check, CheckedItem, GateAsked
    from infoscore.render.check import CheckOptions

# What XML 1.0 cannot hold, even escaped.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(check: Check, options: CheckOptions) -> str:
    """The document."""
    lang = options.lang
    top = Tree.Element("testsuites", name="infoscore")
    for item in check.items:
        _draft(top, item, check.gates, lang)
    for gate in check.gates:
        if gate.gate == "unit":
            _units(top, check, gate, lang)
    for error in check.summary.errors:
        path = _legal(error.where.path)
        suite = Tree.SubElement(top, "testsuite", name=path)
        case = _case(suite, say("checking.unread", lang), path)
        _told(case, "error", error.message(lang), error.phrase)
    for element in (top, *top):
        _count(element)
    Tree.indent(top)
    body = Tree.tostring(top, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def _draft(top: Tree.Element, item: CheckedItem, gates: Sequence[GateAsked], lang: str) -> None:
    score = item.score
    path = _legal(score.path)
    suite = Tree.SubElement(top, "testsuite", name=path)
    failed = {each.gate: each for each in item.breaches}
    for gate in gates:
        if gate.gate != "unit":
            case = _case(suite, asked(gate, lang), path)
            if gate.gate in failed:
                _told(case, "failure", failed[gate.gate].message.say(lang), gate.gate)
    if not len(suite):  # no gate was set: the draft was read, and that is all that was asked
        _case(suite, say("checking.no_gates", lang), path)
    told = [say("checking.scored", lang, score=score.score, band=score.band_name.say(lang))]
    for each in item.findings:
        where = f"{each.quote.line}:{each.quote.column} " if each.quote else ""
        severity = say(f"checking.severity_{each.severity}", lang)
        told.append(f"{where}{severity} {each.rule} {each.message.say(lang)}")
    Tree.SubElement(suite, "system-out").text = _legal("\n".join(told))


def _units(top: Tree.Element, check: Check, gate: GateAsked, lang: str) -> None:
    suite = Tree.SubElement(top, "testsuite", name=asked(gate, lang))
    failed = {each.subject: each for each in check.unit_breaches}
    for unit in check.summary.units:
        case = _case(suite, _legal(unit.unit), say("report.units", lang))
        if unit.unit in failed:
            _told(case, "failure", failed[unit.unit].message.say(lang), gate.gate)


def _case(suite: Tree.Element, name: str, about: str) -> Tree.Element:
    return Tree.SubElement(suite, "testcase", name=name, classname=about)


def _told(case: Tree.Element, tag: str, message: str, kind: str) -> None:
    Tree.SubElement(case, tag, message=_legal(message), type=kind).text = _legal(message)


def _count(element: Tree.Element) -> None:
    """Totals as attributes."""
    cases = list(element.iter("testcase"))
    element.set("tests", str(len(cases)))
    element.set("failures", str(sum(1 for each in cases if each.find("failure") is not None)))
    element.set("errors", str(sum(1 for each in cases if each.find("error") is not None)))


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)
