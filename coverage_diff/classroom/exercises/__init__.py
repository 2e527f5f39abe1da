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

# In the order in which a class does them: from finding to weighing.
BUILDERS: tuple[Builder, ...] = (
    headlines.build,
    grid.build,
    odd.build,
    omission.build,
    numbers.build,
    cloze.build,
    positions.build,
    speakers.build,
    cuts.build,
    words.build,
    timeline.build,
    ticket.build,
)
