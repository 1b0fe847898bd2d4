"""One JSON document, written item by item. Keys are sorted within every object below the top."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import orjson

from infoscore.report.wire import head_to_wire, item_to_wire, tail_to_wire

if TYPE_CHECKING:
    from typing import TextIO

    from infoscore.render.writer import Options
    from infoscore.report.run import Run, Summary
    from infoscore.scoring.values import ItemScore


def dumps(value: Any, options: Options) -> str:
    """``value`` on one line, the same way every time."""
    if options.ascii_only:
        return json.dumps(value, sort_keys=True, allow_nan=False, separators=(",", ":"))
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()


class JsonWriter:
    """Writes the head at once, every item on a line of its own, and the tail at the end."""

    def __init__(self, stream: TextIO, run: Run, options: Options) -> None:
        self._stream, self._names, self._options = stream, run.names, options
        self._separator = "\n"
        head = head_to_wire(run, options.lang)
        self._stream.write("{\n")
        for key, value in sorted(head.items()):
            self._stream.write(f'"{key}": {dumps(value, options)},\n')
        self._stream.write('"items": [')

    def item(self, item: ItemScore) -> None:
        """Write one graded draft."""
        wire = item_to_wire(item, self._names, self._options.lang)
        self._stream.write(self._separator + dumps(wire, self._options))
        self._separator = ",\n"

    def close(self, summary: Summary) -> None:
        """Write units and errors, and end the document."""
        tail = tail_to_wire(summary, self._options.lang)
        self._stream.write("\n]")
        for key, value in sorted(tail.items()):
            self._stream.write(f',\n"{key}": {dumps(value, self._options)}')
        self._stream.write("\n}\n")
