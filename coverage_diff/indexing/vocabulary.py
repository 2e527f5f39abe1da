"""The words of an index: their numbers, how they are written, and in how many segments they and their phrases occur.

A phrase has no number: there are too many, and most occur once. Its count is kept at a place that is a hash of its two
words, which it may share with others; then it looks a little more common than it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from coverage_diff.detection.terms import phrase_share, rarity, weigh_lone
from coverage_diff.indexing.arrays import Loader, StoredArray
from coverage_diff.language.rarity import document_share

SETTLED = 5000
"""Segments from which on an archive's own frequencies no longer gain weight against those of general English: counts
are then taken per this many segments, and the weight of a word stays as it is while the archive grows."""

PHRASES = 250
"""Distinct phrases of an article, about."""
_MOST_BITS = 25  # of the number of a phrase's place: 64 MB; the phrases of 100,000 articles share one in three cases
_LEAST_BITS = 14
_MIX = np.uint64(0x9E3779B97F4A7C15)
_ARRAYS = {
    "frequency": np.uint32,
    "capital": np.uint32,
    "lower": np.uint32,
    "kind": np.int8,
    "share": np.float32,
    "phrases": np.uint16,
}

Numbers = Callable[[Sequence[str], bool], NDArray[np.int64]]
"""Gives the numbers of words; of those that have none, new ones, or -1."""


class Vocabulary:
    """The counts of an index, loaded when first asked for; implements `detection.terms.Usage`.

    Args:
        load: Reads the chunks of an array.
        numbers: Gives the numbers of words.
        bits: Of the number of a phrase's place.
    """

    def __init__(self, load: Loader, numbers: Numbers, bits: int) -> None:
        self.bits = bits
        self._load = load
        self._look_up = numbers
        self._known: dict[str, int] = {}  # of the words of one portion, which are asked for several times
        self._arrays: dict[str, StoredArray] = {}

    def _array(self, name: str) -> StoredArray:
        if name not in self._arrays:
            self._arrays[name] = StoredArray(_ARRAYS[name], self._load(name))
        return self._arrays[name]

    def _numbers(self, words: Sequence[str], *, enter: bool) -> NDArray[np.int64]:
        unknown = [word for word in dict.fromkeys(words) if word not in self._known]
        for word, number in zip(unknown, self._look_up(unknown, enter).tolist(), strict=True):
            if number >= 0:
                self._known[word] = number
        return np.array([self._known.get(word, -1) for word in words], np.int64)

    def count(
        self, norms: Sequence[str], capital: NDArray[np.int64], lower: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """See `Usage.count`."""
        numbers = self._numbers(norms, enter=True)
        written = []
        for name, amount in (("capital", capital), ("lower", lower)):
            self._array(name).add(numbers, amount)
            written.append(self._array(name).get(numbers).astype(np.int64))
        return written[0], written[1]

    def named(self, norms: Sequence[str]) -> Sequence[bool]:
        """See `Usage.named`."""
        numbers = self._numbers(norms, enter=False)
        known = np.maximum(numbers, 0)
        named = (numbers >= 0) & (self._array("capital").get(known) > self._array("lower").get(known))
        return [bool(name) for name in named]

    def enter(self, words: Sequence[str], kinds: NDArray[np.int8]) -> NDArray[np.int64]:
        """The numbers of terms, whose kinds are noted."""
        numbers = self._numbers(words, enter=True)
        self._array("kind").put(numbers, kinds)
        self._array("share").put(numbers, np.array([document_share(word) for word in words], np.float32))
        return numbers

    def add(self, words: NDArray[np.int64], phrases: NDArray[np.int64], amount: int) -> None:
        """Count segments' words and phrases; -1 takes them back.

        Args:
            words: Numbers of words, one for each segment that has the word.
            phrases: Codes of phrases, likewise.
            amount: 1 or -1.
        """
        self._array("frequency").add(words, amount)
        self._array("phrases").add(self._places(phrases), amount)

    def frequency(self, words: NDArray[np.int64]) -> NDArray[np.int64]:
        """In how many segments words occur."""
        return self._array("frequency").get(words).astype(np.int64)

    def kinds(self, words: NDArray[np.int64]) -> NDArray[np.int8]:
        """The kinds of words."""
        return self._array("kind").get(words)

    def word_rarity(self, words: NDArray[np.int64], rows: int) -> NDArray[np.float32]:
        """The rarity of words in an archive of so many segments."""
        return _rarity(self.frequency(words), self._array("share").get(words).astype(np.float64), rows)

    def phrase_count(self, phrases: NDArray[np.int64]) -> NDArray[np.int64]:
        """In how many segments phrases occur."""
        return self._array("phrases").get(self._places(phrases)).astype(np.int64)

    def phrase_rarity(self, phrases: NDArray[np.int64], counts: NDArray[np.int64], rows: int) -> NDArray[np.float32]:
        """The rarity of phrases that occur in so many of an archive's segments."""
        shares = self._array("share").get(phrase_words(phrases)).astype(np.float64)
        return _rarity(counts, phrase_share(shares), rows)

    def changes(self) -> list[tuple[str, int, bytes]]:
        """What is to be stored: (array, chunk, bytes). A portion is done, so the numbers of its words are forgotten."""
        self._known.clear()
        return [(name, *chunk) for name, array in self._arrays.items() for chunk in array.changes()]

    def _places(self, phrases: NDArray[np.int64]) -> NDArray[np.int64]:
        mixed = phrases.astype(np.uint64) * _MIX
        mixed = (mixed ^ (mixed >> np.uint64(32))) * _MIX
        return (mixed >> np.uint64(64 - self.bits)).astype(np.int64)


def phrase_bits(rows: int, *, settled: bool) -> int:
    """Bits for the places of an archive's phrases: 16 places for each phrase; the most where none can follow."""
    wanted = (16 * PHRASES * rows).bit_length()
    return _MOST_BITS if settled else min(max(wanted, _LEAST_BITS), _MOST_BITS)


def phrase_codes(first: NDArray[Any], second: NDArray[Any]) -> NDArray[np.int64]:
    """One code for each phrase of two words."""
    return (first.astype(np.int64) << 32) | second.astype(np.int64)


def phrase_words(phrases: NDArray[np.int64]) -> NDArray[np.int64]:
    """The numbers of the two words of each phrase, int64[phrases, 2]."""
    return np.stack([phrases >> 32, phrases & 0xFFFFFFFF], axis=1)


def weigh_lone_phrase(rows: int) -> float:
    """As `terms.weigh_lone`, for an archive of so many segments."""
    return weigh_lone(min(rows, SETTLED))


def _rarity(frequency: NDArray[np.int64], background: NDArray[np.float64], rows: int) -> NDArray[np.float32]:
    per = min(rows, SETTLED) / max(1, rows)
    return rarity((frequency * per).astype(np.float64), background, min(rows, SETTLED))
