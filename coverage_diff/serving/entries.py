"""What somebody pasted or dropped, into articles."""

from __future__ import annotations

import datetime as dt
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from coverage_diff.errors import CoverageDiffError, InputError, TooFewOutletsError, UnreadableInputError
from coverage_diff.model import Article
from coverage_diff.reading import Limits, read_articles
from coverage_diff.reporting import inert
from coverage_diff.serving.limits import ServingLimits

SUFFIXES = (
    ".txt",
    ".text",
    ".html",
    ".htm",
    ".xhtml",
    ".eml",
    ".json",
    ".jsonl",
    ".ndjson",
    ".csv",
    ".tsv",
    ".rss",
    ".atom",
    ".xml",
)
"""Files that are taken in. A list in .toml is none of them: it names other files, and those stay unread."""

_MARKUP = re.compile(r"\s{0,100}<(?:!doctype html|html)\b", re.IGNORECASE)
_UNFIT = re.compile(r"[^\w .,'()&-]")
_NAME_CHARS = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file as the browser sent it.

    Attributes:
        name: What the user calls it; never used as a path as it stands.
        data: Its bytes.
    """

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One block of the form.

    Attributes:
        outlet: Who published it; "" where the page itself says so.
        date: Day of publication as the browser sends it, in ISO form; "" for none.
        title: The headline; "" where the text has it or there is none.
        text: The pasted text.
        upload: The file, where one was chosen; it goes before the text.
        problem: What is wrong with this block.
    """

    outlet: str = ""
    date: str = ""
    title: str = ""
    text: str = ""
    upload: Upload | None = None
    problem: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is neither a text nor a file."""
        return self.upload is None and not self.text.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What was read of all blocks.

    Attributes:
        articles: In the order of the blocks.
        entries: The blocks as they may be shown again: with problems, and with the text of files that were read.
        left_out: Records of files that could not be used.
        problem: What is wrong with all of it; "" where it can be compared.
    """

    articles: tuple[Article, ...]
    entries: tuple[Entry, ...]
    left_out: tuple[str, ...] = ()
    problem: str = ""


def take(entries: Sequence[Entry], limits: ServingLimits) -> Taken:
    """Read all blocks. Whatever is wrong is told at its block, and nothing that was typed is lost."""
    articles: list[Article] = []
    shown: list[Entry] = []
    left_out: list[str] = []
    for number, entry in enumerate(entries, 1):
        if entry.is_empty:
            shown.append(_empty(entry))
            continue
        try:
            found = _read(entry, number, limits, left_out)
        except CoverageDiffError as error:
            shown.append(replace(entry, upload=None, problem=str(error)))
            continue
        articles += found
        shown.append(_as_text(entry, found))
    return Taken(
        articles=tuple(articles),
        entries=tuple(shown),
        left_out=tuple(left_out),
        problem=_problem(articles, shown, limits),
    )


def _empty(entry: Entry) -> Entry:
    named = (entry.outlet or entry.title).strip()
    return replace(entry, problem="there is no text yet; paste it or choose a file") if named else entry


def _problem(articles: Sequence[Article], entries: Sequence[Entry], limits: ServingLimits) -> str:
    """What keeps the whole from being compared."""
    if any(entry.problem for entry in entries):
        return "Something is missing below; what you typed is still there."
    if not articles:
        return "Paste the texts of two outlets, or choose their files."
    if len(articles) > limits.articles:
        return (
            f"These are {len(articles)} articles, and this page compares up to {limits.articles}. "
            "For more, use the command: coverage-diff compare FILES"
        )
    outlets = dict.fromkeys(article.outlet for article in articles)
    if len(outlets) < 2:
        return str(
            TooFewOutletsError(
                f"a comparison needs articles of at least two outlets; these are only of {next(iter(outlets))!r}"
            )
        )
    return ""


def _read(entry: Entry, number: int, limits: ServingLimits, left_out: list[str]) -> tuple[Article, ...]:
    """The articles of one block.

    Raises:
        CoverageDiffError: It cannot be used.
    """
    day = _day(entry.date)
    name, data = _file(entry, number)
    skipped: list[InputError] = []
    with tempfile.TemporaryDirectory(prefix="coverage-diff-") as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        try:
            found = read_articles(
                path,
                outlet=inert.line(entry.outlet) or None,
                on_skip=skipped.append,
                limits=Limits(
                    article_chars=limits.article_chars, file_bytes=limits.body_bytes, articles=limits.articles + 1
                ),
            )
        except InputError as error:
            raise UnreadableInputError(_without(folder, error)) from error
        left_out += [_without(folder, error) for error in skipped]
    title = inert.line(entry.title)
    if len(found) > 1 and (title or day):
        problem = f"holds {len(found)} articles; a date and a headline can be given to one article only"
        raise UnreadableInputError(problem, source=name)
    if entry.upload is None and not entry.outlet.strip() and found[0].outlet == path.stem:
        raise UnreadableInputError("name the outlet: the text does not begin with its name")
    return tuple(
        replace(
            article,
            id=f"{number}-{article.id.replace(Path(folder).as_posix() + '/', '')}",
            title=title or article.title,
            published=day or article.published,
        )
        for article in found
    )


def _day(text: str) -> dt.date | None:
    """The day in the date field.

    Raises:
        UnreadableInputError: It is none.
    """
    if not text.strip():
        return None
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError as error:
        problem = f"{inert.short(text, 30)!r} is no date; write it as 2026-03-31"
        raise UnreadableInputError(problem) from error


def _file(entry: Entry, number: int) -> tuple[str, bytes]:
    """A name that is only a name, and the bytes of a block.

    Raises:
        UnreadableInputError: Files of this kind are not taken in.
    """
    if entry.upload is None:
        suffix = ".html" if _MARKUP.match(entry.text) else ".txt"
        return f"text {number}{suffix}", entry.text.encode("utf-8", errors="replace")
    given = entry.upload.name.replace("\\", "/").rpartition("/")[2]
    stem, dot, suffix = given.rpartition(".")
    suffix = f".{suffix.lower()}" if dot else ""
    if suffix not in SUFFIXES:
        problem = f"files of this kind cannot be read here; known are {', '.join(SUFFIXES)}"
        raise UnreadableInputError(problem, source=inert.short(given, _NAME_CHARS) or "the file")
    clean = _UNFIT.sub("_", inert.line(stem))[:_NAME_CHARS].strip(" .") or f"file {number}"
    return clean + suffix, entry.upload.data


def _without(folder: str, error: InputError) -> str:
    """The message of an error with the file's name as the user knows it."""
    return str(error).replace(f"{folder}/", "").replace(f"{Path(folder).as_posix()}/", "")


def _as_text(entry: Entry, found: Sequence[Article]) -> Entry:
    """A block as it is shown again: browsers do not keep a chosen file, so its text takes its place."""
    if entry.upload is None or len(found) != 1:
        return replace(entry, upload=None)
    article = found[0]
    day = article.published
    return Entry(
        outlet=article.outlet,
        date=day.isoformat()[:10] if day else "",
        title=article.title,
        text=article.text,
    )
