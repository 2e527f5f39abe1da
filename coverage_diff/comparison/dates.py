"""Whether two dates date the same thing."""

from __future__ import annotations

from dataclasses import replace

from coverage_diff.comparison.context import EventContext
from coverage_diff.comparison.frames import NEVER, SAME_FRAME, same_frame
from coverage_diff.comparison.values import date_relation
from coverage_diff.language.text import squeeze
from coverage_diff.model import Date, Fact, Granularity, Mention, Relation

# Nearness of the sentences from which "last week" is the Thursday of the other story. In six annotated events 3 pairs
# of 455 of which one lies in the other dated one thing.
_NEAR = 0.5
# The same where no calendar can place one of the two.
_NEAR_UNPLACED = 0.6
# "Friday" on a page without a date is a day of this many days around the other pages' publication.
_WEEK = 7
# Nearness from which the same year dates one thing: a story of the year's economy has many.
_NEAR_COARSE = 0.05
# The same within one article, which has less need to date one thing twice.
_NEAR_WITHIN = 0.1
# A year that holds a day tells nothing about whether both date one thing; a week or a month may.
_MONTH = 31

# The strength of one year in two sentences that share nothing.
_UNLIKE = -1.0

_COARSE = frozenset({Granularity.YEAR, Granularity.DECADE, Granularity.CENTURY})


def single_dates(fact: Fact) -> tuple[Fact, ...]:
    """A fact for each mention of a year: it can date many things, a day mostly dates the event.

    In six annotated events mentions of one day in one story were one fact in 116 of 146 pairs.
    """
    if fact.date is None or fact.date.granularity not in _COARSE:
        return (fact,)
    return tuple(replace(fact, label=squeeze(m.text), mentions=(m,), date=m.date) for m in fact.mentions)


def score_dates(a: Fact, b: Fact, context: EventContext) -> float:
    """How surely two facts date the same thing; above 0 they do.

    The same day is taken for the same fact: in six annotated events that was right for four pairs of five, and most of
    the others, several things on one day, stood in one story. One date within another needs near sentences.
    """
    scores = [score_date_pair(x, y, context) for x in a.mentions for y in b.mentions]
    if a.mentions[0].article_id == b.mentions[0].article_id:
        # Two dates of one article are two, unless they are of one value; a third article may tie them.
        return max(0.0, max(scores) - _NEAR_WITHIN) if a.date == b.date else 0.0
    return max(scores)


def score_date_pair(a: Mention, b: Mention, context: EventContext) -> float:
    """The strength of two mentions, of the shape that the scorers of facts have."""
    if a.date is None or b.date is None:
        return NEVER
    relation = date_relation(a.date, b.date)
    near = context.nearness(a, b)
    if relation is Relation.SAME and not _in_reach(a, b, context):
        return NEVER
    if relation is Relation.SAME and a.date.granularity not in _COARSE:
        return 1.0 + near
    if same_frame(a, b, context):
        return SAME_FRAME
    if relation is Relation.SAME:
        return near if near >= _NEAR_COARSE else _UNLIKE
    if relation is Relation.DIFFERS or not _close(a.date, b.date):
        return NEVER
    return near - (_NEAR_UNPLACED if relation is None else _NEAR)


def _in_reach(a: Mention, b: Mention, context: EventContext) -> bool:
    """Whether a weekday of an undated page and a day of the calendar lie in one week of news."""
    placed = [m.date for m in (a, b) if m.date and m.date.start]
    if len(placed) != 1 or not context.days or placed[0].start is None:
        return True
    return min(abs((placed[0].start - day).days) for day in context.days) <= _WEEK


def _close(a: Date, b: Date) -> bool:
    """Whether two dates are no further apart in fineness than a day and its month, or one could not be placed."""
    longest = max(((d.end - d.start).days for d in (a, b) if d.start and d.end), default=0)
    return longest <= _MONTH or not (a.resolved and b.resolved)
