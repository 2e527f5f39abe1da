"""Dates of several articles."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from coverage_diff.comparison.values import date_relation
from coverage_diff.model import Date, Fact, Granularity, Kind, Relation, Status

Only = Callable[[tuple[Fact, ...], Kind, str], Fact]
Event = Callable[..., tuple[Fact, ...]]

DAY = Date(value="2026-03-03", granularity=Granularity.DAY, start=dt.date(2026, 3, 3), end=dt.date(2026, 3, 3))
WEEK = Date(value="2026-W10", granularity=Granularity.WEEK, start=dt.date(2026, 3, 2), end=dt.date(2026, 3, 8))
TUESDAY = Date(value="XXXX-WXX-2", granularity=Granularity.DAY)
THIRD = Date(value="XXXX-03-03", granularity=Granularity.DAY)


@pytest.mark.parametrize(
    ("other", "relation"),
    [
        (DAY, Relation.SAME),
        (WEEK, Relation.ROUNDED),
        (TUESDAY, Relation.SAME),
        (THIRD, Relation.SAME),
        (Date(value="XXXX-03-04", granularity=Granularity.DAY), Relation.DIFFERS),
        (Date(value="XXXX-WXX-5", granularity=Granularity.DAY), Relation.DIFFERS),
        (Date(value="XXXX", granularity=Granularity.YEAR), None),
    ],
)
def test_relation_of_dates(other: Date, relation: Relation | None) -> None:
    """A day agrees with itself in any notation, lies within its week, and differs from other days."""
    assert date_relation(DAY, other) is relation
    assert date_relation(other, DAY) is relation


@pytest.mark.parametrize("published", [dt.date(2026, 3, 4), None])
def test_one_day_named_in_two_ways(make_event: Event, only: Only, published: dt.date | None) -> None:
    """A weekday in both is one fact, with or without a date of publication."""
    facts = make_event("The council met on Tuesday.", "On Tuesday the council had a meeting.", published=published)
    assert only(facts, Kind.DATE, "Tuesday").carriers == ("Gazette", "Herald")


def test_a_weekday_is_the_date_it_falls_on(make_event: Event, only: Only) -> None:
    """ "Tuesday" and "March 3" are one day."""
    facts = make_event("The council met on Tuesday.", "The council met on March 3, 2026.")
    assert only(facts, Kind.DATE, "March 3").carriers == ("Gazette", "Herald")


def test_a_year_can_date_two_things(make_event: Event) -> None:
    """One year that dates two unlike things of one article is two facts."""
    facts = make_event("The bridge was built in 1931 by a local firm.\n\nIn 1931 an opera by Verdi was sung.", "No.")
    assert sum(f.kind is Kind.DATE for f in facts) == 2


def test_a_week_that_holds_the_day_is_unclear_in_a_like_sentence(make_event: Event, only: Only) -> None:
    """A coarser date in a sentence on the same matter may be the day: the cell is unclear and shows that sentence."""
    facts = make_event(
        "The mayor of Norwick closed the harbour on March 3.",
        "Fishermen who had used the northern harbour for decades protested this week against the plans of their mayor.",
    )
    cell = only(facts, Kind.DATE, "March 3").coverage["Herald"]
    assert cell.status is Status.UNCLEAR
    assert cell.nearest is not None
    assert cell.nearest.text == "this week"
