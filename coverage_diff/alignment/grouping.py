"""Which paragraphs stand in one row: n of one segment and m of the other, in any order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from coverage_diff.alignment.assignment import best_matching
from coverage_diff.config import AlignmentConfig
from coverage_diff.language.disjoint_sets import DisjointSets

Indexes = NDArray[np.intp]

# Pairs that are looked at together.
_PORTION = 1 << 12

# Of equal scores the pair at like places in the two texts wins: identical lines are paired in order.
_PLACE = 1e-6


class Group(NamedTuple):
    """Paragraphs that correspond, by their indexes.

    Attributes:
        a: Those of one segment, in order; never empty.
        b: Those of the other.
        score: The best correspondence between them.
    """

    a: tuple[int, ...]
    b: tuple[int, ...]
    score: float


def group(scores: NDArray[np.float64], config: AlignmentConfig) -> list[Group]:
    """Group the paragraphs of two segments so that every one is in at most one group.

    First the best edge cover: every paragraph is joined to a partner or stays alone, and the sum of all doubts is the
    least possible. Its groups are stars, one paragraph and all that correspond to it. Then groups that tell one matter
    over several paragraphs are merged, and paragraphs left alone are taken in, the surest first: what corresponds a
    little to a group is no omission.

    Args:
        scores: Correspondences, shape (paragraphs of a, paragraphs of b), in [0, 1].
        config: The cuts, and how wide a group may become.

    Returns:
        The groups, by their first paragraph of a.
    """
    if not scores.size:
        return []
    rows, columns = scores.shape
    apart = np.abs(np.arange(rows)[:, None] / rows - np.arange(columns)[None, :] / columns)
    ranked = scores - _PLACE * apart
    groups = _stars(ranked, config.threshold)
    groups = _merge(groups, ranked, config.threshold, config.width)
    _take_in(groups, ranked, config.related, config.width)
    found = [(tuple(sorted(a)), tuple(sorted(b))) for a, b in groups]
    return sorted(Group(a, b, float(scores[np.ix_(a, b)].max())) for a, b in found)


_Sides = tuple[set[int], set[int]]


def _stars(scores: NDArray[np.float64], threshold: float) -> list[_Sides]:
    """The edge cover of least doubt, where staying alone costs as much doubt as the threshold leaves.

    It is found through a matching (Schrijver 2003, 19.3): a pair is worth what its two members would pay for their own
    best partners, less the pair's doubt; whoever is not matched then takes the best partner.
    """
    doubt, price = 1 - scores, 1 - threshold
    alone_a = np.minimum(doubt.min(axis=1), price)
    alone_b = np.minimum(doubt.min(axis=0), price)
    worth = np.where(scores >= threshold, alone_a[:, None] + alone_b[None, :] - doubt, 0.0)
    edges = set(best_matching(worth))
    matched_a, matched_b = {i for i, _ in edges}, {j for _, j in edges}
    rest_a = [i for i in range(len(doubt)) if i not in matched_a and scores[i].max() >= threshold]
    rest_b = [j for j in range(len(doubt.T)) if j not in matched_b and scores[:, j].max() >= threshold]
    edges |= {(i, int(scores[i].argmax())) for i in rest_a} | {(int(scores[:, j].argmax()), j) for j in rest_b}
    return _components(edges, *scores.shape)


def _components(edges: Iterable[tuple[int, int]], rows: int, columns: int) -> list[_Sides]:
    """The connected parts of a bipartite graph without lone vertices."""
    sets = DisjointSets(rows + columns)
    for i, j in edges:
        sets.join(i, rows + j)
    parts = (part for part in sets.sets() if len(part) > 1)
    return [({n for n in part if n < rows}, {n - rows for n in part if n >= rows}) for part in parts]


def _merge(groups: list[_Sides], scores: NDArray[np.float64], threshold: float, width: int) -> list[_Sides]:
    """Merge two groups while a paragraph of one corresponds to a paragraph of the other, the best such pair first."""
    groups = list(groups)
    home_a, home_b = _homes(groups, scores.shape)
    size_a, size_b = (np.array([len(sides[n]) for sides in groups], dtype=np.intp) for n in (0, 1))
    for first, second in _pairs(scores, threshold):
        one, two = home_a[first], home_b[second]
        # Groups only grow: what has no room for another one now will have none later.
        room = (one != two) & (size_a[one] + size_a[two] <= width) & (size_b[one] + size_b[two] <= width)
        for i, j in zip(first[room].tolist(), second[room].tolist(), strict=True):
            x, y = int(home_a[i]), int(home_b[j])
            if x == y or size_a[x] + size_a[y] > width or size_b[x] + size_b[y] > width:
                continue
            a, b = groups[y]
            groups[x] = groups[x][0] | a, groups[x][1] | b
            groups[y] = set(), set()
            home_a[[*a]] = home_b[[*b]] = x
            size_a[x] += len(a)
            size_b[x] += len(b)
    return [(a, b) for a, b in groups if a]


def _take_in(groups: list[_Sides], scores: NDArray[np.float64], related: float, width: int) -> None:
    """Add each lone paragraph to the group that it corresponds to best, where that has room."""
    home_a, home_b = _homes(groups, scores.shape)
    for first, second in _pairs(scores, related):
        open_ = (home_a[first] < 0) | (home_b[second] < 0)
        for i, j in zip(first[open_].tolist(), second[open_].tolist(), strict=True):
            x, y = int(home_a[i]), int(home_b[j])
            if x >= 0 > y and len(groups[x][1]) < width:
                home_b[j] = x
                groups[x][1].add(j)
            elif y >= 0 > x and len(groups[y][0]) < width:
                home_a[i] = y
                groups[y][0].add(i)


def _homes(groups: list[_Sides], shape: tuple[int, ...]) -> tuple[Indexes, Indexes]:
    """The group of each paragraph, on either side; -1 for one in none."""
    homes = np.full(shape[0], -1, dtype=np.intp), np.full(shape[1], -1, dtype=np.intp)
    for n, sides in enumerate(groups):
        for home, held in zip(homes, sides, strict=True):
            home[[*held]] = n
    return homes


def _pairs(scores: NDArray[np.float64], threshold: float) -> Iterator[tuple[Indexes, Indexes]]:
    """The pairs of at least this score, the best first, in portions: most of many are never looked at."""
    rows, columns = np.nonzero(scores >= threshold)
    order = np.lexsort((columns, rows, -scores[rows, columns]))
    for start in range(0, len(order), _PORTION):
        part = order[start : start + _PORTION]
        yield rows[part], columns[part]
