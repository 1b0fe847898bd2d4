"""What a person reads, line by line: cards for drafts, tables for folders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoscore.render.card import View, card
from infoscore.render.chains import chain_lines
from infoscore.render.lines import BLANK, fold, line, rules_line
from infoscore.render.tables import ItemTable, totals, unit_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from infoscore.render.lines import Line
    from infoscore.report.run import Run, Summary
    from infoscore.scoring.values import ItemScore


class Screen:
    """Lays out a run and hands each line to ``emit`` as soon as it is known.

    ``many``: the run is over more than one draft, so tables are shown; ``details``: every draft
    gets its full card as well; ``listed``: unread inputs are listed with their reasons.
    """

    def __init__(
        self,
        run: Run,
        view: View,
        emit: Callable[[Line], None],
        *,
        many: bool = False,
        listed: bool = False,
    ) -> None:
        self._run, self._view, self._emit = run, view, emit
        self._many, self._listed = many, listed
        self._cards = view.full or view.audit or not many
        self._table = ItemTable(view)
        self._rule = line(("-" * (view.cells or 80), "dim"))

    def item(self, item: ItemScore) -> None:
        """Show one draft."""
        if self._cards:
            self._show(card(item, self._view))
            self._show((self._rule,))
        else:
            self._show(self._table.row(item))

    def close(self, summary: Summary) -> None:
        """Show what is known at the end."""
        if self._many and summary.total is not None:
            self._show(self._table.best())
            self._show((BLANK, *unit_table(summary.units, self._view), BLANK))
        if summary.chains:
            self._show((*chain_lines(summary.chains, self._view), BLANK))
        if self._many or summary.errors:
            self._show(totals(summary, self._view, listed=self._listed))
        if summary.total is not None:
            self._show(self._foot())

    def _foot(self) -> Iterable[Line]:
        run, view = self._run, self._view
        yield from fold(BLANK, view.say("advisory_only"), view.cells, "dim")
        yield from fold(BLANK, rules_line(run, view.lang), view.cells, "dim")

    def _show(self, lines: Iterable[Line]) -> None:
        for each in lines:
            self._emit(each)
