"""The terminal: the same lines within its width, in colour through rich."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from infoscore.render.card import View
from infoscore.render.screen import Screen

if TYPE_CHECKING:
    from typing import TextIO

    from infoscore.render.lines import Line
    from infoscore.render.writer import Options
    from infoscore.report.run import Run

STYLES = {
    "": "",
    "head": "bold",
    "dim": "dim",
    "good": "green",
    "warn": "yellow",
    "bad": "bold red",
}
NARROWEST, WIDEST = 60, 100


class TerminalWriter(Screen):
    """Writes styled lines. Texts are never read as markup."""

    def __init__(self, stream: TextIO, run: Run, options: Options) -> None:
        console = Console(
            file=stream,
            width=max(options.cells, NARROWEST),
            force_terminal=options.color,
            color_system="standard" if options.color else None,
            no_color=not options.color,
            highlight=False,
            markup=False,
            emoji=False,
        )

        def emit(line: Line) -> None:
            made = Text()
            for piece in line:
                made.append(piece.text, STYLES[piece.style])
            made.rstrip()
            console.print(made, soft_wrap=True)

        cells = min(max(options.cells, NARROWEST), WIDEST)
        view = View(run.names, options.lang, cells, options.details, options.audit)
        super().__init__(run, view, emit, many=options.many)
