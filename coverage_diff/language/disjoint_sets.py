"""Disjoint sets of indexes that grow together (union-find)."""

from __future__ import annotations

from collections import defaultdict


class DisjointSets:
    """Sets of the indexes below a count, each alone at first.

    Args:
        count: How many indexes there are.
    """

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def find(self, i: int) -> int:
        """The smallest index of the set that holds i."""
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def join(self, i: int, j: int) -> None:
        """Make one set of two."""
        a, b = sorted((self.find(i), self.find(j)))
        self._parent[b] = a

    def sets(self) -> list[list[int]]:
        """All sets, each in order, by their first member."""
        found: dict[int, list[int]] = defaultdict(list)
        for i in range(len(self._parent)):
            found[self.find(i)].append(i)
        return list(found.values())
