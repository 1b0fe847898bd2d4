"""JSON lines: one draft a line in path order, the last line sums up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoscore.render.json import dumps
from infoscore.report.wire import head_to_wire, item_to_wire, tail_to_wire

if TYPE_CHECKING:
    from typing import TextIO

    from infoscore.render.writer import Options
    from infoscore.report.run import Run, Summary
    from infoscore.scoring.values import ItemScore


class JsonLinesWriter:
    """Writes each line as soon as its draft is graded. Keys are sorted."""

    def __init__(self, stream: TextIO, run: Run, options: Options) -> None:
        self._stream, self._run, self._options = stream, run, options

    def item(self, item: ItemScore) -> None:
        """Write one graded draft."""
        wire = item_to_wire(item, self._run.names, self._options.lang)
        self._write({"type": "item", **wire})

    def close(self, summary: Summary) -> None:
        """Write the last line: the rules, units and errors."""
        lang = self._options.lang
        head, tail = head_to_wire(self._run, lang), tail_to_wire(summary, lang)
        self._write({"type": "summary", **head, **tail})

    def _write(self, line: object) -> None:
        self._stream.write(dumps(line, self._options) + "\n")
        self._stream.flush()
