"""The scored questions of a lesson in the formats that quiz programs import."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from coverage_diff.classroom.lesson import Lesson
from coverage_diff.classroom.quiz import gift, kahoot, moodle_xml, qti, tables
from coverage_diff.errors import ReportError
from coverage_diff.reporting import files


class QuizFormat(StrEnum):
    """Where a quiz is to be used."""

    GIFT = "gift"
    MOODLE_XML = "moodle-xml"
    QTI = "qti"
    KAHOOT = "kahoot"
    CSV = "csv"


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
}


def write_quiz(lesson: Lesson, form: QuizFormat | str, folder: Path) -> tuple[Path, ...]:
    """Write the quiz files of one format into a folder.

    Returns:
        The paths written to.

    Raises:
        ReportError: The format is unknown.
        MissingExtraError: It needs a package that is not installed.
    """
    try:
        wanted = QuizFormat(form)
    except ValueError as error:
        raise ReportError(f"there is no quiz format {form!r}; known are {', '.join(QuizFormat)}") from error
    written = []
    for name, render in _TEXTS.get(wanted, {}).items():
        files.write(folder / name, render(lesson))
        written.append(folder / name)
    for name, render_bytes in _BYTES.get(wanted, {}).items():
        files.write_bytes(folder / name, render_bytes(lesson))
        written.append(folder / name)
    return tuple(written)
