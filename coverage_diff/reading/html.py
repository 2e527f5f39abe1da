"""Saved web pages: the story's text, and what the page says about itself."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import deque
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

from coverage_diff.errors import InputError, MissingExtraError, UnreadableInputError
from coverage_diff.language.text import has_words
from coverage_diff.model import Article
from coverage_diff.reading.cleaning import CUT_SHORT
from coverage_diff.reading.decoding import decode, read_bytes
from coverage_diff.reading.limits import Limits
from coverage_diff.reading.markup import elements, one_line, without_endless_tags
from coverage_diff.reading.records import parse_day
from coverage_diff.reading.source import Source

_CHARSET = re.compile(rb"(?i)<meta[^<>]{1,300}?charset\s{0,5}=\s{0,5}[\"']?([\w-]{2,40})")
_HEAD = 4096  # bytes in which a page must say its encoding: HTML's own rule is 1,024
_NODES = 200  # of linked data: graphs are small; a hostile one must not be walked for ever
_OPTIONS = {"include_comments": False, "deduplicate": False}
_STORY = frozenset(
    {"NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "LiveBlogPosting", "AnalysisNewsArticle"}
)


def read_html(source: Source, outlet: str | None, limits: Limits) -> Iterator[Article | InputError]:
    """The article of a saved page.

    Yields:
        The article.

    Raises:
        InputError: The page cannot be used.
    """
    page = decode_page(read_bytes(source, limits), str(source))
    yield article_from_html(page, source=source, id=source.name, outlet=outlet)


def decode_page(data: bytes, source: str, declared: str | None = None) -> str:
    """The HTML of a page, in the encoding that it comes in.

    Args:
        data: Its bytes.
        source: Where they come from, for messages.
        declared: The encoding that was sent along; that of the page's head is taken where there is none.

    Raises:
        UnreadableInputError: They are no text.
    """
    named = _CHARSET.search(data[:_HEAD])
    return decode(data, source, declared or (named[1].decode("ascii", "replace") if named else None))


def article_from_html(page: str, *, source: Source, id: str, outlet: str | None, url: str | None = None) -> Article:  # noqa: A002 - the article's own field
    """The article of a page's HTML: its main text as trafilatura finds it, and the page's own metadata.

    Linked data comes before OpenGraph and trafilatura's guesses. The extracted text is the article's text: all offsets
    count in it.

    Args:
        page: The HTML.
        source: Where it comes from.
        id: The article's id.
        outlet: Overrides what the page says.
        url: Where it was fetched; the page's canonical address wins.

    Raises:
        MissingExtraError: The package trafilatura is not installed.
        UnreadableInputError: The page holds no story.
    """
    try:
        trafilatura = import_module("trafilatura")
    except ImportError as error:
        raise MissingExtraError("trafilatura", extra="html", purpose="Reading web pages") from error
    page = without_endless_tags(page)
    found = None
    try:
        try:
            found = trafilatura.bare_extraction(page, url=url, with_metadata=True, **_OPTIONS)
        except ValueError:  # an address in the page's head that is none: the story is there all the same
            found = trafilatura.bare_extraction(page, with_metadata=False, **_OPTIONS)
    except Exception as error:  # a parser met what no browser would; the page is left out, the rest goes on
        raise UnreadableInputError(f"is no page that can be parsed ({error})", source=str(source)) from error
    read: Mapping[str, Any] = found.as_dict() if found is not None else {}
    text = str(read.get("text") or "")
    if not has_words(text):
        raise UnreadableInputError("the page holds no story that could be found", source=str(source))
    linked = _linked_data(page)
    address = str(read.get("url") or url or "") or None
    host = _host(address or "")
    publisher = linked.get("publisher")
    name = publisher.get("name") if isinstance(publisher, Mapping) else None
    title = one_line(linked.get("headline")) or one_line(read.get("title"))
    notes = (f"{CUT_SHORT}: the page says that it is for subscribers",) if _is_walled(linked) else ()
    return Article(
        id=id,
        outlet=outlet or one_line(name) or one_line(read.get("sitename")) or host or source.outlet,
        title=title,
        text=text,
        published=_day(linked.get("datePublished")) or _day(read.get("date")),
        url=address,
        notes=notes,
    )


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:  # "http://[broken"
        return ""


def _day(stamp: object) -> dt.date | None:
    try:
        return parse_day(stamp if isinstance(stamp, str) else None)
    except ValueError:
        return None


def _linked_data(page: str) -> Mapping[str, Any]:
    """The page's statement about its story in schema.org's vocabulary; empty where it has none."""
    for opening, content in elements(page, "script"):
        if "ld+json" not in opening.lower():
            continue
        try:
            data = json.loads(content, strict=False)
        except (ValueError, RecursionError):
            continue
        queue = deque([data])
        for _ in range(_NODES):
            if not queue:
                break
            node = queue.popleft()
            if isinstance(node, list):
                queue.extend(node[:_NODES])
            elif isinstance(node, Mapping):
                types = node.get("@type")
                if not _STORY.isdisjoint(map(str, types if isinstance(types, list) else [types])):
                    return node
                queue.extend(v for v in (node.get("@graph"), node.get("mainEntity")) if v)
    return {}


def _is_walled(linked: Mapping[str, Any]) -> bool:
    free = linked.get("isAccessibleForFree")
    return free is False or (isinstance(free, str) and free.lower() == "false")
