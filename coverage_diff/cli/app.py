"""The commands: each maps what the user typed to values, runs the library and writes the result."""

from __future__ import annotations

import io
import sys
import webbrowser
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

import coverage_diff
from coverage_diff.cli import inputs
from coverage_diff.cli.changes import diff_reports
from coverage_diff.cli.events import events
from coverage_diff.cli.finding import find_fact
from coverage_diff.cli.grade import grade
from coverage_diff.cli.index import index
from coverage_diff.cli.lesson import lesson
from coverage_diff.cli.options import (
    SWITCH,
    All,
    Bounds,
    CsvTable,
    Decisions,
    Form,
    Outlets,
    Output,
    Paths,
    Quiet,
    SavedReport,
    Settings,
    Strict,
    Verbose,
    Workers,
)
from coverage_diff.cli.outputs import chosen_format, say, stderr, stdout, write_report
from coverage_diff.cli.serve import serve
from coverage_diff.errors import CoverageDiffError, ReportError
from coverage_diff.model import Report, Status
from coverage_diff.reporting.files import Format
from coverage_diff.reporting.tables import Table
from coverage_diff.reporting.terminal import DEFAULT_ROWS

_MANUAL = """Show what each news outlet told its readers about an event, and what it left out.

Try it with the two pages that come with the program; then put your own files in their place:

- `coverage-diff compare seeds`

- `coverage-diff compare seeds -o report.html --open`

- `coverage-diff compare --outlet "A=seeds/000_13a2fd92de3c08a6.txt" --outlet "B=seeds/004_f925045eba45048e.txt"`

A page is text (.txt), a saved web page (.html) or a mail (.eml). Also read are records (.json, .jsonl, .csv,
.parquet), feeds (.rss, .atom), web archives (.warc), lists (.toml), and folders or .zip files of all these. A list
such as seeds/articles.toml says who published which page, and when.

Save a report once as .json: `render`, `explain`, `lesson` and `diff-reports` read it, without comparing again:

- `coverage-diff compare seeds -o report.json`

- `coverage-diff explain report.json 1`

Each command has examples of its own: `coverage-diff compare --help`
"""
_ENDING = """**Settings:** `--config FILE.toml`; their groups and defaults:
`python -c "import coverage_diff as cd; help(cd.Config)"`.
Your own decisions about cells: `--corrections FILE.toml`, explained in README.md.

**Exit codes:** 0 done; 1 only with --exit-code, when something was omitted; 2 the input could not be used; 130 stopped.
Data goes to stdout or to -o, messages to stderr.

**Pages to read:** README.md; teachers: examples/classroom/README.md; researchers: examples/archive/README.md;
developers: coverage_diff/README.md.
"""

_REPORTS, _TEACHING, _ARCHIVES, _BROWSER = "Compare and explain", "Teach", "Many pages", "Without a terminal"

app = typer.Typer(
    name="coverage-diff",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
    help=_MANUAL,
    epilog=_ENDING,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"coverage-diff {coverage_diff.__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option("--version", metavar=SWITCH, callback=_version, is_eager=True, help="Print the version and stop."),
    ] = False,
) -> None:
    """Options of every command."""


