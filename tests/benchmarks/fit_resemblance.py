"""Fit the weights of coverage_diff.language.resemblance on rated sentence pairs. Run by hand; needs scikit-learn.

    python tests/benchmarks/fit_resemblance.py FOLDER

FOLDER holds ecbplus_sentpairs, sts_news and mrpc (.dev.jsonl). One logistic regression over differences of two pairs of
the same set, the higher rated first (Joachims 2002, with a logistic loss); no weight may be negative. It prints the
weights to copy into the module, and AP, Spearman and AP: fitted, and for pairs of topics (sts_news, mrpc: blocks of 50
pairs) that the weights did not see.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.stats import spearmanr
from sklearn.metrics import average_precision_score

from coverage_diff.language.content import content_of
from coverage_diff.language.resemblance import WEIGHTS, agreements
from coverage_diff.language.sentence_set import SentenceSet

# How much each set counts; chosen so that none falls behind.
SHARES = {"ecbplus_sentpairs": 1.0, "sts_news": 1.5, "mrpc": 1.2}
PAIRS = 20_000


class Rated(NamedTuple):
    """Sentence pairs of one set: agreements, ratings and groups."""

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    group: NDArray[np.str_]


def read(path: Path, name: str) -> Rated:
    """Measure the pairs of one set."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [r for r in rows if r.get("same_event", True)]
    x, y = [], []
    for row in rows:
        measured = agreements(*(SentenceSet([content_of(row[side])]) for side in "ab"))
        x.append([float(measured[measure][0, 0]) for measure in WEIGHTS])
        y.append(float(row["score"] if name == "sts_news" else row["label"] == (2 if name[0] == "e" else 1)))
    groups = [str(row.get("topic", n // 50)) for n, row in enumerate(rows)]
    return Rated(np.array(x), np.array(y), np.array(groups))


def fit(sets: dict[str, Rated]) -> NDArray[np.float64]:
    """The weights that rank the pairs of all sets best."""
    random = np.random.default_rng(0)
    samples = []
    for name, rated in sets.items():
        i, j = random.integers(len(rated.y), size=(2, 4 * PAIRS))
        higher = np.flatnonzero(rated.y[i] > rated.y[j])[:PAIRS]
        i, j = i[higher], j[higher]
        weight = (rated.y[i] - rated.y[j]) / (rated.y[i] - rated.y[j]).sum() * SHARES[name]
        samples.append((rated.x[i] - rated.x[j], weight))

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total, slope = 1e-3 * float(weights @ weights), 2e-3 * weights
        for difference, weight in samples:
            z = difference @ weights
            total += float(weight @ np.logaddexp(0, -z))
            slope = slope - difference.T @ (weight / (1 + np.exp(z)))
        return total, slope

    start = np.ones(len(WEIGHTS))
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[(0, None)] * len(start)).x)


def judge(name: str, rated: Rated, weights: NDArray[np.float64]) -> float:
    """AP, or Spearman where the ratings are graded."""
    scores = rated.x @ weights
    if name == "sts_news":
        return float(spearmanr(rated.y, scores).statistic)
    return float(average_precision_score(rated.y, scores))


def main() -> None:
    """Fit and report."""
    sets = {name: read(Path(sys.argv[1]) / f"{name}.dev.jsonl", name) for name in SHARES}
    weights = fit(sets)
    for name, weight in zip(WEIGHTS, weights, strict=True):
        print(f'    "{name}": {weight:.2f},')
    unseen: dict[str, list[float]] = {name: [] for name in sets}
    for half in (0, 1):
        seen, rest = {}, {}
        for name, rated in sets.items():
            groups = np.unique(rated.group)
            np.random.default_rng(1).shuffle(groups)
            chosen = np.isin(rated.group, groups[half::2])
            seen[name], rest[name] = (Rated(*(column[rows] for column in rated)) for rows in (~chosen, chosen))
        found = fit(seen)
        for name, rated in rest.items():
            unseen[name].append(judge(name, rated, found))
    for name, rated in sets.items():
        others = fit({n: r for n, r in sets.items() if n != name})
        print(
            f"{name:18s} fitted {judge(name, rated, weights):.3f}  unseen half {np.mean(unseen[name]):.3f}"
            f"  fitted on the other two sets {judge(name, rated, others):.3f}  of {len(rated.y)}"
        )


if __name__ == "__main__":
    main()
