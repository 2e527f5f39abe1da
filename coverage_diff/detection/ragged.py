"""Rows of unequal length that stand in one array, one after the other: where each begins, and whose an entry is."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
from numpy.typing import NDArray


def starts(size: NDArray[Any]) -> NDArray[np.int64]:
    """Where each row begins, int64, one more than rows: the last is where all end.

    Args:
        size: Entries of each row, whole numbers.
    """
    return np.concatenate([[0], np.cumsum(size)]).astype(np.int64)


def rows_of_entries(start: NDArray[np.int64]) -> NDArray[np.int64]:
    """The row of each entry, counted from 0.

    Args:
        start: Where each row begins and the last one ends, as of `starts`; a part of it gives the entries of its rows.
    """
    return np.repeat(np.arange(len(start) - 1), np.diff(start))


def entries(begin: NDArray[np.int64], size: NDArray[Any]) -> NDArray[np.int64]:
    """The places of the entries of some rows, in any order: all of the first, then all of the second, and so on.

    Args:
        begin: Where each of the rows begins.
        size: How many entries each has, whole numbers.
    """
    place = np.repeat(begin - (np.cumsum(size) - size), size)
    place += np.arange(len(place))
    return place


def places_in_rows(size: NDArray[Any]) -> NDArray[np.int64]:
    """The place of each entry in its own row, counted from 0."""
    return entries(np.zeros(len(size), np.int64), size)


def runs(value: NDArray[Any]) -> list[tuple[int, int]]:
    """Begin and end of each run of equal values.

    Args:
        value: Whole numbers of 0 and more.
    """
    return list(itertools.pairwise(np.flatnonzero(np.diff(value, prepend=-1, append=-1)).tolist()))


def blocks(cost: NDArray[Any], most: int) -> list[tuple[int, int]]:
    """Begin and end of runs of rows that together cost about as much as can be borne at once.

    Args:
        cost: What each row costs, 0 and more.
        most: What a block may cost; that of the row that crosses it comes on top.
    """
    return runs(np.cumsum(cost) // most)