@app.command(rich_help_panel=_REPORTS)
def compare(
    paths: Paths = [],
    output: Output = None,
    form: Form = None,
    table: CsvTable = Table.COVERAGE,
    outlet: Outlets = [],
    strict: Strict = False,
    limit: Bounds = [],
    config: Settings = None,
    corrections: Decisions = None,
    all_: All = False,
    workers: Workers = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", metavar=SWITCH, help="Leave with 1 where an outlet omitted a fact.")
    ] = False,
    open_: Annotated[
        bool, typer.Option("--open", metavar=SWITCH, help="Write report.html (or -o) and open it in the browser.")
    ] = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Compare outlets' pages: which facts each included, left out, or gave differently.

    Without -o a table is printed. Examples:

    - `coverage-diff compare seeds`

    - `coverage-diff compare seeds -o report.html --open`

    - `coverage-diff compare "examples/classroom/flood/*.txt" -o flood.html`

    - `coverage-diff compare --outlet "A=seeds/000_13a2fd92de3c08a6.txt" --outlet "B=seeds/004_f925045eba45048e.txt"`

    - `coverage-diff compare seeds --format json > report.json`

    - `coverage-diff compare seeds examples/classroom/flood --workers 2 -o events.html` (for an archive)
    """
    from coverage_diff.cli.progress import Stopwatch, progress_bars  # noqa: PLC0415 - the stages load when needed
    from coverage_diff.corrections import correct  # noqa: PLC0415 - as above
    from coverage_diff.pipeline import compare as compare_articles  # noqa: PLC0415 - as above

    messages = stderr(quiet=quiet)
    watch = Stopwatch()
    if open_ and output is None:
        output = Path("report.html")
    wanted = chosen_format(form, output, table)
    if open_ and wanted is not Format.HTML:
        raise ReportError(f"--open shows an HTML report, and {output} is {wanted}; use -o report.html")
    with watch.step("read"):
        settings = inputs.read_config(config)
        decisions = inputs.read_corrections(corrections)
        articles = inputs.read_inputs(paths, outlet, messages, strict=strict, limits=inputs.read_limits(limit, config))
        inputs.require_outlets(articles)
    with watch.step("compare"), progress_bars(messages) as progress:
        report = correct(compare_articles(articles, settings, progress=progress, workers=workers or 1), decisions)
    with watch.step("write"):
        if wanted is not Format.TABLE or output is not None:
            _remark(report, messages)
        write_report(report, wanted, output, rows=None if all_ else DEFAULT_ROWS, table=table)
        _tell_written(output, messages)
    if verbose:
        watch.print(messages)
    if open_ and output is not None and not webbrowser.open(output.resolve().as_uri()):
        say(messages, f"no browser could be started; open {output} yourself")
    if exit_code and _omits(report):
        raise typer.Exit(1)


def _remark(report: Report, messages: Console) -> None:
    """Say what the table would say at its end."""
    for note in report.notes:
        say(messages, f"note: {note}")
    if not report.events:
        say(messages, "note: no event is covered by two of these outlets")


def _tell_written(output: Path | None, messages: Console) -> None:
    if output is not None:
        say(messages, f"wrote {output}")


def _omits(report: Report) -> bool:
    cells = (cell for event in report.events for fact in event.facts for cell in fact.coverage.values())
    return any(cell.status is Status.OMITTED for cell in cells)


@app.command(rich_help_panel=_REPORTS)
def render(
    report: SavedReport,
    output: Output = None,
    form: Form = None,
    table: CsvTable = Table.COVERAGE,
    corrections: Decisions = None,
    all_: All = False,
    quiet: Quiet = False,
) -> None:
    """Write a saved report in another format.

    The suffix of -o names it; report.json is made by `coverage-diff compare seeds -o report.json`. Examples:

    - `coverage-diff render report.json -o report.html`

    - `coverage-diff render report.json --table mentions -o mentions.csv`

    - `coverage-diff render report.json --format markdown --all`
    """
    from coverage_diff.corrections import correct  # noqa: PLC0415 - only where needed

    wanted = chosen_format(form, output, table)
    loaded = correct(inputs.read_report(report), inputs.read_corrections(corrections))
    write_report(loaded, wanted, output, rows=None if all_ else DEFAULT_ROWS, table=table)
    _tell_written(output, stderr(quiet=quiet))


@app.command(rich_help_panel=_REPORTS)
def explain(
    report: SavedReport,
    fact: Annotated[
        str,
        typer.Argument(help="The fact: its number in the table, its id, or words of it.", show_default=False),
    ] = "",
    links: Annotated[
        bool, typer.Option("--links", metavar=SWITCH, help="Tell why the stories of each event are taken for one.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Tell why a fact has its status at each outlet: the words, the place, the score and the rule.

    Any name of the fact will do; --links tells why stories are one event. Examples, after
    `coverage-diff compare seeds -o report.json`:

    - `coverage-diff explain report.json 5`

    - `coverage-diff explain report.json "2,400 complaints"`

    - `coverage-diff explain report.json quantity-eb5c`

    - `coverage-diff explain report.json --links`
    """
    from coverage_diff.reporting import details, reasons  # noqa: PLC0415 - rich tables only where printed

    if links == bool(fact):
        raise ReportError("name either a fact or --links: coverage-diff explain report.json 5")
    loaded = inputs.read_report(report)
    if links:
        for number, event in enumerate(loaded.events):
            if number:
                stdout().print()
            reasons.print_links(event, stdout())
        reasons.print_kept_apart(loaded.notes, stdout())
        return
    details.print_explanation(loaded, find_fact(loaded, fact, stderr(quiet=quiet)), stdout())


