"""The commands and their options."""

from __future__ import annotations

import io
import sys
import webbrowser
from pathlib import Path
from typing import Annotated, Optional

import typer
from rich.console import Console

import coverage_diff
from coverage_diff.cli import inputs
from coverage_diff.cli.outputs import chosen_format, stdout, write_report
from coverage_diff.errors import CoverageDiffError
from coverage_diff.model import Status
from coverage_diff.reporting.files import Format
from coverage_diff.reporting.terminal import DEFAULT_ROWS

app = typer.Typer(
    name="coverage-diff",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=(
        "Show what each news outlet told its readers about an event, and what it left out.\n\n"
        "Start with: coverage-diff compare PAGE PAGE ... -o report.html"
    ),
)

Paths = Annotated[
    list[Path],
    typer.Argument(
        help="Pages (.txt), records (.json, .jsonl), lists (.toml) or folders of these.", show_default=False
    ),
]
Outlets = Annotated[
    list[str],
    typer.Option("--outlet", metavar="NAME=PATH", help="A page together with its outlet; may be given several times."),
]
Settings = Annotated[
    Path | None, typer.Option("--config", metavar="FILE.toml", help="Settings that differ from the defaults.")
]
Output = Annotated[
    Optional[Path],  # noqa: UP045 - typer reads Optional
    typer.Option("--output", "-o", help="Write here; the suffix names the format: .html .md .json .csv"),
]
Form = Annotated[Optional[Format], typer.Option("--format", help="The format, where the suffix does not say it.")]  # noqa: UP045 - typer reads Optional
All = Annotated[
    bool,
    typer.Option("--all", "-a", help=f"All facts in the table, not the {DEFAULT_ROWS} most telling of each event."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bars and no remarks.")]


def _version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it with the option's value
    if wanted:
        typer.echo(f"coverage-diff {coverage_diff.__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[  # noqa: FBT002 - an option's default
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Options of every command."""


def _messages(*, quiet: bool = False) -> Console:
    return Console(stderr=True, quiet=quiet)


@app.command()
def compare(  # noqa: PLR0913, PLR0917 - one argument for each option
    paths: Paths = [],  # noqa: B006 - typer copies the default
    output: Output = None,
    form: Form = None,
    outlet: Outlets = [],  # noqa: B006 - as above
    config: Settings = None,
    exit_code: Annotated[  # noqa: FBT002 - an option's default
        bool, typer.Option("--exit-code", help="Leave with 1 where an outlet omitted a fact.")
    ] = False,
    open_: Annotated[bool, typer.Option("--open", help="Open the HTML report in the browser.")] = False,  # noqa: FBT002 - as above
    all_: All = False,  # noqa: FBT002 - as above
    quiet: Quiet = False,  # noqa: FBT002 - as above
) -> None:
    """Compare outlets' pages: which facts each included, left out, or gave differently.

    Without -o a table is printed.

    Examples:
      coverage-diff compare seeds -o report.html --open

      coverage-diff compare --outlet "The Times=a.txt" --outlet "The Post=b.txt"

      coverage-diff compare archive.jsonl --format json > report.json
    """
    from coverage_diff.cli.progress import progress_bars  # noqa: PLC0415 - heavy stages are loaded when needed
    from coverage_diff.pipeline import compare as compare_articles  # noqa: PLC0415 - as above

    messages = _messages(quiet=quiet)
    wanted = chosen_format(form, output)
    settings = inputs.read_config(config)
    articles = inputs.read_inputs(paths, outlet, messages)
    inputs.require_outlets(articles)
    with progress_bars(messages, quiet=quiet) as progress:
        report = compare_articles(articles, settings, progress=progress)
    for note in report.notes:
        messages.print(f"note: {note}", markup=False, highlight=False, soft_wrap=True)
    if not report.events:
        messages.print("note: no event is covered by two of these outlets", markup=False, highlight=False)
    if open_ and output is None:
        output = Path("report.html")
        wanted = Format.HTML
    write_report(report, wanted, output, messages, rows=None if all_ else DEFAULT_ROWS)
    if open_ and output is not None:
        webbrowser.open(output.resolve().as_uri())
    omitted = any(c.status is Status.OMITTED for e in report.events for f in e.facts for c in f.coverage.values())
    if exit_code and omitted:
        raise typer.Exit(1)


@app.command()
def render(
    report: Annotated[Path, typer.Argument(help="A report saved as .json.")],
    output: Output = None,
    form: Form = None,
    all_: All = False,  # noqa: FBT002 - an option's default
) -> None:
    """Write a saved report in another format.

    Example: coverage-diff render report.json -o report.html
    """
    wanted = chosen_format(form, output)
    write_report(inputs.read_report(report), wanted, output, _messages(), rows=None if all_ else DEFAULT_ROWS)


@app.command()
def explain(
    report: Annotated[Path, typer.Argument(help="A report saved as .json.")],
    fact: Annotated[str, typer.Argument(help="The fact's id, or the beginning of it.")],
) -> None:
    """Tell why a fact has its status at each outlet: the words, the score and the rule.

    Example: coverage-diff explain report.json quantity-1f3a
    """
    from coverage_diff.reporting import terminal  # noqa: PLC0415 - rich tables only where printed

    loaded = inputs.read_report(report)
    terminal.print_explanation(loaded, loaded.fact(fact), stdout())


@app.command()
def check(
    statement: Annotated[str, typer.Argument(help="One statement, in quotation marks.")],
    paths: Paths = [],  # noqa: B006 - typer copies the default
    outlet: Outlets = [],  # noqa: B006 - as above
    config: Settings = None,
) -> None:
    """Tell whether each page reports a statement, with the sentence that does.

    Example: coverage-diff check "The law punishes online recruitment" seeds
    """
    from coverage_diff.pipeline import check as check_article  # noqa: PLC0415 - heavy stages are loaded when needed
    from coverage_diff.reporting import terminal  # noqa: PLC0415 - as above

    settings = inputs.read_config(config)
    articles = inputs.read_inputs(paths, outlet, _messages())
    terminal.print_check(statement, [(a, check_article(statement, a, config=settings)) for a in articles], stdout())


@app.command()
def facts(
    paths: Paths = [],  # noqa: B006 - typer copies the default
    outlet: Outlets = [],  # noqa: B006 - as above
    config: Settings = None,
) -> None:
    """Print the facts of each page in reading order, with kinds and spans.

    Example: coverage-diff facts seeds/004_f925045eba45048e.txt
    """
    from coverage_diff.pipeline import extract_facts  # noqa: PLC0415 - heavy stages are loaded when needed
    from coverage_diff.reporting import terminal  # noqa: PLC0415 - as above

    settings = inputs.read_config(config)
    for article in inputs.read_inputs(paths, outlet, _messages()):
        terminal.print_facts(article, extract_facts(article, settings), stdout())


def run() -> int:
    """Run the command line; unusable input ends with a message and 2, never with a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without UTF-8 shows "?" for what it lacks
    try:
        result = app(standalone_mode=False)
    except CoverageDiffError as error:
        _messages().print(f"coverage-diff: {error}", style="red", markup=False, highlight=False, soft_wrap=True)
        return 2
    except typer.Exit as done:
        return done.exit_code
    except (typer.Abort, KeyboardInterrupt):
        _messages().print("stopped")
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
        error.show()
        return 2
    return result if isinstance(result, int) else 0
