"""The exit ticket: open questions with a rubric."""

from __future__ import annotations

from coverage_diff.classroom.lesson import Exercise, Form, Item
from coverage_diff.classroom.material import Material
from coverage_diff.classroom.plan import Plan

_QUESTIONS = (
    (
        "one-story",
        "Imagine that you had read only {first}. What would you not know? What would you think of the event?",
        (
            "2 points: names a fact that only the other outlet told, with its place in the story",
            "1 point: says what changes for a reader, and why",
            "1 point: separates what was left out from what was told wrongly",
        ),
    ),
    (
        "reasons",
        "Choose one thing that an outlet left out. Give two possible reasons without bad intention, and one with.",
        (
            "1 point for each plausible reason (space, time of writing, other readers, no source, ...), at most 3",
            "1 point: says what one would have to check to know",
        ),
    ),
    (
        "editor",
        "You edit a third outlet. Write the first two sentences of your story. Which facts must be in them?",
        (
            "2 points: the sentences hold facts that all outlets tell",
            "1 point: says where each fact was found",
            "1 point: uses neutral words",
        ),
    ),
)


def build(material: Material, plan: Plan) -> Exercise:
    """Questions that need an opinion with reasons."""
    items = tuple(
        Item(id=f"ticket-{name}", form=Form.OPEN, prompt=prompt.format(first=material.outlets[0]), answer=rubric)
        for name, prompt, rubric in _QUESTIONS[: plan.amounts.essays]
    )
    return Exercise(
        id="ticket",
        title="Exit ticket",
        instructions="Answer in your own words. There is more than one good answer.",
        items=items,
        hint="Begin with: “If I had read only …”" if plan.amounts.hints else "",
        lines=plan.amounts.lines + 2,
    )
