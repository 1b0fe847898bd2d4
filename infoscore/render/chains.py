"""The emergencies of a run, each with its reports in order and what to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoscore.render.cells import clip_left
from infoscore.render.lines import Line, fold, line, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from infoscore.render.card import View
    from infoscore.scoring.values import Chain, Report

_INDENT = " " * 6


def chain_lines(chains: Iterable[Chain], view: View) -> Iterator[Line]:
    """A heading, then a line for each emergency with its notes below."""
    yield line((view.say("chains"), "head"))
    for chain in chains:
        stages = view.say("and").join(_stage(each, view) for each in chain.reports)
        first = chain.reports[0]
        title = first.title or first.trace.path
        text = view.say("chain", title=title, count=len(chain.reports), stages=stages)
        yield from fold(line("  "), text, view.cells)
        for note in chain.notes:
            yield from fold(line("    ", ("- ", "warn")), note.text.say(view.lang), view.cells)
            for path, quote in note.places:
                yield line(_INDENT, (clip_left(path, view.within(len(_INDENT))), "dim"))
                if quote is not None:
                    yield line(_INDENT, quoted(quote, view.lang, view.within(len(_INDENT))))


def _stage(report: Report, view: View) -> str:
    trace = report.trace
    if trace.number:
        stage = view.say("stage_follow_n", number=trace.number)
    else:
        stage = view.say(f"stage_{trace.stage or 'unsaid'}")
    if trace.sent is None:
        return stage
    return view.say("stage_at", stage=stage, sent=trace.sent.isoformat(" ", "minutes"))
