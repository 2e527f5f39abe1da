"""Rows of unequal length in one array."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage_diff.detection.ragged import blocks, entries, places_in_rows, rows_of_entries, runs, starts

SIZES = st.lists(st.integers(0, 5), max_size=8)


@given(SIZES, st.data())
def test_entries_are_those_of_the_rows_one_after_the_other(sizes: list[int], data: st.DataObject) -> None:
    """Rows may be asked for in any order and more than once; empty ones add nothing."""
    start = starts(np.array(sizes, np.int32))
    asked = data.draw(st.lists(st.sampled_from(range(len(sizes))))) if sizes else []
    rows = np.array(asked, np.int64)
    found = entries(start[rows], np.diff(start)[rows])
    assert found.tolist() == [place for row in asked for place in range(start[row], start[row + 1])]


@given(SIZES)
def test_an_entry_knows_its_row_and_its_place_there(sizes: list[int]) -> None:
    """Counted from 0, as in a list of lists."""
    pairs = [(row, place) for row, size in enumerate(sizes) for place in range(size)]
    size = np.array(sizes, np.int64)
    assert list(zip(rows_of_entries(starts(size)), places_in_rows(size), strict=True)) == pairs


@given(st.lists(st.integers(0, 2)))
def test_runs_are_as_long_as_values_are_equal(values: list[int]) -> None:
    """Each begins where the last one ends."""
    found = [values[begin:end] for begin, end in runs(np.array(values, np.int32))]
    assert found == [list(equal) for _, equal in itertools.groupby(values)]


@pytest.mark.parametrize(("most", "found"), [(1, [(0, 1), (1, 3), (3, 4)]), (4, [(0, 3), (3, 4)]), (9, [(0, 4)])])
def test_blocks_end_where_they_would_cost_too_much(most: int, found: list[tuple[int, int]]) -> None:
    """A row that costs nothing stays with the one before; all rows are in a block."""
    assert blocks(np.array([2, 1, 0, 4]), most) == found
