"""Figures as news writes them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import assert_linear

from coverage_diff import Bound
from coverage_diff.language.numerals import QuantityMatch, find_quantities

INF = math.inf


def only(text: str) -> QuantityMatch:
    """The one quantity of a text."""
    found = find_quantities(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "value", "noun"),
    [
        ("Forty-two groups signed.", 42, "groups"),
        ("Two hundred and forty-one people died.", 241, "people"),
        ("She hired a dozen officers.", 12, "officers"),
        ("Half a million people marched.", 500_000, "people"),
        ("There were 1,284 terrorism-related complaints.", 1284, "terrorism-related complaints"),
        ("Four dead were found.", 4, "dead"),
        ("the 27-nation bloc", 27, "nation"),
        ("The shell hit three US sailors.", 3, "US sailors"),
        ("Both were part of two separate inquiries.", 2, "separate inquiries"),
        ("He admitted two campaign finance violations.", 2, "campaign finance violations"),
        ("Four active-duty St. Louis officers were shot.", 4, "active-duty St. Louis officers"),
        ("a 3,000-strong crowd", 3000, "crowd"),
        ("It had 2 million total viewers.", 2_000_000, "total viewers"),
        ("It had 67+ million viewers.", 67_000_000, "viewers"),
    ],
)
def test_counts_with_their_nouns(text: str, value: float, noun: str) -> None:
    """A number in digits or words has its value and the noun phrase that it counts."""
    quantity = only(text).quantity
    assert (quantity.value, quantity.low, quantity.high) == (value, value, value)
    assert (quantity.bound, quantity.noun) == (Bound.EXACT, noun)


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("It reached six of Ohio's eight dioceses.", "dioceses"),
        ("Only 38 of the original 102 children are there.", "children"),
        ("Thousands traveling from the south were stopped.", ""),
        ("They want billions of dollars going to schools.", ""),
        ("It drove hundreds of American companies out of town.", "American companies"),
        ("Dozens of apartments stood empty.", "apartments"),
        ("About one in five of the voters stayed away.", "voters"),
    ],
)
def test_what_the_first_figure_counts(text: str, noun: str) -> None:
    """Some of a larger number count the same thing; what people do is no noun."""
    assert find_quantities(text)[0].quantity.noun == noun


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It cost $1.2bn.", 1.2e9, "dollar"),
        ("a loan of US$3 million", 3e6, "dollar"),
        ("They paid £4.5m.", 4.5e6, "pound"),
        ("a €20 ticket", 20, "euro"),
        ("Rs 5 lakh was found", 5e5, "rupee"),
        ("2 crore rupees", 2e7, "rupee"),
        ("$5 a barrel", 5, "dollar per barrel"),
        ("12% of voters", 12, "percent"),
        ("up a quarter of a percentage point", 0.25, "percentage point"),
        ("rates rose by a quarter point", 0.25, "percentage point"),
        ("three-quarters of an hour", 0.75, "hour"),
        ("the board voted 6-3 to go on", 6, "score to 3"),
        ("by six votes to three", 6, "score to 3"),
        ("a vote of five to two", 5, "score to 2"),
        ("they lost 0-2 at home", 2, "score to 0"),
        ("20 per cent", 20, "percent"),
        ("a rise of 3 percentage points", 3, "percentage point"),
        ("after six-and-a-half hours", 6.5, "hour"),
        ("He is a 34-year-old plumber", 34, "year of age"),
        ("The driver, 45, was hurt.", 45, "year of age"),
        ("Beloved Author Dies At 88", 88, "year of age"),
        ("He died at 40 hospitals.", 40, ""),
        ("60 miles per hour", 60, "mile per hour"),
        ("10km from the city", 10, "kilometre"),
        ("temperatures of -5 degrees", -5, "degree"),
        ("two-thirds of the members", 2 / 3, "share"),
        ("one in five adults", 0.2, "share"),
        ("3 out of 10 people", 0.3, "share"),
        ("About a third of them left.", 1 / 3, "share"),
        ("Sales fell by a fifth.", 0.2, "share"),
    ],
)
def test_units(text: str, value: float, unit: str) -> None:
    """Money, shares, ages and measures carry their unit, whatever the notation."""
    quantity = only(text).quantity
    assert quantity.value == pytest.approx(value)
    assert quantity.unit == unit


@pytest.mark.parametrize(
    ("text", "bound", "low", "high"),
    [
        ("over 2,400 complaints", Bound.AT_LEAST, 2400, INF),
        ("more than 30 shops", Bound.AT_LEAST, 30, INF),
        ("at least nine people", Bound.AT_LEAST, 9, INF),
        ("2,400-plus complaints", Bound.AT_LEAST, 2400, INF),
        ("no fewer than 12 schools", Bound.AT_LEAST, 12, INF),
        ("up to 500 jobs", Bound.AT_MOST, 0, 500),
        ("fewer than 100 seats", Bound.AT_MOST, 0, 100),
        ("between 40 and 50 people", Bound.RANGE, 40, 50),
        ("3,000-4,000 troops", Bound.RANGE, 3000, 4000),
        ("12 to 15 officers", Bound.RANGE, 12, 15),
        ("a 30- to-40-foot flame", Bound.RANGE, 30, 40),
        ("a five- to seven-year plan", Bound.RANGE, 5, 7),
        ("readers ages 24 through 38", Bound.RANGE, 24, 38),
        ("in his early 60s", Bound.RANGE, 60, 69),
        ("dozens of police", Bound.ABOUT, 12, 120),
        ("hundreds of thousands of protesters", Bound.ABOUT, 1e5, 1e6),
        ("millions of dollars", Bound.ABOUT, 1e6, 1e9),
    ],
)
def test_bounds(text: str, bound: Bound, low: float, high: float) -> None:
    """Words of limit and approximation give the interval that they allow."""
    quantity = only(text).quantity
    assert (quantity.bound, quantity.low, quantity.high) == (bound, low, high)


@pytest.mark.parametrize("text", ["around 40 groups", "some 40 groups", "nearly 40 groups", "an estimated 40 groups"])
def test_approximate_values_lie_in_their_interval(text: str) -> None:
    """An approximation keeps the figure as stated and allows some way around it."""
    quantity = only(text).quantity
    assert quantity.bound is Bound.ABOUT
    assert quantity.value == 40
    assert quantity.low <= 40 <= quantity.high
    assert quantity.low < quantity.high


@pytest.mark.parametrize(
    "text",
    [
        "He flew a Boeing 737 to Room 101.",
        "the 9/11 attacks and COVID-19",
        "One of the men left. No one came.",
        "At 5:30 p.m. call 555-123-4567.",
        "They lined up 4-2-3-1 in court, said 6-4352-4620-82 and left.",
        "1 12 30 4.5 7% 8 9 10 11",
        "The third man finished first.",
        "G7 leaders on Flight 447 spoke of Article 370.",
        "No. 10 Downing Street",
        "It happened on July 25, 2025.",
        "He was a third man.",
        "A fourth of July parade was held.",
        "House Bill 500 bans it, and SB 54 prevents it.",
    ],
)
def test_numbers_that_count_nothing(text: str) -> None:
    """Names, ordinals, dates, clock times, telephone numbers and pronouns are no quantities."""
    assert find_quantities(text) == []


def test_both_values_of_a_change() -> None:
    """A change names two values, and both are read with the unit."""
    assert [(m.quantity.value, m.quantity.unit) for m in find_quantities("The rate rose from 5% to 12%.")] in (
        [(5, "percent"), (12, "percent")],
        [(8.5, "percent")],
    )


def test_change_from_a_value_told_with_its_noun() -> None:
    """What a figure rose from is no end of a range, whatever it is called."""
    found = find_quantities("The rate jumped from a record low of 3.5% to 4.4%.")
    assert [m.quantity.value for m in found] == [3.5, 4.4]


def test_span_takes_in_modifier_and_noun() -> None:
    """A quantity's span is what a reader would underline."""
    text = "He said that over 2,400 terrorism-related complaints are open."
    match = only(text)
    assert text[match.start : match.end] == "over 2,400 terrorism-related complaints"


@given(st.integers(min_value=2, max_value=999_999_999))
def test_digits_are_read_exactly(number: int) -> None:
    """Every whole number with thousands separators is read as its value."""
    assert only(f"They counted {number:,} birds.").quantity.value == number


@given(st.text(max_size=300))
def test_any_text_gives_ordered_spans(text: str) -> None:
    """Whatever the text, spans lie in it, in order, without overlap."""
    last = 0
    for match in find_quantities(text):
        assert last <= match.start < match.end <= len(text)
        last = match.end


@pytest.mark.parametrize("unit", ["1,", "9", "two hundred and ", "$1 ", "1-", "between 4 and ", "one in ", "half a "])
def test_time_grows_linearly(unit: str) -> None:
    """Hostile repetitions take time in proportion to their length."""
    assert_linear(find_quantities, unit, 5_000)
