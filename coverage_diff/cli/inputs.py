"""What the user typed into articles and settings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from coverage_diff.cli.outputs import say
from coverage_diff.config import Config
from coverage_diff.corrections import Corrections
from coverage_diff.errors import InputError, ReportError, TooFewOutletsError, UnreadableInputError
from coverage_diff.language.english import NOT_ENGLISH, looks_english
from coverage_diff.model import Article, Report
from coverage_diff.reading import read_articles
from coverage_diff.reading.decoding import read_text


def read_config(path: Path | None) -> Config:
    """The settings of a file; the defaults where none is named.

    Raises:
        ConfigError: The file is missing or a setting is wrong.
    """
    return Config.from_toml(path) if path else Config()


def read_inputs(paths: Sequence[Path], named: Sequence[str], messages: Console) -> tuple[Article, ...]:
    """The articles of all paths, those with an outlet given by `NAME=PATH` among them.

    What cannot be used is told on `messages`, and the rest goes on.

    Raises:
        InputError: Nothing could be read, or an outlet is not given as NAME=PATH.
    """
    articles: dict[str, Article] = {}
    skipped: list[InputError] = []
    for path, outlet in wanted_inputs(paths, named).items():
        try:
            found = read_articles(path, outlet=outlet, on_skip=skipped.append)
        except InputError as error:
            skipped.append(error)
            continue
        for article in found:
            if article.id in articles:
                skipped.append(UnreadableInputError(f"the id {article.id!r} was read before", source=str(path)))
            articles.setdefault(article.id, article)
    if not articles and len(skipped) == 1:
        raise skipped[0]
    for left_out in dict.fromkeys(map(str, skipped)):
        say(messages, f"left out: {left_out}", style="yellow")
    if not articles:
        raise UnreadableInputError("none of the inputs could be read")
    return tuple(articles.values())


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


def read_corrections(path: Path | None) -> Corrections:
    """A reader's decisions from a file; none where no file is named.

    Raises:
        ConfigError: The file is missing or an entry is wrong.
    """
    return Corrections.from_file(path) if path else Corrections()
