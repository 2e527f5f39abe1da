"""The verified score: three small logistic models over readable figures, their weights in `data/link_weights.tsv`.

The first reads a pair's texts and dates. The second holds the result against the neighbours of both in the archive, the
third against the groups that the archive falls into. Among few segments the archive tells little: the first decides.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from coverage_diff.detection.evidence import FEATURES
from coverage_diff.detection.grouping import agglomerate, common_level
from coverage_diff.detection.hits import Rows
from coverage_diff.detection.neighbours import CONTEXT, logistic, measure_context
from coverage_diff.detection.vetoes import BARRED
from coverage_diff.language import tables

GROUPS = ("text, date and neighbours", "same group")
"""The figures of the third model."""

MODELS = {"pair": FEATURES, "context": CONTEXT, "groups": GROUPS}
"""The models and their figures."""

_LEVELS = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98)
_NO_GROUP = 0.01  # the level of pairs that no group holds
_FITTED, _MANY = 400, 1500  # segments of the smaller sets of the fit; where the limit on candidates begins to bind
_RARER = 1.25  # power of the number of segments by which true pairs get rarer; chosen across sets (`links.md`)
_HALF_TOLD = 50  # segments among which the archive and the texts alone weigh the same

Floats = NDArray[np.float64]


class Weights(NamedTuple):
    """One logistic model.

    Attributes:
        intercept: Log-odds of a pair whose figures are all 0.
        weight: Log-odds per unit of each figure.
        typical: Mean of each figure over the pairs that the model was fitted on: what a contribution is told against.
    """

    intercept: float
    weight: Floats
    typical: Floats

    def log_odds(self, figures: NDArray[np.float32]) -> Floats:
        """Log-odds of each row of figures."""
        return np.asarray(self.intercept + figures @ self.weight, np.float64)

    def parts(self, figures: NDArray[np.float32]) -> Floats:
        """What each figure of one pair adds to the log-odds of a typical pair."""
        return np.asarray(self.weight * (figures - self.typical), np.float64)


class Scores(NamedTuple):
    """Scored pairs.

    Attributes:
        score: In [0, 1].
        context: The figures of the second model, float32[pairs, figures].
        groups: Those of the third.
        share: How much the archive weighs, in [0, 1).
        apart: Pairs that a veto keeps apart; their score is 0.
    """

    score: Floats
    context: NDArray[np.float32]
    groups: NDArray[np.float32]
    share: float
    apart: NDArray[np.bool_]


@cache
def weights(model: str) -> Weights:
    """The weights of a model of `MODELS`."""
    table = {
        row[1]: (float(row[2]), float(row[3]))
        for row in tables.rows("link_weights.tsv", "coverage_diff.detection.data")
        if row[0] == model
    }
    weight, typical = np.array([table[name] for name in MODELS[model]]).T
    return Weights(table["intercept"][0], weight, typical)


def score_pairs(
    figures: NDArray[np.float32],
    left: Rows,
    right: Rows,
    rows: int,
    further: Floats | None = None,
    barred: NDArray[np.bool_] | None = None,
) -> Scores:
    """Score pairs by their figures and by each other.

    Args:
        figures: What `evidence.measure` says of each pair.
        left: First row of each pair, ascending.
        right: Second row.
        rows: Number of segments.
        further: What something else adds to the log-odds of each pair.
        barred: Pairs that a veto keeps apart.
    """
    alone = weights("pair").log_odds(figures)
    if further is not None:
        alone += further
    if barred is not None:
        alone[barred] = BARRED
    context = measure_context(alone, left, right, rows)
    groups = measure_groups(weights("context").log_odds(context), left, right, rows)
    return conclude(alone, context, groups, rows)


def conclude(alone: Floats, context: NDArray[np.float32], groups: NDArray[np.float32], rows: int) -> Scores:
    """The scores that follow from what the three models say.

    Args:
        alone: Log-odds of each pair by texts and dates.
        context: Its figures of the second model.
        groups: Those of the third.
        rows: Number of segments in the archive.
    """
    share = rows / (rows + _HALF_TOLD)
    odds = (1 - share) * alone + share * weights("groups").log_odds(groups) - _prior(rows)
    apart = alone <= BARRED
    return Scores(np.where(apart, 0.0, logistic(odds)), context, groups, share, apart)


def _prior(rows: int) -> float:
    """What is taken off the log-odds in a large archive: the more segments, the rarer are true pairs among candidates.

    The odds that a pair drawn at random is true fall with the number of segments, and faster than it, for a larger
    archive also has more events of one running story; from `_MANY` on a segment has no more candidates than before, so
    they fall no further.
    """
    return float(_RARER * np.log(min(max(rows, _FITTED), _MANY) / _FITTED))


def measure_groups(odds: Floats, left: Rows, right: Rows, rows: int) -> NDArray[np.float32]:
    """The figures of the third model: the log-odds as they are, and the level at which groups hold the pair."""
    merges = agglomerate(rows, left, right, logistic(odds), _LEVELS[0])
    level = np.maximum(common_level(rows, left, right, merges, _LEVELS), _NO_GROUP)
    return np.stack([odds, np.log(level / (1 - level))], axis=1).astype(np.float32)


def contributions(
    figures: NDArray[np.float32],
    context: NDArray[np.float32],
    groups: NDArray[np.float32],
    share: float,
    further: tuple[tuple[str, float], ...] = (),
) -> list[tuple[str, float]]:
    """What each figure of one pair, and what else was given, adds to the log-odds of a typical pair."""
    pair, near, wide = weights("pair"), weights("context"), weights("groups")
    inner = share * wide.weight[0]
    own = 1 - share + inner * near.weight[0]
    told = [
        *zip(FEATURES, own * pair.parts(figures), strict=True),
        *((name, own * value) for name, value in further),
        *zip(CONTEXT[1:], inner * near.parts(context)[1:], strict=True),
        (GROUPS[1], share * wide.parts(groups)[1]),
    ]
    rounded = [(name, round(float(value), 2)) for name, value in told]
    return sorted((part for part in rounded if part[1]), key=lambda part: (-abs(part[1]), part[0]))
