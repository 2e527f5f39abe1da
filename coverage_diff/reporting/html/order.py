"""Which of several places keep their order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence


def kept_in_order(places: Sequence[int]) -> frozenset[int]:
    """The indexes of a longest run of `places` that never goes back; O(n log n), patience sorting."""
    tails: list[int] = []
    ends: list[int] = []
    previous: list[int | None] = []
    for index, place in enumerate(places):
        pile = bisect_right(tails, place)
        previous.append(ends[pile - 1] if pile else None)
        if pile == len(tails):
            tails.append(place)
            ends.append(index)
        else:
            tails[pile], ends[pile] = place, index
    kept = []
    current = ends[-1] if ends else None
    while current is not None:
        kept.append(current)
        current = previous[current]
    return frozenset(kept)
