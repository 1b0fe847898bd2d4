"""Words: the same whichever build of jieba's algorithm cuts them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoscore.intake import find, read
from infoscore.text import tokens
from infoscore.text.document import document_of
from infoscore.text.tokens import jieba_cutter, words

SAMPLES = Path(__file__).parents[2] / "samples"
SOURCES, _ = find([str(SAMPLES)])


@pytest.fixture
def pure(monkeypatch):
    """Cut as where ``rjieba`` is not installed."""

    def cut(text):
        with monkeypatch.context() as patch:
            patch.setattr(tokens, "segmenter", jieba_cutter)
            return words(text)

    return cut


def test_the_words_of_a_text_are_those_of_its_han_runs():
    assert words("报送2026年GDP增长7.5%。") == ["报送", "年", "增长"]


def test_a_text_without_han_has_no_words():
    assert words("GDP 7.5%") == []
    assert words("") == []


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: Path(source.path).stem)
def test_both_builds_cut_every_sample_alike(source, pure):
    pytest.importorskip("rjieba")
    text = document_of(read(source)).text
    assert words(text) == pure(text)


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FD5), max_size=40))
def test_nothing_of_a_han_run_is_lost(text):
    assert "".join(words(text)) == text


@given(st.text(max_size=40))
def test_words_are_han_and_in_order(text):
    found = words(text)
    assert "".join(found) == "".join(re.findall("[一-鿕]", text))
    assert all(found)


QUIET = """
import os, sys, tempfile, warnings
warnings.simplefilter("error")
sys.modules["rjieba"] = None
from infoscore.text.tokens import words
assert words("报送工作") == ["报送", "工作"]
import jieba
assert jieba.dt.FREQ == {} and not jieba.dt.initialized, "the shared tokenizer was used"
assert not os.listdir(tempfile.gettempdir()), os.listdir(tempfile.gettempdir())
assert "pkg_resources" not in sys.modules or sys.modules["pkg_resources"] is not None
"""


def test_pure_jieba_warns_of_nothing_and_keeps_nothing_in_the_temporary_folder(tmp_path):
    environment = {"TMPDIR": str(tmp_path), "TEMP": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", QUIET],
        env={**os.environ, **environment}, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
