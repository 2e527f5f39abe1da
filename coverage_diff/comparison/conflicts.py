"""Values of two articles that tell one thing in different sentences and cannot both be true.

Values in the same sentence frame are joined by the scorers already. What is left is rare and easily invented: in 180
news events most pairs of near sentences with different figures measured different things. So only figures of people of
one fate ("killed", "arrested") and days written out in full are held against each other here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from itertools import pairwise

from coverage_diff.comparison.context import EventContext
from coverage_diff.comparison.quantities import fates_of, measure
from coverage_diff.comparison.values import quantity_relation
from coverage_diff.language.document import Sentence
from coverage_diff.model import Fact, Granularity, Kind, Mention, Relation

Contradiction = Callable[[Mention, Mention, EventContext], float]

# Nearness of the sentences from which two counts of people of one fate, or two days, contradict each other. Set on 180
# events so that what is flagged, read by hand, is a contradiction in most cases.
_NEAR_FATE, _NEAR_DAY = 0.3, 0.3
# Counts further apart than this factor are of different scopes, whatever their sentences share.
_FAR = 50.0
_ANY_YEAR = 2000
# Days further apart than this date different things.
_FAR_DAYS = 31

_AT_PLACE = frozenset({"in", "at", "near", "across", "outside", "around", "from", "of"})


def join_conflicts(groups: Sequence[list[Fact]], kind: Kind, context: EventContext) -> list[list[Fact]]:
    """Join groups of facts that contradict each other, the nearest sentences first.

    Args:
        groups: Facts that agree with each other; two groups can only contradict where no outlet has both.
        kind: Quantity or date; groups of other kinds come back as they are.
        context: The event's prepared segments.
    """
    contradiction = _CONTRADICTIONS.get(kind)
    joined = {i: list(group) for i, group in enumerate(groups)}
    if contradiction is None:
        return list(joined.values())
    outlets = [frozenset(context.outlet(m.article_id) for f in group for m in f.mentions) for group in groups]
    mentions = [[m for fact in group for m in fact.mentions] for group in groups]
    pairs = []
    for i, ours in enumerate(mentions):
        for j in range(i + 1, len(groups)):
            if not outlets[i] & outlets[j]:
                score = max(contradiction(a, b, context) for a in ours for b in mentions[j])
                if score > 0:
                    pairs.append((-score, sorted((_name(groups[i]), _name(groups[j]))), i, j))
    taken: set[int] = set()
    for _, _, i, j in sorted(pairs):
        if not {i, j} & taken:
            taken |= {i, j}
            joined[i] += joined.pop(j)
    return list(joined.values())


def _name(group: Sequence[Fact]) -> str:
    return min(fact.label for fact in group)


def _counts(a: Mention, b: Mention, context: EventContext) -> float:
    """Above 0 where two mentions count people of one fate, at no two places, and cannot both be true."""
    x, y = a.quantity, b.quantity
    if x is None or y is None or x.unit != y.unit or quantity_relation(x, y) is not Relation.DIFFERS:
        return -1.0
    low, high = sorted((abs(x.value), abs(y.value)))
    one, two = context.remember(measure, a), context.remember(measure, b)
    if not low or high > _FAR * low or not fates_of(one) & fates_of(two):
        return -1.0
    places = _place(a, context), _place(b, context)
    if all(places) and places[0] != places[1]:
        return -1.0
    return context.nearness(a, b) - _NEAR_FATE


def _place(mention: Mention, context: EventContext) -> str:
    """The capitalised word behind the preposition that stands nearest to a figure: where it was counted."""
    sentence: Sentence | None = context.sentence(mention)
    if sentence is None:
        return ""
    words = [t for t in sentence.tokens if t.kind != "mark"]
    found = []
    for before, word in pairwise(words):
        if before.norm in _AT_PLACE and word.capitalised:
            distance = mention.start - word.end if word.end <= mention.start else word.start - mention.end
            found.append((distance, word.norm))
    return min(found)[1] if found else ""


def _days(a: Mention, b: Mention, context: EventContext) -> float:
    """Above 0 where two days written out in full ("June 21") date one thing."""
    one, two = _day_of_year(a), _day_of_year(b)
    if one is None or two is None or one == two or abs((one - two).days) > _FAR_DAYS:
        return -1.0
    return context.nearness(a, b) - _NEAR_DAY


def _day_of_year(mention: Mention) -> dt.date | None:
    """The day that a mention writes out, in a leap year that stands for all years where the text names none."""
    date = mention.date
    if date is None or date.granularity is not Granularity.DAY or not any(c.isdigit() for c in mention.text):
        return None
    if date.start is not None:
        return date.start.replace(year=_ANY_YEAR)
    try:
        return dt.date.fromisoformat(f"{_ANY_YEAR}{date.value[4:]}")
    except ValueError:
        return None


_CONTRADICTIONS: dict[Kind, Contradiction] = {Kind.QUANTITY: _counts, Kind.DATE: _days}
