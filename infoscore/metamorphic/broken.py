"""Edits that break one figure, date or name of a draft whose figures agree."""

from __future__ import annotations

import re
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from infoscore.metamorphic.expect import Edit, equal, falls, not_higher

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infoscore.metamorphic.case import Case
    from infoscore.scoring.values import AuditRow

TENTH, HUNDRED = Decimal("0.1"), Decimal(100)
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_FROM_TO = re.compile(
    r"(?:由|从)[^，。；\d]{0,12}(?P<was>\d[\d.]*)[^，。；\d]{0,8}?"
    r"(?P<verb>增长|增加|上升|提高|上涨|扩大)(?:到|至)了?(?P<now>\d[\d.]*)"
)
_POINTS = re.compile(
    r"(?P<head>\d%，(?:同比|环比|[比较][^，。；：\d]{1,10}?)(?:提高|上升|增长|下降|降低|减少)了?"
    r"\d+(?:\.\d+)?)个百分点"
)
_HALVED = re.compile(r"(?:下降|减少|降低)了?(?:一半|五成|50%)")
_DATE = re.compile(r"(?<!\d)\d{1,2}月\d{1,2}日")
_ANNOUNCED = re.compile(
    r"(?P<n>[两二三四五六])(?=(?:个|大|项|条|点|方面)[^。；：，\n\d]{0,8}[：。，]?\n?$)"
)
_NEXT = {"两": "三", "二": "三", "三": "四", "四": "五", "五": "六", "六": "七"}
_ORGANS = (("住建局", "住房局"), ("农业农村局", "农业农林局"), ("应急管理局", "应急监管局"))
_WEIGHT = re.compile(r"(?<![/每\d.])(\d+(?:\.\d+)?)公斤")


def _rows(case: Case) -> tuple[AuditRow, ...]:
    return case.score.audit.quantities if case.score.audit else ()


def _checked(case: Case) -> list[AuditRow]:
    """Figures that were set against others and agreed."""
    return [row for row in _rows(case) if row.state == "checked" and not row.about]


def _written(row: AuditRow, value: Decimal) -> str:
    """The figure as it stands, with another number."""
    return _NUMBER.sub(f"{value:f}", row.quote.text, count=1)


def _put(case: Case, row: AuditRow, words: str) -> str:
    return case.text[: row.quote.start] + words + case.text[row.quote.end :]


def _said(row: AuditRow) -> Decimal | None:
    match = _NUMBER.match(row.quote.text)
    return None if match is None else Decimal(match[0].replace(",", ""))


def _sums(case: Case) -> Iterator[tuple[AuditRow, list[AuditRow]]]:
    """Totals with the parts that follow them and add up to them."""
    rows = _checked(case)
    for at, total in enumerate(rows):
        parts: list[AuditRow] = []
        for row in rows[at + 1 :]:
            if row.unit != total.unit or row.role != "level":
                break
            parts.append(row)
            whole = sum((part.low for part in parts), Decimal(0))
            if len(parts) > 1 and whole == total.low:
                yield total, parts
                break


def _other_total(case: Case) -> str | None:
    """A total that is less than its parts."""
    for total, _ in _sums(case):
        said = _said(total)
        if said is not None and said > 9:
            more = (said * Decimal("0.13")).quantize(Decimal(1), ROUND_HALF_UP)
            return _put(case, total, _written(total, said - max(more, Decimal(2))))
    return None


def _swapped(case: Case) -> str | None:
    """The first two parts of a sum with each other's figure."""
    for _, (one, two, *_) in _sums(case):
        a, b = one.quote, two.quote
        if a.text != b.text:
            between = case.text[a.end : b.start]
            return f"{case.text[: a.start]}{b.text}{between}{a.text}{case.text[b.end :]}"
    return None


def _other_share(case: Case) -> str | None:
    for row in _checked(case):
        said = _said(row)
        if row.unit == "%" and row.role == "share" and said is not None and row.low == row.high:
            return _put(case, row, _written(row, said + 7 if said < 90 else said - 7))
    return None


