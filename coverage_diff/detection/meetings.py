"""The heaviest candidates of every set of an archive, in bounded memory: only pairs that days and pages allow are made.

`bands.candidate_pairs` makes every pair of a bucket. In an archive most of them are of different months and are thrown
away again; with 100,000 articles they would be a billion. Here the sets of a bucket stand in the order of their days,
so that a set's mates within the window are one run of places. The sets are worked off in blocks; of a block all
meetings are made, summed up and pruned before the next.
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from coverage_diff.detection.bands import Keys, band_keys, bucket_weights
from coverage_diff.detection.minhash import EMPTY, Signatures
from coverage_diff.detection.ragged import blocks, entries
from coverage_diff.detection.stage import Progress, silent
from coverage_diff.engines import SERIAL, Engine

_BLOCK_MEETINGS = 1 << 20
"""Meetings that are made at once; sorted as 8 bytes each, they stay in the caches."""
_SET_COSTS = 64  # meetings that a set costs besides its own; bounds the sets of a block too
_WEIGHT_BITS = 15  # of one meeting, see `bands.bucket_weights`


class Met(NamedTuple):
    """Pairs that met.

    Attributes:
        code: The rows of each pair as smaller * 2**32 + larger, int64; a pair that both claim is there twice.
        capped: Buckets that were too large to pair all their members.
    """

    code: NDArray[np.int64]
    capped: int


class Calendar(NamedTuple):
    """Which pairs days and pages allow.

    Attributes:
        day: Ordinal day of each set; NaN where it is unknown, which excludes nothing.
        page: Which page each set stands on: two of one page are no pair.
        window: Sets further apart than these days are no pair.
    """

    day: NDArray[np.float64]
    page: NDArray[np.int64]
    window: int

    def allows(self, left: NDArray[np.int32], right: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Which of these pairs are."""
        far = np.abs(self.day[left] - self.day[right]) > self.window  # False where a day is unknown
        return np.asarray(~far & (self.page[left] != self.page[right]), np.bool_)


def heaviest_pairs(
    signatures: Signatures,
    bands: int,
    rows: int,
    content: Keys,
    calendar: Calendar,
    *,
    per_set: int,
    bucket_limit: int,
    engine: Engine = SERIAL,
    progress: Progress = silent,
) -> Met:
    """The pairs that are among the heaviest of either of their sets.

    The same as `bands.candidate_pairs`, then those that the calendar allows, then `bands.best_candidates`.

    Args:
        signatures: uint32[sets, permutations].
        bands: With `rows`, at most the permutations.
        rows: Values per band.
        content: A key of each set by which ties are broken, as of `bands.content_keys`.
        calendar: Which pairs are allowed.
        per_set: Pairs that a set may claim.
        bucket_limit: Sets in a bucket up to which all are paired; the members of a larger one meet one of them.
        engine: Where the blocks are worked off; the result is the same.
        progress: Called as the sets are worked off.
    """
    filled = np.flatnonzero((signatures != EMPTY).any(axis=1))
    # Sets are numbered by content from here on, so that the smaller number wins where weights are equal.
    filled = filled[np.argsort(content[filled], kind="stable")]
    keys = band_keys(signatures, bands, rows)[:, filled]
    table = _meeting_table(keys, calendar.day[filled], calendar.window, bucket_limit)
    row, page = filled, calendar.page[filled]
    some = _blocks(table)
    work = (_gather(table, page, first, last) for first, last in some)
    found = [np.empty(0, np.int64)]
    for (_, last), (claimant, mate) in zip(
        some, engine.map(partial(_claim, per_set=per_set), work, together=1), strict=True
    ):
        a, b = row[claimant], row[mate]
        found.append((np.minimum(a, b) << 32) | np.maximum(a, b))
        progress(last, len(filled))
    return Met(np.concatenate(found), table.capped)


class _Table(NamedTuple):
    """Where the mates of every set stand, band by band: in two runs of places, those of the window and the undated.

    Attributes:
        members: The sets of each band by key and day, those without a day first: int32[bands, sets].
        low: Where the run of a set's dated mates begins in `members`, int32[sets, bands].
        high: Where it ends; the set itself may be inside.
        undated_low: Where that of its undated mates begins; no columns where all sets are dated.
        undated_high: Where it ends.
        weight: What a meeting in the set's bucket weighs, int16[sets, bands].
        capped: Buckets that were too large to pair all their members.
    """

    members: NDArray[np.int32]
    low: NDArray[np.int32]
    high: NDArray[np.int32]
    undated_low: NDArray[np.int32]
    undated_high: NDArray[np.int32]
    weight: NDArray[np.int16]
    capped: int


