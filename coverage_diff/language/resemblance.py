"""How much content two sentences share.

Four measures of agreement, each in [0, 1], and two of conflict are weighed together: how much of each sentence's
content words the other one has, by rarity, with synonyms and derivations counted in part; how alike their letters are
when the words are sorted; how alike their words are in order; figures that contradict each other; a negation in one of
them alone. A resemblance ranks pairs; whether two facts are the same is for slots to decide.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from coverage_diff.language.content import Content, content_of
from coverage_diff.language.relatedness import Vocabulary, related
from coverage_diff.language.sentence_set import SentenceSet

# What each lack of agreement takes away. Fitted by tests/benchmarks/fit_resemblance.py, which ranks the pairs of
# sts_news, mrpc and ecbplus_sentpairs together; figures there.
_LESSER, _GREATER, _LETTERS, _ORDER, _FIGURES, _NEGATION = 2.4, 1.4, 2.3, 1.9, 0.43, 0.52
_MOST = _LESSER + _GREATER + _LETTERS + _ORDER
# The loss at which a pair is as likely news of one action as not (on ecbplus_sentpairs, mrpc), and how fast the score
# falls there. They only spread the scores over [0, 1]; no rank depends on them.
_MIDDLE, _SLOPE = 5.2, 0.55


def resemblance(a: str, b: str) -> float:
    """How much content two sentences share.

    Args:
        a: A sentence or paragraph.
        b: Another.

    Returns:
        A number in [0, 1]: 1 for equal content, near 0 for none. Symmetric. It is no probability.
    """
    return content_resemblance(content_of(a), content_of(b))


def content_resemblance(a: Content, b: Content) -> float:
    """Resemblance of two prepared sentences; the same as `resemblance` of their texts."""
    if a.norms == b.norms:
        return 1.0
    ours, theirs = dict.fromkeys(a.weights, 0.0), dict.fromkeys(b.weights, 0.0)
    for word in ours.keys() & theirs.keys():
        ours[word] = theirs[word] = 1.0
    for word, other, value in related(a.weights, Vocabulary(b.weights)):
        ours[word] = max(ours[word], value)
        theirs[other] = max(theirs[other], value)
    one = sum(a.weights[w] * value for w, value in ours.items()) / a.total if a.total else 0.0
    two = sum(b.weights[w] * value for w, value in theirs.items()) / b.total if b.total else 0.0
    loss = _LESSER * (1 - min(one, two)) + _GREATER * (1 - max(one, two))
    loss += _LETTERS * (1 - fuzz.ratio(a.letters, b.letters) / 100)
    loss += _ORDER * (1 - Indel.normalized_similarity(a.norms, b.norms))
    loss += _FIGURES * contradict(a, b) + _NEGATION * (a.negated != b.negated)
    return float(_score(np.float64(loss)))


def _score(loss: NDArray[np.float64] | np.float64) -> NDArray[np.float64] | np.float64:
    """A logistic curve through 1 at no loss and 0 at full loss."""
    most, least = (1 / (1 + math.exp(_SLOPE * (x - _MIDDLE))) for x in (0.0, _MOST))
    return np.clip((1 / (1 + np.exp(_SLOPE * (loss - _MIDDLE))) - least) / (most - least), 0.0, 1.0)


def contradict(a: Content, b: Content) -> bool:
    """Whether each of two sentences has a figure that the other lacks."""
    return bool(a.figures - b.figures and b.figures - a.figures)


def resemblances(a: SentenceSet, b: SentenceSet) -> NDArray[np.float64]:
    """Resemblance of every sentence of one text with every one of another.

    Args:
        a: Prepared sentences of a text.
        b: Those of the other.

    Returns:
        Shape (len(a), len(b)); equal to `content_resemblance` of each pair up to rounding. About 3 microseconds a pair.
    """
    if not len(a) or not len(b):
        return np.zeros((len(a), len(b)))
    ours, theirs = support(a, b)
    loss = _LESSER * (1 - np.minimum(ours, theirs)) + _GREATER * (1 - np.maximum(ours, theirs))
    loss += _LETTERS * (1 - cdist(a.letters, b.letters, scorer=fuzz.ratio, dtype=np.float64) / 100)
    in_order = cdist(b.encode(a.contents), b.coded, scorer=Indel.normalized_similarity, dtype=np.float64)
    loss += _ORDER * (1 - in_order)
    loss += _FIGURES * _contradictions(a, b)
    negated_a, negated_b = (np.array([c.negated for c in side.contents]) for side in (a, b))
    loss += _NEGATION * (negated_a[:, None] != negated_b[None, :])
    return np.where(equal_words(a, b), 1.0, _score(loss))


def equal_words(a: SentenceSet, b: SentenceSet) -> NDArray[np.bool_]:
    """Which sentences have the same words in the same order: shape (len(a), len(b))."""
    numbers: dict[tuple[str, ...], int] = {}
    one, two = ([numbers.setdefault(c.norms, len(numbers)) for c in side.contents] for side in (a, b))
    return np.array(one)[:, None] == np.array(two)[None, :]


def _contradictions(a: SentenceSet, b: SentenceSet) -> NDArray[np.bool_]:
    values = {f: n for n, f in enumerate({f for side in (a, b) for c in side.contents for f in c.figures})}
    one, two = (np.zeros((len(side), len(values))) for side in (a, b))
    for side, has in ((a, one), (b, two)):
        for row, content in zip(has, side.contents, strict=True):
            row[[values[f] for f in content.figures]] = 1.0
    shared = one @ two.T
    return (one.sum(axis=1)[:, None] > shared) & (two.sum(axis=1)[None, :] > shared)


def support(a: SentenceSet, b: SentenceSet, *, least: float = 0.0) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How much of each sentence's content another text's sentences have.

    Args:
        a: Prepared sentences of a text.
        b: Those of the other.
        least: Words that are less nearly related than this count as unrelated, in [0, 1].

    Returns:
        Two arrays of shape (len(a), len(b)), in [0, 1]: the share by weight of a[i]'s content that b[j] has, and of
        b[j]'s content that a[i] has.
    """
    in_b = np.zeros((len(a.rows), len(b)))
    in_a = np.zeros((len(b.rows), len(a)))
    for word, other, value in related(a.rows, b.vocabulary):
        if value >= least:
            i, j = a.rows[word], b.rows[other]
            np.maximum(in_b[i], value * b.has[j], out=in_b[i])
            np.maximum(in_a[j], value * a.has[i], out=in_a[j])
    for word in a.rows.keys() & b.rows.keys():
        i, j = a.rows[word], b.rows[word]
        np.maximum(in_b[i], b.has[j], out=in_b[i])
        np.maximum(in_a[j], a.has[i], out=in_a[j])
    return a.weights @ in_b / a.totals[:, None], (b.weights @ in_a).T / b.totals[None, :]
