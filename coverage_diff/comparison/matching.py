"""Whether two facts of different articles are one fact: a scorer of one shape for each kind.

A scorer takes two facts and the event's context and returns a strength; above 0 the two are one fact. What decides is
typed slots (value, unit, counted noun, day, entity, words of a quotation); the nearness of the sentences only proposes
and settles what the slots leave open, because a sentence with one altered figure resembles its original more than any
true paraphrase does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rapidfuzz import fuzz

from coverage_diff.comparison.context import EventContext
from coverage_diff.comparison.values import date_relation, quantity_relation
from coverage_diff.language.text import squeeze
from coverage_diff.language.tokens import tokenise
from coverage_diff.model import Bound, Fact, Kind, Quantity, Relation

Scorer = Callable[[Fact, Fact, EventContext], float]

NEVER = -10.0


def _nearest(a: Fact, b: Fact, context: EventContext) -> tuple[float, float]:
    """Highest nearness of two mentions' sentences, and likeness of the words around those two, both in [0, 1]."""
    best = (0.0, 0.0)
    for x in a.mentions:
        for y in b.mentions:
            near = context.nearness(x, y)
            if near >= best[0]:
                sides = zip(context.window(x), context.window(y), strict=True)
                shares = [len(p & q) / len(p | q) if p | q else 1.0 for p, q in sides]
                best = max(best, (near, max(shares)))
    return best


def _digits(value: float) -> int:
    """Significant digits of a figure: 2,431 has four, 2,400 two."""
    return len(f"{abs(value):.9e}".split("e")[0].rstrip("0").replace(".", "")) if value else 1


def _head(quantity: Quantity) -> str:
    """The counted noun's last word as a lemma; "" where nothing is said to be counted."""
    words = [t for t in tokenise(quantity.noun) if t.kind == "word"]
    return words[-1].lemma if words else ""


def score_quantities(a: Fact, b: Fact, context: EventContext) -> float:
    """Figures: the same unit, then value, counted noun, and the role in the sentence.

    The weights were set by hand on the seeds and checked on three annotated events; `differs` asks for two nearly
    equal sentences, because a conflict that is none accuses two outlets at once.
    """
    x, y = a.quantity, b.quantity
    if x is None or y is None or x.unit != y.unit:
        return NEVER
    heads = _head(x), _head(y)
    counted = 0.0 if "" in heads else 1.0 if heads[0] == heads[1] else -1.5
    near, role = _nearest(a, b, context)
    relation = quantity_relation(x, y)
    if relation is Relation.DIFFERS:
        plain = Bound.EXACT in (x.bound, y.bound)
        return near - 0.6 if plain and counted >= 0 and role >= 0.6 else NEVER
    weight = 1.0 if relation is Relation.SAME else 0.0
    rare = min(3, _digits(x.value)) - 1 if relation is Relation.SAME else 0
    large = 0.5 if abs(x.value) >= 1000 and x.unit else 0.0
    return weight + rare + large + counted + 4 * (near - 0.5) + role - 0.5


def score_dates(a: Fact, b: Fact, context: EventContext) -> float:
    """Dates: the same stretch of time is one fact; one within the other needs near sentences."""
    x, y = a.date, b.date
    if x is None or y is None:
        return NEVER
    relation = date_relation(x, y)
    near, role = _nearest(a, b, context)
    if relation is Relation.SAME:
        return 1.0 + near
    if relation is Relation.ROUNDED:
        return near - 0.5
    if relation is Relation.DIFFERS and x.granularity == y.granularity and role >= 0.6:
        return near - 0.75
    return NEVER


def score_names(a: Fact, b: Fact, context: EventContext) -> float:  # noqa: ARG001 - one shape for all scorers
    """Names: the same words after white space and case, or an alias that the texts themselves give."""
    x = {squeeze(name).casefold() for name in (a.label, *a.aliases)}
    y = {squeeze(name).casefold() for name in (b.label, *b.aliases)}
    return 1.0 if x & y else NEVER


def quote_words(fact: Fact) -> str:
    """The words of a quotation in order, for comparison."""
    return " ".join(t.norm for m in fact.mentions[:1] for t in tokenise(squeeze(fact.label)) if t.kind != "mark")


def score_quotes(a: Fact, b: Fact, context: EventContext) -> float:  # noqa: ARG001 - one shape for all scorers
    """Quotations: most words of the shorter one stand in the longer one in the same order."""
    x, y = sorted((quote_words(a), quote_words(b)), key=lambda words: (len(words), words))
    if len(x.split()) < 4:
        return NEVER
    return fuzz.partial_ratio(x, y) / 100 - 0.8


def score_claims(a: Fact, b: Fact, context: EventContext) -> float:
    """Claims: their sentences share most of their content."""
    return max(context.nearness(x, y) for x in a.mentions for y in b.mentions) - 0.62


SCORERS: Mapping[Kind, Scorer] = {
    Kind.QUANTITY: score_quantities,
    Kind.DATE: score_dates,
    Kind.PERSON: score_names,
    Kind.ORGANISATION: score_names,
    Kind.PLACE: score_names,
    Kind.LAW: score_names,
    Kind.QUOTE: score_quotes,
    Kind.CLAIM: score_claims,
}
