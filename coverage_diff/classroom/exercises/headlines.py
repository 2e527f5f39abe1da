"""Match the headlines with their outlets."""

from __future__ import annotations

from coverage_diff.classroom.lesson import Exercise, Form, Item
from coverage_diff.classroom.material import Material
from coverage_diff.classroom.plan import Plan
from coverage_diff.reporting import inert


def build(material: Material, plan: Plan) -> Exercise | None:
    """Every headline is to be matched with the outlet whose story it fits."""
    titles = {outlet: inert.line(material.stories(outlet)[0].title) for outlet in material.outlets}
    titles = {outlet: title for outlet, title in titles.items() if title}
    if len(titles) < 2 or len(set(titles.values())) < len(titles):
        return None
    order = plan.shuffled(list(titles), "headlines")
    return Exercise(
        id="headlines",
        title="Match the headline",
        instructions="Cover the headlines of the stories. Which belongs to which outlet? What does each stress?",
        items=(
            Item(
                id="headlines",
                form=Form.MATCH,
                prompt="Match each headline with its outlet.",
                parts=tuple(titles[outlet] for outlet in order),
                options=material.outlets,
                answer=order,
            ),
        ),
    )
