"""The search before the verdict: is a fact that was not read in an outlet's segments told there in other words?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from coverage_diff.comparison.claims import search_claim
from coverage_diff.comparison.context import EventContext
from coverage_diff.comparison.evidence import OutletText
from coverage_diff.comparison.search_names import search_name
from coverage_diff.comparison.search_quotes import search_quote
from coverage_diff.comparison.search_values import search_date, search_quantity
from coverage_diff.model import NAME_KINDS, Check, Fact, Kind

Search = Callable[[Fact, str], Check]
"""Looks for a fact anywhere in an outlet's segments: its headlines, paragraphs and captions."""


def searcher(context: EventContext, facts: Sequence[Fact]) -> Search:
    """A search over the outlets of one event.

    Args:
        context: The event's prepared segments.
        facts: Its merged facts: what is known to stand in the texts, and so cannot be something else.
    """
    texts = {outlet: OutletText(outlet, context, facts) for outlet in context.outlets}

    def search(fact: Fact, outlet: str) -> Check:
        found = look(fact, texts[outlet])
        if not found.evidence or fact.kind in (Kind.QUANTITY, Kind.DATE):
            return found
        return replace(found, evidence=tuple(texts[outlet].voiced(place) for place in found.evidence))

    def look(fact: Fact, text: OutletText) -> Check:
        if fact.kind in NAME_KINDS:
            return search_name(fact, text)
        if fact.kind is Kind.QUANTITY:
            return search_quantity(fact, text, context)
        if fact.kind is Kind.DATE:
            return search_date(fact, text, context)
        if fact.kind is Kind.QUOTE:
            return search_quote(fact, text)
        return search_claim(fact, text.outlet, context)

    return search
