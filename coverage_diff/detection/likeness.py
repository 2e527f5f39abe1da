"""How alike the words of very many pairs are: cosines of the weighted terms, by which candidates are chosen.

A pair costs one look at each entry of its second row. So that numpy spends its time on the looks and not on finding
the entries, a row is cut into blocks of the same width, the last filled up with a column that no row has: rows are
gathered block by block, and a block is one line of a rectangle.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from coverage_diff.detection.stage import Progress, silent
from coverage_diff.detection.terms import Terms
from coverage_diff.engines import SERIAL, Engine

Rows = NDArray[np.int32]

_WIDTH = 64
_TOGETHER = 1 << 16  # pairs whose cosines are one piece of work: 50 to 100 ms
_ROWS = 1024  # rows that are cut into blocks at once


class _Blocks(NamedTuple):
    """The matrix of terms in blocks.

    Attributes:
        first: The first block of each row, int64, one more than rows; a row without entries has one block all the same.
        column: Column of each entry, int32[blocks, width]; `columns` where there is none.
        weight: Its weight, float32[blocks, width], 0 where there is none.
        length: Length of each row, float64.
        columns: Number of columns.
    """

    first: NDArray[np.int64]
    column: Rows
    weight: NDArray[np.float32]
    length: NDArray[np.float64]
    columns: int


def cosines(
    terms: Terms, left: Rows, right: Rows, *, engine: Engine = SERIAL, progress: Progress = silent
) -> NDArray[np.float32]:
    """Cosine of the weighted terms of every pair, float32[pairs].

    Args:
        terms: The matrix of terms.
        left: First row of each pair, ascending.
        right: Second row.
        engine: Where they are computed; the result is the same.
        progress: Called as the pairs are worked off.
    """
    work = partial(_cosines, blocks=_cut(terms))
    found = [np.empty(0, np.float32)]
    done = 0
    for part in engine.map(work, _pieces(left, right), together=1):
        found.append(part)
        done += len(part)
        progress(done, len(left))
    return np.concatenate(found)


def _pieces(left: Rows, right: Rows) -> Iterator[tuple[Rows, Rows]]:
    for begin in range(0, len(left), _TOGETHER):
        yield left[begin : begin + _TOGETHER], right[begin : begin + _TOGETHER]


def _cut(terms: Terms) -> _Blocks:
    """The matrix in blocks; a batch of rows at a time, so that little is held beside it."""
    size = np.diff(terms.start)
    first = np.zeros(terms.rows + 1, np.int64)
    np.cumsum(np.maximum(1, -(-size // _WIDTH)), out=first[1:])
    columns = len(terms.kind)
    blocks = _Blocks(
        first=first,
        column=np.full((int(first[-1]), _WIDTH), columns, np.int32),
        weight=np.zeros((int(first[-1]), _WIDTH), np.float32),
        length=np.empty(terms.rows),
        columns=columns,
    )
    column, weight = blocks.column.reshape(-1), blocks.weight.reshape(-1)
    for begin in range(0, terms.rows, _ROWS):
        end = min(begin + _ROWS, terms.rows)
        entry = slice(terms.start[begin], terms.start[end])
        own = terms.column[entry]
        weighed = (1 + np.log(terms.count[entry])) * terms.rarity[own]
        moved = first[begin:end] * _WIDTH - terms.start[begin:end]
        place = np.arange(entry.start, entry.stop) + np.repeat(moved, size[begin:end])
        column[place], weight[place] = own, weighed
        row = np.repeat(np.arange(end - begin), size[begin:end])
        blocks.length[begin:end] = np.sqrt(np.bincount(row, weighed**2, minlength=end - begin))
    return blocks


def _cosines(pairs: tuple[Rows, Rows], *, blocks: _Blocks) -> NDArray[np.float32]:
    """The cosines of some pairs: a left row is spread over all columns once, and its right rows are looked up in it."""
    left, right = pairs
    spread = np.zeros(blocks.columns + 1, np.float32)
    both = np.empty(len(left))
    edges = np.flatnonzero(np.diff(left, prepend=-1, append=-1))
    for low, high in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        own = slice(blocks.first[left[low]], blocks.first[left[low] + 1])
        spread[blocks.column[own]] = blocks.weight[own]
        others = right[low:high]
        size = blocks.first[others + 1] - blocks.first[others]
        begin = np.cumsum(size) - size
        at = np.arange(begin[-1] + size[-1]) + np.repeat(blocks.first[others] - begin, size)
        products = spread[blocks.column.take(at, axis=0)]
        products *= blocks.weight.take(at, axis=0)
        # Summed in 64 bits, so that the order of the entries makes no difference in 32.
        both[low:high] = np.add.reduceat(products.ravel(), begin * _WIDTH, dtype=np.float64)
        spread[blocks.column[own]] = 0
    return (both / np.maximum(blocks.length[left] * blocks.length[right], 1e-9)).astype(np.float32)
