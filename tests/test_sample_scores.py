"""What every sample is graded: a snapshot that makes any change of a score visible.

Written anew with INFOSCORE_REWRITE=1.
"""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest
import yaml

from infoscore.errors import InputError
from infoscore.grading import Grader
from infoscore.intake import Source, read
from infoscore.ruleset.load import load_rules

ROOT = Path(__file__).resolve().parents[1]
EXPECTED = ROOT / "tests" / "sample_scores.json"
MANIFEST = yaml.safe_load((ROOT / "tests" / "samples.yaml").read_text("utf-8"))
PATHS = sorted(entry["path"].removeprefix("samples/") for entry in MANIFEST)
RELATION = {entry["path"].removeprefix("samples/"): entry["relation"] for entry in MANIFEST}
BANDS = {"good": (70, 100), "usable": (50, 100), "weak": (0, 69), "not-an-item": (0, 25)}


@pytest.fixture(scope="module")
def grader() -> Grader:
    return Grader(load_rules(), as_of=date(2026, 1, 5))


def graded(path: str, grader: Grader) -> dict[str, object]:
    file = ROOT / "samples" / path
    try:
        item = grader.grade(read(Source(path, file)))
    except InputError as error:
        return {"refused": error.faults[0].phrase}
    return {
        "score": str(item.score),
        "level": item.level,
        "kind": item.kind.id,
        "gates": [gate.id for gate in item.gates],
        "criteria": {c.id: str(c.grade) for c in item.criteria if c.grade},
        "principles": {p.id: str(p.score) for p in item.principles},
        "advice": [advice.rule for advice in item.advice],
        "audit": [slip.check for slip in item.audit.findings] if item.audit else [],
    }


@pytest.fixture(scope="module")
def expected(grader: Grader) -> dict[str, dict[str, object]]:
    if os.environ.get("INFOSCORE_REWRITE"):
        made = {path: graded(path, grader) for path in PATHS}
        EXPECTED.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", "utf-8")
    found: dict[str, dict[str, object]] = json.loads(EXPECTED.read_text("utf-8"))
    return found


@pytest.mark.parametrize("path", PATHS)
def test_a_sample_is_graded_as_before(path: str, grader: Grader, expected) -> None:
    assert graded(path, grader) == expected[path]


@pytest.mark.parametrize("path", PATHS)
def test_a_sample_lands_where_a_reader_puts_it(path: str, expected) -> None:
    score = expected[path].get("score")
    if score is None:
        assert RELATION[path] == "not-an-item"
        return
    low, high = BANDS[RELATION[path]]
    assert low <= float(str(score)) <= high


def test_every_criterion_is_met_by_one_sample_and_by_another_not(expected) -> None:
    names = [f"C{n:02d}" for n in range(1, 11)]
    full = {n for e in expected.values() for n, g in e.get("criteria", {}).items() if g == "1"}
    assert full == set(names)
    for name in names:
        assert any(name not in e.get("criteria", {}) for e in expected.values() if "score" in e)


def test_every_principle_is_met_by_one_sample_and_by_another_not(expected) -> None:
    for name in ("timely", "accurate", "complete", "balanced", "focused", "expression"):
        points = [float(e["principles"][name]) for e in expected.values() if "principles" in e]
        assert max(points) > 0
        assert min(points) == 0
