"""The command that tells what changed between two reports."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from coverage_diff.cli import inputs
from coverage_diff.cli.outputs import stdout
from coverage_diff.reporting import inert


def diff_reports(
    old: Annotated[Path, typer.Argument(metavar="OLD.json", help="The earlier report.")],
    new: Annotated[Path, typer.Argument(metavar="NEW.json", help="The later report.")],
) -> None:
    """Tell what changed from one report to a later one: facts included later, figures corrected, conflicts resolved.

    For example:

    - `coverage-diff compare seeds -o monday.json`

    - `coverage-diff compare seeds examples/classroom/flood -o tuesday.json`

    - `coverage-diff diff-reports monday.json tuesday.json`
    """
    from coverage_diff.revisions import diff_reports as differences  # noqa: PLC0415 - only where needed

    found = differences(inputs.read_report(old), inputs.read_report(new))
    console = stdout()
    if not found:
        console.print(Text("nothing changed"))
        return
    for event, changes in groupby(found, lambda change: change.event):
        console.print(Text(inert.short(event, 90), style="bold"))
        table = Table(box=None, pad_edge=False)
        table.add_column("change", no_wrap=True)
        for name in ("fact", "outlet", "before → after"):
            table.add_column(name)
        for change in changes:
            told = " → ".join(part for part in (change.before, change.after) if part)
            fact = "" if change.fact == change.after else change.fact
            cells = (change.change, fact, change.outlet, told)
            table.add_row(*(Text(inert.short(cell, 70)) for cell in cells))
        console.print(table)
