"""Average-link grouping of the facts of an event: the one way in which pairs become one fact."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

Joins = Callable[[Sequence[int], Sequence[int]], bool]
"""Whether two groups are one, given the members of both."""


def average_link(count: int, pairs: Iterable[tuple[int, int]], joins: Joins) -> list[list[int]]:
    """Members in groups.

    Args:
        count: How many members there are; they are numbered from 0.
        pairs: Members that speak for joining their groups, the strongest pair first.
        joins: Whether two groups are one.

    Returns:
        Every member in one group, each group sorted.
    """
    groups: dict[int, list[int]] = {n: [n] for n in range(count)}
    home_of = list(range(count))
    for i, j in pairs:
        x, y = home_of[i], home_of[j]
        if x == y or not joins(groups[x], groups[y]):
            continue
        groups[x] += groups.pop(y)
        for member in groups[x]:
            home_of[member] = x
    return [sorted(group) for group in groups.values()]
