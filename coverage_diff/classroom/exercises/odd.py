"""Odd fact out: the one that a single outlet told."""

from __future__ import annotations

from coverage_diff.classroom.lesson import Exercise, Form, Item
from coverage_diff.classroom.material import Material
from coverage_diff.classroom.plan import Plan


def build(material: Material, plan: Plan) -> Exercise | None:
    """For each outlet: which of these facts did it alone tell? The others were told by another outlet as well."""
    items = []
    for outlet in material.outlets:
        others = [
            fact
            for fact in material.facts
            if material.sure(fact) and outlet in fact.carriers and len(fact.carriers) > 1
        ]
        wrong = plan.drawn(others, plan.amounts.options - 1, f"odd:{outlet}")
        alone = next(material.only_in(outlet), None)
        if alone is None or len(wrong) < 2:
            continue
        options = plan.shuffled([material.statement(fact) for fact in (alone, *wrong)], f"odd-order:{outlet}")
        items.append(
            Item(
                id=f"odd-{alone.id}",
                form=Form.CHOICE,
                prompt=f"Which of these did only {outlet} tell?",
                options=options,
                answer=(material.statement(alone),),
                evidence=material.evidence(alone),
            )
        )
    if not items:
        return None
    return Exercise(
        id="odd",
        title="Odd fact out",
        instructions="One of the facts stands in one story alone. Find it.",
        items=tuple(items[: plan.amounts.questions]),
        hint="Look for each fact in the other story before you decide." if plan.amounts.hints else "",
    )
