"""RSS and Atom feeds that were saved as files."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from coverage_diff.errors import InputError, InvalidArticleError, MissingExtraError, UnreadableInputError
from coverage_diff.language.text import digest
from coverage_diff.model import Article
from coverage_diff.reading.cleaning import CUT_SHORT
from coverage_diff.reading.decoding import has_words, read_bytes
from coverage_diff.reading.limits import Limits

_BLOCK = re.compile(r"(?i)</?(?:p|div|br|li|ul|ol|h[1-6]|blockquote|tr|table|section|article)\b[^<>]{0,500}>")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_HIDDEN = re.compile(r"(?is)<(script|style)\b[^<>]{0,500}>.{0,100000}?</\1>")
_TEASER_WORDS = 90  # a summary of fewer words is taken for a teaser: feeds give 20 to 60, stories begin at 150


def read_feed(path: Path, outlet: str | None, limits: Limits) -> Iterator[Article | InputError]:
    """The entries of a feed; a teaser is marked as cut short.

    Yields:
        An article, or the error that tells why an entry or the whole feed cannot be used.
    """
    try:
        feedparser = import_module("feedparser")
    except ImportError as error:
        raise MissingExtraError("feedparser", extra="html", purpose="Reading feeds") from error
    try:
        data = read_bytes(path, limits)
    except InputError as error:
        yield error
        return
    if b"<!ENTITY" in data[:100_000]:
        yield UnreadableInputError("declares entities of its own, which no feed needs", source=str(path))
        return
    # The bytes are handed over: a string would be taken for an address to fetch.
    feed = feedparser.parse(data)
    name = outlet or _words(feed.feed.get("title")) or path.stem
    if not feed.entries:
        yield UnreadableInputError("holds no entries; is it a feed (RSS or Atom)?", source=str(path))
    for number, entry in enumerate(feed.entries, 1):
        try:
            yield _article(entry, name, f"{path}, entry {number}")
        except InputError as error:
            yield error


def _article(entry: Mapping[str, Any], outlet: str, source: str) -> Article:
    contents = [c.get("value", "") for c in entry.get("content", ()) if isinstance(c, Mapping)]
    text = max([plain_text(c) for c in contents] or [plain_text(str(entry.get("summary", "")))], key=len)
    if not has_words(text):
        raise InvalidArticleError("holds no words", source=source, field="content")
    title = _words(plain_text(str(entry.get("title", ""))))
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


def _words(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def plain_text(markup: str) -> str:
    """The words of a piece of HTML, a paragraph a line; tags, scripts and entities are gone."""
    text = _BLOCK.sub("\n\n", _HIDDEN.sub(" ", markup))
    text = html.unescape(_TAG.sub("", text))
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return "\n\n".join(line for line in lines if line)
