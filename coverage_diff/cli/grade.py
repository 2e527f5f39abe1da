"""The command that tells how a class did."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from coverage_diff.cli import inputs
from coverage_diff.cli.options import SWITCH, Quiet
from coverage_diff.cli.outputs import say, stderr, stdout
from coverage_diff.errors import ReportError
from coverage_diff.reporting import files, inert
from coverage_diff.reporting.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coverage_diff.classroom import Grades
    from coverage_diff.classroom.grading import Found

# typer reads these at run time, and its older versions only know Optional[...] and no `X | None`.


def grade(
    answers: Annotated[
        Path, typer.Argument(metavar="ANSWERS.csv", help="The class's answers: a heading, then one row a pupil.")
    ],
    key: Annotated[Path, typer.Argument(metavar="KEY.json", help="The lesson's exercises.json.")],
    output: Annotated[
        Optional[Path], typer.Option("--output", "-o", metavar="FILE.md", help="Write the results here too.")
    ] = None,
    blank: Annotated[
        bool, typer.Option("--blank", metavar=SWITCH, help="Write an empty ANSWERS.csv to type answers into.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Tell how many of a class found each fact: what to talk about next.

    A heading is a question's id, its words, or its words in a quiz file; all other columns (names, times, points) are
    left unread, and none of them is in the results. An answer is given in words or by its letter on the sheet; several
    in one cell are separated by semicolons. Examples:

    - `coverage-diff grade examples/classroom/answers.csv examples/classroom/lesson/exercises.json`

    - `coverage-diff grade my-answers.csv examples/classroom/lesson/exercises.json --blank`
    """
    from coverage_diff import classroom  # noqa: PLC0415 - templates load when needed

    messages = stderr(quiet=quiet)
    lesson = inputs.read_lesson(key)
    if blank:
        if answers.exists():
            raise ReportError(f"{answers}: is there already and may hold answers; name a new file")
        files.write(answers, classroom.answer_sheet(lesson))
        say(messages, f"wrote {answers}")
        return
    grades = classroom.grade(answers, lesson)
    _print_grades(grades, stdout())
    if grades.unread:
        say(messages, f"left unread: {', '.join(grades.unread)}")
    if output is not None:
        files.write(output, grades.to_markdown())
        say(messages, f"wrote {output}")


def _print_grades(grades: Grades, console: Console) -> None:
    """How the class did: facts, the hardest first, then questions in the lesson's order."""
    mean = f"{sum(grades.scores) / len(grades.scores):.1f}" if grades.scores else "none"
    sheets, asked = counted(len(grades.scores), "answer sheet"), counted(grades.of, "question")
    console.print(Text(f"{sheets}, {asked}, {mean} right on average"))
    for heading, rows in (("fact, the hardest first", grades.facts), ("question", grades.questions)):
        console.print()
        console.print(_table(heading, rows))


def _table(heading: str, rows: Sequence[Found]) -> Table:
    table = Table("found by", heading, box=None, pad_edge=False)
    for row in rows:
        table.add_row(Text(f"{row.right} of {row.answered}"), Text(inert.line(row.words)))
    return table
