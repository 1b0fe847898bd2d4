"""The ten criteria: which frames a draft fills, how far, and what the next step lacks."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from infoscore.judging.conditions import NOTHING, Lack, Window, judge, missing
from infoscore.reading.windows import lowest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from infoscore.judging.measures import Measures
    from infoscore.reading.read import Reading
    from infoscore.ruleset.model import Criterion, Frame

STEPS = ("present", "concrete", "actionable")


class FrameFinding(NamedTuple):
    """How far a frame is filled: ``step`` 0–3, the windows that show it, what the next step
    lacks.
    """

    frame: Frame
    step: int
    windows: tuple[Window, ...]
    lack: Lack


def judge_criterion(
    criterion: Criterion, reading: Reading, measures: Measures
) -> list[FrameFinding]:
    """Findings of every frame whose anchors stand in the text; best first."""
    found = [
        judge_frame(frame, reading, measures)
        for frame in criterion.frames
        if reading.everything & frame.anchors
    ]
    return sorted(found, key=lambda f: (-f.step, f.frame.card.id))


def unbegun(frame: Frame, reading: Reading, measures: Measures) -> FrameFinding:
    """The finding of a frame of which no anchor stands in the text."""
    return FrameFinding(frame, 0, (), missing(frame.present, reading, measures))


def judge_frame(frame: Frame, reading: Reading, measures: Measures) -> FrameFinding:
    """How far one frame is filled."""
    windows: list[tuple[Window, ...]] = []
    for step, name in enumerate(STEPS):
        condition = getattr(frame, name)
        outcome = judge(condition, reading, measures)
        if not outcome.holds:
            lack = missing(condition, reading, measures)
            if lack.nearest is None:
                lack = lack._replace(nearest=_anchor(frame, reading))
            return FrameFinding(frame, step, _telling(windows), lack)
        windows.append(outcome.windows)
    return FrameFinding(frame, len(STEPS), _telling(windows), NOTHING)


def _telling(windows: Sequence[tuple[Window, ...]]) -> tuple[Window, ...]:
    """The windows of the steps in turn, those of the last step first: they show the most."""
    turns = zip_longest(*reversed(windows))
    return tuple(window for turn in turns for window in turn if window is not None)


def _anchor(frame: Frame, reading: Reading) -> Window | None:
    """The sentence in which the first anchor stands; None where it is only in the title."""
    said = reading.windows.any_of(frame.anchors, "sentence")
    return ("sentence", lowest(said), frame.anchors) if said else None
