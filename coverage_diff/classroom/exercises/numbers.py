"""Match the numbers: equal, rounded or in conflict?"""

from __future__ import annotations

import re
from itertools import combinations

from coverage_diff.classroom.lesson import Exercise, Form, Item
from coverage_diff.classroom.material import EXCERPT_WORDS, Material, cut
from coverage_diff.classroom.plan import Plan
from coverage_diff.model import Bound, Fact, Kind, Mention, Quantity, Relation

_DIGITS = re.compile(r"[0-9](?:[0-9,.]*[0-9])?")
_LEAST = 3  # smaller counts can be guessed

ANSWERS = {
    Relation.SAME: "They say the same.",
    Relation.ROUNDED: "One is rounded or less exact; both can be true.",
    Relation.DIFFERS: "Both cannot be true.",
}


def build(material: Material, plan: Plan) -> Exercise | None:
    """Two outlets' figures for one thing: how do they agree?"""
    rows = []
    for fact in material.event.facts:
        pair = _pair(fact, material) if fact.kind is Kind.QUANTITY else None
        if pair is not None:
            rows.append((fact, *pair))
    # Conflicts and rounding teach more than equal figures, which come first in no list but fill it.
    order = [Relation.DIFFERS, Relation.ROUNDED, Relation.SAME]
    rows.sort(key=lambda row: order.index(row[0].relation))
    chosen = plan.shuffled(rows[: plan.amounts.questions], "numbers")
    pairs = tuple(
        Item(
            id=f"numbers-{fact.id}",
            form=Form.CHOICE,
            prompt=" — ".join(f"{o}: “{m.text}”" for o, m in (one, other)),
            options=tuple(ANSWERS.values()),
            answer=(ANSWERS[fact.relation],),
            evidence=material.evidence(fact, [one[0], other[0]]),
            sure=material.sure(fact),
            note="; ".join(material.doubts(fact)),
        )
        for fact, one, other in chosen
    )
    items = (*pairs, *_amounts(material)[: plan.amounts.questions // 2])
    if len(items) < 2:
        return None
    return Exercise(
        id="numbers",
        title="Do the numbers agree?",
        instructions="Where two outlets give a figure for the same thing, say how the figures agree.",
        items=items,
        hint="“Nearly 1,200” and “1,180” can both be true. “Four” and “six” cannot." if plan.amounts.hints else "",
    )


def _amounts(material: Material) -> list[Item]:
    """Questions for numbers in digits that one outlet alone gives, in their sentences."""
    items = []
    for fact in material.event.facts:
        told = fact.quantity
        if fact.kind is not Kind.QUANTITY or told is None or len(fact.carriers) != 1 or not material.sure(fact):
            continue
        mention = material.told(fact, fact.carriers[0])
        digits = _DIGITS.search(mention.text) if mention else None
        if mention is None or digits is None or told.value < _LEAST or _value(digits[0]) != told.value:
            continue
        sentence = cut(material.sentence(mention), EXCERPT_WORDS, around=mention.text)
        if sentence.count(mention.text) != 1:
            continue
        exact = told.bound in (Bound.EXACT, Bound.AT_LEAST, Bound.AT_MOST)
        words = sentence.replace(mention.text, mention.text.replace(digits[0], "…?…", 1))
        items.append(
            Item(
                id=f"numbers-{fact.id}",
                form=Form.NUMBER,
                prompt=f"{fact.carriers[0]} gives a number here. Which? “{words}”",
                answer=(digits[0],),
                evidence=material.evidence(fact),
                low=told.value if exact else told.low,
                high=told.value if exact else told.high,
            )
        )
    return items


def _value(digits: str) -> float | None:
    try:
        return float(digits.replace(",", ""))
    except ValueError:
        return None


def _pair(fact: Fact, material: Material) -> tuple[tuple[str, Mention], tuple[str, Mention]] | None:
    """Two outlets with their words for the figure, so chosen that they show the fact's relation."""
    told = [(o, m) for o in fact.carriers if (m := material.told(fact, o)) is not None and m.quantity is not None]
    pairs = list(combinations(told, 2))
    if fact.relation is Relation.SAME:
        return next((p for p in pairs if p[0][1].text.casefold() != p[1][1].text.casefold()), None)
    return next((p for p in pairs if _figures(p[0][1].quantity) != _figures(p[1][1].quantity)), None)


def _figures(quantity: Quantity | None) -> tuple[float, float, float] | None:
    return None if quantity is None else (quantity.value, quantity.low, quantity.high)
