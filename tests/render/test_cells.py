"""Cells: text is made harmless and never takes more room than it was given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from infoscore.render.cells import clip, clip_left, pad, pad_left, plain, width, wrap

mixed = st.text(st.one_of(st.characters(), st.sampled_from("政务信息，。「」“”…abc 12 ")))


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        ("柳河镇，3 月", "柳河镇，3 月"),
        ("第一行\n第二行", "第一行 第二行"),
        ("列\t列", "列 列"),
        ("\x1b[31m红", "\\x1b[31m红"),
        ("响\x07", "响\\x07"),
        ("倒\u202e序", "倒\\u202e序"),
        ("零\u200b宽", "零\\u200b宽"),
        ("全角\u3000空格", "全角\u3000空格"),
        ("不断\xa0行", "不断 行"),
        ("[red]不是标记[/]", "[red]不是标记[/]"),
    ],
)
def test_what_steers_a_terminal_is_spelled_out(given_text, shown):
    assert plain(given_text) == shown


@given(mixed)
def test_plain_text_is_one_printable_line(text):
    made = plain(text)
    assert all(c.isprintable() or c == "\u3000" for c in made)
    assert plain(made) == made


@pytest.mark.parametrize(
    ("text", "cells"), [("abc", 3), ("政务", 4), ("a政", 3), ("“”", 4), ("e\u0301", 1), ("", 0)]
)
def test_width_counts_cells_and_doubtful_ones_as_two(text, cells):
    assert width(text) == cells


@given(mixed)
def test_width_is_never_less_than_a_terminal_takes(text):
    assert width(plain(text)) >= cell_len(plain(text))


@pytest.mark.parametrize(
    ("text", "cells", "shown"),
    [
        ("青山县水利局", 12, "青山县水利局"),
        ("青山县水利局", 11, "青山县水.."),
        ("青山县水利局", None, "青山县水利局"),
        ("青山县", 1, "."),
    ],
)
def test_a_clip_shows_that_something_is_missing(text, cells, shown):
    assert clip(text, cells) == shown


def test_paths_are_clipped_at_their_beginning():
    assert clip_left("来稿/青山县水利局/断供.txt", 14) == "..局/断供.txt"


@given(mixed, st.integers(2, 60))
def test_clipped_and_padded_text_fits(text, cells):
    assert width(clip(text, cells)) <= cells
    assert width(clip_left(text, cells)) <= cells
    assert width(pad(text, cells)) == cells


def test_padding_reaches_either_edge():
    assert pad("及时", 6) == "及时  "
    assert pad_left("8.5", 5) == "  8.5"


def test_chinese_breaks_anywhere_and_words_stay_whole():
    assert wrap("建议写明数据来源 infoscore", 16, 16) == ["建议写明数据来源", "infoscore"]


def test_no_line_begins_with_closing_punctuation():
    assert wrap("写明来源，并核对", 8, 8) == ["写明来", "源，并核", "对"]


def test_without_a_limit_nothing_is_broken():
    assert wrap("写明来源" * 50, None, 0) == ["写明来源" * 50]


@given(mixed, st.integers(4, 40), st.integers(4, 40))
def test_wrapped_lines_fit_and_lose_only_spaces(text, first, rest):
    lines = wrap(text, first, rest)
    assert all(width(each) <= (rest if n else first) for n, each in enumerate(lines))
    assert "".join("".join(lines).split()) == "".join(text.split())
