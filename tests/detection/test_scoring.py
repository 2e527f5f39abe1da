"""The score of a pair and what it is made of."""

from __future__ import annotations

import numpy as np
import pytest

from coverage_diff.detection.evidence import FEATURES
from coverage_diff.detection.scoring import MODELS, contributions, measure_groups, score_pairs, weights

LEFT, RIGHT = np.array([0, 0, 1], np.int32), np.array([1, 2, 2], np.int32)


def figures(*leads: float) -> np.ndarray:
    """Pairs that differ only in how alike their leads are; nothing clashes."""
    made = np.tile(weights("pair").typical, (len(leads), 1))
    made[:, FEATURES.index("leads")] = leads
    return made.astype(np.float32)


@pytest.mark.parametrize("model", MODELS)
def test_every_figure_has_a_weight(model: str) -> None:
    """The table of weights holds each model whole, and only what may speak against one event does."""
    table = weights(model)
    assert len(table.weight) == len(table.typical) == len(MODELS[model])
    against = {name for name, weight in zip(MODELS[model], table.weight, strict=True) if weight < 0}
    assert against <= {"both dated", "crowded neighbourhood"}


def test_more_evidence_scores_higher() -> None:
    """The more alike two leads are, the higher the score; all lie in [0, 1]."""
    score = score_pairs(figures(0.9, 0.1, 0.0), LEFT, RIGHT, 3).score
    assert score[0] > score[1] > score[2]
    assert ((score >= 0) & (score <= 1)).all()


def test_a_large_archive_weighs_its_neighbours_more() -> None:
    """Among three segments the texts decide, among thousands the archive does."""
    few, many = (score_pairs(figures(0.4, 0.1, 0.0), LEFT, RIGHT, rows) for rows in (3, 4000))
    assert few.share < 0.1
    assert 0.9 < many.share < 1


def test_what_is_given_further_counts_like_a_figure() -> None:
    """Log-odds from elsewhere move the score their way."""
    plain = score_pairs(figures(0.2, 0.2, 0.2), LEFT, RIGHT, 3).score
    moved = score_pairs(figures(0.2, 0.2, 0.2), LEFT, RIGHT, 3, np.array([1.0, 0.0, -1.0])).score
    assert moved[0] > plain[0]
    assert moved[2] < plain[2]


def test_groups_lift_pairs_that_others_hold_together() -> None:
    """A weak pair of a close group is on the level of the group; a pair without a group is on the lowest."""
    level = measure_groups(np.array([4.0, -2.0, 4.0]), LEFT, RIGHT, 3)[:, 1]
    alone = measure_groups(np.array([-9.0, -9.0, -9.0]), LEFT, RIGHT, 3)[:, 1]
    assert (level > alone.max()).all()


def test_contributions_tell_what_is_unusual() -> None:
    """A typical pair has nothing to tell; one with like leads has that first, with a sign."""
    pair, near, wide = (weights(name).typical.astype(np.float32) for name in MODELS)
    assert contributions(pair, near, wide, 0.5) == []
    [(name, value)] = contributions(figures(0.9)[0], near, wide, 0.5)
    assert (name, value > 0) == ("leads", True)
    assert contributions(figures(0.9)[0], near, wide, 0.5, (("vectors", -50.0),))[0][0] == "vectors"
