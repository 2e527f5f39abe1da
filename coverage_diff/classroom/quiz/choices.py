"""Questions with two to four answers to choose from: what quiz games take."""

from __future__ import annotations

from dataclasses import dataclass

from coverage_diff.classroom.lesson import GAP, Lesson
from coverage_diff.classroom.quiz.question import Question, Type, questions


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A question with its answers.

    Attributes:
        text: What is asked.
        options: Two to four answers.
        right: Number of the right one, from 1.
        feedback: Where the answer stands.
    """

    text: str
    options: tuple[str, ...]
    right: int
    feedback: str


def choices(lesson: Lesson) -> tuple[Choice, ...]:
    """The scored questions of a lesson that can be put as a choice; the rest has no place in such games."""
    return tuple(made for question in questions(lesson) if (made := choice(question)) is not None)


def choice(question: Question) -> Choice | None:
    """The question as a choice; None where it cannot be put as one of two to four answers."""
    text, options, answer = question.text, question.options, question.answer[:1]
    if question.type is Type.TRUE_FALSE:
        options, answer = ("True", "False"), (question.answer[0].capitalize(),)
    elif question.type is Type.GAP:
        text = f"Which words are missing? {question.text.replace(GAP, '_____')}"
        near = [o for o in options if o != answer[0]][:3]
        options = tuple(sorted([*near, answer[0]]))
    elif question.type is not Type.CHOICE:
        return None
    if not 2 <= len(options) <= 4 or answer[0] not in options:
        return None
    return Choice(text=text, options=options, right=options.index(answer[0]) + 1, feedback=question.feedback)
