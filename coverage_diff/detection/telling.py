"""The most telling terms of every segment: what it is searched by, and how alike two segments seem at first sight.

A term tells more the rarer it is, the more often it occurs, and in the headline or lead. Phrases and days are left out:
phrases repeat their words, and days are held against each other in another way.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from coverage_diff.detection.forms import Kind
from coverage_diff.detection.ragged import places_in_rows, rows_of_entries, starts
from coverage_diff.detection.shingles import hash_features
from coverage_diff.detection.stream import HEADLINE, LEAD
from coverage_diff.detection.terms import Terms, weigh

_ROWS_BITS = 10  # segments whose terms are sorted at once, as a power of two
_WEIGHT_BITS = 31  # of a positive float32, whose bits are ordered as its values are
_ZONE_FACTORS = {HEADLINE: 2.0, LEAD: 1.4}


class Telling(NamedTuple):
    """The most telling terms of every segment, the most telling first; ties are broken by the hash of the term.

    Attributes:
        column: Column of each term, int32[rows, most]; `columns` where a segment has fewer.
        weight: What each weighs, float32[rows, most]; 0 where there is none.
        size: How many each segment has, int64[rows].
        hashes: Hash of each column's term, uint32[columns].
    """

    column: NDArray[np.int32]
    weight: NDArray[np.float32]
    size: NDArray[np.int64]
    hashes: NDArray[np.uint32]

    @property
    def columns(self) -> int:
        """Number of columns that terms can stand in."""
        return len(self.hashes)

    def sets(self, most: int) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
        """Hashes of so many terms of every segment, and where each segment's begin."""
        size = np.minimum(self.size, most)
        chosen = self.column[:, :most][np.arange(min(most, self.column.shape[1])) < size[:, None]]
        return self.hashes[chosen], starts(size)


def find_telling(terms: Terms, most: int, *, whole: bool = False) -> Telling:
    """Choose the most telling terms of every segment.

    Args:
        terms: The matrix of terms.
        most: How many of a segment are chosen.
        whole: Whether all kinds of terms count, phrases and days too, wherever they stand.
    """
    hashes = hash_features([(word,) for word in terms.words]).hashes
    if whole:
        hashes = np.concatenate([hashes, np.zeros(len(terms.kind) - len(hashes), np.uint32)])
    found = Telling(
        column=np.full((terms.rows, most), len(hashes), np.int32),
        weight=np.zeros((terms.rows, most), np.float32),
        size=np.zeros(terms.rows, np.int64),
        hashes=hashes,
    )
    by_hash = np.argsort(hashes, kind="stable")
    rank = np.empty(len(hashes), np.int64)
    rank[by_hash] = np.arange(len(hashes))
    # Row, falling weight and rank of the hash as one integer: whole integers are sorted ten times as fast as places.
    low = max(1, len(hashes).bit_length())
    for begin, end in _batches(terms.rows, 1 << min(_ROWS_BITS, 63 - _WEIGHT_BITS - low)):
        row, column, weight = _weighed(terms, begin, end, whole=whole)
        falling = (1 << _WEIGHT_BITS) - 1 - weight.view(np.int32).astype(np.int64)
        key = np.sort((row << (_WEIGHT_BITS + low)) | (falling << low) | rank[column])
        row = key >> (_WEIGHT_BITS + low)
        size = np.bincount(row, minlength=end - begin)
        place = places_in_rows(size)
        first = place < most
        at = row[first] + begin, place[first]
        key = key[first]
        found.column[at] = by_hash[key & ((1 << low) - 1)]
        bits = (1 << _WEIGHT_BITS) - 1 - ((key >> low) & ((1 << _WEIGHT_BITS) - 1))
        found.weight[at] = bits.astype(np.int32).view(np.float32)
        found.size[begin:end] = np.minimum(size, most)
    return found


def favour_top(weight: NDArray[Any], zone: NDArray[np.uint8]) -> NDArray[Any]:
    """The weights of terms that a segment is told by: those of headline and lead count for more.

    Args:
        weight: What each weighs wherever it stands.
        zone: Bits of the zones in which each stands.
    """
    for bit, factor in _ZONE_FACTORS.items():
        weight = np.where(zone & bit > 0, weight * factor, weight)
    return weight


def _batches(rows: int, step: int) -> Iterator[tuple[int, int]]:
    for begin in range(0, rows, step):
        yield begin, min(begin + step, rows)


def _weighed(
    terms: Terms, begin: int, end: int, *, whole: bool
) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.float32]]:
    """Row counted from the first, column and weight of the entries of some segments that may be told by."""
    start = terms.start[begin : end + 1]
    entry = slice(start[0], start[-1])
    kind = terms.kind[terms.column[entry]]
    chosen = np.flatnonzero(whole | ((kind != Kind.PHRASE) & (kind != Kind.DAY)))
    column, zone = terms.column[entry][chosen], terms.zone[entry][chosen]
    weight = weigh(terms.count[entry][chosen], terms.rarity[column])
    if not whole:
        weight = favour_top(weight, zone)
    return rows_of_entries(start)[chosen], column, np.asarray(weight, np.float32)
