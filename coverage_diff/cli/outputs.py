"""Where results go: data to stdout or a file, messages to stderr."""

from __future__ import annotations

import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

from coverage_diff.model import Report
from coverage_diff.reporting import files, inert, terminal
from coverage_diff.reporting.files import Format
from coverage_diff.reporting.tables import Table


def chosen_format(form: Format | None, output: Path | None, table: Table = Table.COVERAGE) -> Format:
    """The format asked for, else that of the file's suffix, else CSV for one of its tables, else the table for people.

    Raises:
        ReportError: The suffix names no format.
    """
    if form is not None:
        return form
    if output is not None:
        return files.format_of(output)
    return Format.TABLE if table is Table.COVERAGE else Format.CSV


def write_report(report: Report, form: Format, output: Path | None, *, rows: int | None, table: Table) -> None:
    """Write a report in one form to a file, or to stdout where none is named.

    Args:
        report: The report.
        form: Its form.
        output: The file; None for stdout.
        rows: Facts of each event in a table on stdout; None for all. Files hold all.
        table: Which table a CSV file holds.

    Raises:
        ReportError: The system refuses to write the file.
    """
    if output is not None:
        files.write(output, files.render(report, form, table))
    elif form is Format.TABLE:
        terminal.print_report(report, stdout(), rows=rows)
    else:
        sys.stdout.write(files.render(report, form, table))


def say(messages: Console, text: str, *, style: str = "") -> None:
    """Print a message of ours, in which a file's name or an outlet's words may stand: they are shown, never obeyed."""
    shown = "\n".join(inert.squeezed(line).rstrip() for line in text.split("\n"))
    messages.print(Text(shown, style=style), soft_wrap=True)


def stderr(*, quiet: bool = False) -> Console:
    """A console for messages; it says nothing where the user wants none."""
    return Console(stderr=True, quiet=quiet, highlight=False)


def stdout() -> Console:
    """A console on stdout: 100 columns wide where it is no terminal, so that a saved table is readable."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(width=100, highlight=False)
