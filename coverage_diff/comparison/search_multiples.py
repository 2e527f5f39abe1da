"""Looks for a change that one outlet gives as a figure ("rose by 100 per cent") and another as a verb ("doubled")."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from coverage_diff.comparison.context import EventContext
from coverage_diff.comparison.evidence import OutletText, sentence_mention, span_mention
from coverage_diff.comparison.quantities import measure
from coverage_diff.language import tables
from coverage_diff.model import Bound, Check, Fact, Mention, Status

_DATA = "coverage_diff.comparison.data"
# Nearness of two sentences from which both tell one change, and from which they may. General knowledge; the annotated
# events have no such pair.
_TOLD, _MAYBE = 0.2, 0.08


class _Multiple(NamedTuple):
    """A verb of change: which way, by how many per cent, to how many times."""

    way: str
    percent: float
    times: float


@cache
def _multiples() -> dict[str, _Multiple]:
    rows = tables.rows("multiples.tsv", _DATA)
    return {verb: _Multiple(way, float(percent), float(times)) for verb, way, percent, times in rows}


def search_multiple(fact: Fact, text: OutletText, context: EventContext) -> Check | None:
    """What the outlet tells of a change by a verb; None where the fact is no such change or no verb tells it."""
    verbs = {verb for mention in fact.mentions for verb in _verbs_of(mention, context)}
    if not verbs:
        return None
    found = [
        (max(context.nearness(m, sentence_mention(document, sentence)) for m in fact.mentions), n, place)
        for n, (document, sentence) in enumerate(text.sentences)
        for token in sentence.tokens
        if token.kind == "word" and token.lemma in verbs
        for place in [span_mention(document, sentence.field, token.start, token.end)]
    ]
    near, _, place = max(found, key=lambda row: (row[0], -row[1]), default=(0.0, 0, None))
    if place is None or near < _MAYBE:
        return None
    if near < _TOLD:
        return Check(status=Status.UNCLEAR, score=0.5, evidence=(place,), rule="quantity-near-miss")
    return Check(status=Status.INCLUDED, score=0.8, evidence=(place,), rule="change-by-verb")


def _verbs_of(mention: Mention, context: EventContext) -> Iterator[str]:
    """The verbs that tell the change of a figure: "by 100 per cent", "twice as many"."""
    quantity = mention.quantity
    if quantity is None or quantity.bound not in (Bound.EXACT, Bound.ABOUT):
        return
    for verb, change in _multiples().items():
        if quantity.unit == "times" and quantity.value == change.times:
            yield verb
        by_so_much = quantity.unit == "percent" and quantity.value == change.percent
        if by_so_much and change.way in context.remember(measure, mention).classes:
            yield verb
