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


class Merges(NamedTuple):
    """Pairs of groups that became one, in the order in which they did.

    Attributes:
        kept: Smallest row of each joined group, int64.
        lost: Smallest row of the group that it took in, int64.
        mean: Mean score over their pairs, float64.
    """

    kept: NDArray[np.int64]
    lost: NDArray[np.int64]
    mean: NDArray[np.float64]


def agglomerate(
    rows: int,
    left: Rows,
    right: Rows,
    score: NDArray[np.float64],
    threshold: float,
    apart: NDArray[np.bool_] | None = None,
) -> Merges:
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
    merges: list[tuple[int, int, float]] = []
    while heap:
        mean, a, b, together = heapq.heappop(heap)
        if not (size[a] and size[b]) or size[a] + size[b] != together:
            continue  # one of them has grown since; its new mean stands further down
        merges.append((a, b, -mean))
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
    kept, lost, means = zip(*merges, strict=True) if merges else ((), (), ())
    return Merges(np.array(kept, np.int64), np.array(lost, np.int64), np.array(means, np.float64))


def homes(rows: int, merges: Merges, threshold: float) -> NDArray[np.int32]:
    """The group of each row at a threshold: the smallest row in it."""
    home = np.arange(rows, dtype=np.int32)
    high = merges.mean > threshold
    home[merges.lost[high]] = merges.kept[high]
    while True:  # a row follows the group that took its own in, until nobody moves
        further = home[home]
        if np.array_equal(further, home):
            return home
        home = further


def common_level(rows: int, left: Rows, right: Rows, merges: Merges, levels: Sequence[float]) -> NDArray[np.float64]:
    """The highest of some thresholds, in ascending order, at which the two rows of each pair are in one group; else 0.

    A coarse cophenetic similarity (Sokal and Rohlf, 1962): what the rest of their groups says about the pair.
    """
    found = np.zeros(len(left))
    for level in levels:
        home = homes(rows, merges, level)
        found[home[left] == home[right]] = level
    return found
