"""Where results go: data to stdout or a file, messages to stderr."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path

from rich.console import Console

from coverage_diff.errors import ReportError
from coverage_diff.model import Report
from coverage_diff.reporting import files, terminal


class Format(StrEnum):
    """The forms of a report."""

    TABLE = "table"
    HTML = "html"
    MARKDOWN = "markdown"
    JSON = "json"
    CSV = "csv"


_BY_SUFFIX = {
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".md": Format.MARKDOWN,
    ".json": Format.JSON,
    ".csv": Format.CSV,
}


def chosen_format(form: Format | None, output: Path | None) -> Format:
    """The format asked for, else that of the file's suffix, else the table.

    Raises:
        ReportError: The suffix names no format.
    """
    if form is not None:
        return form
    if output is None:
        return Format.TABLE
    if output.suffix.lower() not in _BY_SUFFIX:
        known = ", ".join(_BY_SUFFIX)
        raise ReportError(f"{output}: the suffix names no format; use one of {known}, or --format")
    return _BY_SUFFIX[output.suffix.lower()]


def write_report(report: Report, form: Format, output: Path | None, messages: Console) -> None:
    """Write a report in one form to a file, or to stdout where none is named."""
    if form is Format.TABLE and output is None:
        terminal.print_report(report, stdout())
        return
    text = rendered(report, form)
    if output is None:
        sys.stdout.write(text)
        return
    files.write(output, text)
    messages.print(f"wrote {output}", markup=False, highlight=False, soft_wrap=True)


def rendered(report: Report, form: Format) -> str:
    """The report as text."""
    if form is Format.HTML:
        return report.to_html()
    if form is Format.MARKDOWN:
        return report.to_markdown()
    if form is Format.CSV:
        return report.to_csv()
    if form is Format.JSON:
        return report.to_json()
    console = Console(width=120, record=True, file=sys.stderr, quiet=True)
    with console.capture() as captured:
        terminal.print_report(report, console)
    return captured.get()


def stdout() -> Console:
    """A console on stdout: 100 columns wide where it is no terminal, so that a saved table is readable."""
    console = Console()
    return console if console.is_terminal else Console(width=100)
