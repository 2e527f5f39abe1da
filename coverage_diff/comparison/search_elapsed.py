"""Looks for a number of years that one outlet gives ("the highest for 18 years") where another names the year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import product

from coverage_diff.comparison.context import EventContext
from coverage_diff.comparison.evidence import OutletText
from coverage_diff.model import Check, Date, Fact, Granularity, Kind, Mention, Quantity, Status

# Log odds that the clauses of the years and of the year say the same, from which they tell one thing, and from which
# they may. In 260 events of allsides 4 of 4 pairs above the first are of one thing, 4 of 9 between them, and none of 24
# below.
_TOLD, _MAYBE = 0.8, -1.0
# Nearness of sentences that share hardly a word.
_LEAST_NEAR = 0.05
# Fewer years lie before the publication of a story by chance.
_LEAST_YEARS = 3
# "More than 140 years" is hardly said of more years than this share allows.
_LEAST_SHARE = 0.85
_YEARS = {"year": 1, "decade": 10, "century": 100}


def search_elapsed(fact: Fact, text: OutletText, context: EventContext) -> Check | None:
    """What the outlet tells of a number of years by the year in which they began, or of a year by their number.

    Args:
        fact: A figure or a date.
        text: The outlet's text.
        context: The event's prepared segments.
    """
    if fact.quantity is not None and fact.quantity.unit in _YEARS:
        pairs = product(fact.mentions, text.read(Kind.DATE))
        found = [(_alike(m, own, context), own) for m, own in pairs if _began(m, own, context)]
    elif fact.date is not None and fact.date.granularity is Granularity.YEAR:
        pairs = product(text.read(Kind.QUANTITY), fact.mentions)
        found = [(_alike(m, own, context), own) for own, m in pairs if _began(own, m, context)]
    else:
        return None
    return _verdict(found, fact.kind)


def _verdict(found: Iterable[tuple[float, Mention]], kind: Kind) -> Check | None:
    """What the pair whose clauses are most alike tells."""
    alike, own = max(found, key=lambda row: (row[0], -row[1].start), default=(_MAYBE, None))
    if own is None or alike <= _MAYBE:
        return None
    if alike < _TOLD:
        return Check(status=Status.UNCLEAR, score=0.5, evidence=(own,), rule=f"{kind}-near-miss")
    # A year and a number of years are no two values of one thing.
    evidence = (replace(own, quantity=None, date=None),)
    return Check(status=Status.INCLUDED, score=0.8, evidence=evidence, rule="years-counted")


def _began(years: Mention, year: Mention, context: EventContext) -> bool:
    """Whether a number of years, counted back from the day of its story, reaches the year."""
    published = context.document(years).segment.day
    return published is not None and _fits(years.quantity, year.date, published.year)


def _fits(quantity: Quantity | None, date: Date | None, now: int) -> bool:
    if quantity is None or quantity.unit not in _YEARS:
        return False
    if date is None or date.granularity is not Granularity.YEAR or date.start is None:
        return False
    elapsed, scale = now - date.start.year, _YEARS[quantity.unit]
    within = quantity.low * scale <= elapsed <= quantity.high * scale
    return within and elapsed >= _LEAST_YEARS and quantity.value * scale >= _LEAST_SHARE * elapsed


def _alike(a: Mention, b: Mention, context: EventContext) -> float:
    """Log odds that the clauses of two mentions say the same; the least that counts where they share no word."""
    odds = context.clauses.odds(a, b) if context.nearness(a, b) >= _LEAST_NEAR else None
    return _MAYBE if odds is None else odds
