"""What every format offers: items one by one, then the end; nothing is kept in between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from typing import TextIO

    from infoscore.report.run import Run, Summary
    from infoscore.scoring.values import ItemScore

FORMATS = ("terminal", "text", "json", "jsonl")


class Writer(Protocol):
    """Writes a report in one format."""

    def item(self, item: ItemScore) -> None:
        """Write one graded draft."""

    def close(self, summary: Summary) -> None:
        """Write what is known once all inputs were seen. Called once, at the end."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to show a report.

    ``many``: more than one draft was asked for; ``details``: everything about each draft;
    ``audit``: the ledger of each draft's figures;
    ``color`` and ``cells`` (in a line) matter to the terminal only; ``ascii_only``: the stream
    cannot carry every character, so JSON spells them out.
    """

    lang: str = "zh"
    many: bool = False
    details: bool = False
    audit: bool = False
    color: bool = False
    cells: int = 80
    ascii_only: bool = False


def open_writer(name: str, stream: TextIO, run: Run, options: Options) -> Writer:
    """A writer of format ``name``. Only the module of that format is imported."""
    if name == "terminal":
        from infoscore.render.terminal import TerminalWriter  # noqa: PLC0415

        return TerminalWriter(stream, run, options)
    if name == "text":
        from infoscore.render.text import TextWriter  # noqa: PLC0415

        return TextWriter(stream, run, options)
    if name == "json":
        from infoscore.render.json import JsonWriter  # noqa: PLC0415

        return JsonWriter(stream, run, options)
    from infoscore.render.jsonl import JsonLinesWriter  # noqa: PLC0415

    return JsonLinesWriter(stream, run, options)
