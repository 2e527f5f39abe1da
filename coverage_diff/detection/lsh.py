"""All contact with datasketch: signatures as its objects, and its index as the way to the candidates of a small set.

For a class's few pages datasketch's `MinHashLSH` answers at once (with 512 bands in 0.1 ms for two and 17 ms for
twenty); beyond that, `bands.candidate_pairs` finds the same pairs many times faster.
"""

from __future__ import annotations

import importlib
import sys
from itertools import combinations
from types import ModuleType
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from coverage_diff.detection.bands import Pairs, band_keys
from coverage_diff.detection.minhash import EMPTY, Signatures
from coverage_diff.errors import InputError

if TYPE_CHECKING:
    from datasketch import MinHash

SCHEME = "affine32"
"""datasketch's name for the permutations of `minhash.signatures`."""

_LEAST_BANDS = 2  # that datasketch's index takes
_LEAST_SETS = 2  # that form a pair
_SLOW_IMPORT = "scipy.integrate"


def lsh_pairs(signatures: Signatures, bands: int, rows: int, seed: int = 1) -> Pairs:
    """The candidate pairs of a small set, found by datasketch's index; the same as of `bands.candidate_pairs`.

    Args:
        signatures: uint32[sets, permutations].
        bands: With `rows`, at most the permutations; 2 or more.
        rows: Values per band.
        seed: The seed of the signatures.

    Returns:
        int32[pairs, 2], the smaller index first, sorted, each pair once; an empty set is in none.
    """
    filled = np.flatnonzero((signatures != EMPTY).any(axis=1))
    if len(filled) < _LEAST_SETS:
        return np.empty((0, 2), dtype=np.int32)
    keys = band_keys(signatures[filled], bands, rows)
    # For each set the first that agrees with it. Bands in which the same sets agree say the same: the index holds one.
    first = (keys[:, :, None] == keys[:, None]).argmax(axis=2)
    agreeing = np.flatnonzero((first != np.arange(len(filled))).any(axis=1)).tolist()
    shared = [*{first[band].tobytes(): band for band in agreeing}.values()]
    if not shared:
        return np.empty((0, 2), dtype=np.int32)
    shared = np.resize(shared, max(_LEAST_BANDS, len(shared))).tolist()
    held = signatures[:, : bands * rows].reshape(-1, bands, rows)[:, shared].reshape(len(signatures), -1)
    datasketch = _import_datasketch()
    index = datasketch.MinHashLSH(num_perm=held.shape[1], params=(len(shared), rows))
    for i in filled.tolist():
        index.insert(i, datasketch.LeanMinHash(hashvalues=held[i], seed=seed, scheme=SCHEME))
    # Every bucket is read once: a query for each set would make all its keys a second time.
    pairs = {pair for table in index.hashtables for key in table for pair in combinations(sorted(table[key]), 2)}
    return np.array(sorted(pairs), dtype=np.int32).reshape(-1, 2)


def to_datasketch(signature: npt.NDArray[np.uint32], seed: int = 1) -> MinHash:
    """The signature as datasketch's own object, to go on with its indexes, merging and storage.

    Args:
        signature: uint32[permutations], one row of `minhash.signatures`.
        seed: The seed it was made with.
    """
    return _import_datasketch().MinHash(hashvalues=signature, seed=seed, scheme=SCHEME)


def from_datasketch(minhash: MinHash) -> npt.NDArray[np.uint32]:
    """One row as of `minhash.signatures`, uint32[permutations].

    Raises:
        InputError: The object follows another scheme, so its values cannot be compared with ours.
    """
    if minhash.scheme != SCHEME:
        raise InputError(f'a MinHash of scheme "{minhash.scheme}" was given; only "{SCHEME}" can be compared')
    return np.array(minhash.hashvalues, dtype=np.uint32)


def _import_datasketch() -> Any:  # noqa: ANN401 (a module without types)
    """datasketch, without the third of a second that its import of scipy takes.

    datasketch needs scipy's `quad` only to choose bands for a threshold, which nobody asks of it here. While it is
    imported, a deputy stands for `scipy.integrate`: a module that becomes the real one at the first use of any name.
    """
    if "datasketch" in sys.modules or _SLOW_IMPORT in sys.modules:
        return importlib.import_module("datasketch")
    deputy = _Deputy(_SLOW_IMPORT)
    sys.modules[_SLOW_IMPORT] = deputy
    try:
        return importlib.import_module("datasketch")
    finally:
        if sys.modules.get(_SLOW_IMPORT) is deputy:
            del sys.modules[_SLOW_IMPORT]


class _Deputy(ModuleType):
    """Stands for a module that is slow to import, and imports it when something of it is needed."""

    def quad(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 (passes anything on)
        """What datasketch takes from the module; calling it imports the module."""
        return self.__getattr__("quad")(*args, **kwargs)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 (any of the module's names)
        if name.startswith("__"):
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)
