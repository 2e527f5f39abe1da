"""The stories of many pages, split by the workers of an engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from coverage_diff.engines import SERIAL, Engine, SerialEngine
from coverage_diff.model import Article, Segment
from coverage_diff.progress import Progress, silent
from coverage_diff.segmentation.furniture import Furniture, learn_furniture
from coverage_diff.segmentation.stories import split_segments

_BATCH = 64  # articles that are handed to a worker at once: some 50 ms of work


def split_articles(
    articles: Sequence[Article], *, progress: Progress = silent, engine: Engine = SERIAL
) -> tuple[Segment, ...]:
    """The stories of pages, in their order; what an outlet prints on page after page is in none of them.

    Args:
        articles: Pages, each id once.
        progress: Called with "read", pages done, pages in all.
        engine: Where they are split; the result is the same.
    """
    here = isinstance(engine, SerialEngine)
    split = partial(_split if here else _split_elsewhere, furniture=learn_furniture(articles))
    batches = (articles[first : first + _BATCH] for first in range(0, len(articles), _BATCH))
    segments: list[Segment] = []
    for number, found in enumerate(engine.map(split, batches, together=1), 1):
        segments += found
        progress("read", min(number * _BATCH, len(articles)), len(articles))
    if here:
        return tuple(segments)
    given = {article.id: article for article in articles}
    return tuple(replace(segment, article=given[segment.article_id]) for segment in segments)


def _split(articles: Sequence[Article], furniture: Furniture) -> list[Segment]:
    return [segment for article in articles for segment in split_segments(article, furniture)]


def _split_elsewhere(articles: Sequence[Article], furniture: Furniture) -> list[Segment]:
    """The same in another process: the texts, which the asker has, need not travel back."""
    blank = {article.id: replace(article, text="") for article in articles}
    return [replace(segment, article=blank[segment.article_id]) for segment in _split(articles, furniture)]
