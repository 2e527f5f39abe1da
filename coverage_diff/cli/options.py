"""The arguments and options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Optional

import typer

from coverage_diff.reporting.files import Format
from coverage_diff.reporting.tables import Table
from coverage_diff.reporting.terminal import DEFAULT_ROWS

# typer reads these at run time, and its older versions only know Optional[...] and no `X | None`.


class EngineName(StrEnum):
    """Where work is done; see `coverage_diff.engines`."""

    SERIAL = "serial"
    PROCESSES = "processes"
    DASK = "dask"


SWITCH = ""
"""What a switch takes, for help: nothing; typer would show `<bool>`."""

Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATHS...",
        help=(
            "Pages (.txt, .md, .html, .eml), records (.json, .jsonl, .csv, .parquet), feeds, web archives (.warc), "
            "lists (.toml), folders and .zip files of these; - for standard input."
        ),
        show_default=False,
    ),
]
Outlets = Annotated[
    list[str],
    typer.Option("--outlet", metavar="NAME=PATH", help="A page together with its outlet; may be given several times."),
]
Strict = Annotated[
    bool, typer.Option("--strict", metavar=SWITCH, help="Stop with 2 where any page or record had to be left out.")
]
Bounds = Annotated[
    list[str],
    typer.Option(
        "--limit",
        metavar="NAME=NUMBER",
        help="Take in more or less: article_chars, file_bytes, articles, ratio (unpacked to packed), depth (folders).",
    ),
]
Workers = Annotated[
    Optional[int],
    typer.Option("--workers", min=1, metavar="NUMBER", help="Processes on this machine; the result is the same."),
]
Settings = Annotated[
    Optional[Path],
    typer.Option(
        "--config", metavar="FILE.toml", help="Settings that differ from the defaults; [limits] holds those of --limit."
    ),
]
Decisions = Annotated[
    Optional[Path],
    typer.Option("--corrections", metavar="FILE.toml", help="Your own decisions about cells and facts; they win."),
]
Output = Annotated[
    Optional[Path],
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write here; the suffix names the format: .html .md .json .csv .txt"
    ),
]
Form = Annotated[Optional[Format], typer.Option("--format", help="The format, where the suffix does not say it.")]
CsvTable = Annotated[Table, typer.Option("--table", help="Which table of the report to write as CSV.")]
All = Annotated[
    bool,
    typer.Option(
        "--all",
        "-a",
        metavar=SWITCH,
        help=f"All facts in the table, not only the {DEFAULT_ROWS} most telling of each event.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", metavar=SWITCH, help="No progress bars and no remarks.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", metavar=SWITCH, help="Tell how long each step took.")]
SavedReport = Annotated[Path, typer.Argument(metavar="REPORT.json", help="A report saved as .json.")]
