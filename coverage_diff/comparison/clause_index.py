"""All clauses of an event, and how surely each two of different articles say the same.

Similarity alone does not prove that two clauses say the same, but inside one event it can be weighed: what every
sentence of the event is about (the raid, the mayor) tells little, a word that only few of its clauses hold tells much.
So terms are weighted by how rare they are among the event's own clauses, a clause is compared together with the
sentence it stands in, and the sentences around two clauses that match mostly match too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from coverage_diff.comparison.terms import kinship, terms
from coverage_diff.language import tables
from coverage_diff.language.clauses import split_clauses
from coverage_diff.language.document import Document
from coverage_diff.language.rarity import idf
from coverage_diff.model import Mention

Matrix = NDArray[np.float32]

# Share of the general rarity of a term in its weight; the rest is its rarity in the event. Chosen on the annotated
# events: the general idf alone ranks statements worse (AUC .74) than the event's own (.79), a little of it helps (.81).
_GENERAL = 0.25
_RAREST = 6.0
# A clause is measured as if it held this share of the content of a middling clause more than it does: two words in
# common are no sentence in common.
_SMOOTHING = 0.25
_CONTEXT_SMOOTHING = 0.5


class Clause(NamedTuple):
    """One clause of an event.

    Attributes:
        document: Index of its document.
        sentence: Index of its sentence in the document.
        field: "title" or "text".
        start: First code point, in the field.
        end: One past the last.
    """

    document: int
    sentence: int
    field: str
    start: int
    end: int


class ClauseIndex:
    """The clauses of an event's documents with the strength of every pair.

    Memory and time grow with the square of the number of clauses.

    Args:
        documents: The event's prepared segments.
    """

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = tuple(documents)
        self.clauses: list[Clause] = []
        words: list[list[str]] = []
        for number, document in enumerate(documents):
            for index, sentence in enumerate(document.sentences):
                for start, end in split_clauses(sentence.tokens):
                    self.clauses.append(Clause(number, index, sentence.field, start, end))
                    held = [t for t in sentence.tokens if start <= t.start and t.end <= end]
                    words.append(list(dict.fromkeys(terms(held))))
        self._places: dict[tuple[str, str], list[int]] = {}
        for row, clause in enumerate(self.clauses):
            key = (documents[clause.document].segment.article_id, clause.field)
            self._places.setdefault(key, []).append(row)
        self.features = _features(self, words) if self.clauses else {}
        self.strength = self._weigh()

    def _weigh(self) -> Matrix:
        weights = tables.mapping("claim_weights.tsv", "coverage_diff.comparison.data")
        strength = np.full((len(self.clauses), len(self.clauses)), float(weights["intercept"]), dtype=np.float32)
        for name, feature in self.features.items():
            strength += np.float32(weights[name]) * feature
        return strength

    def row(self, mention: Mention) -> int | None:
        """The clause that shares most with a mention; None where none touches it."""
        rows = self._places.get((mention.article_id, mention.field), [])
        shared = [(min(self.clauses[r].end, mention.end) - max(self.clauses[r].start, mention.start), -r) for r in rows]
        best = max(shared, default=(0, 0))
        return -best[1] if best[0] > 0 else None

    def rows(self, outlet: str) -> list[int]:
        """The clauses that an outlet printed."""
        return [r for r, c in enumerate(self.clauses) if self.documents[c.document].segment.outlet == outlet]


def _features(index: ClauseIndex, words: Sequence[Sequence[str]]) -> dict[str, Matrix]:
    """What speaks for two clauses saying the same: name -> symmetric matrix over the clauses, most in [0, 1]."""
    vocabulary = sorted({term for held in words for term in held})
    column = {term: n for n, term in enumerate(vocabulary)}
    kin = kinship(vocabulary)
    has = np.zeros((len(words), len(vocabulary)), dtype=np.float32)
    meets = np.zeros_like(has)
    for row, held in enumerate(words):
        if held:
            columns = [column[term] for term in held]
            has[row, columns] = 1
            meets[row] = kin[columns].max(axis=0)
    local = np.log1p(len(words) / np.maximum((kin >= 0.8) @ has.sum(axis=0), 1))
    general = np.minimum([idf(term) for term in vocabulary], _RAREST) ** _GENERAL
    weight = (local * general).astype(np.float32)

    keys = [(c.document, c.sentence) for c in index.clauses]
    starts = [n for n, key in enumerate(keys) if n == 0 or keys[n - 1] != key]
    sentence = np.cumsum([n == 0 or keys[n - 1] != key for n, key in enumerate(keys)]) - 1
    clause_has = has * weight
    sentence_has = np.maximum.reduceat(has, starts, axis=0) * weight
    sentence_meets = np.maximum.reduceat(meets, starts, axis=0)
    size, sentence_size = clause_has.sum(axis=1), sentence_has.sum(axis=1)
    usual = float(np.median(size)) or 1.0

    shared = _symmetric(clause_has @ meets.T)
    grown = np.sqrt(size + _SMOOTHING * usual)
    within = (clause_has @ sentence_meets.T)[:, sentence] / (size + _CONTEXT_SMOOTHING * usual)[:, None]
    root = np.sqrt(np.maximum(sentence_size, 1e-6))
    near = _symmetric(sentence_has @ sentence_meets.T) / np.outer(root, root)
    home = np.array([keys[n][0] for n in starts])
    high = np.array([_height(index, clause) for clause in index.clauses], dtype=np.float32)
    return {
        "clause": shared / np.outer(grown, grown),
        "context": np.sqrt(within * within.T),
        "sentence": near[np.ix_(sentence, sentence)],
        "amount": np.log1p(shared / usual),
        "neighbours": _neighbours(near, home)[np.ix_(sentence, sentence)],
        "height": high[:, None] + high[None],
    }


def _symmetric(matrix: Matrix) -> Matrix:
    return (matrix + matrix.T) / 2


def _height(index: ClauseIndex, clause: Clause) -> float:
    """1 at the top of a story, 0 at its end: the higher up, the likelier that others tell it too."""
    return 1 - index.documents[clause.document].position(clause.field, clause.start)


def _neighbours(near: Matrix, home: NDArray[np.intp]) -> Matrix:
    """For each two sentences, the nearness of the best pair of a sentence beside the one and one beside the other."""
    best = np.zeros_like(near)
    count = len(home)
    for a in (-1, 1):
        rows = np.arange(max(0, -a), count - max(0, a))
        rows = rows[home[rows] == home[rows + a]]
        for b in (-1, 1):
            columns = np.arange(max(0, -b), count - max(0, b))
            columns = columns[home[columns] == home[columns + b]]
            place = np.ix_(rows, columns)
            best[place] = np.maximum(best[place], near[np.ix_(rows + a, columns + b)])
    return best
