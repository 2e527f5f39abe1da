"""The commands of an archive that grows."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from coverage_diff.cli import inputs
from coverage_diff.cli.events import days_of
from coverage_diff.cli.options import SWITCH, Bounds, Form, Outlets, Output, Paths, Quiet, Settings, Strict
from coverage_diff.cli.outputs import chosen_format, say, stderr, stdout, write_report
from coverage_diff.cli.watching import Folder
from coverage_diff.errors import IndexFileError, InputError, ReportError, UnreadableInputError
from coverage_diff.model import Article
from coverage_diff.reading import Limits, iter_articles
from coverage_diff.reading.limits import DEFAULT, raised
from coverage_diff.reporting import files, inert
from coverage_diff.reporting.files import Format
from coverage_diff.reporting.tables import Table as CsvTable
from coverage_diff.reporting.terminal import DEFAULT_ROWS
from coverage_diff.reporting.wording import counted

if TYPE_CHECKING:
    from coverage_diff.model import Event

# typer reads these at run time, and its older versions only know Optional[...] and no `X | None`.

index = typer.Typer(
    no_args_is_help=True,
    help=(
        "Keep an archive that grows, and its events, in one file.\n\nResearchers find more in "
        "examples/archive/README.md. Begin with:\n\n- `coverage-diff index add news.index seeds`\n\n"
        "- `coverage-diff index events news.index`"
    ),
)

Index = Annotated[Path, typer.Argument(metavar="INDEX", help="The index's file.", show_default=False)]

_SHOWN = 50  # events in the table, the latest first


@index.command()
def add(
    path: Index,
    paths: Paths = [],
    outlet: Outlets = [],
    strict: Strict = False,
    limit: Bounds = [],
    config: Settings = None,
    quiet: Quiet = False,
) -> None:
    """Add pages; a later version of a page takes the place of the earlier one.

    A break does no harm: add the same again, and what is there already is passed over. With --strict all is read before
    the first page is added, so that nothing is where anything had to be left out. Examples:

    - `coverage-diff index add news.index seeds`

    - `coverage-diff index add news.index "examples/classroom/flood/*.txt" --strict`
    """
    if not paths and not outlet:
        raise UnreadableInputError(f"nothing to add was named; the index comes first: index add news.index {path}")
    messages = stderr(quiet=quiet)
    skipped: list[InputError] = []
    articles: Iterable[Article]
    limits = inputs.read_limits(limit, config)
    if strict:
        articles = inputs.read_inputs(paths, outlet, messages, strict=True, limits=limits)
    else:
        articles = _stream(inputs.wanted_inputs(paths, outlet), skipped, limits)
    if not _add(path, articles, skipped, config, messages):
        raise UnreadableInputError("none of the inputs could be read")


def _stream(wanted: dict[Path, str | None], skipped: list[InputError], limits: Limits) -> Iterator[Article]:
    """The articles one by one, as an index takes more than the memory holds: only a set number bounds it."""
    most = limits.articles if limits.articles != DEFAULT.articles else None
    read = 0
    for source, outlet in wanted.items():
        for article in iter_articles(source, outlet=outlet, on_skip=skipped.append, limits=limits):
            if read == most:
                problem = f"more than {counted(most, 'article')}; {raised('articles')}"
                skipped.append(UnreadableInputError(problem, source=str(source)))
                return
            read += 1
            yield article


def _add(
    path: Path, articles: Iterable[Article], skipped: Sequence[InputError], config: Path | None, messages: Console
) -> int:
    """Add articles, and tell what was left out while they came; gives how many came."""
    from coverage_diff.cli.progress import progress_bars  # noqa: PLC0415 - the stages load when needed
    from coverage_diff.indexing import EventIndex  # noqa: PLC0415 - as above

    read = 0

    def given() -> Iterator[Article]:
        nonlocal read
        for article in articles:
            read += 1
            yield article

    stream = given()
    first = list(islice(stream, 1))
    if first or path.exists():  # of nothing no index is made
        with EventIndex.open(path, inputs.read_config(config)) as opened:
            before = len(opened)
            with progress_bars(messages) as progress:
                events = opened.add(chain(first, stream), progress=progress)
            after = len(opened)
    for left_out in dict.fromkeys(map(str, skipped)):
        say(messages, f"left out: {left_out}", style="yellow")
    if read:
        changed = counted(len(events), "event is new or has changed", "events are new or have changed")
        say(messages, f"{path}: {counted(after, 'article')}, {after - before:+d}; {changed}")
    return read


@index.command()
def events(
    path: Index,
    since: Annotated[
        Optional[str], typer.Option("--since", metavar="DATE", help="Only events with a story of this day or later.")
    ] = None,
    outlet: Annotated[Optional[str], typer.Option("--outlet", metavar="NAME", help="Only events it covers.")] = None,
    config: Settings = None,
) -> None:
    """List the events, the latest first.

    Example: `coverage-diff index events news.index --since 2025-07-01`
    """
    from coverage_diff.indexing import EventIndex  # noqa: PLC0415 - the stages load when needed

    with EventIndex.open(path, inputs.read_config(config), create=False) as opened:
        _print_events(opened.events(since=_day(since), outlet=outlet), stdout())


def _day(text: str | None) -> dt.date | None:
    try:
        return None if text is None else dt.date.fromisoformat(text)
    except ValueError as error:
        raise ReportError(f"--since must be a date such as 2026-11-20, not {text!r}") from error


def _print_events(found: Sequence[Event], console: Console) -> None:
    table = Table("id", "event", box=None, pad_edge=False)
    table.add_column("stories", justify="right")
    table.add_column("outlets")
    table.add_column("days")
    for event in found[:_SHOWN]:
        outlets = ", ".join(inert.line(name) for name in event.outlets)
        cells = (
            event.id,
            inert.short(event.title, 60),
            str(len(event.segments)),
            inert.short(outlets, 40),
            days_of(event),
        )
        table.add_row(*map(Text, cells))
    console.print(table)
    if len(found) > _SHOWN:
        console.print(
            Text(f"... and {counted(len(found) - _SHOWN, 'earlier event')}; --since and --outlet choose among them")
        )
    console.print(Text(f"{counted(len(found), 'event')}"))


@index.command()
def report(
    path: Index,
    event: Annotated[str, typer.Argument(metavar="EVENT", help="The event's id, as `index events` prints it.")],
    output: Output = None,
    form: Form = None,
    config: Settings = None,
    quiet: Quiet = False,
) -> None:
    """Compare what the outlets told about one event.

    Example: `coverage-diff index report news.index event-780e715c63d2 -o report.html`
    """
    from coverage_diff.indexing import EventIndex  # noqa: PLC0415 - the stages load when needed

    wanted = chosen_format(form, output)
    with EventIndex.open(path, inputs.read_config(config), create=False) as opened:
        made = opened.report(event)
    write_report(
        made, wanted, output, rows=None if wanted is not Format.TABLE else DEFAULT_ROWS, table=CsvTable.COVERAGE
    )
    if output is not None:
        say(stderr(quiet=quiet), f"wrote {output}")


@index.command()
def find(
    path: Index,
    statement: Annotated[str, typer.Argument(metavar="STATEMENT", help="One statement, in quotation marks.")],
    config: Settings = None,
) -> None:
    """Tell which pages report a statement, with the sentence that does.

    Example: `coverage-diff index find news.index "Recruitment is a crime"`
    """
    from coverage_diff.indexing import EventIndex  # noqa: PLC0415 - the stages load when needed
    from coverage_diff.reporting import details  # noqa: PLC0415 - as above

    with EventIndex.open(path, inputs.read_config(config), create=False) as opened:
        found = opened.find(statement)
    if found:
        details.print_check(statement, [(one.article, one.check) for one in found], stdout())
    else:
        stdout().print(Text("no page in the index reports it"))


@index.command()
def remove(
    path: Index,
    article_ids: Annotated[
        list[str], typer.Argument(metavar="ID...", help="Ids of articles, as `index find` prints them.")
    ],
    config: Settings = None,
    quiet: Quiet = False,
) -> None:
    """Take articles out.

    Example: `coverage-diff index remove news.index seeds/004_f925045eba45048e.txt`
    """
    from coverage_diff.cli.progress import progress_bars  # noqa: PLC0415 - the stages load when needed
    from coverage_diff.indexing import EventIndex  # noqa: PLC0415 - as above

    messages = stderr(quiet=quiet)
    with EventIndex.open(path, inputs.read_config(config), create=False) as opened:
        with progress_bars(messages) as progress:
            for number, article_id in enumerate(article_ids, 1):
                opened.remove(article_id, progress=progress)
                progress("remove", number, len(article_ids))
        say(messages, f"{path}: {counted(len(opened), 'article')}")


@index.command()
def check(path: Index, config: Settings = None, quiet: Quiet = False) -> None:
    """Read the whole file and tell whether it is whole.

    Example: `coverage-diff index check news.index`
    """
    from coverage_diff.cli.progress import progress_bars  # noqa: PLC0415 - the stages load when needed
    from coverage_diff.indexing import EventIndex  # noqa: PLC0415 - as above

    messages = stderr(quiet=quiet)
    with (
        EventIndex.open(path, inputs.read_config(config), create=False) as opened,
        progress_bars(messages) as progress,
    ):
        problems = opened.check_file(progress=progress)
    if problems:
        found = "; ".join(problems)
        raise IndexFileError(f"{path}: {found}; save its articles: coverage-diff index rebuild {path}")
    say(messages, f"{path}: is whole")


@index.command()
def rebuild(path: Index, config: Settings = None, quiet: Quiet = False) -> None:
    """Make an index anew from its own articles, with this version and these settings.

    Example: `coverage-diff index rebuild news.index`
    """
    from coverage_diff.cli.progress import progress_bars  # noqa: PLC0415 - the stages load when needed
    from coverage_diff.indexing import EventIndex  # noqa: PLC0415 - as above

    messages = stderr(quiet=quiet)
    with progress_bars(messages) as progress:
        opened = EventIndex.rebuild(path, inputs.read_config(config), progress=progress)
    with opened:
        say(messages, f"{path}: {counted(len(opened), 'article')}")


@index.command()
def table(
    path: Index,
    output: Annotated[
        Optional[Path], typer.Option("--output", "-o", metavar="FILE.csv", help="Write the table here.")
    ] = None,
    by: Annotated[str, typer.Option("--by", metavar="kind|event", help="One row per outlet and ...")] = "kind",
    since: Annotated[
        Optional[str], typer.Option("--since", metavar="DATE", help="Only events with a story of this day or later.")
    ] = None,
    config: Settings = None,
    quiet: Quiet = False,
) -> None:
    """Tell how often each outlet left out what others reported, over the whole archive.

    Example: `coverage-diff index table news.index --by event -o table.csv`
    """
    from coverage_diff.archive import coverage_table  # noqa: PLC0415 - the stages load when needed
    from coverage_diff.cli.progress import progress_bars  # noqa: PLC0415 - as above
    from coverage_diff.indexing import EventIndex  # noqa: PLC0415 - as above

    messages = stderr(quiet=quiet)
    with (
        EventIndex.open(path, inputs.read_config(config), create=False) as opened,
        progress_bars(messages) as progress,
    ):
        made = coverage_table(opened, since=_day(since), progress=progress)
    if output is None:
        typer.echo(made.to_csv(by), nl=False)
    else:
        files.write(output, made.to_csv(by))
        say(messages, f"wrote {output}")


@index.command()
def watch(
    path: Index,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where pages arrive.")],
    interval: Annotated[float, typer.Option("--interval", metavar="SECONDS", help="How often to look.", min=0.1)] = 5.0,
    once: Annotated[bool, typer.Option("--once", metavar=SWITCH, help="Look once and stop, for a scheduler.")] = False,
    config: Settings = None,
    quiet: Quiet = False,
) -> None:
    """Add the pages of a folder as they arrive, until stopped with Ctrl-C.

    A file is read when it has not changed for a second. Example:

    - `coverage-diff index watch news.index seeds --once`
    """
    messages = stderr(quiet=quiet)
    watched = Folder(folder)
    try:
        while True:
            if fresh := watched.arrivals():
                skipped: list[InputError] = []
                articles = _stream(dict.fromkeys(fresh), skipped, inputs.read_limits((), config))
                _add(path, articles, skipped, config, messages)
            if once:
                return
            time.sleep(interval)
    except KeyboardInterrupt:
        say(messages, f"stopped; what arrived is in {path}")
