"""Events from scored pairs: average link, so that no chain of weak likenesses joins two stories.

Two groups are joined while the mean score over all their pairs, those that were never candidates counting 0, is above
the threshold (average-link agglomeration; Sokal and Michener, 1958). The greatest mean is joined first.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from coverage_diff.detection.evidence import Rows


def group(rows: int, left: Rows, right: Rows, score: NDArray[np.float64], threshold: float) -> NDArray[np.int32]:
    """The group of each row: the smallest row in it.

    O(e log e) in the pairs that score above a fraction of the threshold; ties are broken by the rows' order, which the
    caller makes one of content.

    Args:
        rows: Number of segments.
        left: First row of each pair.
        right: Second row.
        score: Score of each pair.
        threshold: Mean score above which groups are joined, in (0, 1).
    """
    sums: list[dict[int, float]] = [{} for _ in range(rows)]
    for a, b, s in zip(left.tolist(), right.tolist(), score.tolist(), strict=True):
        if s > 0:
            sums[a][b] = sums[b][a] = s
    size = [1] * rows
    home = np.arange(rows, dtype=np.int32)
    members: list[Sequence[int]] = [[i] for i in range(rows)]
    alive = [True] * rows
    heap = [(-s, a, b, 2) for a in range(rows) for b, s in sums[a].items() if a < b and s > threshold]
    heapq.heapify(heap)
    while heap:
        _, a, b, together = heapq.heappop(heap)
        if not (alive[a] and alive[b]) or size[a] + size[b] != together:
            continue  # one of them has grown since; its new mean stands further down
        alive[b] = False
        members[a] = [*members[a], *members[b]]
        size[a] += size[b]
        del sums[a][b], sums[b][a]
        for c, s in sums[b].items():
            sums[a][c] = sums[c][a] = sums[a].get(c, 0.0) + s
            del sums[c][b]
        sums[b] = {}
        for c, s in sums[a].items():
            mean = s / (size[a] * size[c])
            if mean > threshold:
                heapq.heappush(heap, (-mean, min(a, c), max(a, c), size[a] + size[c]))
    for i in range(rows):
        if alive[i]:
            home[list(members[i])] = min(members[i])
    return home
