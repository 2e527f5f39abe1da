"""A grid to tick: which outlet told which fact."""

from __future__ import annotations

from collections.abc import Iterator

from coverage_diff.classroom.lesson import Exercise, Form, Item
from coverage_diff.classroom.material import Material
from coverage_diff.classroom.plan import Plan
from coverage_diff.model import Fact

_UNSURE = 1  # rows of which the library itself is not sure: a class can find out


def build(material: Material, plan: Plan) -> Exercise | None:
    """One row for each of several facts, as many as possible with other ticks."""
    sure = [fact for fact in _balanced(material) if material.sure(fact)][: plan.amounts.rows - _UNSURE]
    unsure = [fact for fact in material.facts if not material.sure(fact)][: plan.amounts.rows - len(sure)][:_UNSURE]
    chosen = plan.shuffled([*sure, *unsure], "grid")
    if len(chosen) < 3:
        return None
    items = tuple(
        Item(
            id=f"grid-{fact.id}",
            form=Form.SEVERAL,
            prompt=material.statement(fact),
            options=material.outlets,
            answer=fact.carriers,
            evidence=material.evidence(fact),
            sure=material.sure(fact),
            note="; ".join(material.doubts(fact)),
        )
        for fact in chosen
    )
    return Exercise(
        id="grid",
        title="Who told what?",
        instructions=(
            "Read all stories. Tick every outlet that told its readers this. "
            "Where a number stands in ‹ ›, the number is what counts."
        ),
        items=items,
        hint="An outlet may tell a thing in other words, or give another number for it." if plan.amounts.hints else "",
    )


def _balanced(material: Material) -> Iterator[Fact]:
    """The facts by turns from each group of facts that the same outlets told."""
    groups: dict[tuple[str, ...], list[Fact]] = {}
    for fact in material.facts:
        groups.setdefault(fact.carriers, []).append(fact)
    for turn in range(max(map(len, groups.values()), default=0)):
        for facts in groups.values():
            if turn < len(facts):
                yield facts[turn]
