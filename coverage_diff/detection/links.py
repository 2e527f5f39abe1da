"""The verified pairs of an archive as a sequence of links that are made when they are looked at."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import overload

import numpy as np
from numpy.typing import NDArray

from coverage_diff.detection.copies import KINDS
from coverage_diff.detection.forms import Kind
from coverage_diff.detection.hits import Rows
from coverage_diff.detection.meaning import NAME
from coverage_diff.detection.scoring import contributions
from coverage_diff.detection.terms import Terms
from coverage_diff.detection.vetoes import tell_barred
from coverage_diff.model import Detection, Event, Link, Segment

_SHARED = 12
"""Shared terms that a link names."""
_EXPLAINED = 0.25
"""Score from which a link between events carries its reasons; below, `Links.explain` tells them."""


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
        context: Those by its neighbours.
        groups: Those by the archive's groups.
        share: How much the archive weighs.
        terms: The matrix of terms.
        inside: Whether both are in one event.
        meaning: What sentence vectors add to the log-odds of each pair; None where no model is used.
        barred: Pairs that a veto keeps apart; None where there are none.
    """

    segments: Sequence[Segment]
    left: Rows
    right: Rows
    score: NDArray[np.float64]
    kind: NDArray[np.int8]
    figures: NDArray[np.float32]
    context: NDArray[np.float32]
    groups: NDArray[np.float32]
    share: float
    terms: Terms
    inside: NDArray[np.bool_]
    meaning: NDArray[np.float64] | None = None
    barred: NDArray[np.bool_] | None = None

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
        if self.inside[at] or self.score[at] >= _EXPLAINED:
            return self.explain(at)
        return self._link(at, (), ())

    def explain(self, index: int) -> Link:
        """A link with its reasons, whatever its score."""
        at = range(len(self))[index]
        return self._link(at, self._why(at), self._shared(at))

    def _link(self, at: int, why: tuple[tuple[str, float], ...], shared: tuple[str, ...]) -> Link:
        pair = (self.segments[self.left[at]], self.segments[self.right[at]])
        a, b = sorted(pair, key=lambda s: (s.article_id, s.start))
        return Link(
            a=a,
            b=b,
            score=float(self.score[at]),
            kind=KINDS[self.kind[at]],
            why=why,
            shared=shared,
            veto=self._veto(at),
        )

    def _veto(self, at: int) -> str:
        if self.barred is None or not self.barred[at]:
            return ""
        return tell_barred(self.terms, int(self.left[at]), int(self.right[at]))

    def _why(self, at: int) -> tuple[tuple[str, float], ...]:
        further = () if self.meaning is None else ((NAME, float(self.meaning[at])),)
        return tuple(contributions(self.figures[at], self.context[at], self.groups[at], self.share, further))

    def _shared(self, at: int) -> tuple[str, ...]:
        return shared_terms(self.terms, [int(self.left[at]), int(self.right[at])])


def links_by_event(found: Detection, events: Sequence[Event] | None = None) -> list[list[Link]]:
    """The links within each event, in the order of the events and best first; of an archive no others are made.

    Args:
        found: What was detected.
        events: Some of its events, or those without some of their segments; all that were found where None.
    """
    events = found.events if events is None else events
    home = {id(segment): number for number, event in enumerate(events) for segment in event.segments}
    groups: list[list[Link]] = [[] for _ in events]
    links: Iterable[Link] = found.links
    if isinstance(links, Links):
        at_home = np.array([home.get(id(segment), -1) for segment in links.segments], np.int64)
        wanted = links.inside & (at_home[links.left] >= 0) & (at_home[links.left] == at_home[links.right])
        links = map(links.explain, np.flatnonzero(wanted).tolist())
    for link in links:
        number = home.get(id(link.a))
        if number is not None and number == home.get(id(link.b)):
            groups[number].append(link)
    return groups


def shared_terms(terms: Terms, rows: Sequence[int]) -> tuple[str, ...]:
    """The most telling terms that more than half of the rows have; a word that a told phrase holds is not repeated."""
    columns = np.concatenate([terms.column[terms.start[row] : terms.start[row + 1]] for row in rows])
    columns.sort()
    begin = np.flatnonzero(np.concatenate([[True], columns[1:] != columns[:-1]])[: len(columns)])
    count = np.diff(begin, append=len(columns))
    common = 2 * count > len(rows)
    column, count = columns[begin[common]], count[common]
    weight = terms.rarity[column] * count * np.where(terms.kind[column] == Kind.PHRASE, 0.9, 1.0)
    best = np.argsort(-weight, kind="stable")[: 4 * _SHARED]
    names: list[str] = []
    ranked = zip(weight[best].tolist(), column[best].tolist(), strict=True)
    for _, equal in itertools.groupby(ranked, key=itemgetter(0)):
        for name in sorted(terms.name(found) for _, found in equal):
            if not any(name in known or known in name for known in names):
                names.append(name)
            if len(names) == _SHARED:
                return tuple(names)
    return tuple(names)
