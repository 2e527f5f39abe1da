"""The stories of an index's pages, as `pipeline` reads them: in usual form, without what outlets print on each page.

Where a story stands is stored on the page as given; what is said there is read in its usual form (`originals`), so that
an index finds what `detect_events` and `compare` find.

What an outlet repeats is learned from all its pages where the whole archive is read anew, and otherwise from the latest
ones: of the pages among them that hold a newly learned line the stories are told anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from coverage_diff.detection.texts import content_key
from coverage_diff.indexing.codec import key, pack_segment, unkey, unpack_article
from coverage_diff.indexing.lookup import block_of
from coverage_diff.indexing.store import SegmentRow, Store
from coverage_diff.model import Article, Segment
from coverage_diff.originals import Originals
from coverage_diff.segmentation import LEAST_PAGES, Furniture, learn_furniture, line_keys, split_segments

RECENT = 24
"""The latest pages of an outlet by which new ones are read: twice as many as one line is ever compared on
(`segmentation.furniture`). Of most of them only the digests of the lines are looked at."""

Page = tuple[int, Article]
"""An article and its number in the index."""


class Placed(NamedTuple):
    """Stories and where they are stored.

    Attributes:
        rows: One for each story: those that are stored already, or new ones.
        segments: The stories in their usual form.
        fresh: Those of the rows that are not stored yet.
        stale: Numbers of stored segments that the pages no longer have.
    """

    rows: list[SegmentRow]
    segments: list[Segment]
    fresh: list[SegmentRow]
    stale: list[int]


def tell_all(store: Store) -> Placed:
    """The stories of all pages, without what all of them together show to be repeated."""
    pages = [(number, unpack_article(content)) for number, content in store.articles()]
    originals = Originals(article for _, article in pages)
    furniture = learn_furniture(originals.read)
    store.forget_furniture()
    _remember(store, furniture)
    return _place(store, pages, originals, furniture)


def tell_new(store: Store, new: Sequence[Page]) -> Placed:
    """The stories of new pages, and of recent ones on which new lines turn out to be repeated.

    Args:
        store: The index's file, in which the articles are already.
        new: The pages.
    """
    by_outlet: dict[str, list[int]] = {}
    for number, article in new:
        by_outlet.setdefault(article.outlet, []).append(number)
    known = _recall(store, sorted(by_outlet))
    suspected = [o for o in sorted(by_outlet) if _repeats_more(store, o, by_outlet[o], known.of(o))]
    recent = [
        (number, unpack_article(store.article(number)))
        for outlet in suspected
        for number, _ in store.recent_lines(key(outlet), min(by_outlet[outlet]), RECENT)
    ]
    asked = [article for _, article in (*recent, *new) if article.outlet in set(suspected)]
    learned = learn_furniture(Originals(asked).read)
    taught = {outlet for outlet in suspected if learned.of(outlet) - known.of(outlet)}
    furniture = Furniture(lines={outlet: known.of(outlet) | learned.of(outlet) for outlet in by_outlet})
    _remember(store, Furniture(lines={outlet: furniture.of(outlet) for outlet in sorted(taught)}))
    pages = [*(page for page in recent if page[1].outlet in taught), *new]
    return _place(store, pages, Originals(article for _, article in pages), furniture)


def _repeats_more(store: Store, outlet: str, new: Sequence[int], known: frozenset[str]) -> bool:
    """Whether a line of new pages stands on so many recent ones of the outlet that it may have to be learned."""
    recent = [np.frombuffer(lines, "<u8") for _, lines in store.recent_lines(key(outlet), min(new), RECENT)]
    fresh = [np.frombuffer(store.lines(number), "<u8") for number in new]
    lines, pages = np.unique(np.concatenate([*recent, *fresh]), return_counts=True)
    repeated = np.setdiff1d(lines[pages >= LEAST_PAGES], _digests(known))
    return bool(np.isin(np.concatenate(fresh), repeated).any())


def as_read(segments: Iterable[Segment]) -> list[Segment]:
    """Stories of articles as given, in their usual form."""
    originals: dict[str, Originals] = {}
    read = []
    for segment in segments:
        if segment.article_id not in originals:
            originals[segment.article_id] = Originals([segment.article])
        read.append(originals[segment.article_id].story(segment))
    return read


def looked_up_by(article: Article) -> tuple[str, bytes]:
    """What an index keeps to find an article: its words, and the digests of its lines."""
    [read] = Originals([article]).read
    words = f"{read.title}\n{read.text}".encode("utf-8", "replace").decode()
    return words, _digests(line_keys(read)).tobytes()


def _digests(lines: Iterable[str]) -> NDArray[np.uint64]:
    """A number for each line by which it is known again."""
    digests = b"".join(hashlib.blake2b(key(line), digest_size=8).digest() for line in lines)
    return np.sort(np.frombuffer(digests, "<u8"))


def _place(store: Store, pages: Sequence[Page], originals: Originals, furniture: Furniture) -> Placed:
    placed = Placed([], [], [], [])
    following = store.next_segment()
    for (number, _), article in zip(pages, originals.read, strict=True):
        read = split_segments(article, furniture)
        places = [pack_segment(segment) for segment in originals.restore(read)]
        rows = store.segments(store.segments_of(number))
        if [row.place for row in rows] != places:
            placed.stale.extend(row.number for row in rows)
            rows = [
                _row(following + at, number, segment, place)
                for at, (segment, place) in enumerate(zip(read, places, strict=True))
            ]
            following += len(rows)
            placed.fresh.extend(rows)
        placed.rows.extend(rows)
        placed.segments.extend(read)
    return placed


def _row(number: int, article: int, read: Segment, place: str) -> SegmentRow:
    day = read.day.toordinal() if read.day else None
    words, _ = content_key(read)
    return SegmentRow(
        number=number,
        article=article,
        content_key=words.encode(),
        day=day,
        block=block_of(day if read.article.published is not None else None),
        place=place,
    )


def _remember(store: Store, furniture: Furniture) -> None:
    store.put_furniture((key(outlet), json.dumps(sorted(lines))) for outlet, lines in furniture.lines.items())


def _recall(store: Store, outlets: Sequence[str]) -> Furniture:
    """What is known of some outlets."""
    stored = store.furniture(map(key, outlets))
    return Furniture(lines={unkey(outlet): frozenset(json.loads(lines)) for outlet, lines in stored})
