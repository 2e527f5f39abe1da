"""Files into articles."""

from __future__ import annotations

import glob
import os
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

from coverage_diff.errors import (
    CoverageDiffError,
    DuplicateArticleError,
    InputError,
    InvalidArticleError,
    MissingExtraError,
    MissingInputError,
    SkippedInputWarning,
    UnreadableInputError,
)
from coverage_diff.model import Article
from coverage_diff.reading.cleaning import inspected
from coverage_diff.reading.compressed import SUFFIXES, kind
from coverage_diff.reading.feeds import read_feed
from coverage_diff.reading.html import read_html
from coverage_diff.reading.limits import DEFAULT, Limits
from coverage_diff.reading.listing import entries, is_listing, read_listing
from coverage_diff.reading.mail import read_mail
from coverage_diff.reading.pages import read_page
from coverage_diff.reading.records import read_json, read_json_lines
from coverage_diff.reading.spreadsheets import read_csv, read_parquet
from coverage_diff.reading.warc import read_warc

__all__ = ["Limits", "iter_articles", "read_articles"]

Reader = Callable[[Path, str | None, Limits], Iterator[Article | InputError]]
Skip = Callable[[InputError], None]

_READERS: dict[str, Reader] = {
    ".txt": read_page,
    ".text": read_page,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".parquet": read_parquet,
    ".rss": read_feed,
    ".atom": read_feed,
    ".xml": read_feed,
    ".warc": read_warc,
    ".eml": read_mail,
    ".toml": read_listing,
}
_KNOWN = f"known are folders and {', '.join(_READERS)}, most of them also as {' and '.join(SUFFIXES)}"
STDIN = "-"
"""The path that stands for standard input."""


def read_articles(
    *paths: str | os.PathLike[str],
    outlet: str | None = None,
    on_skip: Skip | None = None,
    limits: Limits = DEFAULT,
) -> tuple[Article, ...]:
    """Read articles from files and folders.

    A `.txt` file is one page, as is a saved web page (`.html`) or a mail (`.eml`); `.json`, `.jsonl`, `.csv`, `.tsv`
    and `.parquet` hold records with the fields of `Article`; feeds (`.rss`, `.atom`, `.xml`) and web archives (`.warc`)
    hold many pages; a `.toml` list names pages with their outlet and date; a folder stands for the files of these kinds
    in it, a list first; a pattern such as `news/*.html` for the files that fit it; `-` for standard input.

    Args:
        paths: Files, folders and patterns.
        outlet: The outlet of every article read, whatever the files say.
        on_skip: Called with the error of every input that is left out. Without it each one is a
            `SkippedInputWarning`.
        limits: How much is taken in; what goes beyond is left out with an error that names the bound.

    Returns:
        The articles in the order of the paths; within a folder by name. Their notes say what a reader should know: that
        a page was cut short, or that its text had to be mended.

    Raises:
        InputError: No article could be read; the error of the only input, or one that lists them all.
        MissingExtraError: A kind of file needs a package that is not installed, and nothing else could be read.
    """
    skipped: list[InputError] = []
    articles: list[Article] = []
    for article in iter_articles(*paths, outlet=outlet, on_skip=skipped.append, limits=limits):
        if len(articles) == limits.articles:
            problem = f"more than {limits.articles:,} articles; raise Limits(articles=...) or use iter_articles"
            skipped.append(UnreadableInputError(problem))
            break
        articles.append(article)
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
    return tuple(articles)


def iter_articles(
    *paths: str | os.PathLike[str],
    outlet: str | None = None,
    on_skip: Skip,
    limits: Limits = DEFAULT,
) -> Iterator[Article]:
    """Read articles one by one, so that an archive may be larger than the memory.

    Args:
        paths: As for `read_articles`.
        outlet: As there.
        on_skip: Called with the error of every input that is left out; nothing is lost in silence.
        limits: As there.

    Yields:
        Articles in the order of the paths. Only their ids are kept, to tell when one comes twice.
    """
    seen: set[str] = set()
    told: set[str] = set()
    for path in paths:
        for result in _read_any(os.fspath(path), outlet, limits):
            result = _judged(result, seen, str(path), limits)  # noqa: PLW2901 - the same result, looked at
            if isinstance(result, Article):
                seen.add(result.id)
                yield result
            elif str(result) not in told:
                told.add(str(result))  # a broken list is met again at every page beside it
                on_skip(result)


