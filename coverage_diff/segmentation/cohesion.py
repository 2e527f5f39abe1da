"""How much of their vocabulary two stretches of a page share (after lexical cohesion, Hearst 1997)."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from coverage_diff.language import lemmas, rarity

_WORD = re.compile(r"[^\W_]{2,}")


@lru_cache(maxsize=65536)
def _term(word: str) -> tuple[str, float] | None:
    """A lower-cased word's lemma and weight; None for a function word."""
    lemma = lemmas.lemma(word)
    if not lemmas.is_content(word) or not lemmas.is_content(lemma):
        return None
    return lemma, rarity.idf(lemma)


def vector(text: str) -> Mapping[str, float]:
    """Weights of a text's content lemmas, of unit length: (1 + ln n) idf, normalised; empty for a text without any."""
    counts = Counter(term for word in _WORD.findall(text) if (term := _term(word.lower())) is not None)
    weights = {lemma: (1 + math.log(n)) * idf for (lemma, idf), n in counts.items()}
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {lemma: weight / length for lemma, weight in weights.items()} if length else {}


def cohesion(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Cosine of two vectors, in [0, 1]."""
    if len(b) < len(a):
        a, b = b, a
    return sum(weight * b.get(lemma, 0.0) for lemma, weight in a.items())


def pairwise_cohesion(vectors: Sequence[Mapping[str, float]]) -> list[float]:
    """The cosines of all pairs, smallest first."""
    return sorted(cohesion(a, b) for a, b in combinations(vectors, 2))