@app.command(rich_help_panel=_REPORTS)
def check(
    statement: Annotated[str, typer.Argument(help="One statement, in quotation marks.")],
    paths: Paths = [],
    outlet: Outlets = [],
    strict: Strict = False,
    limit: Bounds = [],
    config: Settings = None,
    quiet: Quiet = False,
) -> None:
    """Tell whether each page reports a statement, with the sentence that does.

    Example: `coverage-diff check "The law punishes online recruitment" seeds`
    """
    from coverage_diff.cli.progress import progress_bars  # noqa: PLC0415 - the stages load when needed
    from coverage_diff.pipeline import check as check_article  # noqa: PLC0415 - as above
    from coverage_diff.reporting import details  # noqa: PLC0415 - as above

    if not statement.strip():
        raise ReportError("the statement holds no words; give one sentence in quotation marks")
    messages = stderr(quiet=quiet)
    settings = inputs.read_config(config)
    articles = inputs.read_inputs(paths, outlet, messages, strict=strict, limits=inputs.read_limits(limit, config))
    inputs.warn_of_languages(articles, messages)
    checked = []
    with progress_bars(messages) as progress:
        for number, article in enumerate(articles, 1):
            checked.append((article, check_article(statement, article, config=settings)))
            progress("check", number, len(articles))
    details.print_check(statement, checked, stdout())


@app.command(rich_help_panel=_REPORTS)
def facts(
    paths: Paths = [],
    outlet: Outlets = [],
    strict: Strict = False,
    limit: Bounds = [],
    config: Settings = None,
    quiet: Quiet = False,
) -> None:
    """Print the facts of each page in reading order, with kinds and spans.

    Example: `coverage-diff facts seeds/004_f925045eba45048e.txt`
    """
    from coverage_diff.pipeline import extract_facts  # noqa: PLC0415 - the stages load when needed
    from coverage_diff.reporting import details  # noqa: PLC0415 - as above

    messages = stderr(quiet=quiet)
    settings = inputs.read_config(config)
    articles = inputs.read_inputs(paths, outlet, messages, strict=strict, limits=inputs.read_limits(limit, config))
    inputs.warn_of_languages(articles, messages)
    for article in articles:
        details.print_facts(article, extract_facts(article, settings), stdout())


app.command("diff-reports", rich_help_panel=_REPORTS)(diff_reports)
app.command(rich_help_panel=_TEACHING)(lesson)
app.command(rich_help_panel=_TEACHING)(grade)
app.command(rich_help_panel=_ARCHIVES)(events)
app.add_typer(index, name="index", rich_help_panel=_ARCHIVES)
app.command(rich_help_panel=_BROWSER)(serve)


def run() -> int:
    """Run the command line; unusable input ends with a message and 2, never with a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A stream that is not UTF-8, or a broken character in an article, must not stop the output.
            stream.reconfigure(errors="backslashreplace")
    try:
        result = app(standalone_mode=False)
    except CoverageDiffError as error:
        say(stderr(), f"coverage-diff: {error}", style="red")
        return 2
    except typer.Exit as done:
        return done.exit_code
    except (typer.Abort, KeyboardInterrupt):
        say(stderr(), "stopped")
        return 130
    except BrokenPipeError:
        # The reader of our output went away (`| head`): nothing is wrong, but the flush at exit would complain.
        sys.stderr.close()
        return 0
    except Exception as error:
        # A wrong option: typer's own exceptions know how to show themselves. (typer bundles click or depends on it,
        # by version, so their base class has no stable name.)
        if not hasattr(error, "show"):
            raise
        if hasattr(error, "message"):
            error.message = str(error.message).removeprefix("Value error, ")  # pydantic's words, no use to a reader
        error.show()
        return 2
    return result if isinstance(result, int) else 0
