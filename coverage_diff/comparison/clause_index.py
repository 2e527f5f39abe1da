"""All clauses of an event, and how surely each two of different articles say the same.

Similarity alone does not prove that two clauses say the same, but inside one event it can be weighed: what every
sentence of the event is about (the raid, the mayor) tells little, a word that only few of its clauses hold tells much.
So terms are weighted by how rare they are among the event's own clauses, a clause is compared together with the
sentence it stands in, and the sentences around two clauses that match mostly match too.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, combinations_with_replacement, islice, pairwise, product, takewhile
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from coverage_diff.comparison.terms import kinship, terms
from coverage_diff.language import tables
from coverage_diff.language.assertions import is_negated, read_assertion, subject
from coverage_diff.language.content import content_of
from coverage_diff.language.document import Clause, Document
from coverage_diff.language.lemmas import lemma
from coverage_diff.language.rarity import idf
from coverage_diff.model import Mention

Matrix = NDArray[np.floating[Any]]
Indexes = NDArray[np.intp]

# Weight of a term: its rarity in the event times this power of its rarity in news. Chosen on the annotated events: the
# general rarity alone ranks statements worse (area under the ROC curve .74) than the event's own (.79), a little of it
# helps (.81).
_GENERAL = 0.25
_RAREST = 6.0
# A clause is measured as if it held so much of a middling clause's content more than it does: two words in common are
# no sentence in common.
_SMOOTHING = 0.25
_CONTEXT_SMOOTHING = 0.5
# Terms that are so near are counted together when an event's rarities are taken.
_ONE_TERM = 0.8
# Rows and columns of a block in which large matrices are worked on.
_BLOCK = 512


class _Shift(NamedTuple):
    """The sentences of a story that have a neighbour on one side, and these neighbours."""

    held: slice
    beside: slice


_BEFORE, _BEHIND = _Shift(slice(1, None), slice(None, -1)), _Shift(slice(None, -1), slice(1, None))

# A clause of fewer words tells nothing by itself ("President Holm").
_LEAST_WORDS = 4


class _Terms(NamedTuple):
    """The terms of some stretches of clauses, by their numbers in an event's vocabulary.

    Sums run over the few terms that a stretch has, in their order: quicker than a product of matrices, which are mostly
    zeros, and the same on every machine to the last bit.

    Attributes:
        held: The numbers of each stretch's terms.
        meets: How nearly every term (row) is had by each stretch (column).
    """

    held: list[list[int]]
    meets: Matrix

    def size(self, weight: Matrix) -> Matrix:
        """The sum of the weights of each stretch's terms."""
        return np.array([np.add.reduce(weight[columns]) for columns in self.held], dtype=np.float32)

    def joined(self, first: Indexes) -> _Terms:
        """Neighbouring stretches as one, given which of them begin a new one."""
        last = [*first[1:], len(self.held)]
        held = [sorted({*chain(*self.held[a:b])}) for a, b in zip(first, last, strict=True)]
        return _Terms(held, np.maximum.reduceat(self.meets, first, axis=1))

    def shared(self, other: _Terms, weight: Matrix) -> Matrix:
        """The weight of the terms of each stretch (row) that each of another set (column) has, wholly or nearly."""
        met = other.meets * weight[:, None]
        found = np.zeros((len(self.held), met.shape[1]), dtype=np.float32)
        for row, columns in enumerate(self.held):
            if columns:
                found[row] = np.add.reduce(met[columns])
        return found


class _Content(NamedTuple):
    """What the clauses of an event say, and which of its sentences have it.

    Attributes:
        held: The numbers of each clause's terms.
        weight: How much each term tells.
        meets: How nearly each sentence has every term, shape (sentences, terms).
        sentence: The number of each clause's sentence.
        home: The document of each sentence.
    """

    held: list[list[int]]
    weight: Matrix
    meets: Matrix
    sentence: Indexes
    home: Indexes


