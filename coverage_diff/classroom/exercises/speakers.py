"""Who said it?"""

from __future__ import annotations

from coverage_diff.classroom.lesson import Exercise, Form, Item
from coverage_diff.classroom.material import Material
from coverage_diff.classroom.plan import Plan
from coverage_diff.model import Kind


def build(material: Material, plan: Plan) -> Exercise | None:
    """Quotations, each with the speakers of the event to choose from."""
    if len(material.speakers) < 2:
        return None
    items = []
    asked: dict[str, int] = {}
    for fact in material.event.facts:
        speaker = fact.speaker
        if fact.kind is not Kind.QUOTE or not speaker or not fact.carriers or asked.get(speaker, 0) > 1:
            continue
        asked[speaker] = asked.get(speaker, 0) + 1
        others = [name for name in material.speakers if name != speaker]
        options = plan.shuffled(
            [speaker, *plan.drawn(others, plan.amounts.options - 1, f"speakers:{fact.id}")], f"speakers-order:{fact.id}"
        )
        agreed = len({m.speaker for m in fact.mentions if m.speaker}) == 1
        items.append(
            Item(
                id=f"speakers-{fact.id}",
                form=Form.CHOICE,
                prompt=f"Who said this? {material.statement(fact)}",
                options=options,
                answer=(speaker,),
                evidence=material.evidence(fact),
                sure=agreed,
                note="" if agreed else "the outlets name it differently",
            )
        )
    if len(items) < 2:
        return None
    return Exercise(
        id="speakers",
        title="Who said it?",
        instructions="Find the words in the stories and say who spoke. Which outlets let this person speak?",
        items=tuple(items[: plan.amounts.questions]),
        hint="A story often names the speaker only before or after the words." if plan.amounts.hints else "",
    )
