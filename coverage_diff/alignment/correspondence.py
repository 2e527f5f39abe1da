"""How surely two paragraphs of one event tell the same thing.

Within an event every paragraph shares words with most others, so a word counts by how rare it is in English and by how
few of the paragraphs at hand have it.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from coverage_diff.language.resemblance import coverage, equal_words
from coverage_diff.language.sentence_set import SentenceSet

# A text of few paragraphs says little about which of its words are common: it is taken to have this many.
_LEAST_PARAGRAPHS = 20
# Words less nearly related are not counted as shared: a long paragraph always holds some that are faintly near.
_LEAST_NEARNESS = 0.5
# Shared content, in square-rooted nats, that halves the remaining doubt about 1.4 times; only scales the score, so that
# the default threshold of 0.25 is the cut chosen in `AlignmentConfig`.
_SCALE = 3.5
_NOTHING = 1e-9  # the size of a paragraph without content


def correspondences(a: SentenceSet, b: SentenceSet) -> NDArray[np.float64]:
    """Score of every paragraph of one segment with every paragraph of another.

    The shared content is s = the lesser of what either has of the other's weighted words; the score grows with
    s / (|a| |b|)^(1/4), the geometric mean of how much is shared and how large a part of the two it is. On 18 pairs of
    annotated articles this ranked paragraph pairs that share a marked fact at AP .565; the plain resemblance .471, s
    alone .526, s over the geometric mean of the sizes .520.

    Args:
        a: Prepared paragraphs of one segment.
        b: Those of the other.

    Returns:
        Shape (len(a), len(b)), in [0, 1]; 1 where the words are the same.
    """
    if not len(a) or not len(b):
        return np.zeros((len(a), len(b)))
    weights_a, weights_b = _local_weights(a, b), _local_weights(b, a)
    size_a, size_b = (np.maximum(w.sum(axis=1), _NOTHING) for w in (weights_a, weights_b))
    in_b, in_a = coverage(a, b, least=_LEAST_NEARNESS)
    shared = np.minimum(weights_a @ in_b, (weights_b @ in_a).T)
    scores = 1 - np.exp(-shared / np.outer(size_a, size_b) ** 0.25 / _SCALE)
    return np.where(equal_words(a, b), 1.0, scores)


def _local_weights(ours: SentenceSet, theirs: SentenceSet) -> NDArray[np.float64]:
    """The weight of each word in each paragraph: rare words of English, and words that few paragraphs here have."""
    count = max(_LEAST_PARAGRAPHS, len(ours) + len(theirs))
    holders = ours.has.sum(axis=1)
    shared = [(i, theirs.rows[word]) for word, i in ours.rows.items() if word in theirs.rows]
    if shared:
        here, there = (list(side) for side in zip(*shared, strict=True))
        holders[here] += theirs.has.sum(axis=1)[there]
    local = np.log((count + 1) / (holders + 0.5)) / math.log(count + 1)
    weights: NDArray[np.float64] = ours.has.T * (np.sqrt(ours.word_weights) * np.maximum(0.0, local))
    return weights
