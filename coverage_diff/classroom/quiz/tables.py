"""CSV files in the columns that Blooket, Gimkit and Wayground import."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from coverage_diff.classroom.lesson import Lesson
from coverage_diff.classroom.quiz.choices import choices
from coverage_diff.reporting import inert

SECONDS = 30
_BLOOKET_WIDTH = 26


def _written(rows: Iterable[Sequence[object]]) -> str:
    page = io.StringIO()
    csv.writer(page, lineterminator="\r\n").writerows(
        [inert.cell(value) if isinstance(value, str) else value for value in row] for row in rows
    )
    return page.getvalue()


def blooket(lesson: Lesson) -> str:
    """Blooket's import template."""
    heading = [
        "Question #",
        "Question Text",
        "Answer 1",
        "Answer 2",
        "Answer 3\n(Optional)",
        "Answer 4\n(Optional)",
        "Time Limit (sec)\n(Max: 300 seconds)",
        "Correct Answer(s)\n(Only include Answer #)",
    ]
    rows: list[list[object]] = [["Blooket\nImport Template"], list(heading)]
    for number, choice in enumerate(choices(lesson), 1):
        rows.append([number, choice.text, *choice.options, *[""] * (4 - len(choice.options)), SECONDS, choice.right])
    return _written([*row, *[""] * (_BLOOKET_WIDTH - len(row))] for row in rows)


def gimkit(lesson: Lesson) -> str:
    """Gimkit's columns: the right answer first."""
    rows: list[list[object]] = [["Question", "Correct Answer", *(f"Incorrect Answer {n}" for n in range(1, 4))]]
    for choice in choices(lesson):
        right = choice.options[choice.right - 1]
        wrong = [option for option in choice.options if option != right]
        rows.append([choice.text, right, *wrong, *[""] * (3 - len(wrong))])
    return _written(rows)


def wayground(lesson: Lesson) -> str:
    """Wayground's columns (formerly Quizizz)."""
    rows: list[list[object]] = [
        [
            "Question Text",
            "Question Type",
            *(f"Option {n}" for n in range(1, 6)),
            "Correct Answer",
            "Time in seconds",
            "Image Link",
            "Answer explanation",
        ]
    ]
    for choice in choices(lesson):
        options = [*choice.options, *[""] * (5 - len(choice.options))]
        rows.append([choice.text, "Multiple Choice", *options, choice.right, SECONDS, "", choice.feedback])
    return _written(rows)
