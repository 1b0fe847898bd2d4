"""Many drafts on one screen: a row for each, the best ones, and a table by unit."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

from infoscore.render.card import View, standing
from infoscore.render.cells import clip, clip_left, pad, pad_left, width
from infoscore.render.lines import BLANK, Line, fold, line, spread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal

    from infoscore.report.run import Summary
    from infoscore.ruleset.model import Words
    from infoscore.scoring.values import ItemScore, UnitScore

BEST = 10
_GAP = "  "


class ItemTable:
    """Rows in the order items come; remembers only the best few."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._columns = (
            max(6, width(view.say("col_score"))),
            _column(view, "col_band", view.names.bands, 22),
            _column(view, "col_kind", view.names.kinds, 12),
            max(4, width(view.say("col_flags"))),
        )
        self._best: list[tuple[Decimal, int, Line]] = []
        self._count = 0
        self._flagged = False

    def row(self, item: ItemScore) -> Iterator[Line]:
        """The row of one item, after the heading if it is the first."""
        if not self._count:
            yield from self._heading()
        self._count += 1
        made = self._row(item)
        heapq.heappush(self._best, (item.score, -self._count, made))
        if len(self._best) > BEST:
            heapq.heappop(self._best)
        yield made

    def best(self) -> Iterator[Line]:
        """The best few, best first; nothing where the table itself is as short."""
        if self._flagged:
            yield from _dim(self._view.say("flags"), self._view)
        if self._count > BEST:
            yield BLANK
            yield line((self._view.say("best", count=len(self._best)), "head"))
            for _, _, made in sorted(self._best, key=lambda each: each[:2], reverse=True):
                yield made

    def _heading(self) -> Iterator[Line]:
        score, band, kind, flags = self._columns
        say = self._view.say
        yield line(
            (
                _GAP.join(
                    (
                        pad_left(say("col_score"), score),
                        pad(say("col_band"), band),
                        pad(say("col_kind"), kind),
                        pad(say("col_flags"), flags),
                        say("col_path"),
                    )
                ),
                "head",
            )
        )

    def _row(self, item: ItemScore) -> Line:
        score, band, kind, flags = self._columns
        view = self._view
        marks = view.say("capped") if item.gates else ""
        marks += view.say("doubtful") if item.advisories else ""
        self._flagged = self._flagged or bool(marks)
        used = sum(self._columns) + len(_GAP) * 4
        return line(
            (pad_left(f"{item.score:.1f}", score), standing(item.level)),
            _GAP + pad(item.band_name.say(view.lang), band),
            _GAP + pad(item.kind.name.say(view.lang), kind),
            (_GAP + pad(marks, flags), "warn"),
            _GAP + clip_left(item.path, view.within(used)),
        )


def unit_table(units: Iterable[UnitScore], view: View) -> Iterator[Line]:
    """One row a unit, in the order given."""
    units = tuple(units)
    spread = max([width(_spread(each)) for each in units] + [width(view.say("col_bands"))])
    columns = [*(max(5, width(view.say(f"col_{each}"))) for each in ("count", "mean", "best"))]
    columns += [spread, *(max(5, width(view.say(f"col_{e}"))) for e in ("on_time", "problem"))]
    heads = ("count", "mean", "best", "bands", "on_time", "problem")
    head = [
        pad_left(view.say(f"col_{each}"), cells) for each, cells in zip(heads, columns, strict=True)
    ]
    yield line((view.say("units"), "head"))
    yield line((_GAP.join([*head, view.say("col_unit")]), "head"))
    for unit in units:
        cells = (
            str(unit.count),
            f"{unit.mean:.1f}",
            f"{unit.best:.1f}",
            _spread(unit),
            _percent(unit.on_time_share, view),
            _percent(unit.problem_share, view),
        )
        row = [pad_left(text, room) for text, room in zip(cells, columns, strict=True)]
        used = sum(columns) + len(_GAP) * len(columns)
        yield line(_GAP.join([*row, clip(unit.unit, view.within(used))]))
    bands = "/".join(name.say(view.lang) for name in view.names.bands.values())
    yield from _dim(view.say("bands", bands=bands), view)


def totals(summary: Summary, view: View, *, listed: bool) -> Iterator[Line]:
    """What came of the run as a whole; unread inputs with their reasons if ``listed``."""
    if summary.total is not None:
        text = view.say(
            "graded",
            count=summary.total.count,
            mean=f"{summary.total.mean:.1f}",
            best=f"{summary.total.best:.1f}",
        )
        counts = (
            view.say("band_count", band=_band(each, view), count=count)
            for each, count in summary.total.bands
        )
        yield from spread((text, *counts), view.cells, "head")
    count = len(summary.errors)
    if listed and count:
        yield line((view.say("unread", count=count), "bad"))
        for each in summary.errors:
            yield from fold(line("  "), each.text(view.lang), view.cells)
    elif count and summary.total is not None:
        yield line((view.say("unread_above", count=count), "bad"))


def _dim(text: str, view: View) -> Iterator[Line]:
    return fold(BLANK, text, view.cells, "dim")


def _band(band: str, view: View) -> str:
    return view.names.bands[band].say(view.lang) if band in view.names.bands else band


def _spread(unit: UnitScore) -> str:
    return "/".join(str(count) for _, count in unit.bands)


def _percent(share: Decimal | None, view: View) -> str:
    return view.say("unknown") if share is None else f"{share * 100:.0f}%"


def _column(view: View, head: str, names: Mapping[str, Words], most: int) -> int:
    """Cells of a column that holds any of ``names``, so that rows can be written one by one."""
    widest = max([width(each.say(view.lang)) for each in names.values()] + [0])
    return max(min(widest, most), width(view.say(head)))
