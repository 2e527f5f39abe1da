"""The stories of many pages, split by the workers of an engine."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, TypeVar

from coverage_diff.engines import SERIAL, Engine, SerialEngine
from coverage_diff.model import Article, Segment, Span
from coverage_diff.progress import Progress, silent
from coverage_diff.segmentation.furniture import Furniture
from coverage_diff.segmentation.stories import split_segments

_BATCH = 64  # articles that are handed to a worker at once: some 50 ms of work

Read = TypeVar("Read")


class _Story(NamedTuple):
    """A segment without its page: a tenth of the time to send and to read that a segment takes.

    Attributes:
        page: Index of its page among those that were handed over.
        start: As of `Segment`, like the next three.
        paragraphs: Start and end of each, one after the other; so are the next two.
    """

    page: int
    start: int
    end: int
    title: str
    published: dt.date | None
    paragraphs: tuple[int, ...]
    captions: tuple[int, ...]
    headline: tuple[int, ...]

    @classmethod
    def from_segment(cls, segment: Segment, page: int) -> _Story:
        """The places of a segment."""
        headline = (segment.headline,) if segment.headline else ()
        return cls(
            page,
            segment.start,
            segment.end,
            segment.title,
            segment.published,
            *(
                tuple(place for span in spans for place in (span.start, span.end))
                for spans in (segment.paragraphs, segment.captions, headline)
            ),
        )

    def of(self, article: Article) -> Segment:
        """The segment, given its page."""
        paragraphs, captions, headline = (
            tuple(
                Span(article_id=article.id, start=start, end=end)
                for start, end in zip(places[::2], places[1::2], strict=True)
            )
            for places in (self.paragraphs, self.captions, self.headline)
        )
        return Segment(
            article=article,
            start=self.start,
            end=self.end,
            title=self.title,
            published=self.published,
            paragraphs=paragraphs,
            captions=captions,
            headline=headline[0] if headline else None,
        )


_Work = Callable[[Sequence[Article]], tuple[Sequence[Segment | _Story], Read]]


def split_batches(
    articles: Sequence[Article],
    furniture: Furniture,
    read: Callable[[Sequence[Segment]], Read],
    *,
    progress: Progress = silent,
    engine: Engine = SERIAL,
) -> Iterator[tuple[Sequence[Segment], Read]]:
    """The stories of pages, some pages at a time, and what is read of them where they are split.

    So the text of a page travels to a worker once and never back.

    Args:
        articles: Pages, each id once.
        furniture: What their outlets print on page after page.
        read: Reads the stories of some pages; pure, and what it gives can be pickled.
        progress: Called with "read", pages done, pages in all.
        engine: Where they are split; the result is the same.

    Yields:
        The stories of some pages and what was read of them, in the order of the pages.
    """
    work = _split if isinstance(engine, SerialEngine) else _split_elsewhere
    split: _Work[Read] = partial(work, furniture=furniture, read=read)
    batches = (articles[first : first + _BATCH] for first in range(0, len(articles), _BATCH))
    done = 0
    for found, known in engine.map(split, batches, together=1):
        segments = [story.of(articles[done + story.page]) if isinstance(story, _Story) else story for story in found]
        done = min(done + _BATCH, len(articles))
        progress("read", done, len(articles))
        yield segments, known


def _split(
    articles: Sequence[Article], *, furniture: Furniture, read: Callable[[Sequence[Segment]], Read]
) -> tuple[list[Segment], Read]:
    segments = [segment for article in articles for segment in split_segments(article, furniture)]
    return segments, read(segments)


def _split_elsewhere(
    articles: Sequence[Article], *, furniture: Furniture, read: Callable[[Sequence[Segment]], Read]
) -> tuple[list[_Story], Read]:
    """The same in another process, from which only places travel back."""
    segments, known = _split(articles, furniture=furniture, read=read)
    page = {article.id: index for index, article in enumerate(articles)}
    return [_Story.from_segment(segment, page[segment.article_id]) for segment in segments], known
