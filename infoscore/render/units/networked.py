"""The network of units, and quality beside use, as sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoscore.render.units.section import Cells, Section
from infoscore.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infoscore.render.units.layout import Value
    from infoscore.units.network import Network
    from infoscore.units.quality import Band
    from infoscore.units.report import UnitReport

SMALL = 30


def network_section(report: UnitReport, lang: str) -> Section:
    """The network with advice for each unit, compared with the stretch before."""
    net = report.network
    names = {group.id: group.name.say(lang) for group in report.scored.method.groups}
    graded = any(each.judged for each in net.units)
    keys = [
        ("group", "text"),
        ("tier", "text"),
        ("sent", "count"),
        ("before", "count"),
        ("used", "count"),
        ("rate", "share"),
    ]
    keys += [("mean", "points"), ("problem", "share")] if graded else []
    heads = [("", say("unit.col_unit", lang), "text")]
    heads += [("", say(f"unit.net_{key}", lang), kind) for key, kind in keys]
    heads.append(("", say("unit.net_advice", lang), "text"))
    rows = []
    for each in net.units:
        tier, advice = say(f"units.tier_{each.tier}", lang), say(f"units.advice_{each.tier}", lang)
        if each.unclassed:
            tier, advice = say("unit.net_few", lang), ""
        row: list[Value] = [
            each.unit,
            names.get(each.group, each.group),
            tier,
            each.sent,
            each.before,
            each.used,
            each.rate,
        ]
        row += [each.mean, each.problem_share] if graded else []
        rows.append((*row, advice))
    return Section(
        "network",
        say("unit.sec_network", lang),
        tuple(_network_lines(net, lang)),
        Cells(tuple(heads), tuple(rows)),
    )


def _network_lines(net: Network, lang: str) -> Iterator[str]:
    """What the table is compared with and what its words mean, then units to look at."""
    yield say("unit.net_compared", lang, start=net.before.start, end=net.before.end)
    if any(each.tier != "silent" and not each.unclassed for each in net.units):
        yield say("unit.net_tiers", lang)
    if any(each.unclassed for each in net.units):
        yield say("unit.net_few_means", lang)
    for key, units in (
        ("first", [each.unit for each in net.units if each.first]),
        ("lapsed", [each.unit for each in net.units if each.lapsed]),
        ("onesided", [each.unit for each in net.units if each.judged >= 4 and not each.problems]),
    ):
        if units:
            yield say(f"unit.net_{key}", lang, units=say("unit.joined", lang).join(units))


def quality_sections(report: UnitReport, lang: str) -> Iterator[Section]:
    """Score bands beside use, then criteria."""
    found = report.quality
    if found is None:
        return
    lines = [say("unit.q_linked", lang, count=found.linked)]
    for key, names in (("loose", found.loose), ("unclear", found.unclear)):
        if names:
            listed = say("unit.joined", lang).join(names[:5]) + ("…" if len(names) > 5 else "")
            lines.append(say(f"unit.q_{key}", lang, count=len(names), names=listed))
    if found.linked < SMALL:
        lines.append(say("unit.q_small", lang))
    bands = dict(report.bands)
    heads = [("", say("unit.q_band", lang), "text")]
    heads += _rate_heads("", lang)
    rows = tuple((bands.get(each.id, each.id), *_rate_cells(each)) for each in found.bands)
    yield Section("quality", say("unit.sec_quality", lang), tuple(lines), Cells(tuple(heads), rows))
    if not found.criteria:
        return
    known = dict(report.criteria)
    heads = [("", say("unit.q_criterion", lang), "text")]
    heads += _rate_heads(say("unit.q_high", lang), lang)
    heads += _rate_heads(say("unit.q_low", lang), lang)
    table = tuple(
        (known.get(each.id, each.id), *_rate_cells(each.high), *_rate_cells(each.low))
        for each in found.criteria
    )
    yield Section("criteria", say("unit.q_criterion", lang), (), Cells(tuple(heads), table))


def _rate_heads(group: str, lang: str) -> list[tuple[str, str, str]]:
    kinds = (("items", "count"), ("used", "count"), ("rate", "share"))
    return [(group, say(f"unit.q_{key}", lang), kind) for key, kind in kinds]


def _rate_cells(band: Band) -> tuple[Value, ...]:
    return band.items, band.used, band.rate
