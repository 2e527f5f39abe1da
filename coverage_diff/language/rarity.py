"""How much a word tells, by how few news stories use it."""

from __future__ import annotations

import math
from functools import cache, lru_cache

from coverage_diff.language import tables


@cache
def _frequency() -> tuple[float, dict[str, float]]:
    counts = {word: float(n) for word, n in tables.mapping("document_frequency.tsv").items()}
    return counts.pop("*"), counts


@lru_cache(maxsize=1 << 16)  # a text repeats its words, and several stages weigh them
def idf(lemma: str) -> float:
    """Inverse document frequency of a lemma in English news, in nats; the highest value where it is unknown.

    ln((N + 1) / (df + 0.5)) over N news events (`data/document_frequency.tsv`): about 0.5 for "year", 4 for "sanction",
    8 for a name that no other story holds.
    """
    total, counts = _frequency()
    return math.log((total + 1) / (counts.get(lemma, 0.0) + 0.5))


def highest() -> float:
    """The idf of a word that the background never saw."""
    return idf("")


def document_share(lemma: str) -> float:
    """Share of English news stories that hold a lemma, in [0, 1]; 0 where it is unknown."""
    total, counts = _frequency()
    return counts.get(lemma, 0.0) / total
