"""Which paragraphs stand beside each other when one story leads and the others are brought level with it."""

from __future__ import annotations

from collections.abc import Sequence

from coverage_diff.model import EventReport, Span
from coverage_diff.reporting.html.reading import Column


def levels(event: EventReport, columns: Sequence[Column]) -> list[list[list[int]]]:
    """For every story as the leader: for every story the row of each of its paragraphs.

    A paragraph of another story takes the row of the leader's paragraph that it is aligned with. One that has no
    counterpart follows the paragraph before it, in a row between two of the leader's.

    Returns:
        `levels[leader][column][paragraph]` is a row, from 0; paragraphs in reading order.
    """
    if len(columns) > _MOST:
        return []
    place = {
        span: (column, number)
        for column, segment in enumerate(event.segments)
        for number, span in enumerate(sorted(segment.paragraphs))
    }
    counts = [len(segment.paragraphs) for segment in event.segments]
    return [_led_by(leader, counts, _matches(event, place, leader)) for leader in range(len(columns))]


_MOST = 8
"""More columns than this cannot be read side by side, so they are not brought level."""


def _matches(event: EventReport, place: dict[Span, tuple[int, int]], leader: int) -> dict[tuple[int, int], int]:
    """For paragraphs of other stories: the leader's first paragraph that they are aligned with."""
    found: dict[tuple[int, int], int] = {}
    for row in event.alignments:
        for here, there in ((row.a, row.b), (row.b, row.a)):
            own = [place[span][1] for span in here if span in place and place[span][0] == leader]
            if not own:
                continue
            for span in there:
                if span in place and place[span][0] != leader:
                    found[place[span]] = min(*own, found.get(place[span], own[0]))
    return found


def _led_by(leader: int, counts: Sequence[int], matches: dict[tuple[int, int], int]) -> list[list[int]]:
    """Rows of all paragraphs, every one with a row of its own in its column."""
    # A group is (leader's paragraph, 0) for the passages level with it and (paragraph, 1) for what follows unmatched.
    groups: dict[tuple[int, int], dict[int, list[int]]] = {
        (number, 0): {leader: [number]} for number in range(counts[leader])
    }
    for column, count in enumerate(counts):
        if column == leader:
            continue
        last = -1
        for number in range(count):
            match = matches.get((column, number))
            last = last if match is None else match
            key = (last, 1) if match is None else (match, 0)
            groups.setdefault(key, {}).setdefault(column, []).append(number)
    rows = [[0] * count for count in counts]
    row = 0
    for key in sorted(groups):
        for column, numbers in groups[key].items():
            for offset, number in enumerate(numbers):
                rows[column][number] = row + offset
        row += max(len(numbers) for numbers in groups[key].values())
    return rows
