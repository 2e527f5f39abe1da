"""Long arrays that live in the index in chunks: what changed is written, not the whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

CHUNK_BYTES = 4096
"""A chunk is a page of the database: counting one article's phrases changes some 250 places, each in its own chunk."""


class StoredArray:
    """An array that grows by zeros and knows which of its chunks changed.

    Args:
        dtype: Of its values.
        chunks: (number, bytes) of the chunks that are stored; missing ones hold zeros.
    """

    def __init__(self, dtype: DTypeLike, chunks: list[tuple[int, bytes]]) -> None:
        self._dtype = np.dtype(dtype)
        self._size = CHUNK_BYTES // self._dtype.itemsize
        last = max((number for number, _ in chunks), default=-1)
        self._values: NDArray[Any] = np.zeros((last + 1) * self._size, self._dtype)
        self._changed: set[int] = set()
        for number, data in chunks:
            begin = number * self._size
            self._values[begin : begin + self._size] = np.frombuffer(data, self._dtype)

    def get(self, places: NDArray[np.int64]) -> NDArray[Any]:
        """The values at some places."""
        self._reach(places.ravel())
        return self._values[places]

    def put(self, places: NDArray[np.int64], values: NDArray[Any]) -> None:
        """Set the values at some places."""
        self._reach(places)
        self._values[places] = values
        self._mark(places)

    def add(self, places: NDArray[np.int64], amount: NDArray[np.int64] | int = 1) -> None:
        """Add to the values at some places, which may be named several times; the sums stay within the type."""
        if not len(places):
            return
        self._reach(places)
        distinct, inverse = np.unique(places, return_inverse=True)
        amounts = np.broadcast_to(np.asarray(amount), places.shape)
        sums = self._values[distinct].astype(np.int64) + np.bincount(inverse, amounts).astype(np.int64)
        limits = np.iinfo(self._dtype)
        self._values[distinct] = np.clip(sums, limits.min, limits.max)
        self._mark(distinct)

    def changes(self) -> Iterator[tuple[int, bytes]]:
        """The chunks that changed since they were stored, which they now count as."""
        for number in sorted(self._changed):
            begin = number * self._size
            yield number, self._values[begin : begin + self._size].tobytes()
        self._changed.clear()

    def _mark(self, places: NDArray[np.int64]) -> None:
        self._changed.update(np.unique(places // self._size).tolist())

    def _reach(self, places: NDArray[np.int64]) -> None:
        if not len(places) or (top := int(places.max())) < len(self._values):
            return
        chunks = max(top // self._size + 1, len(self._values) // self._size * 5 // 4)  # growing costs a copy
        grown = np.zeros(chunks * self._size, self._dtype)
        grown[: len(self._values)] = self._values
        self._values = grown


Loader = Callable[[str], list[tuple[int, bytes]]]
"""Gives the stored chunks of the array of a name."""
