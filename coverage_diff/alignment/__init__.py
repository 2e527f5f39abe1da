"""Corresponding paragraphs of two segments, and in them the sentences that answer each other."""

from __future__ import annotations

from dataclasses import replace

from coverage_diff.alignment.correspondence import correspond
from coverage_diff.alignment.grouping import group
from coverage_diff.alignment.passages import Passages, rows_of
from coverage_diff.alignment.sentences import SentenceAligner
from coverage_diff.config import AlignmentConfig
from coverage_diff.language.document import Document
from coverage_diff.model import Alignment

__all__ = ["align_documents"]


def align_documents(a: Document, b: Document, config: AlignmentConfig) -> tuple[Alignment, ...]:
    """Pair the paragraphs of two segments that carry the same content, in any order and number.

    Args:
        a: One prepared segment.
        b: Another.
        config: The cut from which paragraphs correspond.

    Returns:
        Every paragraph of both in exactly one row, with the rows of its sentences where the other has it too: first the
        rows of `a` in reading order, then what only `b` has.
    """
    scores = correspond(a, b)
    groups = group(scores.paragraphs, config)
    ours = Passages(a.segment.paragraphs, a.paragraph_set.contents)
    theirs = Passages(b.segment.paragraphs, b.paragraph_set.contents)
    rows = rows_of(ours, theirs, groups)
    if scores.sentences is None:
        return tuple(row for row, _ in rows)
    sentences = SentenceAligner(a, b, scores.sentences, config)
    return tuple(
        row if found is None else replace(row, sentences=sentences.rows(found.a, found.b)) for row, found in rows
    )