def _meeting_table(keys: Keys, day: NDArray[np.float64], window: int, bucket_limit: int) -> _Table:
    """Sort the sets of every band."""
    bands, sets = keys.shape
    dated = ~np.isnan(day)
    runs = bands if not dated.all() else 0
    table = _Table(
        members=np.empty((bands, sets), np.int32),
        low=np.zeros((sets, bands), np.int32),
        high=np.zeros((sets, bands), np.int32),
        undated_low=np.zeros((sets, runs), np.int32),
        undated_high=np.zeros((sets, runs), np.int32),
        weight=np.zeros((sets, bands), np.int16),
        capped=0,
    )
    if not sets:
        return table
    days = np.where(dated, day - np.nanmin(day, initial=np.inf), 0).astype(np.int64)
    window = min(window, int(days.max()))
    # Sets without a day come first in their bucket, out of the reach of any window.
    place = np.where(dated, days + window + 1, 0)
    span = int(place.max()) + window + 1
    by_day = np.argsort(place, kind="stable")
    weights = bucket_weights(sets, np.arange(1, sets + 1)).astype(np.int16)
    capped = 0
    for band in range(bands):
        order = by_day[np.argsort(keys[band, by_day], kind="stable")]
        key = keys[band, order]
        fresh = np.concatenate([[True], key[1:] != key[:-1]])
        bucket = np.cumsum(fresh) - 1
        begin = np.flatnonzero(fresh)
        size = np.diff(begin, append=sets)
        free = ~dated[order]
        middle = begin + np.bincount(bucket[free], minlength=len(begin))
        at = bucket * span + place[order]
        low = np.where(free, middle[bucket], np.searchsorted(at, at - window, side="left"))
        high = np.where(free, (begin + size)[bucket], np.searchsorted(at, at + window, side="right"))
        undated_low, undated_high = begin[bucket], middle[bucket]
        for large in np.flatnonzero(size > bucket_limit).tolist():
            # A star: all meet the one that comes first by content, where days allow.
            inside = np.arange(begin[large], begin[large] + size[large])
            centre = inside[np.argmin(order[inside])]
            leaves = inside[inside != centre]
            near = np.abs(days[order[leaves]] - days[order[centre]]) <= window
            low[leaves], high[leaves] = centre, centre + (near | free[leaves] | free[centre])
            undated_high[leaves] = undated_low[leaves]
            capped += 1
        alone = size[bucket] == 1
        high[alone], undated_high[alone] = low[alone], undated_low[alone]
        table.members[band] = order
        table.low[order, band], table.high[order, band] = low, high
        table.weight[order, band] = weights[size[bucket] - 1]
        if runs:
            table.undated_low[order, band], table.undated_high[order, band] = undated_low, undated_high
    return table._replace(capped=capped)


def _blocks(table: _Table) -> list[tuple[int, int]]:
    """Runs of sets with about as many meetings as are made at once."""
    meetings = (table.high - table.low).sum(axis=1, dtype=np.int64) + _SET_COSTS
    meetings += (table.undated_high - table.undated_low).sum(axis=1, dtype=np.int64)
    return blocks(meetings, _BLOCK_MEETINGS)


class _Gathered(NamedTuple):
    """The meetings of a block of sets: all that is needed to sum them up.

    Attributes:
        first: The first set of the block.
        sets: How many sets there are in all.
        base: For each set of the block and band in which it meets others, its place in the block * `sets` and the
            weight of the meeting, int64.
        size: How many it meets there, int32.
        mate: Whom, int32; those of the first, then those of the second, and so on. The set itself where the mate is of
            one page with it, for they are no pair.
    """

    first: int
    sets: int
    base: NDArray[np.int64]
    size: NDArray[np.int32]
    mate: NDArray[np.int32]


def _gather(table: _Table, page: NDArray[np.int64], first: int, last: int) -> _Gathered:
    """Look up whom the sets of a block meet."""
    sets = table.members.shape[1]
    bases, sizes, mates = [np.empty(0, np.int64)], [np.empty(0, np.int32)], [np.empty(0, np.int32)]
    for lows, highs in ((table.low, table.high), (table.undated_low, table.undated_high)):
        low = lows[first:last]
        size = (highs[first:last] - low).ravel()
        own = np.flatnonzero(size)
        if not len(own):
            continue
        size = size[own]
        local, band = np.divmod(own, low.shape[1])
        mate = table.members.ravel()[entries(low.ravel()[own] + band * sets, size)]
        claimant = np.repeat((local + first).astype(np.int32), size)
        bases.append(((local * sets) << _WEIGHT_BITS) + table.weight[local + first, band])
        sizes.append(size)
        mates.append(np.where(page[mate] == page[claimant], claimant, mate))
    return _Gathered(first, sets, np.concatenate(bases), np.concatenate(sizes), np.concatenate(mates))


def _claim(block: _Gathered, *, per_set: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The pairs that the sets of a block claim: the claimants and their mates."""
    # One integer for each meeting: the set's place in the block, its mate, and the weight.
    met = np.repeat(block.base, block.size) + (block.mate.astype(np.int64) << _WEIGHT_BITS)
    if not len(met):
        return met, met
    met.sort()
    pair = met >> _WEIGHT_BITS
    begin = np.flatnonzero(np.concatenate([[True], pair[1:] != pair[:-1]]))
    weight = np.add.reduceat(met & ((1 << _WEIGHT_BITS) - 1), begin)
    claimant, mate = np.divmod(pair[begin], block.sets)
    kept = mate != claimant + block.first
    claimant, mate, weight = claimant[kept], mate[kept], weight[kept]
    if np.bincount(claimant, minlength=1).max() > per_set:
        # The claimant, the heaviest first, and by content where weights are equal, as one integer to sort.
        most = int(weight.max())
        low_bits = block.sets.bit_length()
        high_bits = low_bits + most.bit_length()
        ordered = np.sort((claimant << high_bits) | ((most - weight) << low_bits) | mate)
        claimant, mate = ordered >> high_bits, ordered & ((1 << low_bits) - 1)
        kept = np.arange(len(claimant)) - np.searchsorted(claimant, claimant) < per_set
        claimant, mate = claimant[kept], mate[kept]
    return claimant + block.first, mate
