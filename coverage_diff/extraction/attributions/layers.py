"""Which of several stretches that lie in one another is the innermost at an offset."""

from __future__ import annotations

import heapq
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Layers(Generic[Value]):
    """Stretches of a story with a value each, asked for the shortest one at an offset.

    Built in O(n log n) for n stretches, asked in O(log n), however deep they lie in one another.

    Args:
        rows: Field, start, end and value of each stretch; of two equally long ones the first wins.
    """

    def __init__(self, rows: Iterable[tuple[str, int, int, Value]]) -> None:
        by_field: dict[str, list[tuple[int, int, int, Value]]] = defaultdict(list)
        for number, (field, start, end, value) in enumerate(rows):
            if start < end:
                by_field[field].append((start, end, number, value))
        self._cuts: dict[str, list[int]] = {}
        self._tops: dict[str, list[Value | None]] = {}
        for field, stretches in by_field.items():
            self._cuts[field], self._tops[field] = _tops(sorted(stretches, key=lambda row: row[:3]))

    def at(self, field: str, offset: int) -> Value | None:
        """The value of the shortest stretch that holds an offset; None where there is none."""
        cuts = self._cuts.get(field)
        if cuts is None:
            return None
        place = bisect_right(cuts, offset) - 1
        return self._tops[field][place] if place >= 0 else None


def _tops(stretches: list[tuple[int, int, int, Value]]) -> tuple[list[int], list[Value | None]]:
    """Where the innermost stretch changes, and to which value."""
    cuts = sorted({cut for start, end, _, _ in stretches for cut in (start, end)})
    tops: list[Value | None] = []
    active: list[tuple[int, int, int, Value]] = []  # by length, then order
    ahead = 0
    for cut in cuts:
        while ahead < len(stretches) and stretches[ahead][0] == cut:
            start, end, number, value = stretches[ahead]
            heapq.heappush(active, (end - start, number, end, value))
            ahead += 1
        while active and active[0][2] <= cut:
            heapq.heappop(active)
        tops.append(active[0][3] if active else None)
    return cuts, tops


class Covered:
    """Stretches of a story, asked how much of another one they cover.

    Asked in O(log n) for n stretches that do not overlap.

    Args:
        rows: Field, start and end of each stretch.
    """

    def __init__(self, rows: Iterable[tuple[str, int, int]]) -> None:
        by_field: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for field, start, end in rows:
            by_field[field].append((start, end))
        self._rows = {field: sorted(held) for field, held in by_field.items()}
        self._reach = {field: list(accumulate((end for _, end in held), max)) for field, held in self._rows.items()}

    def length(self, field: str, start: int, end: int) -> int:
        """The characters of a stretch that lie in the others; counted for each of these that holds them."""
        rows, reach = self._rows.get(field, []), self._reach.get(field, [])
        found = 0
        place = bisect_left(rows, (end,)) - 1
        while place >= 0 and reach[place] > start:
            found += max(0, min(rows[place][1], end) - max(rows[place][0], start))
            place -= 1
        return found
