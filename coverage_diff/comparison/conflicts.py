"""Figures of two articles that measure one thing and cannot both be true."""

from __future__ import annotations

from collections.abc import Sequence

from coverage_diff.comparison.context import EventContext
from coverage_diff.comparison.quantities import measure
from coverage_diff.comparison.values import quantity_relation, turned
from coverage_diff.model import Fact, Mention, Relation

# Nearness of the sentences from which two different figures of one noun contradict each other. Set so that no pair of
# three annotated events that a reader took for two facts is flagged; a conflict that is none accuses two outlets. Where
# both count people of one fate ("killed") less will do.
_NEAR, _NEAR_FATE = 0.5, 0.3
# Figures further apart than this factor measure different things, whatever their sentences share.
_FAR = 50.0


def join_conflicts(groups: Sequence[list[Fact]], context: EventContext) -> list[list[Fact]]:
    """Join groups of figures that contradict each other, the nearest sentences first.

    Args:
        groups: Facts that agree with each other; a group takes part with every article that none of the other has.
        context: The event's prepared segments.
    """
    outlets = [frozenset(context.outlet(m.article_id) for f in group for m in f.mentions) for group in groups]
    pairs = []
    for i, ours in enumerate(groups):
        for j in range(i + 1, len(groups)):
            if not outlets[i] & outlets[j]:
                score = _contradiction(ours, groups[j], context)
                if score > 0:
                    pairs.append((-score, sorted((_name(ours), _name(groups[j]))), i, j))
    joined = {i: list(group) for i, group in enumerate(groups)}
    taken: set[int] = set()
    for _, _, i, j in sorted(pairs):
        if not {i, j} & taken:
            taken |= {i, j}
            joined[i] += joined.pop(j)
    return list(joined.values())


def _name(group: Sequence[Fact]) -> str:
    return min(fact.label for fact in group)


def _contradiction(ours: Sequence[Fact], theirs: Sequence[Fact], context: EventContext) -> float:
    pairs = [(a, b) for f in ours for a in f.mentions for g in theirs for b in g.mentions]
    return max(_pair(a, b, context) for a, b in pairs)


def _pair(a: Mention, b: Mention, context: EventContext) -> float:
    """Above 0 where two mentions give figures of one thing that cannot both be true."""
    if a.quantity is None or b.quantity is None:
        return -1.0
    x, y = turned(a.quantity), turned(b.quantity)
    low, high = sorted((abs(x.value), abs(y.value)))
    if x.unit != y.unit or quantity_relation(x, y) is not Relation.DIFFERS or low == 0 or high > _FAR * low:
        return -1.0
    one, two = context.remember(measure, a), context.remember(measure, b)
    fates = one.classes - {"person"}, two.classes - {"person"}
    shared = fates[0] & fates[1]
    if not one.head or (one.head != two.head and not shared) or (all(fates) and not shared):
        return -1.0
    return context.nearness(a, b) - (_NEAR_FATE if shared else _NEAR)
