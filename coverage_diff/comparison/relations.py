"""How the values agree that several outlets gave of one fact."""

from __future__ import annotations

import math
from collections.abc import Sequence

from coverage_diff.comparison.context import EventContext
from coverage_diff.comparison.frames import same_frame
from coverage_diff.comparison.quotes import quote_relation
from coverage_diff.comparison.values import date_relation, quantity_relation
from coverage_diff.language.text import squeeze
from coverage_diff.model import Bound, Kind, Mention, Relation

_RANK = (Relation.SAME, Relation.ROUNDED, Relation.DIFFERS)

# Two open bounds in the same words ("as many as 540", "as many as 700") agree up to this share of the value.
_TOLERANCE = 0.05
# Parts of a quotation that are compared, its first: news has at most ten in one outlet.
_MOST_PARTS = 100


def relation_of(kind: Kind, mentions: Sequence[Mention], context: EventContext) -> Relation:
    """How the values of different outlets agree: the worst relation of any two outlets.

    Two outlets agree in a value as well as the best pair of their mentions does; in a quotation as badly as the worst
    pair of parts that share words, because each part is of other words.
    """
    if kind not in (Kind.QUANTITY, Kind.DATE, Kind.QUOTE):
        return Relation.SAME
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(context.outlet(mention.article_id), []).append(mention)
    told = list(groups.values())
    if kind is Kind.QUOTE:  # only their words count, and equal words are held against others once
        told = [list({m.text: m for m in own}.values())[:_MOST_PARTS] for own in told]
    choose = max if kind is Kind.QUOTE else min
    found = Relation.SAME
    for n, ours in enumerate(told):
        for theirs in told[n + 1 :]:
            pairs = [pair_relation(kind, x, y, context) for x in ours for y in theirs]
            known = [relation for relation in pairs if relation is not None]
            if known:
                found = max(found, choose(known, key=_RANK.index), key=_RANK.index)
    return found


def pair_relation(kind: Kind, a: Mention, b: Mention, context: EventContext) -> Relation | None:
    """How the values of two mentions agree; None where they cannot be compared."""
    if kind is Kind.QUANTITY and a.quantity and b.quantity:
        relation = quantity_relation(a.quantity, b.quantity)
        return Relation.DIFFERS if relation is Relation.ROUNDED and _bounds_clash(a, b, context) else relation
    if kind is Kind.DATE and a.date and b.date:
        relation_of_days = date_relation(a.date, b.date)
        # "Today" in one utterance, counted from two days of publication: the words agree.
        same_words = squeeze(a.text).casefold() == squeeze(b.text).casefold()
        return Relation.ROUNDED if same_words and relation_of_days is Relation.DIFFERS else relation_of_days
    if kind is Kind.QUOTE:
        return quote_relation(a, b)
    return None


def _bounds_clash(a: Mention, b: Mention, context: EventContext) -> bool:
    """Whether two like bounds in the same words have different values: both could be true, but not both be reported."""
    x, y = a.quantity, b.quantity
    if x is None or y is None or x.bound is Bound.EXACT or x.bound is not y.bound:
        return False
    return not math.isclose(x.value, y.value, rel_tol=_TOLERANCE) and same_frame(a, b, context)
