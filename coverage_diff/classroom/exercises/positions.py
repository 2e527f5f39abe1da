"""Inverted pyramid: in which order does each outlet tell the same facts?"""

from __future__ import annotations

from coverage_diff.classroom.lesson import Exercise, Form, Item
from coverage_diff.classroom.material import Material
from coverage_diff.classroom.plan import Plan
from coverage_diff.model import Fact


def build(material: Material, plan: Plan) -> Exercise | None:
    """Facts that several outlets tell, to be numbered by their place in each story."""
    pair = material.outlets[:2]
    facts = _apart(list(material.shared(*pair)), material, pair)[: plan.amounts.steps]
    if len(facts) < 3:
        return None
    options = plan.shuffled([material.statement(fact) for fact in facts], "positions")
    items = []
    for outlet in pair:
        ordered = sorted(facts, key=lambda fact: _place(material, fact, outlet))
        items.append(
            Item(
                id=f"positions-{outlet}",
                form=Form.ORDER,
                prompt=f"Number the facts in the order in which {outlet} tells them.",
                options=options,
                answer=tuple(material.statement(fact) for fact in ordered),
                evidence=tuple(e for fact in ordered for e in material.evidence(fact, [outlet])),
            )
        )
    return Exercise(
        id="positions",
        title="What comes first?",
        instructions=(
            "News tells the most important thing first and the least important last: an inverted pyramid. "
            "Compare what each outlet put at the top."
        ),
        items=tuple(items),
        hint="Write the number of the paragraph beside each fact first." if plan.amounts.hints else "",
    )


def _place(material: Material, fact: Fact, outlet: str) -> tuple[float, int]:
    mention = material.told(fact, outlet)
    return (mention.position, mention.start) if mention else (1.0, 0)


def _apart(facts: list[Fact], material: Material, outlets: tuple[str, ...]) -> list[Fact]:
    """Those that stand in different paragraphs of every outlet, so that their order cannot be disputed."""
    kept: list[Fact] = []
    taken: set[tuple[str, int]] = set()
    for fact in facts:
        mentions = [(o, material.told(fact, o)) for o in outlets]
        places = {(o, material.paragraph(m)) for o, m in mentions if m is not None}
        if len(places) == len(outlets) and not places & taken and all(number for _, number in places):
            taken |= places
            kept.append(fact)
    return kept
