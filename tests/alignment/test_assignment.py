from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from coverage_diff.alignment.assignment import best_matching

SIDES = st.tuples(st.integers(1, 5), st.integers(1, 5))
GAINS = SIDES.flatmap(lambda shape: arrays(np.float64, shape, elements=st.integers(-4, 9).map(float)))


def brute_force(gains: NDArray[np.float64]) -> float:
    """The greatest sum of gains, by trying every assignment."""
    wide = np.maximum(gains if gains.shape[0] <= gains.shape[1] else gains.T, 0)
    return max(
        sum(float(wide[i, j]) for i, j in enumerate(order)) for order in permutations(range(wide.shape[1]), len(wide))
    )


@given(GAINS)
def test_matching_is_the_best_of_all(gains: NDArray[np.float64]) -> None:
    """No other matching has a greater sum, no row or column is used twice, and no pair costs."""
    pairs = best_matching(gains)
    assert sum(gains[i, j] for i, j in pairs) == pytest.approx(brute_force(gains))
    assert len({i for i, _ in pairs}) == len(pairs) == len({j for _, j in pairs})
    assert all(gains[i, j] > 0 for i, j in pairs)


def test_greedy_choice_is_not_taken() -> None:
    """The best pair is given up where the two next best together are worth more."""
    assert best_matching(np.array([[10.0, 9.0], [9.0, 1.0]])) == [(0, 1), (1, 0)]


def test_nothing_to_gain_is_no_pair() -> None:
    """Without a positive gain nothing is paired."""
    assert best_matching(np.zeros((3, 2))) == []


def test_of_very_many_rows_the_best_pairs_come_first() -> None:
    """A page of a thousand equal lines is matched in no time; every row finds a column, and the best pair is kept."""
    gains = np.ones((1000, 1000))
    gains[7, 3] = 2
    pairs = best_matching(gains)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == 1000
    assert (7, 3) in pairs
