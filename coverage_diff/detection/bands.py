"""Locality-sensitive hashing of signatures by sorting: which sets are likely to resemble each other.

A signature is cut into bands of rows; two sets are candidates if they agree in all rows of at least one band (Leskovec,
Rajaraman and Ullman, "Mining of Massive Datasets", chapter 3). For all sets against all, sorting each band's keys and
pairing equal neighbours finds the pairs that datasketch's `MinHashLSH` finds, without a table of buckets.

A band becomes one 64-bit key: its value if it has one row, else a hash, so that among a million sets a pair that no
band supports turns up with a probability of about 1e-8 per band.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from coverage_diff.detection.minhash import EMPTY, Signatures

Keys = npt.NDArray[np.uint64]
Pairs = npt.NDArray[np.int32]

_MIX = np.uint64(0x9E3779B97F4A7C15)
_HALF = np.uint64(32)
# Sets whose bands are hashed at once: their signatures of 128 values (512 KB) stay in a core's second-level cache.
_BLOCK_SETS = 1024
# Sets up to which all keys of a band are compared with each other, and keys that are sorted at once beyond that.
_FEW_SETS = 16
_BLOCK_KEYS = 1 << 20
# Weights are summed in steps of 1/1024 bit; one needs 15 bits for up to 16 million sets.
_WEIGHT_UNIT = 1024
_WEIGHT_BITS = 15
# Met pairs that are kept before equal ones are summed up (32 bytes each while they are: 0.5 GB).
_PENDING = 1 << 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Pairs of sets that agree in at least one band.

    Attributes:
        pairs: int32[pairs, 2], the smaller index first, sorted, each pair once.
        collisions: int32[pairs], in how many bands the pair was met; a hint of its resemblance.
        weights: float32[pairs], the sum over those bands of log2(1 + sets / sets in the bucket): agreeing where few
            do weighs more.
        capped: Buckets that were too large to pair all their members (boilerplate): a reader should be told.
    """

    pairs: Pairs
    collisions: npt.NDArray[np.int32]
    weights: npt.NDArray[np.float32]
    capped: int

    def among(self, kept: npt.NDArray[np.bool_]) -> Candidates:
        """Some of the pairs."""
        return replace(self, pairs=self.pairs[kept], collisions=self.collisions[kept], weights=self.weights[kept])


def candidate_probability(jaccard: float, bands: int, rows: int) -> float:
    """How probably two sets become candidates: the S-curve 1 - (1 - J^r)^b.

    Args:
        jaccard: The sets' resemblance, in [0, 1].
        bands: Bands of a signature, 1 or more.
        rows: Rows of a band, 1 or more.
    """
    return 1.0 - float((1.0 - jaccard**rows) ** bands)


