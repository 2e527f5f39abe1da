"""Pairs in portions that need few rows, so that what a worker holds is bounded by days and not by the archive.

Pairs are near in time. Sorted by day, the stories of a block pair with those of the block and of one window after it:
a portion holds the pairs whose earlier story is in one block, and a worker that looks at them needs no other rows. Of a
pair without days, or in an archive with very many stories a day, the later one may be anywhere; then the portions of a
block are cut by where the later one stands, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from coverage_diff.detection.ragged import runs

BLOCK = 8192
"""Stories in a block at most: with 300 a day and a window of 30 days a portion needs 17,000 rows, of about 4.5 KB."""
REACH = 8 * BLOCK
"""Stories among which the later ones of a portion are; with the block they bound what it needs: 330 MB."""
_LEAST = 16  # blocks, so that a few workers share a small archive evenly


class Portion(NamedTuple):
    """Some pairs, and the rows that they are made of.

    Attributes:
        pairs: Places of the pairs, int64, ascending.
        rows: The rows that occur in them, int64, ascending.
        left: First row of each pair, as its place in `rows`, int32.
        right: Second row likewise.
    """

    pairs: NDArray[np.int64]
    rows: NDArray[np.int64]
    left: NDArray[np.int32]
    right: NDArray[np.int32]


def portions(left: NDArray[np.int32], right: NDArray[np.int32], day: NDArray[np.float64]) -> Iterator[Portion]:
    """Every pair in one portion.

    Args:
        left: First row of each pair.
        right: Second row.
        day: Day of each row; NaN where it is unknown.
    """
    size = len(day)
    by_day = np.empty(size, np.int64)
    by_day[np.argsort(day, kind="stable")] = np.arange(size)
    one, two = by_day[left], by_day[right]
    block = max(1, min(BLOCK, -(-size // _LEAST)))
    reaches = -(-size // REACH)
    home = np.minimum(one, two) // block * reaches + np.maximum(one, two) // REACH
    order = np.argsort(home, kind="stable")
    for low, high in runs(home[order]):
        pairs = order[low:high]
        needed = np.zeros(size, np.bool_)
        needed[left[pairs]] = needed[right[pairs]] = True
        place = (np.cumsum(needed) - 1).astype(np.int32)
        yield Portion(pairs, np.flatnonzero(needed), place[left[pairs]], place[right[pairs]])
