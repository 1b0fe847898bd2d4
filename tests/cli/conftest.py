"""Stand-ins so that the command line is tested without judging: scores come from the text.

A draft that holds 低分 gets 10.0, any other 86.5; a draft that holds 故障 makes the program fail.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import partial
from types import SimpleNamespace

import make_scores
import pytest
from program import call

from infoscore.cli import desk
from infoscore.ruleset import load


class FakeGrader:
    def __init__(self, rules, *, as_of, kind):
        self.kind = kind

    def grade(self, draft):
        if "故障" in draft.text:
            raise ZeroDivisionError
        low = "低分" in draft.text
        return replace(
            make_scores.good(),
            path=draft.path,
            unit=draft.meta.unit,
            encoding=draft.encoding,
            score=Decimal("10.0") if low else Decimal("86.5"),
            band="return" if low else "adopt",
            band_name=make_scores.BANDS["return" if low else "adopt"],
        )


def fake_rules(path=None):
    names = make_scores.NAMES
    thing = SimpleNamespace
    return thing(
        id="builtin",
        version="1.0.0",
        hash="3f2a9c1e77d0b4aa",
        criteria=[thing(id=k, name=v, short=names.short[k]) for k, v in names.criteria.items()],
        principles=[thing(id=k, name=v) for k, v in names.principles.items()],
        kinds=[thing(card=thing(id=k, name=v)) for k, v in names.kinds.items()],
        scoring=thing(
            bands=[thing(id=k, name=v, low=-n) for n, (k, v) in enumerate(names.bands.items())]
        ),
        slots=thing(names=names.slots, hints={}),
        series=None,
        chains=(),
    )


@pytest.fixture
def faked(monkeypatch):
    """No real rules and no real grading."""
    monkeypatch.setenv("INFOSCORE_CACHE", "")  # what is faked is not kept for other tests
    monkeypatch.setattr(load, "load_rules", fake_rules)
    monkeypatch.setattr(
        desk.Desk,
        "__init__",
        lambda self, rules, setup: setattr(
            self, "_grader", FakeGrader(rules, as_of=setup.as_of, kind=setup.kind)
        ),
    )


@pytest.fixture
def drafts(tmp_path, monkeypatch):
    """A working folder with drafts of two units, and things that are no drafts."""
    monkeypatch.chdir(tmp_path)
    for variable in ("NO_COLOR", "FORCE_COLOR", "INFOSCORE_LANG", "COLUMNS"):
        monkeypatch.delenv(variable, raising=False)
    for name, text in {
        "来稿/水利局/断供.txt": "柳河镇两村断供饮水26天。",
        "来稿/水利局/低分.txt": "高度重视，低分。",
        "来稿/教育局/校车.md": "校车线路调整。",
        "单篇.txt": "单篇稿件。",
        "低分.txt": "低分。",
        "故障.txt": "故障。",
        "空.txt": "",
    }.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (tmp_path / "空夹").mkdir()
    return tmp_path


@pytest.fixture
def infoscore(faked, drafts, capsys):
    """Run the program: (exit code, stdout, stderr)."""
    return partial(call, capsys)
