"""What the rest of an archive says about a pair."""

from __future__ import annotations

import numpy as np

from coverage_diff.detection.candidates import LARGE_ARCHIVE
from coverage_diff.detection.neighbours import CONTEXT, logistic, measure_context


def context(
    odds: dict[tuple[int, int], float], rows: int, archive: int | None = None
) -> dict[tuple[int, int], dict[str, float]]:
    """The figures of each pair by name."""
    pairs = sorted(odds)
    left, right = (np.array([pair[i] for pair in pairs], np.int32) for i in (0, 1))
    found = measure_context(np.array([odds[pair] for pair in pairs]), left, right, rows, archive)
    return {pair: dict(zip(CONTEXT, row.tolist(), strict=True)) for pair, row in zip(pairs, found, strict=True)}


def test_two_alone_have_no_better_neighbours() -> None:
    """A pair without neighbours is as far above all others as can be."""
    [figures] = context({(0, 1): 2.0}, 2).values()
    assert figures["text and date"] == 2
    assert figures["better neighbour of one"] == figures["better neighbour of both"] == 11


def test_in_a_large_archive_others_were_met_but_left_out() -> None:
    """There a pair without neighbours has unlike ones, which are nearer than those of a small set."""
    [figures] = context({(0, 1): 2.0}, 2, LARGE_ARCHIVE + 1).values()
    assert figures["better neighbour of one"] == figures["better neighbour of both"] == 5
    assert figures["crowded neighbourhood"] > context({(0, 1): 2.0}, 2)[0, 1]["crowded neighbourhood"]


def test_pairs_of_one_group_share_their_neighbours() -> None:
    """Three that are all alike share neighbours; a pair across two groups does not."""
    inside = dict.fromkeys([(0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5)], 5.0)
    found = context({**inside, (2, 3): 0.0}, 6)
    assert found[0, 1]["same neighbours"] > 0.99
    assert found[2, 3]["same neighbours"] < 0.6


def test_a_better_neighbour_speaks_against_a_pair() -> None:
    """Where one of the two has a nearer story, the pair falls behind it by the difference."""
    found = context({(0, 1): 3.0, (0, 2): 1.0}, 3)
    assert found[0, 1]["better neighbour of one"] == 2
    assert found[0, 2]["better neighbour of one"] == -2


def test_a_crowd_is_told() -> None:
    """Among many like stories the neighbourhood is fuller than between two alone."""
    crowd = {(a, b): 2.0 for a in range(8) for b in range(a + 1, 8)}
    alone = context({(0, 1): 2.0}, 2)[0, 1]["crowded neighbourhood"]
    assert context(crowd, 8)[0, 1]["crowded neighbourhood"] > alone


def test_log_odds_become_scores() -> None:
    """Even odds are a half, and extremes stay in [0, 1] without overflow."""
    assert logistic(np.array([0.0, -1e6, 1e6])).round(9).tolist() == [0.5, 0.0, 1.0]
