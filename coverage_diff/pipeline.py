"""The data path from articles to a report: the one module that knows every stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coverage_diff.config import Config
from coverage_diff.extraction.facts import extract
from coverage_diff.language.document import Document
from coverage_diff.model import Article, Fact, Segment
from coverage_diff.segmentation import split_segments

if TYPE_CHECKING:
    from collections.abc import Iterable


def extract_facts(article_or_segment: Article | Segment, config: Config | None = None) -> tuple[Fact, ...]:
    """The facts of an article or of one of its stories, in reading order.

    Args:
        article_or_segment: An article is split into its stories first; the facts of each follow one another.
        config: Settings; the defaults where None.

    Returns:
        Facts with their mentions, without coverage.
    """
    settings = (config or Config()).extraction
    segments: Iterable[Segment]
    segments = split_segments(article_or_segment) if isinstance(article_or_segment, Article) else (article_or_segment,)
    return tuple(fact for segment in segments for fact in extract(Document(segment), settings))
