"""How nearly two different words say the same.

Synonyms, derivations, entailments and broader words come from WordNet (`data/relations.tsv`); words that no table
holds, names above all, are related when they begin alike (Lindau, Lindauer).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from coverage_diff.language import tables

# Two words that begin alike are related from this share of the longer one's letters on, and from this many letters:
# less joins strangers ("contain", "contract").
_LEAST_SHARE = 0.6
_LEAST_LETTERS = 4
# A word that is part of a compound ("led" in "army-led") says part of it.
_PART = 0.6


@cache
def _later(lemma: str) -> dict[str, float]:
    """The related lemmas that come after this one in the alphabet, with their nearness."""
    row = tables.mapping("relations.tsv").get(lemma)
    if row is None:
        return {}
    pairs = (entry.rsplit(":", 1) for entry in row.split(" "))
    return {other: int(hundredths) / 100 for other, hundredths in pairs}


def _alike(a: str, b: str) -> float:
    """Nearness of two words by how they begin; 0 where they do not begin alike."""
    if a[0] == "#" or b[0] == "#":  # figures are equal or not
        return 0.0
    letters = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    share = letters / max(len(a), len(b))
    if letters >= _LEAST_LETTERS and share >= _LEAST_SHARE:
        return 0.8 * share + 0.1
    if ("-" in a and b in a.split("-")) or ("-" in b and a in b.split("-")):
        return _PART
    return 0.0


def nearness(a: str, b: str) -> float:
    """How nearly two lemmas say the same, in [0, 1]; symmetric, 1 for equal lemmas, 0 for unrelated ones."""
    if a == b:
        return 1.0
    first, second = (a, b) if a < b else (b, a)
    return max(_later(first).get(second, 0.0), _alike(first, second))


class Vocabulary:
    """The words of a text, prepared to be asked which of them are related to a word.

    Args:
        words: Distinct lemmas.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._earlier: dict[str, list[tuple[str, float]]] = defaultdict(list)
        self._beginnings: dict[str, list[str]] = defaultdict(list)
        self._known: dict[str, dict[str, float]] = {}
        for word in sorted(self._words):
            for other, value in _later(word).items():
                self._earlier[other].append((word, value))
            for part in _parts(word):
                self._beginnings[part[:_LEAST_LETTERS]].append(word)

    def relatives(self, word: str) -> dict[str, float]:
        """The other words of the text that are related to a word, each with its nearness in (0, 1).

        Treat as read-only: it is kept for the next time.
        """
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._find(word)
        return known

    def _find(self, word: str) -> dict[str, float]:
        found = {other: value for other, value in _later(word).items() if other in self._words}
        found.update(self._earlier.get(word, ()))
        for part in _parts(word):
            for other in self._beginnings.get(part[:_LEAST_LETTERS], ()):
                value = _alike(word, other)
                if value > found.get(other, 0.0) and other != word:
                    found[other] = value
        return found


def _parts(word: str) -> set[str] | tuple[str]:
    """A word and, where it is a compound, its parts."""
    return {word, *word.split("-")} - {""} if "-" in word else (word,)


def related(a: Iterable[str], b: Vocabulary) -> Iterator[tuple[str, str, float]]:
    """Every pair of different related words, one of `a` and one of `b`, with its nearness in (0, 1)."""
    for word in a:
        for other, value in b.relatives(word).items():
            yield word, other, value
