"""What the user typed into articles and settings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from coverage_diff.cli.outputs import say
from coverage_diff.cli.reading_status import reading_status
from coverage_diff.config import Config
from coverage_diff.corrections import Corrections
from coverage_diff.engines import SERIAL, Engine
from coverage_diff.errors import ConfigError, InputError, ReportError, TooFewOutletsError, UnreadableInputError
from coverage_diff.language.english import NOT_ENGLISH, looks_english
from coverage_diff.model import Article, Report
from coverage_diff.reading import Limits, iter_articles
from coverage_diff.reading.decoding import read_text
from coverage_diff.reading.limits import DEFAULT, raised
from coverage_diff.reporting.wording import counted

if TYPE_CHECKING:
    from coverage_diff.classroom import Lesson

_NAMED = 100  # left out inputs that are named one by one; nobody reads more on a terminal
_MANY = 1000  # articles from which on their number is told also where nothing was left out
_DETAIL = re.compile(r"'[^']{0,300}'|[0-9][0-9,.]{0,20}|[:(;].{0,1000}")


def read_config(path: Path | None) -> Config:
    """The settings of a file; the defaults where none is named.

    Raises:
        ConfigError: The file is missing or a setting is wrong.
    """
    return Config.from_toml(path) if path else Config()


def read_inputs(
    paths: Sequence[Path],
    named: Sequence[str],
    messages: Console,
    *,
    strict: bool = False,
    limits: Limits = DEFAULT,
    engine: Engine = SERIAL,
) -> tuple[Article, ...]:
    """The articles of all paths, those with an outlet given by `NAME=PATH` among them.

    What cannot be used is told on `messages`, and the rest goes on.

    Args:
        paths: Files, folders, patterns, `-`.
        named: Pages with their outlets, as `NAME=PATH`.
        messages: Where to tell what was left out; a terminal also shows how far reading is.
        strict: Whether anything left out is an error.
        limits: How much is taken in, from `read_limits`.
        engine: Whose workers read large files.

    Raises:
        InputError: Nothing could be read, something was left out in spite of `strict`, or an outlet is not given as
            NAME=PATH.
    """
    articles: dict[str, Article] = {}
    skipped: list[InputError] = []
    with reading_status(messages) as show:
        for path, outlet in wanted_inputs(paths, named).items():
            for article in iter_articles(path, outlet=outlet, on_skip=skipped.append, limits=limits, engine=engine):
                if article.id in articles:
                    skipped.append(UnreadableInputError(f"the id {article.id!r} was read before", source=str(path)))
                elif len(articles) == limits.articles:
                    problem = f"more than {limits.articles:,} articles; {raised('articles')}"
                    skipped.append(UnreadableInputError(problem, source=str(path)))
                    break
                articles.setdefault(article.id, article)
                show(len(articles), len(skipped))
    if not articles and len(skipped) == 1:
        raise skipped[0]
    _tell_skipped(list(dict.fromkeys(map(str, skipped))), skipped, len(articles), messages)
    if not articles:
        raise UnreadableInputError("none of the inputs could be read")
    if strict and skipped:
        left = counted(len(skipped), "input was", "inputs were")
        raise UnreadableInputError(f"{left} left out, and --strict allows none; see above which")
    return tuple(articles.values())


def _tell_skipped(told: Sequence[str], skipped: Sequence[InputError], read: int, messages: Console) -> None:
    """Name what was left out, each by its place; of very many the first, and how many there are of each reason."""
    for left_out in told[:_NAMED]:
        say(messages, f"left out: {left_out}", style="yellow")
    if len(told) > _NAMED:
        say(messages, f"... and {len(told) - _NAMED:,} more", style="yellow")
    if len(told) > 1 or read >= _MANY:
        reasons = Counter(_DETAIL.sub("…", error.problem)[:60] for error in skipped)
        say(messages, f"read {counted(read, 'article')}; left out {len(told):,}")
        if len(told) > _NAMED:
            for reason, count in sorted(reasons.items(), key=lambda row: (-row[1], row[0]))[:10]:
                say(messages, f"  {count:,} x {reason}")


def read_limits(bounds: Sequence[str], config: Path | None) -> Limits:
    """How much is taken in: as `--limit NAME=NUMBER` says, else as the file with settings does.

    Raises:
        ConfigError: There is no such limit, or it is no number above 0.
    """
    known = [field.name for field in fields(Limits)]
    given: dict[str, int] = {}
    for bound in bounds:
        name, _, number = bound.partition("=")
        if name not in known or not number.isdecimal():
            raise ConfigError(f"--limit must be NAME=NUMBER with a name of {', '.join(known)}; not {bound!r}")
        given[name] = int(number[:18])
    return replace(Limits.from_toml(config) if config else DEFAULT, **given)


def wanted_inputs(paths: Sequence[Path], named: Sequence[str]) -> dict[Path, str | None]:
    """All paths, those given by `NAME=PATH` with their outlet.

    Raises:
        InputError: There is none, or an outlet is not given as NAME=PATH.
    """
    outlets = _named_pages(named)
    wanted = {path: outlets.get(path) for path in [*paths, *outlets]}
    if not wanted:
        raise UnreadableInputError(
            "no input was given; name pages (.txt, .html), folders, .jsonl or .csv files, or a list in .toml"
        )
    return wanted


def _named_pages(named: Sequence[str]) -> dict[Path, str]:
    """The outlets of `--outlet NAME=PATH`, by path."""
    outlets: dict[Path, str] = {}
    for pair in named:
        name, _, page = pair.partition("=")
        if not (name.strip() and page):
            problem = f"--outlet must be NAME=PATH, not {pair!r}; for example --outlet 'The Times=a.txt'"
            raise UnreadableInputError(problem)
        outlets[Path(page)] = name.strip()
    return outlets


def warn_of_languages(articles: Sequence[Article], messages: Console) -> None:
    """Tell which pages are in a language that the library does not read."""
    for article in articles:
        if not looks_english(article.text):
            say(messages, f"note: {article.id}: {NOT_ENGLISH}", style="yellow")


def require_outlets(articles: Sequence[Article]) -> None:
    """Tell how to name outlets where all pages seem to be of one.

    Raises:
        TooFewOutletsError: The articles are of fewer than two outlets.
    """
    outlets = sorted({article.outlet for article in articles})
    if len(outlets) < 2:
        pages = "this page is" if len(articles) == 1 else f"these {len(articles)} pages are"
        problem = (
            f"a comparison needs pages of two outlets; {pages} of {outlets[0]!r} alone. "
            "Add another outlet's page, or say who published what: --outlet 'NAME=PATH'"
        )
        raise TooFewOutletsError(problem)


def read_report(path: Path) -> Report:
    """A report that was saved as JSON.

    Raises:
        InputError: The file cannot be read.
        ReportError: It is no report; the message names the file.
    """
    if path.is_dir():
        raise ReportError(f"{path}: is a folder, not a report; make one: coverage-diff compare {path} -o report.json")
    text = read_text(path)
    try:
        return Report.from_json(text)
    except ReportError as error:
        raise ReportError(f"{path}: {error}") from error


def read_lesson(path: Path) -> Lesson:
    """A lesson from its exercises.json.

    Raises:
        InputError: The file cannot be read.
        ReportError: It is no lesson; the message names the file.
    """
    from coverage_diff.classroom import load_lesson  # noqa: PLC0415 - templates load when needed

    text = read_text(path)
    try:
        return load_lesson(text)
    except ReportError as error:
        raise ReportError(f"{path}: {error}") from error


def read_corrections(path: Path | None) -> Corrections:
    """A reader's decisions from a file; none where no file is named.

    Raises:
        ConfigError: The file is missing or an entry is wrong.
    """
    return Corrections.from_file(path) if path else Corrections()
