"""RSS and Atom feeds that were saved as files."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

from coverage_diff.errors import InputError, InvalidArticleError, MissingExtraError, UnreadableInputError
from coverage_diff.language.text import digest, has_words
from coverage_diff.model import Article
from coverage_diff.reading.cleaning import CUT_SHORT
from coverage_diff.reading.decoding import read_bytes
from coverage_diff.reading.limits import Limits
from coverage_diff.reading.markup import one_line, plain_text
from coverage_diff.reading.source import Source

_TEASER_WORDS = 90  # a summary of fewer words is taken for a teaser: feeds give 20 to 60, stories begin at 150
_PROLOGUE = 200_000  # bytes at the beginning of a feed in which entities could be declared


def read_feed(source: Source, outlet: str | None, limits: Limits) -> Iterator[Article | InputError]:
    """The entries of a feed; a teaser is marked as cut short.

    Yields:
        An article, or the error that tells why an entry or the whole feed cannot be used.
    """
    try:
        feedparser = import_module("feedparser")
    except ImportError as error:
        raise MissingExtraError("feedparser", extra="html", purpose="Reading feeds") from error
    data = read_bytes(source, limits)
    if b"<!entity" in data[:_PROLOGUE].replace(b"\0", b"").lower():  # in UTF-16 every other byte is a NUL
        raise UnreadableInputError("declares entities of its own, which no feed needs", source=str(source))
    try:
        # A stream is handed over: a string would be taken for an address to fetch, bytes for the name of a file.
        feed = feedparser.parse(io.BytesIO(data), sanitize_html=False)  # only the words are kept, as text
    except Exception as error:  # parsers of broken XML fail in many ways; the feed is left out, the rest goes on
        raise UnreadableInputError(f"is no feed that can be parsed ({error})", source=str(source)) from error
    name = outlet or one_line(feed.feed.get("title")) or source.outlet
    if not feed.entries:
        yield UnreadableInputError("holds no entries; is it a feed (RSS or Atom)?", source=str(source))
    for number, entry in enumerate(feed.entries, 1):
        try:
            yield _article(entry, name, f"{source}, entry {number}")
        except InputError as error:
            yield error


def _article(entry: Mapping[str, Any], outlet: str, source: str) -> Article:
    contents = [c.get("value", "") for c in entry.get("content", ()) if isinstance(c, Mapping)]
    text = max([plain_text(c) for c in contents] or [plain_text(str(entry.get("summary", "")))], key=len)
    if not has_words(text):
        raise InvalidArticleError("holds no words", source=source, field="content")
    title = one_line(plain_text(str(entry.get("title", ""))))
    link = entry.get("link")
    stamp = entry.get("published_parsed") or entry.get("updated_parsed")
    teaser = not contents and len(text.split()) < _TEASER_WORDS
    return Article(
        id=str(entry.get("id") or link or digest((outlet, title, text))),
        outlet=outlet,
        title=title,
        text=text,
        published=_day(stamp),
        url=link if isinstance(link, str) else None,
        notes=(f"{CUT_SHORT}: the feed gives a teaser",) if teaser else (),
    )


def _day(stamp: Any) -> dt.date | None:  # noqa: ANN401 - a time.struct_time, or whatever a broken feed gives
    try:
        return dt.date(*stamp[:3])
    except (TypeError, ValueError):
        return None
