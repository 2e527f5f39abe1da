"""Whether two dates date the same thing."""

from __future__ import annotations

from coverage_diff.comparison.context import EventContext
from coverage_diff.comparison.values import date_relation
from coverage_diff.model import Fact, Relation

NEVER = -10.0


def score_dates(a: Fact, b: Fact, context: EventContext) -> float:
    """Dates: the same stretch of time is one fact; one within the other needs near sentences."""
    x, y = a.date, b.date
    if x is None or y is None:
        return NEVER
    if a.mentions[0].article_id == b.mentions[0].article_id:
        return 0.0
    relation = date_relation(x, y)
    near = max(context.nearness(p, q) for p in a.mentions for q in b.mentions)
    if relation is Relation.SAME:
        return 1.0 + near
    if relation is Relation.ROUNDED:
        return near - 0.5
    return NEVER
