"""What detection reads of the texts of stories: made where the texts are, gathered where they are compared."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np

from coverage_diff.config import DetectionConfig
from coverage_diff.detection.minhash import Signatures, text_signatures
from coverage_diff.detection.stage import Progress, silent
from coverage_diff.detection.stream import Stream, TokenBatch, Tokens, tokenise
from coverage_diff.engines import SERIAL, Engine
from coverage_diff.model import Segment

_BATCH = 64  # segments whose texts are handed to a worker at once: some 25 ms of work


class TextBatch(NamedTuple):
    """What is read of the texts of some segments.

    Attributes:
        keys: The `content_key` of each.
        tokens: Their tokens.
        signed: Signatures of their word shingles.
    """

    keys: list[tuple[str, str]]
    tokens: TokenBatch
    signed: Signatures


def content_key(segment: Segment) -> tuple[str, str]:
    """Orders segments by what they say; the article's id decides between two that say the same."""
    title, *paragraphs = segment.texts
    text = "\x1f".join([title, str(segment.day), *paragraphs])
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest(), segment.article_id


def read_texts(segments: Sequence[Segment], *, permutations: int, seed: int) -> TextBatch:
    """Read the texts of some segments; pure, so that it can be done wherever the texts are.

    Args:
        segments: The segments.
        permutations: Length of the signatures.
        seed: Seed of the signatures.
    """
    texts = ("\n".join(segment.texts) for segment in segments)
    return TextBatch(
        keys=[content_key(segment) for segment in segments],
        tokens=tokenise(segments),
        signed=text_signatures(texts, permutations=permutations, seed=seed),
    )


class Texts:
    """What was read of the texts of an archive, batch by batch.

    Args:
        config: Settings.

    Attributes:
        reader: Reads the texts of some segments for `add`.
        keys: The `content_key` of each segment, in the order in which they came.
    """

    def __init__(self, config: DetectionConfig) -> None:
        self.reader: Callable[[Sequence[Segment]], TextBatch] = partial(
            read_texts, permutations=config.permutations, seed=config.seed
        )
        self.keys: list[tuple[str, str]] = []
        self._tokens = Tokens()
        self._signed: list[Signatures] = [np.empty((0, config.permutations), np.uint32)]

    def read(self, segments: Sequence[Segment], *, engine: Engine = SERIAL, progress: Progress = silent) -> None:
        """Read the texts of segments that are split already, and take them in.

        Args:
            segments: The segments.
            engine: Where they are read; the result is the same.
            progress: Called as they are.
        """
        batches = (segments[first : first + _BATCH] for first in range(0, len(segments), _BATCH))
        for batch in engine.map(self.reader, batches, together=1):
            self.add(batch)
            progress(len(self.keys), len(segments))

    def add(self, batch: TextBatch) -> None:
        """Take in what was read of some further segments."""
        self.keys += batch.keys
        self._tokens.add(batch.tokens)
        self._signed.append(batch.signed)

    def in_order(self, order: Sequence[int]) -> tuple[Stream, Signatures]:
        """The tokens and the signatures of the segments in another order; what is held here is given away.

        Args:
            order: The places of all segments.
        """
        signed = np.concatenate(self._signed)[np.asarray(order, np.int64)]
        self._signed.clear()
        return self._tokens.in_order(order), signed
