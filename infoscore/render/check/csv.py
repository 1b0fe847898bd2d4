"""A check as a table for spreadsheets: a row for each finding, one for a draft without any."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from infoscore.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infoscore.checking.values import Check, CheckedItem, Finding
    from infoscore.render.check import CheckOptions

COLUMNS = (
    "path",
    "unit",
    "score",
    "band",
    "passed",
    "severity",
    "rule",
    "line",
    "column",
    "message",
    "quote",
    "ignored",
)
# A cell that begins like this is a formula to a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BOM = "\ufeff"


def render(check: Check, options: CheckOptions) -> str:
    """The table, with the mark by which spreadsheets know UTF-8, lines ended as they write them."""
    stream = io.StringIO()
    table = csv.writer(stream)
    lang = options.lang
    table.writerow([say(f"checking.col_{each}", lang) for each in COLUMNS])
    for item in check.items:
        table.writerows(_rows(item, lang))
    for breach in check.unit_breaches:
        told = breach.message.say(lang)
        table.writerow(_row(("", breach.subject, breach.found, "", False), lang, message=told))
    for error in check.summary.errors:
        place = error.where
        row = (place.path, "", "", "", False)
        table.writerow(_row(row, lang, line=place.line or "", message=error.message(lang)))
    return _BOM + stream.getvalue()


def _rows(item: CheckedItem, lang: str) -> Iterator[list[str]]:
    score = item.score
    head = (
        score.path,
        score.unit or "",
        str(score.score),
        score.band_name.say(lang),
        not item.breaches,
    )
    for breach in item.breaches:
        yield _row(head, lang, rule=breach.gate, message=breach.message.say(lang))
    found = (*item.findings, *item.ignored)
    yield from (_finding(each, head, lang) for each in found)
    if not item.breaches and not found:
        yield _row(head, lang)


def _finding(finding: Finding, head: tuple[object, ...], lang: str) -> list[str]:
    quote = finding.quote
    return _row(
        head,
        lang,
        severity=say(f"checking.severity_{finding.severity}", lang),
        rule=finding.rule,
        line=quote.line if quote else "",
        column=quote.column if quote else "",
        message=finding.message.say(lang),
        quote=quote.text if quote else "",
        ignored=finding.ignored.reason if finding.ignored else "",
    )


def _row(head: tuple[object, ...], lang: str, **rest: object) -> list[str]:
    path, unit, score, band, passed = head
    told = say("checking.yes" if passed else "checking.no", lang)
    given = {"path": path, "unit": unit, "score": score, "band": band, "passed": told, **rest}
    return [_cell(str(given.get(name, ""))) for name in COLUMNS]


def _cell(text: str) -> str:
    """``text`` on one line that no spreadsheet takes for a formula."""
    text = "".join(c if c.isprintable() else " " for c in text)
    return f"'{text}" if text.startswith(_FORMULA) else text
