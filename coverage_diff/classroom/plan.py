"""How much of everything a level asks for, and the draws that a seed decides."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from coverage_diff.classroom.lesson import Level

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """Numbers of a level; made for one period of 50 minutes.

    Attributes:
        rows: Facts in the grid.
        questions: Questions of each exercise with short answers.
        options: Answers to choose from.
        steps: Things to put in order.
        spare: Words in a word bank that fit nowhere; None prints no bank.
        hints: Whether exercises carry hints.
        lines: Lines to write an open answer on.
        essays: Open questions of the exit ticket.
    """

    rows: int
    questions: int
    options: int
    steps: int
    spare: int | None
    hints: bool
    lines: int
    essays: int


AMOUNTS = {
    Level.SUPPORT: Amounts(rows=6, questions=3, options=3, steps=3, spare=0, hints=True, lines=2, essays=1),
    Level.CORE: Amounts(rows=8, questions=4, options=4, steps=5, spare=2, hints=False, lines=3, essays=2),
    Level.ADVANCED: Amounts(rows=12, questions=6, options=4, steps=6, spare=None, hints=False, lines=5, essays=3),
}


class Plan:
    """The amounts of a level, and a source of draws for each exercise.

    Draws depend on the seed and on what they are for alone, so that one exercise more or less leaves the others as
    they were.

    Args:
        level: How much help the sheet gives.
        seed: Any number; the same number gives the same lesson.
    """

    def __init__(self, level: Level, seed: int) -> None:
        self.level = level
        self.seed = seed
        self.amounts = AMOUNTS[level]

    def shuffled(self, items: Sequence[_T], purpose: str) -> tuple[_T, ...]:
        """The items in an order that the seed decides, never in the order given where there are two or more."""
        drawn = list(items)
        source = self._source(purpose)
        source.shuffle(drawn)
        if len(drawn) > 1 and drawn == list(items):
            drawn = [*drawn[1:], drawn[0]]
        return tuple(drawn)

    def drawn(self, items: Sequence[_T], count: int, purpose: str) -> tuple[_T, ...]:
        """At most so many of the items."""
        source = self._source(purpose)
        return tuple(source.sample(list(items), min(count, len(items))))

    def _source(self, purpose: str) -> random.Random:
        """Draws of their own for each purpose, in which an outlet's name may stand, a broken one too."""
        return random.Random(f"{self.seed}:{purpose}".encode("utf-8", "backslashreplace"))  # noqa: S311 - no secret
