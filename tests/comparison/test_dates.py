"""Dates of several articles."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

import coverage_diff as cd
from coverage_diff.comparison.context import EventContext
from coverage_diff.comparison.dates import score_date_pair
from coverage_diff.comparison.values import date_relation
from coverage_diff.model import Date, Fact, Granularity, Kind, Mention, Relation, Status

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
        (Date(value="XXXX-03", granularity=Granularity.MONTH), Relation.ROUNDED),
        (Date(value="XXXX-09", granularity=Granularity.MONTH), Relation.DIFFERS),
        (Date(value="REF-WE", granularity=Granularity.PERIOD), Relation.DIFFERS),
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


def test_a_season_and_a_month_of_it(make_event: Event, only: Only) -> None:
    """ "This summer" is told by an outlet that names the month in a like sentence."""
    facts = make_event("The bridge will stay shut this summer.", "The bridge will be shut in July.")
    assert only(facts, Kind.DATE, "July").carriers == ("Gazette", "Herald")


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


OPENING = "The harbour wall at Norwick broke on Sunday."


def test_the_day_of_the_event_is_one_fact_in_any_sentence(make_event: Event, only: Only) -> None:
    """A day that a story opens with dates the event, whatever a later sentence tells of it."""
    facts = make_event(
        f"{OPENING} Fishermen saw it.\n\nDivers searched the water. An engineer fell ill on Sunday.",
        f"{OPENING} The council met.",
    )
    assert only(facts, Kind.DATE, "Sunday").carriers == ("Gazette", "Herald")


def test_another_day_dates_what_its_sentence_tells(make_event: Event) -> None:
    """Two things that happened on one later day are two facts, in one story and across two."""
    facts = make_event(
        f"{OPENING} Fishermen saw it. The sea was high.\n\nOn Tuesday the governor opened a shelter for the elderly.",
        f"{OPENING} Sirens rang. The sea was high.\n\nInsurers put the damage at two million dollars on Tuesday.",
        published=dt.date(2026, 3, 4),
    )
    tuesdays = [fact for fact in facts if fact.kind is Kind.DATE and fact.label == "Tuesday"]
    assert [len(fact.carriers) for fact in tuesdays] == [1, 1]
    # The nearest to an omitted Tuesday is the sentence that the outlet dates so, not the bare day.
    assert sorted(cell.nearest.text for fact in tuesdays for cell in fact.coverage.values() if cell.nearest) == [
        "Insurers put the damage at two million dollars on Tuesday.",
        "On Tuesday the governor opened a shelter for the elderly.",
    ]


def test_two_parts_of_a_day_are_two_times(make_event: Event) -> None:
    """What happened in the afternoon and what happened in the evening are dated apart."""
    facts = make_event("The wall broke on Monday afternoon.", "The wall was mended on Monday evening.")
    assert sum(fact.kind is Kind.DATE for fact in facts) == 2


def test_one_year_in_other_words_is_unclear(make_event: Event, only: Only) -> None:
    """A year in figures and "last year" may date one thing where like clauses hold them: neither is left out."""
    ours = "The ward will close in June.\n\nOnly 312 children were born in Norwick in 2025."
    theirs = "The ward will close in June.\n\nThe ward delivered 312 babies last year, down from 540 in 2015."
    facts = make_event(ours, theirs)
    assert only(facts, Kind.DATE, "2025").coverage["Herald"].status is not Status.OMITTED


def test_the_beginning_and_the_end_of_a_year_are_two_times(make_event: Event, only: Only) -> None:
    """What narrows a stretch of time tells parts of it apart, in sentences that are alike as well."""
    facts = make_event(
        "The minister will leave at the end of the year. She said so on Monday.",
        "The minister leaves at the end of the year. A deputy left at the beginning of the year.",
    )
    assert only(facts, Kind.DATE, "end of the year").carriers == ("Gazette", "Herald")
    assert only(facts, Kind.DATE, "beginning of the year").carriers == ("Herald",)


def test_a_weekday_of_a_page_without_date_is_no_far_year(make_article: Callable[..., cd.Article]) -> None:
    """One sentence that names years and a weekday: the weekday is one near the news and lies in none of them."""
    told = "Marsh, who organised like rallies in 2017 and 2018 that erupted in clashes, gave himself up on Friday."
    articles = [
        make_article(
            id="1", outlet="Gazette", title="Rally", text=f"{told} Police held him.", published=dt.date(2026, 3, 8)
        ),
        make_article(id="2", outlet="Herald", title="Rally", text=f"{told} He said nothing.", published=None),
    ]
    [event] = cd.compare(articles).events
    dates = {fact.label: fact.carriers for fact in event.facts if fact.kind is Kind.DATE}
    assert dates == dict.fromkeys(("2017", "2018", "Friday"), ("Gazette", "Herald"))


def test_a_day_far_off_on_a_page_without_a_date(make_context: Callable[..., EventContext]) -> None:
    """A month and day without their year are within a year of the other pages, a weekday is within a week."""
    context = make_context("The bridge opens on May 1.", "The bridge will open on May 1.")
    may = Date(value="2026-05-01", granularity=Granularity.DAY, start=dt.date(2026, 5, 1), end=dt.date(2026, 5, 1))
    old = replace(may, value="2021-05-01", start=dt.date(2021, 5, 1), end=dt.date(2021, 5, 1))
    undated = Date(value="XXXX-05-01", granularity=Granularity.DAY)
    friday = Date(value="XXXX-WXX-5", granularity=Granularity.DAY)
    pairs = [(may, undated), (old, undated), (may, friday)]
    scores = [score_date_pair(_on_may_1("gazette", a), _on_may_1("herald", b), context) for a, b in pairs]
    assert [score > 0 for score in scores] == [True, False, False]


def _on_may_1(article: str, date: Date) -> Mention:
    return Mention(article_id=article, field="text", start=19, end=24, text="May 1", date=date)


def test_equal_words_on_a_page_without_a_date(make_context: Callable[..., EventContext]) -> None:
    """ "Last week" is one week where both sentences say the same, though only one page has a date to count from."""
    context = make_context("Voters of Norwick chose a mayor last week.", "Norwick voters chose their mayor last week.")
    week = Date(value="2026-W09", granularity=Granularity.WEEK, start=dt.date(2026, 2, 23), end=dt.date(2026, 3, 1))
    ours = Mention(article_id="gazette", field="text", start=32, end=41, text="last week", date=week)
    theirs = replace(ours, article_id="herald", date=Date(value="REF-P1W", granularity=Granularity.WEEK))
    assert score_date_pair(ours, theirs, context) > 0


def test_a_time_of_the_clock_needs_no_day(make_event: Event, only: Only) -> None:
    """ "10 p.m." is "10 p.m. on Monday"; another hour of no day stays another time."""
    facts = make_event(
        "The council met. The mayor signed the letter after 10 p.m. on Monday.",
        "Rain fell. Shortly before 10 p.m. the mayor told members of the letter.",
        "Rain fell. Divers searched the harbour at 6 p.m. for two boats.",
    )
    assert only(facts, Kind.DATE, "10 p.m.").carriers == ("Gazette", "Herald")


def test_a_date_that_its_carrier_tells_beside_another_is_no_near_miss(make_event: Event, only: Only) -> None:
    """The week of one story is not the Friday of another that tells of that week too."""
    facts = make_event(
        "The mayor of Norwick closed the harbour on March 3. The mayor of Norwick reopened the harbour last month.",
        "The mayor of Norwick closed the harbour on March 3.",
    )
    assert only(facts, Kind.DATE, "last month").coverage["Herald"].status is Status.OMITTED


@pytest.mark.parametrize(
    ("other", "status"),
    [
        ("The governor warned that rates would probably go up once more in December.", Status.UNCLEAR),
        ("The governor warned that rates would probably go up once more in May.", Status.OMITTED),
        ("The old mill will be turned into a museum in December.", Status.OMITTED),
    ],
)
def test_the_end_of_a_year_may_be_its_december(make_event: Event, only: Only, other: str, status: Status) -> None:
    """Whoever dates the same in December may have told of the end of the year: that is no omission."""
    facts = make_event("The bank is likely to raise rates again before the end of the year.", other)
    assert only(facts, Kind.DATE, "the end of the year").coverage["Herald"].status is status
