"""Reports on disk: which format a file has, and writing whole files or none."""

from __future__ import annotations

import contextlib
import io
import secrets
from enum import StrEnum
from pathlib import Path

from coverage_diff.errors import ReportError
from coverage_diff.model import Report
from coverage_diff.reporting.tables import Table


class Format(StrEnum):
    """The forms of a report."""

    TABLE = "table"
    HTML = "html"
    MARKDOWN = "markdown"
    JSON = "json"
    CSV = "csv"


SUFFIXES = {
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".json": Format.JSON,
    ".csv": Format.CSV,
    ".txt": Format.TABLE,
}
"""The format that each suffix of a file name stands for."""


def format_of(path: Path) -> Format:
    """The format of a file's suffix.

    Raises:
        ReportError: The suffix names no format.
    """
    try:
        return SUFFIXES[path.suffix.lower()]
    except KeyError:
        raise ReportError(f"{path}: the suffix names no format; use one of {', '.join(SUFFIXES)}") from None


def render(report: Report, form: Format, table: Table = Table.COVERAGE) -> str:
    """The report as text of one format; `table` says which one a CSV holds."""
    if form is Format.HTML:
        return report.to_html()
    if form is Format.MARKDOWN:
        return report.to_markdown()
    if form is Format.CSV:
        return report.to_csv(table)
    if form is Format.JSON:
        return report.to_json()
    return _table(report)


def _table(report: Report) -> str:
    from rich.console import Console  # noqa: PLC0415 - only for the table

    from coverage_diff.reporting import terminal  # noqa: PLC0415 - as above

    page = io.StringIO()
    terminal.print_report(report, Console(file=page, width=100), rows=None)
    return page.getvalue()


def write(path: Path, text: str) -> None:
    """Write a whole text file or none: to a temporary file beside it, then renamed.

    Raises:
        ReportError: The system refuses to write there.
    """
    # A lone surrogate in an article must not keep the report from being written.
    write_bytes(path, text.encode("utf-8", errors="backslashreplace"))


def write_bytes(path: Path, data: bytes) -> None:
    """Write a whole file or none, as `write` does.

    Raises:
        ReportError: The system refuses to write there.
    """
    # A name of its own, made anew: two commands may write at once, and no link that lies there is followed.
    partial = path.with_name(f".{path.name[:200]}.{secrets.token_hex(4)}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with partial.open("xb") as file:
            file.write(data)
        partial.replace(path)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = (error.strerror if isinstance(error, OSError) else None) or error
        raise ReportError(f"{path}: cannot be written ({reason}); choose another place") from error
    finally:
        with contextlib.suppress(OSError, ValueError):
            partial.unlink()  # gone where all went well; left by an error or Ctrl-C


def save(report: Report, path: Path) -> Path:
    """Write the report in the format of the file's suffix.

    Raises:
        ReportError: The suffix names no format, or the system refuses to write there.
    """
    write(path, render(report, format_of(path)))
    return path
