"""Fit coverage_diff/comparison/data/check_weights.tsv on labelled statements. Run by hand; needs scikit-learn.

    python tests/benchmarks/fit_check.py FOLDER

FOLDER holds realsumm.dev.jsonl (statements without context) and ecbplus_facts.dev.jsonl (mentions with their sentence).
One logistic regression for each, classes balanced, so that a score of 0.5 is the cut with the best balanced accuracy;
the printed figures are of five folds by document (realsumm) and by topic (ECB+), each judged by weights that the others
gave. ECB+: CC BY 3.0 (Cybulska and Vossen 2014). REALSumm: Bhandari et al. 2020.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, balanced_accuracy_score
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

import coverage_diff as cd
from coverage_diff.comparison.support import Texts
from coverage_diff.language.content import content_of
from coverage_diff.language.document import Document

OUT = Path(__file__).parents[2] / "coverage_diff" / "comparison" / "data" / "check_weights.tsv"
HEADER = """\
# How much each measure of `comparison.support` counts: for a statement by itself, and for a mention in its sentence.
# Fitted by tests/benchmarks/fit_check.py on REALSumm and on ECB+ (CC BY 3.0); the classes were balanced.
"""


def texts(text: str) -> Texts:
    """A text as the checker prepares it."""
    article = cd.Article(id="x", outlet="x", title="", text=text)
    return Texts([Document(segment) for segment in cd.split_segments(article)])


def rows(folder: Path, name: str) -> tuple[list[dict[str, float]], list[bool], list[str]]:
    """Measures, labels and groups of a labelled set."""
    measures, labels, groups = [], [], []
    for line in (folder / f"{name}.dev.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        facts = name == "ecbplus_facts"
        where = texts("\n".join(record["text_b"]) if facts else record["text"])
        if not where.contents:
            continue
        for unit in record["units"]:
            if unit.get("string_match_but_unlinked"):
                continue
            statement = content_of(unit["mention"] if facts else unit["text"])
            context = content_of(unit["sentence"]) if facts else None
            measures.append(where.search(statement, context).measures)
            labels.append(bool(unit["present"]))
            groups.append(str(record["topic"] if facts else record["doc"]))
    return measures, labels, groups


def model() -> object:
    """A fresh regression."""
    return make_pipeline(StandardScaler(), LogisticRegression(C=0.1, class_weight="balanced", max_iter=2000))


def main() -> None:
    """Fit, report and write."""
    columns: list[dict[str, float]] = []
    for name in ("realsumm", "ecbplus_facts"):
        measures, labels, groups = rows(Path(sys.argv[1]), name)
        names = list(measures[0])
        x, y = np.array([[m[n] for n in names] for m in measures]), np.array(labels)
        unseen = np.zeros(len(y))
        for train, test in GroupKFold(5).split(x, y, groups):
            unseen[test] = model().fit(x[train], y[train]).predict_proba(x[test])[:, 1]
        whole = model().fit(x, y)
        for kind, p in (("unseen", unseen), ("fitted", whole.predict_proba(x)[:, 1])):
            ap, balanced = average_precision_score(y, p), balanced_accuracy_score(y, p >= 0.5)
            print(f"{name:14s} {kind}: AP {ap:.3f}  balanced accuracy {balanced:.3f}  of {len(y)}")
        scale, regression = whole[0], whole[-1]
        weights = regression.coef_[0] / scale.scale_
        columns.append(dict(zip(names, weights, strict=True)))
        columns[-1]["constant"] = float(regression.intercept_[0] - weights @ scale.mean_)
    names = ["constant", *(n for n in columns[1] if n != "constant")]
    lines = [f"{n}\t{columns[0].get(n, 0.0):.4f}\t{columns[1].get(n, 0.0):.4f}" for n in names]
    OUT.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
