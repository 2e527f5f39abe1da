"""How an index takes in segments: their features, the pairs they form, and the groups that follow.

A small archive is read anew as a whole whenever an eighth of it is new, for as long as its own words still change
what it is about; then its groups are those of `detect_events`. In between, and for good once it has settled, new
segments are held against those they may belong with, and only the clusters that they touch are grouped again.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from coverage_diff.config import DetectionConfig
from coverage_diff.detection.candidates import claims, comparable_terms, copy_signatures, find_candidates, most_alike
from coverage_diff.detection.evidence import measure
from coverage_diff.detection.hits import Rows
from coverage_diff.detection.minhash import Signatures
from coverage_diff.detection.ragged import entries
from coverage_diff.detection.scoring import weights
from coverage_diff.detection.terms import Terms, read_terms
from coverage_diff.detection.vetoes import BARRED, find_barred
from coverage_diff.indexing.codec import key, unkey
from coverage_diff.indexing.features import Features, assemble, enter_terms, telling_words
from coverage_diff.indexing.groups import Groups, by_content, days_of
from coverage_diff.indexing.lookup import UNDATED, blocks_near, keys_of, weigh_meetings
from coverage_diff.indexing.regrouping import CLUSTER_LEVEL
from coverage_diff.indexing.store import SegmentRow, Store
from coverage_diff.indexing.stories import Page, Placed, tell_all, tell_new
from coverage_diff.indexing.vocabulary import SETTLED, Vocabulary, phrase_bits
from coverage_diff.model import Segment
from coverage_diff.progress import Progress, silent

SHARE = 0.12
"""A small archive is read anew when this share of it was added or removed since.

