"""The other example scripts."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

import coverage_diff as cd

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
FLOOD = EXAMPLES / "classroom" / "flood"
Run = Callable[..., NamedTuple]


def test_check_claim(run: Run) -> None:
    """Without arguments a statement on the seed pages is found in one outlet, with its sentence."""
    done = run(EXAMPLES / "check_claim.py")
    assert (done.code, done.err) == (0, "")
    told, silent = done.out.split("\n\n")[1:]
    assert told.startswith("OpenVoiceNews Pakistan: included")
    assert "over 2,400" in told
    assert silent.startswith(("Arab News: omitted", "Arab News: unclear"))


def test_check_own_claim(run: Run) -> None:
    """A statement and pages can be named."""
    done = run(EXAMPLES / "check_claim.py", "The council met on Monday evening", FLOOD)
    assert done.out.count("(score") == 3


def test_spreadsheet(run: Run, tmp_path: Path) -> None:
    """A table of articles becomes a table of facts; a row that cannot be used is named."""
    table = tmp_path / "articles.csv"
    with table.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["source", "date", "title", "text"])
        for page, outlet in zip(SEEDS, ("One", "Two"), strict=True):
            rows.writerow([outlet, "2025-07-26", "", page.read_text(encoding="utf-8")])
        rows.writerow(["Three", "2025-07-26", "", ""])
    done = run(EXAMPLES / "spreadsheet.py", table)
    assert (done.code, done.err) == (0, "")
    assert "left out:" in done.out
    assert "One, Two" in done.out
    with (tmp_path / "facts.csv").open(newline="", encoding="utf-8") as file:
        facts = list(csv.DictReader(file))
    assert {row["outlet"] for row in facts} == {"One", "Two"}
    assert len(facts) > 50


def test_event_folders(run: Run, tmp_path: Path) -> None:
    """One report for each folder; a folder that cannot be used does not stop the rest."""
    events = tmp_path / "events"
    shutil.copytree(FLOOD, events / "flood")
    shutil.copytree(ROOT / "seeds", events / "hearing")
    (events / "nothing").mkdir()
    done = run(EXAMPLES / "event_folders.py", events)
    assert done.code == 0
    assert sorted(path.name for path in (tmp_path / "reports").iterdir()) == ["flood.html", "hearing.html"]
    assert "flood: 3 outlets" in done.out
    assert "nothing: left out" in done.err


def test_growing_index(run: Run, tmp_path: Path) -> None:
    """The second outlet's page makes the event; the same pages again change nothing."""
    first = run(EXAMPLES / "growing_index.py", SEEDS[0])
    assert "1 new articles, 1 in all" in first.out
    assert not (tmp_path / "reports").exists()
    second = run(EXAMPLES / "growing_index.py", SEEDS[1])
    assert (second.code, second.err) == (0, "")
    [report] = (tmp_path / "reports").iterdir()
    assert report.suffix == ".html"
    again = run(EXAMPLES / "growing_index.py", *SEEDS)
    assert "0 new articles, 2 in all" in again.out


@pytest.mark.parametrize("script", ["check_claim", "spreadsheet", "event_folders", "growing_index"])
def test_missing_input_is_told(run: Run, script: str) -> None:
    """Unusable input ends with a message and no error that nobody caught."""
    arguments = ["A statement", "nowhere.csv"] if script == "check_claim" else ["nowhere.csv"]
    done = run(EXAMPLES / f"{script}.py", *arguments)
    assert "nowhere.csv" in done.err + done.out
    assert done.code == (0 if script == "growing_index" else 1)


@pytest.mark.parametrize("script", sorted(EXAMPLES.glob("*.py")), ids=lambda path: path.stem)
def test_scripts_can_be_read_at_a_glance(script: Path) -> None:
    """About 30 lines of code are what a learner reads in one go, and the first ones say how to run it."""
    text = script.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 55
    assert f"python examples/{script.name}" in text.partition('"""\n\nimport')[0]
    assert cd.__name__ in text
