"""Groups of a part of the archive, from stored log-odds: what `detection` does with a whole one.

What decides about a pair beside its own texts is nearby: the neighbours of both, and the groups that these fall into. A
cluster holds all that average linkage would join at the lowest level that is looked at, so that a new article changes
the groups of the clusters that it is linked with and of no other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from coverage_diff.detection.grouping import agglomerate, homes
from coverage_diff.detection.hits import Rows
from coverage_diff.detection.neighbours import logistic, measure_context
from coverage_diff.detection.scoring import Scores, conclude, measure_groups, weights

CLUSTER_LEVEL = 0.1
"""Mean score above which segments are in one cluster.

Lower levels (0.02) make the clusters larger and the events of 500 articles of allsides, four at a time, no likelier to
be those of all at once (B-cubed .989 with both; .986 with 0.2).
"""


class Regrouped(NamedTuple):
    """The groups of some segments.

    Attributes:
        left: First row of each pair, ascending.
        right: Second row.
        scores: Score of each pair with the figures that it comes from.
        cluster: The cluster of each row: the smallest row in it.
        home: The event of each row: likewise.
    """

    left: Rows
    right: Rows
    scores: Scores
    cluster: Rows
    home: Rows


def regroup(
    segments: Sequence[int],
    neighbours: Sequence[tuple[NDArray[np.int64], NDArray[np.float64]]],
    total: int,
    threshold: float,
) -> Regrouped:
    """Group segments by their own pairs; pairs with others tell how near their neighbours are.

    Args:
        segments: Numbers of the segments, in an order that comes from their content: it breaks ties.
        neighbours: Of each, the segments that it was held against and the log-odds.
        total: Segments in the index.
        threshold: Mean score above which segments are one event.
    """
    size = len(segments)
    others = np.concatenate([np.zeros(0, np.int64), *(other for other, _ in neighbours)])
    odds = np.concatenate([np.zeros(0), *(value for _, value in neighbours)])
    own = np.repeat(np.arange(size), [len(other) for other, _ in neighbours])
    place = {number: row for row, number in enumerate(segments)}
    outside = np.setdiff1d(others, np.array(segments, np.int64))
    place |= {number: size + at for at, number in enumerate(outside.tolist())}
    other = np.array([place[number] for number in others.tolist()], np.int64)
    first, second = np.minimum(own, other), np.maximum(own, other)
    pairs, at = np.unique(first * (size + len(outside)) + second, return_index=True)
    left, right = (part.astype(np.int32) for part in np.divmod(pairs, max(1, size + len(outside))))
    inside = right < size
    context = measure_context(odds[at], left, right, size + len(outside), total)[inside]
    alone, left, right = odds[at][inside], left[inside], right[inside]
    wide = weights("context").log_odds(context)
    groups = measure_groups(wide, left, right, size)
    scores = conclude(alone, context, groups, total)
    return Regrouped(
        left=left,
        right=right,
        scores=scores,
        cluster=homes(size, agglomerate(size, left, right, logistic(wide), CLUSTER_LEVEL), CLUSTER_LEVEL),
        home=homes(size, agglomerate(size, left, right, scores.score, threshold, scores.apart), threshold),
    )
