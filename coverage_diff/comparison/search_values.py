"""Looks for a figure or a date in an outlet's text, in any notation."""

from __future__ import annotations

import re
from collections.abc import Callable

from coverage_diff.comparison.context import EventContext
from coverage_diff.comparison.dates import score_date_pair
from coverage_diff.comparison.evidence import OutletText, sentence_mention, span_mention
from coverage_diff.comparison.frames import NEVER
from coverage_diff.comparison.measures import fates_in, fates_of, is_person
from coverage_diff.comparison.quantities import AGE, Agreement, agreement, measure, score_pair
from coverage_diff.comparison.search_elapsed import search_elapsed
from coverage_diff.comparison.search_multiples import search_multiple
from coverage_diff.comparison.search_scores import search_score
from coverage_diff.comparison.values import date_relation, is_vague, quantity_relation, significant_digits
from coverage_diff.language import tables
from coverage_diff.language.text import squeeze
from coverage_diff.language.tokens import Token, first_behind
from coverage_diff.model import Bound, Check, Fact, Kind, Mention, Relation, Status

# A figure of fewer digits recurs by chance; it is not looked for digit by digit.
_LEAST_DIGITS = 2
# Strength of a pair from which the outlet's own figure or date may be the one that is looked for. In ten annotated
# events the three cells of figures between -0.25 and this are rightly called omitted; for days see dates.py.
_NEAR_MISS = {Kind.QUANTITY: -0.12, Kind.DATE: -0.25}
# So many people whose number one outlet limits and another states, with no more than this factor between, may be the
# same ones. In 260 events of allsides, read for this, the rule speaks once and rightly; in four invented events once.
_CROWD, _FITTING = 100, 1.25
_ANYBODY = frozenset({"people", "person"})
# An equal value of so many digits, or so large, is seldom met by chance. In 120 events of allsides the rule speaks in
# 7 cells: in 5 the outlet told the fact, in 2 it may have.
_TELLING_DIGITS, _LARGE = 2, 1000
# Counts that "several" can stand for, and how many words may lie between it and the counted noun.
_VAGUE_FROM, _VAGUE_TO, _PHRASE = 3, 20, 3
# A figure of so many digits, or a rounding of it, is hardly of something else, whatever noun it stands before ("more
# than 2,300 people signed", "2,317 signatures"). In 90 events of allsides it speaks in 4 cells, of which 3 are told.
_EXACT_DIGITS = 3
_DATA = "coverage_diff.comparison.data"
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_MONTH_BEFORE = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? $")
_LOOK_BACK = 12


def search_quantity(fact: Fact, text: OutletText, context: EventContext) -> Check:
    """Included where the digits stand in the text with what they count, unclear where a figure may be the one.

    Whatever was read as a figure has been held against the fact already; digits that were read as nothing, or as a
    year, have not.
    """
    heads = {context.remember(measure, m).head for m in fact.mentions} - {""}
    for form in _written(fact):
        for (document, sentence), found in text.find((form,)):
            place = span_mention(document, sentence.field, found[0].start, found[-1].end)
            if _was_read(place, text) or _is_ordinal(document.original(sentence.field), place):
                continue
            if heads & {t.lemma for t in sentence.tokens if t.kind == "word"}:
                return Check(status=Status.INCLUDED, score=0.8, evidence=(place,), rule="figure-in-text")
            near = sentence_mention(document, sentence)
            return Check(status=Status.UNCLEAR, score=0.5, evidence=(near,), rule="figure-without-noun")
    for search in (search_score, search_elapsed, search_multiple):
        otherwise = search(fact, text, context)
        if otherwise is not None:
            return otherwise
    vague = _vaguely(fact, heads, text)
    if vague is not None:
        return Check(status=Status.PARTIAL, score=0.6, evidence=(vague,), rule="figure-told-vaguely")
    nearest = _nearest(fact, Kind.QUANTITY, score_pair, text, context)
    if nearest.status is Status.OMITTED:
        lone = _told_without_number(fact, text, context)
        if lone is not None:
            return Check(status=Status.UNCLEAR, score=0.5, evidence=(lone,), rule="quantity-near-miss")
        like = next((own for own in text.read(Kind.QUANTITY) if _may_be_one(fact, own, context)), None)
        if like is not None:
            return Check(status=Status.UNCLEAR, score=0.5, evidence=(like,), rule="quantity-near-miss")
    return nearest


