"""Heaviest pairs that days allow: the same as making all pairs and throwing most away."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from coverage_diff.detection import meetings
from coverage_diff.detection.bands import best_candidates, candidate_pairs, content_keys
from coverage_diff.detection.meetings import Calendar, heaviest_pairs
from coverage_diff.detection.minhash import EMPTY, Signatures
from coverage_diff.engines import ProcessEngine

SETS, PLACES = 300, 16


def drawn(seed: int, undated: float) -> tuple[Signatures, Calendar]:
    """Signatures that often agree, over half a year, some without a day, two to a page."""
    random = np.random.default_rng(seed)
    signed = random.integers(0, 60, (SETS, PLACES)).astype(np.uint32)
    signed[:5] = EMPTY
    day = random.integers(700_000, 700_180, SETS).astype(np.float64)
    day[random.random(SETS) < undated] = np.nan
    return signed, Calendar(day, np.arange(SETS) // 2, 30)


def reference(signed: Signatures, bands: int, rows: int, calendar: Calendar, per_set: int, limit: int) -> set[int]:
    """The codes of the pairs, from all pairs of every bucket."""
    found = candidate_pairs(signed, bands, rows, limit)
    kept = best_candidates(found.among(calendar.allows(*found.pairs.T)), content_keys(signed), per_set)
    return {a << 32 | b for a, b in kept.pairs.tolist()}


@pytest.mark.parametrize("undated", [0.0, 0.1, 1.0])
@pytest.mark.parametrize(("bands", "rows"), [(16, 1), (8, 2)])
@pytest.mark.parametrize("limit", [4, 200])
@pytest.mark.parametrize("per_set", [3, 1000])
def test_the_pairs_are_those_of_the_whole(undated: float, bands: int, rows: int, limit: int, per_set: int) -> None:
    """Whatever days, bands and limits are, the pairs are those that remain of all pairs."""
    signed, calendar = drawn(1, undated)
    met = heaviest_pairs(signed, bands, rows, content_keys(signed), calendar, per_set=per_set, bucket_limit=limit)
    assert set(met.code.tolist()) == reference(signed, bands, rows, calendar, per_set, limit)
    assert met.capped == candidate_pairs(signed, bands, rows, limit).capped


def claimed(signed: Signatures, calendar: Calendar, **further: object) -> NDArray[np.int64]:
    """The codes of the pairs, in order."""
    content = content_keys(signed)
    return np.sort(
        heaviest_pairs(signed, PLACES, 1, content, calendar, per_set=5, bucket_limit=50, **further).code  # type: ignore[arg-type]
    )


def test_neither_blocks_nor_processes_change_the_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in small blocks and by two processes finds the same pairs."""
    signed, calendar = drawn(2, 0.1)
    whole = claimed(signed, calendar)
    assert np.array_equal(claimed(signed, calendar, engine=ProcessEngine(2)), whole)
    monkeypatch.setattr(meetings, "_BLOCK_MEETINGS", 100)
    assert np.array_equal(claimed(signed, calendar), whole)


def test_the_order_of_the_sets_changes_no_pair() -> None:
    """Shuffled sets have the same mates."""
    signed, calendar = drawn(3, 0.1)
    signed[5:, 0] = np.arange(SETS - 5)  # so that no two sets are equal
    order = np.random.default_rng(4).permutation(SETS)
    moved = claimed(signed[order], Calendar(calendar.day[order], calendar.page[order], 30))
    pairs = {frozenset((int(order[code >> 32]), int(order[code & 0xFFFFFFFF]))) for code in moved.tolist()}
    assert pairs == {frozenset((code >> 32, code & 0xFFFFFFFF)) for code in claimed(signed, calendar).tolist()}


def test_progress_ends_with_all_sets() -> None:
    """A caller is told of every block, the last time of all that have a signature."""
    signed, calendar = drawn(5, 0.0)
    told: list[tuple[int, int]] = []
    claimed(signed, calendar, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (SETS - 5, SETS - 5)


def test_no_sets_have_no_pairs() -> None:
    """Nothing, and nothing but empty sets, meets nobody."""
    for signed in (np.zeros((0, PLACES), np.uint32), np.full((3, PLACES), EMPTY)):
        calendar = Calendar(np.full(len(signed), 700_000.0), np.arange(len(signed)), 30)
        assert not len(claimed(signed, calendar))
