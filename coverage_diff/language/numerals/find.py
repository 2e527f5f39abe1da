"""Finds the figures of a sentence and says what each one means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from coverage_diff.language.alternation import may_hold, openings, scanner
from coverage_diff.language.calendar import find_dates
from coverage_diff.language.codes import find_bills, find_tickers
from coverage_diff.language.figures import Figure, number_words, read_figure
from coverage_diff.language.numerals import names, special
from coverage_diff.language.numerals.bounds import bound_after, bound_before, interval
from coverage_diff.language.numerals.measures import Measure, measure
from coverage_diff.language.numerals.phrases import is_plural
from coverage_diff.language.numerals.ranges import JOIN, Pair, pair
from coverage_diff.language.numerals.units import TIME, money_after, money_ahead, money_before, score_unit, unit_after
from coverage_diff.language.text import lower
from coverage_diff.model import Bound, Quantity


class QuantityMatch(NamedTuple):
    """A figure with its modifier and counted noun; the offsets count in the text that was searched.

    `start` and `end` take in the modifier and the noun phrase ("over 2,400 terrorism-related complaints").
    """

    start: int
    end: int
    quantity: Quantity


class _Whole(NamedTuple):
    """A figure or a range of two, read up to where its unit or noun may begin."""

    start: int
    figure: Figure
    currency: str
    least: float | None = None
    bound: str = ""
    lead: str = ""


_SIGNED = frozenset({"degree", "degree celsius", "degree fahrenheit", "kelvin", "point", "percent", "percentage point"})
_MINUS = re.compile(r"(?:(?<![\w)\]])-|(?<![a-z])(?P<word>minus)[ -])$")
# "over three days" says how long, "for over three days" says that it was more than three.
_LASTING = re.compile(r"(?:for|just|well|after|lasted|took|of|by|at|is|was|in|a|little|aged|than) $")
_BETWEEN = re.compile(
    r"(?<![a-z])(?:between|from) (?:about |around |roughly |approximately |an estimated |some |just )?$"
)
_SHORT_SCALE = re.compile(r"[kmb](?![a-z0-9])")
_BLOT = "\x1f"
_LIST = re.compile(r",? (?:and|or|&) |, ?")
_SPECIAL = frozenset(
    (*special.MULTIPLES, *special.LASTING, *special.ORDINALS, *special.DECADES, *special.ARTICLE_UNITS, *special.OPEN)
)


@cache
def _triggers() -> tuple[frozenset[str], re.Pattern[str]]:
    """What a figure can begin with, and the pattern that finds it."""
    words = [*number_words(), *_SPECIAL]
    digits = "|".join(f"{digit}[0-9]*" for digit in range(10))
    return openings(words), re.compile(rf"{digits}|\.(?<![\w.]\.)(?=[0-9])|[¼½¾⅓⅔⅛⅜⅝⅞]|{scanner(words)}")


def find_quantities(text: str, taken: Iterable[tuple[int, int]] | None = None) -> list[QuantityMatch]:
    """The figures of a plain text, in order, not overlapping.

    Counts, sums, shares, measures, durations, ages and ranks ("eighth-largest") are figures; dates, clock times,
    ordinals, telephone numbers, numbers in names and the pronoun "one" are not.

    Args:
        text: A sentence in plain text.
        taken: Spans that are dates; None has them searched for.
    """
    low = lower(text)
    first, triggers = _triggers()
    if not may_hold(low, first):
        return []
    dates = taken if taken is not None else ((d.start, d.end) for d in find_dates(text, None))
    codes = ((bill.start, bill.end) for bill in find_bills(text))
    text = _masked(text, (*dates, *codes, *find_tickers(text)))
    low = lower(text)
    found: list[QuantityMatch] = []
    done = 0
    for trigger in triggers.finditer(low):
        if trigger.start() < done:
            continue
        matches, done = _read(text, low, trigger.start(), trigger)
        found += [m for m in matches if not found or m.start >= found[-1].end]
    return _shared_nouns(text, found)


def _masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with its dates and codes blotted out, so that no number, unit or noun is read in them or across them."""
    pieces, last = [], 0
    for start, end in sorted(spans):
        if end > last:
            first = max(start, last)
            pieces += [text[last:first], _BLOT * (end - first)]
            last = end
    return "".join((*pieces, text[last:])) if pieces else text


