"""The command `coverage-diff`: parse (app), map (inputs), run, write (outputs)."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command and leave with its exit code."""
    from coverage_diff.cli.app import run  # noqa: PLC0415 - typer is only needed by the command

    sys.exit(run())
