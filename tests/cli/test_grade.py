"""A class's answers on the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

CLASSROOM = Path(__file__).parents[2] / "examples" / "classroom"
KEY = CLASSROOM / "lesson" / "exercises.json"
Command = Callable[..., NamedTuple]


def test_results_name_facts_and_no_pupil(command: Command, tmp_path: Path) -> None:
    """How many found each fact is printed and written; what was left unread is told apart."""
    code, out, err = command("grade", CLASSROOM / "answers.csv", KEY, "-o", tmp_path / "results.md")
    assert code == 0
    assert out.startswith("6 answer sheets, 9 questions, 6.0 right on average")
    assert "3 of 6    Which of these did only Ellin Valley Radio tell?" in out
    assert "left unread: pupil, minutes" in err
    assert "| 3 of 6 |" in (tmp_path / "results.md").read_text(encoding="utf-8")


def test_blank_table(command: Command, tmp_path: Path) -> None:
    """--blank writes a table to type into, which grades as no answers; it never takes the place of a file."""
    table = tmp_path / "answers.csv"
    assert command("grade", table, KEY, "--blank").code == 0
    head = table.read_text(encoding="utf-8").splitlines()[0]
    assert head.startswith("pupil,headlines,")
    code, out, _ = command("grade", table, KEY)
    assert code == 0
    assert out.startswith(f"0 answer sheets, {head.count(',')} questions, none right on average")
    code, _, err = command("grade", table, KEY, "--blank")
    assert code == 2
    assert "name a new file" in err


@pytest.mark.parametrize(
    ("answers", "key", "words"),
    [
        ("missing.csv", KEY, "no such file"),
        (KEY, KEY, "no column is a question of this lesson"),
        (CLASSROOM / "answers.csv", CLASSROOM / "answers.csv", "answers.csv"),
        (CLASSROOM / "answers.csv", "missing.json", "no such file"),
    ],
)
def test_unusable_input_is_named(command: Command, answers: object, key: object, words: str) -> None:
    """A file that is missing or something else ends with a message and 2."""
    code, out, err = command("grade", answers, key)
    assert (code, out) == (2, "")
    assert words in err
