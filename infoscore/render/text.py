"""Plain text for pipes and files: the same content as the terminal, no colour, no line limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoscore.render.card import View
from infoscore.render.lines import text_of
from infoscore.render.screen import Screen

if TYPE_CHECKING:
    from typing import TextIO

    from infoscore.render.lines import Line
    from infoscore.render.writer import Options
    from infoscore.report.run import Run


class TextWriter(Screen):
    """Writes lines as they are."""

    def __init__(self, stream: TextIO, run: Run, options: Options) -> None:
        def emit(line: Line) -> None:
            stream.write(text_of(line) + "\n")

        view = View(run.names, options.lang, None, options.details, options.audit)
        super().__init__(run, view, emit, many=options.many, listed=True)
