"""A lesson as `exercises.json`, and back."""

from __future__ import annotations

import dataclasses
import json
from enum import StrEnum
from typing import Any, TypeVar

from coverage_diff.classroom.lesson import Evidence, Exercise, Form, Item, Lesson, Level, Passage, Reading
from coverage_diff.errors import ReportError

LESSON_VERSION = "1"

_Value = TypeVar("_Value")
_Member = TypeVar("_Member", bound=StrEnum)


def dumps(lesson: Lesson) -> str:
    """The lesson as JSON that a teacher can edit: drop an item, reword a prompt, and render it again."""
    return json.dumps({"lesson_version": LESSON_VERSION, **dataclasses.asdict(lesson)}, ensure_ascii=False, indent=1)


def loads(text: str) -> Lesson:
    """Load what `dumps` wrote, edited or not.

    Raises:
        ReportError: The text is no lesson, or a part of it was damaged; the message says where.
    """
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise ReportError(f"no lesson: line {error.lineno}, column {error.colno}: {error.msg}") from error
    except (ValueError, RecursionError) as error:  # a number without end, or nesting without end
        raise ReportError(f"no lesson: {error}") from error
    if not isinstance(data, dict) or data.pop("lesson_version", None) != LESSON_VERSION:
        raise ReportError('no lesson: an exercises.json begins with "lesson_version": "1"')
    exercises = tuple(
        _made(Exercise, e, f"exercises[{i}]", items=_items(e, i)) for i, e in enumerate(_rows(data, "exercises"))
    )
    readings = tuple(
        _made(
            Reading,
            r,
            f"readings[{i}]",
            passages=tuple(_made(Passage, p, f"readings[{i}].passages") for p in _rows(r, "passages")),
        )
        for i, r in enumerate(_rows(data, "readings"))
    )
    return _made(Lesson, data, "lesson", exercises=exercises, readings=readings, level=_member(Level, data, "level"))


def _items(exercise: dict[str, Any], number: int) -> tuple[Item, ...]:
    found = []
    for i, item in enumerate(_rows(exercise, "items")):
        where = f"exercises[{number}].items[{i}]"
        evidence = tuple(_made(Evidence, e, f"{where}.evidence") for e in _rows(item, "evidence", optional=True))
        found.append(_made(Item, item, where, evidence=evidence, form=_member(Form, item, "form", where)))
    return tuple(found)


def _rows(data: object, name: str, *, optional: bool = False) -> list[dict[str, Any]]:
    rows = data.get(name, [] if optional else None) if isinstance(data, dict) else None
    if not isinstance(rows, list):
        raise ReportError(f"no lesson: {name!r} must be a list")
    return rows


def _member(kind: type[_Member], data: dict[str, Any], name: str, where: str = "lesson") -> _Member:
    try:
        return kind(data.get(name, ""))
    except ValueError as error:
        known = ", ".join(kind)
        raise ReportError(f"{where}: {name!r} must be one of {known}, not {data.get(name)!r}") from error


def _made(kind: type[_Value], data: object, where: str, **ready: object) -> _Value:
    """A value of a kind from a dictionary; lists become tuples."""
    if not isinstance(data, dict):
        raise ReportError(f"{where}: must be an object with names and values")
    fields = {f.name: f for f in dataclasses.fields(kind)}  # type: ignore[arg-type]
    unknown = sorted(set(data) - set(fields))
    if unknown:
        raise ReportError(f"{where}: there is no {unknown[0]!r}; known are {', '.join(fields)}")
    given = {name: tuple(value) if isinstance(value, list) else value for name, value in data.items()}
    missing = [
        name
        for name, field in fields.items()
        if name not in given and name not in ready and field.default is dataclasses.MISSING
    ]
    if missing:
        raise ReportError(f"{where}: {missing[0]!r} is missing")
    return kind(**{**given, **ready})
