from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from coverage_diff.alignment.grouping import group
from coverage_diff.config import AlignmentConfig

SIDES = st.tuples(st.integers(0, 6), st.integers(0, 6))
SCORES = SIDES.flatmap(lambda shape: arrays(np.float64, shape, elements=st.floats(0, 1)))


@given(SCORES, st.integers(1, 4))
def test_every_paragraph_is_in_at_most_one_group(scores: NDArray[np.float64], width: int) -> None:
    """No paragraph stands in two groups, and every group has a pair that corresponds."""
    groups = group(scores, AlignmentConfig(threshold=0.5, related=0.3, width=width))
    for members in ([i for g in groups for i in g.a], [j for g in groups for j in g.b]):
        assert len(members) == len(set(members))
    assert all(g.a and g.b and g.score >= 0.5 for g in groups)


@given(SCORES)
def test_only_what_corresponds_to_nothing_stays_alone(scores: NDArray[np.float64]) -> None:
    """A paragraph that corresponds to another by the threshold is in some group."""
    groups = group(scores, AlignmentConfig(threshold=0.5, related=0.5))
    joined = {i for g in groups for i in g.a}
    assert {i for i in range(len(scores)) if scores.shape[1] and scores[i].max() >= 0.5001} <= joined


def test_one_paragraph_may_correspond_to_several() -> None:
    """A summary stands in one row with the paragraphs that it sums up."""
    [found] = group(np.array([[0.6, 0.5, 0.0], [0.0, 0.0, 0.0]]), AlignmentConfig(threshold=0.4))
    assert (found.a, found.b, found.score) == ((0,), (0, 1), 0.6)


def test_a_matter_told_over_several_paragraphs_is_one_row() -> None:
    """Two pairs whose paragraphs correspond crosswise are merged, unless rows may not be that wide."""
    scores = np.array([[0.9, 0.6], [0.6, 0.9]])
    assert [(g.a, g.b) for g in group(scores, AlignmentConfig(threshold=0.5))] == [((0, 1), (0, 1))]
    narrow = group(scores, AlignmentConfig(threshold=0.5, width=1))
    assert [(g.a, g.b) for g in narrow] == [((0,), (0,)), ((1,), (1,))]


def test_a_lone_paragraph_joins_the_row_that_it_is_related_to() -> None:
    """What corresponds a little to an aligned paragraph is no omission."""
    scores = np.array([[0.9, 0.0], [0.3, 0.0]])
    [found] = group(scores, AlignmentConfig(threshold=0.5, related=0.2))
    assert found.a == (0, 1)
    [found] = group(scores, AlignmentConfig(threshold=0.5, related=0.4))
    assert found.a == (0,)


def test_equal_lines_are_paired_in_order() -> None:
    """Of equal scores the pair at like places wins."""
    groups = group(np.ones((3, 3)), AlignmentConfig(threshold=0.5, width=1))
    assert [(g.a, g.b) for g in groups] == [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]
