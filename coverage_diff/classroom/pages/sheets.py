"""The student's sheet, the key and the projector's slides as HTML pages that need nothing else."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources

import jinja2

from coverage_diff.classroom.lesson import GAP, Exercise, Form, Item, Lesson
from coverage_diff.classroom.quiz.question import place
from coverage_diff.reporting import inert
from coverage_diff.reporting.wording import counted

_TEMPLATES = "coverage_diff.classroom.pages.templates"


def student(lesson: Lesson) -> str:
    """What pupils get: the readings and the exercises, to print on A4 or Letter in black and white."""
    return _render("student.html.j2", lesson)


def key(lesson: Lesson) -> str:
    """The teacher's key: every answer with its paragraph, and a mark where the library is not sure."""
    return _render("key.html.j2", lesson)


def projector(lesson: Lesson) -> str:
    """One exercise a screen, large; arrow keys step, the space bar shows the answers."""
    return _render("projector.html.j2", lesson)


@cache
def _environment() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.FunctionLoader(_source),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    made.filters.update(words=inert.line, place=place)
    made.globals.update(
        bank=_bank, counted=counted, halves=_halves, letters="ABCDEFGHIJKLMNOPQRSTUVWXYZ", Form=Form, number=_number
    )
    return made


def _source(name: str) -> str:
    return resources.files(_TEMPLATES).joinpath(name).read_text(encoding="utf-8")


def _render(name: str, lesson: Lesson) -> str:
    style = _source("lesson.css")
    script = _source("projector.js") if name.startswith("projector") else ""
    # Only this style and this script may act on the page; nothing that an outlet wrote ever can.
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(style)}'",
            f"script-src '{_hash(script)}'" if script else "script-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    return _environment().get_template(name).render(lesson=lesson, style=style, script=script, policy=policy)


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _bank(exercise: Exercise) -> tuple[str, ...]:
    """The word bank that all gaps of an exercise share; empty where there is none."""
    banks = {item.options for item in exercise.items if item.form is Form.GAPS}
    return banks.pop() if len(banks) == 1 else ()


def _halves(item: Item) -> tuple[str, ...]:
    """The prompt of an item with gaps, cut at the gaps."""
    return tuple(item.prompt.split(GAP))


def _number(item: Item, option: str) -> str:
    """Which number an option of an ordering gets."""
    return str(item.answer.index(option) + 1) if option in item.answer else "?"
