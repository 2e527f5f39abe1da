"""Pages as they were published, and the stories on them."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from coverage_diff.errors import InvalidArticleError


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A stretch of an article's text: `article.text[span.start:span.end]`.

    Attributes:
        article_id: The article that the offsets belong to.
        start: First code point, counted from 0.
        end: One past the last code point.

    Raises:
        InvalidArticleError: Not 0 <= start <= end.

    Example:
        >>> import coverage_diff as cd
        >>> article = cd.Article(id="1", outlet="The Post", title="", text="The dam broke. Nobody was hurt.")
        >>> span = cd.Span(article_id="1", start=15, end=31)
        >>> article.text[span.start : span.end]
        'Nobody was hurt.'
    """

    article_id: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            problem = f"a span needs 0 <= start <= end, not {self.start} and {self.end}"
            raise InvalidArticleError(problem, source=self.article_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One page of one outlet, as it was published.

    Attributes:
        id: Names the page in every span and report; unique among the articles of one call.
        outlet: Who published it; the columns of a report.
        title: The headline, or "" where it is unknown or stands in the text.
        text: The page's text, unchanged: every offset of the library counts its code points.
        published: Day (or day and time) of publication; relative dates are resolved against it.
        url: Where the page was found.
        notes: What a reader of the report should know about this input ("the page was cut short").

    Raises:
        InvalidArticleError: A field has the wrong type, or id or outlet is blank.

    Example:
        >>> import datetime as dt
        >>> import coverage_diff as cd
        >>> page = cd.Article(
        ...     id="post-1",
        ...     outlet="The Post",
        ...     title="Dam breaks",
        ...     text="The dam broke on Tuesday.",
        ...     published=dt.date(2026, 11, 18),
        ... )
        >>> [date] = [fact.date for fact in cd.extract_facts(page) if fact.kind is cd.Kind.DATE]
        >>> date.start
        datetime.date(2026, 11, 17)
    """

    id: str
    outlet: str
    title: str
    text: str
    published: dt.date | None = None
    url: str | None = None
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in ("id", "outlet", "title", "text"):
            value = getattr(self, name)
            if not isinstance(value, str):
                raise InvalidArticleError(f"must be text, not {type(value).__name__}", source=self._name(), field=name)
        for name in ("id", "outlet"):
            if not getattr(self, name).strip():
                raise InvalidArticleError("must not be blank", source=self._name(), field=name)
        if self.published is not None and not isinstance(self.published, dt.date):
            problem = f"must be a datetime.date, a datetime.datetime or None, not {type(self.published).__name__}"
            if isinstance(self.published, str):
                problem += "; datetime.date.fromisoformat() reads dates like 2026-11-18"
            raise InvalidArticleError(problem, source=self._name(), field="published")
        if self.url is not None and not isinstance(self.url, str):
            raise InvalidArticleError("must be text or None", source=self._name(), field="url")

    def _name(self) -> str:
        return f"article {self.id!r}" if isinstance(self.id, str) and self.id else "article without id"

    @property
    def day(self) -> dt.date | None:
        """The day of publication without the time."""
        return self.published.date() if isinstance(self.published, dt.datetime) else self.published

    def __str__(self) -> str:
        return f"{self.outlet}: {self.title or self.text.strip()[:60]}"


def require_article(value: object, source: str) -> Article:
    """The value, where it is an article.

    Args:
        value: What a caller gave.
        source: What to call it in an error.

    Raises:
        InvalidArticleError: It is something else.
    """
    if isinstance(value, Article):
        return value
    how = "; cd.read_articles makes them of files" if isinstance(value, (str, os.PathLike)) else ""
    raise InvalidArticleError(f"must be an Article, not {type(value).__name__}{how}", source=source)


def each_article(values: Iterable[object]) -> Iterator[Article]:
    """The values one by one, where they are articles.

    Raises:
        InvalidArticleError: One of them is something else, or a single article or path was given instead of several.
    """
    if isinstance(values, Article):
        raise InvalidArticleError("must be a list of articles, not one; put it in brackets", source="articles")
    if isinstance(values, (str, os.PathLike)):
        problem = f"must be articles, not a path; cd.read_articles({os.fspath(values)!r}) makes them"
        raise InvalidArticleError(problem, source="articles")
    for number, value in enumerate(values, 1):
        yield require_article(value, f"article {number}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One story of a page: what is left when furniture and other stories are taken away.

    Attributes:
        article: The page that it stands on.
        start: Where the story begins in the page's text.
        end: One past its last code point.
        title: Its headline: the article's title, or the line of the text that `headline` spans.
        published: Day of publication: the article's, else the one that the page prints by the story.
        paragraphs: The story's paragraphs in reading order, bullet points included; never furniture.
        captions: Captions of pictures; searched for facts, never aligned.
        headline: Where the title stands in the text, where it does.

    Example:
        >>> import coverage_diff as cd
        >>> story = cd.split_segments(cd.read_articles("seeds")[0])[0]
        >>> story.outlet, story.published
        ('OpenVoiceNews Pakistan', datetime.date(2025, 7, 26))
        >>> story.slice(story.paragraphs[0])[:50]
        'ISLAMABAD – The Pakistani government has called on'
    """

    article: Article = field(repr=False)
    start: int
    end: int
    title: str = ""
    published: dt.date | None = None
    paragraphs: tuple[Span, ...]
    captions: tuple[Span, ...] = ()
    headline: Span | None = None

    @property
    def article_id(self) -> str:
        """The id of the page that the story stands on."""
        return self.article.id

    @property
    def outlet(self) -> str:
        """The outlet that published it."""
        return self.article.outlet

    @property
    def day(self) -> dt.date | None:
        """The day of publication without the time."""
        return self.published.date() if isinstance(self.published, dt.datetime) else self.published

    def slice(self, span: Span) -> str:
        """The words of a span of this story's page."""
        return self.article.text[span.start : span.end]

    @property
    def texts(self) -> tuple[str, ...]:
        """The words of the headline, "" where there is none, and of each paragraph in reading order."""
        return self.title, *map(self.slice, self.paragraphs)

    @property
    def furniture(self) -> tuple[Span, ...]:
        """The stretches between start and end that are no headline, paragraph or caption."""
        taken = sorted((*self.paragraphs, *self.captions, *((self.headline,) if self.headline else ())))
        gaps = []
        last = self.start
        for span in (*taken, Span(article_id=self.article_id, start=self.end, end=self.end)):
            gap = self.article.text[last : span.start]
            if gap.strip():
                start = last + len(gap) - len(gap.lstrip())
                gaps.append(Span(article_id=self.article_id, start=start, end=last + len(gap.rstrip())))
            last = max(last, span.end)
        return tuple(gaps)
