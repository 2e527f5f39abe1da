"""The command that writes a lesson."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from coverage_diff.cli import inputs
from coverage_diff.cli.options import SWITCH, Bounds, Decisions, Outlets, Quiet, Settings, Strict
from coverage_diff.cli.outputs import say, stderr
from coverage_diff.reporting import inert
from coverage_diff.reporting.wording import counted

if TYPE_CHECKING:
    from coverage_diff.classroom import Lesson
    from coverage_diff.model import Report

# typer reads these at run time, and its older versions only know Optional[...] and no `X | None`.


def lesson(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATHS...",
            help="A saved report (.json), an edited exercises.json, or the pages themselves.",
            show_default=False,
        ),
    ] = [],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FOLDER", help="Folder for the lesson's files.")
    ] = Path("lesson"),
    level: Annotated[
        str, typer.Option("--level", metavar="support|core|advanced", help="How much help the sheet gives.")
    ] = "core",
    quiz: Annotated[
        str,
        typer.Option(
            "--quiz",
            metavar="FORMATS",
            help="Quiz files to add: gift, moodle-xml, qti, kahoot, csv, h5p, anki (commas between).",
        ),
    ] = "",
    document: Annotated[
        str, typer.Option("--document", metavar="FORMATS", help="Sheet and key to edit or print too: docx,pdf.")
    ] = "",
    title: Annotated[Optional[str], typer.Option("--title", help="The lesson's heading.")] = None,
    seed: Annotated[int, typer.Option("--seed", help="Another number draws other questions.")] = 1,
    event: Annotated[
        Optional[str],
        typer.Option("--event", help="Id of the event, where there are several; without it they are listed."),
    ] = None,
    full_text: Annotated[
        bool,
        typer.Option("--full-text", metavar=SWITCH, help="Print the stories in full. Ask whether you may copy them."),
    ] = False,
    exercises: Annotated[
        str,
        typer.Option(
            "--exercises",
            metavar="NAMES",
            help=(
                "Only these, for less paper: headlines, grid, odd, omission, numbers, cloze, positions, speakers, "
                "cuts, words, timeline, ticket (commas between)."
            ),
        ),
    ] = "",
    outlet: Outlets = [],
    strict: Strict = False,
    limit: Bounds = [],
    config: Settings = None,
    corrections: Decisions = None,
    quiet: Quiet = False,
) -> None:
    """Write a lesson of one period: student sheet, key, slides, plan and quizzes.

    Everything is printable and works offline. Edit exercises.json to drop or reword items, then render it again.
    Teachers find all of it on one page: examples/classroom/README.md. Examples:

    - `coverage-diff lesson examples/classroom/flood -o monday`

    - `coverage-diff lesson examples/classroom/flood -o monday --level support --quiz gift,kahoot`

    - `coverage-diff lesson examples/classroom/flood -o short --exercises grid,numbers,cloze,ticket`

    - `coverage-diff lesson monday/exercises.json -o monday`

    - `coverage-diff lesson report.json --title "Who told what?"`
    """
    from coverage_diff.classroom import make_lesson, save_lesson  # noqa: PLC0415 - templates load when needed
    from coverage_diff.cli.progress import progress_bars  # noqa: PLC0415 - as above
    from coverage_diff.corrections import correct  # noqa: PLC0415 - as above
    from coverage_diff.pipeline import compare  # noqa: PLC0415 - as above

    messages = stderr(quiet=quiet)
    made = _edited(paths)
    if made is None:
        if len(paths) == 1 and not outlet and _is_report(paths[0]):
            report = inputs.read_report(paths[0])
        else:
            articles = inputs.read_inputs(
                paths, outlet, messages, strict=strict, limits=inputs.read_limits(limit, config)
            )
            inputs.require_outlets(articles)
            with progress_bars(messages) as progress:
                report = compare(articles, inputs.read_config(config), progress=progress)
        report = correct(report, inputs.read_corrections(corrections))
        if event is None and len(report.events) > 1:
            say(messages, _other_events(report))
        chosen = _names(exercises) or None
        made = make_lesson(
            report, level=level, seed=seed, title=title, event=event, full_text=full_text, exercises=chosen
        )
    for path in save_lesson(made, output, _names(quiz), _names(document)):
        say(messages, f"wrote {path}")
    for note in made.notes:
        say(messages, f"note: {note}")
    unsure = sum(not item.sure for exercise in made.exercises for item in exercise.items)
    say(messages, f"{counted(len(made.scored), 'scored question')}; {unsure} marked as not sure, for discussion")


def _other_events(report: Report) -> str:
    """What the reader must know where only one of several events becomes the lesson."""
    known = "\n".join(f"  --event {event.id}  {inert.short(event.title, 60)}" for event in report.events)
    return f"{len(report.events)} events; the lesson takes the one with most facts. To choose another:\n{known}"


def _names(listed: str) -> list[str]:
    """The names in a list with commas."""
    return [name.strip() for name in listed.split(",") if name.strip()]


def _edited(paths: list[Path]) -> Lesson | None:
    """The lesson of an exercises.json; None where something else was named."""
    if len(paths) != 1 or not _has_key(paths[0], "lesson_version"):
        return None
    return inputs.read_lesson(paths[0])


def _is_report(path: Path) -> bool:
    return _has_key(path, "schema_version")


def _has_key(path: Path, name: str) -> bool:
    """Whether a file is a JSON object with this key."""
    if path.suffix.lower() != ".json" or not path.is_file():
        return False
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(data, dict) and name in data
