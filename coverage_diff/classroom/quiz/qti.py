"""A QTI 1.2 package for Canvas and others, made by text2qti."""

from __future__ import annotations

import re
from importlib import import_module

from coverage_diff.classroom.lesson import GAP, Lesson
from coverage_diff.classroom.quiz.question import Question, Type, number_text, questions
from coverage_diff.errors import MissingExtraError
from coverage_diff.reporting import inert

# Everything that Markdown, HTML and text2qti's formulas give a meaning to; as entities they have none.
_CONTROL = re.compile(r"[\\`*_{}\[\]()#+\-.!$<>&|~=^:\"']")


def render(lesson: Lesson) -> bytes:
    """The lesson's scored questions as a QTI 1.2 package (.zip); a match becomes one choice for each of its parts.

    Raises:
        MissingExtraError: The package text2qti is not installed.
    """
    try:
        config, quiz, qti = (import_module(f"text2qti.{name}") for name in ("config", "quiz", "qti"))
    except ImportError as error:
        raise MissingExtraError("text2qti", extra="classroom", purpose="A QTI quiz") from error
    made = quiz.Quiz(source(lesson), config=config.Config(), source_name="lesson")
    return bytes(qti.QTI(made).zip_bytes())


def source(lesson: Lesson) -> str:
    """The quiz in text2qti's own notation."""
    blocks = [f"Quiz title: {inert.line(lesson.title)}"]
    number = 0
    for question in questions(lesson):
        for text, answers in _blocks(question):
            number += 1
            blocks.append("\n".join([f"{number}. {escape(text)}", *answers]))
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """Text on one line that text2qti shows as it is."""
    return _CONTROL.sub(lambda found: f"&#{ord(found[0])};", inert.line(text))


def _blocks(question: Question) -> list[tuple[str, list[str]]]:
    if question.type is Type.NUMBER:
        return [(question.text, [f"=   [{number_text(question.low)}, {number_text(question.high)}]"])]
    if question.type is Type.GAP:
        return [(question.text.replace(GAP, "_____"), [f"*   {inert.line(question.answer[0])}"])]
    if question.type is Type.TRUE_FALSE:
        return [(question.text, _options(("True", "False"), question.answer[0].capitalize()))]
    if question.type is Type.MATCH:
        pairs = zip(question.parts, question.answer, strict=True)
        return [(f"{question.text} {part}", _options(question.options, right)) for part, right in pairs]
    return [(question.text, _options(question.options, question.answer[0]))]


def _options(options: tuple[str, ...], right: str) -> list[str]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    return [f"{'*' if o == right else ''}{letter}) {escape(o)}" for letter, o in zip(letters, options, strict=False)]
