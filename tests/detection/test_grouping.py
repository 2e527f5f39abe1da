"""Groups from scored pairs."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from coverage_diff.detection.grouping import agglomerate, common_level, homes


def grouped(rows: int, pairs: dict[tuple[int, int], float], threshold: float = 0.5) -> list[int]:
    """The group of each row."""
    keys = sorted(pairs)
    left, right = (np.array([k[i] for k in keys], np.int32) for i in (0, 1))
    score = np.array([pairs[k] for k in keys], np.float64)
    return homes(rows, agglomerate(rows, left, right, score, threshold), threshold).tolist()


def test_a_chain_does_not_join() -> None:
    """Two clear groups with one bridge between them stay two."""
    pairs = {(0, 1): 0.9, (0, 2): 0.9, (1, 2): 0.9, (3, 4): 0.9, (3, 5): 0.9, (4, 5): 0.9, (2, 3): 0.8}
    assert grouped(6, pairs) == [0, 0, 0, 3, 3, 3]


def test_the_mean_over_all_pairs_decides() -> None:
    """A third joins two by its mean score; a pair that was never a candidate counts 0."""
    assert grouped(3, {(0, 1): 0.9, (0, 2): 0.7, (1, 2): 0.4}) == [0, 0, 0]
    assert grouped(3, {(0, 1): 0.9, (0, 2): 0.7}) == [0, 0, 2]


scores = st.dictionaries(
    st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda p: p[0] < p[1]), st.floats(0, 1), max_size=15
)


@given(scores)
def test_groups_at_a_higher_threshold_are_parts_of_lower_ones(pairs: dict[tuple[int, int], float]) -> None:
    """Average link makes a tree: no two that are together at 0.6 are apart at 0.3."""
    high, low = grouped(7, pairs, 0.6), grouped(7, pairs, 0.3)
    assert all(low[i] == low[j] for i in range(7) for j in range(7) if high[i] == high[j])


@given(scores)
def test_a_home_is_the_smallest_row_of_its_group(pairs: dict[tuple[int, int], float]) -> None:
    """Groups are named by their first row."""
    found = grouped(7, pairs)
    assert all(found[i] == min(j for j in range(7) if found[j] == found[i]) for i in range(7))


def test_common_level() -> None:
    """A pair has the highest level at which its rows are together, 0 where no level joins them."""
    left, right = np.array([0, 0, 1], np.int32), np.array([1, 2, 3], np.int32)
    merges = agglomerate(4, left, right, np.array([0.9, 0.5, 0.05]), 0.1)
    assert common_level(4, left, right, merges, (0.1, 0.2, 0.8)).tolist() == [0.8, 0.2, 0.0]
