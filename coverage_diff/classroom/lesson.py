"""What a lesson is made of; all frozen, and the same in `exercises.json`, which a teacher may edit and render again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much help a sheet gives."""

    SUPPORT = "support"
    CORE = "core"
    ADVANCED = "advanced"


class Form(StrEnum):
    """How an item is answered.

    Values:
        CHOICE: One of `options` is right.
        SEVERAL: Any number of `options` are right.
        MATCH: `answer` has one option for each of `parts`.
        ORDER: `answer` is `options` in their right order.
        NUMBER: A number from `low` to `high` is right; `answer` is how the story gives it.
        GAPS: `prompt` has a gap (three underscores) for each word of `answer`; `options` is the word bank.
        OPEN: Free text; `answer` is what a good answer has in it.
    """

    CHOICE = "choice"
    SEVERAL = "several"
    MATCH = "match"
    ORDER = "order"
    NUMBER = "number"
    GAPS = "gaps"
    OPEN = "open"


GAP = "___"
"""A gap in the prompt of an item of form GAPS."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where the key's answer stands.

    Attributes:
        outlet: Who printed it.
        paragraph: Number of the paragraph in the story, from 1; 0 for the headline or a caption.
        text: A short excerpt.
    """

    outlet: str
    paragraph: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question.

    Attributes:
        id: Stays the same when the lesson is made again.
        form: How it is answered.
        prompt: The question as pupils read it.
        parts: The left side of a match, each a text of its own.
        options: What can be chosen, in the order printed.
        answer: The right options, or the points of a good open answer.
        evidence: Where the answer stands.
        sure: Whether the library is sure; an unsure item is never scored and never enters a quiz.
        note: What the teacher should know about this answer.
        low: Least number that counts as right, for a question about a number.
        high: Greatest such number.
    """

    id: str
    form: Form
    prompt: str
    parts: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    answer: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    sure: bool = True
    note: str = ""
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """Questions of one kind.

    Attributes:
        id: The kind: "grid", "cloze", ...
        title: Its heading.
        instructions: What to do.
        items: The questions.
        hint: Help that the support level prints; "" for none.
        lines: Empty lines to write on after each open question.
    """

    id: str
    title: str
    instructions: str
    items: tuple[Item, ...]
    hint: str = ""
    lines: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph, or the beginning of one, that the sheet prints.

    Attributes:
        paragraph: Its number in the story, from 1.
        text: Its words.
    """

    paragraph: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One outlet's story as the sheet presents it.

    Attributes:
        outlet: Who published it.
        headline: Its title; "" where it has none.
        published: Day of publication in ISO form; "" where unknown.
        url: Where to read it in full; "" where unknown.
        words: Length of the story.
        grade: Reading level as a US school grade (Automated Readability Index); None where it was not measured.
        passages: What is printed of it.
        whole: Whether all paragraphs are printed in full.
    """

    outlet: str
    headline: str
    published: str
    url: str
    words: int
    grade: float | None
    passages: tuple[Passage, ...]
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A lesson of one period about one event.

    Attributes:
        title: Its heading.
        event: The event, as the report names it.
        level: How much help it gives.
        seed: What the choice of items and distractors was drawn with.
        readings: The stories, in the order of the report.
        exercises: In the order in which a class does them.
        notes: What the teacher should know: cut pages, little material.
    """

    title: str
    event: str
    level: Level
    seed: int
    readings: tuple[Reading, ...]
    exercises: tuple[Exercise, ...]
    notes: tuple[str, ...] = ()

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets, each once."""
        return tuple(reading.outlet for reading in self.readings)

    @property
    def scored(self) -> tuple[Item, ...]:
        """The questions that have one right answer and of which the library is sure."""
        return tuple(i for e in self.exercises for i in e.items if i.sure and i.form is not Form.OPEN)
