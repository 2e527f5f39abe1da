"""Average-link grouping of the facts of an event: the one way in which pairs become one fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Indexes = NDArray[np.int32]

# Pairs that are put in order at once at first, and that are walked over at once: of a large group most never need it,
# as their members are joined by then.
_PORTION, _WALK = 1 << 16, 1 << 13
_ROWS = 512


def average_link(support: NDArray[np.floating[Any]], keys: Sequence[str]) -> list[list[int]]:
    """Members in groups.

    The strongest pair comes first; two groups are joined where the support of the pairs between them is above 0 in sum
    and so on average. The sums are kept and added up as groups grow: n members take O(n^2) steps and memory, plus the
    sorting of the pairs that support each other.

    Args:
        support: How much each two members speak for joining their groups, negative against it, 0 where a pair tells
            nothing; symmetric, of shape (members, members). It is used up: the sums are kept in it.
        keys: The content of each member, which breaks ties.

    Returns:
        Every member in one group, each group sorted, in the order of their first members.
    """
    groups: dict[int, list[int]] = {n: [n] for n in range(len(keys))}
    home = np.arange(len(keys), dtype=np.int32)
    home_of: list[int] = home.tolist()
    for first, second in _strongest_first(support, keys, home):
        for i, j in zip(first.tolist(), second.tolist(), strict=True):
            x, y = home_of[i], home_of[j]
            if x == y or support[x, y] <= 0:
                continue
            support[x] += support[y]
            support[:, x] = support[x]
            home[groups[y]] = x
            for member in groups[y]:
                home_of[member] = x
            groups[x] += groups.pop(y)
    return sorted(sorted(group) for group in groups.values())


def _strongest_first(
    support: NDArray[np.floating[Any]], keys: Sequence[str], home: Indexes
) -> Iterator[tuple[Indexes, Indexes]]:
    """The pairs that support each other, the strongest first, in portions without those that are in one group by then.

    Args:
        support: Of each two members.
        keys: The content of each member, by which pairs of equal support are ordered.
        home: The group of each member, which changes between two portions.
    """
    rank_of = {key: rank for rank, key in enumerate(sorted(set(keys)))}
    ranks = np.array([rank_of[key] for key in keys], dtype=np.int32)
    first, second = _supporting(support)
    strength = support[first, second]
    portion = _PORTION
    while len(first):
        cut = np.partition(strength, -portion)[-portion] if portion < len(first) else strength.min()
        taken = strength >= cut
        one, two, strong = first[taken], second[taken], strength[taken]
        low, high = np.minimum(ranks[one], ranks[two]), np.maximum(ranks[one], ranks[two])
        order = np.lexsort((two, one, high, low, -strong))
        for start in range(0, len(order), _WALK):
            part = order[start : start + _WALK]
            part = part[home[one[part]] != home[two[part]]]
            yield one[part], two[part]
        left = ~taken & (home[first] != home[second])
        first, second, strength = first[left], second[left], strength[left]
        portion *= 2


def _supporting(support: NDArray[np.floating[Any]]) -> tuple[Indexes, Indexes]:
    """The pairs with support, the first member of each before the second; some rows at a time, to save memory."""
    found = [(np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.int32))]
    for start in range(0, len(support), _ROWS):
        first, second = np.nonzero(support[start : start + _ROWS] > 0)
        ahead = second > first + start
        found.append(((first[ahead] + start).astype(np.int32), second[ahead].astype(np.int32)))
    return np.concatenate([first for first, _ in found]), np.concatenate([second for _, second in found])
