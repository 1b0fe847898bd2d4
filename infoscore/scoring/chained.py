"""The emergencies of a run: a small fingerprint kept of each of their reports, nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoscore.judging.chains import findings, link
from infoscore.judging.trace import trace_of
from infoscore.scoring.quotes import quote_at
from infoscore.scoring.values import Chain, ChainNote, Report

if TYPE_CHECKING:
    from datetime import date

    from infoscore.judging.chains import Place
    from infoscore.reading.read import Reading
    from infoscore.ruleset.model import RuleSet
    from infoscore.ruleset.series import Series
    from infoscore.scoring.values import ItemScore, Quote


def report_of(
    reading: Reading, series: Series | None, *, urgent: bool, title: str | None
) -> Report | None:
    """What is kept of a draft; None unless it reports an emergency that can be known again."""
    trace = None if series is None else trace_of(reading, series, urgent=urgent)
    if trace is None:
        return None
    mark = None if trace.mark is None else quote_at(reading, *trace.mark)
    figures = tuple(quote_at(reading, each.start, each.end) for each in trace.figures)
    return Report(trace, title, mark, figures)


class ChainTally:
    """Takes items one by one and gives the chains of reports at the end.

    Memory grows with the emergency drafts only, up to the number that the rules allow; later ones
    are not looked at. One draft alone makes no chain.
    """

    def __init__(self, rules: RuleSet, as_of: date) -> None:
        self._series, self._rules, self._as_of = rules.series, rules.chains, as_of
        self._reports: list[Report] = []
        self._count = 0

    def add(self, item: ItemScore) -> None:
        """Keep the fingerprint of an emergency draft."""
        self._count += 1
        room = self._series is not None and len(self._reports) < self._series.most
        if item.report is not None and room:
            self._reports.append(item.report)

    def chains(self) -> tuple[Chain, ...]:
        """Every emergency with several reports or with something to look at."""
        if self._series is None or self._count < 2:
            return ()
        made = []
        for members in link([report.trace for report in self._reports]):
            reports = tuple(self._reports[at] for at in members)
            told = findings([r.trace for r in reports], self._series, self._rules, self._as_of)
            notes = tuple(
                ChainNote(f.rule, f.message, tuple(_place(reports, p) for p in f.places))
                for f in told
            )
            if len(reports) > 1 or notes:
                made.append(Chain(reports, notes))
        return tuple(made)


def _place(reports: tuple[Report, ...], place: Place) -> tuple[str, Quote | None]:
    report = reports[place.report]
    quote = report.mark if place.figure is None else report.figures[place.figure]
    return report.trace.path, quote
