"""What the rows of pairs share in a sparse matrix, in two ways: one for long rows, one for short ones."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from coverage_diff.detection.ragged import blocks, entries, rows_of_entries, runs

Rows = NDArray[np.int32]

_BLOCK_ENTRIES = 1 << 20  # entries that are searched at once


class Hits(NamedTuple):
    """Entries of two rows in one column, ordered by pair, then by the entry in the second row.

    Attributes:
        pair: Index of the pair of rows, int64.
        left: Entry in the first row, int64.
        right: Entry in the second row, int64.
    """

    pair: NDArray[np.int64]
    left: NDArray[np.int64]
    right: NDArray[np.int64]


def find_hits(start: NDArray[np.int64], column: Rows, width: int, left: Rows, right: Rows) -> Hits:
    """The entries that the rows of pairs share; linear in the entries of all the right rows.

    A left row is spread over all columns once, and its right rows are looked up in it.

    Args:
        start: Where each row begins in `column`.
        column: Column of each entry.
        width: Number of columns.
        left: First row of each pair, ascending.
        right: Second row of each pair.
    """
    spread = np.full(width, -1, np.int64)
    found = []
    for low, high in runs(left):
        first, last = start[left[low]], start[left[low] + 1]
        own = column[first:last]
        spread[own] = np.arange(first, last)
        others = right[low:high]
        size = start[others + 1] - start[others]
        entry = entries(start[others], size)
        met = spread[column[entry]]
        hit = np.flatnonzero(met >= 0)
        found.append((np.searchsorted(np.cumsum(size), hit, side="right") + low, met[hit], entry[hit]))
        spread[own] = -1
    if not found:
        empty = np.zeros(0, np.int64)
        return Hits(empty, empty, empty)
    return Hits(*(np.concatenate(part) for part in zip(*found, strict=True)))


def search_hits(start: NDArray[np.int64], column: Rows, width: int, left: Rows, right: Rows) -> Hits:
    """The same for rows of some ten entries: every entry of a right row is searched among all, whatever the left row.

    A search takes longer than a look into a spread row, but nothing has to be done for each left row.

    Args:
        start: Where each row begins in `column`.
        column: Column of each entry, ascending within a row.
        width: Number of columns.
        left: First row of each pair.
        right: Second row of each pair.
    """
    place = rows_of_entries(start) * width + column
    size = start[right + 1] - start[right]
    empty = np.zeros(0, np.int64)
    found = [Hits(empty, empty, empty)]
    for low, high in blocks(size, _BLOCK_ENTRIES) if len(place) else []:
        own = size[low:high]
        pair = np.repeat(np.arange(low, high), own)
        entry = entries(start[right[low:high]], own)
        wanted = left[pair].astype(np.int64) * width + column[entry]
        met = np.minimum(np.searchsorted(place, wanted), len(place) - 1)
        hit = np.flatnonzero(place[met] == wanted)
        found.append(Hits(pair[hit], met[hit], entry[hit]))
    return Hits(*map(np.concatenate, zip(*found, strict=True)))
