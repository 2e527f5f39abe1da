"""All tokens of an archive in reading order, as numbers, and where in its segment each stands.

Four bytes are kept for each token. What is known of a token (its form, its term, its zone) is looked up again for some
hundred segments at a time, which costs less than to hold it for all.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from coverage_diff.detection.forms import numbering, tokens
from coverage_diff.detection.stage import Progress, silent
from coverage_diff.engines import SERIAL, Engine
from coverage_diff.model import Segment

HEADLINE, LEAD, BODY = 1, 2, 4
"""Bits of the zones in which a term occurs."""

LEAD_TOKENS = 90
"""Tokens below the headline that count as lead: two or three sentences, as newsrooms use the word."""
_STAND_IN_TOKENS = 25
"""Tokens of the first paragraph that stand in for a headline where a page has none."""
_BATCH = 64  # segments whose texts are handed to a worker at once: some 50 ms of work
_CHUNK = 8  # batches whose tokens are looked at together: some 300,000, so that their arrays stay in the caches


class Chunk(NamedTuple):
    """The tokens of some segments.

    Attributes:
        first: Row of the first segment.
        rows: Number of segments.
        token: Number of each token, int32.
        row: Segment of each token counted from `first`, int64.
        zone: Bits of its zones, uint8.
    """

    first: int
    rows: int
    token: NDArray[np.int32]
    row: NDArray[np.int64]
    zone: NDArray[np.uint8]


class _Batch(NamedTuple):
    """The tokens of some segments, numbered among themselves so that a worker process can hand them over.

    Attributes:
        distinct: The distinct tokens in the order of first use.
        token: Index into them of each token.
        headline: Tokens of each segment's headline.
        length: Tokens of each segment, with a line end below the headline and below the body.
    """

    distinct: list[str]
    token: NDArray[np.int32]
    headline: list[int]
    length: list[int]


class Stream:
    """The tokens of segments.

    Args:
        segments: The segments in the order of the rows.
        engine: Where the texts are split; the result is the same.
        progress: Called as they are.

    Attributes:
        distinct: Every distinct token, at the place of its number.
        length: Tokens of each segment, int32.
    """

    def __init__(self, segments: Sequence[Segment], *, engine: Engine = SERIAL, progress: Progress = silent) -> None:
        numbers = numbering()
        self._parts: list[NDArray[np.int32]] = []
        headline: list[int] = []
        length: list[int] = []
        texts = ((s.title, "\n".join([s.article.text[p.start : p.end] for p in s.paragraphs])) for s in segments)
        batches = iter(lambda: list(itertools.islice(texts, _BATCH)), [])
        for read in engine.map(_tokenise, batches, together=1):
            known = np.fromiter(map(numbers.__getitem__, read.distinct), np.int32, len(read.distinct))
            self._parts.append(known[read.token])
            headline += read.headline
            length += read.length
            progress(len(length), len(segments))
        self.distinct = tuple(numbers)
        self.length: NDArray[np.int32] = np.array(length, np.int32)
        self._headline = np.array(headline, np.int32)

    def chunks(self) -> Iterator[Chunk]:
        """The tokens, some hundred segments at a time."""
        for number in range(0, len(self._parts), _CHUNK):
            token = np.concatenate(self._parts[number : number + _CHUNK])
            first = number * _BATCH
            length = self.length[first : first + _CHUNK * _BATCH].astype(np.int64)
            head = self._headline[first : first + _CHUNK * _BATCH]
            row = np.repeat(np.arange(len(length)), length)
            place = np.arange(len(row)) - np.repeat(np.cumsum(length) - length, length)
            yield Chunk(first, len(length), token, row, _zones(place, np.repeat(head, length)))


def _zones(place: NDArray[np.int64], headline: NDArray[np.int32]) -> NDArray[np.uint8]:
    """The zones of tokens by their place in the segment and the tokens of its headline."""
    below = place - headline - 1  # place below the headline and its line end
    zone = np.full(len(place), BODY, np.uint8)
    zone[(below >= 0) & (below < LEAD_TOKENS)] |= LEAD
    headed = headline > 0
    zone[headed & (below < 0)] = HEADLINE
    zone[~headed & (below < _STAND_IN_TOKENS)] |= HEADLINE
    return zone


def _tokenise(texts: Sequence[tuple[str, str]]) -> _Batch:
    """Read headlines and bodies."""
    numbers = numbering()
    token: list[NDArray[np.int32]] = []
    headline, length = [], []
    for title, body in texts:
        head = tokens(title)
        found = [*head, "\n", *tokens(body), "\n"]
        token.append(np.fromiter(map(numbers.__getitem__, found), np.int32, len(found)))
        headline.append(len(head))
        length.append(len(found))
    return _Batch(list(numbers), np.concatenate(token), headline, length)
