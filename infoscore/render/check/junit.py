"""A check as JUnit XML: a suite for each unit, a case for each draft, failures for failed gates."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING
from xml.etree import ElementTree as Tree  # writes only; nothing foreign is parsed

from infoscore.wording import say

if TYPE_CHECKING:
    from infoscore.checking.values import Check, CheckedItem
    from infoscore.render.check import CheckOptions

# What XML 1.0 cannot hold, even escaped.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(check: Check, options: CheckOptions) -> str:
    """The document."""
    lang = options.lang
    top = Tree.Element("testsuites", name="infoscore")
    nameless = say("report.no_unit", lang)
    by_unit = sorted(check.items, key=lambda each: (each.score.unit or "", each.score.path))
    for unit, items in groupby(by_unit, key=lambda each: each.score.unit):
        suite = Tree.SubElement(top, "testsuite", name=_legal(unit or nameless))
        for item in items:
            _case(suite, item, lang)
        for breach in check.unit_breaches:
            if breach.subject == (unit or nameless):
                name = say("checking.named_gate-unit", lang)
                case = Tree.SubElement(suite, "testcase", name=name, classname=_legal(unit or ""))
                _told(case, "failure", breach.message.say(lang), breach.gate)
    if check.summary.errors:
        suite = Tree.SubElement(top, "testsuite", name=say("checking.unread", lang))
        for error in check.summary.errors:
            name = _legal(error.where.path)
            case = Tree.SubElement(suite, "testcase", name=name, classname="infoscore")
            _told(case, "error", error.message(lang), error.phrase)
    for element in (top, *top):
        _count(element)
    Tree.indent(top)
    body = Tree.tostring(top, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def _case(suite: Tree.Element, item: CheckedItem, lang: str) -> None:
    score = item.score
    case = Tree.SubElement(
        suite, "testcase", name=_legal(score.path), classname=score.kind.id, file=_legal(score.path)
    )
    for breach in item.breaches:
        _told(case, "failure", breach.message.say(lang), breach.gate)
    told = [say("checking.scored", lang, score=score.score, band=score.band_name.say(lang))]
    for each in item.findings:
        where = f"{each.quote.line}:{each.quote.column} " if each.quote else ""
        severity = say(f"checking.severity_{each.severity}", lang)
        told.append(f"{where}{severity} {each.rule} {each.message.say(lang)}")
    Tree.SubElement(case, "system-out").text = _legal("\n".join(told))


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
