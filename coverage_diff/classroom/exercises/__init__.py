"""Every kind of exercise: one file each, with `build(material, plan) -> Exercise | None`.

None means that the event has too little of what the exercise needs.
"""

from __future__ import annotations

from collections.abc import Callable

from coverage_diff.classroom.exercises import (
    cloze,
    cuts,
    grid,
    headlines,
    numbers,
    odd,
    omission,
    positions,
    speakers,
    ticket,
    timeline,
    words,
)
from coverage_diff.classroom.lesson import Exercise
from coverage_diff.classroom.material import Material
from coverage_diff.classroom.plan import Plan

Builder = Callable[[Material, Plan], Exercise | None]

BUILDERS: dict[str, Builder] = {
    "headlines": headlines.build,
    "grid": grid.build,
    "odd": odd.build,
    "omission": omission.build,
    "numbers": numbers.build,
    "cloze": cloze.build,
    "positions": positions.build,
    "speakers": speakers.build,
    "cuts": cuts.build,
    "words": words.build,
    "timeline": timeline.build,
    "ticket": ticket.build,
}
"""The exercises by id, in the order in which a class does them: from finding to weighing."""