def _read(text: str, low: str, at: int, trigger: re.Match[str]) -> tuple[list[QuantityMatch], int]:
    """The quantities that a trigger begins, and where the search goes on."""
    word = trigger[0]
    if word in _SPECIAL and word not in number_words():
        made = special.read_special(text, low, at, word)
        if made:
            return [_match(low, made)], made.end
        part = read_figure(low, at)
        if part is None or not part.share:
            return [], trigger.end()
        return _single(text, low, _Whole(part.start, part, ""))
    money = money_before(text, low, at)
    if money is None and names.starts_glued(text, at):
        return [], trigger.end()
    figure = read_figure(low, at, money=money is not None)
    if figure is None or (figure.digits and not figure.share and money is None and names.is_code(text, at)):
        return [], names.code_end(text, at, trigger.end())
    if figure.digits and money is None and names.ends_glued(low, figure) and not _has_unit(text, low, figure):
        rank = special.read_rank(text, low, figure)
        return ([_match(low, rank)], rank.end) if rank else ([], figure.end)
    whole = _Whole(money[0] if money else figure.start, figure, money[1] if money else "")
    joined, other = _joined(text, low, whole)
    if other is not None:
        return _score(text, low, joined, other)
    return _single(text, low, joined)


def _has_unit(text: str, low: str, figure: Figure) -> bool:
    """Whether the letters glued to digits are a unit: "5km", "50k followers"."""
    return bool(
        unit_after(low, figure.end, figure.value)
        or money_after(text, low, figure.end)
        or _SHORT_SCALE.match(low, figure.end)
    )


def _joined(text: str, low: str, whole: _Whole) -> tuple[_Whole, _Whole | None]:
    """The figure with the second one of its range; or, apart, the two sides of a score."""
    first = whole.figure
    lead = money_after(text, low, first.end) or unit_after(low, first.end, first.value)
    join = JOIN.match(low, lead.end if lead else first.end) or JOIN.match(low, first.end)
    if not join:
        return whole, None
    at, currency = money_ahead(low, join.end())
    if at >= len(low) or not low[at].isalnum():
        return whole, None
    second = read_figure(low, at, money=bool(currency or whole.currency))
    if (
        second is None
        or names.is_code(text, at)
        or (names.ends_glued(low, second) and not _has_unit(text, low, second))
    ):
        return whole, None
    kind, scaled = pair(low, first, second, join, whole.start)
    own = currency or whole.currency
    if kind is Pair.SCORE:
        if not (own or lead or unit_after(low, second.end, second.value)):
            return whole, _Whole(at, second, "")
        kind = Pair.RANGE if scaled.value < second.value else Pair.APART  # "passed in 24-48 hours"
    clash = currency and whole.currency and currency != whole.currency
    named = lead.name if lead and join.start() >= lead.end else ""
    if kind is not Pair.RANGE or clash or (named and not _same_unit(text, low, named, second, currency)):
        return whole, None
    return whole._replace(figure=second, currency=own, least=scaled.value, lead=named), None


def _same_unit(text: str, low: str, name: str, second: Figure, currency: str) -> bool:
    other = unit_after(low, second.end, second.value) or money_after(text, low, second.end)
    return (currency or (other.name if other else "")) == name


def _score(text: str, low: str, first: _Whole, second: _Whole) -> tuple[list[QuantityMatch], int]:
    """ "a 5-4 vote", "six votes to three": one figure, the greater side, whose unit tells the other one."""
    if names.is_name(text, low, first.figure, titled=True, plural=False):
        return [], second.figure.end
    made = measure(text, low, second.figure, "")
    if made is None:
        return [], second.figure.end
    less, more = sorted((first.figure.value, second.figure.value))
    both = Measure(first.start, made.end, more, more, score_unit(less), made.noun, made.inner)
    return [_match(low, both)], both.end


