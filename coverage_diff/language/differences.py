"""Word by word, what was changed between two passages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from coverage_diff.language.text import plain
from coverage_diff.language.tokens import Token, tokenise


class Change(NamedTuple):
    """A run of words that two passages share, or that one of them has instead of the other's.

    Attributes:
        same: Whether both have it (upper or lower case aside).
        a: Half-open offsets in the first passage; empty where it has nothing there.
        b: The same in the second.
    """

    same: bool
    a: tuple[int, int]
    b: tuple[int, int]


def word_differences(a: str, b: str) -> tuple[Change, ...]:
    """The runs of shared and of differing words, in order.

    Args:
        a: A passage as its article has it.
        b: Another.

    Returns:
        Changes whose offsets cut the passages from their first word to their last; the white space between two runs
        belongs to neither. The shared words are a longest common subsequence.
    """
    one, two = tokenise(plain(a)), tokenise(plain(b))
    changes: list[Change] = []
    for step in Indel.opcodes([t.norm for t in one], [t.norm for t in two]):
        same = step.tag == "equal"
        here = _offsets(one, step.src_start, step.src_end, len(a))
        there = _offsets(two, step.dest_start, step.dest_end, len(b))
        if changes and not same and not changes[-1].same:  # a deletion and the insertion in its place are one change
            before = changes.pop()
            here, there = _join(before.a, here), _join(before.b, there)
        changes.append(Change(same, here, there))
    return tuple(changes)


def _offsets(tokens: Sequence[Token], first: int, last: int, end: int) -> tuple[int, int]:
    if last > first:
        return tokens[first].start, tokens[last - 1].end
    place = tokens[first].start if first < len(tokens) else end
    return place, place


def _join(a: tuple[int, int], b: tuple[int, int]) -> tuple[int, int]:
    """Two neighbouring stretches as one, where one of them may be empty."""
    if a[0] == a[1]:
        return b
    return a if b[0] == b[1] else (a[0], b[1])
