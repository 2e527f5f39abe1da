"""Which stored segments are worth holding against a new one.

The two families of `detection.candidates`, as keys in a table: bands of the MinHash signature of the word shingles find
near copies, and telling words find reports of the same. There the telling words are compared by signatures too, whose
places are bands by themselves; with ever longer signatures that comes to what is done here: every shared word counts,
and the more the fewer segments have it.

Keys are stored by blocks of days, so that new articles are written next to each other and looked for near their own
day, however long the archive is. A segment whose page does not say when it was published has a block of its own kind,
where everybody looks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from coverage_diff.detection.bands import band_keys, choose_banding
from coverage_diff.detection.candidates import COPY_RESEMBLANCE, RECALL
from coverage_diff.detection.minhash import EMPTY, Signatures

BLOCK_DAYS = 16
UNDATED = -1
"""The block of segments that were published nobody knows when."""
BUCKET = 200
"""Segments with one key beyond which it tells nothing, as in `candidates`."""
_COPY_KEY = np.uint64(1 << 62)  # keys of telling words are their numbers, far below
_MIX = np.uint64(0x9E3779B97F4A7C15)


def block_of(published: int | None) -> int:
    """The block of a day.

    Args:
        published: Ordinal day of publication of the page; None where unknown.
    """
    return UNDATED if published is None else published // BLOCK_DAYS


def blocks_near(published: int | None, window_days: int, known: Iterable[int]) -> list[int]:
    """The blocks in which a segment's partners may be.

    Args:
        published: Ordinal day of publication; None where unknown: then all.
        window_days: How far apart partners may be.
        known: All blocks that hold segments.
    """
    if published is None:
        return list(known)
    low, high = (published - window_days) // BLOCK_DAYS, (published + window_days) // BLOCK_DAYS
    return [block for block in known if block == UNDATED or low <= block <= high]


def keys_of(signatures: Signatures, words: Sequence[NDArray[np.int64]]) -> list[NDArray[np.int64]]:
    """The keys of some segments.

    Args:
        signatures: Of their word shingles.
        words: Numbers of their telling words.
    """
    bands, rows = choose_banding(signatures.shape[1], COPY_RESEMBLANCE, RECALL)
    keys = band_keys(signatures, bands, rows)
    keys = (keys + np.arange(bands, dtype=np.uint64)[:, None]) * _MIX  # the same values in two bands are two keys
    keys = (keys >> np.uint64(2)) | _COPY_KEY
    empty = (signatures == EMPTY).all(axis=1)
    return [
        np.concatenate([own, np.zeros(0, np.int64) if empty[at] else keys[:, at].astype(np.int64)])
        for at, own in enumerate(words)
    ]


def weigh_meetings(meetings: NDArray[np.int64], rows: int, most: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The pairs that share keys which few have, the most promising of each row.

    Args:
        meetings: int64[meetings, 3]: row, key, segment.
        rows: Segments in the index.
        most: Pairs of a row that are kept.

    Returns:
        Rows, ascending, and segments.
    """
    row, key, segment = meetings.T
    order = np.lexsort((key, row))
    row, key, segment = row[order], key[order], segment[order]
    fresh = np.flatnonzero((np.diff(row, prepend=-1) != 0) | (np.diff(key, prepend=-1) != 0))
    size = np.diff(fresh, append=len(row))
    weight = np.repeat(np.where(size <= BUCKET, np.log2(1 + rows / np.maximum(size, 1)), 0.0), size)
    code = (row << 40) | segment
    pairs, inverse = np.unique(code, return_inverse=True)
    total = np.bincount(inverse, weight, minlength=len(pairs))
    row, segment = pairs >> 40, pairs & ((1 << 40) - 1)
    order = np.lexsort((segment, -total, row))
    row, segment, total = row[order], segment[order], total[order]
    rank = np.arange(len(row)) - np.searchsorted(row, row)
    kept = (rank < most) & (total > 0)
    return row[kept], segment[kept]