class _Vocabulary:
    """The terms of an event's clauses.

    Args:
        clauses: The terms of each.
    """

    def __init__(self, clauses: Iterable[Iterable[str]]) -> None:
        self._words = sorted({*chain.from_iterable(clauses)})
        self._number = {term: n for n, term in enumerate(self._words)}
        self._kin = kinship(self._words)

    def read(self, stretches: Iterable[Iterable[str]]) -> _Terms:
        """Stretches of clauses, each given with its terms."""
        held = [[self._number[term] for term in dict.fromkeys(stretch)] for stretch in stretches]
        meets = np.zeros((len(self._words), len(held)), dtype=np.float32)
        for column, numbers in enumerate(held):
            near: dict[int, float] = {}
            for number in numbers:
                for other, nearness in self._kin[number]:
                    if nearness > near.get(other, 0.0):
                        near[other] = nearness
            near |= dict.fromkeys(numbers, 1.0)
            meets[[*near], column] = [*near.values()]
        return _Terms(held, meets)

    def weights(self, clauses: _Terms) -> Matrix:
        """How much each term tells, by how few of the event's clauses and of all news hold it."""
        counts = Counter(chain.from_iterable(clauses.held))
        holders = [
            counts[n] + sum(counts[other] for other, nearness in kin if nearness >= _ONE_TERM)
            for n, kin in enumerate(self._kin)
        ]
        local = np.log1p(len(clauses.held) / np.maximum(np.array(holders, dtype=np.float32), 1))
        general = np.minimum([idf(term) for term in self._words], _RAREST) ** _GENERAL
        weights: Matrix = (local * general).astype(np.float32)
        return weights


