"""Spot the omission: what does the other outlet add?"""

from __future__ import annotations

from itertools import permutations

from coverage_diff.classroom.lesson import Exercise, Form, Item
from coverage_diff.classroom.material import Material
from coverage_diff.classroom.plan import Plan
from coverage_diff.model import CARRIED, Status

_ANSWERS = 5  # facts that the key lists for each question


def build(material: Material, plan: Plan) -> Exercise | None:
    """Read A, then write what B adds; the key lists what only B told of the two."""
    wanted = 2 if plan.amounts.hints else 3
    items = []
    for first, second in permutations(material.outlets, 2):
        added = [
            fact
            for fact in material.facts
            if material.sure(fact)
            and fact.coverage[second].status in CARRIED
            and fact.coverage[first].status is Status.OMITTED
        ][:_ANSWERS]
        if len(added) < 2:
            continue
        items.append(
            Item(
                id=f"omission-{first}-{second}",
                form=Form.OPEN,
                prompt=(
                    f"Read {first}. Then read {second}. Write {_NUMBERS[min(wanted, len(added))]} things that {second} "
                    f"tells and {first} does not."
                ),
                answer=tuple(material.statement(fact) for fact in added),
                evidence=tuple(e for fact in added for e in material.evidence(fact, [second])),
            )
        )
    if not items:
        return None
    return Exercise(
        id="omission",
        title="Spot what is missing",
        instructions="A story that leaves something out need not be wrong. First find out what is missing.",
        items=tuple(items[: plan.amounts.questions]),
        hint="Underline all names and numbers in the second story; look for each in the first."
        if plan.amounts.hints
        else "",
        lines=plan.amounts.lines,
    )


_NUMBERS = {2: "two", 3: "three"}
