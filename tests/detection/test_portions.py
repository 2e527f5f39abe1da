"""Pairs in portions that need few rows."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from coverage_diff.detection import portions as portions_module
from coverage_diff.detection.portions import portions

Pairs = tuple[NDArray[np.int32], NDArray[np.int32]]


def drawn(stories: int, pairs: int, day: NDArray[np.float64], window: float) -> Pairs:
    """Random pairs of stories that a window allows."""
    random = np.random.default_rng(3)
    left, right = random.integers(0, stories, (2, pairs))
    near = ~(np.abs(day[left] - day[right]) > window) & (left != right)
    return left[near].astype(np.int32), right[near].astype(np.int32)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks of 32 stories."""
    monkeypatch.setattr(portions_module, "BLOCK", 32)
    monkeypatch.setattr(portions_module, "REACH", 128)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("dated", [1.0, 0.7, 0.0])
def test_every_pair_is_in_one_portion(dated: float) -> None:
    """A portion names its pairs, and their rows as places among those that it needs, which stay within bounds."""
    random = np.random.default_rng(2)
    day = np.where(random.random(1000) < dated, random.integers(0, 300, 1000), np.nan)
    left, right = drawn(1000, 20_000, day, 10)
    found = list(portions(left, right, day))
    assert np.array_equal(np.sort(np.concatenate([p.pairs for p in found])), np.arange(len(left)))
    for portion in found:
        assert np.array_equal(portion.rows[portion.left], left[portion.pairs])
        assert np.array_equal(portion.rows[portion.right], right[portion.pairs])
        assert (np.diff(portion.rows) > 0).all()
        assert (np.diff(portion.pairs) > 0).all()
        assert len(portion.rows) <= 32 + 128


@pytest.mark.usefixtures("small")
def test_a_longer_archive_has_no_larger_portions() -> None:
    """Ten times the days with as many stories each: the largest portion needs as many rows as before."""
    largest = []
    for days in (100, 1000):
        day = np.repeat(np.arange(days), 4).astype(np.float64)
        pairs = drawn(len(day), 400 * days, day, 5)
        largest.append(max(len(portion.rows) for portion in portions(*pairs, day)))
    assert largest[1] <= 1.1 * largest[0] < 32 + 2 * 6 * 4


def test_of_no_pairs_there_is_no_portion() -> None:
    """Nothing is handed over where there is nothing to do."""
    empty = np.zeros(0, np.int32)
    assert list(portions(empty, empty, np.zeros(3))) == []
    assert list(portions(empty, empty, np.zeros(0))) == []
