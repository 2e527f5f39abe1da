"""The order of facts in a report: the most telling first."""

from __future__ import annotations

from coverage_diff.model import CARRIED, Fact, Kind, Relation, Status

# How much a reader learns from one row of this kind; names and dates alone say little.
_WEIGHT = {
    Kind.QUANTITY: 1.0,
    Kind.CLAIM: 0.9,
    Kind.QUOTE: 0.8,
    Kind.LAW: 0.6,
    Kind.ORGANISATION: 0.5,
    Kind.PERSON: 0.5,
    Kind.DATE: 0.4,
    Kind.PLACE: 0.3,
}


def tellingness(fact: Fact) -> float:
    """How telling a fact is, in [0, 1].

    Half for outlets that contradict each other; up to 0.3 for an omission, most where all others carry the fact;
    up to 0.1 for standing high in a story; up to 0.1 by kind.
    """
    cells = [cell.status for cell in fact.coverage.values()]
    carriers = sum(status in CARRIED for status in cells)
    omitters = sum(status is Status.OMITTED for status in cells)
    conflict = 0.5 if fact.relation is Relation.DIFFERS else 0.0
    gap = 0.3 * carriers / (carriers + omitters) / omitters if omitters else 0.0
    top = 0.1 * (1 - min((m.position for m in fact.mentions), default=1.0))
    return conflict + gap + top + 0.1 * _WEIGHT[fact.kind]


def ranked(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The facts by tellingness; ties by content."""
    return tuple(sorted(facts, key=lambda f: (-round(tellingness(f), 6), f.kind, f.label, f.id)))
