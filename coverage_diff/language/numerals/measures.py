"""What a figure measures or counts: its unit, its noun, its rate, and where their words end."""

from __future__ import annotations

import re
from typing import NamedTuple

from coverage_diff.language.figures import Figure, read_figure
from coverage_diff.language.numerals.ages import read_age
from coverage_diff.language.numerals.phrases import (
    counted_after_of,
    counted_among,
    counted_noun,
    noun_before,
    span_text,
)
from coverage_diff.language.numerals.units import TIME, Unit, money_after, rate_after, unit_after


class Measure(NamedTuple):
    """A figure with what it measures.

    Attributes:
        start: First code point; before the figure where an age follows a name.
        end: One past the last, the noun and the rate included.
        value: The figure, small coin and "and a half" added.
        high: More than `value` for open plurals.
        unit: "" for plain counts.
        noun: "" where it is not said.
        inner: One past the figure and its unit: where "or more" may follow.
    """

    start: int
    end: int
    value: float
    high: float
    unit: str = ""
    noun: str = ""
    inner: int = 0


_MORE = re.compile(r" (?:more|others?)(?![a-z-])")
_HYPHENED = re.compile(r"-([a-z]+)((?:-[a-z]+)*)")
_COIN = re.compile(r"(?:,? and|,)? (?=[0-9a-z])")
_CLOSE = re.compile(r" more(?![a-z])| ?[.;!?)](?![0-9])|$")
_SCALE_AFTER = re.compile(r" (million|billion)(?![a-z])")
_HALF_MORE = re.compile(r" and (?:an? |one[ -])?(half|quarter|third)(?![a-z])")
_OUT_OF = re.compile(r" (?:(?P<out>out of)|in) (?:every |each |the )?(?=[0-9a-z])")
# What "12m" counts: metres where a length is meant.
_LENGTH = re.compile(
    r"-| ?(?:tall|long|wide|deep|high|race|sprint|final|hurdles|freestyle|butterfly|relay|dash|backstroke|"
    r"breaststroke|run|"
    r"x|by|above|below|away|from|up|down)(?![a-z])|$|[.,;)]"
)
_SHORT = re.compile(r"(m|k|b)(?![a-z0-9/])")
_SHORTS = {"m": 1e6, "k": 1e3, "b": 1e9}
_PART_OF = re.compile(r" (?:of |(?:the|an?|its|their|his|her|our|my|your|all|those|these|that|this) )")
# "A quarter of a percentage point", "three-quarters of an hour": a part of one unit.
_OF_ONE = re.compile(r" of an? ")
_SUM_FOR = re.compile(r" (?:in|worth of) (?=[a-z])")


def measure(text: str, low: str, figure: Figure, currency: str) -> Measure | None:
    """Reads what stands behind a figure.

    Args:
        text: The plain text.
        low: The same in lower case.
        figure: The number, or the second one of a range.
        currency: The unit of the currency sign in front of it, or "".

    Returns:
        None where the number counts nothing: a bare "half".
    """
    if currency:
        return _sum(text, low, figure, Unit(currency, figure.end, money=True))
    age = read_age(text, low, figure)
    if age:
        noun = counted_noun(text, low, age.end, many=False) if age.describes else None
        end = noun[1] if noun else age.end
        return Measure(age.start, end, figure.value, figure.high, age.unit, span_text(text, noun) or age.noun, age.end)
    unit = (money_after(text, low, figure.end) if figure.digits else None) or unit_after(low, figure.end, figure.value)
    if unit is None and figure.digits:
        figure = _short_scale(low, figure)
        unit = unit_after(low, figure.end, figure.value) if figure.scale > 1 else None
    elif (
        unit is not None
        and unit.name == "metre"
        and low[figure.end : unit.end] == "m"
        and not _LENGTH.match(low, unit.end)
    ):
        figure = figure.times(1e6, unit.end)
        unit = unit_after(low, figure.end, figure.value)
    if unit is None and figure.open and low.startswith(" of ", figure.end):
        # "millions of dollars", "thousands of miles"
        unit = unit_after(low, figure.end + 3, figure.value)
    if unit is None:
        return _part(text, low, figure) if figure.share else _count(text, low, figure)
    return _sum(text, low, figure, unit) if unit.money else _amount(text, low, figure, unit)


def _short_scale(low: str, figure: Figure) -> Figure:
    """ "50k followers": a short scale without a currency counts only in front of something counted."""
    found = _SHORT.match(low, figure.end)
    if not found or figure.scale != 1 or _LENGTH.match(low, found.end()) is not None:
        return figure
    return figure.times(_SHORTS[found[1]], found.end())


def _sum(text: str, low: str, figure: Figure, unit: Unit) -> Measure:
    """Money: with its small coin, what it is for, and its rate."""
    value, inner, high = figure.value, unit.end, figure.high
    scale = _SCALE_AFTER.match(low, unit.end) if unit.end > figure.end and figure.scale == 1 else None
    if scale:
        # "75 USD million"
        figure = figure.times(1e6 if scale[1] == "million" else 1e9, scale.end())
        value, inner, high = figure.value, scale.end(), figure.high
    elif unit.end > figure.end and not figure.open:
        coin = _COIN.match(low, unit.end)
        more = read_figure(low, coin.end()) if coin and _starts_number(low, coin.end()) else None
        if coin and more and more.value < 100 and not more.share:
            cents = unit_after(low, more.end, more.value)
            if cents and cents.name in ("cent", "penny"):
                value, inner = value + more.value / 100, cents.end
            elif cents is None and more.value >= 10 and more.value == int(more.value) and _CLOSE.match(low, more.end):
                value, inner = value + more.value / 100, more.end
    elif unit.end == figure.end and not figure.open:
        # "$50 million US", "$10000 dollars": the currency named twice.
        again = unit_after(low, figure.end, figure.value)
        inner = again.end if again and again.money else inner
    if low.startswith("-", inner) and unit.end == figure.end:
        inner = figure.end
    noun = _measured(text, low, inner)
    end = noun[1] if noun else inner
    rate = rate_after(low, inner) or rate_after(low, end)
    name = unit.name + rate[0] if rate else unit.name
    end = max(end, rate[1]) if rate else end
    return Measure(figure.start, end, value, high, name, span_text(text, noun) or noun_before(low, figure.start), inner)


