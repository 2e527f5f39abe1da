"""The sentences or paragraphs of a text, prepared together for comparison with those of another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from coverage_diff.language import lexicon
from coverage_diff.language.content import Content
from coverage_diff.language.relatedness import Vocabulary

_SAYING = frozenset({"say", "tell", "report", "announce", "accord", "add"})


class SentenceSet:
    """Prepared sentences with their common vocabulary.

    Args:
        contents: The sentences.

    Attributes:
        contents: The same.
        rows: Each content word of any of them, with its row in the arrays.
    """

    def __init__(self, contents: Iterable[Content]) -> None:
        self.contents: Sequence[Content] = tuple(contents)
        self.rows: dict[str, int] = {}
        for content in self.contents:
            for word in content.weights:
                self.rows.setdefault(word, len(self.rows))

    def __len__(self) -> int:
        return len(self.contents)

    @cached_property
    def has(self) -> NDArray[np.float64]:
        """Shape (words, sentences): whether a sentence has a word, as 0.0 or 1.0."""
        found = np.zeros((len(self.rows), len(self.contents)))
        for column, content in enumerate(self.contents):
            found[[self.rows[word] for word in content.weights], column] = 1.0
        return found

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words, ready to be asked for their relatives."""
        return Vocabulary(self.rows)

    @cached_property
    def word_weights(self) -> NDArray[np.float64]:
        """The weight of each word."""
        known = {word: weight for content in self.contents for word, weight in content.weights.items()}
        return np.array([known[word] for word in self.rows])

    @cached_property
    def weights(self) -> NDArray[np.float64]:
        """Shape (sentences, words): the weight of each word in each sentence, 0 where the sentence lacks it."""
        return self.has.T * self.word_weights

    @cached_property
    def totals(self) -> NDArray[np.float64]:
        """The weight of each sentence; never 0."""
        return np.array([content.total or 1.0 for content in self.contents])

    @cached_property
    def sizes(self) -> NDArray[np.float64]:
        """The number of content words of each sentence; never 0."""
        return np.array([float(len(content.weights) or 1) for content in self.contents])

    @cached_property
    def common(self) -> NDArray[np.float64]:
        """Shape (sentences, words): 1.0 where a sentence has a word without a capital letter."""
        found = np.zeros((len(self.contents), len(self.rows)))
        for row, content in zip(found, self.contents, strict=True):
            row[[self.rows[word] for word, text in content.printed.items() if not text[:1].isupper()]] = 1.0
        return found

    @cached_property
    def verbs(self) -> NDArray[np.float64]:
        """How often each word is a verb, in [0, 1]; words that only say that something was said count as none."""
        return np.array([0.0 if word in _SAYING else lexicon.share(word, "v") for word in self.rows])

    @cached_property
    def letters(self) -> list[str]:
        """The words of each sentence in alphabetical order."""
        return [content.letters for content in self.contents]

    @cached_property
    def _codes(self) -> dict[str, str]:
        words = dict.fromkeys(word for content in self.contents for word in content.norms)
        return {word: _character(n) for n, word in enumerate(words)}

    @cached_property
    def coded(self) -> list[str]:
        """Each sentence as a string of one character a word, which string comparisons take for letters."""
        return ["".join(map(self._codes.__getitem__, content.norms)) for content in self.contents]

    def encode(self, contents: Iterable[Content]) -> list[str]:
        """Other sentences in the same code."""
        more: dict[str, str] = {}
        return [
            "".join(self._codes.get(w) or more.setdefault(w, _character(len(self._codes) + len(more))) for w in c.norms)
            for c in contents
        ]


def _character(number: int) -> str:
    """A character for a word; those of the surrogates are left out."""
    return chr(number + 1 if number < 0xD000 else number + 0x1000)
