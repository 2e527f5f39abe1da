"""Figures and years that another outlet tells in other terms: the year for the years since, a verb for a change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from coverage_diff.model import Fact, Kind, Status

Event = Callable[..., tuple[Fact, ...]]
Only = Callable[[tuple[Fact, ...], Kind, str], Fact]


@pytest.mark.parametrize(
    ("years", "year", "status"),
    [
        ("The rate is the highest for 18 years.", "The rate is at its highest level since 2008.", Status.INCLUDED),
        ("The rate is the highest for 17 years.", "The rate is at its highest level since 2008.", Status.OMITTED),
        ("The rate is the highest for 18 years.", "The poet was born in the old town in 2008.", Status.OMITTED),
    ],
)
def test_years_are_told_by_the_year_in_which_they_began(
    make_event: Event, only: Only, years: str, year: str, status: Status
) -> None:
    """ "For 18 years" and "since 2008" tell one thing in 2026, where their sentences do."""
    facts = make_event(years, year, published=dt.date(2026, 3, 4))
    assert only(facts, Kind.QUANTITY, " years").coverage["Herald"].status is status
    assert only(facts, Kind.DATE, "2008").coverage["Gazette"].status is status


@pytest.mark.parametrize(
    ("text", "label", "other", "status"),
    [
        ("The blaze killed one person.", "one person", "The man died in his car on the ridge.", Status.UNCLEAR),
        ("The blaze killed one person.", "one person", "The men saw the ridge from a car.", Status.OMITTED),
        ("Patients are aged 1 to 87.", "aged 1 to 87", "The youngest patient is just a year old.", Status.UNCLEAR),
        ("Patients are aged 1 to 87.", "aged 1 to 87", "The youngest patient is three years old.", Status.OMITTED),
        ("It was 104 degrees Fahrenheit on the ridge.", "104", "It was 40 Celsius on the ridge.", Status.INCLUDED),
        ("The jam made 61 people ill.", "61 people", "At least 60 people were sickened by jam.", Status.INCLUDED),
    ],
)
def test_a_figure_is_told_in_other_terms(
    make_event: Event, only: Only, text: str, label: str, other: str, status: Status
) -> None:
    """One who died, the end of a range, a temperature on another scale, and people by what befell them."""
    assert only(make_event(text, other), Kind.QUANTITY, label).coverage["Herald"].status is status


@pytest.mark.parametrize(
    ("figure", "verb", "status"),
    [
        ("Spending on schools rose by 100 per cent.", "Spending on schools has doubled.", Status.INCLUDED),
        ("Spending on schools fell by 50 per cent.", "Spending on schools was halved.", Status.INCLUDED),
        ("Spending on schools fell by 100 per cent.", "Spending on schools has doubled.", Status.OMITTED),
        ("Spending on schools rose by 100 per cent.", "Spending on schools has tripled.", Status.OMITTED),
        ("Spending on schools rose by 100 per cent.", "The number of trains will double.", Status.OMITTED),
    ],
)
def test_a_change_is_told_by_a_verb(make_event: Event, only: Only, figure: str, verb: str, status: Status) -> None:
    """ "Doubled" is a rise of 100 per cent, of the same thing only."""
    assert only(make_event(figure, verb), Kind.QUANTITY, "per cent").coverage["Herald"].status is status
