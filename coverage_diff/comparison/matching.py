"""Whether two facts of different articles are one fact: a scorer of one shape for each kind.

A scorer takes two facts and the event's context and returns a strength; above 0 the two are one fact. What decides is
typed slots (value, unit, counted noun, day, words of a quotation); the nearness of the sentences only proposes and
settles what the slots leave open, because a sentence with one altered figure resembles its original more than any true
paraphrase does. Named entities and claims are not scored pair by pair: `names.group_names` and `claims.group_claims`
see all of them at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from coverage_diff.comparison.context import EventContext
from coverage_diff.comparison.dates import score_dates
from coverage_diff.comparison.quantities import score_quantities
from coverage_diff.comparison.quotes import score_quotes
from coverage_diff.model import Fact, Kind

Scorer = Callable[[Fact, Fact, EventContext], float]


SCORERS: Mapping[Kind, Scorer] = {
    Kind.QUANTITY: score_quantities,
    Kind.DATE: score_dates,
    Kind.QUOTE: score_quotes,
}
