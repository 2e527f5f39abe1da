"""Which sentences answer each other inside paragraphs that correspond."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from coverage_diff.alignment.grouping import Group, group
from coverage_diff.alignment.passages import Passages, rows_of
from coverage_diff.config import AlignmentConfig
from coverage_diff.language.document import Document
from coverage_diff.model import Alignment, Span

# Most sentences that a row has on a side, unless all answer one. On 18 pairs of annotated articles .83 of the rows
# share a marked fact and join .76 of the facts that the paragraphs join; with 1 (and no sentence taken in) .80 and .70,
# with 3 .87 and .88, in rows that no longer tell which sentence answers which. Of pairs outside the paragraph rows
# hardly one is as near as these (2 at most, whatever the cut), so none is looked for.
_WIDTH = 2


class SentenceAligner:
    """The sentences of two segments, ready to be paired.

    Args:
        a: One prepared segment.
        b: Another.
        scores: Correspondence of all their sentences, shape (sentences of a, sentences of b).
        config: The cuts for paragraphs; they are those for sentences too.
    """

    def __init__(self, a: Document, b: Document, scores: NDArray[np.float64], config: AlignmentConfig) -> None:
        self._a, self._b, self._scores = a, b, scores
        self._best_a, self._best_b = (scores.max(axis=axis, initial=0.0).tolist() for axis in (1, 0))
        self._config = replace(config, width=min(config.width, _WIDTH))

    def rows(self, a: Sequence[int], b: Sequence[int]) -> tuple[Alignment, ...]:
        """The rows of the sentences of some paragraphs.

        Args:
            a: Paragraphs of one segment, by their indexes.
            b: Those of the other that correspond to them.

        Returns:
            Every sentence in exactly one row, those of `a` in reading order, then what only `b` has. The score of a
            sentence that stands alone is the best that any sentence of the whole other segment has for it.
        """
        ours, theirs = _held(self._a, a), _held(self._b, b)
        scores = self._scores[np.ix_(ours, theirs)]
        # Where either side is a single sentence, the paragraphs correspond because they do.
        one = len(ours) == len(theirs) == 1
        groups = [Group((0,), (0,), float(scores[0, 0]))] if one else group(scores, self._config)
        found = rows_of(_passages(self._a, ours, self._best_a), _passages(self._b, theirs, self._best_b), groups)
        return tuple(row for row, _ in found)


def _held(document: Document, paragraphs: Sequence[int]) -> list[int]:
    return [index for paragraph in paragraphs for index in document.paragraph_sentences[paragraph]]


def _passages(document: Document, indexes: Sequence[int], best: Sequence[float]) -> Passages:
    article = document.segment.article_id
    held = [document.sentences[index] for index in indexes]
    spans = [Span(article_id=article, start=s.start, end=s.end) for s in held]
    contents = document.sentence_set.contents
    return Passages(spans, [contents[index] for index in indexes], [best[index] for index in indexes])
