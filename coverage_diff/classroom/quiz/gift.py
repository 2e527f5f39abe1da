"""Moodle's GIFT: plain text that Moodle and others import (https://docs.moodle.org/en/GIFT_format)."""

from __future__ import annotations

import re

from coverage_diff.classroom.lesson import GAP, Lesson
from coverage_diff.classroom.quiz.question import Question, Type, number_text, questions

_CONTROL = re.compile(r"([\\~=#{}:])")


def render(lesson: Lesson) -> str:
    """The lesson's scored questions in GIFT."""
    return "\n\n".join([f"// {_line(lesson.title)}", *map(_question, questions(lesson))]) + "\n"


def _line(text: str) -> str:
    return " ".join(text.split())


def escape(text: str) -> str:
    """Text on one line whose characters mean nothing to GIFT; an arrow, which it cannot escape, becomes a sign."""
    return _CONTROL.sub(r"\\\1", _line(text).replace("->", "→"))


def _question(question: Question) -> str:
    head = f"::{escape(question.id)}::[plain]"
    note = f"####{escape(question.feedback)}" if question.feedback else ""
    if question.type is Type.GAP:
        before, _, after = question.text.partition(GAP)
        return f"{head}{escape(before)} {{={escape(question.answer[0])}{note}}} {escape(after)}"
    text = f"{head}{escape(question.text)}"
    if question.type is Type.TRUE_FALSE:
        return f"{text} {{{question.answer[0].upper()}{note}}}"
    if question.type is Type.NUMBER:
        return f"{text} {{#{number_text(question.low)}..{number_text(question.high)}{note}}}"
    if question.type is Type.MATCH:
        pairs = zip(question.parts, question.answer, strict=True)
        rows = [f"={escape(part)} -> {escape(answer)}" for part, answer in pairs]
    else:
        rows = [f"{'=' if option in question.answer else '~'}{escape(option)}" for option in question.options]
    body = "\n".join(f"  {row}" for row in rows)
    return f"{text} {{\n{body}\n{'  ' + note + chr(10) if note else ''}}}"