def choose_banding(permutations: int, jaccard: float, recall: float) -> tuple[int, int]:
    """The bands and rows that find pairs of a resemblance with a stated recall and fewest others.

    Of all bandings that reach the recall, more rows give the steeper S-curve, so fewer pairs of lower resemblance; and
    of these, fewer bands.

    Args:
        permutations: Values of a signature.
        jaccard: The resemblance from which pairs are wanted, in (0, 1].
        recall: Share of the pairs of just that resemblance which must become candidates, in (0, 1).

    Returns:
        (bands, rows), with bands * rows <= permutations. Where no banding reaches the recall, that of one row with
        all bands, which has the highest.
    """
    for rows in range(permutations, 0, -1):
        if candidate_probability(jaccard, permutations // rows, rows) < recall:
            continue
        bands = 1 if jaccard == 1 else math.ceil(math.log1p(-recall) / math.log1p(-(jaccard**rows)))
        return min(bands, permutations // rows), rows
    return permutations, 1


def band_keys(signatures: Signatures, bands: int, rows: int) -> Keys:
    """One key per band and set: uint64[bands, sets], 8 bytes x bands for each set.

    Args:
        signatures: uint32[sets, permutations].
        bands: With `rows`, at most the permutations; further values of a signature are left out.
        rows: Values per band.
    """
    keys = np.empty((bands, len(signatures)), dtype=np.uint64)
    for begin in range(0, len(signatures), _BLOCK_SETS):
        block = signatures[begin : begin + _BLOCK_SETS, : bands * rows].reshape(-1, bands, rows)
        part = block[:, :, 0].astype(np.uint64)
        for i in range(1, rows):
            part = (part ^ (part >> _HALF)) * _MIX + block[:, :, i]
        keys[:, begin : begin + _BLOCK_SETS] = part.T
    return keys


def content_keys(signatures: Signatures) -> Keys:
    """One 64-bit hash of every whole signature, uint64[sets]: breaks ties by content, not by place."""
    return band_keys(signatures, 1, signatures.shape[1]).reshape(-1)


def candidate_pairs(signatures: Signatures, bands: int, rows: int, bucket_limit: int = 200) -> Candidates:
    """All pairs of sets that agree in a band; an empty set has no candidates.

    A bucket larger than the limit is linked as a star: all its members with one of them, chosen by content. Its members
    stay connected, and the pairs grow with the bucket and not with its square. O(bands x sets x log sets).

    Args:
        signatures: uint32[sets, permutations].
        bands: With `rows`, at most the permutations.
        rows: Values per band.
        bucket_limit: Sets in a bucket up to which all are paired (200 sets make 19,900 pairs). A set gets at most
            bands x limit pairs, which should fit into memory: 24 bytes each.
    """
    filled = np.flatnonzero((signatures != EMPTY).any(axis=1))
    keys = band_keys(signatures, bands, rows)
    if len(filled) < len(signatures):
        keys = keys[:, filled]
    if len(filled) <= min(_FEW_SETS, bucket_limit):
        return _dense_candidates(keys, filled)
    tally = _Tally(len(filled))
    capped = 0
    step = max(1, _BLOCK_KEYS // len(filled))
    for first in range(0, bands, step):
        members, begins, sizes = _buckets(keys[first : first + step])
        for size in np.unique(sizes).tolist():
            chosen = members[begins[sizes == size, None] + np.arange(size)]
            weight = int(bucket_weights(len(filled), np.array(size)))
            if size <= bucket_limit:
                a, b = np.triu_indices(size, 1)
                together = max(1, _PENDING // len(a))
                for i in range(0, len(chosen), together):
                    part = chosen[i : i + together]
                    tally.add(part[:, a].ravel(), part[:, b].ravel(), weight)
                continue
            capped += len(chosen)
            for bucket in chosen:
                centre = bucket[np.argmin(content_keys(signatures[filled[bucket]]))]
                leaves = bucket[bucket != centre]
                tally.add(np.full_like(leaves, centre), leaves, weight)
    return tally.candidates(filled, capped)


def best_candidates(candidates: Candidates, content: Keys, per_set: int = 100) -> Candidates:
    """The pairs that are among the heaviest of either of their sets.

    A pair stays if one of its sets needs it, so that a set with many neighbours costs the others nothing: at most
    sets x per_set pairs remain. Ties are broken by content.

    Args:
        candidates: What `candidate_pairs` found.
        content: `content_keys` of the signatures.
        per_set: Pairs that a set may claim, 1 or more.
    """
    pairs = candidates.pairs
    sets = pairs.T.ravel()
    others = pairs[:, ::-1].T.ravel()
    order = np.lexsort((content[others], -np.tile(candidates.weights, 2), sets))
    sorted_sets = sets[order]
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order)) - np.searchsorted(sorted_sets, sorted_sets)
    kept = np.asarray((rank.reshape(2, -1) < per_set).any(axis=0))
    return candidates.among(kept)


def bucket_weights(sets: int, sizes: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """What agreeing in a bucket weighs; integers, so that a pair's sum does not depend on the order of its terms."""
    weights: npt.NDArray[np.int64] = np.rint(_WEIGHT_UNIT * np.log2(1 + sets / sizes)).astype(np.int64)
    return weights


def _dense_candidates(keys: Keys, filled: npt.NDArray[np.int64]) -> Candidates:
    """The candidates of a few sets, by comparing all keys of a band with each other."""
    equal = keys[:, :, None] == keys[:, None, :]
    weights = bucket_weights(len(filled), equal.sum(axis=2))
    a, b = np.triu_indices(len(filled), 1)
    met = equal[:, a, b]
    collisions = met.sum(axis=0)
    weight = (weights[:, a] * met).sum(axis=0)
    found = np.flatnonzero(collisions)
    pairs = np.stack((filled[a[found]], filled[b[found]]), axis=1).astype(np.int32)
    return _candidates(pairs, collisions[found], weight[found], capped=0)


def _buckets(keys: Keys) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The sets by band and key, and where in this order each bucket of at least two begins and how many it has."""
    order = np.argsort(keys, axis=1)
    ordered = np.take_along_axis(keys, order, axis=1)
    bands, sets = keys.shape
    same = np.zeros((bands, sets + 1), dtype=np.bool_)
    np.equal(ordered[:, 1:], ordered[:, :-1], out=same[:, 1:-1])
    flat = same.ravel()
    edges = np.flatnonzero(flat[1:] != flat[:-1])
    begins, ends = edges[0::2], edges[1::2]
    # Every band before has one place more in `same` than it has sets.
    return order.ravel(), begins - begins // (sets + 1), ends - begins + 1


class _Tally:
    """Pairs met in the bands so far: one integer per meeting, (a * sets + b) and the weight, until they are summed up.

    Sorting whole integers takes a tenth of the time of sorting pairs with their weights beside them.
    """

    def __init__(self, sets: int) -> None:
        self._sets = sets
        self._met: list[npt.NDArray[np.int64]] = []
        self._pending = 0
        # Pairs in order (as a * sets + b), their collisions and weights; one triple per summing up.
        self._sums: list[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64]]] = []

    def add(self, a: npt.NDArray[np.int64], b: npt.NDArray[np.int64], weight: int) -> None:
        self._met.append(((np.minimum(a, b) * self._sets + np.maximum(a, b)) << _WEIGHT_BITS) + weight)
        self._pending += len(a)
        if self._pending > _PENDING:
            self._sum_up()

    def candidates(self, filled: npt.NDArray[np.int64], capped: int) -> Candidates:
        self._sum_up()
        codes, collisions, weights = (np.concatenate(parts) for parts in zip(*self._sums, strict=True))
        if len(self._sums) > 1:
            order = np.argsort(codes)
            first = _firsts(codes[order])
            codes = codes[order][first]
            collisions, weights = (np.add.reduceat(v[order], first) for v in (collisions, weights))
        pairs = np.stack((filled[codes // self._sets], filled[codes % self._sets]), axis=1).astype(np.int32)
        return _candidates(pairs, collisions, weights, capped)

    def _sum_up(self) -> None:
        met = np.sort(np.concatenate([np.empty(0, dtype=np.int64), *self._met]))
        codes = met >> _WEIGHT_BITS
        first = _firsts(codes)
        weights = np.add.reduceat(met & ((1 << _WEIGHT_BITS) - 1), first) if len(first) else met
        self._sums.append((codes[first], np.diff(first, append=len(met)), weights))
        self._met.clear()
        self._pending = 0


def _firsts(ordered: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Where each run of equal values begins."""
    if not len(ordered):
        return np.empty(0, dtype=np.int64)
    return np.concatenate(([0], np.flatnonzero(ordered[1:] != ordered[:-1]) + 1))


def _candidates(
    pairs: Pairs, collisions: npt.NDArray[np.int64], weights: npt.NDArray[np.int64], capped: int
) -> Candidates:
    return Candidates(
        pairs=pairs,
        collisions=collisions.astype(np.int32),
        weights=(weights / _WEIGHT_UNIT).astype(np.float32),
        capped=capped,
    )