def _single(text: str, low: str, whole: _Whole) -> tuple[list[QuantityMatch], int]:
    """A figure or range with its unit, noun and bounds; nothing where it is part of a name or counts nothing."""
    figure, kind = whole.figure, ""
    if figure.value == 1 and names.is_pronoun(low, figure):
        return [], figure.end
    after = bound_after(low, figure.end)
    behind = figure._replace(start=whole.start, end=after[1] if after else figure.end)
    made = measure(text, low, behind, whole.currency)
    if made is None:
        return [], figure.end
    if whole.lead and not made.unit:
        made = made._replace(unit=whole.lead)
    plain = not made.unit or made.unit in ("share", "time")
    if plain and not whole.currency:
        enclosed = low[figure.end : figure.end + 1] == ")"
        if (
            enclosed
            and not made.noun
            and figure.digits
            and figure.scale == 1
            and figure.value < 100
            and whole.least is None
        ):
            # "(4)", "1)": a squad number, an item of a list.
            return [], figure.end
        plural = made.end > behind.end and is_plural(made.noun)
        own = figure if whole.least is None else figure._replace(start=whole.start)
        if names.is_name(text, low, own, titled=names.is_titled(text), plural=plural) or not _counts(low, figure, made):
            return [], figure.end
    kind = after[0] if after else ""
    match = _match(low, made._replace(start=min(made.start, whole.start)), least=whole.least, after=kind)
    return ([match] if match else []), match.end


def _counts(low: str, figure: Figure, made: Measure) -> bool:
    """Whether a number without a unit counts something: no bare "half", no pronoun "one", no "the two"."""
    shown = low[figure.start : figure.end]
    if made.unit == "share" and figure.share and not figure.digits and shown in ("half", "quarter"):
        return (
            made.end > figure.end or bound_before(low, figure.start) is not None or low.startswith(" as ", figure.end)
        )
    if made.noun or figure.open or (made.unit == "share" and made.end > figure.end):
        return True  # "one in five" needs no noun
    if shown in ("one", "zero"):
        return False
    return figure.digits or not low.startswith(("the ", "these ", "those ", "other "), max(0, figure.start - 4))


def _match(low: str, made: Measure, *, least: float | None = None, after: str = "") -> QuantityMatch:
    """The quantity of a measured figure, its bounds read from the words around it."""
    start, end, value, high = made.start, made.end, made.value, made.high
    minus = _MINUS.search(low, max(0, start - 7), start)
    if minus and (minus["word"] or made.unit in _SIGNED or not (made.unit or made.noun)):
        value, high, start = -value, -value, minus.start()
    limit = bound_before(low, start)
    over_time = (
        limit
        and made.unit in TIME
        and low.startswith("over ", limit.start)
        and not _LASTING.search(low, max(0, limit.start - 8), limit.start)
    )
    kind = limit.kind if limit and not over_time else ""
    if limit and not over_time:
        start = limit.start
    if not after:
        found = bound_after(low, end) or (bound_after(low, made.inner) if made.inner else None)
        if found:
            after, end = found[0], max(end, found[1])
    signed = made.unit in _SIGNED - {"percent"}
    if least is not None or (made.unit == "year of age" and high > value):
        bottom = value if least is None else least
        top = high if least is None else value
        between = _BETWEEN.search(low, max(0, start - 28), start)
        start = between.start() if between and least is not None else start
        quantity = Quantity(
            value=(bottom + top) / 2,
            low=min(bottom, top),
            high=max(bottom, top),
            bound=Bound.RANGE,
            unit=made.unit,
            noun=made.noun,
        )
        return QuantityMatch(start, end, quantity)
    lowest, highest, bound = interval(value, high, after or kind, signed=signed)
    return QuantityMatch(
        start, end, Quantity(value=value, low=lowest, high=highest, bound=bound, unit=made.unit, noun=made.noun)
    )


def _shared_nouns(text: str, found: list[QuantityMatch]) -> list[QuantityMatch]:
    """In a list the figures share one unit and noun: "13, 15 and 19 years", "ages 13, 15 and 19"."""
    for order in (range(len(found) - 2, -1, -1), range(1, len(found))):
        for index in order:
            other = found[index + 1] if order.step < 0 else found[index - 1]
            match = found[index]
            one, two = (match, other) if order.step < 0 else (other, match)
            quantity = match.quantity
            lends = other.quantity.unit if order.step > 0 else other.quantity.unit or other.quantity.noun
            if (
                quantity.unit
                or quantity.noun
                or not lends
                or other.quantity.unit in ("rank", "share")
                or not _LIST.fullmatch(text, one.end, two.start)
            ):
                continue
            shared = replace(quantity, unit=other.quantity.unit, noun=other.quantity.noun)
            found[index] = match._replace(quantity=shared)
    return found