class ClauseIndex:
    """The clauses of an event's documents with the strength of every pair.

    Memory and time grow with the square of the number of clauses.

    Args:
        documents: The event's prepared segments.
        keep: Whether to keep the features, which weights are fitted on; each takes as much memory as the strengths.

    Attributes:
        documents: As given.
        clauses: All clauses, in reading order of one document after the other.
        home: For each clause the index of its document.
        features: What speaks for two clauses saying the same: name -> symmetric matrix over the clauses; empty unless
            kept.
        strength: Log odds that an article which holds the one clause carries the statement of the other; symmetric.
        covered: Share of the content of one clause (row) that the sentence of the other (column) has, in [0, 1].
    """

    def __init__(self, documents: Sequence[Document], *, keep: bool = False) -> None:
        self.documents = tuple(documents)
        self.clauses: tuple[Clause, ...] = tuple(clause for d in self.documents for clause in d.clauses)
        self.home: Indexes = np.array([n for n, d in enumerate(self.documents) for _ in d.clauses], dtype=np.intp)
        self._places: dict[tuple[str, str], list[tuple[int, int, int]]] = {}
        self._rows: dict[tuple[str, str, int, int], int | None] = {}
        self._of_outlet: dict[str, list[int]] = {}
        self._telling: dict[str, Indexes] = {}
        self._sentences_telling: dict[str, tuple[Indexes, NDArray[np.bool_]]] = {}
        for row, clause in enumerate(self.clauses):
            segment = self.document(row).segment
            self._places.setdefault((segment.article_id, clause.field), []).append((clause.start, clause.end, row))
            self._of_outlet.setdefault(segment.outlet, []).append(row)
        for places in self._places.values():
            places.sort()
        self.features: dict[str, Matrix] = {}
        self.covered: Matrix = np.zeros((len(self.clauses), len(self.clauses)), dtype=np.float32)
        weights = tables.mapping("claim_weights.tsv", "coverage_diff.comparison.data")
        self.strength: Matrix = np.full(self.covered.shape, float(weights["intercept"]), dtype=np.float32)
        for name, measured in self._measured() if self.clauses else ():
            feature = measured.astype(np.float32, copy=False)
            for rows in _rows(len(feature)):
                self.strength[rows] += np.float32(weights[name]) * feature[rows]
            if keep:
                self.features[name] = feature.copy()

    @cached_property
    def _negated(self) -> NDArray[np.bool_]:
        """Which clauses say that something is not so."""
        return np.array([is_negated(clause.tokens) for clause in self.clauses], dtype=np.bool_)

    @cached_property
    def contrary(self) -> NDArray[np.bool_]:
        """Of which two clauses one denies the verb of the other ("will not appeal", "plans to appeal"); symmetric."""
        found = np.zeros(self.strength.shape, dtype=np.bool_)
        denied = {row: self._denied(row) for row in np.flatnonzero(self._negated).tolist()}
        wanted = frozenset(chain.from_iterable(denied.values()))
        holders: dict[str, list[int]] = {}
        for row in np.flatnonzero(~self._negated).tolist():
            clause = self.clauses[row]
            if wanted.isdisjoint(token.lemma for token in clause.tokens):
                continue
            assertion = read_assertion(self.document(row).original(clause.field), clause.tokens, clause.verbs)
            for word in set(map(lemma, assertion.verb.lower().split())) if assertion else ():
                holders.setdefault(word, []).append(row)
        for row, words in denied.items():
            for other in chain.from_iterable(holders.get(word, ()) for word in words):
                found[row, other] = found[other, row] = True
        return found

    def _denied(self, row: int) -> frozenset[str]:
        """The words that a clause denies."""
        _, field, start, end, tokens, _ = self.clauses[row]
        return content_of(self.document(row).original(field)[start:end], tokens, start).denied

    def document(self, row: int) -> Document:
        """The document of a clause."""
        return self.documents[int(self.home[row])]

    def row(self, mention: Mention) -> int | None:
        """The clause that shares most with a mention; None where none touches it."""
        place = (mention.article_id, mention.field, mention.start, mention.end)
        if place not in self._rows:
            self._rows[place] = self._row(*place)
        return self._rows[place]

    def odds(self, a: Mention, b: Mention) -> float | None:
        """The strength of the clauses of two mentions; None where one stands in no clause."""
        one, two = self.row(a), self.row(b)
        return None if one is None or two is None else float(self.strength[one, two])

    def _row(self, article: str, field: str, begin: int, stop: int) -> int | None:
        held = self._places.get((article, field), [])
        first = max(0, bisect_right(held, (begin,)) - 1)  # clauses do not overlap: only one before can reach this far
        touched = takewhile(lambda place: place[0] < stop, islice(held, first, None))
        best = max(((min(end, stop) - max(start, begin), -row) for start, end, row in touched), default=(0, 0))
        return -best[1] if best[0] > 0 else None

    def telling(self, outlet: str) -> Indexes:
        """The clauses of an outlet that assert something, as `tells` judges."""
        if outlet not in self._telling:
            rows = [row for row in self._of_outlet.get(outlet, ()) if self.tells(row)]
            self._telling[outlet] = np.array(rows, dtype=np.intp)
        return self._telling[outlet]

    def _telling_sentences(self, outlet: str) -> tuple[Indexes, NDArray[np.bool_]]:
        """The sentences of an outlet's telling clauses, and which of them stand right before the next in one story."""
        if outlet not in self._sentences_telling:
            content = self._content
            places = np.unique(content.sentence[self.telling(outlet)])
            follow = (np.diff(places) == 1) & (np.diff(content.home[places]) == 0)
            self._sentences_telling[outlet] = places, follow
        return self._sentences_telling[outlet]

    def tells(self, row: int) -> bool:
        """Whether a clause asserts something: no question, and more than a name with its title."""
        clause = self.clauses[row]
        sentence = self.document(row).sentences[clause.sentence]
        return sentence.tokens[-1].text != "?" and sum(t.kind != "mark" for t in clause.tokens) >= _LEAST_WORDS

    def terms(self, row: int) -> frozenset[int]:
        """The terms of a clause, by their numbers in the event's vocabulary."""
        return frozenset(self._content.held[row])

    def told_together(self, row: int, outlet: str) -> float:
        """The most of a clause's content that two neighbouring sentences of an outlet have together, in [0, 1].

        Args:
            row: The clause.
            outlet: One with `telling` clauses.
        """
        content = self._content
        held = content.held[row]
        if not held:
            return 0.0
        places, follow = self._telling_sentences(outlet)
        met = content.meets[places][:, held]
        together = np.concatenate([met, np.maximum(met[:-1], met[1:])[follow]])
        weight = content.weight[held]
        return float(((together * weight).sum(axis=1) / weight.sum()).max())

    def _measured(self) -> Iterator[tuple[str, Matrix]]:
        """The features, one after the other, each in memory that the next may use; fills `covered` on the way."""
        told = [tuple(terms(clause.tokens)) for clause in self.clauses]
        vocabulary = _Vocabulary(told)
        clauses = vocabulary.read(told)
        weight = vocabulary.weights(clauses)
        first, sentence = self._sentences()
        sentences = clauses.joined(first)
        size = clauses.size(weight)
        usual = np.float32(np.median(size)) or np.float32(1)
        pairs = np.ix_(sentence, sentence)
        by_sentence = np.ascontiguousarray(sentences.meets.T)
        self._content = _Content(clauses.held, weight, by_sentence, sentence, self.home[first])

        shared = _symmetric(clauses.shared(clauses, weight), _middle)
        yield "clause", _by_size(shared, np.sqrt(size + _SMOOTHING * usual))
        yield "predicate", self._predicates(told, vocabulary, weight, float(_SMOOTHING * usual))
        in_sentence = clauses.shared(sentences, weight)[:, sentence]
        self.covered = in_sentence / np.maximum(size, np.float32(1e-6))[:, None]
        in_sentence /= (size + _CONTEXT_SMOOTHING * usual)[:, None]
        yield "context", _symmetric(in_sentence, _geometric)
        del in_sentence
        root = np.sqrt(np.maximum(sentences.size(weight), np.float32(1e-6)))
        near = _by_size(_symmetric(sentences.shared(sentences, weight), _middle), root)
        yield "sentence", near[pairs]
        shared /= usual
        yield "amount", np.log1p(shared, out=shared)
        yield "neighbours", _neighbours(near, self.home[first])[pairs]
        # The higher up in two stories, the likelier that both tell it.
        height = np.array([1 - self.document(r).position(c.field, c.start) for r, c in enumerate(self.clauses)])
        yield "height", np.add(height[:, None], height[None], out=shared)
        yield "negation", self._negated[:, None] != self._negated[None]

    def _predicates(
        self, told: Sequence[Sequence[str]], vocabulary: _Vocabulary, weight: Matrix, smoothing: float
    ) -> Matrix:
        """Agreement of what is said after the subjects: one name in both subjects makes no common statement."""
        subjects = (len(tuple(terms(subject(clause.tokens, clause.verbs)))) for clause in self.clauses)
        said = vocabulary.read(every[first:] for every, first in zip(told, subjects, strict=True))
        grown = np.sqrt(said.size(weight) + smoothing)
        return _by_size(_symmetric(said.shared(said, weight), _middle), grown)

    def _sentences(self) -> tuple[Indexes, Indexes]:
        """The first clause of each sentence, and for each clause the number of its sentence in the event."""
        keys = [(int(home), clause.sentence) for home, clause in zip(self.home, self.clauses, strict=True)]
        opens = np.array([n == 0 or keys[n - 1] != key for n, key in enumerate(keys)])
        return np.flatnonzero(opens), np.cumsum(opens) - 1


