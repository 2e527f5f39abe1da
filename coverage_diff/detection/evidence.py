"""What speaks for and against two segments telling one event, as named figures.

Every figure is read off the terms that both hold ("hits"). The work is done pair by pair in arrays: a row is spread
over all columns once, and the rows of its candidates are looked up in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from coverage_diff.detection.forms import Kind
from coverage_diff.detection.terms import BODY, HEADLINE, LEAD, Terms

Floats = NDArray[np.float32]
_BLOCK = 1 << 22  # entries of candidates that are looked up at a time: some 100 MB


class Hits(NamedTuple):
    """Terms that the two rows of pairs share.

    Attributes:
        pair: Index of the pair.
        left: Entry in the first row.
        right: Entry in the second row.
    """

    pair: NDArray[np.int64]
    left: NDArray[np.int64]
    right: NDArray[np.int64]


def find_hits(terms: Terms, left: NDArray[np.int32], right: NDArray[np.int32]) -> Hits:
    """The shared terms of pairs; `left` must be ascending. Linear in the entries of all right rows."""
    spread = np.full(len(terms.kind), -1, np.int64)
    begin, end = terms.start[:-1], terms.start[1:]
    found: list[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]] = []
    edges = np.flatnonzero(np.diff(left, prepend=-1, append=-1))
    for low, high in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        row = left[low]
        own = np.arange(begin[row], end[row])
        spread[terms.column[own]] = own
        others = right[low:high]
        size = end[others] - begin[others]
        first = np.cumsum(size) - size
        entry = np.arange(int(size.sum())) + np.repeat(begin[others] - first, size)
        met = spread[terms.column[entry]]
        hit = np.flatnonzero(met >= 0)
        pair = np.searchsorted(first + size, hit, side="right")
        found.append((pair + low, met[hit], entry[hit]))
        spread[terms.column[own]] = -1
    if not found:
        empty = np.zeros(0, np.int64)
        return Hits(empty, empty, empty)
    return Hits(*(np.concatenate(part) for part in zip(*found, strict=True)))
