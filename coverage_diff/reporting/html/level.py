"""Which paragraphs stand beside each other when one story leads and the others are brought level with it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from coverage_diff.model import EventReport
from coverage_diff.reporting.html.reading import Column


def levels(event: EventReport, columns: Sequence[Column]) -> list[list[list[int]]]:
    """For every story as the leader: for every story the row of each of its paragraphs.

    A paragraph of another story stands beside the leader's paragraphs that it is aligned with. One that has no
    counterpart follows the paragraph before it, in a row between two of the leader's.

    Returns:
        `levels[leader][column][paragraph]` is a row, from 0; paragraphs in reading order. Empty where there are too
        many stories to stand side by side.
    """
    if len(columns) > _MOST:
        return []
    place = {
        span: (column, number)
        for column, segment in enumerate(event.segments)
        for number, span in enumerate(sorted(segment.paragraphs))
    }
    counts = [len(segment.paragraphs) for segment in event.segments]
    rows = [
        ([place[span] for span in row.a if span in place], [place[span] for span in row.b if span in place])
        for row in event.alignments
    ]
    return [_led_by(leader, counts, [row for row in rows if all(row)]) for leader in range(len(columns))]


_MOST = 8
"""More columns than this cannot be read side by side, so they are not brought level."""

_Places = list[tuple[int, int]]
"""Paragraphs as (column, number)."""


def _led_by(leader: int, counts: Sequence[int], rows: Sequence[tuple[_Places, _Places]]) -> list[list[int]]:
    """Rows of all paragraphs; no two paragraphs of a column share one."""
    sides = [side for a, b in rows for side in ((a, b), (b, a)) if side[0][0][0] == leader]
    head = _heads(counts[leader], [sorted(number for _, number in own) for own, _ in sides])
    match: dict[tuple[int, int], int] = {}
    for own, others in sides:
        first = min(head[number] for _, number in own)
        for other in others:
            match[other] = min(first, match.get(other, first))
    # A group is (head, 0) for passages level with each other and (head, 1) for what follows them unmatched.
    groups: dict[tuple[int, int], dict[int, list[int]]] = {}
    for number in range(counts[leader]):
        groups.setdefault((head[number], 0), {}).setdefault(leader, []).append(number)
    for column in range(len(counts)):
        last = -1
        for number in range(counts[column]) if column != leader else ():
            found = match.get((column, number))
            last = last if found is None else found
            groups.setdefault((last, int(found is None)), {}).setdefault(column, []).append(number)
    result = [[0] * count for count in counts]
    row = 0
    for key in sorted(groups):
        for column, numbers in groups[key].items():
            for offset, number in enumerate(numbers):
                result[column][number] = row + offset
        row += max(map(len, groups[key].values()))
    return result


def _heads(count: int, runs: Sequence[Sequence[int]]) -> list[int]:
    """For every paragraph the first of those that it is aligned together with, where they follow one another."""
    head = list(range(count))
    for run in runs:
        for before, number in pairwise(run):
            if number == before + 1:
                head[number] = head[before]
    for number in range(1, count):
        if head[number] != number:
            head[number] = head[number - 1]
    return head