The events of neus_leads (722 articles), 20 at a time, are those of all at once with a B-cubed F1 of .996, with 0.25 of
.985 in four fifths of the time. Those of ecbplus and gedikli are the same with both; those of 500 articles of allsides,
50 at a time, reach .994.
"""
_MET = 100  # segments that share keys with a new one and are looked at closer
_REACH = float(np.log(CLUSTER_LEVEL / (1 - CLUSTER_LEVEL)))  # log-odds by text and date from which a pair may matter


class Growing:
    """One state of an index while it is read or written.

    Args:
        store: The index's file.
        config: Settings of the detection.
    """

    def __init__(self, store: Store, config: DetectionConfig) -> None:
        self._store = store
        self._config = config
        self.groups = Groups(store, config.threshold, partial(self._matrix, named=True))
        self._vocabulary = self._fresh_vocabulary(int(store.tags().get("phrase_bits", "14")))

    def _fresh_vocabulary(self, bits: int) -> Vocabulary:
        def numbers(words: Sequence[str], enter: bool) -> NDArray[np.int64]:  # noqa: FBT001 - as `Numbers` says
            return self._store.word_numbers([key(word) for word in words], enter=enter)

        return Vocabulary(self._store.chunks, numbers, bits)

    # Segments in and out

    def add(self, pages: Sequence[Page], progress: Progress = silent) -> set[int]:
        """Take in new pages, which are stored already.

        Args:
            pages: Articles and their numbers.
            progress: Called with the step, how much of it is done, and how much there is.

        Returns:
            The numbers of the events that are new or have changed.
        """
        if not pages:
            return set()
        if self._is_due(len(pages)):
            events = self._read_anew(progress)
        else:
            events = self._take_in(tell_new(self._store, pages), progress)
        self._store.put_chunks(self._vocabulary.changes())
        return events

    def remove(self, numbers: Sequence[int], progress: Progress = silent) -> None:
        """Forget the segments of a page, and group anew those that they were grouped with."""
        self._forget(numbers)
        if self._is_due(1):
            self._read_anew(progress)
        self._store.put_chunks(self._vocabulary.changes())

    def _forget(self, numbers: Sequence[int]) -> None:
        if not numbers:
            return
        gone = set(numbers)
        rows = self._store.segments(numbers)
        for row, (_, event), (terms, _) in zip(
            rows, self._store.homes(numbers), self._store.features(numbers), strict=True
        ):
            features = Features.unpack(terms)
            self._vocabulary.add(features.words.astype(np.int64), features.phrases, -1)
            [(others, _)] = self._store.neighbours([row.number])
            listed = others.tolist()
            self._store.put_neighbours(
                (other, (known[known != row.number], odds[known != row.number]))
                for other, (known, odds) in zip(listed, self._store.neighbours(listed), strict=True)
            )
            members = self._store.event_members(event) if event is not None else []
            self._store.inherit(row.number, next((m for m in members if m not in gone), None))
        self.groups.group(gone, gone)
        for row in rows:
            self._store.remove_segment(row)

    def _is_due(self, changes: int) -> bool:
        """Whether so many more changed pages are enough to read the whole archive anew; else they are noted."""
        tags = self._store.tags()
        read, changed = int(tags.get("read", "0")), int(tags.get("changed", "0")) + changes
        self._store.set_tags({"changed": str(changed)})
        return read < SETTLED and changed >= SHARE * read

    def _enter(
        self, rows: Sequence[SegmentRow], segments: Sequence[Segment], total: int, progress: Progress
    ) -> list[NDArray[np.int64]]:
        """Store what later segments will be held against; gives the keys of each."""
        texts = ["\n".join(segment.texts) for segment in segments]
        signatures = copy_signatures(texts, self._config.permutations, self._config.seed)
        terms = read_terms(segments, self._vocabulary, progress=partial(progress, "terms"))
        features = list(enter_terms(terms, self._vocabulary))
        keys = keys_of(signatures, [telling_words(f, self._vocabulary, total) for f in features])
        for row, own, signature, found in zip(rows, features, signatures, keys, strict=True):
            self._store.put_features(row, own.pack(), signature.astype("<u4").tobytes(), found.astype("<i8").tobytes())
        return keys

    # Pairs

    def _read_anew(self, progress: Progress) -> set[int]:
        """Take in the whole archive as `detect` would."""
        rows, segments, fresh, stale = tell_all(self._store)
        self._forget(stale)
        self._store.put_segments(fresh)
        total = len(rows)
        self._store.forget_features()
        bits = phrase_bits(int(total * (1 + SHARE)), settled=total >= SETTLED)
        read = {"read": str(self._store.count_articles()), "changed": "0", "phrase_bits": str(bits)}
        self._store.set_tags(read)
        self._vocabulary = self._fresh_vocabulary(bits)
        self._enter(rows, segments, total, progress)
        rows = sorted(rows, key=by_content)
        terms, signatures = self._matrix([row.number for row in rows], total, named=True, whole=True)
        left, right, _ = find_candidates(
            terms,
            signatures,
            day=_published(rows),
            article=np.array([row.article for row in rows], np.int64),
            permutations=self._config.permutations,
            seed=self._config.seed,
            window_days=self._config.window_days,
            progress=partial(progress, "candidates"),
        )
        self._put_pairs(rows, left, right, terms, progress)
        return self.groups.group({row.number for row in rows})

    def _take_in(self, placed: Placed, progress: Progress) -> set[int]:
        """Hold new stories against those that they may belong with."""
        rows, segments, fresh, stale = placed
        self._forget(stale)
        self._store.put_segments(fresh)
        chosen = {row.number for row in fresh}
        told = [segment for row, segment in zip(rows, segments, strict=True) if row.number in chosen]
        total = self._store.count_segments()
        keys = self._enter(fresh, told, total, progress)
        return self.groups.group(self._link(fresh, keys, total, progress))

    def _link(
        self, new: Sequence[SegmentRow], keys: Sequence[NDArray[np.int64]], total: int, progress: Progress
    ) -> set[int]:
        """Hold new segments against those that share keys with them; gives all whose groups this may change."""
        number = np.array([row.number for row in new], np.int64)
        most = claims(total)
        met = self._meet(new, keys)
        first, other = weigh_meetings(met[met[:, 2] != number[met[:, 0]]], total, max(_MET, most))
        rows = [*new, *self._store.segments(np.setdiff1d(other, number).tolist())]
        place = {row.number: at for at, row in enumerate(rows)}
        second = np.array([place[value] for value in other.tolist()], np.int64)
        code = np.unique(np.minimum(first, second) * len(rows) + np.maximum(first, second))
        left, right = (part.astype(np.int32) for part in np.divmod(code, len(rows)))
        day, article = _published(rows), np.array([row.article for row in rows])
        possible = ~(np.abs(day[left] - day[right]) > self._config.window_days) & (article[left] != article[right])
        left, right = left[possible], right[possible]
        terms, _ = self._matrix([row.number for row in rows], total, named=True)
        told = partial(progress, "candidates")
        best = most_alike(comparable_terms(terms, total), left, right, day, most, len(new), progress=told)
        odds = self._put_pairs(rows, left[best], right[best], terms, progress)
        near = odds > _REACH
        reached = np.concatenate([left[best][near], right[best][near]])
        return {*number.tolist(), *(rows[at].number for at in np.unique(reached).tolist())}

    def _meet(self, new: Sequence[SegmentRow], keys: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
        """The stored segments near the days of new ones that share keys with them, as `weigh_meetings` takes them."""
        known = self._store.blocks()
        near: dict[int, list[int]] = {}
        for at, row in enumerate(new):
            for block in blocks_near(_published_day(row), self._config.window_days, known):
                near.setdefault(block, []).append(at)
        met = [np.zeros((0, 3), np.int64)]
        for block, rows in near.items():
            own = np.repeat(np.array(rows, np.int64), [len(keys[at]) for at in rows])
            wanted = np.concatenate([keys[at] for at in rows])
            held = self._store.meetings(block, np.unique(wanted))
            low, high = (np.searchsorted(held[:, 0], wanted, side=side) for side in ("left", "right"))
            size = high - low
            met.append(np.column_stack([np.repeat(own, size), held[entries(low, size)]]))
        return np.concatenate(met)

    def _matrix(
        self, numbers: Sequence[int], total: int, *, named: bool = False, whole: bool = False
    ) -> tuple[Terms, Signatures]:
        """Terms and signatures of stored segments."""
        stored = self._store.features(numbers)
        features = [Features.unpack(terms) for terms, _ in stored]
        signed = b"".join(signature for _, signature in stored)
        signatures = np.frombuffer(signed, "<u4").reshape(len(stored), self._config.permutations)
        return assemble(features, self._vocabulary, total, self._names if named else None, whole=whole), signatures

    def _names(self, numbers: NDArray[np.int64]) -> list[str]:
        return [unkey(word) for word in self._store.words(numbers.tolist())]

    def _put_pairs(
        self, rows: Sequence[SegmentRow], left: Rows, right: Rows, terms: Terms, progress: Progress
    ) -> NDArray[np.float64]:
        """Score pairs by texts and dates, and store the result with both segments."""
        figures = measure(terms, left, right, days_of(rows), progress=partial(progress, "scores"))
        odds = weights("pair").log_odds(figures)
        odds[find_barred(terms, left, right, odds)] = BARRED
        own, other = np.concatenate([left, right]), np.concatenate([right, left])
        both = np.concatenate([odds, odds])
        order = np.argsort(own, kind="stable")
        numbers = np.array([row.number for row in rows], np.int64)
        parts = np.split(order, np.flatnonzero(np.diff(own[order])) + 1) if len(order) else []
        held = [int(numbers[own[part[0]]]) for part in parts]
        self._store.put_neighbours(
            (segment, (np.append(known, numbers[other[part]]), np.append(known_odds, both[part])))
            for segment, part, (known, known_odds) in zip(held, parts, self._store.neighbours(held), strict=True)
        )
        return odds


def _published_day(row: SegmentRow) -> int | None:
    return None if row.block == UNDATED else row.day


def _published(rows: Sequence[SegmentRow]) -> NDArray[np.float64]:
    """Days that the outlets gave; NaN where they gave none."""
    days = [np.nan if row.block == UNDATED or row.day is None else row.day for row in rows]
    return np.array(days, np.float64)
