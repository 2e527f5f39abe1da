"""Everything about a result as files, and as one zip."""

from __future__ import annotations

import io
import zipfile
from functools import partial

from coverage_diff.classroom import DocumentFormat, Lesson, QuizFormat
from coverage_diff.classroom.quiz import render_quiz
from coverage_diff.classroom.writer import render_document, render_lesson
from coverage_diff.errors import MissingExtraError
from coverage_diff.model import Report
from coverage_diff.reporting import files
from coverage_diff.reporting.files import Format

NAME = "coverage-diff"

REPORTS = {
    "report.html": Format.HTML,
    "report.json": Format.JSON,
    "report.md": Format.MARKDOWN,
    "report.csv": Format.CSV,
}
"""The forms of a report that are offered, by file name."""

SHEETS = ("student.html", "key.html", "projector.html", "lesson-plan.md", "exercises.json")
"""The files of a lesson that are offered one by one."""


def pack(report: Report, lesson: Lesson | None) -> bytes:
    """A zip with the report in every form and, where there is one, the lesson with all that can be made of it."""
    contents = {name: _encoded(files.render(report, form)) for name, form in REPORTS.items()}
    if lesson is not None:
        contents |= {f"lesson/{name}": _encoded(text) for name, text in render_lesson(lesson).items()}
        contents |= {f"lesson/{name}": data for name, data in _extras(lesson).items()}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in contents.items():
            archive.writestr(f"{NAME}/{name}", data)
    return packed.getvalue()


def _extras(lesson: Lesson) -> dict[str, bytes]:
    """Word documents, and quizzes of the scored questions, as far as their packages are installed.

    No PDF: drawing one takes seconds, and a browser prints the sheets as well.
    """
    made: dict[str, bytes] = {}
    wanted = [partial(render_document, lesson, DocumentFormat.DOCX)]
    wanted += [partial(render_quiz, lesson, form) for form in QuizFormat if lesson.scored]
    for render in wanted:
        try:
            made |= render()
        except MissingExtraError:
            continue
    return made


def _encoded(text: str) -> bytes:
    # A lone surrogate in an article must not keep the rest from being sent.
    return text.encode("utf-8", errors="backslashreplace")
