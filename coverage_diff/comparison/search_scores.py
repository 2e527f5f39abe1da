"""Looks for a vote that one outlet gives as a score ("6-3") and another by its sides ("six for it, three against")."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from coverage_diff.comparison.context import EventContext
from coverage_diff.comparison.evidence import OutletText
from coverage_diff.comparison.measures import is_person
from coverage_diff.comparison.quantities import measure
from coverage_diff.language import tables
from coverage_diff.language.numerals import sides_of_score
from coverage_diff.model import Bound, Check, Fact, Kind, Mention, Status

_DATA = "coverage_diff.comparison.data"


def search_score(fact: Fact, text: OutletText, context: EventContext) -> Check | None:
    """What the outlet tells of a score by its sides, or of a side by its score; None where it tells nothing of it.

    A side is a plain number of people in a sentence that speaks of voting. Both sides, or one of them with the number
    of all who voted ("five of the seven justices"), tell the score; one alone tells a part of it. The score tells each
    of its sides.
    """
    if fact.quantity is None:
        return None
    own = text.read(Kind.QUANTITY)
    sides = sides_of_score(fact.quantity)
    if sides is not None:
        return _by_sides(sides, [m for m in own if _is_side(m, context)], text)
    if not any(_is_side(m, context) for m in fact.mentions):
        return None
    told = (m for m in own if m.quantity and fact.quantity.value in (sides_of_score(m.quantity) or ()))
    score = next(told, None)
    return None if score is None else _told(Status.INCLUDED, 0.8, [score], "side-of-score")


def _by_sides(sides: tuple[float, float], told: Iterable[Mention], text: OutletText) -> Check | None:
    """The check of a score, from the outlet's figures that may be its sides."""
    found = {m.quantity.value: m for m in reversed([*told]) if m.quantity}
    known = [found[side] for side in dict.fromkeys(sides) if side in found]
    if not known:
        return None
    values = {m.quantity.value for m in text.read(Kind.QUANTITY) if m.quantity and not m.quantity.unit}
    whole = len(known) == len(set(sides)) or sum(sides) in values
    if whole:
        return _told(Status.INCLUDED, 0.8, known, "score-by-sides")
    return _told(Status.PARTIAL, 0.5, known, "score-one-side")


def _told(status: Status, score: float, found: Iterable[Mention], rule: str) -> Check:
    """What was found, without its values: a side and a score are no two values of one figure."""
    return Check(status=status, score=score, evidence=tuple(replace(m, quantity=None) for m in found), rule=rule)


def _is_side(mention: Mention, context: EventContext) -> bool:
    """Whether a figure is a plain number of people, or of votes, in a sentence that speaks of voting."""
    quantity, sentence = mention.quantity, context.sentence(mention)
    if quantity is None or sentence is None or quantity.unit or quantity.bound is not Bound.EXACT:
        return False
    counted = context.remember(measure, mention)
    if counted.head and not is_person(counted.head) and counted.head not in _voting_words():
        return False
    return any(t.lemma in _voting_words() for t in sentence.tokens if t.kind == "word")


@cache
def _voting_words() -> frozenset[str]:
    return tables.words("voting_words.txt", _DATA)
