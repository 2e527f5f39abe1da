"""The other example scripts, run as a reader runs them."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import coverage_diff as cd

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
FLOOD = EXAMPLES / "classroom" / "flood"


def run(script: str, *arguments: object, folder: Path) -> subprocess.CompletedProcess[str]:
    """A script's run in a folder of its own."""
    command = [sys.executable, str(EXAMPLES / f"{script}.py"), *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=environment)


def test_check_claim(tmp_path: Path) -> None:
    """Without arguments a statement on the seed pages is found in one outlet, with its sentence."""
    done = run("check_claim", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    told, silent = done.stdout.split("\n\n")[1:]
    assert told.startswith("OpenVoiceNews Pakistan: included")
    assert "over 2,400" in told
    assert silent.startswith(("Arab News: omitted", "Arab News: unclear"))


def test_check_own_claim(tmp_path: Path) -> None:
    """A statement and pages can be named."""
    done = run("check_claim", "The council met on Monday evening", FLOOD, folder=tmp_path)
    assert done.stdout.count("(score") == 3


def test_spreadsheet(tmp_path: Path) -> None:
    """A table of articles becomes a table of facts; a row that cannot be used is named."""
    table = tmp_path / "articles.csv"
    with table.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["source", "date", "title", "text"])
        for page, outlet in zip(SEEDS, ("One", "Two"), strict=True):
            rows.writerow([outlet, "2025-07-26", "", page.read_text(encoding="utf-8")])
        rows.writerow(["Three", "2025-07-26", "", ""])
    done = run("spreadsheet", table, folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "left out:" in done.stdout
    assert "One, Two" in done.stdout
    with (tmp_path / "facts.csv").open(newline="", encoding="utf-8") as file:
        facts = list(csv.DictReader(file))
    assert {row["outlet"] for row in facts} == {"One", "Two"}
    assert len(facts) > 50


def test_event_folders(tmp_path: Path) -> None:
    """One report for each folder; a folder that cannot be used does not stop the rest."""
    events = tmp_path / "events"
    shutil.copytree(FLOOD, events / "flood")
    shutil.copytree(ROOT / "seeds", events / "hearing")
    (events / "nothing").mkdir()
    done = run("event_folders", events, folder=tmp_path)
    assert done.returncode == 0
    assert sorted(path.name for path in (tmp_path / "reports").iterdir()) == ["flood.html", "hearing.html"]
    assert "flood: 3 outlets" in done.stdout
    assert "nothing: left out" in done.stderr


def test_growing_index(tmp_path: Path) -> None:
    """The second outlet's page makes the event; the same pages again change nothing."""
    first = run("growing_index", SEEDS[0], folder=tmp_path)
    assert "1 new articles, 1 in all" in first.stdout
    assert not (tmp_path / "reports").exists()
    second = run("growing_index", SEEDS[1], folder=tmp_path)
    assert (second.returncode, second.stderr) == (0, "")
    [report] = (tmp_path / "reports").iterdir()
    assert report.suffix == ".html"
    again = run("growing_index", *SEEDS, folder=tmp_path)
    assert "0 new articles, 2 in all" in again.stdout


@pytest.mark.parametrize("script", ["check_claim", "spreadsheet", "event_folders", "growing_index"])
def test_missing_input_is_told(tmp_path: Path, script: str) -> None:
    """Unusable input ends with a message and no traceback."""
    arguments = ["A statement", "nowhere.csv"] if script == "check_claim" else ["nowhere.csv"]
    done = run(script, *arguments, folder=tmp_path)
    assert "Traceback" not in done.stderr
    assert "nowhere.csv" in done.stderr + done.stdout
    assert done.returncode == (0 if script == "growing_index" else 1)


@pytest.mark.parametrize("script", sorted(EXAMPLES.glob("*.py")), ids=lambda path: path.stem)
def test_scripts_can_be_read_at_a_glance(script: Path) -> None:
    """About 30 lines of code are what a learner reads in one go, and the first ones say how to run it."""
    text = script.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 55
    assert f"python examples/{script.name}" in text.partition('"""\n\nimport')[0]
    assert cd.__name__ in text