def _starts_number(low: str, at: int) -> bool:
    return low[at : at + 1].isalnum()


def _measured(text: str, low: str, at: int) -> tuple[int, int] | None:
    """What a sum or share is: "[annual revenue]" of "$3 billion in annual revenue", "[penalty]" of "5 % penalty"."""
    link = _SUM_FOR.match(low, at)
    if link:
        noun = counted_noun(text, low, link.end() - 1, many=True)
        # "$3 billion in annual revenue", "$3 billion in U.S. aid", but "34 percent in Iowa".
        return noun if noun and any(word[0].islower() for word in span_text(text, noun).split()) else None
    if low.startswith(" of ", at):
        return counted_after_of(text, low, at)
    if low[at : at + 1] in (" ", "-") and low[at + 1 : at + 2].isalpha() and text[at + 1].islower():
        return counted_noun(text, low, at, many=False, first="x" if low[at] == "-" else "")
    return None


def _amount(text: str, low: str, figure: Figure, unit: Unit) -> Measure:
    """A figure with a unit that is no money."""
    value, high, inner = figure.value, figure.high, unit.end
    more = _HALF_MORE.match(low, inner)
    if more:
        part = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}[more[1]]
        value, high, inner = value + part, high + part, more.end()
    noun = None
    if unit.name in ("percent", "percentage point") or unit.name not in TIME:
        noun = _measured(text, low, inner) if unit.name != "time" else None
    elif unit.describes:
        noun = counted_noun(text, low, inner, many=False)
    end = noun[1] if noun else inner
    rate = rate_after(low, end)
    named = "percentage point" if unit.name == "point" and figure.share else unit.name  # "up by a quarter point"
    name = named + rate[0] if rate else named
    said = span_text(text, noun) or ("" if unit.name in TIME else noun_before(low, figure.start))
    return Measure(figure.start, rate[1] if rate else end, value, high, name, said, inner)


def _part(text: str, low: str, figure: Figure) -> Measure | None:
    """ "half of all states", "two-thirds of voters", "half an hour"."""
    end = figure.end
    link = _PART_OF.match(low, end)
    one = _OF_ONE.match(low, end) or (link if link and link[0] in (" a ", " an ") else None)
    unit = unit_after(low, one.end() - 1, figure.value) if one else None
    if unit and not unit.money:
        return _amount(text, low, figure, unit)
    noun = None
    if link:
        noun = (
            counted_after_of(text, low, end)
            if link[0] == " of "
            else counted_noun(text, low, link.end() - 1, many=True)
        )
    return Measure(
        figure.start, noun[1] if noun else end, figure.value, figure.high, "share", span_text(text, noun), end
    )


def _count(text: str, low: str, figure: Figure) -> Measure:
    """A plain count, or one thing in so many."""
    end, value = figure.end, figure.value
    link = _OUT_OF.match(low, end)
    if link and not figure.open and figure.scale == 1 and _starts_number(low, link.end()):
        base = read_figure(low, link.end())
        if base and base.value > value and base.value == int(base.value) and (link["out"] or base.value <= 1000):
            noun = counted_noun(text, low, base.end, many=True) or counted_after_of(text, low, base.end)
            timed = unit_after(low, base.end, base.value)
            if (
                timed is None
                and (link["out"] or value == 1 or (value < 10 and base.value <= 10))
                and not low.startswith("%", base.end)
            ):
                share = value / base.value
                stop = noun[1] if noun else base.end
                return Measure(figure.start, stop, share, share, "share", span_text(text, noun), base.end)
    many = value != 1 or figure.open
    hyphen = low.startswith("-", end) and low[end + 1 : end + 2].isalpha()
    if hyphen:
        return _joined_count(text, low, figure)
    noun = counted_noun(text, low, end, many=many)
    among = counted_among(text, low, end) if noun is None else ""
    if noun is None and not among and low.startswith(" of ", end) and value != 1:
        noun = counted_after_of(text, low, end)
    elif noun is None and figure.open and low.startswith(" more of ", end):
        noun = counted_after_of(text, low, end + 5)
    stop = noun[1] if noun else end
    if noun is None:
        more = _MORE.match(low, end)
        stop = more.end() if more else end
    rate = rate_after(low, stop)
    said = span_text(text, noun) or among or noun_before(low, figure.start)
    return Measure(
        figure.start, rate[1] if rate else stop, value, figure.high, rate[0].strip() if rate else "", said, end
    )


def _joined_count(text: str, low: str, figure: Figure) -> Measure:
    """ "six-block area": it counts blocks; the span ends with the noun that they describe."""
    word = _HYPHENED.match(low, figure.end)
    if not word:
        return Measure(figure.start, figure.end, figure.value, figure.high, inner=figure.end)
    rest = counted_noun(text, low, word.end(), many=False)
    strong = word[0] == "-strong" and rest is not None  # "the 3,000-strong crowd"
    return Measure(
        figure.start,
        rest[1] if rest else word.end(),
        figure.value,
        figure.high,
        "",
        span_text(text, rest) if strong else text[figure.end + 1 : word.end()],
        word.end(),
    )
