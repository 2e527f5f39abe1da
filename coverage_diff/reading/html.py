"""Saved web pages: the story's text, and what the page says about itself."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from coverage_diff.errors import InputError, MissingExtraError, UnreadableInputError
from coverage_diff.model import Article
from coverage_diff.reading.cleaning import CUT_SHORT
from coverage_diff.reading.decoding import has_words, read_text
from coverage_diff.reading.limits import Limits
from coverage_diff.reading.records import parse_day

_LINKED_DATA = re.compile(r"<script[^>]{0,200}application/ld\+json[^>]{0,200}>([^<]{1,200000})</script>", re.IGNORECASE)
_STORY = frozenset(
    {"NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "LiveBlogPosting", "AnalysisNewsArticle"}
)


def read_html(path: Path, outlet: str | None, limits: Limits) -> Iterator[Article | InputError]:
    """The article of a saved page.

    Yields:
        The article, or the error that tells why the page cannot be used.
    """
    try:
        yield article_from_html(read_text(path, limits), source=str(path), id=path.as_posix(), outlet=outlet)
    except InputError as error:
        yield error


def article_from_html(page: str, *, source: str, id: str, outlet: str | None, url: str | None = None) -> Article:  # noqa: A002 - the article's own field
    """The article of a page's HTML: its main text as trafilatura finds it, and the page's own metadata.

    Linked data comes before OpenGraph and trafilatura's guesses. The extracted text is the article's text: all offsets
    count in it.

    Args:
        page: The HTML.
        source: Where it comes from, for messages.
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
    try:
        found = trafilatura.bare_extraction(
            page, url=url, with_metadata=True, include_comments=False, deduplicate=False
        )
    except Exception as error:  # a parser met what no browser would; the page is left out, the rest goes on
        raise UnreadableInputError(f"is no page that can be parsed ({error})", source=source) from error
    read: Mapping[str, Any] = found.as_dict() if found is not None else {}
    text = str(read.get("text") or "")
    if not has_words(text):
        raise UnreadableInputError("the page holds no story that could be found", source=source)
    linked = _linked_data(page)
    address = str(read.get("url") or url or "") or None
    host = urlsplit(address).hostname if address else None
    publisher = linked.get("publisher")
    name = publisher.get("name") if isinstance(publisher, Mapping) else None
    title = _words(linked.get("headline")) or _words(read.get("title"))
    notes = (f"{CUT_SHORT}: the page says that it is for subscribers",) if _is_walled(linked) else ()
    return Article(
        id=id,
        outlet=outlet
        or _words(name)
        or _words(read.get("sitename"))
        or (host or "").removeprefix("www.")
        or Path(source).stem,
        title=title,
        text=text,
        published=_day(linked.get("datePublished")) or _day(read.get("date")),
        url=address,
        notes=notes,
    )


def _words(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _day(stamp: object) -> dt.date | None:
    try:
        return parse_day(stamp if isinstance(stamp, str) else None)
    except ValueError:
        return None


def _linked_data(page: str) -> Mapping[str, Any]:
    """The page's statement about its story in schema.org's vocabulary; empty where it has none."""
    for block in _LINKED_DATA.finditer(page):
        try:
            data = json.loads(block[1])
        except (ValueError, RecursionError):
            continue
        queue = [data]
        for _ in range(200):  # graphs are small; a hostile one must not be walked for ever
            if not queue:
                break
            node = queue.pop(0)
            if isinstance(node, list):
                queue += node
            elif isinstance(node, Mapping):
                types = node.get("@type")
                if (
                    {types} & _STORY
                    if isinstance(types, str)
                    else isinstance(types, list) and _STORY & {str(t) for t in types}
                ):
                    return node
                queue += [v for v in (node.get("@graph"), node.get("mainEntity")) if v]
    return {}


def _is_walled(linked: Mapping[str, Any]) -> bool:
    free = linked.get("isAccessibleForFree")
    return free is False or (isinstance(free, str) and free.lower() == "false")
