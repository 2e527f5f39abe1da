"""The verified score: a logistic model over readable figures, its weights in `data/link_weights.tsv`."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from coverage_diff.detection.evidence import FEATURES
from coverage_diff.detection.neighbours import CONTEXT
from coverage_diff.language import tables


class Weights(NamedTuple):
    """One logistic model.

    Attributes:
        intercept: Log-odds of a pair whose figures are all 0.
        weight: Log-odds per unit of each figure.
        typical: Mean of each figure over the pairs that the model was fitted on: what a contribution is told against.
    """

    intercept: float
    weight: NDArray[np.float64]
    typical: NDArray[np.float64]

    def log_odds(self, figures: NDArray[np.float32]) -> NDArray[np.float64]:
        """Log-odds of each row of figures."""
        return self.intercept + figures @ self.weight


@cache
def weights(model: str) -> Weights:
    """The weights of "pair" (text and date) or "context" (with the rest of the archive)."""
    names = FEATURES if model == "pair" else CONTEXT
    table = {
        row[1]: (float(row[2]), float(row[3]))
        for row in tables.rows("link_weights.tsv", "coverage_diff.detection.data")
        if row[0] == model
    }
    weight, typical = np.array([table[name] for name in names]).T
    return Weights(table["intercept"][0], weight, typical)
