"""MinHash signatures of many sets at once, bit for bit those of datasketch.

A signature holds, for each of k random permutations of the 32-bit integers, the least image of a set's members; two
sets agree in a place with a probability equal to their resemblance (Broder, "On the resemblance and containment of
documents", 1997), so the share of equal places estimates it with a standard error of sqrt(J (1 - J) / k): 0.044 at
most for k = 128.

The permutations are those of datasketch 2's scheme "affine32": members are mixed once by the finaliser of MurmurHash3,
then mapped to a * h + b modulo 2**32 with odd a. Unsigned 32-bit arithmetic wraps around, which is that modulus: the
values are exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache, partial

import numpy as np
import numpy.typing as npt

from coverage_diff.detection.shingles import Hashes, Offsets, encoded_blocks, shingle_block
from coverage_diff.engines import SERIAL, Engine

Signatures = npt.NDArray[np.uint32]

EMPTY = np.uint32(0xFFFFFFFF)
"""Every place of an empty set's signature."""

# Images computed at once, 512 KB: of 2**14 to 2**18 the fastest, see `_BLOCK_BYTES` in shingles.py.
_BLOCK = 1 << 17


def signatures(hashes: Hashes, offsets: Offsets, permutations: int = 128, seed: int = 1) -> Signatures:
    """The signature of every set; O(members x permutations).

    Args:
        hashes: uint32[total], the sets' members one after the other; repeated members change nothing.
        offsets: int64[sets + 1], where each set begins in `hashes`.
        permutations: Values per signature, 1 or more.
        seed: Chooses the permutations; signatures of different seeds cannot be compared.

    Returns:
        uint32[sets, permutations]; all `EMPTY` for an empty set.
    """
    factors, shifts = _permutations(permutations, seed)
    result = np.full((len(offsets) - 1, permutations), EMPTY, dtype=np.uint32)
    filled = np.flatnonzero(np.diff(offsets))
    first = 0
    while first < len(filled):
        begin = offsets[filled[first]]
        # As many sets as fit into a block, and at least one.
        last = max(first + 1, int(np.searchsorted(offsets[filled + 1], begin + _BLOCK, side="right")))
        chosen = filled[first:last]
        members = _mix(hashes[begin : offsets[chosen[-1] + 1]])
        result[chosen] = _least_images(members, offsets[chosen] - begin, factors, shifts).T
        first = last
    return result


def text_signatures(
    texts: Iterable[str], *, width: int = 3, permutations: int = 128, seed: int = 1, engine: Engine = SERIAL
) -> Signatures:
    """The signatures of the texts' word shingles, without keeping the shingles: 4 bytes x permutations per text.

    Args:
        texts: Read as a stream.
        width: Words per shingle.
        permutations: Values per signature.
        seed: Chooses the permutations.
        engine: Where they are computed; the result is the same.

    Returns:
        uint32[texts, permutations], in the order of the texts.
    """
    sign = partial(_sign_block, width=width, permutations=permutations, seed=seed)
    parts = engine.map(sign, encoded_blocks(texts))
    return np.concatenate([np.empty((0, permutations), dtype=np.uint32), *parts])


def resemblance(a: Signatures, b: Signatures) -> npt.NDArray[np.float64]:
    """The estimated resemblance of sets, in [0, 1], from the share of equal places.

    Args:
        a: Signatures in the last axis.
        b: The same, of a shape that broadcasts with `a`'s.

    Returns:
        One value per pair. An empty set resembles nothing, another empty set neither (datasketch says 1 there).
    """
    filled = (a != EMPTY).any(axis=-1)
    return np.asarray((a == b).mean(axis=-1) * filled, dtype=np.float64)


def _sign_block(texts: Sequence[bytes], *, width: int, permutations: int, seed: int) -> Signatures:
    return signatures(*shingle_block(texts, width), permutations, seed)


@lru_cache(maxsize=8)
def _permutations(count: int, seed: int) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint32]]:
    """The factors and shifts that datasketch draws for this seed; drawing takes 0.1 ms, so they are kept."""
    generator = np.random.RandomState(seed)  # the generator that datasketch uses
    factors = generator.randint(0, 1 << 31, count, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    shifts = generator.randint(0, 1 << 32, count, dtype=np.uint32)
    factors.flags.writeable = shifts.flags.writeable = False
    return factors, shifts


def _mix(hashes: Hashes) -> Hashes:
    """MurmurHash3's 32-bit finaliser, a bijection that spreads structured values."""
    mixed = hashes ^ (hashes >> np.uint32(16))
    mixed *= np.uint32(0x85EBCA6B)
    mixed ^= mixed >> np.uint32(13)
    mixed *= np.uint32(0xC2B2AE35)
    mixed ^= mixed >> np.uint32(16)
    return mixed


def _least_images(
    members: Hashes, starts: Offsets, factors: npt.NDArray[np.uint32], shifts: npt.NDArray[np.uint32]
) -> npt.NDArray[np.uint32]:
    """The least image of each of the sets that begin at `starts`: uint32[permutations, sets]."""
    least = np.empty((len(factors), len(starts)), dtype=np.uint32)
    rows = max(1, _BLOCK // len(members))
    images = np.empty((min(rows, len(factors)), len(members)), dtype=np.uint32)
    for i in range(0, len(factors), rows):
        part = images[: len(factors) - i]
        np.multiply(factors[i : i + rows, None], members, out=part)
        np.add(part, shifts[i : i + rows, None], out=part)
        np.minimum.reduceat(part, starts, axis=1, out=least[i : i + rows])
    return least
