"""What the rows of pairs share."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage_diff.detection import hits as stage
from coverage_diff.detection.hits import Hits, find_hits, search_hits


@pytest.mark.parametrize("way", [find_hits, search_hits])
@given(st.lists(st.frozensets(st.integers(0, 8)), min_size=2, max_size=5))
def test_hits_are_the_shared_columns(way: Callable[..., Hits], rows: list[frozenset[int]]) -> None:
    """Looked up in arrays or intersected as sets: the same columns."""
    start = np.cumsum([0, *map(len, rows)])
    column = np.array([c for row in rows for c in sorted(row)], np.int32)
    left, right = np.triu_indices(len(rows), 1)
    hits = way(start, column, 9, left.astype(np.int32), right.astype(np.int32))
    for pair, (a, b) in enumerate(zip(left, right, strict=True)):
        mine = hits.pair == pair
        assert set(column[hits.left[mine]].tolist()) == rows[a] & rows[b]
        assert column[hits.left[mine]].tolist() == column[hits.right[mine]].tolist()


@pytest.mark.parametrize("block", [1, 7, 1 << 20])
def test_both_ways_find_the_same_in_the_same_order(monkeypatch: pytest.MonkeyPatch, block: int) -> None:
    """However many entries are searched at once, the hits stand as they do where rows are spread."""
    monkeypatch.setattr(stage, "_BLOCK_ENTRIES", block)
    random = np.random.default_rng(1)
    rows = [np.sort(random.choice(40, size, replace=False)) for size in random.integers(0, 12, 30)]
    start = np.cumsum([0, *map(len, rows)])
    column = np.concatenate(rows).astype(np.int32)
    left, right = (side.astype(np.int32) for side in np.triu_indices(len(rows), 1))
    one, two = (way(start, column, 40, left, right) for way in (find_hits, search_hits))
    assert [part.tolist() for part in one] == [part.tolist() for part in two]
    assert len(one.pair)
