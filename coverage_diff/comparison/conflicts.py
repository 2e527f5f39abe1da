"""Values of two articles that tell one thing in different sentences and cannot both be true.

Values in the same sentence frame are joined by the scorers already. What is left is rare and easily invented: in 180
news events most pairs of near sentences with different figures measured different things. So only figures of people of
one fate ("killed", "arrested"), counts of what each of the two stories counts only once ("27 states", "29 states"), and
days written out in full are held against each other here.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import pairwise

from coverage_diff.comparison.context import EventContext
from coverage_diff.comparison.measures import Measure, fates_of, is_person, noun_agreement
from coverage_diff.comparison.quantities import likeness, measure
from coverage_diff.comparison.values import is_vague, quantity_relation
from coverage_diff.language.document import Sentence
from coverage_diff.language.numerals import coins
from coverage_diff.model import Fact, Granularity, Kind, Mention, Relation

Contradiction = Callable[[Mention, Mention, EventContext], float]

# Nearness of the sentences from which two counts of people of one fate, or two days, contradict each other. Set on 180
# events so that what is flagged, read by hand, is a contradiction in most cases.
_NEAR_FATE, _NEAR_DAY = 0.3, 0.3
# Log odds that two clauses say the same from which they may stand in less near sentences. In 330 news events, three
# articles each, 5 of the 5 pairs of counts of one fate so found contradict each other, and 2 of 2 counts of what each
# story counts once.
_LIKE_FATE, _LIKE_NOUN = 0.8, 0.0
# Counts further apart than this factor are of different scopes, whatever their sentences or their clauses share.
_FAR, _FAR_CLAUSES, _FAR_NOUNS, _FAR_SUMS, _FAR_RIVALS = 50.0, 3.0, 2.0, 1.5, 10.0
# The strength of two tolls that two stories open with: general knowledge, seen in one invented event; 594 unlabelled
# ones have no such pair.
_DEAD, _TOLL = "death", 0.1
# Nearness of two sentences and log odds of two clauses that name two sums for one thing ("10p", "15 pence"). Set on
# one invented event, so that they flag nothing in 594 unlabelled ones; sums in less near sentences (.41, "$5 billion"
# and "$5.7 billion for the wall") were of two things.
_NEAR_SUM, _LIKE_SUM = 0.5, 1.0
_ANY_YEAR = 2000
# A count that is not small, for a comparison of nouns alone.
_ANY_COUNT = 100.0
# Days further apart than this date different things.
_FAR_DAYS = 31

# A count of some of those that another one counts ("including nine", "eight of the injured", "three more") is no rival.
_PART_BEFORE = re.compile(r"\b(?:including|includes?|included|among them|of them|of whom|of which|another) $")
_PART = re.compile(r"(?:\w+ )?(?:more(?! than)|additional|further)\b|[\w,.]+ of (?:the|them|those|these|its|whom)\b")
# "Since April 11" and "on April 24" date two ends of one thing.
_ENDS = r"\b(?:since|until|till|from|through|before|after|by)"
_END_OF_TIME = re.compile(rf"{_ENDS} $|^{_ENDS}\b")
_LOOK_BACK = 24

_AT_PLACE = frozenset({"in", "at", "near", "across", "outside", "around", "from", "of"})


def join_conflicts(groups: Sequence[list[Fact]], kind: Kind, context: EventContext) -> list[list[Fact]]:
    """Join groups of facts that contradict each other, the nearest sentences first.

    Args:
        groups: Facts that agree with each other; two groups can only contradict where no outlet has both.
        kind: Quantity or date; groups of other kinds come back as they are.
        context: The event's prepared segments.
    """
    contradiction = _contradiction(kind, [m for group in groups for f in group for m in f.mentions], context)
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


def _contradiction(kind: Kind, mentions: Sequence[Mention], context: EventContext) -> Contradiction | None:
    """What tells contradictions of a kind, for an event with these mentions of it."""
    if kind is Kind.DATE:
        return _days
    if kind is Kind.QUANTITY:
        return partial(_counts, lone=_lone(mentions, context) | _sole_sums(mentions, context))
    return None


def _lone(mentions: Iterable[Mention], context: EventContext) -> frozenset[Mention]:
    """The plain counts whose noun no other value of their article counts."""
    held: dict[str, list[Mention]] = {}
    for m in mentions:
        held.setdefault(m.article_id, []).append(m)
    return frozenset(
        m
        for told in held.values()
        for m in told
        if m.quantity and not m.quantity.unit and not any(_rivals(m, other, context) for other in told)
    )


def _sole_sums(mentions: Iterable[Mention], context: EventContext) -> frozenset[Mention]:
    """The sums of money that are the only one in their sentence."""
    held: dict[object, list[Mention]] = {}
    for m in mentions:
        if m.quantity and m.quantity.unit in coins():
            held.setdefault((m.article_id, context.sentence(m)), []).append(m)
    return frozenset(told[0] for told in held.values() if len(told) == 1)


def _rivals(a: Mention, b: Mention, context: EventContext) -> bool:
    """Whether two figures of one article have different values and may count one thing."""
    if a.quantity is None or b.quantity is None or a.quantity.value == b.quantity.value:
        return False
    low, high = sorted((abs(a.quantity.value), abs(b.quantity.value)))
    if high > _FAR_RIVALS * low:
        return False  # "14 of its 1,950 shops"
    return noun_agreement(context.remember(measure, a), context.remember(measure, b), _ANY_COUNT) > 0


def _counts(a: Mention, b: Mention, context: EventContext, *, lone: frozenset[Mention]) -> float:
    """Above 0 where two mentions count people of one fate, or one thing, at no two places, and cannot both be true."""
    x, y = a.quantity, b.quantity
    if x is None or y is None or x.unit != y.unit or quantity_relation(x, y) is not Relation.DIFFERS:
        return -1.0
    low, high = sorted((abs(x.value), abs(y.value)))
    if not low or high > _FAR * low or _is_part(a, context) or _is_part(b, context):
        return -1.0
    one, two = context.remember(measure, a), context.remember(measure, b)
    strengths = [-1.0]
    fates = fates_of(one), fates_of(two)
    if x.unit:
        same = {a, b} <= lone and context.nearness(a, b) >= _NEAR_SUM and high <= _FAR_SUMS * low
        return likeness(a, b, context) - _LIKE_SUM if same else -1.0
    if fates[0] & fates[1]:
        strengths.append(context.nearness(a, b) - _NEAR_FATE)
        if high <= _FAR_CLAUSES * low:
            strengths.append(likeness(a, b, context) - _LIKE_FATE)
            if _DEAD in fates[0] & fates[1] and _are_tolls(a, b, context):
                strengths.append(context.nearness(a, b) + _TOLL)
    elif not any(fates) and high <= _FAR_NOUNS * low and {a, b} <= lone and _count_one_thing(one, two):
        strengths.append(likeness(a, b, context) - _LIKE_NOUN)
    places = context.remember(_place, a), context.remember(_place, b)
    return -1.0 if all(places) and places[0] != places[1] else max(strengths)


def _count_one_thing(one: Measure, two: Measure) -> bool:
    """Whether two nouns name one thing; "three Republicans" may be others than "two Republican senators"."""
    narrower = one.head != two.head and is_person(one.head) and is_person(two.head)
    return not narrower and noun_agreement(one, two, _ANY_COUNT) > 0


def _are_tolls(a: Mention, b: Mention, context: EventContext) -> bool:
    """Whether two stories open with their counts of the dead: an event has one toll, which grows from page to page."""
    vague = any(m.quantity is not None and is_vague(m.quantity) for m in (a, b))
    return not vague and context.opens(a) and context.opens(b)


def _is_part(mention: Mention, context: EventContext) -> bool:
    """Whether a figure counts some of those, or more than those, that its text has told of already."""
    text = context.document(mention).original(mention.field)
    before = text[max(0, mention.start - _LOOK_BACK) : mention.start].lower()
    words = text[mention.start : mention.end + _LOOK_BACK].lower()
    return _PART_BEFORE.search(before) is not None or _PART.match(words) is not None


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
    ends = {context.remember(_end_of_time, m) for m in (a, b)}
    return context.nearness(a, b) - _NEAR_DAY if len(ends) == 1 else -1.0


def _end_of_time(mention: Mention, context: EventContext) -> str:
    """The word that makes a day the beginning or the end of something; "" where none does."""
    text = context.document(mention).original(mention.field)
    before = text[max(0, mention.start - _LOOK_BACK) : mention.start].lower()
    found = _END_OF_TIME.search(before) or _END_OF_TIME.match(mention.text.lower())
    return found[0].split()[0] if found else ""


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
