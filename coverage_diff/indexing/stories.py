"""The stories of an index's pages, as `pipeline` reads them: in usual form, without what outlets print on each page.

Where a story stands is stored on the page as given; what is said there is read in its usual form (`originals`), so that
an index finds what `detect_events` and `compare` find.

What an outlet repeats is learned from all its pages where the whole archive is read anew, and otherwise from the latest
ones: of the pages among them that hold a newly learned line the stories are told anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from coverage_diff.detection.events import content_key
from coverage_diff.indexing.codec import key, pack_segment, unkey, unpack_article
from coverage_diff.indexing.lookup import block_of
from coverage_diff.indexing.store import SegmentRow, Store
from coverage_diff.model import Article, Segment
from coverage_diff.originals import Originals
from coverage_diff.segmentation import Furniture, learn_furniture, split_segments

RECENT = 24
"""The latest pages of an outlet by which new ones are read: twice as many as one line is ever compared on
(`segmentation.furniture`). They cost some 5 ms an outlet."""

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
    outlets = sorted({article.outlet for _, article in new})
    first = min(number for number, _ in new)
    recent = [
        (number, unpack_article(content))
        for outlet in outlets
        for number, content in store.recent_articles(key(outlet), first, RECENT)
    ]
    known = _recall(store, outlets)
    learned = learn_furniture(Originals(article for _, article in (*recent, *new)).read)
    taught = {outlet for outlet in outlets if learned.of(outlet) - known.of(outlet)}
    furniture = Furniture(lines={outlet: known.of(outlet) | learned.of(outlet) for outlet in outlets})
    _remember(store, Furniture(lines={outlet: furniture.of(outlet) for outlet in sorted(taught)}))
    pages = [*(page for page in recent if page[1].outlet in taught), *new]
    return _place(store, pages, Originals(article for _, article in pages), furniture)


def as_read(segments: Iterable[Segment]) -> list[Segment]:
    """Stories of articles as given, in their usual form."""
    originals: dict[str, Originals] = {}
    read = []
    for segment in segments:
        if segment.article_id not in originals:
            originals[segment.article_id] = Originals([segment.article])
        read.append(originals[segment.article_id].story(segment))
    return read


def searchable(article: Article) -> str:
    """The words that an article is looked up by."""
    [read] = Originals([article]).read
    return f"{read.title}\n{read.text}".encode("utf-8", "replace").decode()


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