def _was_read(place: Mention, text: OutletText) -> bool:
    """Whether some digits are a figure that was read, or a part of a date ("June 12") and not all of it ("1807")."""
    over = text.read_over(place)
    if over is None:
        return False
    start, end, fact = over
    return fact.kind is Kind.QUANTITY or (fact.kind is Kind.DATE and end - start > place.end - place.start)


def _is_ordinal(original: str, place: Mention) -> bool:
    """Whether some digits tell which one ("the 12th district") or which day (in a stamp that was read as nothing)."""
    before, after = original[max(0, place.start - _LOOK_BACK) : place.start], original[place.end : place.end + 2]
    return after in _ORDINALS or _MONTH_BEFORE.search(before) is not None


def _may_be_one(fact: Fact, own: Mention, context: EventContext) -> bool:
    """Whether a figure of the outlet, too unlike the fact's to be joined with it, may be the same all the same."""
    pairs = [(mention, found) for mention in fact.mentions if (found := agreement(mention, own, context))]
    equal = next((found for _, found in pairs if found.equal), None)
    if equal is not None and _is_telling(equal, own):
        return True
    if any(found.rounding and _are_telling(mention, own) for mention, found in pairs):
        return True
    if any(found.noun >= 0 and _is_end_of_range(mention, own) for mention, found in pairs):
        return True
    return any(_is_crowd(mention, own, context) for mention, _ in pairs)


def _is_telling(equal: Agreement, own: Mention) -> bool:
    """Whether an equal value is of a like thing, or of nothing that is named ("100,000"), and hardly met by chance."""
    if own.quantity is None:
        return False
    if own.quantity.unit == AGE or equal.equal >= _EXACT_DIGITS:
        return True
    return equal.noun >= 0 and (equal.equal >= _TELLING_DIGITS or own.quantity.value >= _LARGE)


def _is_end_of_range(mention: Mention, own: Mention) -> bool:
    """Whether one of two figures is an end of the range that the other gives ("aged 1 to 87", "the youngest is 1")."""
    for one, two in ((mention.quantity, own.quantity), (own.quantity, mention.quantity)):
        if one and two and one.unit == two.unit and one.bound is Bound.RANGE and two.bound is not Bound.RANGE:
            return two.value in (one.low, one.high)
    return False


def _are_telling(mention: Mention, own: Mention) -> bool:
    """Whether of two figures, one a rounding of the other, the finer one has digits that are hardly met by chance."""
    quantities = [m.quantity for m in (mention, own) if m.quantity]
    return max(significant_digits(q.value) for q in quantities) >= _EXACT_DIGITS


def _is_crowd(mention: Mention, own: Mention, context: EventContext) -> bool:
    """Whether a limit that an outlet gives to a number of people fits that of a fact ("more than 1,000", 1,180)."""
    a, b = mention.quantity, own.quantity
    if a is None or b is None or a.unit or b.unit:
        return False
    low, high = sorted((a.value, b.value))
    limited = Bound.EXACT in (a.bound, b.bound) and a.bound is not b.bound
    if not limited or low < _CROWD or high > _FITTING * low:
        return False
    counted = {context.remember(measure, each).head for each in (mention, own)}
    return not counted.isdisjoint(_ANYBODY) and all(map(is_person, counted))


def _vaguely(fact: Fact, heads: set[str], text: OutletText) -> Mention | None:
    """Where the counted thing stands with a word for some number of it ("multiple fires")."""
    value = fact.quantity.value if fact.quantity else 0.0
    if fact.quantity is None or fact.quantity.unit or not _VAGUE_FROM <= value < _VAGUE_TO:
        return None
    for word in sorted(tables.words("vague_counts.txt", _DATA)):
        for (document, sentence), found in text.find((word,)):
            ahead = first_behind(sentence.tokens, found[0].end)
            for token in sentence.tokens[ahead : ahead + _PHRASE]:
                if token.kind == "mark" and token.text != "-":
                    break
                if token.lemma in heads and not is_person(token.lemma):
                    return span_mention(document, sentence.field, found[0].start, token.end)
    return None


