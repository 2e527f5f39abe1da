"""The verified pairs of an archive as a sequence of links that are made when they are looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np
from numpy.typing import NDArray

from coverage_diff.detection.copies import KINDS
from coverage_diff.detection.evidence import FEATURES, Rows
from coverage_diff.detection.forms import Kind
from coverage_diff.detection.model import weights
from coverage_diff.detection.neighbours import CONTEXT
from coverage_diff.detection.terms import Terms
from coverage_diff.model import Link, Segment

_SHARED = 12
"""Shared terms that a link names."""
_EXPLAINED = 0.25
"""Score from which a link carries its reasons; below, `Links.explain` tells them."""


@dataclass(frozen=True, slots=True, eq=False)
class Links(Sequence[Link]):
    """Links, best first, over arrays.

    Attributes:
        segments: The segments in the order of the rows.
        left: First row of each pair.
        right: Second row.
        score: Score of each pair, float64.
        kind: Index into `copies.KINDS`.
        figures: The figures of each pair by text and date.
        context: The figures of each pair within the archive.
        terms: The matrix of terms.
    """

    segments: Sequence[Segment]
    left: Rows
    right: Rows
    score: NDArray[np.float64]
    kind: NDArray[np.int8]
    figures: NDArray[np.float32]
    context: NDArray[np.float32]
    terms: Terms

    def __len__(self) -> int:
        return len(self.left)

    @overload
    def __getitem__(self, index: int) -> Link: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Link, ...]: ...
    def __getitem__(self, index: int | slice) -> Link | tuple[Link, ...]:
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        at = range(len(self))[index]
        if self.score[at] >= _EXPLAINED:
            return self.explain(at)
        return self._link(at, (), ())

    def explain(self, index: int) -> Link:
        """A link with its reasons, whatever its score."""
        at = range(len(self))[index]
        return self._link(at, self._why(at), self._shared(at))

    def _link(self, at: int, why: tuple[tuple[str, float], ...], shared: tuple[str, ...]) -> Link:
        pair = (self.segments[self.left[at]], self.segments[self.right[at]])
        a, b = sorted(pair, key=lambda s: (s.article_id, s.start))
        return Link(a=a, b=b, score=float(self.score[at]), kind=KINDS[self.kind[at]], why=why, shared=shared)

    def _why(self, at: int) -> tuple[tuple[str, float], ...]:
        """What each figure adds to the log-odds, held against the typical pair of the fit."""
        pair, context = weights("pair"), weights("context")
        scale = context.weight[0]
        parts = dict(zip(FEATURES, scale * pair.weight * (self.figures[at] - pair.typical), strict=True))
        parts.update(zip(CONTEXT[1:], context.weight[1:] * (self.context[at][1:] - context.typical[1:]), strict=True))
        told = [(name, round(float(value), 2)) for name, value in parts.items()]
        return tuple(sorted((p for p in told if p[1]), key=lambda p: (-abs(p[1]), p[0])))

    def _shared(self, at: int) -> tuple[str, ...]:
        """The rarest terms that both have; a word that a shared phrase holds is told with the phrase."""
        terms = self.terms
        one, two = (terms.column[terms.start[row] : terms.start[row + 1]] for row in (self.left[at], self.right[at]))
        both = np.intersect1d(one, two, assume_unique=True)
        weight = terms.rarity[both] * np.where(terms.kind[both] == Kind.PHRASE, 0.9, 1.0)
        names: list[str] = []
        for index in np.lexsort((both, -weight)).tolist():
            name = terms.name(int(both[index]))
            if not any(name in known or known in name for known in names):
                names.append(name)
            if len(names) == _SHARED:
                break
        return tuple(names)
