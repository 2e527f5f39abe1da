"""The first example script."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import coverage_diff as cd

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "examples" / "diff_report.py"


def test_seeds_without_arguments(tmp_path: Path) -> None:
    """Run as its reader runs it, it prints the table of the seeds and writes three reports into a folder it names."""
    done = subprocess.run([sys.executable, str(SCRIPT)], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "OpenVoiceNews Pakistan" in done.stdout
    assert "○ omitted" in done.stdout
    names = ["report.html", "report.json", "report.md"]
    assert sorted(path.name for path in (tmp_path / "diff_report").iterdir()) == names
    for name in names:
        assert f"wrote diff_report/{name}" in done.stdout
    report = cd.Report.from_json((tmp_path / "diff_report" / "report.json").read_text(encoding="utf-8"))
    assert report.outlets == ("OpenVoiceNews Pakistan", "Arab News")


def test_own_pages_and_folder(run: Callable[..., NamedTuple], tmp_path: Path) -> None:
    """Pages and the folder of the reports can be named."""
    seeds = sorted((ROOT / "seeds").glob("*.txt"))
    assert run(SCRIPT, *seeds, "-o", tmp_path / "mine").code == 0
    assert (tmp_path / "mine" / "report.md").is_file()


def test_missing_page_is_told(run: Callable[..., NamedTuple]) -> None:
    """Unusable input ends with a message and no error that nobody caught."""
    done = run(SCRIPT, "nowhere.txt")
    assert done.code == 1
    assert "nowhere.txt: there is no such file" in done.err


def test_script_can_be_read_at_a_glance() -> None:
    """About 30 lines are what a learner reads in one go."""
    assert len(SCRIPT.read_text(encoding="utf-8").splitlines()) <= 40