def _told_without_number(fact: Fact, text: OutletText, context: EventContext) -> Mention | None:
    """Where the outlet tells what befell somebody, whom the fact counts as one ("one dead", "the man who died")."""
    if fact.quantity is None or fact.quantity.value != 1 or fact.quantity.unit:
        return None
    fates = frozenset().union(*(fates_of(context.remember(measure, m)) for m in fact.mentions))
    for document, sentence in text.sentences if fates else ():
        if fates & fates_in(sentence.tokens) and any(_is_somebody(t) for t in sentence.tokens):
            return sentence_mention(document, sentence)
    return None


def _is_somebody(token: Token) -> bool:
    """Whether a word is a noun for one person."""
    return token.kind == "word" and token.norm == token.lemma and is_person(token.lemma)


def search_date(fact: Fact, text: OutletText, context: EventContext) -> Check:
    """Unclear where a date of the outlet may be the one; included where it counts the years since."""
    elapsed = search_elapsed(fact, text, context)
    if elapsed is not None:
        return elapsed
    return _nearest(fact, Kind.DATE, score_date_pair, text, context)


def _written(fact: Fact) -> list[str]:
    """How the figure may be written in digits."""
    value = fact.quantity.value if fact.quantity else 0.0
    if significant_digits(value) < _LEAST_DIGITS or (fact.quantity and is_vague(fact.quantity)):
        return []
    return list(dict.fromkeys((f"{value:,.10g}", f"{value:.10g}")))


def _nearest(
    fact: Fact,
    kind: Kind,
    score: Callable[[Mention, Mention, EventContext], float],
    text: OutletText,
    context: EventContext,
) -> Check:
    """The outlet's own value that comes nearest.

    One in the same words is shown with its sentence: "Friday: omitted" would puzzle a reader who sees Friday there, but
    for what else the sentence dates so.
    """
    scored = [(score(m, own, context), own) for own in text.read(kind) for m in fact.mentions]
    scored = [row for row in scored if row[0] <= _NEAR_MISS[kind] or not _is_told_beside(fact, row[1], text)]
    best, nearest = max(scored, key=_rank, default=(NEVER, None))
    unclear = best > _NEAR_MISS[kind]
    words = {squeeze(m.text) for m in fact.mentions}
    alike = [row for row in scored if squeeze(row[1].text) in words and not (unclear and row[1] != nearest)]
    shown = max(alike, key=_rank)[1] if alike else nearest if best > NEVER else None
    evidence: tuple[Mention, ...] = (shown,) if shown is not None else ()
    sentence = context.sentence(shown) if alike and shown is not None else None
    if sentence is not None and shown is not None:
        evidence = (sentence_mention(context.document(shown), sentence),)
    if unclear:
        return Check(status=Status.UNCLEAR, score=0.5, evidence=evidence, rule=f"{kind}-near-miss")
    return Check(status=Status.OMITTED, score=0.0 if best <= NEVER else 0.2, evidence=evidence, rule=f"{kind}-nowhere")


def _is_told_beside(fact: Fact, own: Mention, text: OutletText) -> bool:
    """Whether a carrier of a fact also tells the outlet's own figure, with a value that cannot be the fact's.

    "Hundreds of workers" are the 680 of a story that tells of 595 workers of an earlier year too.
    """
    carriers = {m.article_id for m in fact.mentions}
    beside = [m for m in text.row_of(own).mentions if m.article_id in carriers]
    return any(_differ(m, other) for other in beside for m in fact.mentions)


def _differ(a: Mention, b: Mention) -> bool:
    """Whether two figures, or two dates, cannot be one."""
    if a.quantity is not None and b.quantity is not None:
        return quantity_relation(a.quantity, b.quantity) is Relation.DIFFERS
    return a.date is not None and b.date is not None and date_relation(a.date, b.date) is Relation.DIFFERS


def _rank(row: tuple[float, Mention]) -> tuple[float, int]:
    """The strongest first, of equally strong ones the first of the story."""
    strength, own = row
    return strength, -own.start
