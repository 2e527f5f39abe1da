"""Corresponding paragraphs of two segments (stand-in until the stage is built)."""

from __future__ import annotations

from coverage_diff.config import AlignmentConfig
from coverage_diff.language.document import Document
from coverage_diff.language.resemblance import resemblance
from coverage_diff.model import Alignment, AlignmentType


def align_documents(a: Document, b: Document, config: AlignmentConfig) -> tuple[Alignment, ...]:
    """Paragraph pairs, best first, each paragraph once."""
    rows, columns = a.segment.paragraphs, b.segment.paragraphs
    scores = sorted(
        (
            (-resemblance(a.segment.slice(x), b.segment.slice(y)), i, j)
            for i, x in enumerate(rows)
            for j, y in enumerate(columns)
        )
    )
    used: set[tuple[str, int]] = set()
    found = []
    for score, i, j in scores:
        if -score >= config.threshold and ("a", i) not in used and ("b", j) not in used:
            used |= {("a", i), ("b", j)}
            found.append(Alignment(a=(rows[i],), b=(columns[j],), type=AlignmentType.REWRITTEN, score=-score))
    alone = AlignmentType.ONLY_HERE
    found += [Alignment(a=(x,), b=(), type=alone, score=0.0) for i, x in enumerate(rows) if ("a", i) not in used]
    found += [Alignment(a=(), b=(y,), type=alone, score=0.0) for j, y in enumerate(columns) if ("b", j) not in used]
    return tuple(found)
