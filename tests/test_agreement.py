"""The benchmarks' own statistics: known values, and the same as well-known libraries'."""

from __future__ import annotations

import math

import pytest
from benchmarks.agreement import auc, qwk, ranks, shared_out, spearman
from hypothesis import given
from hypothesis import strategies as st

LABELS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=3, max_size=40)
NUMBERS = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), min_size=3, max_size=40)


def test_the_same_judgements_agree_fully():
    assert qwk([0, 1, 2, 4], [0, 1, 2, 4]) == 1


def test_opposite_judgements_agree_less_than_by_chance():
    assert qwk([0, 4], [4, 0]) == -1


def test_far_apart_weighs_more_than_near():
    assert qwk([0, 1, 2, 3], [0, 1, 2, 2]) > qwk([0, 1, 2, 3], [0, 1, 2, 0])


def test_without_variation_there_is_no_agreement_to_speak_of():
    assert math.isnan(qwk([2, 2], [2, 2]))
    assert math.isnan(spearman([1, 1], [1, 2]))
    assert math.isnan(auc([], [1]))


def test_equal_values_share_their_rank():
    assert ranks([30, 10, 30, 20]) == [3.5, 1, 3.5, 2]


def test_auc_counts_pairs_in_order_and_ties_half():
    assert auc([3, 2], [1, 2]) == 3.5 / 4


def test_the_kindest_cut_keeps_order_and_frequencies():
    assert shared_out([0.1, 9, 5], [0, 1, 0]) == [0, 1, 0]


@given(LABELS)
def test_qwk_is_that_of_scikit_learn(pairs):
    metrics = pytest.importorskip("sklearn.metrics")
    ours, theirs = zip(*pairs, strict=True)
    if len({*ours, *theirs}) < 2:
        return
    labels = range(max(*ours, *theirs) + 1)
    expected = metrics.cohen_kappa_score(ours, theirs, labels=labels, weights="quadratic")
    assert qwk(ours, theirs) == pytest.approx(expected, nan_ok=True)


@given(NUMBERS)
def test_spearman_is_that_of_scipy(pairs):
    stats = pytest.importorskip("scipy.stats")
    ours, theirs = zip(*pairs, strict=True)
    if min(len(set(ours)), len(set(theirs))) < 2:
        return
    assert spearman(ours, theirs) == pytest.approx(stats.spearmanr(ours, theirs).statistic)


@given(NUMBERS)
def test_auc_is_that_of_scikit_learn(pairs):
    metrics = pytest.importorskip("sklearn.metrics")
    inside = [a for a, b in pairs if b % 2]
    outside = [a for a, b in pairs if not b % 2]
    if not (inside and outside):
        return
    truth = [1] * len(inside) + [0] * len(outside)
    assert auc(inside, outside) == pytest.approx(metrics.roc_auc_score(truth, inside + outside))
