"""Rows of an alignment, made of groups of passages that correspond: paragraphs or sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from coverage_diff.alignment.grouping import Group
from coverage_diff.language.content import Content
from coverage_diff.model import Alignment, AlignmentType, Span

# Share of the words that two passages have in the same order, from which one is an edited form of the other. Paragraphs
# that two newsrooms wrote by themselves on one matter stay below 0.45 in the annotated articles.
_EDITED = 0.55


class Passages(NamedTuple):
    """Passages of one segment.

    Attributes:
        spans: Where they stand, in order.
        contents: What they say.
        alone: The score of each where it stands alone; 0 where none is given.
    """

    spans: Sequence[Span]
    contents: Sequence[Content]
    alone: Sequence[float] = ()


def rows_of(a: Passages, b: Passages, groups: Sequence[Group]) -> list[tuple[Alignment, Group | None]]:
    """Every passage of both in one row, with the group that made it.

    Returns:
        First the rows that `a` has a part in, in reading order, then what only `b` has; None beside what stands alone.
    """
    found: list[tuple[Alignment, Group | None]] = [(_joined(a, b, g), g) for g in groups]
    joined_a, joined_b = {i for g in groups for i in g.a}, {j for g in groups for j in g.b}
    found += [(_alone(a, i), None) for i in range(len(a.spans)) if i not in joined_a]
    found.sort(key=lambda row: row[0].a)
    for j in range(len(b.spans)):
        if j not in joined_b:
            row = _alone(b, j)
            found.append((Alignment(a=(), b=row.a, type=row.type, score=row.score), None))
    return found


def _joined(a: Passages, b: Passages, found: Group) -> Alignment:
    return Alignment(
        a=tuple(a.spans[i] for i in found.a),
        b=tuple(b.spans[j] for j in found.b),
        type=_type([a.contents[i] for i in found.a], [b.contents[j] for j in found.b]),
        score=round(found.score, 4),
    )


def _alone(side: Passages, index: int) -> Alignment:
    score = round(side.alone[index], 4) if side.alone else 0.0
    return Alignment(a=(side.spans[index],), b=(), type=AlignmentType.ONLY_HERE, score=score)


def _type(a: Sequence[Content], b: Sequence[Content]) -> AlignmentType:
    """How near the wording of two groups of passages is."""
    ours, theirs = ([word for passage in side for word in passage.norms] for side in (a, b))
    if ours == theirs:
        return AlignmentType.VERBATIM
    near = Indel.normalized_similarity(ours, theirs) >= _EDITED
    return AlignmentType.EDITED if near else AlignmentType.REWRITTEN
