"""The example script, run as a reader runs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import coverage_diff as cd

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "examples" / "diff_report.py"


def run(*arguments: object, folder: Path) -> subprocess.CompletedProcess[str]:
    """The script's run in a folder of its own."""
    command = [sys.executable, str(SCRIPT), *map(str, arguments)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_seeds_without_arguments(tmp_path: Path) -> None:
    """It prints the table of the seed pages and writes three reports into a folder that it names."""
    done = run(folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "OpenVoiceNews Pakistan" in done.stdout
    assert "○ omitted" in done.stdout
    names = ["report.html", "report.json", "report.md"]
    assert sorted(path.name for path in (tmp_path / "diff_report").iterdir()) == names
    for name in names:
        assert f"wrote diff_report/{name}" in done.stdout
    report = cd.Report.from_json((tmp_path / "diff_report" / "report.json").read_text(encoding="utf-8"))
    assert report.outlets == ("OpenVoiceNews Pakistan", "Arab News")


def test_own_pages_and_folder(tmp_path: Path) -> None:
    """Pages and the folder of the reports can be named."""
    seeds = sorted((ROOT / "seeds").glob("*.txt"))
    done = run(*seeds, "-o", tmp_path / "mine", folder=tmp_path)
    assert done.returncode == 0
    assert (tmp_path / "mine" / "report.md").is_file()


def test_missing_page_is_told(tmp_path: Path) -> None:
    """Unusable input ends with a message and no traceback."""
    done = run("nowhere.txt", folder=tmp_path)
    assert done.returncode == 1
    assert "nowhere.txt: there is no such file" in done.stderr
    assert "Traceback" not in done.stderr


def test_script_can_be_read_at_a_glance() -> None:
    """About 30 lines are what a learner reads in one go."""
    assert len(SCRIPT.read_text(encoding="utf-8").splitlines()) <= 40
