"""How nearly two different words say the same.

Synonyms, derivations, entailments and broader words come from WordNet (`data/relations.tsv`), what newsrooms use for
one thing from a table of our own (`data/news_words.txt`); words that no table holds, names above all, are related when
they begin alike (Lindau, Lindauer).
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain, combinations

from coverage_diff.language import tables

# Two words that begin alike are related from this share of the longer one's letters on, and from this many letters:
# less joins strangers ("contain", "contract").
_LEAST_SHARE = 0.6
_LEAST_LETTERS = 4
# A beginning that more words of a text share tells of none of them ("town1", "town2", ...), and to liken each to each
# would take time that grows with their square. In 668 events of up to 30 news stories at most 16 words do.
_MOST_ALIKE = 64
# A word that is part of a compound ("led" in "army-led") says part of it.
_PART = 0.6
# Two words that newsrooms use for one thing. With it all but one of the figures for rated sentences and for facts found
# in texts rise (ECB+ pairs .850 -> .854, STS .782 -> .788, MRPC .887 -> .889, ECB+ facts .921 -> .925); .6 and .95 are
# less good, and whether families of words are nearer than other groups changes nothing.
_IN_NEWS = 0.8


@cache
def _news() -> dict[str, frozenset[str]]:
    """The lemmas that come later in the alphabet than a lemma and are used for the same things in news."""
    found: dict[str, set[str]] = defaultdict(set)
    for (group,) in tables.rows("news_words.txt"):
        for word, other in combinations(sorted(group.split(" ")), 2):
            found[word].add(other)
    return {word: frozenset(others) for word, others in found.items()}


@lru_cache(maxsize=1 << 16)
def _later(lemma: str, news: bool) -> dict[str, float]:  # noqa: FBT001 - half of the key of the cache
    """The related lemmas that come after this one in the alphabet, with their nearness."""
    row = tables.mapping("relations.tsv").get(lemma, "")
    pairs = (entry.rsplit(":", 1) for entry in row.split(" ") if entry)
    found = {other: int(hundredths) / 100 for other, hundredths in pairs}
    for other in _news().get(lemma, ()) if news else ():
        found[other] = max(found.get(other, 0.0), _IN_NEWS)
    return found


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


def begin_alike(a: str, b: str) -> bool:
    """Whether two lemmas share so many first letters, or a part, that they are likely made of one."""
    return _alike(a, b) > 0 or a[:_LEAST_LETTERS] == b[:_LEAST_LETTERS]


def nearness(a: str, b: str) -> float:
    """How nearly two lemmas say the same, in [0, 1]; symmetric, 1 for equal lemmas, 0 for unrelated ones."""
    if a == b:
        return 1.0
    first, second = (a, b) if a < b else (b, a)
    return max(_later(first, True).get(second, 0.0), _alike(first, second))


class Vocabulary:
    """The words of a text, prepared to be asked which of them are related to other words.

    Args:
        words: Distinct lemmas.
        news: Whether the words that newsrooms use for one thing are related.
    """

    def __init__(self, words: Iterable[str], *, news: bool = True) -> None:
        self._news = news
        self._words = frozenset(words)
        self._sorted = sorted(self._words)
        self._compounds: dict[str, list[str]] = defaultdict(list)
        self._known: dict[str, dict[str, float]] = {}
        for word in self._sorted:
            for part in _parts(word):
                self._compounds[part].append(word)

    def related(self, words: Iterable[str]) -> Iterator[tuple[str, str, float]]:
        """Every pair of different related words, one of these and one of the text, with its nearness in (0, 1).

        What is found out about a word is kept for the next time.
        """
        asked = tuple(words)
        self._learn(frozenset(asked) - self._known.keys())
        return ((word, other, value) for word in asked for other, value in self._known[word].items())

    def _learn(self, new: frozenset[str]) -> None:
        """Find the relatives of words of which they are not known yet."""
        found: dict[str, dict[str, float]] = {}
        for word in new:
            later = _later(word, self._news)
            found[word] = {other: later[other] for other in self._words.intersection(later)}
        for other in self._words if new else ():
            later = _later(other, self._news)
            if not later.keys().isdisjoint(new):  # as of most words, which is seen sooner than met
                for word in new.intersection(later):
                    found[word][other] = later[word]
        for word, values in found.items():
            for other in chain(self._beginning_like(word), self._compounds.get(word, ()), _parts(word) & self._words):
                if other != word and (value := _alike(word, other)) > values.get(other, 0.0):
                    values[other] = value
        self._known |= found

    def _beginning_like(self, word: str) -> list[str]:
        """The words that share as many first letters with a word as words that begin alike must."""
        letters = max(_LEAST_LETTERS, math.ceil(_LEAST_SHARE * len(word) - 1e-9))
        if len(word) < letters:
            return []
        start = word[:letters]
        first = bisect_left(self._sorted, start)
        last = bisect_left(self._sorted, start + _LAST, lo=first)
        return self._sorted[first:last] if last - first <= _MOST_ALIKE else []


# Comes after every letter.
_LAST = "\U0010ffff"


def _parts(word: str) -> set[str]:
    """The parts of a compound."""
    return set(word.split("-")) - {""} if "-" in word else set()
