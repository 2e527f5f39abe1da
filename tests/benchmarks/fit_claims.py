"""Fit coverage_diff/comparison/data/claim_weights.tsv on annotated events. Run by hand.

    python tests/benchmarks/fit_claims.py EVENTS

EVENTS is a folder with `<event>.gold.json` (facts of kind claim with the spans of every article that carries them) and
`<event>.articles.jsonl`. What is fitted: whether an article carries a statement, from the features of the clause of
another article that makes it and of the clause that matches it best; as the best clause depends on the weights, choice
and fit take turns. The shipped weights are fitted on all events; the figures printed are those of events left out.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np

from coverage_diff import Article, split_segments
from coverage_diff.comparison.clause_index import ClauseIndex
from coverage_diff.language.document import Document
from coverage_diff.language.normalised import usual_form

OUT = Path(__file__).parents[2] / "coverage_diff" / "comparison" / "data" / "claim_weights.tsv"
HEADER = """\
# How much each feature of two clauses adds to the log odds that they say the same (see clause_index.py).
# Fitted by tests/benchmarks/fit_claims.py on {events} annotated news events, {cases} cases; on events left out, the
# sign of the strength is right in {accuracy:.0%} of cases, and the area under its ROC curve is {area:.2f}.
"""
ROUNDS = 4
RIDGE = 3.0


class Case(NamedTuple):
    """A clause that makes a marked statement, another article, and whether it carries the statement."""

    clause: int
    others: np.ndarray
    carried: bool


class Event(NamedTuple):
    """The features of all pairs of clauses, shape (clauses, clauses, features), and the cases."""

    features: np.ndarray
    cases: list[Case]


def read(path: Path) -> tuple[list[str], Event]:
    """An annotated event: names of the features, and the event."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    records = [json.loads(line) for line in path.with_name(f"{gold['event']}.articles.jsonl").open(encoding="utf-8")]
    documents = []
    for r in records:
        day = dt.date.fromisoformat(r["published"][:10]) if r.get("published") else None
        title, text = usual_form(r["title"] or ""), usual_form(r["text"])
        article = Article(id=r["id"], outlet=r["outlet"], title=title, text=text, published=day)
        documents += [Document(s) for s in split_segments(article)[:1]]
    index = ClauseIndex(documents, keep=True)
    ids = [d.segment.article_id for d in documents]
    telling = [
        np.array([r for r in np.flatnonzero(index.home == n).tolist() if index.tells(r)]) for n in range(len(documents))
    ]
    cases = []
    for fact in gold["facts"]:
        if fact["kind"] != "claim":
            continue
        for number, document in enumerate(documents):
            for row in marked(index, number, fact["in"].get(ids[number], ()), document):
                cases += [
                    Case(row, telling[other], ids[other] in fact["in"])
                    for other in range(len(documents))
                    if other != number
                ]
    return list(index.features), Event(np.stack(list(index.features.values()), axis=2), cases)


def marked(index: ClauseIndex, number: int, quotes: list[str], document: Document) -> list[int]:
    """The two clauses of an article that fit the marked words best."""
    best: dict[int, float] = {}
    for field in ("text", "title") if document.segment.title else ("text",):
        source = document.segment.article.text if field == "text" else document.segment.article.title
        for a, b in (m.span() for q in map(usual_form, quotes) for m in re.finditer(re.escape(q), source)):
            for row, c in enumerate(index.clauses):
                if (index.home[row], c.field) == (number, field):
                    union = max(b, c.end) - min(a, c.start)
                    best[row] = max(best.get(row, 0.0), (min(b, c.end) - max(a, c.start)) / union)
    return [row for row in sorted(best, key=lambda r: -best[r])[:2] if best[row] >= 0.3]


def logistic(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights and intercept of a ridge logistic regression (Newton's method on standardised features)."""
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = np.column_stack([(x - mean) / spread, np.ones(len(x))])
    w = np.zeros(z.shape[1])
    penalty = np.diag([RIDGE] * x.shape[1] + [0.0])
    for _ in range(25):
        p = 1 / (1 + np.exp(-z @ w))
        w -= np.linalg.solve((z * (p * (1 - p))[:, None]).T @ z + penalty, z.T @ (p - y) + penalty @ w)
    return w[:-1] / spread, float(w[-1] - (w[:-1] * mean / spread).sum())


def fit(events: list[Event]) -> tuple[np.ndarray, float]:
    """Weights and intercept, best clause and fit in turns."""
    weights, intercept = np.ones(events[0].features.shape[2]), 0.0
    weights[4:] = 0
    y = np.array([case.carried for event in events for case in event.cases], dtype=float)
    for _ in range(ROUNDS):
        x = np.array([best(event, case, weights) for event in events for case in event.cases])
        weights, intercept = logistic(x, y)
    return weights, intercept


def best(event: Event, case: Case, weights: np.ndarray) -> np.ndarray:
    """Features of the clause of the other article that matches best."""
    rows: np.ndarray = event.features[case.clause, case.others]
    chosen: np.ndarray = rows[int((rows @ weights).argmax())]
    return chosen


def main() -> int:
    """Fit, print what left-out events say, and write the weights."""
    read_events = [read(path) for path in sorted(Path(sys.argv[1]).glob("*.gold.json"))]
    names, events = read_events[0][0], [event for _, event in read_events]
    truth, strength = [], []
    for left_out, event in enumerate(events):
        weights, intercept = fit(events[:left_out] + events[left_out + 1 :])
        truth += [case.carried for case in event.cases]
        strength += [float(best(event, case, weights) @ weights + intercept) for case in event.cases]
    y, s = np.array(truth), np.array(strength)
    above = s[y][:, None] - s[~y][None]
    accuracy, area = float(((s > 0) == y).mean()), float((above > 0).mean() + (above == 0).mean() / 2)
    print(f"left out: accuracy {accuracy:.3f}, area under the ROC curve {area:.3f}, {len(y)} cases")
    weights, intercept = fit(events)
    header = HEADER.format(events=len(events), cases=len(y), accuracy=accuracy, area=area)
    lines = [f"{name}\t{value:.3f}" for name, value in [*zip(names, weights, strict=True), ("intercept", intercept)]]
    OUT.write_text(header + "\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
