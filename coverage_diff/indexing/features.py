"""What an index keeps of a segment to hold it against later ones: its terms by number, and its signature."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from coverage_diff.detection.candidates import SEARCHED_TERMS
from coverage_diff.detection.forms import Kind
from coverage_diff.detection.telling import favour_top
from coverage_diff.detection.terms import Terms, weigh
from coverage_diff.indexing.vocabulary import Vocabulary, phrase_codes, phrase_words, weigh_lone_phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """The terms of one segment.

    Attributes:
        words: Numbers of its words, int32, ascending.
        word_count: How often each occurs, uint8.
        word_zone: In which zones, uint8.
        phrases: Codes of its phrases, int64, ascending.
        phrase_count: How often each occurs, uint8.
        phrase_zone: In which zones, uint8.
        length: Its tokens.
        headed: Whether it has a headline of its own.
    """

    words: NDArray[np.int32]
    word_count: NDArray[np.uint8]
    word_zone: NDArray[np.uint8]
    phrases: NDArray[np.int64]
    phrase_count: NDArray[np.uint8]
    phrase_zone: NDArray[np.uint8]
    length: int
    headed: bool

    def pack(self) -> bytes:
        """As bytes."""
        head = np.array([len(self.words), len(self.phrases), self.length, self.headed], "<i4")
        parts = (head, self.words.astype("<i4"), self.phrases.astype("<i8"))
        small = (self.word_count, self.word_zone, self.phrase_count, self.phrase_zone)
        return b"".join(part.tobytes() for part in (*parts, *small))

    @classmethod
    def unpack(cls, data: bytes) -> Features:
        """What `pack` made bytes of."""
        words, phrases, length, headed = np.frombuffer(data, "<i4", 4).tolist()
        place = 16

        def take(dtype: str, count: int) -> NDArray[Any]:
            nonlocal place
            values = np.frombuffer(data, dtype, count, place)
            place += values.nbytes
            return values

        return cls(
            words=take("<i4", words),
            phrases=take("<i8", phrases),
            word_count=take("u1", words),
            word_zone=take("u1", words),
            phrase_count=take("u1", phrases),
            phrase_zone=take("u1", phrases),
            length=length,
            headed=bool(headed),
        )


def enter_terms(terms: Terms, vocabulary: Vocabulary) -> Iterator[Features]:
    """The features of every row, whose words the vocabulary comes to know and count.

    Args:
        terms: Terms of new segments, with the phrases that one alone has.
        vocabulary: Of the index.
    """
    width = len(terms.words)
    number = vocabulary.enter(terms.words, terms.kind[:width])
    code = phrase_codes(number[terms.parts[:, 0]], number[terms.parts[:, 1]])
    count = np.minimum(terms.count, 255).astype(np.uint8)
    phrase = terms.column >= width
    vocabulary.add(number[terms.column[~phrase]], code[terms.column[phrase] - width], 1)
    for row in range(terms.rows):
        entries = np.arange(terms.start[row], terms.start[row + 1])
        single, double = entries[~phrase[entries]], entries[phrase[entries]]
        words, phrases = number[terms.column[single]], code[terms.column[double] - width]
        one, two = np.argsort(words), np.argsort(phrases)
        yield Features(
            words=words[one].astype(np.int32),
            word_count=count[single][one],
            word_zone=terms.zone[single][one],
            phrases=phrases[two],
            phrase_count=count[double][two],
            phrase_zone=terms.zone[double][two],
            length=int(terms.length[row]),
            headed=bool(terms.headed[row]),
        )


def assemble(
    features: Sequence[Features],
    vocabulary: Vocabulary,
    rows: int,
    names: Callable[[NDArray[np.int64]], Sequence[str]] | None = None,
    *,
    whole: bool = False,
) -> Terms:
    """The matrix of terms of some segments, weighed as in the whole archive.

    Args:
        features: Of the segments.
        vocabulary: Of the index.
        rows: Segments in the index.
        names: Gives the words of numbers, where the matrix must be able to name its terms.
        whole: Whether these are all segments of the index: their phrases are then counted here, and exactly.
    """
    words, word_column = _numbered(_joined([f.words for f in features], np.int64))
    codes = _joined([f.phrases for f in features], np.int64)
    kept = vocabulary.phrase_count(codes) > 1
    phrases, phrase_column = np.unique(codes[kept], return_inverse=True)
    if whole:
        counts = np.bincount(phrase_column, minlength=len(phrases))
        kept[kept] = counts[phrase_column] > 1
        phrases, phrase_column, counts = np.unique(codes[kept], return_inverse=True, return_counts=True)
    else:
        counts = vocabulary.phrase_count(phrases)

    def together(single: Sequence[NDArray[Any]], double: Sequence[NDArray[Any]], dtype: type) -> NDArray[Any]:
        return np.concatenate([_joined(single, dtype), _joined(double, dtype)[kept]])

    row = np.concatenate([_rows([len(f.words) for f in features]), _rows([len(f.phrases) for f in features])[kept]])
    order = np.argsort(row, kind="stable")  # words before phrases, both ascending
    return Terms(
        start=np.searchsorted(row[order], np.arange(len(features) + 1)).astype(np.int64),
        column=np.concatenate([word_column, phrase_column + len(words)])[order].astype(np.int32),
        count=together([f.word_count for f in features], [f.phrase_count for f in features], np.float32)[order],
        zone=together([f.word_zone for f in features], [f.phrase_zone for f in features], np.uint8)[order],
        kind=np.concatenate([vocabulary.kinds(words), np.full(len(phrases), Kind.PHRASE, np.int8)]),
        rarity=np.concatenate([vocabulary.word_rarity(words, rows), vocabulary.phrase_rarity(phrases, counts, rows)]),
        lone=weigh_lone_phrase(rows),
        words=tuple(names(words)) if names else (),
        parts=np.searchsorted(words, phrase_words(phrases)).astype(np.int32),
        length=np.array([f.length for f in features], np.int32),
        phrases=np.array([len(f.phrases) for f in features], np.int32),
        headed=np.array([f.headed for f in features], bool),
    )


def telling_words(features: Features, vocabulary: Vocabulary, rows: int) -> NDArray[np.int64]:
    """The words that a segment is searched by: those that tell most, headline and lead before the rest."""
    words = features.words.astype(np.int64)
    chosen = vocabulary.kinds(words) != Kind.DAY
    count = features.word_count.astype(np.float32)  # of bytes numpy takes the logarithm in half precision
    weight = favour_top(weigh(count, vocabulary.word_rarity(words, rows)), features.word_zone)
    best = np.argsort(-weight[chosen], kind="stable")[:SEARCHED_TERMS]
    found: NDArray[np.int64] = words[chosen][best]
    return found


def _numbered(words: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Distinct numbers of words, ascending, and the place of each among them; without sorting, as they are small."""
    known = np.zeros(int(words.max(initial=-1)) + 1, np.bool_)
    known[words] = True
    place = np.cumsum(known) - 1
    return np.flatnonzero(known), place[words]


def _rows(sizes: Sequence[int]) -> NDArray[np.int64]:
    return np.repeat(np.arange(len(sizes)), sizes)


def _joined(parts: Sequence[NDArray[Any]], dtype: type) -> NDArray[Any]:
    return np.concatenate([np.zeros(0, dtype), *parts])
