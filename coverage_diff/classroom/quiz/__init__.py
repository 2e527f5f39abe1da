"""The scored questions of a lesson in the formats that quiz programs import."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from coverage_diff.classroom import json_form
from coverage_diff.classroom.lesson import Lesson
from coverage_diff.classroom.quiz import anki, gift, h5p, kahoot, moodle_xml, qti, tables
from coverage_diff.errors import ReportError
from coverage_diff.reporting import files


class QuizFormat(StrEnum):
    """Where a quiz is to be used."""

    GIFT = "gift"
    MOODLE_XML = "moodle-xml"
    QTI = "qti"
    KAHOOT = "kahoot"
    CSV = "csv"
    H5P = "h5p"
    ANKI = "anki"


_TEXTS = {
    QuizFormat.GIFT: {"quiz.gift": gift.render},
    QuizFormat.MOODLE_XML: {"quiz-moodle.xml": moodle_xml.render},
    QuizFormat.CSV: {
        "quiz-blooket.csv": tables.blooket,
        "quiz-gimkit.csv": tables.gimkit,
        "quiz-wayground.csv": tables.wayground,
    },
}
_BYTES = {
    QuizFormat.QTI: {"quiz-qti.zip": qti.render},
    QuizFormat.KAHOOT: {"quiz-kahoot.xlsx": kahoot.render},
    QuizFormat.H5P: {"quiz.h5p": h5p.render},
    QuizFormat.ANKI: {"quiz.apkg": anki.render},
}


def render_quiz(lesson: Lesson, form: QuizFormat | str) -> dict[str, bytes]:
    """The quiz files of one format, by name.

    Raises:
        ReportError: The format is unknown.
        MissingExtraError: It needs a package that is not installed.
    """
    try:
        wanted = QuizFormat(form)
    except ValueError as error:
        raise ReportError(f"there is no quiz format {form!r}; known are {', '.join(QuizFormat)}") from error
    lesson = _whole(lesson)
    texts = {name: render(lesson) for name, render in _TEXTS.get(wanted, {}).items()}
    made = {name: text.encode("utf-8") for name, text in texts.items()}
    return made | {name: render(lesson) for name, render in _BYTES.get(wanted, {}).items()}


def _whole(lesson: Lesson) -> Lesson:
    """The lesson with a question mark for each half of a broken character, which no spreadsheet or database takes."""
    text = json_form.dumps(lesson)
    mended = text.encode("utf-8", errors="replace").decode("utf-8")
    return lesson if mended == text else json_form.loads(mended)


def write_quiz(lesson: Lesson, form: QuizFormat | str, folder: Path) -> tuple[Path, ...]:
    """Write the quiz files of one format into a folder.

    Returns:
        The paths written to.

    Raises:
        ReportError: The format is unknown.
        MissingExtraError: It needs a package that is not installed.
    """
    contents = render_quiz(lesson, form)
    for name, data in contents.items():
        files.write_bytes(folder / name, data)
    return tuple(folder / name for name in contents)
