"""How much content two sentences share.

Measures of agreement are weighed together: which part of each sentence's content words the other one has, by rarity and
by number, with synonyms and derivations counted in part; the same for its verbs
and for its words that are no names; how many words that are; how alike the
letters are when the words are sorted, and the words in order; figures that contradict each other; a negation in one of
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
from coverage_diff.language.normalised import usual_form
from coverage_diff.language.sentence_set import SentenceSet

Array = NDArray[np.float64]
Rows = NDArray[np.intp]

# What each lack of agreement takes away; the lesser and the greater of the two directions count by themselves. Fitted
# by tests/benchmarks/fit_resemblance.py, which ranks the pairs of ecbplus_sentpairs, sts_news and mrpc together, before
# there was a table of news words. AP, Spearman and AP there: .854, .788, .889; weights fitted anew give .855, .788,
# .888, of pairs that they did not see .851, .785, .886, and on each set by those from the other two .836, .734, .882.
WEIGHTS = {
    "rarity, lesser": 1.76,
    "rarity, greater": 0.43,
    "number, lesser": 1.06,
    "number, greater": 0.51,
    "common words, lesser": 0.95,
    "verbs, lesser": 0.63,
    "amount": 1.73,
    "letters": 1.24,
    "order": 0.63,
    "figures": 0.56,
    "negation": 0.64,
}
# So many shared words are as much as can be asked for.
_ENOUGH = 20
_MOST = sum(WEIGHTS.values()) - WEIGHTS["figures"] - WEIGHTS["negation"]
# The loss that best parts related from unrelated pairs (6.6 on ecbplus_sentpairs, 4.7 on sts_news, 3.0 on mrpc), and
# how fast the score falls there. They only spread the scores over [0, 1]; no rank depends on them.
_MIDDLE, _SLOPE = 5.0, 0.6


def resemblance(a: str, b: str) -> float:
    """How much content two sentences share.

    Args:
        a: A sentence or paragraph.
        b: Another.

    Returns:
        A number in [0, 1]: 1 for equal words, near 0 for no shared content. Symmetric. It is no probability.

    Example:
        >>> import coverage_diff as cd
        >>> same = cd.resemblance("The dam broke at night.", "At night the dam broke.")
        >>> other = cd.resemblance("The dam broke at night.", "The mayor opened a school.")
        >>> same > 0.9 > 0.1 > other
        True
    """
    return content_resemblance(content_of(usual_form(a)), content_of(usual_form(b)))


def content_resemblance(a: Content, b: Content) -> float:
    """Resemblance of two prepared sentences; where there are many, `resemblances` is 50 times as fast."""
    return float(resemblances(SentenceSet([a]), SentenceSet([b]))[0, 0])


def resemblances(a: SentenceSet, b: SentenceSet, covered: tuple[Array, Array] | None = None) -> Array:
    """Resemblance of every sentence of one text with every one of another.

    Args:
        a: Prepared sentences of a text.
        b: Those of the other.
        covered: Their `coverage`, where it is known.

    Returns:
        Shape (len(a), len(b)). About 3 microseconds a pair, besides the preparation.
    """
    if not len(a) or not len(b):
        return np.zeros((len(a), len(b)))
    loss = sum(WEIGHTS[name] * (1 - agreement) for name, agreement in agreements(a, b, covered).items())
    most, least = (1 / (1 + math.exp(_SLOPE * (x - _MIDDLE))) for x in (0.0, _MOST))
    scores = (1 / (1 + np.exp(_SLOPE * (loss - _MIDDLE))) - least) / (most - least)
    return np.where(equal_words(a, b), 1.0, np.clip(scores, 0.0, 1.0))


def agreements(a: SentenceSet, b: SentenceSet, covered: tuple[Array, Array] | None = None) -> dict[str, Array]:
    """The measures that a resemblance weighs: for every name in `WEIGHTS` an array (len(a), len(b)) in [0, 1]."""
    in_b, in_a = covered or coverage(a, b)
    by_rarity = a.weights @ in_b / a.totals[:, None], (b.weights @ in_a).T / b.totals[None, :]
    shared = a.has.T @ in_b, (b.has.T @ in_a).T
    by_number = shared[0] / a.sizes[:, None], shared[1] / b.sizes[None, :]
    common = _part(a.weights * a.common, in_b), _part(b.weights * b.common, in_a).T
    verbs = _part(a.has.T * a.verbs, in_b), _part(b.has.T * b.verbs, in_a).T
    letters = cdist(a.letters, b.letters, scorer=fuzz.ratio, dtype=np.float64) / 100
    order = cdist(b.encode(a.contents), b.coded, scorer=Indel.normalized_similarity, dtype=np.float64)
    negated_a, negated_b = (np.array([c.negated for c in side.contents]) for side in (a, b))
    return {
        "rarity, lesser": np.minimum(*by_rarity),
        "rarity, greater": np.maximum(*by_rarity),
        "number, lesser": np.minimum(*by_number),
        "number, greater": np.maximum(*by_number),
        "common words, lesser": np.minimum(*common),
        "verbs, lesser": np.minimum(*verbs),
        "amount": np.minimum(1.0, np.log1p(np.minimum(*shared)) / math.log1p(_ENOUGH)),
        "letters": letters,
        "order": order,
        "figures": 1.0 - _contradictions(a, b),
        "negation": (negated_a[:, None] == negated_b[None, :]).astype(float),
    }


def _part(weights: Array, covered: Array) -> Array:
    """Which part of what has weight in each sentence the other sentences have; 0.5 where nothing has weight.

    Args:
        weights: Shape (sentences, words).
        covered: Shape (words, other sentences).
    """
    total = weights.sum(axis=1)[:, None]
    return np.where(total > 0, weights @ covered / np.where(total > 0, total, 1.0), 0.5)


def equal_words(a: SentenceSet, b: SentenceSet) -> NDArray[np.bool_]:
    """Which sentences have the same words in the same order: shape (len(a), len(b))."""
    numbers: dict[tuple[str, ...], int] = {}
    one, two = ([numbers.setdefault(c.norms, len(numbers)) for c in side.contents] for side in (a, b))
    equal: NDArray[np.bool_] = np.array(one)[:, None] == np.array(two)[None, :]
    return equal


def _contradictions(a: SentenceSet, b: SentenceSet) -> NDArray[np.bool_]:
    """Where each of two sentences has a figure that the other lacks."""
    values = {f: n for n, f in enumerate({f for side in (a, b) for c in side.contents for f in c.figures})}
    one, two = (np.zeros((len(side), len(values))) for side in (a, b))
    for side, has in ((a, one), (b, two)):
        for row, content in zip(has, side.contents, strict=True):
            row[[values[f] for f in content.figures]] = 1.0
    shared = one @ two.T
    both: NDArray[np.bool_] = (one.sum(axis=1)[:, None] > shared) & (two.sum(axis=1)[None, :] > shared)
    return both


def coverage(a: SentenceSet, b: SentenceSet, *, least: float = 0.0) -> tuple[Array, Array]:
    """How nearly each sentence of one text has each word of the other.

    Args:
        a: Prepared sentences of a text.
        b: Those of the other.
        least: Words that are less nearly related than this count as unrelated, in [0, 1].

    Returns:
        The words of `a` in the sentences of `b`, shape (words of a, len(b)), and the words of `b` in those of `a`.
    """
    pairs = [(a.rows[w], b.rows[v], value) for w, v, value in b.vocabulary.related(a.rows) if value >= least]
    pairs += [(i, b.rows[word], 1.0) for word, i in a.rows.items() if word in b.rows]
    if not pairs:
        return np.zeros((len(a.rows), len(b))), np.zeros((len(b.rows), len(a)))
    ours, theirs, values = (np.array(column) for column in zip(*pairs, strict=True))
    return _nearest(ours, theirs, values, b.has, len(a.rows)), _nearest(theirs, ours, values, a.has, len(b.rows))


def _nearest(ours: Rows, theirs: Rows, values: Array, has: Array, rows: int) -> Array:
    """The greatest value with which each of our words meets a word that a sentence of theirs has.

    Args:
        ours: Our word of each pair of related words.
        theirs: Their word of it.
        values: How nearly the two are related.
        has: Which of their sentences have which of their words, shape (words, sentences).
        rows: Number of our words.
    """
    found = np.zeros((rows, has.shape[1]))
    order = np.argsort(ours, kind="stable")
    met = values[order, None] * has[theirs[order]]
    first = np.flatnonzero(np.diff(ours[order], prepend=-1))
    found[ours[order[first]]] = np.maximum.reduceat(met, first, axis=0)
    return found
