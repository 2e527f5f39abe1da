"""From a report to a lesson, and from a lesson to a folder of files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from coverage_diff.classroom import docx, json_form, pdf
from coverage_diff.classroom.exercises import BUILDERS
from coverage_diff.classroom.lesson import Lesson, Level
from coverage_diff.classroom.material import Material
from coverage_diff.classroom.pages import lesson_plan, sheets
from coverage_diff.classroom.plan import Plan
from coverage_diff.classroom.quiz import QuizFormat, write_quiz
from coverage_diff.classroom.reading import readings
from coverage_diff.errors import ReportError
from coverage_diff.model import EventReport, Report
from coverage_diff.reporting import files, inert
from coverage_diff.reporting.wording import counted

FEW_QUESTIONS = 8
"""Scored questions below which a teacher is told that the event gives little material."""


class DocumentFormat(StrEnum):
    """What the sheet and the key can be written as, beside HTML: to edit every word, or to print."""

    DOCX = "docx"
    PDF = "pdf"


_DOCUMENTS = {DocumentFormat.DOCX: docx.render, DocumentFormat.PDF: pdf.render}


def make_lesson(
    report: Report,
    *,
    level: Level | str = Level.CORE,
    seed: int = 1,
    title: str | None = None,
    event: str | None = None,
    full_text: bool = False,
    exercises: Iterable[str] | None = None,
) -> Lesson:
    """A lesson of one period about one event of a report.

    Args:
        report: A report of at least two outlets on one event.
        level: "support", "core" or "advanced".
        seed: Decides which questions are drawn and in which order options stand; the same seed, the same lesson.
        title: Its heading; the event's title where None.
        event: Id of the event, or the beginning of it; the event with most facts where None.
        full_text: Print the stories in full. Ask whether you may copy them.
        exercises: Ids of the exercises that a class has time for ("grid", "odd", ...); all that the event gives
            where None. They keep the order of a lesson, and their questions are those of the whole lesson.

    Returns:
        The lesson; items of which the library is not sure are marked and never scored.

    Raises:
        ReportError: The report has no such event, the level or an exercise is unknown, or the event gives none of
            the exercises.

    Example:
        >>> import coverage_diff as cd
        >>> from coverage_diff.classroom import make_lesson
        >>> lesson = make_lesson(cd.compare(cd.read_articles("examples/classroom/flood")), level="support")
        >>> lesson.outlets
        ('Harwick Courier', 'Ellin Valley Radio', 'Metro Daily')
        >>> [exercise.id for exercise in lesson.exercises][:2]
        ['headlines', 'grid']
    """
    try:
        plan = Plan(Level(level), seed)
    except ValueError as error:
        raise ReportError(f"there is no level {level!r}; known are {', '.join(Level)}") from error
    chosen = _event(report, event)
    material = Material(report, chosen)
    wanted = _wanted(exercises)
    made = tuple(exercise for name in wanted if (exercise := BUILDERS[name](material, plan)) is not None)
    if not made and exercises is not None:
        raise ReportError(f"this event gives too little for {', '.join(wanted)}; choose other exercises")
    lesson = Lesson(
        title=title or f"Compare the news: {inert.line(chosen.title)}",
        event=inert.line(chosen.title),
        level=plan.level,
        seed=seed,
        readings=readings(material, made, full_text=full_text),
        exercises=made,
        notes=_notes(material),
    )
    scored = len(lesson.scored)
    if scored < FEW_QUESTIONS:
        few = counted(scored, "question is", "questions are")
        return _with_notes(lesson, f"Only {few} sure enough to be scored: the stories share or differ in too little.")
    return lesson


def save_lesson(
    lesson: Lesson,
    folder: Path | str,
    quizzes: Iterable[QuizFormat | str] = (),
    documents: Iterable[DocumentFormat | str] = (),
) -> tuple[Path, ...]:
    """Write a lesson as files: student.html, key.html, projector.html, lesson-plan.md, exercises.json and quizzes.

    Args:
        lesson: Made from a report, or loaded from an edited exercises.json.
        folder: Where to; it is made where it is missing.
        quizzes: Formats of quiz files to add.
        documents: Formats in which to add the sheet and the key.

    Returns:
        The paths written to.

    Raises:
        ReportError: A format is unknown.
        MissingExtraError: A format needs a package that is not installed.

    Example:
        >>> import tempfile
        >>> import coverage_diff as cd
        >>> from coverage_diff.classroom import make_lesson, save_lesson
        >>> lesson = make_lesson(cd.compare(cd.read_articles("examples/classroom/flood")))
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     [path.name for path in save_lesson(lesson, folder, quizzes=["gift"])]
        ['student.html', 'key.html', 'projector.html', 'lesson-plan.md', 'exercises.json', 'quiz.gift']
    """
    folder = Path(folder)
    written = []
    for name, text in render_lesson(lesson).items():
        files.write(folder / name, text)
        written.append(folder / name)
    for quiz in quizzes:
        written += write_quiz(lesson, quiz, folder)
    for form in documents:
        for name, data in render_document(lesson, form).items():
            files.write_bytes(folder / name, data)
            written.append(folder / name)
    return tuple(written)


def render_document(lesson: Lesson, form: DocumentFormat | str) -> dict[str, bytes]:
    """The sheet and the key in one format, by file name.

    Raises:
        ReportError: The format is unknown.
        MissingExtraError: It needs a package that is not installed.
    """
    try:
        wanted = DocumentFormat(form)
    except ValueError as error:
        raise ReportError(f"there is no document format {form!r}; known are {', '.join(DocumentFormat)}") from error
    return _DOCUMENTS[wanted](lesson)


def render_lesson(lesson: Lesson) -> dict[str, str]:
    """The sheets of a lesson by file name, for those who do not want them in a folder."""
    return {
        "student.html": sheets.student(lesson),
        "key.html": sheets.key(lesson),
        "projector.html": sheets.projector(lesson),
        "lesson-plan.md": lesson_plan.render(lesson),
        "exercises.json": json_form.dumps(lesson),
    }


def load_lesson(text: str) -> Lesson:
    """A lesson from its exercises.json, edited or not.

    Raises:
        ReportError: The text is no lesson; the message says where it is damaged.

    Example:
        >>> from pathlib import Path
        >>> from coverage_diff.classroom import load_lesson
        >>> lesson = load_lesson(Path("examples/classroom/lesson/exercises.json").read_text(encoding="utf-8"))
        >>> lesson.level.value, len(lesson.scored) > 20
        ('core', True)
    """
    return json_form.loads(text)


def _wanted(names: Iterable[str] | None) -> list[str]:
    """The exercises asked for, in the order of a lesson.

    Raises:
        ReportError: There is no such exercise.
    """
    asked = set(BUILDERS if names is None else names)
    if unknown := sorted(asked - BUILDERS.keys()):
        raise ReportError(f"there is no exercise {unknown[0]!r}; known are {', '.join(BUILDERS)}")
    return [name for name in BUILDERS if name in asked]


def _event(report: Report, wanted: str | None) -> EventReport:
    if not report.events:
        raise ReportError("a lesson needs an event that two outlets cover; this report has none")
    if wanted is None:
        return max(report.events, key=lambda event: (len(event.facts), event.id))
    found = [event for event in report.events if event.id.startswith(wanted)]
    if len(found) != 1:
        known = "; ".join(f"{event.id} ({inert.short(event.title, 60)})" for event in report.events)
        raise ReportError(
            f"{'several events begin' if found else 'no event begins'} with {wanted!r}; known are {known}"
        )
    return found[0]


def _notes(material: Material) -> tuple[str, ...]:
    ids = {segment.article_id for segment in material.event.segments}
    cut_short = [
        f"{article.outlet}: {note}"
        for article in material.report.articles
        if article.id in ids
        for note in article.notes
    ]
    return (*cut_short, *material.event.notes)


def _with_notes(lesson: Lesson, *notes: str) -> Lesson:
    return replace(lesson, notes=(*lesson.notes, *notes))
