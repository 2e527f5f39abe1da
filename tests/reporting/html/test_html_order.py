"""Which places keep their order."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from coverage_diff.reporting.html.order import kept_in_order


@given(st.lists(st.integers(0, 9), max_size=9))
def test_longest_run_that_never_goes_back(places: list[int]):
    """The kept places rise, and no longer choice of places does (against trying all of them)."""
    kept = sorted(kept_in_order(places))
    assert all(places[a] <= places[b] for a, b in pairwise(kept))

    longer = combinations(places, len(kept) + 1)
    assert not any(all(a <= b for a, b in pairwise(choice)) for choice in longer if choice)


def test_one_moved_passage():
    """Of a passage taken from the end to the front only that one has moved."""
    assert kept_in_order([4, 0, 1, 2]) == {1, 2, 3}
