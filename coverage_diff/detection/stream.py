"""All tokens of an archive in reading order, as numbers, and where in its segment each stands.

Four bytes are kept for each token. What is known of a token (its form, its term, its zone) is looked up again for some
hundred segments at a time, which costs less than to hold it for all.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from coverage_diff.detection.ragged import entries, places_in_rows, starts
from coverage_diff.detection.tokenising import Distinct, find_tokens
from coverage_diff.language.text import plain
from coverage_diff.model import Segment

HEADLINE, LEAD, BODY = 1, 2, 4
"""Bits of the zones in which a term occurs."""

LEAD_TOKENS = 90
"""Tokens below the headline that count as lead: two or three sentences, as newsrooms use the word."""
_STAND_IN_TOKENS = 25
"""Tokens of the first paragraph that stand in for a headline where a page has none."""
_CHUNK = 512  # segments whose tokens are looked at together: some 300,000, so that their arrays stay in the caches
_TOGETHER = 1 << 20  # tokens that are numbered anew at once


class TokenBatch(NamedTuple):
    """The tokens of some segments, numbered among themselves so that a worker process can hand them over.

    Attributes:
        distinct: The distinct tokens with spaces between them, which travel as one.
        keys: Their hashes, uint64.
        token: Index into them of each token, int32.
        headline: Tokens of each segment's headline, int32.
        length: Tokens of each segment, with a line end below the headline and below the body, int32.
    """

    distinct: str
    keys: NDArray[np.uint64]
    token: NDArray[np.int32]
    headline: NDArray[np.int32]
    length: NDArray[np.int32]


def tokenise(segments: Sequence[Segment]) -> TokenBatch:
    """Read headlines and bodies."""
    texts: list[str] = []
    for segment in segments:
        title, *paragraphs = segment.texts
        texts += title, "\n", "\n".join(paragraphs), "\n"
    texts = [text if text.isascii() else plain(text) for text in texts]
    found = find_tokens("".join(texts))
    ends = np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)))
    before = np.searchsorted(found.start, ends)  # tokens before the end of each text
    begin, end = np.append(0, before[3:-1:4]), before[3::4]
    return TokenBatch(
        distinct=" ".join(found.distinct),
        keys=found.keys,
        token=found.number,
        headline=(before[0::4] - begin).astype(np.int32),
        length=(end - begin).astype(np.int32),
    )


class Chunk(NamedTuple):
    """The tokens of some segments.

    Attributes:
        first: Row of the first segment.
        token: Number of each token, int32.
        headline: Tokens of each segment's headline.
        length: Tokens of each segment.
    """

    first: int
    token: NDArray[np.int32]
    headline: NDArray[np.int32]
    length: NDArray[np.int32]

    @property
    def rows(self) -> int:
        """Number of segments."""
        return len(self.length)

    def row(self) -> NDArray[np.int64]:
        """Segment of each token, counted from `first`."""
        return np.repeat(np.arange(self.rows), self.length)

    def zone(self) -> NDArray[np.uint8]:
        """Bits of the zones of each token."""
        length = self.length.astype(np.int64)
        return _zones(places_in_rows(length), np.repeat(self.headline, length))


class Stream:
    """The tokens of segments.

    Attributes:
        distinct: Every distinct token, at the place of its number; they are numbered in the order of first use.
        length: Tokens of each segment, int32.
    """

    def __init__(
        self,
        distinct: tuple[str, ...],
        token: NDArray[np.int32],
        headline: NDArray[np.int32],
        length: NDArray[np.int32],
    ) -> None:
        self.distinct = distinct
        self.length = length
        self._token = token
        self._headline = headline

    @property
    def chunk_count(self) -> int:
        """Number of chunks."""
        return -(-len(self.length) // _CHUNK)

    def chunks(self) -> Iterator[Chunk]:
        """The tokens, some hundred segments at a time."""
        begin = starts(self.length)
        for first in range(0, len(self.length), _CHUNK):
            some = slice(first, first + _CHUNK)
            last = min(first + _CHUNK, len(self.length))
            yield Chunk(first, self._token[begin[first] : begin[last]], self._headline[some], self.length[some])


class Tokens:
    """The tokens of an archive as its segments come, batch by batch."""

    def __init__(self) -> None:
        self._distinct = Distinct()
        self._parts: deque[NDArray[np.int32]] = deque()
        self._headline = [np.empty(0, np.int32)]
        self._length = [np.empty(0, np.int32)]

    def add(self, batch: TokenBatch) -> None:
        """Take in the tokens of some further segments."""
        number = self._distinct.number(batch.keys, batch.distinct.split(" "))
        self._parts.append(number[batch.token])
        self._headline.append(batch.headline)
        self._length.append(batch.length)

    def in_order(self, order: Sequence[int]) -> Stream:
        """The segments in another order, numbered as if they had come in it; what is held here is given away.

        Args:
            order: The places of all segments.
        """
        sizes = list(map(len, self._length[1:]))
        headline, length = np.concatenate(self._headline), np.concatenate(self._length)
        rows = np.asarray(order, np.int64)
        begin = np.empty(len(length), np.int64)
        begin[rows] = np.cumsum(length[rows], dtype=np.int64) - length[rows]
        token = np.empty(int(length.sum(dtype=np.int64)), np.int32)
        first = 0
        for size in sizes:
            part, own = self._parts.popleft(), length[first : first + size]
            token[entries(begin[first : first + size], own)] = part
            first += size
        distinct = _number_anew(token, self._distinct.tokens)
        self._distinct = Distinct()
        return Stream(distinct, token, headline[rows], length[rows])


def _number_anew(token: NDArray[np.int32], distinct: Sequence[str]) -> tuple[str, ...]:
    """Number tokens, in place, in the order of first use; gives the distinct ones by their new numbers."""
    first = np.full(len(distinct), len(token), np.int64)
    for begin in reversed(range(0, len(token), _TOGETHER)):
        some = token[begin : begin + _TOGETHER]
        first[some[::-1]] = np.arange(begin + len(some) - 1, begin - 1, -1)  # of equal places the last one counts
    by_use = np.argsort(first, kind="stable")
    number = np.empty(len(distinct), np.int32)
    number[by_use] = np.arange(len(distinct))
    for begin in range(0, len(token), _TOGETHER):
        some = token[begin : begin + _TOGETHER]
        some[:] = number[some]
    return tuple(distinct[i] for i in by_use.tolist())


def _zones(place: NDArray[np.int64], headline: NDArray[np.int32]) -> NDArray[np.uint8]:
    """The zones of tokens by their place in the segment and the tokens of its headline."""
    below = place - headline - 1  # place below the headline and its line end
    zone = np.full(len(place), BODY, np.uint8)
    zone[(below >= 0) & (below < LEAD_TOKENS)] |= LEAD
    headed = headline > 0
    zone[headed & (below < 0)] = HEADLINE
    zone[~headed & (below < _STAND_IN_TOKENS)] |= HEADLINE
    return zone
