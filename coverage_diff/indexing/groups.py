"""The groups of an index: which stored segments are one event, and what an event's readers are told of it."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from coverage_diff.detection import copies
from coverage_diff.detection.events import make_event
from coverage_diff.detection.evidence import measure
from coverage_diff.detection.hits import Rows
from coverage_diff.detection.links import Links
from coverage_diff.detection.minhash import Signatures
from coverage_diff.detection.terms import Terms
from coverage_diff.indexing.codec import unpack_article, unpack_segment
from coverage_diff.indexing.regrouping import Regrouped, regroup
from coverage_diff.indexing.store import SegmentRow, Store
from coverage_diff.indexing.stories import as_read
from coverage_diff.model import Article, Event, Segment

Matrix = Callable[[Sequence[int], int], tuple[Terms, Signatures]]
"""Gives terms and signatures of stored segments, by their numbers and the number of segments in the index."""


class Groups:
    """The clusters and events of an index, which are read from it and written to it.

    Args:
        store: The index's file.
        threshold: Mean score above which segments are one event.
        matrix: Gives what pairs are measured on.
    """

    def __init__(self, store: Store, threshold: float, matrix: Matrix) -> None:
        self._store = store
        self._threshold = threshold
        self._matrix = matrix

    def group(self, changed: set[int], gone: frozenset[int] | set[int] = frozenset()) -> set[int]:
        """Group anew some segments and all that are in one cluster with them; gives the events that are new."""
        homes = self._around(changed)
        former: dict[int, set[int]] = {}
        for number, (_, event) in homes.items():
            if event is not None:
                former.setdefault(event, set()).add(number)
        numbers = sorted(set(homes) - gone)
        rows = sorted(self._store.segments(numbers), key=by_content)
        total = self._store.count_segments() - len(gone)
        groups = self._regroup(rows, total)
        told = {home: at for home, at in _classes(groups.home).items() if len({rows[i].article for i in at}) > 1}
        known = {frozenset(found): event for event, found in former.items()}
        same = {home: known.get(frozenset(rows[i].number for i in at)) for home, at in told.items()}
        kept = set(same.values())
        for event, found in former.items():
            if event not in kept:
                self._store.remove_event(event, min(found - gone, default=None))
        fresh = {home: at for home, at in told.items() if same[home] is None}
        events = self._put_events(rows, groups, fresh, total)
        home_of = same | events
        self._store.put_homes(
            (row.number, min(rows[i].number for i in clustered), home_of.get(home))
            for clustered in _classes(groups.cluster).values()
            for row, home in ((rows[i], int(groups.home[i])) for i in clustered)
        )
        return set(events.values())

    def _around(self, changed: set[int]) -> dict[int, tuple[int, int | None]]:
        """Segments with all that share their clusters and events, and where they all are."""
        found: dict[int, tuple[int, int | None]] = {}
        clusters: set[int] = set()
        events: set[int] = set()
        ahead = set(changed)
        while ahead:
            listed = sorted(ahead)
            homes = dict(zip(listed, self._store.homes(listed), strict=True))
            found |= homes
            ahead = set()
            for cluster in {cluster for cluster, _ in homes.values()} - clusters - {0}:
                clusters.add(cluster)
                ahead.update(self._store.cluster(cluster))
            for event in {event for _, event in homes.values() if event is not None} - events:
                events.add(event)
                ahead.update(self._store.event_members(event))
            ahead -= set(found)
        return found

    def _regroup(self, rows: Sequence[SegmentRow], total: int) -> Regrouped:
        numbers = [row.number for row in rows]
        return regroup(numbers, self._store.neighbours(numbers), total, self._threshold)

    def _put_events(
        self, rows: Sequence[SegmentRow], groups: Regrouped, fresh: dict[int, list[int]], total: int
    ) -> dict[int, int]:
        """Store new events; gives the number of each."""
        if not fresh:
            return {}
        chosen = sorted(at for members in fresh.values() for at in members)
        members = [rows[at] for at in chosen]
        segments = as_read(self._segments(members))
        links, pairs = self._links(members, segments, groups, chosen, total)
        place = {at: row for row, at in enumerate(chosen)}
        numbers = {}
        for home, found in fresh.items():
            ordered = sorted(
                (place[at] for at in found), key=lambda row: (members[row].day or 0, by_content(members[row]))
            )
            event = make_event([segments[row] for row in ordered], ordered, pairs.get(home, []), links)
            days = [day for row in ordered if (day := members[row].day) is not None]
            description = {
                "title": event.title,
                "segments": [members[row].number for row in ordered],
                "origins": event.origins,
                "shared": event.shared,
            }
            numbers[home] = self._store.put_event(
                event.id, (min(days, default=None), max(days, default=None)), json.dumps(description)
            )
        return numbers

    def _links(
        self,
        members: Sequence[SegmentRow],
        segments: Sequence[Segment],
        groups: Regrouped,
        chosen: Sequence[int],
        total: int,
    ) -> tuple[Links, dict[int, list[int]]]:
        """The pairs within events of some of the rows that were grouped, best first, and their places by event."""
        terms, signatures = self._matrix([row.number for row in members], total)
        place = np.full(len(groups.home), -1, np.int32)
        place[list(chosen)] = np.arange(len(chosen), dtype=np.int32)
        inside = groups.home[groups.left] == groups.home[groups.right]
        inside &= (place[groups.left] >= 0) & (place[groups.right] >= 0)
        at = np.flatnonzero(inside)
        at = at[np.lexsort((groups.right[at], groups.left[at], -groups.scores.score[at]))]
        left, right = place[groups.left[at]], place[groups.right[at]]
        links = Links(
            segments=segments,
            left=left,
            right=right,
            score=groups.scores.score[at],
            kind=copies.classify(signatures, terms.length, left, right),
            figures=measure(terms, left, right, days_of(members)),
            context=groups.scores.context[at],
            groups=groups.scores.groups[at],
            share=groups.scores.share,
            terms=terms,
            inside=np.ones(len(at), np.bool_),
        )
        pairs: dict[int, list[int]] = {}
        for number, home in enumerate(groups.home[groups.left[at]].tolist()):
            pairs.setdefault(home, []).append(number)
        return links, pairs

    def event(self, number: int) -> Event:
        """A stored event."""
        id_, description = self._store.event(number)
        told = json.loads(description)
        return Event(
            id=id_,
            title=told["title"],
            segments=tuple(self._segments(self._store.segments(told["segments"]))),
            origins=tuple(tuple(origin) for origin in told["origins"]),
            shared=tuple(told["shared"]),
        )

    def linked_event(self, number: int) -> tuple[Event, Links]:
        """A stored event, and the pairs of its segments with what speaks for each."""
        members = set(self._store.event_members(number))
        rows = sorted(self._store.segments(self._around(members)), key=by_content)
        total = self._store.count_segments()
        groups = self._regroup(rows, total)
        chosen = [at for at, row in enumerate(rows) if row.number in members]
        groups = groups._replace(home=np.isin(np.arange(len(rows)), chosen).astype(np.int32))
        told = [rows[at] for at in chosen]
        links, _ = self._links(told, self._segments(told), groups, chosen, total)
        own = {(segment.article_id, segment.start): segment for segment in links.segments}
        event = self.event(number)
        segments = tuple(own[segment.article_id, segment.start] for segment in event.segments)
        return dataclasses.replace(event, segments=segments), links

    def _segments(self, rows: Iterable[SegmentRow]) -> list[Segment]:
        """Stored segments on the articles as given; those of one article share it."""
        articles: dict[int, Article] = {}
        found = []
        for row in rows:
            if row.article not in articles:
                articles[row.article] = unpack_article(self._store.article(row.article))
            found.append(unpack_segment(row.place, articles[row.article]))
        return found


def by_content(row: SegmentRow) -> tuple[bytes, int]:
    """Orders segments by what they say, so that no tie is broken by the order in which they came."""
    return row.content_key, row.number


def days_of(rows: Sequence[SegmentRow]) -> NDArray[np.float64]:
    """Days that the outlets gave or the pages print; NaN where there is none."""
    return np.array([np.nan if row.day is None else row.day for row in rows], np.float64)


def _classes(home: Rows) -> dict[int, list[int]]:
    """The rows of each group, by the row that it is called by."""
    found: dict[int, list[int]] = {}
    for at, number in enumerate(home.tolist()):
        found.setdefault(number, []).append(at)
    return found