def _rows(count: int) -> Iterator[slice]:
    """Rows of a matrix some at a time, so that what is worked out on the way takes little memory."""
    return (slice(start, start + _BLOCK) for start in range(0, count, _BLOCK))


def _symmetric(matrix: Matrix, mean: Callable[[Matrix, Matrix], Matrix]) -> Matrix:
    """The mean of a square matrix and its mirror image, in its own memory; in blocks, as columns are slow to read."""
    for rows, columns in combinations_with_replacement(_rows(len(matrix)), 2):
        above, below = matrix[rows, columns], matrix[columns, rows]
        found = mean(above, below.T)
        above[:], below[:] = found, found.T
    return matrix


def _middle(a: Matrix, b: Matrix) -> Matrix:
    return (a + b) / 2


def _geometric(a: Matrix, b: Matrix) -> Matrix:
    root: Matrix = np.sqrt(a * b)
    return root


def _by_size(matrix: Matrix, root: Matrix) -> Matrix:
    """What two stretches share by their sizes, given the square roots of these."""
    found = np.outer(root, root)
    return np.divide(matrix, found, out=found)


def _neighbours(near: Matrix, home: Indexes) -> Matrix:
    """For each two sentences, the nearness of the best pair of a sentence beside the one and one beside the other."""
    best = np.zeros_like(near)
    ends = [0, *(np.flatnonzero(np.diff(home)) + 1), len(home)]
    stories = [slice(first, last) for first, last in pairwise(ends)]
    for place in product(stories, repeat=2):
        ours, theirs = best[place], near[place]
        for a, b in product((_BEFORE, _BEHIND), repeat=2):
            into = ours[a.held, b.held]
            np.maximum(into, theirs[a.beside, b.beside], out=into)
    return best
