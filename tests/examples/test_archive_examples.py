"""The examples of an archive that grows; `test_pages` runs them as a reader does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

EXAMPLES = Path(__file__).parents[2] / "examples" / "archive"
Run = Callable[..., NamedTuple]


def lines_of(run: Run, name: str, folder: Path) -> list[str]:
    """The lines that a script prints."""
    done = run(EXAMPLES / name, "-o", folder)
    assert (done.code, done.err) == (0, "")
    return done.out.splitlines()


def test_index_tour(run: Run, tmp_path: Path) -> None:
    """Four events of four outlets; the revision is told, the statement found, the report saved."""
    lines = lines_of(run, "index_tour.py", tmp_path)
    assert sum("4 stories of 4 outlets" in line for line in lines) == 4
    assert any("new fact" in line and "9 February" in line for line in lines)
    assert any("teachers" in line and "included" in line for line in lines)
    assert (tmp_path / "report.html").is_file()


def test_archive_table(run: Run, tmp_path: Path) -> None:
    """The outlets are ranked by how much they leave out, as the invented news was made."""
    lines = lines_of(run, "archive_table.py", tmp_path)
    assert lines[0] == "12 events"
    names = ("Harbour Herald", "Marl Post", "Coast Courier", "Daily Gull")
    rates = [float(line[37:42]) for name in names for line in lines if line.startswith(name)]
    assert rates == sorted(rates)
    assert len(rates) == 4
    assert (tmp_path / "by_kind.csv").is_file()
