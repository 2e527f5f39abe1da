"""Kahoot's spreadsheet: questions of at most 120 characters, answers of at most 75."""

from __future__ import annotations

import io
from importlib import import_module

from coverage_diff.classroom.lesson import Lesson
from coverage_diff.classroom.quiz.choices import Choice, choices
from coverage_diff.errors import MissingExtraError
from coverage_diff.reporting import inert

QUESTION, ANSWER, SECONDS = 120, 75, 30
_FIRST_ROW = 8  # Kahoot's template has its headings here; the rows above are for people
_HEADINGS = (
    f"Question - max {QUESTION} characters",
    *(f"Answer {n} - max {ANSWER} characters" for n in range(1, 5)),
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)


def render(lesson: Lesson) -> bytes:
    """The questions that fit Kahoot's limits, as an .xlsx file.

    Raises:
        MissingExtraError: The package openpyxl is not installed.
    """
    try:
        openpyxl = import_module("openpyxl")
    except ImportError as error:
        raise MissingExtraError("openpyxl", extra="classroom", purpose="A Kahoot quiz") from error
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Sheet1"
    sheet["B2"] = inert.cell(lesson.title)
    for column, heading in enumerate(_HEADINGS, 2):
        sheet.cell(row=_FIRST_ROW, column=column, value=heading)
    for number, choice in enumerate(fitting(lesson), 1):
        row = [choice.text, *choice.options, *[""] * (4 - len(choice.options)), SECONDS, choice.right]
        for column, value in enumerate([number, *row], 1):
            cell = sheet.cell(row=_FIRST_ROW + number, column=column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"  # text, also where it begins like a formula
    page = io.BytesIO()
    book.save(page)
    return page.getvalue()


def fitting(lesson: Lesson) -> list[Choice]:
    """The lesson's choices that keep the limits whole; a question cut in the middle would be another one."""
    return [c for c in choices(lesson) if len(c.text) <= QUESTION and all(len(o) <= ANSWER for o in c.options)]