def _judged(result: Article | InputError, seen: set[str], path: str, limits: Limits) -> Article | InputError:
    """The article with notes on its text; an error where it comes twice or is too long."""
    if not isinstance(result, Article):
        return result
    if result.id in seen:
        problem = f"the id {result.id!r} is already taken by another article; ids must be unique"
        return DuplicateArticleError(problem, source=path, field="id")
    if len(result.text) > limits.article_chars:
        problem = (
            f"has {len(result.text):,} characters; more than {limits.article_chars:,} are no article "
            "(raise Limits(article_chars=...) if it is one)"
        )
        return InvalidArticleError(problem, source=f"{path}, article {result.id!r}", field="text")
    return inspected(result)


def _read_any(path: str, outlet: str | None, limits: Limits) -> Iterator[Article | InputError]:
    if path == STDIN:
        yield from _read_stdin(outlet, limits)
    elif glob.has_magic(path) and not Path(path).exists():
        found = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - a pattern may be absolute
        if not found:
            yield MissingInputError("no file fits this pattern", source=path)
        for name in found:
            yield from _read(Path(name), outlet, limits)
    else:
        yield from _read(Path(path), outlet, limits)


def _read_stdin(outlet: str | None, limits: Limits) -> Iterator[Article | InputError]:
    """Standard input, whose first signs tell what it holds: JSON Lines, JSON, a page of HTML, or text."""
    data = sys.stdin.buffer.read(limits.file_bytes + 1)
    if len(data) > limits.file_bytes:
        yield UnreadableInputError(
            f"is larger than {limits.file_bytes:,} bytes; give a file instead", source="standard input"
        )
        return
    head = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:2000].lower()
    suffix = ".txt"
    if head.startswith((b"{", b"[")):
        suffix = ".jsonl" if head.startswith(b"{") and b"\n{" in data else ".json"
    elif head.startswith((b"<!doctype html", b"<html")):
        suffix = ".html"
    elif head.startswith((b"<?xml", b"<rss", b"<feed")):
        suffix = ".xml"
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / f"standard-input{suffix}"
        page.write_bytes(data)
        yield from _read(page, outlet, limits)


def _read(path: Path, outlet: str | None, limits: Limits, depth: int = 0) -> Iterator[Article | InputError]:
    if path.is_dir():
        yield from _read_folder(path, outlet, limits, depth)
        return
    reader = _READERS.get(kind(path))
    if not path.exists():
        yield MissingInputError("there is no such file or folder; check the path", source=str(path))
    elif reader is None:
        yield UnreadableInputError(f"cannot read {path.suffix or 'files without suffix'}; {_KNOWN}", source=str(path))
    else:
        try:
            yield from reader(path, outlet, limits)
        except InputError as error:
            yield error
        except MissingExtraError as error:
            yield UnreadableInputError(str(error), source=str(path))
        except CoverageDiffError:
            raise


def _read_folder(folder: Path, outlet: str | None, limits: Limits, depth: int) -> Iterator[Article | InputError]:
    if depth > limits.depth:
        yield UnreadableInputError(f"lies more than {limits.depth} folders deep", source=str(folder))
        return
    files = sorted(p for p in folder.iterdir() if p.is_file() and kind(p) in _READERS)
    lists = [p for p in files if p.suffix.lower() == ".toml" and is_listing(p)]
    named = {page for listed in lists for page in _named(listed)}
    found = False
    for path in [*lists, *(p for p in files if p.suffix.lower() != ".toml" and p.resolve() not in named)]:
        found = True
        yield from _read(path, outlet, limits)
    for below in sorted(p for p in folder.iterdir() if p.is_dir() and not p.name.startswith(".")):
        for result in _read_folder(below, outlet, limits, depth + 1):
            if isinstance(result, MissingInputError) and result.source == str(below):
                continue  # an empty folder below is no matter
            found = True
            yield result
    if not found:
        yield MissingInputError(f"the folder holds no articles; {_KNOWN}", source=str(folder))


def _named(listed: Path) -> set[Path]:
    try:
        return set(entries(listed))
    except InputError:
        return set()
