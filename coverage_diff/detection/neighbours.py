"""What the rest of an archive says about a pair: whether the two have the same neighbours, and better ones.

The text of two articles tells how alike they are; what counts as alike depends on the archive. Among reports of one
court case everything is alike, and only those that stand out of the rest tell one event (compare local scaling:
Zelnik-Manor and Perona, "Self-tuning spectral clustering", 2004). Two articles alone have no neighbours: their figures
are those of a pair whose neighbourhood says nothing.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from coverage_diff.detection.candidates import LARGE_ARCHIVE
from coverage_diff.detection.hits import Rows, find_hits, search_hits

CONTEXT = (
    "text and date",
    "same neighbours",
    "better neighbour of one",
    "better neighbour of both",
    "crowded neighbourhood",
)
"""The figures of a pair in the order of the columns of `measure_context`."""

_FLOOR = -9.0  # log-odds of pairs that were never candidates
# Those of pairs that a large archive leaves out as unlike; on average -2.6 in allsides, -2.9 in ecbplus, -3.0 in
# epimine, -4.2 in leads. Every segment of a large archive has met more such than make a neighbourhood.
_UNLIKE = -3.0
_CROWD = 10  # neighbours that make a neighbourhood
_SPREAD = 16  # pairs of a row from which it takes less time to spread its scores than to search those of the others
_LEAST = 0.01  # neighbours of a lower score add nothing that can be seen


def logistic(log_odds: NDArray[np.float64]) -> NDArray[np.float64]:
    """Log-odds as a score in [0, 1]."""
    return 1 / (1 + np.exp(-np.clip(log_odds, -30, 30)))


def measure_context(
    odds: NDArray[np.float64], left: Rows, right: Rows, rows: int, archive: int | None = None
) -> NDArray[np.float32]:
    """The figures of every pair.

    Args:
        odds: Log-odds of each pair by its texts and dates.
        left: First row of each pair, ascending.
        right: Second row.
        rows: Number of segments.
        archive: Number of segments in the archive, where these are a part of it.

    Returns:
        float32[pairs, figures].
    """
    odds = np.maximum(odds, _FLOOR)
    row = np.concatenate([left, right])
    both = np.concatenate([odds, odds])
    order = np.lexsort((-both, row))
    begin = np.searchsorted(row[order], np.arange(rows + 1))
    rank = np.arange(len(order)) - begin[row[order]]
    top = np.full((rows, _CROWD), _FLOOR)
    chosen = rank < _CROWD
    top[row[order][chosen], rank[chosen]] = both[order][chosen]
    if (rows if archive is None else archive) > LARGE_ARCHIVE:
        top = np.maximum(top, _UNLIKE)
    crowd = top.mean(axis=1)
    best, second = top[:, 0], top[:, 1]

    def gap(side: Rows) -> NDArray[np.float64]:
        """How much better or worse than the side's best other neighbour."""
        return odds - np.where(odds >= best[side], second[side], best[side])

    one, two = gap(left), gap(right)
    figures = [odds, _same_neighbours(odds, left, right, rows), np.minimum(one, two), np.maximum(one, two)]
    return np.stack([*figures, (crowd[left] + crowd[right]) / 2], axis=1).astype(np.float32)


def _same_neighbours(odds: NDArray[np.float64], left: Rows, right: Rows, rows: int) -> NDArray[np.float64]:
    """Cosine of the two rows of scores, each row its own neighbour with score 1."""
    score = logistic(odds)
    kept = score > _LEAST
    itself = np.arange(rows, dtype=np.int32)
    row = np.concatenate([left[kept], right[kept], itself])
    column = np.concatenate([right[kept], left[kept], itself])
    value = np.concatenate([score[kept], score[kept], np.ones(rows)])
    order = np.argsort(row.astype(np.int64) * rows + column)  # no two are equal
    row, column, value = row[order], column[order], value[order]
    start = np.searchsorted(row, np.arange(rows + 1)).astype(np.int64)
    meet = find_hits if len(left) > _SPREAD * rows else search_hits
    hits = meet(start, column, rows, left, right)
    length = np.sqrt(np.bincount(row, value**2, minlength=rows))
    both = np.bincount(hits.pair, value[hits.left] * value[hits.right], minlength=len(left))
    return np.asarray(both / (length[left] * length[right]), np.float64)
