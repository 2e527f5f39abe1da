"""Files into articles."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

from coverage_diff.errors import (
    DuplicateArticleError,
    InputError,
    MissingInputError,
    SkippedInputWarning,
    UnreadableInputError,
)
from coverage_diff.model import Article
from coverage_diff.reading.listing import entries, is_listing, read_listing
from coverage_diff.reading.pages import read_page
from coverage_diff.reading.records import read_json, read_json_lines

__all__ = ["read_articles"]

Reader = Callable[[Path, str | None], Iterator[Article | InputError]]

_READERS: dict[str, Reader] = {
    ".txt": read_page,
    ".text": read_page,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".toml": read_listing,
}


def read_articles(
    *paths: str | os.PathLike[str],
    outlet: str | None = None,
    on_skip: Callable[[InputError], None] | None = None,
) -> tuple[Article, ...]:
    """Read articles from files and folders.

    A `.txt` file is one page; `.json` and `.jsonl` hold records with the fields of `Article`; a `.toml` list names
    pages with their outlet and date; a folder stands for the files of these kinds in it, a list first.

    Args:
        paths: Files and folders.
        outlet: The outlet of every article read, whatever the files say.
        on_skip: Called with the error of every input that is left out. Without it each one is a
            `SkippedInputWarning`.

    Returns:
        The articles in the order of the paths; within a folder by name.

    Raises:
        InputError: No article could be read; the error of the only input, or one that lists them all.
    """
    articles: dict[str, Article] = {}
    skipped: list[InputError] = []
    told: set[str] = set()
    for path in paths:
        for result in _read(Path(path), outlet):
            if isinstance(result, Article) and result.id in articles:
                problem = f"the id {result.id!r} is already taken by another article; ids must be unique"
                result = DuplicateArticleError(problem, source=str(path), field="id")  # noqa: PLW2901
            if isinstance(result, Article):
                articles[result.id] = result
            elif str(result) not in told:
                told.add(str(result))  # a broken list is met again at every page beside it
                skipped.append(result)
    if not articles:
        if len(skipped) == 1:
            raise skipped[0]
        listed = "".join(f"\n  {error}" for error in skipped)
        raise UnreadableInputError(f"no article could be read{':' + listed if listed else '; no path was given'}")
    for error in skipped:
        if on_skip is not None:
            on_skip(error)
        else:
            warnings.warn(f"left out: {error}", SkippedInputWarning, stacklevel=2)
    return tuple(articles.values())


def _read(path: Path, outlet: str | None) -> Iterator[Article | InputError]:
    if path.is_dir():
        yield from _read_folder(path, outlet)
        return
    reader = _READERS.get(path.suffix.lower())
    if not path.exists():
        yield MissingInputError("there is no such file or folder; check the path", source=str(path))
    elif reader is None:
        yield UnreadableInputError(f"cannot read {path.suffix or 'files without suffix'}; {_KNOWN}", source=str(path))
    else:
        try:
            yield from reader(path, outlet)
        except InputError as error:
            yield error


_KNOWN = f"known are folders and {', '.join(_READERS)}"


def _read_folder(folder: Path, outlet: str | None) -> Iterator[Article | InputError]:
    files = sorted(p for p in folder.iterdir() if p.is_file() and p.suffix.lower() in _READERS)
    lists = [p for p in files if p.suffix.lower() == ".toml" and is_listing(p)]
    named = {page for listed in lists for page in _named(listed)}
    found = False
    for path in [*lists, *(p for p in files if p.suffix.lower() != ".toml" and p.resolve() not in named)]:
        found = True
        yield from _read(path, outlet)
    for below in sorted(p for p in folder.iterdir() if p.is_dir() and not p.name.startswith(".")):
        results = list(_read_folder(below, outlet))
        if not (len(results) == 1 and isinstance(results[0], MissingInputError)):
            found = True
            yield from results
    if not found:
        yield MissingInputError(f"the folder holds no articles; {_KNOWN}", source=str(folder))


def _named(listed: Path) -> set[Path]:
    try:
        return set(entries(listed))
    except InputError:
        return set()
