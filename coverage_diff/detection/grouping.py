"""Groups of rows from scored pairs: average link, so that no chain of weak likenesses joins two stories.

Two groups are joined while the mean score over all their pairs, those that were never candidates counting 0, is above
a threshold (average-link agglomeration; Sokal and Michener, 1958). The greatest mean is joined first, so the groups at
a higher threshold are parts of those at a lower one.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from coverage_diff.detection.hits import Rows


class Merge(NamedTuple):
    """Two groups became one.

    Attributes:
        kept: Smallest row of the joined group.
        lost: Smallest row of the group that it took in.
        mean: Mean score over their pairs.
    """

    kept: int
    lost: int
    mean: float


def agglomerate(
    rows: int,
    left: Rows,
    right: Rows,
    score: NDArray[np.float64],
    threshold: float,
    apart: NDArray[np.bool_] | None = None,
) -> list[Merge]:
    """The merges in the order in which they happen.

    O(e log e) in the pairs that score above a tenth of the threshold, the only ones that are looked at. Ties are broken
    by the order of the rows, which the caller makes one of content.

    Args:
        rows: Number of segments.
        left: First row of each pair, the smaller.
        right: Second row.
        score: Score of each pair, in [0, 1].
        threshold: Mean score above which groups are joined, in (0, 1).
        apart: Pairs whose rows are never in one group, whatever the others of their groups say; none where None.
    """
    if apart is not None:
        score = np.where(apart, -np.inf, score)
    sums: list[dict[int, float]] = [{} for _ in range(rows)]
    seen = np.flatnonzero((score > threshold / 10) | np.isneginf(score))
    for a, b, s in zip(left[seen].tolist(), right[seen].tolist(), score[seen].tolist(), strict=True):
        sums[a][b] = sums[b][a] = s
    size = [1] * rows
    heap = [(-s, a, b, 2) for a in range(rows) for b, s in sums[a].items() if a < b and s > threshold]
    heapq.heapify(heap)
    merges = []
    while heap:
        mean, a, b, together = heapq.heappop(heap)
        if not (size[a] and size[b]) or size[a] + size[b] != together:
            continue  # one of them has grown since; its new mean stands further down
        merges.append(Merge(a, b, -mean))
        size[a] += size[b]
        size[b] = 0
        del sums[a][b], sums[b][a]
        for c, s in sums[b].items():
            sums[a][c] = sums[c][a] = sums[a].get(c, 0.0) + s
            del sums[c][b]
        sums[b] = {}
        for c, s in sums[a].items():
            mean = s / (size[a] * size[c])
            if mean > threshold:
                heapq.heappush(heap, (-mean, min(a, c), max(a, c), size[a] + size[c]))
    return merges


def homes(rows: int, merges: Sequence[Merge], threshold: float) -> NDArray[np.int32]:
    """The group of each row at a threshold: the smallest row in it."""
    home = list(range(rows))
    for kept, lost, mean in merges:
        if mean > threshold:
            home[lost] = kept
    for row in range(rows):  # a group's smallest row comes first, so its own home is known
        home[row] = home[home[row]]
    return np.array(home, np.int32)


def common_level(
    rows: int, left: Rows, right: Rows, merges: Sequence[Merge], levels: Sequence[float]
) -> NDArray[np.float64]:
    """The highest of some thresholds, in ascending order, at which the two rows of each pair are in one group; else 0.

    A coarse cophenetic similarity (Sokal and Rohlf, 1962): what the rest of their groups says about the pair.
    """
    found = np.zeros(len(left))
    for level in levels:
        home = homes(rows, merges, level)
        found[home[left] == home[right]] = level
    return found
