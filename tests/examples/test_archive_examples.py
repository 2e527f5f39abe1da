"""The examples of an archive that grows, run as a reader runs them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "examples" / "archive"


def run(name: str, folder: Path) -> list[str]:
    """The lines that a script prints."""
    command = [sys.executable, str(EXAMPLES / name), "-o", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def test_index_tour(tmp_path: Path) -> None:
    """Four events of four outlets; the revision is told, the statement found, the report saved."""
    lines = run("index_tour.py", tmp_path)
    assert sum("4 stories of 4 outlets" in line for line in lines) == 4
    assert any("new fact" in line and "9 February" in line for line in lines)
    assert any("teachers" in line and "included" in line for line in lines)
    assert (tmp_path / "report.html").is_file()


def test_archive_table(tmp_path: Path) -> None:
    """The outlets are ranked by how much they leave out, as the invented news was made."""
    lines = run("archive_table.py", tmp_path)
    assert lines[0] == "12 events"
    names = ("Harbour Herald", "Marl Post", "Coast Courier", "Daily Gull")
    rates = [float(line[37:42]) for name in names for line in lines if line.startswith(name)]
    assert rates == sorted(rates)
    assert len(rates) == 4
    assert (tmp_path / "by_kind.csv").is_file()
