"""Average link: which members become one group."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage_diff.comparison import grouping
from coverage_diff.comparison.grouping import average_link


def symmetric(*rows: tuple[int, int, float], members: int) -> np.ndarray:
    """A matrix of support from the pairs that have any."""
    support = np.zeros((members, members))
    for i, j, value in rows:
        support[i, j] = support[j, i] = value
    return support


def test_a_chain_of_likenesses_is_no_group() -> None:
    """The third member is like the second and as unlike the first: on average nothing speaks for it."""
    support = symmetric((0, 1, 3.0), (1, 2, 2.0), (0, 2, -2.0), members=3)
    assert average_link(support, ["a", "b", "c"]) == [[0, 1], [2]]


def test_members_without_support_stay_alone() -> None:
    """Pairs that tell nothing join nobody, and no members are no groups."""
    assert average_link(np.zeros((2, 2)), ["a", "b"]) == [[0], [1]]
    assert average_link(np.zeros((0, 0)), []) == []


def test_equal_pairs_are_taken_by_their_content() -> None:
    """Of two equally strong pairs the one whose content comes first is joined, wherever it stands."""
    pairs = [("a", "b", 1.0), ("b", "c", 1.0), ("a", "c", -1.0)]
    for order in (["a", "b", "c"], ["c", "b", "a"], ["b", "c", "a"]):
        support = symmetric(*((order.index(x), order.index(y), value) for x, y, value in pairs), members=3)
        groups = average_link(support, order)
        assert {frozenset(order[i] for i in group) for group in groups} == {frozenset("ab"), frozenset("c")}


@given(st.integers(2, 7).flatmap(lambda n: st.lists(st.integers(-8, 8), min_size=n * n, max_size=n * n)))
def test_kept_sums_decide_as_sums_made_anew(values: list[int]) -> None:
    """Groups are those of the plain method, which adds up all pairs between two groups each time it asks."""
    members = round(len(values) ** 0.5)
    square = np.array(values, dtype=float).reshape(members, members)
    support = np.triu(square, 1) + np.triu(square, 1).T
    keys = [str(n) for n in range(members)]
    home = {n: [n] for n in range(members)}
    likely = [(i, j) for i, j in combinations(range(members), 2) if support[i, j] > 0]
    for i, j in sorted(likely, key=lambda pair: (-support[pair], pair)):
        a, b = home[i], home[j]
        if a is not b and sum(support[x, y] for x in a for y in b) > 0:
            a += b
            home.update(dict.fromkeys(b, a))
    assert average_link(support, keys) == sorted(sorted(home[n]) for n in range(members) if home[n][0] == n)


def test_pairs_are_taken_in_order_over_all_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Groups do not depend on how many pairs are put in order at once."""
    draw = np.random.default_rng(1).integers(-9, 6, (60, 60)).astype(float)
    support = np.triu(draw, 1) + np.triu(draw, 1).T
    keys = [str(n % 50) for n in range(60)]
    whole = average_link(support.copy(), keys)
    for name, number in (("_PORTION", 5), ("_WALK", 3), ("_ROWS", 7)):
        monkeypatch.setattr(grouping, name, number)
    assert average_link(support.copy(), keys) == whole
