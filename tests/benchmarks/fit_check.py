"""Fit coverage_diff/comparison/data/check_weights.tsv on labelled statements. Run by hand; needs scikit-learn.

    python tests/benchmarks/fit_check.py FOLDER

FOLDER holds realsumm.dev.jsonl (statements against short texts), ecbplus_facts.dev.jsonl (mentions with their sentence)
and coverage/ (claims and quotations of one article against another, our own annotation). One logistic regression for
statements, on the first and the last, and one for mentions; classes balanced, so that a score of 0.5 is the cut for the
best balanced accuracy. The printed figures for unseen texts are of folds by document (realsumm), topic (ECB+) and event
(coverage), each judged by weights that the other folds gave. ECB+: CC BY 3.0 (Cybulska and Vossen 2014). REALSumm:
Bhandari et al. 2020.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, balanced_accuracy_score
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

import coverage_diff as cd
from coverage_diff.comparison.support import Texts
from coverage_diff.language.content import content_of
from coverage_diff.language.document import Document

OUT = Path(__file__).parents[2] / "coverage_diff" / "comparison" / "data" / "check_weights.tsv"
HEADER = """\
# How much each measure of `comparison.support` counts: for a statement by itself, and for a mention in its sentence.
# Fitted by tests/benchmarks/fit_check.py on REALSumm, ECB+ (CC BY 3.0) and our own annotation; classes balanced.
"""


def texts(text: str) -> Texts:
    """A text as the checker prepares it."""
    article = cd.Article(id="x", outlet="x", title="", text=text)
    return Texts([Document(segment) for segment in cd.split_segments(article)])


@dataclass
class Labelled:
    """Measured statements of one set."""

    name: str
    measures: list[dict[str, float]] = field(default_factory=list)
    labels: list[bool] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)

    def add(self, where: Texts, statement: str, context: str | None, *, label: bool, group: str) -> None:
        """Measure a statement."""
        around = content_of(context) if context is not None else None
        self.measures.append(where.search(content_of(statement), around).measures)
        self.labels.append(label)
        self.groups.append(group)


def units(folder: Path, name: str) -> Labelled:
    """The units of realsumm or ecbplus_facts."""
    found = Labelled(name)
    facts = name == "ecbplus_facts"
    for line in (folder / f"{name}.dev.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        where = texts("\n".join(record["text_b"]) if facts else record["text"])
        for unit in record["units"]:
            if where.contents and not unit.get("string_match_but_unlinked"):
                found.add(
                    where,
                    unit["mention" if facts else "text"],
                    unit["sentence"] if facts else None,
                    label=bool(unit["present"]),
                    group=str(record["topic" if facts else "doc"]),
                )
    return found


def claims(folder: Path) -> Labelled:
    """Claims and quotations in the words of one article, looked for in the others on the event."""
    found = Labelled("coverage")
    for path in sorted((folder / "coverage").glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        lines = path.with_name(path.name.replace(".gold.json", ".articles.jsonl")).read_text(encoding="utf-8")
        where = {r["id"]: texts(r["text"]) for r in map(json.loads, lines.splitlines())}
        for fact in gold["facts"]:
            for source, quotes in fact["in"].items() if fact["kind"] in ("claim", "quote") else ():
                for target in where.keys() - {source}:
                    statement = max(quotes, key=len)
                    found.add(where[target], statement, None, label=target in fact["in"], group=gold["event"])
    return found


def model() -> Pipeline:
    """A fresh regression."""
    return make_pipeline(StandardScaler(), LogisticRegression(C=0.1, class_weight="balanced", max_iter=2000))


def fit(sets: Sequence[Labelled], weights: Sequence[float]) -> dict[str, float]:
    """Weights of the measures, fitted on the sets together; prints how they judge each."""
    names = list(sets[0].measures[0])
    x = np.array([[m[n] for n in names] for s in sets for m in s.measures])
    y = np.array([label for s in sets for label in s.labels])
    group = np.array([f"{s.name} {g}" for s in sets for g in s.groups])
    home = np.concatenate([np.full(len(s.labels), n) for n, s in enumerate(sets)])
    counts = np.array(weights)[home]
    unseen = np.zeros(len(y))
    for train, test in GroupKFold(7).split(x, y, group):
        found = model().fit(x[train], y[train], logisticregression__sample_weight=counts[train])
        unseen[test] = found.predict_proba(x[test])[:, 1]
    whole = model().fit(x, y, logisticregression__sample_weight=counts)
    for n, labelled in enumerate(sets):
        for kind, p in (("unseen", unseen), ("fitted", whole.predict_proba(x)[:, 1])):
            truth, said = y[home == n], p[home == n]
            ap, balanced = average_precision_score(truth, said), balanced_accuracy_score(truth, said >= 0.5)
            print(f"{labelled.name:14s} {kind}: AP {ap:.3f}  balanced accuracy {balanced:.3f}  of {len(truth)}")
    slopes = whole[-1].coef_[0] / whole[0].scale_
    return {
        "constant": float(whole[-1].intercept_[0] - slopes @ whole[0].mean_),
        **dict(zip(names, slopes, strict=True)),
    }


def main() -> None:
    """Fit, report and write."""
    folder = Path(sys.argv[1])
    # A claim of the annotated events counts as five units: they are few, and they are what the library is for.
    statements = fit([units(folder, "realsumm"), claims(folder)], [1.0, 5.0])
    mentions = fit([units(folder, "ecbplus_facts")], [1.0])
    lines = [f"{n}\t{statements.get(n, 0.0):.4f}\t{weight:.4f}" for n, weight in mentions.items()]
    OUT.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
