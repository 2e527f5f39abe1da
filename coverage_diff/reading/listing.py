"""A TOML list that names pages with their outlet and date.

[[article]]
file = "page.txt"
outlet = "The Example"
published = 2025-07-25
title = "A headline"          # optional, as are id and url
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from coverage_diff.errors import InputError, InvalidArticleError, UnreadableInputError
from coverage_diff.model import Article
from coverage_diff.reading.decoding import read_text
from coverage_diff.reading.limits import DEFAULT, Limits
from coverage_diff.reading.records import article_from_record


def entries(path: Path) -> dict[Path, dict[str, Any]]:
    """What a list says of each page, by the page's resolved path.

    Raises:
        UnreadableInputError: The file is no TOML, or is no list of articles.
        InvalidArticleError: An entry does not say which file it is about.
    """
    try:
        content = tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise UnreadableInputError(f"is not TOML: {error}", source=str(path)) from error
    listed = content.get("article")
    if not isinstance(listed, list) or not all(isinstance(entry, Mapping) for entry in listed):
        problem = "must list articles as [[article]] tables with file, outlet and published"
        raise UnreadableInputError(problem, source=str(path))
    found = {}
    for number, entry in enumerate(listed, 1):
        name = entry.get("file")
        if not isinstance(name, str):
            raise InvalidArticleError("must name the page's file", source=f"{path}, article {number}", field="file")
        found[(path.parent / name).resolve()] = dict(entry)
    return found


def is_listing(path: Path) -> bool:
    """Whether a TOML file is a list of articles (and no settings or project file)."""
    try:
        return isinstance(tomllib.loads(read_text(path)).get("article"), list)
    except (InputError, tomllib.TOMLDecodeError):
        return False


def read_listing(path: Path, outlet: str | None, limits: Limits = DEFAULT) -> Iterator[Article | InputError]:
    """The pages that a list names, in its order.

    Yields:
        An article, or the error that tells why a page cannot be used.
    """
    try:
        listed = entries(path)
    except InputError as error:
        yield error
        return
    for entry in listed.values():
        page = path.parent / entry["file"]
        try:
            yield page_from_entry(page, entry, source=f"{path} ({entry['file']})", outlet=outlet, limits=limits)
        except InputError as error:
            yield error


def page_from_entry(
    page: Path, entry: Mapping[str, Any], *, source: str, outlet: str | None, limits: Limits = DEFAULT
) -> Article:
    """The article that a listed page is.

    Raises:
        InputError: The page cannot be read, or the entry has a wrong field.
    """
    record = {"id": page.as_posix(), **entry, "text": read_text(page, limits)}
    return article_from_record(record, source=source, outlet=outlet)
