"""Which quotations of an event may be one utterance, found without holding each against every other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from coverage_diff.comparison.context import EventContext
from coverage_diff.comparison.quotes import LEAST_WORDS, Words, quotation, score_quotes
from coverage_diff.language.disjoint_sets import DisjointSets
from coverage_diff.model import Fact

# Share of the letters of the shorter quotation, by whole words, that the longer one must have. In 150 news events 71
# pairs without a run of words in common are like enough to be one utterance: the least of them have .61.
_SHARED = 0.4


def related_quotes(quotes: Sequence[Fact], context: EventContext) -> list[list[int]]:
    """Parts of the quotations such that two of different parts never speak for being one utterance.

    Args:
        quotes: Quotations with the mentions of one article each.
        context: The event's prepared segments.

    Returns:
        Lists of indexes of `quotes`; every one is in exactly one.
    """
    words = [quotation(quote) for quote in quotes]
    parts = DisjointSets(len(quotes))
    holders: dict[tuple[str, ...], list[int]] = {}
    for n, said in enumerate(words):
        for run in said.runs:
            holders.setdefault(run, []).append(n)
    for held in holders.values():
        if len({quotes[n].mentions[0].article_id for n in held}) > 1:
            for n in held[1:]:
                parts.join(held[0], n)
    for i, j in _with_like_words(words):
        if parts.find(i) != parts.find(j) and score_quotes(quotes[i], quotes[j], context) > 0:
            parts.join(i, j)
    return parts.sets()


def _with_like_words(quotes: Sequence[Words]) -> Iterator[tuple[int, int]]:
    """The pairs of quotations of which the longer one has enough of the shorter one's words."""
    order = [n for n in range(len(quotes)) if len(quotes[n].all) >= LEAST_WORDS]
    order.sort(key=lambda n: (len(quotes[n].all), quotes[n].all))
    holders: dict[str, list[int]] = {}
    for rank, n in enumerate(order):
        for word in set(quotes[n].all):
            holders.setdefault(word, []).append(rank)
    ranks = {word: np.array(held, dtype=np.intp) for word, held in holders.items()}
    for rank, n in enumerate(order):
        shared = np.zeros(len(order))
        for word, count in Counter(quotes[n].all).items():
            shared[ranks[word]] += count * len(word)
        for other in np.flatnonzero(shared[rank + 1 :] >= _SHARED * shared[rank]):
            yield n, order[rank + 1 + int(other)]
