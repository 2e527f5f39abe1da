"""Articles and segments as bytes, and back.

JSON with escapes, so that every string of Python survives, lone surrogates too; compressed, because texts are most of
an index. Never pickle: an index may come from somebody else.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import zlib
from collections.abc import Iterable

from coverage_diff.model import Article, Segment, Span

_FAST = 1  # level of compression: texts shrink to half in 0.1 ms; higher levels save little more


def key(text: str) -> bytes:
    """A string as the database can hold and compare it."""
    return text.encode("utf-8", "surrogatepass")


def unkey(data: bytes) -> str:
    """The string that `key` was given."""
    return data.decode("utf-8", "surrogatepass")


def pack_article(article: Article) -> bytes:
    """Everything that an article holds."""
    fields = [article.id, article.outlet, article.title, article.text, _day(article.published), article.url]
    return zlib.compress(json.dumps([*fields, list(article.notes)]).encode(), _FAST)


def unpack_article(data: bytes) -> Article:
    """The article that `pack_article` was given."""
    id_, outlet, title, text, published, url, notes = json.loads(zlib.decompress(data))
    return Article(
        id=id_, outlet=outlet, title=title, text=text, published=_load_day(published), url=url, notes=tuple(notes)
    )


def digest_article(article: Article) -> bytes:
    """Tells whether two versions of an article are the same."""
    fields = [article.id, article.outlet, article.title, article.text, _day(article.published), article.url]
    return hashlib.blake2b(json.dumps([*fields, list(article.notes)]).encode(), digest_size=16).digest()


def pack_segment(segment: Segment) -> str:
    """Where a segment stands in its article."""
    headline = [segment.headline.start, segment.headline.end] if segment.headline else None
    fields = [segment.start, segment.end, segment.title, _day(segment.published)]
    return json.dumps([*fields, _ends(segment.paragraphs), _ends(segment.captions), headline])


def unpack_segment(data: str, article: Article) -> Segment:
    """The segment that `pack_segment` was given."""
    start, end, title, published, paragraphs, captions, headline = json.loads(data)

    def span(ends: list[int]) -> Span:
        return Span(article_id=article.id, start=ends[0], end=ends[1])

    return Segment(
        article=article,
        start=start,
        end=end,
        title=title,
        published=_load_day(published),
        paragraphs=tuple(map(span, paragraphs)),
        captions=tuple(map(span, captions)),
        headline=span(headline) if headline else None,
    )


def _ends(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _load_day(text: str | None) -> dt.date | None:
    if text is None:
        return None
    return dt.datetime.fromisoformat(text) if "T" in text else dt.date.fromisoformat(text)