def _truncated(case: Case) -> str | None:
    """A share cut off where it was rounded up."""
    rows = _rows(case)
    for row in _checked(case):
        said = _said(row)
        if row.unit != "%" or row.role != "share" or said is None or said.as_tuple().exponent != -1:
            continue
        for part in rows:
            for whole in rows:
                if part.unit != whole.unit or not 0 < part.low < whole.low or part.unit == "%":
                    continue
                exact = part.low * HUNDRED / whole.low
                cut = exact.quantize(TENTH, ROUND_FLOOR)
                if exact.quantize(TENTH, ROUND_HALF_UP) == said != cut:
                    return _put(case, row, _written(row, cut))
    return None


def _turned(case: Case) -> str | None:
    """由3.1万增加到4.2万 told as a fall."""
    ticked = {row.quote.start for row in _checked(case)}
    for match in _FROM_TO.finditer(case.text):
        if {match.start("was"), match.start("now")} <= ticked:
            a, b = match.span("verb")
            return f"{case.text[:a]}下降{case.text[b:]}"
    return None


def _per_cent(case: Case) -> str | None:
    match = _POINTS.search(case.text)
    return None if match is None else _POINTS.sub(r"\g<head>%", case.text, count=1)


def _twofold(case: Case) -> str | None:
    return _HALVED.sub("下降2倍", case.text, count=1) if _HALVED.search(case.text) else None


def _no_such_day(case: Case) -> str | None:
    return _DATE.sub("2月30日", case.text, count=1) if _DATE.search(case.text) else None


def _sent_before(case: Case) -> str | None:
    """An emergency report that was sent the day before the event."""
    if case.score.kind.id != "emergency":
        return None
    for moment in case.reading.moments:
        if moment.month and moment.day > 1:
            when = f"{moment.year or 2024}年{moment.month}月{moment.day - 1}日"
            return case.appended(f"报送时间：{when}")
    return None


def _other_scale(case: Case) -> str | None:
    """One part of a sum ten thousand times as large."""
    for _, parts in _sums(case):
        if parts[0].quote.text.endswith("万元"):
            return _put(case, parts[0], parts[0].quote.text[:-2] + "亿元")
    return None


def _one_more(case: Case) -> str | None:
    """三项措施 where two are listed."""
    layers = case.reading.document.layers
    for at, layer in enumerate(layers):
        listed = [x.number for x in layers[at:] if x.style == layer.style]
        if layer.number != 1 or layer.style == "chapter" or listed[:2] != [1, 2]:
            continue
        last = next((n for n, x in enumerate(listed, 1) if x != n), len(listed) + 1) - 1
        match = _ANNOUNCED.search(case.text, max(layer.start - 16, 0), layer.start)
        if match is not None and "二三四五六".find(match["n"].replace("两", "二")) + 2 == last:
            a, b = match.span("n")
            return case.text[:a] + _NEXT[match["n"]] + case.text[b:]
    return None


def _other_growth(case: Case) -> str | None:
    """The growth of a whole beyond that of any of its parts."""
    for row in _checked(case):
        said = _said(row)
        opened = case.text.find("其中", row.quote.end, row.quote.end + 40)
        if row.role == "growth" and row.unit == "%" and said is not None and opened > 0:
            return _put(case, row, _written(row, said * 3 + 20))
    return None


def _misnamed(case: Case) -> str | None:
    for right, wrong in _ORGANS:
        if case.text.count(right) > 1:
            return case.text.replace(right, wrong, 1)
    return None


def _in_jin(case: Case) -> str | None:
    """公斤 as 斤, where no price is told by the kilo."""
    if re.search(r"[/每]公斤|公斤/", case.text) or not _WEIGHT.search(case.text):
        return None
    return _WEIGHT.sub(lambda m: f"{Decimal(m[1]) * 2:f}斤", case.text)


_LESS = (falls("accurate"),)
EDITS = (
    Edit(39, _other_total, _LESS),
    Edit(40, _swapped, (not_higher("A1"),)),
    Edit(41, _other_share, _LESS),
    Edit(42, _truncated, (equal("accurate"),)),
    Edit(43, _turned, _LESS),
    Edit(44, _per_cent, _LESS),
    Edit(45, _twofold, _LESS),
    Edit(46, _no_such_day, _LESS),
    Edit(47, _sent_before, _LESS),
    Edit(48, _other_scale, _LESS),
    Edit(49, _one_more, _LESS),
    Edit(51, _other_growth, _LESS),
    Edit(52, _misnamed, _LESS),
    Edit(53, _in_jin, (equal("total", "1"),)),
)
