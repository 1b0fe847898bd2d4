"""Terms: every occurrence of every term, in code points, whatever overlaps."""

from __future__ import annotations

import pickle

from hypothesis import given
from hypothesis import strategies as st

from infoscore.ruleset.terms import TermSet

WORDS = st.text(alphabet="增长率𠮷a", min_size=1, max_size=3)


def test_terms_are_found_with_the_lexicons_that_hold_them() -> None:
    terms = TermSet({"rise": ["增长", "上升"], "rate": ["增长率", "增长"]})
    assert terms.terms == ("上升", "增长", "增长率")
    assert terms.owners == (("rise",), ("rate", "rise"), ("rate",))
    assert terms.find("𠮷增长率上升") == [(1, 1, 3), (2, 1, 4), (0, 4, 6)]


def test_nothing_to_find_is_nothing_found() -> None:
    assert TermSet({}).find("增长") == []
    assert TermSet({"none": [""]}).terms == ()
    assert TermSet({"rise": ["增长"]}).find("") == []


def test_a_term_set_can_be_handed_to_another_process() -> None:
    terms = TermSet({"rise": ["增长"]})
    assert terms.find("增长") == pickle.loads(pickle.dumps(terms)).find("增长") == [(0, 0, 2)]


@given(st.lists(WORDS, max_size=6), st.text(alphabet="增长率𠮷a", max_size=20))
def test_all_overlapping_matches_are_found(words: list[str], text: str) -> None:
    terms = TermSet({"words": words})
    expected = [
        (index, at, at + len(term))
        for at in range(len(text))
        for index, term in enumerate(terms.terms)
        if text.startswith(term, at)
    ]
    assert sorted(terms.find(text)) == sorted(expected)
