"""Average-link grouping of the facts of an event: the one way in which pairs become one fact."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray


def average_link(support: NDArray[np.floating[Any]], keys: Sequence[str]) -> list[list[int]]:
    """Members in groups.

    The strongest pair comes first; two groups are joined where the support of the pairs between them is above 0 in sum
    and so on average. The sums are kept and added up as groups grow: n members take O(n^2) steps and memory, plus the
    sorting of the pairs that support each other.

    Args:
        support: How much each two members speak for joining their groups, negative against it, 0 where a pair tells
            nothing; symmetric, of shape (members, members).
        keys: The content of each member, which breaks ties.

    Returns:
        Every member in one group, each group sorted.
    """
    rank_of = {key: rank for rank, key in enumerate(sorted(set(keys)))}
    ranks = np.array([rank_of[key] for key in keys], dtype=np.intp)
    first, second = np.nonzero(np.triu(support > 0, 1))
    low, high = np.minimum(ranks[first], ranks[second]), np.maximum(ranks[first], ranks[second])
    order = np.lexsort((second, first, high, low, -support[first, second]))
    between = support.copy()
    groups: dict[int, list[int]] = {n: [n] for n in range(len(keys))}
    home_of = list(range(len(keys)))
    for i, j in zip(first[order].tolist(), second[order].tolist(), strict=True):
        x, y = home_of[i], home_of[j]
        if x == y or between[x, y] <= 0:
            continue
        between[x] += between[y]
        between[:, x] = between[x]
        for member in groups[y]:
            home_of[member] = x
        groups[x] += groups.pop(y)
    return [sorted(group) for group in groups.values()]
