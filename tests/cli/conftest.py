"""The command, run in this process."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

import coverage_diff as cd
from coverage_diff.cli.app import run

HERALD = """Harbour Herald

Old bridge at Lower Marl closed after inspection

LOWER MARL - The old bridge at Lower Marl was closed on Tuesday after an inspection found 12 cracks in its main beam.

Traffic will be sent over the ring road until further notice, Mayor Ida Holm said in a statement on Tuesday evening.

Repairs will cost about 3 million crowns and will take until the end of summer, the mayor told the council of Marl.
"""
POST = """Marl Post

Lower Marl bridge shut as cracks are found in main beam

LOWER MARL - An inspection found 9 cracks in the main beam of the old bridge at Lower Marl, which was closed on Tuesday.

Mayor Ida Holm said that the ring road would take all traffic until the bridge at Lower Marl can be opened again.

The ferry company will put on two more ferries a day for those who walk to work, its director Jon Bakke said.
"""


class Done(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """Runs `coverage-diff` with these arguments."""

    def call(*arguments: object) -> Done:
        monkeypatch.setattr(sys, "argv", ["coverage-diff", *map(str, arguments)])
        code = run()
        sys.stdout.flush()
        out, err = capfd.readouterr()
        return Done(code, out, err)

    return call


@pytest.fixture
def pages(tmp_path: Path) -> tuple[Path, Path]:
    """Two outlets' pages on one event."""
    paths = tmp_path / "herald.txt", tmp_path / "post.txt"
    for path, text in zip(paths, (HERALD, POST), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


@pytest.fixture
def saved(tmp_path: Path, seed_report: cd.Report) -> Path:
    """The seeds' report in a file."""
    return seed_report.save(tmp_path / "report.json")
