"""Scored items as questions that every quiz program knows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from coverage_diff.classroom.lesson import GAP, Form, Item, Lesson
from coverage_diff.classroom.material import cut

_FEEDBACK_WORDS = 14  # of each excerpt: enough to find the place


class Type(StrEnum):
    """What quiz programs have in common."""

    CHOICE = "choice"
    TRUE_FALSE = "true_false"
    MATCH = "match"
    NUMBER = "number"
    GAP = "gap"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question of a quiz.

    Attributes:
        id: Its name, unique in the quiz.
        type: How it is answered.
        text: What is asked; a GAP has three underscores where the word is missing.
        options: What can be chosen; the right sides of a match.
        answer: The right option; for a match the right side of each part; for a gap the missing words; "true" or
            "false".
        parts: The left sides of a match.
        low: Least right number.
        high: Greatest right number.
        feedback: Where the answer stands.
    """

    id: str
    type: Type
    text: str
    options: tuple[str, ...] = ()
    answer: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    low: float = 0.0
    high: float = 0.0
    feedback: str = ""


def questions(lesson: Lesson) -> tuple[Question, ...]:
    """The questions of a lesson's scored items, in order; items of which the library is not sure are left out."""
    return tuple(_question(item, number) for number, item in enumerate(lesson.scored))


def _question(item: Item, number: int) -> Question:
    feedback = "; ".join(f"{e.outlet}, {place(e.paragraph)}: {cut(e.text, _FEEDBACK_WORDS)}" for e in item.evidence[:2])
    if item.form is Form.SEVERAL:
        # One outlet of the row, another one from row to row, so that true and false answers mix.
        outlet = item.options[number % len(item.options)]
        truth = "true" if outlet in item.answer else "false"
        text = f"True or false: {outlet} told its readers this: {item.prompt}"
        return Question(id=item.id, type=Type.TRUE_FALSE, text=text, answer=(truth,), feedback=feedback)
    if item.form is Form.ORDER:
        places = tuple(f"{n}." for n in range(1, len(item.answer) + 1))
        answer = tuple(places[item.answer.index(part)] for part in item.options)
        return Question(
            id=item.id,
            type=Type.MATCH,
            text=item.prompt,
            parts=item.options,
            options=places,
            answer=answer,
            feedback=feedback,
        )
    if item.form is Form.MATCH:
        return Question(
            id=item.id,
            type=Type.MATCH,
            text=item.prompt,
            parts=item.parts,
            options=item.options,
            answer=item.answer,
            feedback=feedback,
        )
    if item.form is Form.NUMBER:
        low, high = item.low or 0.0, item.high if item.high is not None else item.low or 0.0
        return Question(
            id=item.id, type=Type.NUMBER, text=item.prompt, answer=item.answer, low=low, high=high, feedback=feedback
        )
    kind = Type.GAP if item.form is Form.GAPS and GAP in item.prompt else Type.CHOICE
    return Question(
        id=item.id, type=kind, text=item.prompt, options=item.options, answer=item.answer, feedback=feedback
    )


def place(paragraph: int) -> str:
    """How the key names a place in a story."""
    return f"paragraph {paragraph}" if paragraph else "headline or caption"


def number_text(value: float) -> str:
    """A number as quiz programs read it: no thousands separators, no exponent."""
    return f"{value:.0f}" if value == int(value) else f"{value:.6f}".rstrip("0")
