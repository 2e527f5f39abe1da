"""How much content two sentences share.

Four measures of agreement, each in [0, 1], and two of conflict are weighed together: how much of each sentence's
content words the other one has, by rarity, with synonyms and derivations counted in part; how alike their letters are
when the words are sorted; how alike their words are in order; figures that contradict each other; a negation in one of
them alone. A resemblance ranks pairs; whether two facts are the same is for slots to decide.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from coverage_diff.language.content import Content, content_of
from coverage_diff.language.relatedness import Vocabulary, related

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


def resemblances(a: Sequence[Content], b: Sequence[Content]) -> NDArray[np.float64]:
    """Resemblance of every sentence of `a` with every one of `b`.

    Args:
        a: Prepared sentences of a text.
        b: Those of another.

    Returns:
        Shape (len(a), len(b)); equal to `content_resemblance` of each pair up to rounding. About 3 microseconds a pair.
    """
    if not a or not b:
        return np.zeros((len(a), len(b)))
    ours, theirs = support(a, b)
    same = np.array([[x.norms == y.norms for y in b] for x in a])
    loss = _LESSER * (1 - np.minimum(ours, theirs)) + _GREATER * (1 - np.maximum(ours, theirs))
    loss += _LETTERS * (
        1 - cdist([x.letters for x in a], [y.letters for y in b], scorer=fuzz.ratio, dtype=np.float64) / 100
    )
    coded: dict[str, str] = {}
    one, two = ([_code(x.norms, coded) for x in side] for side in (a, b))
    loss += _ORDER * (1 - cdist(one, two, scorer=Indel.normalized_similarity, dtype=np.float64))
    loss += _FIGURES * np.array([[contradict(x, y) for y in b] for x in a])
    loss += _NEGATION * (np.array([x.negated for x in a])[:, None] != np.array([y.negated for y in b])[None, :])
    return np.where(same, 1.0, _score(loss))


def _code(norms: Sequence[str], coded: dict[str, str]) -> str:
    """One character a word, so that a string comparison is one of words; beyond the surrogates for huge vocabularies."""
    return "".join(coded.setdefault(w, chr(n + 1 if (n := len(coded)) < 0xD000 else n + 0x1000)) for w in norms)


def support(
    a: Sequence[Content], b: Sequence[Content], *, least: float = 0.0
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How much of each sentence's content another text's sentences have.

    Args:
        a: Prepared sentences of a text.
        b: Those of another.
        least: Words that are less nearly related than this count as unrelated, in [0, 1].

    Returns:
        Two arrays of shape (len(a), len(b)), in [0, 1]: the share by weight of a[i]'s content that b[j] has, and of
        b[j]'s content that a[i] has.
    """
    (rows, weights_a), (columns, weights_b) = _incidence(a), _incidence(b)
    has_a, has_b = (weights_a > 0).astype(float), (weights_b > 0).astype(float)
    in_b = np.zeros((len(rows), len(b)))
    in_a = np.zeros((len(columns), len(a)))
    for word, i in rows.items():
        j = columns.get(word)
        if j is not None:
            in_b[i] = has_b[:, j]
            in_a[j] = has_a[:, i]
    for word, other, value in related(rows, Vocabulary(columns)):
        if value < least:
            continue
        i, j = rows[word], columns[other]
        np.maximum(in_b[i], value * has_b[:, j], out=in_b[i])
        np.maximum(in_a[j], value * has_a[:, i], out=in_a[j])
    total_a = np.array([x.total or 1.0 for x in a])[:, None]
    total_b = np.array([y.total or 1.0 for y in b])[None, :]
    return weights_a @ in_b / total_a, (weights_b @ in_a).T / total_b


def _incidence(contents: Sequence[Content]) -> tuple[dict[str, int], NDArray[np.float64]]:
    """The vocabulary of some sentences, and the weight of each of its words in each of them."""
    vocabulary: dict[str, int] = {}
    for content in contents:
        for word in content.weights:
            vocabulary.setdefault(word, len(vocabulary))
    weights = np.zeros((len(contents), len(vocabulary)))
    for row, content in enumerate(contents):
        for word, weight in content.weights.items():
            weights[row, vocabulary[word]] = weight
    return vocabulary, weights
