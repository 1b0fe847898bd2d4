"""What fuzzing found, and what it found worth keeping, tried again with every run of the tests."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from fuzz import targets

from infoscore.intake.draft import Draft

HERE = Path(__file__).resolve().parent
FILES = [*(HERE / "found").rglob("*"), *(HERE / "kept").rglob("*")]
INPUTS = sorted(file for file in FILES if file.is_file() and not file.name.startswith("new-"))
TEXT = "柳河镇断水\n　　两村断水二十六天，村民靠水车取水。"


@pytest.mark.parametrize("file", INPUTS, ids=lambda f: f.relative_to(HERE).as_posix())
def test_promises_hold_for_what_was_found(file):
    targets.TARGETS[file.parent.name](file.read_bytes())


def test_every_target_has_inputs_to_try():
    assert {file.parent.name for file in INPUTS} == set(targets.TARGETS)


def moved(document):
    first = document.paragraphs[0]
    return replace(document, paragraphs=(first._replace(start=first.start + 1),))


@pytest.mark.parametrize(
    ("target", "name", "fake"),
    [
        ("document", "document_of", lambda draft: moved(DOCUMENT(draft))),
        ("reader", "read", lambda *_: Draft("稿.txt", TEXT.replace("\n", "\r"), "UTF-8")),
        ("reader", "read", lambda *_: Draft("稿.txt", TEXT, "UTF-8", ((0, len(TEXT)),))),
        ("grader", "quotes", lambda _: [targets.Quote(0, 3, 1, 1, "两村断")]),
        ("grader", "quotes", lambda _: [targets.Quote(0, 3, 1, 2, "柳河镇")]),
    ],
    ids=["moved paragraph", "line end", "nothing left", "other words", "other place"],
)
def test_a_broken_promise_is_noticed(monkeypatch, target, name, fake):
    data = (TEXT * 4).encode()
    targets.TARGETS[target](data)
    monkeypatch.setattr(targets, name, fake)
    with pytest.raises(targets.BrokenError):
        targets.TARGETS[target](data)


DOCUMENT = targets.document_of
