"""A TOML list that names pages with their outlet and date.

[[article]]
file = "page.txt"
outlet = "The Example"
published = 2025-07-25
title = "A headline"          # optional, as are id and url
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from coverage_diff import toml_form
from coverage_diff.errors import InputError, InvalidArticleError, UnreadableInputError
from coverage_diff.model import Article
from coverage_diff.reading.decoding import read_text
from coverage_diff.reading.limits import Limits
from coverage_diff.reading.records import article_from_record

Entry = Mapping[str, Any]


class Lists:
    """The lists that one call of a reader meets, each read once.

    Args:
        limits: How large a list may be.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._read: dict[Path, dict[Path, Entry] | InputError] = {}
        self._beside: dict[Path, tuple[Path, ...]] = {}

    def entries(self, path: Path) -> dict[Path, Entry]:
        """What a list says of each page, by the page's absolute path.

        Raises:
            UnreadableInputError: The file is no TOML, or is no list of articles.
            InvalidArticleError: An entry does not say which file it is about, or names one outside the list's folder.
        """
        if path not in self._read:
            try:
                self._read[path] = _entries(path, _toml(path, self._limits))
            except InputError as error:
                self._read[path] = error
        found = self._read[path]
        if isinstance(found, InputError):
            raise found
        return found

    def is_list(self, path: Path) -> bool:
        """Whether a TOML file is a list of articles (and no settings or project file); a broken one may be."""
        try:
            return isinstance(_toml(path, self._limits).get("article"), list)
        except InputError:
            return True

    def beside(self, page: Path) -> tuple[Path, ...]:
        """The lists in a page's folder, by name."""
        folder = page.parent
        if folder not in self._beside:
            try:
                self._beside[folder] = tuple(p for p in sorted(folder.glob("*.toml")) if self.is_list(p))
            except OSError:  # a folder that may be entered but not listed
                self._beside[folder] = ()
        return self._beside[folder]


def _toml(path: Path, limits: Limits) -> dict[str, Any]:
    try:
        return toml_form.loads(read_text(path, limits))
    except RecursionError:
        raise UnreadableInputError("is nested too deeply to be a list of articles", source=str(path)) from None
    except ValueError as error:  # TOMLDecodeError, or a number of more digits than Python reads
        raise UnreadableInputError(f"is not TOML: {error}", source=str(path)) from error


def _entries(path: Path, content: Mapping[str, Any]) -> dict[Path, Entry]:
    listed = content.get("article")
    if not isinstance(listed, list) or not all(isinstance(entry, Mapping) for entry in listed):
        problem = "must list articles as [[article]] tables with file, outlet and published"
        raise UnreadableInputError(problem, source=str(path))
    found: dict[Path, Entry] = {}
    for number, entry in enumerate(listed, 1):
        name = entry.get("file")
        source = f"{path}, article {number}"
        if not isinstance(name, str) or not name.strip() or "\0" in name:
            raise InvalidArticleError("must name the page's file", source=source, field="file")
        inside = Path(os.path.normpath(name))
        if inside.is_absolute() or inside.parts[:1] == (os.pardir,):
            # A list that came with somebody's folder must not pull other files of this machine into a report.
            problem = f"must lie in the list's folder or below it, not at {name!r}; move the list above the pages"
            raise InvalidArticleError(problem, source=source, field="file")
        found[absolute(path.parent / inside)] = entry
    return found


def absolute(path: Path) -> Path:
    """The path from the root, without dots; links are not followed, so that no file is asked."""
    return Path(os.path.normpath(Path.cwd() / path))


def named(article: Article, entry: Entry, *, source: str, outlet: str | None) -> Article:
    """A page with what a list says about it.

    Raises:
        InvalidArticleError: A field of the entry is wrong.
    """
    record = {
        "id": article.id,
        "outlet": article.outlet,
        "title": article.title,
        "published": article.published,
        "url": article.url,
        "notes": article.notes,
        **entry,
        "text": article.text,
    }
    return article_from_record(record, source=source, outlet=outlet)
