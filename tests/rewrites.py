"""The texts with which the rules try themselves, for tests that need a good draft."""

from __future__ import annotations

from functools import cache

from infoscore.ruleset.load import load_rules


@cache
def frame_texts() -> dict[str, str]:
    """The text with which each criterion tries its first frame, by the criterion's id."""
    return {c.id: c.frames[0].card.tests.fires[0] for c in load_rules().criteria}
