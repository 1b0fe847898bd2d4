"""Whole screens, kept as files. INFOSCORE_REWRITE=1 writes them anew; read the difference."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from make_scores import ERROR, good, hostile, items, show, speech, urgent

HERE = Path(__file__).parent / "snapshots"
RUNS = {
    "good": ((good(),), {}),
    "good-details": ((good(),), {"details": True}),
    "speech": ((speech(),), {}),
    "urgent": ((urgent(),), {}),
    "hostile": ((hostile(),), {}),
    "folder": (items(), {}),
    "folder-details": (items(), {"details": True}),
}
CASES = [
    (run, name, lang, color)
    for run in RUNS
    for name in ("terminal", "text", "json", "jsonl")
    for lang in ("zh", "en")
    for color in ((False, True) if name == "terminal" else (False,))
    if not (name.startswith("json") and run not in ("good", "folder"))
    if not (color and (lang, run) not in (("zh", "good"), ("zh", "speech"), ("zh", "folder")))
]


@pytest.mark.parametrize(("run", "name", "lang", "color"), CASES)
def test_screens_are_as_last_approved(run, name, lang, color):
    scores, options = RUNS[run]
    errors = (ERROR,) if len(scores) > 1 else ()
    made = show(name, scores, errors=errors, lang=lang, color=color, **options)
    file = HERE / f"{run}.{lang}{'.color' if color else ''}.{name}"
    if os.environ.get("INFOSCORE_REWRITE"):
        file.write_text(made, encoding="utf-8", newline="\n")
    assert made == file.read_text(encoding="utf-8")


def test_no_snapshot_is_left_over():
    expected = {f"{r}.{lang}{'.color' if c else ''}.{name}" for r, name, lang, c in CASES}
    assert {each.name for each in HERE.iterdir()} == expected
